import { describe, expect, it } from 'vitest';
import { filesOf, words, wordsOf } from './set.js';
import { has, output, why } from './tools.js';

describe.skipIf(!has('qpdf'))(`PDF: qpdf finds no fault${why('qpdf', 'gói Debian qpdf')}`, () => {
  it.each(filesOf('pdf'))('$path', ({ file }) => {
    expect(output('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors found');
  });
});

describe.skipIf(!has('pdffonts'))(`PDF: every font is embedded and has its Unicode table${why('pdffonts', 'gói Debian poppler-utils')}`, () => {
  it.each(filesOf('pdf'))('$path', ({ file }) => {
    const rows = output('pdffonts', [file]).split('\n').slice(2).filter((row) => row !== '');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatch(/ yes yes yes +\d+ +\d+$/u);
  });
});

describe.skipIf(!has('pdftotext'))(`PDF: pdftotext gives back the words of the document, exactly${why('pdftotext', 'gói Debian poppler-utils')}`, () => {
  it.each(filesOf('pdf'))('$path', ({ path, file }) => {
    const text = output('pdftotext', ['-raw', file, '-']);
    expect(text.normalize('NFC')).toBe(text);
    const count = (list: readonly string[]): Map<string, number> => list.reduce((m, w) => m.set(w, (m.get(w) ?? 0) + 1), new Map<string, number>());
    const printed = count(pieces(words(text)));
    for (const [word, times] of count(pieces(wordsOf(path)))) expect(printed.get(word) ?? 0, word).toBeGreaterThanOrEqual(times);
  });
});

/** Words cut after their hyphens, where a line may end ("NĐ-CP"). */
function pieces(list: readonly string[]): readonly string[] {
  return list.flatMap((word) => word.split(/(?<=-)/u));
}

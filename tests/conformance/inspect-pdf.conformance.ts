import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnsOf, observed, paragraphs, tablesOf, texts } from '../inspect/pdf/support.js';
import { filesOf, words, wordsOf } from './set.js';
import { has, libreOfficePdfs, why } from './tools.js';

describe.skipIf(!has('soffice'))(`PDFs that LibreOffice makes of our DOCX are read as they look${why('soffice', 'gói Debian libreoffice-writer')}`, async () => {
  const docx = filesOf('docx').filter((f) => /^(?:quyet-dinh|phu-luc)\.docx$/u.test(f.path));
  const folder = has('soffice') ? libreOfficePdfs(docx.map((f) => f.file)) : '';
  const pdfs = await Promise.all((has('soffice') ? docx : []).map(async ({ path, file }) => ({ path, read: await observed(readFileSync(join(folder, basename(file).replace(/\.docx$/u, '.pdf')))) })));

  it.each(pdfs)('$path: every word in order', ({ path, read }) => {
    expect(texts(read).flatMap(words)).toEqual(wordsOf(path));
  });
  it.each(pdfs)('$path: one table, its header once, and margins within a point', ({ read }) => {
    expect(tablesOf(read).map((table) => table.headerRepeats)).toEqual([true]);
    const wanted = (landscape: boolean): readonly number[] => (landscape ? [56.7, 85.04, 42.52] : [56.7, 85.04, 56.7]);
    for (const { width, height, margins } of read.sections) {
      for (const [i, margin] of wanted(width > height).entries()) expect(Math.abs(([margins.top, margins.left, margins.right][i] ?? 0) - margin)).toBeLessThanOrEqual(1);
    }
  });
  it('the decision: head and foot in columns, căn cứ italic, justified and indented 1.27 cm', () => {
    const decision = pdfs.find(({ path }) => path === 'quyet-dinh.docx')?.read;
    if (decision === undefined) throw new Error('no decision');
    expect(columnsOf(decision).map((columns) => columns.rows.length)).toEqual([2, 1, 1]);
    const bases = paragraphs(decision).filter((one) => one.place.page === 1 && one.runs[0]?.text.startsWith('Căn cứ') === true);
    expect(bases.map((one) => [one.align, Math.round(one.firstLine ?? 0), one.runs[0]?.looks.italic])).toEqual(Array(3).fill(['justify', 36, true]));
    expect(decision.sections.map((section) => [section.pages?.first, section.pageNumber?.onFirstPage])).toEqual([[1, undefined], [2, false], [7, false]]);
  });
});

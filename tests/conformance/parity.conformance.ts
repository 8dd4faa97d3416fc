import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, tableHeadWordsOf, words } from './set.js';
import { has, libreOfficePdfs, output, why } from './tools.js';

const ready = has('soffice') && has('pdftotext');

/** Words at the head of a page that tell it from others, its page number left out. */
const headWords = 6;

function pagesOf(pdf: string): readonly (readonly string[])[] {
  const pages = output('pdftotext', ['-raw', pdf, '-']).split('\f').slice(0, -1);
  return pages.map((page) => words(page));
}

function head(page: readonly string[], header: readonly string[]): string {
  return body(page, header).slice(0, headWords).join(' ');
}

/** On a page that goes on with a table the repeated header comes first; what tells is the text after it. */
function body(page: readonly string[], header: readonly string[]): readonly string[] {
  const from = /^\d+$/u.test(page[0] ?? '') ? 1 : 0;
  const starts = header.length > 0 && header.every((w, i) => page[from + i] === w);
  return page.slice(starts ? from + header.length : from);
}

describe.skipIf(!ready)(`the DOCX in LibreOffice and the PDF break pages alike${why('soffice', 'gói Debian libreoffice-writer')}${why('pdftotext', 'gói Debian poppler-utils')}`, () => {
  it('same number of pages in every document, same first words on at least 9 pages of 10', () => {
    const docx = filesOf('docx');
    const folder = libreOfficePdfs(docx.map((f) => f.file));
    const differences: string[] = [];
    let pages = 0;
    let same = 0;
    for (const file of docx) {
      const ours = pagesOf(file.file.replace(/\.docx$/u, '.pdf'));
      const theirs = pagesOf(join(folder, basename(file.file).replace(/\.docx$/u, '.pdf')));
      if (ours.length !== theirs.length) differences.push(`${file.path}: ${ours.length} pages against ${theirs.length} in LibreOffice`);
      const header = tableHeadWordsOf(file.path);
      for (const [i, page] of ours.entries()) {
        pages += 1;
        const other = theirs[i] ?? [];
        if (head(page, header) === head(other, header)) same += 1;
        else differences.push(`${file.path} page ${i + 1}: "${head(page, header)}" against "${head(other, header)}"`);
      }
    }
    console.log(`${same} of ${pages} pages begin with the same words\n${differences.join('\n')}`);
    expect(differences.filter((d) => d.includes('LibreOffice'))).toEqual([]);
    expect(same / pages).toBeGreaterThanOrEqual(0.9);
  });
});

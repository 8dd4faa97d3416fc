import { describe, expect, it } from 'vitest';
import type { Document, Table } from '../../../src/document/types.js';
import { tablesOf as tablesOfDocument, textOf } from '../../../src/document/walk.js';
import { wordsOf } from '../../../src/inspect/observed.js';
import { composeYear } from '../../../src/publish/build.js';
import { renderPdf } from '../../../src/render/pdf/render.js';
import { words, wordsOfDocument } from '../../documents/set-2023.js';
import { faces, nd30 } from '../../support/documents.js';
import { beginning, columnsOf, observed, paragraphs, rulesOf, tablesOf, texts, textsOf } from './support.js';

const pt = (mm: number): number => (mm * 72) / 25.4;

function decision(): Document {
  const found = composeYear('.', 2023).documents.find(({ job }) => job.path === 'quyet-dinh');
  if (found === undefined) throw new Error('no decision');
  return found.document;
}

describe('the 2023 decision, its plan and its appendix, read from the pages of the PDF', async () => {
  const composed = decision();
  const { bytes } = await renderPdf(composed, nd30, faces);
  const read = await observed(bytes);

  it('has every word of the Document in order and none more', () => {
    expect(texts(read).flatMap(words)).toEqual(wordsOfDocument(composed));
  });
  it('has title and language', () => {
    expect(read).toMatchObject({ format: 'pdf', pageCount: 19, title: composed.meta.title, language: 'vi-VN' });
  });
  it('has the head in two columns, what is level in one row, the rules under their lines (R10–R17)', () => {
    expect(columnsOf(read)[0]?.rows.map((row) => row.map(textsOf))).toEqual([
      [['ỦY BAN NHÂN DÂN', 'TỈNH KHÁNH HÒA', '___'], ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', '___']],
      [['Số: 3604/QĐ-UBND'], ['Khánh Hòa, ngày 28 tháng 12 năm 2022']],
    ]);
    expect(columnsOf(read)[0]?.rows.flat(2).flatMap((line) => (line.kind === 'paragraph' ? [line.align] : []))).toEqual(Array(6).fill('center'));
  });
  it('has the looks of each line of the head', () => {
    const looks = (start: string): unknown => paragraphs(read).find((one) => wordsOf(one).startsWith(start))?.runs.map((run) => run.looks);
    const face = { family: 'Tinos', color: '000000', underline: false };
    expect(looks('CỘNG HÒA')).toEqual([{ ...face, size: 13, bold: true, italic: false }]);
    expect(looks('Độc lập')).toEqual([{ ...face, size: 14, bold: true, italic: false }]);
    expect(looks('Số:')).toEqual([{ ...face, size: 13, bold: false, italic: false }]);
    expect(looks('Khánh Hòa, ngày')).toEqual([{ ...face, size: 14, bold: false, italic: true }]);
  });
  it('has rules as long as their lines, or a part of it, in the middle of their column (R12, R15, R20)', () => {
    const [body, motto, title] = rulesOf(read);
    expect(motto?.length).toBeCloseTo(paragraphs(read).find((one) => wordsOf(one).startsWith('Độc lập'))?.lastLineWidth ?? 0, 0);
    for (const rule of [body, motto, title]) {
      expect(rule?.solid).toBe(true);
      expect(rule?.middle).toBeCloseTo((rule?.columnWidth ?? 0) / 2, 0);
    }
  });
  it('has căn cứ italic, justified, their first line indented, 6 pt apart (R31, R33–R36)', () => {
    const bases = paragraphs(read).filter((one) => wordsOf(one).startsWith('Căn cứ') && one.place.page === 1);
    expect(bases).toHaveLength(3);
    for (const base of bases) {
      expect(base).toMatchObject({ align: 'justify', firstLine: 36, left: 0, spaceBefore: 6, spaceAfter: 6, lineSpacing: 1 });
      expect(base.runs.map((run) => run.looks.italic)).toEqual([true]);
    }
  });
  it('tells a bold Điều from its upright text (R38)', () => {
    expect(beginning(read, 'Điều 2.').runs.map((run) => [run.text.slice(0, 8), run.looks.bold])).toEqual([['Điều 2. ', true], ['Giám đốc', false]]);
  });
  it('has the foot in two columns: recipients left, signer right, room for the signature (R50–R55)', () => {
    const [left, right] = columnsOf(read)[1]?.rows[0] ?? [];
    expect(columnsOf(read)[1]?.rows).toHaveLength(1);
    expect(textsOf(left ?? []).slice(0, 2)).toEqual(['Nơi nhận:', '- Như Điều 3 (thi hành);']);
    expect(textsOf(left ?? []).at(-1)).toBe('- Lưu: VT, DL. 42.');
    expect(textsOf(right ?? [])).toEqual(['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Nguyễn Tấn Tuấn']);
    expect(beginning(read, 'Nguyễn Tấn Tuấn')).toMatchObject({ align: 'center', spaceBefore: 72 });
  });
  it('has a paragraph that crosses pages as one', () => {
    const crossing = beginning(read, 'Tăng cường thông tin tuyên truyền');
    expect(crossing.align).toBe('justify');
    expect(wordsOf(crossing)).toMatch(/\.$/u);
  });
  it('has the table of the appendix with the rows and cells of the Document, its header once (R65)', () => {
    const [table] = [...tablesOfDocument(composed)].map((one) => one.table);
    const rows = (one: Table): readonly (readonly string[])[] => [one.header, ...one.rows].map((row) => row.cells.map((cell) => cell.paragraphs.map(textOf).join(' ')));
    const [seen] = tablesOf(read);
    expect(seen?.headerRepeats).toBe(true);
    expect(seen?.rows.map((row) => row.cells.map((cell) => textsOf(cell.lines).join(' ')))).toEqual(table === undefined ? [] : rows(table));
    expect(seen?.rows.map((row) => row.cells.map((cell) => cell.span))).toEqual(table === undefined ? [] : [table.header, ...table.rows].map((row) => row.cells.map((cell) => cell.span)));
    expect(seen?.rows.map((row) => row.header).indexOf(false)).toBe(1);
  });
  it('has three sections, each numbered from 1 with the number in the top margin, centred, not on its first page (R02, R05, R06)', () => {
    const number = { at: 'top', align: 'center', arabic: true, onFirstPage: false };
    expect(read.sections.map(({ pages, pageNumber }) => ({ ...pages, pageNumber }))).toEqual([
      { first: 1, last: 1, pageNumber: undefined },
      { first: 2, last: 6, pageNumber: expect.objectContaining({ ...number, start: 1 }) as unknown },
      { first: 7, last: 19, pageNumber: expect.objectContaining({ ...number, start: 1 }) as unknown },
    ]);
    expect(read.sections[1]?.pageNumber?.looks).toMatchObject({ size: 13, bold: false, italic: false });
  });
  it.each([[0, 'doc-dung'], [1, 'doc-dung'], [2, 'nam-ngang']])('section %i has the paper and the margins of %s within a point', (index, page) => {
    const section = read.sections[index];
    const wanted = nd30.pages[page];
    expect(section?.width).toBeCloseTo(pt(wanted?.widthMm ?? 0), 0);
    expect(section?.height).toBeCloseTo(pt(wanted?.heightMm ?? 0), 0);
    for (const side of ['top', 'left', 'right'] as const) expect(Math.abs((section?.margins[side] ?? 0) - pt(wanted?.marginsMm[side] ?? 0)), side).toBeLessThanOrEqual(1);
  });
  it('knows the bottom margin of a section of several pages to a line, and not that of a single page', () => {
    expect(read.sections[0]?.margins.bottom).toBeUndefined();
    for (const section of read.sections.slice(1)) {
      expect(section.margins.bottom).toBeGreaterThanOrEqual(pt(20) - 0.1);
      expect(section.margins.bottom).toBeLessThan(pt(20) + 16);
    }
  });
});

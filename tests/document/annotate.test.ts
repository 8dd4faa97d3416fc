import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../src/document/annotate.js';
import type { Document } from '../../src/document/types.js';
import { linesOf, textOf } from '../../src/document/walk.js';
import { renderDocx } from '../../src/render/docx/render.js';
import { renderPdf } from '../../src/render/pdf/render.js';
import { all, part, value } from '../support/docx.js';
import { document, faces, lorem, nd30, p, row, section, table } from '../support/documents.js';
import { readPdf } from '../support/pdf.js';

const plain = document(
  section('doc-dung', { ...p('can-cu', 'Căn cứ Luật ', { kind: 'text', text: 'Tổ chức', role: 'nhan-dieu' }, ' chính quyền;'), id: 'can-cu.1' }, p('doan', 'Không có mã.'), { ...p('doan', lorem(4)), id: 'I.1' }),
  section('nam-ngang', table([20, 80], [{ ...row('nhiem-vu', '1', ['Ban hành kế hoạch', 'giai đoạn 2021-2025']), id: 'I.1b' }])),
);
const marks = [
  { id: 'can-cu.1', words: 'Luật Tổ chức', lines: ['Còn hiệu lực không?'] },
  { id: 'can-cu.1', words: 'chức chính', lines: ['Chồng lên câu trên'] },
  { id: 'I.1', words: lorem(2), lines: ['Dài hơn một dòng', 'Đề xuất: giữ'] },
  { id: 'I.1b', words: '2021-2025', lines: ['Đã hết?'] },
  { id: 'I.1b', words: 'chữ không còn', lines: ['Cả ô đầu'] },
  { id: 'khong-co', words: 'x', lines: ['Không thuộc văn bản này'] },
];
const noted = annotate(plain, marks);
const texts = (doc: Document): readonly string[] => [...linesOf(doc)].flatMap((line) => (line.kind === 'paragraph' ? [textOf(line)] : []));

/** The words under each note, joined. */
function wordsOfNotes(doc: Document): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const line of linesOf(doc)) {
    if (line.kind !== 'paragraph') continue;
    for (const inline of line.inlines) if (inline.kind === 'text') for (const note of inline.notes ?? []) found.set(note, `${found.get(note) ?? ''}${inline.text}`);
  }
  return found;
}

describe('notes on a document', () => {
  it('stand on their words, over the bounds of bold text and over each other; never change a word', () => {
    expect(texts(noted)).toEqual(texts(plain));
    expect([...wordsOfNotes(noted)].sort(([a], [b]) => a - b)).toEqual([[1, 'Luật Tổ chức'], [2, 'chức chính'], [3, lorem(2)], [4, '1'], [5, '2021-2025']]);
  });
  it('are numbered as they are read, whatever order they are given in', () => {
    const turned = annotate(plain, [...marks].reverse());
    expect(turned.notes).toEqual(noted.notes);
    expect(wordsOfNotes(turned)).toEqual(wordsOfNotes(noted));
  });
  it('of places that the document does not have are left out', () => {
    expect(noted.notes?.map((n) => n.lines[0])).toEqual(['Còn hiệu lực không?', 'Chồng lên câu trên', 'Dài hơn một dòng', 'Cả ô đầu', 'Đã hết?']);
    expect(annotate(plain, marks.slice(-1))).toBe(plain);
  });
  it('are comments in the DOCX, by "Kế hoạch", dated by content, each range begun and ended once', () => {
    const bytes = renderDocx(noted, nd30, faces);
    const comments = all(part(bytes, 'word/comments.xml'), 'w:comment');
    expect(comments.map((c) => [value(c, 'w:id'), value(c, 'w:author'), value(c, 'w:date')])).toEqual([1, 2, 3, 4, 5].map((n) => [String(n), 'Kế hoạch', '2029-12-05T00:00:00Z']));
    expect(comments.map((c) => all(c, 'w:p').map((x) => x.textContent))[2]).toEqual(['Dài hơn một dòng', 'Đề xuất: giữ']);
    const body = part(bytes, 'word/document.xml');
    for (const name of ['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference']) expect(all(body, name).map((e) => Number(value(e, 'w:id'))).sort()).toEqual([1, 2, 3, 4, 5]);
  });
  it('are no part of a document without notes', () => {
    expect(Object.keys(unzipSync(renderDocx(plain, nd30, faces)))).not.toContain('word/comments.xml');
  });
  it('are highlighted in the PDF, each with its number once, in the margin beside the line where its words end', async () => {
    const { pages } = await readPdf((await renderPdf(noted, nd30, faces)).bytes);
    const notes = pages.flatMap((page) => page.texts.filter((t) => t.size === 7).map((t) => ({ ...t, page })));
    expect(notes.map((t) => t.text)).toEqual(['[1, 2]', '[3]', '[4]', '[5]']);
    for (const { page, x, width, baseline } of notes) {
      const beside = page.texts.filter((t) => t.size !== 7 && Math.abs(t.baseline - baseline) < 0.01);
      expect(beside.length).toBeGreaterThan(0);
      for (const text of page.texts.filter((t) => t.size !== 7)) expect(text.x + text.width - (text.text.endsWith(' ') ? faces.regular.width(' ', text.size) : 0)).toBeLessThan(x);
      expect(x + width).toBeLessThan(page.width);
    }
    const [first] = pages;
    const words = first?.texts.find((t) => t.text.includes('Luật'));
    expect(first?.bars.some((bar) => words !== undefined && bar.top < words.baseline && bar.bottom > words.baseline && bar.left >= words.x - 1)).toBe(true);
  });
});

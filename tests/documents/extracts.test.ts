import { afterAll, describe, expect, it } from 'vitest';
import type { XmlElement } from '../support/docx.js';
import { all, has, part } from '../support/docx.js';
import { buildSet, wordsOfDocx } from './set-2023.js';

const set = await buildSet();
afterAll(set.remove);

const shares = ['lead', 'named', 'group'] as const;
const headings = ['I. NHIỆM VỤ CHỦ TRÌ', 'II. NHIỆM VỤ ĐƯỢC NÊU TÊN', 'III. NHIỆM VỤ GIAO CHUNG'] as const;

const textOf = (element: XmlElement): string => all(element, 'w:t').map((t) => t.textContent).join('');

/** What stands in the body of an extract: headings with their words, tables with the cells of their rows. */
function bodyOf(name: string): readonly (string | readonly (readonly string[])[])[] {
  const [body] = all(part(set.bytes(`${name}.docx`), 'word/document.xml'), 'w:body');
  if (body === undefined) throw new Error('no body');
  return [...body.childNodes].flatMap((node): (string | string[][])[] => {
    const element = all(body, node.nodeName).find((e) => e === node);
    if (element === undefined) return [];
    if (node.nodeName === 'w:p') return [textOf(element)];
    if (node.nodeName !== 'w:tbl') return [];
    const rows = all(element, 'w:tr').filter((r) => !has(r, 'w:tblHeader'));
    return [rows.map((r) => all(r, 'w:tc').map((cell) => all(cell, 'w:p').map(textOf).join('\n')))];
  });
}

describe.each(set.manifest.agencies)('trich/$id', ({ id, name, ...counts }) => {
  const body = bodyOf(`trich/${id}`);
  const paragraphs = body.filter((b): b is string => typeof b === 'string');
  const expected = (share: (typeof shares)[number]): readonly string[] =>
    set.manifest.tasks.filter((t) => t.receipts.some((r) => r.agency === id && r.share === share)).map((t) => t.ref);

  it('is headed by the issuing body, the title, the agency and the decision', () => {
    const words = wordsOfDocx(set.bytes(`trich/${id}.docx`)).join(' ');
    expect(words).toMatch(/^ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/u);
    expect(words).toContain(`NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2023 của ${name} (`);
    expect(words).toContain('Quyết định số 3604/QĐ-UBND ngày 28 tháng 12 năm 2022');
    expect(words).toContain('danh mục để theo dõi thực hiện, không phải bản trích sao');
  });
  it.each(shares.map((share, at) => ({ share, heading: headings[at] ?? '' })))('$heading: exactly its tasks, in the order of the appendix, under their count', ({ share, heading }) => {
    const at = body.findIndex((b) => typeof b === 'string' && b.startsWith(heading));
    const title = body[at];
    const refs = expected(share);
    expect(counts[share]).toBe(refs.length);
    const table = body[at + 1];
    if (refs.length === 0) {
      expect(title).toMatch(/^[^(]*: KHÔNG CÓ$/u);
      expect(typeof table).not.toBe('object');
      return;
    }
    expect(title).toContain(`(${String(refs.length).padStart(2, '0')} NHIỆM VỤ)`);
    expect(typeof table === 'object' ? table.map((row) => row[0]) : table).toEqual(refs);
  });
  it('sums them up, each task once', () => {
    const total = shares.reduce((sum, share) => sum + counts[share], 0);
    expect(paragraphs.find((p) => p.startsWith('Tổng số'))).toMatch(new RegExp(`^Tổng số 0?${total} nhiệm vụ`, 'u'));
    const refs = body.flatMap((b) => (typeof b === 'string' ? [] : b.map((row) => row[0] ?? ''))).filter((ref) => /^[IVX]+\.\d+$/u.test(ref));
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs).toHaveLength(total);
  });
});

describe('each row of an extract', () => {
  it('has the words of its row in the appendix, cell by cell', () => {
    const appendix = bodyOf('phu-luc').find((b) => typeof b !== 'string' && b.length > 60);
    if (typeof appendix === 'string' || appendix === undefined) throw new Error('no appendix');
    const byRef = new Map<string, readonly string[]>();
    let section = '';
    for (const row of appendix) {
      if (row.length < 5) section = row[0] ?? '';
      else byRef.set(`${section}.${row[0] ?? ''}`, row.slice(1));
    }
    expect(byRef.size).toBe(64);
    for (const { id } of set.manifest.agencies) {
      for (const table of bodyOf(`trich/${id}`)) {
        if (typeof table === 'string' || table.length === 0 || !/^[IVX]+\.\d+$/u.test(table[0]?.[0] ?? '')) continue;
        for (const [ref = '', ...cells] of table) expect(cells, `${id} ${ref}`).toEqual(byRef.get(ref));
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { Document, Paragraph } from '../../../src/document/types.js';
import { textOf } from '../../../src/document/walk.js';
import type { BarItem, Item, Page, TextItem } from '../../../src/render/pdf/page.js';
import { layOut } from '../../../src/render/pdf/layout.js';
import { mm } from '../../../src/typeset/units.js';
import { columns, document, faces, lorem, nd30, p, row, rule, section, sectionRow, table } from '../../support/documents.js';

const pagesOf = (doc: Document): readonly Page[] => [...layOut(doc, nd30, faces)];
const texts = (page: Page | undefined): readonly TextItem[] => (page?.items ?? []).filter((i: Item): i is TextItem => i.kind === 'text');
const bars = (page: Page | undefined, kind: BarItem['kind']): readonly BarItem[] => (page?.items ?? []).filter((i: Item): i is BarItem => i.kind === kind);
const textOfItem = (item: TextItem): string => item.pieces.map((piece) => piece.text).join('').trim();
const linesOn = (page: Page | undefined): readonly string[] => texts(page).filter((t) => t.source.block !== -1).map(textOfItem);
const left = ({ pieces }: TextItem): number => pieces[0]?.x ?? NaN;
/** Of a line all in the regular face. */
const right = (item: TextItem): number => {
  const text = textOfItem(item);
  return left(item) + faces.regular.width(text, item.pieces[0]?.sizePt ?? 0) + (text.split(' ').length - 1) * item.wordSpace;
};
/** Lengths are on the grid of twips. */
const twip = 1 / 20;

const paperBody = { left: mm(30), right: mm(210 - 20), top: mm(20), bottom: mm(297 - 20) };
const lines = (count: number, name: string): string[] => Array.from({ length: count }, (_, i) => `${name} ${i + 1}`);

describe('R01–R03: pages', () => {
  it('are A4, upright for text and lying for a wide appendix', () => {
    const [upright, lying] = pagesOf(document(section('doc-dung', p('doan', 'a')), section('nam-ngang', p('doan', 'b'))));
    expect([upright?.width, upright?.height, lying?.width, lying?.height]).toEqual([mm(210), mm(297), mm(297), mm(210)]);
  });
  it('nothing but the page number stands outside the margins', () => {
    for (const page of pagesOf(document(section('doc-dung', ...lines(90, 'Đoạn').map((t) => p('doan', `${t} ${lorem(2)}`)))))) {
      for (const item of texts(page).filter((t) => t.source.block !== -1)) {
        expect(left(item)).toBeGreaterThanOrEqual(paperBody.left - 0.01);
        expect(right(item)).toBeLessThanOrEqual(paperBody.right + 0.01);
        expect(item.baseline).toBeGreaterThan(paperBody.top);
        expect(item.baseline).toBeLessThan(paperBody.bottom);
      }
    }
  });
});

describe('R05, R06: page numbers', () => {
  const long = lines(60, 'Đoạn').map((t) => p('doan', t));
  const numbers = (page: Page): readonly string[] => texts(page).filter((t) => t.source.block === -1).map(textOfItem);
  it('are not shown on the first page and start again in each section', () => {
    const pages = pagesOf(document(section('doc-dung', ...long), section('nam-ngang', ...long)));
    expect(pages.map(numbers)).toEqual([[], ['2'], [], ['2'], ['3']]);
  });
  it('go on where a section says so', () => {
    const pages = pagesOf(document(section('doc-dung', ...long), { ...section('nam-ngang', p('doan', 'b')), restartNumbering: false }));
    expect(pages.map(numbers)).toEqual([[], ['2'], ['3']]);
  });
  it('stand in the middle of the top margin, upright, 13 pt', () => {
    const item = texts(pagesOf(document(section('doc-dung', ...long)))[1]).find((t) => t.source.block === -1);
    const piece = item?.pieces[0];
    expect([piece?.sizePt, piece?.face.name]).toEqual([13, faces.regular.name]);
    expect((piece?.x ?? 0) + (piece?.width ?? 0) / 2).toBeCloseTo((paperBody.left + paperBody.right) / 2, 1);
    expect(item?.baseline).toBeLessThan(paperBody.top);
  });
});

describe('R33–R36: paragraphs', () => {
  const [page] = pagesOf(document(section('doc-dung', p('doan', lorem(4)), p('doan', lorem(3)))));
  const set = texts(page);
  it('the first line is indented 12.7 mm', () => {
    expect(left(set[0] ?? fail())).toBeCloseTo(paperBody.left + mm(12.7), 1);
    expect(left(set[1] ?? fail())).toBeCloseTo(paperBody.left, 2);
  });
  it('lines reach both margins but for the last', () => {
    const first = set.filter((t) => t.source.block === 0);
    for (const item of first.slice(0, -1)) expect(right(item)).toBeCloseTo(paperBody.right, 1);
    expect(right(first.at(-1) ?? fail())).toBeLessThan(paperBody.right - 1);
  });
  it('at least 6 pt stand between paragraphs', () => {
    const last = set.filter((t) => t.source.block === 0).at(-1);
    const next = set.find((t) => t.source.block === 1);
    const pitch = (set[1]?.baseline ?? 0) - (set[0]?.baseline ?? 0);
    expect((next?.baseline ?? 0) - (last?.baseline ?? 0) - pitch).toBeCloseTo(6, 1);
  });
  it('of many pages leave no line alone at the foot or head of a page', () => {
    for (let before = 30; before < 50; before++) {
      const pages = pagesOf(document(section('doc-dung', ...lines(before, 'x').map((t) => p('doan', t)), p('doan', lorem(4)))));
      for (const one of pages) {
        const ofLong = texts(one).filter((t) => t.source.block === before).length;
        expect(ofLong, `${before} paragraphs before`).not.toBe(1);
      }
    }
  });
  it('a heading goes to the next page with what it heads', () => {
    for (let before = 30; before < 50; before++) {
      const pages = pagesOf(document(section('doc-dung', ...lines(before, 'x').map((t) => p('doan', t)), p('muc', 'I. MỤC TIÊU'), p('doan', lorem(3)))));
      for (const one of pages) expect(linesOn(one).at(-1)).not.toBe('I. MỤC TIÊU');
    }
  });
});

describe('R12, R15, R20: rules under lines', () => {
  const head = columns('dau-van-ban', [[p('co-quan-ban-hanh', 'ỦY BAN NHÂN DÂN'), p('co-quan-ban-hanh', 'TỈNH MẪU'), rule('ke-co-quan')], [p('quoc-hieu', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), p('tieu-ngu', 'Độc lập - Tự do - Hạnh phúc'), rule('ke-tieu-ngu')]]);
  const [page] = pagesOf(document(section('doc-dung', head, p('trich-yeu', 'Ban hành Kế hoạch cải cách hành chính'), rule('ke-trich-yeu'), p('doan', 'a'))));
  const ruleOf = (role: string): BarItem => bars(page, 'rule').find((b) => b.source.role === role) ?? fail();
  const lineOf = (text: string): { x: number; width: number; baseline: number } => {
    const item = texts(page).find((t) => textOfItem(t) === text) ?? fail();
    return { x: left(item), width: item.pieces.reduce((sum, piece) => sum + piece.width, 0), baseline: item.baseline };
  };
  it('R12: exactly as long as Tiêu ngữ, right under it', () => {
    const line = lineOf('Độc lập - Tự do - Hạnh phúc');
    const drawn = ruleOf('ke-tieu-ngu');
    expect([drawn.x, drawn.width]).toEqual([expect.closeTo(line.x, 2), expect.closeTo(line.width, 2)]);
    expect(drawn.y).toBeGreaterThan(line.baseline);
    expect(drawn.y - line.baseline).toBeLessThan(8);
  });
  it.each([
    ['R15', 'ke-co-quan', 'TỈNH MẪU'],
    ['R20', 'ke-trich-yeu', 'Ban hành Kế hoạch cải cách hành chính'],
  ])('%s: %s is a third to half of its line, centred', (_, role, text) => {
    const line = lineOf(text);
    const drawn = ruleOf(role);
    expect(drawn.width / line.width).toBeGreaterThanOrEqual(1 / 3);
    expect(drawn.width / line.width).toBeLessThanOrEqual(1 / 2);
    expect(drawn.x + drawn.width / 2).toBeCloseTo(line.x + line.width / 2, 1);
  });
  it('R10: Quốc hiệu stands on one line', () => {
    expect(linesOn(page)).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  });
});

describe('R58: the block of signature and recipients', () => {
  const foot = columns('cuoi-van-ban', [[p('noi-nhan', 'Nơi nhận:'), ...lines(8, '- Nơi').map((t) => p('noi-nhan-dong', t))], [p('quyen-han-ky', 'TM. ỦY BAN NHÂN DÂN'), p('chuc-vu-ky', 'CHỦ TỊCH'), p('ho-ten-ky', 'Nguyễn Văn A')]]);
  it('is whole, and at least two lines of text go with it', () => {
    for (let before = 15; before < 45; before++) {
      const pages = pagesOf(document(section('doc-dung', ...lines(before, 'x').map((t) => p('doan', t)), foot)));
      const last = linesOn(pages.at(-1));
      expect(last).toContain('Nơi nhận:');
      expect(last).toContain('Nguyễn Văn A');
      expect(last.filter((t) => t.startsWith('x ')).length, `${before} paragraphs before`).toBeGreaterThanOrEqual(2);
    }
  });
  it('where the lines before it, it and a copy block have no room on one page together, only the copy block goes on: no page is left with a row or two', () => {
    const signed = columns('cuoi-van-ban', [lines(1, 'Nơi nhận').map((t) => p('noi-nhan', t)), [p('chuc-vu-ky', 'CHỦ TỊCH'), p('ho-ten-ky', 'Nguyễn Văn A'), ...lines(6, 'x').map((t) => p('ho-ten-ky', t))]]);
    const copied = columns('khoi-sao', [[p('noi-nhan', 'Nơi nhận:')], [p('hinh-thuc-sao', 'SAO Y'), p('ho-ten-ky', 'Trần Văn B')]]);
    const pages = pagesOf(document(section('doc-dung', ...lines(3, 'x').map((t) => p('doan', t)), signed, rule('ke-ban-sao'), copied)));
    expect(pages.map((page) => linesOn(page)[0])).toEqual(['x 1', 'Nơi nhận:']);
  });
  it('a row of a table goes with it only where no line of text stands between', () => {
    const two = table([10, 60, 30], [row('nhiem-vu', '1', lorem(10), ''), row('nhiem-vu', '2', lorem(10), '')]);
    const tall = columns('cuoi-van-ban', [[p('noi-nhan', 'Nơi nhận:')], [p('chuc-vu-ky', 'CHỦ TỊCH'), p('ho-ten-ky', 'x'), p('ho-ten-ky', 'x'), p('ho-ten-ky', 'A')]]);
    const last = (...between: readonly Paragraph[]): string | undefined => linesOn(pagesOf(document(section('nam-ngang', two, ...between, tall))).at(-1)).find((t) => t !== '');
    expect([last(), last(p('doan-sau-bang', 'Hết.'))]).toEqual(['Cột 1', 'Hết.']);
  });
  it('higher than a page, it is broken and nothing is lost', () => {
    const tall = columns('cuoi-van-ban', [[p('noi-nhan', 'Nơi nhận:'), ...lines(90, '- Nơi').map((t) => p('noi-nhan-dong', t))], [p('chuc-vu-ky', 'CHỦ TỊCH')]]);
    const pages = pagesOf(document(section('doc-dung', p('doan', 'a'), tall)));
    expect(pages.flatMap(linesOn).filter((t) => t.startsWith('- Nơi'))).toEqual(lines(90, '- Nơi'));
  });
});

describe('R66, R72: what stands in the top margin', () => {
  const mark = (...words: readonly string[]): readonly Paragraph[] => words.map((w) => p('thong-tin-ky', w));
  it('takes nothing from the text: pages break as without it', () => {
    const body = lines(80, 'Đoạn').map((t) => p('doan', t));
    const plain = pagesOf(document(section('doc-dung', ...body)));
    const marked = pagesOf(document(section('doc-dung', ...mark('SAO Y', 'SAO LỤC'), { kind: 'field', role: 'goc-ky-so', name: 'o', label: 'ô' }, ...body)));
    const baselines = (pages: readonly Page[]): unknown => pages.map((page) => texts(page).filter((t) => t.source.role !== 'thong-tin-ky').map((t) => [textOfItem(t), t.baseline]));
    expect(baselines(marked)).toEqual(baselines(plain));
  });
  it('stands one under the other, right, above the text: two lines and a field have room', () => {
    const [page] = pagesOf(document(section('doc-dung', ...mark('SAO Y', 'SAO LỤC'), { kind: 'field', role: 'goc-ky-so', name: 'o', label: 'ô' }, p('doan', 'a'))));
    const [first, second] = texts(page);
    const field = page?.items.find((item) => item.kind === 'field');
    expect((second?.baseline ?? 0) - (first?.baseline ?? 0)).toBeCloseTo(11.5, 1);
    for (const item of [first, second]) if (item !== undefined) expect(right(item)).toBeCloseTo(paperBody.right, 1);
    expect(field?.y).toBeGreaterThan(second?.baseline ?? Infinity);
    expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(paperBody.top);
    expect((field?.x ?? 0) + (field?.width ?? 0)).toBeCloseTo(paperBody.right, 1);
  });
});

describe('tables', () => {
  const grid = [10, 60, 30];
  const appendix = (count: number): Document =>
    document(section('nam-ngang', table(grid, lines(count, 'Việc').flatMap((t, i) => [...(i % 4 === 0 ? [sectionRow('I', `MỤC ${i / 4 + 1}`, 2)] : []), row('nhiem-vu', String(i + 1), `${t} ${lorem(1 + (i % 4))}`, 'Sở Nội vụ')]))));

  it('R65: the header row stands at the top of every page, marked as repeated from the second on', () => {
    const pages = pagesOf(appendix(60));
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      expect(linesOn(page).slice(0, 3)).toEqual(['Cột 1', 'Cột 2', 'Cột 3']);
      expect(texts(page).filter((t) => t.source.row === -1).map((t) => t.source.repeated === true)).toEqual(Array(3).fill(index > 0));
    }
  });
  it('a section row is never the last of a page', () => {
    for (const page of pagesOf(appendix(60))) {
      const last = texts(page).at(-1);
      expect(last?.source.role).not.toMatch(/^muc-bang/u);
    }
  });
  it('a row no higher than a third of the page stands on one page', () => {
    const pages = pagesOf(appendix(80));
    const pagesOfRow = new Map<number, Set<number>>();
    for (const [index, page] of pages.entries()) {
      for (const { source } of texts(page)) if (source.row !== undefined && source.row >= 0) pagesOfRow.set(source.row, (pagesOfRow.get(source.row) ?? new Set()).add(index));
    }
    expect([...pagesOfRow.values()].filter((on) => on.size > 1)).toEqual([]);
  });
  it('a higher row is broken over pages, keeping every word in order in each column', () => {
    const words = lorem(60);
    const pages = pagesOf(document(section('nam-ngang', table(grid, [row('nhiem-vu', '1', 'Việc', 'x'), row('nhiem-vu', '2', words, words)]))));
    expect(pages.length).toBeGreaterThan(1);
    for (const cell of [1, 2]) {
      const inCell = pages.flatMap((page) => texts(page).filter((t) => t.source.row === 1 && t.source.cell === cell).map(textOfItem));
      expect(inCell.join(' ')).toBe(words);
    }
  });
  it('one cell of 3,000 characters takes as many pages as it needs, and loses none', () => {
    const words = lorem(300).slice(0, 3000).trim();
    const narrow = pagesOf(document(section('nam-ngang', table([80, 10, 10], [row('nhiem-vu', 'a', words, 'c')]))));
    expect(narrow.flatMap((page) => texts(page).filter((t) => t.source.cell === 1 && t.source.row === 0).map(textOfItem)).join(' ')).toBe(words);
  });
  it('borders close the table on every page, and reach the text width', () => {
    for (const page of pagesOf(appendix(60))) {
      const drawn = bars(page, 'border');
      expect(Math.abs(Math.min(...drawn.map((b) => b.x)) - mm(30))).toBeLessThan(2 * twip);
      expect(Math.abs(Math.max(...drawn.map((b) => b.x + b.width)) - mm(297 - 15))).toBeLessThan(2 * twip);
      const lowest = Math.max(...texts(page).map((t) => t.baseline));
      expect(drawn.some((b) => b.y > lowest && b.width > mm(200))).toBe(true);
    }
  });
});

describe('words', () => {
  const doc = document(
    section('doc-dung', p('ten-loai', 'QUYẾT ĐỊNH'), p('dieu', { kind: 'text', text: 'Điều 1.', role: 'nhan-dieu' }, ' Ban hành kèm theo Quyết định này Kế hoạch.'), p('kem-theo', '(Kèm theo ', { kind: 'line-break' }, 'Quyết định)')),
    section('nam-ngang', table([20, 80], [row('nhiem-vu', '1', ['a b', 'c d'])])),
  );
  it('are all there, in reading order, each line told where it comes from', () => {
    expect(pagesOf(doc).flatMap(linesOn)).toEqual(['QUYẾT ĐỊNH', 'Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.', '(Kèm theo', 'Quyết định)', 'Cột 1', 'Cột 2', '1', 'a b', 'c d']);
    expect(texts(pagesOf(doc)[0])[1]?.source).toMatchObject({ section: 0, block: 1, role: 'dieu' });
  });
  it('a heading is an entry of the outline at its level', () => {
    const headings = pagesOf(document(section('doc-dung', p('ten-loai', 'KẾ HOẠCH'), p('muc', 'I. MỤC TIÊU'), p('doan', 'a')))).flatMap((page) => page.headings);
    expect(headings.map((h) => [h.level, h.title])).toEqual([[1, 'KẾ HOẠCH'], [2, 'I. MỤC TIÊU']]);
  });
  it('a word wider than its column is cut, not lost', () => {
    const word = 'a'.repeat(100);
    expect(pagesOf(document(section('doc-dung', table([90, 10], [row('nhiem-vu', 'x', word)])))).flatMap((page) => texts(page).filter((t) => t.source.cell === 1 && t.source.row === 0).map(textOfItem)).join('')).toBe(word);
  });
  it('of a paragraph are those of the document', () => {
    const paragraph = p('doan', lorem(20));
    expect(pagesOf(document(section('doc-dung', paragraph))).flatMap(linesOn).join(' ')).toBe(textOf(paragraph));
  });
});

function fail(): never {
  throw new Error('not there');
}

import { PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import type { Document, Inline, Paragraph } from '../../../../src/document/types.js';
import { renderPdf } from '../../../../src/render/pdf/render.js';
import { structureOf } from '../../../../src/render/pdf/structure/tree.js';
import type { StructureElement } from '../../../../src/render/pdf/structure/element.js';
import { columns, document, faces, lorem, nd30, p, row, rule, section, sectionRow, table } from '../../../support/documents.js';
import { checkTagged } from '../../../support/tagged/check.js';
import { mutated, type Patient } from '../../../support/tagged/mutate.js';
import { textOfDocument } from '../../../support/tagged/words.js';

const render = async (doc: Document): Promise<Uint8Array> => (await renderPdf(doc, nd30, faces)).bytes;
const named = (id: string, paragraph: Paragraph): Paragraph => ({ ...paragraph, id });
const noted = (text: string, ...notes: number[]): Inline => ({ kind: 'text', text, notes });

/** Everything that a document of ours can be made of: paragraphs and rows over two pages among it. */
const whole: Document = {
  ...document(
    section(
      'doc-dung',
      columns(
        'dau-van-ban',
        [[p('co-quan-ban-hanh', 'TỈNH MẪU'), rule('ke-co-quan')], [p('quoc-hieu', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), p('tieu-ngu', 'Độc lập - Tự do - Hạnh phúc'), rule('ke-tieu-ngu')]],
        [[p('so-ky-hieu', 'Số: 05/QĐ-UBND')], [p('dia-danh-ngay', 'Mẫu, ngày 05 tháng 12 năm 2029')]],
      ),
      p('ten-loai', 'QUYẾT ĐỊNH'),
      p('doan', lorem(60)),
      p('doan', 'Quý ', { kind: 'text', text: 'I/2023', role: 'bo' }, ' ', { kind: 'text', text: 'II/2024 và một đoạn dài cho sang dòng khác, để chữ gạch chân đứng trên hai dòng của trang này', role: 'them' }, ' sau'),
      columns('cuoi-van-ban', [
        [p('noi-nhan', 'Nơi nhận:'), p('noi-nhan-dong', '- Như Điều 3;'), p('noi-nhan-dong', '- Lưu: VT.')],
        [p('chuc-vu-ky', 'CHỦ TỊCH'), { kind: 'field', role: 'chu-ky-so', name: 'chu-ky', label: 'Chữ ký số' }, p('ho-ten-ky', 'Nguyễn Văn A')],
      ]),
    ),
    section(
      'doc-dung',
      p('ten-loai', 'KẾ HOẠCH'),
      p('muc', 'I. MỤC TIÊU'),
      named('I.1', p('khoan', '1. Khoản một ', noted('có câu hỏi', 1), ' và nói tiếp')),
      named('I.1.a', p('diem', 'a) Điểm a')),
      named('I.1.đ', p('diem', 'đ) Điểm đ ', lorem(3))),
      named('I.1.p1', p('doan', 'Đoạn thuộc khoản một.')),
      named('I.2', p('khoan', '2. Khoản hai')),
      named('I.p9', p('doan', 'Đoạn của mục.')),
      p('muc', 'II. NHIỆM VỤ'),
      p('khoan', '1. Khoản một của mục hai'),
    ),
    section(
      'nam-ngang',
      p('phu-luc', 'Phụ lục'),
      table(
        [10, 45, 45],
        [
          sectionRow('I', 'CẢI CÁCH THỂ CHẾ', 2),
          ...Array.from({ length: 30 }, (_, i) => row('nhiem-vu', String(i + 1), ['Việc:', '- một;', '- hai.'], i === 3 ? [] : `kết quả ${i + 1}`)),
          row('nhiem-vu', '31', lorem(90), 'hết'),
        ],
      ),
    ),
  ),
  notes: [{ lines: ['Hỏi gì?'] }],
};

const bytes = await render(whole);

/** A tree as an outline of types; words only of headings. */
function outline({ type, children, attributes, content }: StructureElement): string {
  const more = Object.entries(attributes ?? {}).filter(([key]) => key !== 'O').map(([, value]) => `=${value}`).join('');
  const label = content?.label === undefined ? '' : `"${content.label.trim()}"`;
  return `${type}${more}${label}${children.length === 0 ? '' : `(${children.map(outline).join(' ')})`}`;
}

describe('the structure of a document (ISO 14289-1)', () => {
  const { children: parts } = structureOf(whole, nd30);
  const texts = parts.map(outline);
  it('a part for each run of numbered pages: decision, plan, appendix', () => {
    expect(parts.map(({ type }) => type)).toEqual(['Part', 'Part', 'Part']);
  });
  it('head and foot are read row by row, left before right; recipients are a list (R55), the field is a form', () => {
    expect(texts[0]).toBe('Part(Div(P P P P P) H1 P P Div(P L=Disc(LI(Lbl"-" LBody) LI(Lbl"-" LBody)) P Form P))');
  });
  it('điểm are a list within their khoản (R40, R41); a paragraph that belongs to a khoản stays with it, another ends the list', () => {
    expect(texts[1]).toBe('Part(H1 H2 L=Decimal(LI(Lbl"1." LBody(L=LowerAlpha(LI(Lbl"a)" LBody) LI(Lbl"đ)" LBody)) P)) LI(Lbl"2." LBody)) P H2 L=Decimal(LI(Lbl"1." LBody)))');
  });
  it('a table has its header cells with their scope, its spans, and lists in its cells', () => {
    const start = 'Part(H1 Table(THead(TR(TH=Column TH=Column TH=Column)) TBody(TR(TD TD=2) TR(TD TD(P L=Disc(LI(Lbl"-" LBody) LI(Lbl"-" LBody))) TD) TR(TD ';
    expect(texts[2]?.slice(0, start.length)).toBe(start);
  });
  it('headings never skip a depth, whatever the levels of their roles', () => {
    const skipping = document(section('doc-dung', p('muc', 'I. MỤC'), p('ten-loai', 'KẾ HOẠCH'), p('muc', 'I. MỤC'), p('phu-luc', 'Phụ lục')));
    expect(outline(structureOf(skipping, nd30))).toBe('Document(Part(H1 H1 H2 H1))');
  });
});

describe('a PDF of everything that a document can be made of', () => {
  it('has no fault, and its tree gives the words of the document in their order', async () => {
    expect(await checkTagged(bytes, textOfDocument(whole))).toEqual([]);
  });
  it.each([
    ['a document of one word', document(section('doc-dung', p('doan', 'a')))],
    ['an empty paragraph and an empty section', document(section('doc-dung', p('doan', '')), section('doc-dung'))],
    ['a table without rows', document(section('doc-dung', table([100], [])))],
    ['items without a label, labels without an item', document(section('doc-dung', p('khoan', 'Không có số'), p('khoan', '1.'), p('diem', '- '), p('diem', 'a)b')))],
    ['a label in two faces', document(section('doc-dung', p('khoan', { kind: 'text', text: '1', role: 'tong-cong' }, '. Việc')))],
    ['a label whose line is justified, and goes on', document(section('doc-dung', p('khoan', '1.  ', lorem(4))))],
    ['a section that goes on with the numbers of the one before', document(section('doc-dung', p('doan', 'a')), { ...section('nam-ngang', p('doan', 'b')), restartNumbering: false })],
  ])('%s has no fault', async (_, doc) => {
    expect(await checkTagged(await render(doc), textOfDocument(doc))).toEqual([]);
  });
});

/** Each seeded fault, and what must be found. */
const mutations: readonly (readonly [what: string, change: (patient: Patient) => void, code: string])[] = [
  ['the mark that the file is tagged is gone', (f) => { f.drop(f.catalog, 'MarkInfo'); }, 'not-marked'],
  ['no language', (f) => { f.drop(f.catalog, 'Lang'); }, 'no-language'],
  ['the file name is shown, not the title', (f) => { f.drop(f.catalog, 'ViewerPreferences'); }, 'title-not-shown'],
  ['no title', (f) => { f.document.setTitle(''); }, 'no-title'],
  ['no output intent', (f) => { f.drop(f.catalog, 'OutputIntents'); }, 'no-output-intent'],
  ['no claim of PDF/A', (f) => { f.drop(f.catalog, 'Metadata'); }, 'not-pdfa'],
  ['no claim of PDF/UA', (f) => { f.drop(f.catalog, 'Metadata'); }, 'not-pdfua'],
  ['a mark is closed too early: what follows is outside', (f) => { f.rewrite(0, (s) => s.replace('BDC\nBT', 'BDC\nEMC\nBT').replace('ET\nEMC', 'ET')); }, 'drawn-outside-marks'],
  ['a mark is never closed', (f) => { f.rewrite(0, (s) => s.replace(/EMC\s*$/u, '')); }, 'marks-unbalanced'],
  ['a mark stands in another', (f) => { f.rewrite(0, (s) => s.replace('EMC\n/P <</MCID 1>> BDC', '/P <</MCID 1>> BDC').replace(/$/u, '\nEMC')); }, 'marks-nested'],
  ['an artifact is text', (f) => { f.rewrite(0, (s) => s.replace(/\/Artifact <<\/Type \/Layout>> BDC/u, '/P BMC')); }, 'mark-without-mcid'],
  ['a text is an artifact', (f) => { f.rewrite(0, (s) => s.replace('/P <</MCID 0>> BDC', '/Artifact <</Type /Layout>> BDC')); }, 'mcid-not-there'],
  ['a number is used twice on a page', (f) => { f.rewrite(0, (s) => s.replace('/MCID 1>>', '/MCID 0>>')); }, 'mcid-repeated'],
  ['a text that no element has', (f) => { f.rewrite(0, (s) => `${s}\n/P <</MCID 999>> BDC BT ET EMC`); }, 'mcid-unclaimed'],
  ['an element is cut off', (f) => { f.kids(f.element('Part')).remove(1); }, 'mcid-unclaimed'],
  ['two elements have one text', (f) => { f.set(f.element('H1', 1), 'K', f.element('H2').get(PDFName.of('K')) ?? PDFNumber.of(0)); }, 'mcid-claimed-twice'],
  ['the way back from a page leads elsewhere', (f) => { const back = f.back(0); back.set(0, back.get(1)); }, 'parent-tree-disagrees'],
  ['the way back from a page is longer than the page', (f) => { const back = f.back(0); back.push(back.get(0)); }, 'parent-tree-too-long'],
  ['a page does not say where it is in the tree', (f) => { f.drop(f.page(0).node, 'StructParents'); }, 'page-without-struct-parents'],
  ['an element names another parent', (f) => { f.set(f.element('TD'), 'P', f.element('TD', 9).get(PDFName.of('P')) ?? PDFNumber.of(0)); }, 'parent-wrong'],
  ['a type that nobody knows', (f) => { f.set(f.element('P'), 'S', PDFName.of('Para')); }, 'type-unknown'],
  ['a heading skips a depth', (f) => { f.set(f.element('H2'), 'S', PDFName.of('H3')); }, 'heading-skips'],
  ['the first heading is none', (f) => { f.set(f.element('H1'), 'S', PDFName.of('H2')); }, 'heading-skips'],
  ['a header cell without its scope', (f) => { f.drop(f.element('TH'), 'A'); }, 'header-without-scope'],
  ['header cells are plain cells', (f) => { for (const n of [0, 0, 0]) f.set(f.element('TH', n), 'S', PDFName.of('TD')); }, 'table-without-header'],
  ['a cell is gone', (f) => { f.kids(f.parent(f.element('TD', 5))).remove(0); }, 'table-irregular'],
  ['a span is gone', (f) => { f.drop(f.element('TD', 1), 'A'); }, 'table-irregular'],
  ['a row stands outside of its table', (f) => { f.kids(f.element('Part')).push(f.document.context.getObjectRef(f.element('TR')) ?? PDFNumber.of(0)); }, 'element-misplaced'],
  ['an item of a list is a paragraph', (f) => { f.set(f.element('LI'), 'S', PDFName.of('P')); }, 'element-misplaced'],
  ['an item has no body', (f) => { f.set(f.element('LBody'), 'S', PDFName.of('Lbl')); }, 'item-without-body'],
  ['a list does not say how it is numbered', (f) => { f.drop(f.element('L'), 'A'); }, 'list-without-numbering'],
  ['an element of nothing', (f) => { f.drop(f.element('P'), 'K'); }, 'element-empty'],
  ['an element holds itself', (f) => { const part = f.element('Part'); f.kids(part).push(f.document.context.getObjectRef(part) ?? PDFNumber.of(0)); }, 'kid-broken'],
  ['a field that is in no form', (f) => { f.set(f.element('Form'), 'S', PDFName.of('P')); }, 'widget-unclaimed'],
  ['a form without words for it', (f) => { f.drop(f.element('Form'), 'Alt'); }, 'form-without-alternative'],
  ['the order of tabs is not that of the structure', (f) => { f.drop(f.page(1).node, 'Tabs'); }, 'tab-order'],
  ['two paragraphs change places', (f) => { const kids = f.kids(f.element('Part', 1)); const [a, b] = [kids.get(0), kids.get(1)]; kids.set(0, b); kids.set(1, a); }, 'words-differ'],
];

describe('the checker finds what is broken', () => {
  it('there are at least 20 ways to break it', () => {
    expect(mutations.length).toBeGreaterThanOrEqual(20);
  });
  it('and nothing where the file was only taken apart and put together', async () => {
    expect(await checkTagged(await mutated(bytes, () => undefined), textOfDocument(whole))).toEqual([]);
  });
  it.each(mutations)('%s', async (_, change, code) => {
    const found = await checkTagged(await mutated(bytes, change), textOfDocument(whole));
    expect(found.map((fault) => fault.code)).toContain(code);
  });
});

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { printDecision, type PrintRequest, type PrintResult } from '../../src/publish/print.js';
import { mm } from '../../src/typeset/units.js';
import { all, part, type XmlElement } from '../support/docx.js';
import { named, treeOf } from '../support/issued.js';
import { issuedReal, issuedSample, pdfIn, type IssuedDecision } from '../support/issued-both.js';
import { wordsOfPage, type ReadPage, type ReadPdf } from '../support/pdf.js';

const sample = await issuedSample(({ plan }) => {
  plan.recipients = ['Như Điều 2', 'Bộ Nội vụ', 'Đài PT-TH, Báo Mẫu'];
  plan.archive = 'VT, NV. 9';
  plan.copies = [
    { for: 'Như Điều 2', to: ['so-ban-nganh', 'ubnd-huyen-a'] },
    { for: 'Đài PT-TH, Báo Mẫu', names: ['Đài PT-TH', 'Báo Mẫu'] },
    { for: 'VT, NV. 9', each: 2 },
  ];
});
const real = await issuedReal();
afterAll(() => {
  sample.remove();
  real.remove();
});

/** By line: the members of the group on the day of the decision, the district, the ministry, station and paper, two for the archive. */
const receivers = ['Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế', 'Ủy ban nhân dân huyện A', 'Bộ Nội vụ', 'Đài PT-TH', 'Báo Mẫu', 'Lưu: VT, NV. 9', 'Lưu: VT, NV. 9'];
const titles = receivers.map((name, i) => `Bản 0${i + 1}: ${name}`);

async function run({ root, year }: IssuedDecision, request: Partial<PrintRequest> = {}): Promise<PrintResult> {
  const result = await printDecision(root, year, { mark: false, bothSides: true, ...request });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}
async function printed(decision: IssuedDecision, request: Partial<PrintRequest> = {}): Promise<{ readonly result: PrintResult; readonly pdf: ReadPdf; readonly order: readonly (readonly string[])[]; readonly said: string }> {
  const result = await run(decision, request);
  const order = part(readFileSync(join(decision.root, result.folder, 'lenh-in.docx')), 'word/document.xml');
  const text = (element: XmlElement): string => all(element, 'w:t').map((t) => t.textContent).join('');
  const rows = all(order, 'w:tr').slice(1).map((row) => all(row, 'w:tc').map((cell) => all(cell, 'w:p').map(text).join(' | ')));
  return { result, pdf: await pdfIn(decision, `${basename(result.folder)}/in.pdf`), order: rows, said: all(order, 'w:p').map(text).join('\n') };
}
const isEmpty = (page: ReadPage): boolean => page.texts.length === 0 && page.bars.length === 0;
const text = (page: ReadPage | undefined): string => (page === undefined ? '' : wordsOfPage(page).join(' '));
const stampOf = (page: ReadPage): string | undefined => page.texts.find((t) => t.text.startsWith('Bản số'))?.text;
/** Where each copy begins, counted from 1. */
const starts = (pdf: ReadPdf): readonly number[] => pdf.pages.flatMap((page, i) => (text(page).includes('QUYẾT ĐỊNH:') ? [i + 1] : []));

describe('kehoach print', async () => {
  const paper = await pdfIn(sample, 'quyet-dinh.pdf');
  const each = paper.pages.length;

  it('prints a copy for each body that a line of recipients reaches; groups are their members on that day, a line may ask for more', async () => {
    const { result, pdf } = await printed(sample);
    expect(pdf.outline.map((h) => h.title)).toEqual(titles);
    expect(result.order.copies.map((c) => c.receiver.name)).toEqual(receivers);
    expect(starts(pdf)).toHaveLength(9);
  });
  it('on both sides each copy begins on an odd page, and what is added is empty', async () => {
    const { pdf, result } = await printed(sample);
    expect(each % 2).toBe(1);
    expect(starts(pdf)).toEqual(titles.map((_, i) => i * (each + 1) + 1));
    expect(pdf.pages.filter((page, i) => isEmpty(page) !== ((i + 1) % (each + 1) === 0))).toEqual([]);
    expect(result.pages).toBe(pdf.pages.length);
  });
  it('on one side nothing is added', async () => {
    const { pdf } = await printed(sample, { bothSides: false });
    expect(pdf.pages.filter(isEmpty)).toEqual([]);
    expect(starts(pdf)).toEqual(titles.map((_, i) => i * each + 1));
  });
  it('every copy has the pages of the decision as issued, in order', async () => {
    const { pdf } = await printed(sample, { bothSides: false });
    for (const [i, page] of pdf.pages.entries()) expect([text(page), page.width]).toEqual([text(paper.pages[i % each]), paper.pages[i % each]?.width]);
  });
  it('with marks, every page bears number and recipient of its copy in the bottom margin, small, and nothing else is changed', async () => {
    const { pdf } = await printed(sample, { mark: true });
    const expected = pdf.pages.map((page, i) => (isEmpty(page) ? undefined : `Bản số 0${Math.floor(i / (each + 1)) + 1}/9 – ${receivers[Math.floor(i / (each + 1))] ?? ''}`));
    expect(pdf.pages.map(stampOf)).toEqual(expected);
    for (const [i, page] of pdf.pages.entries()) {
      if (isEmpty(page)) continue;
      const stamp = page.texts.find((t) => t.text.startsWith('Bản số'));
      expect(stamp).toMatchObject({ size: 9, x: expect.closeTo(mm(30), 0) as number });
      expect(stamp?.baseline).toBeGreaterThan(page.height - mm(20));
      expect(stamp?.baseline).toBeLessThan(page.height - mm(5));
      expect(text({ ...page, texts: page.texts.filter((t) => t !== stamp) })).toBe(text(paper.pages[i % (each + 1)]));
    }
  });
  it('without marks no page bears one', async () => {
    const { pdf } = await printed(sample);
    expect(pdf.pages.flatMap((page) => stampOf(page) ?? [])).toEqual([]);
  });
  it('bookmarks lead to the first page of their copy', async () => {
    const { pdf } = await printed(sample);
    expect(pdf.outline.map((h) => h.page)).toEqual(starts(pdf));
    expect(pdf.outline.flatMap((h) => h.children)).toEqual([]);
  });
  it.each([
    { asked: 'one agency by its id', recipients: ['so-tai-chinh'], copies: [2] },
    { asked: 'a line by its number', recipients: ['1'], copies: [1, 2, 3, 4] },
    { asked: 'a name of a line', recipients: ['Báo Mẫu'], copies: [7] },
    { asked: 'two of them, in any order', recipients: ['4', 'so-noi-vu'], copies: [1, 8, 9] },
  ])('prints $asked alone; copies keep their numbers', async ({ recipients, copies }) => {
    const { pdf, order } = await printed(sample, { recipients, mark: true });
    expect(pdf.outline.map((h) => h.title)).toEqual(copies.map((n) => titles[n - 1]));
    expect(stampOf(pdf.pages[0] ?? expect.fail())).toBe(`Bản số 0${copies[0] ?? 0}/9 – ${receivers[(copies[0] ?? 1) - 1] ?? ''}`);
    expect(order.at(-1)?.[3]).toBe(String(copies.length));
  });
  it('prints some pages alone, in that order, each copy on a sheet of its own', async () => {
    const { pdf, said } = await printed(sample, { pages: '1,3' });
    expect(pdf.pages.slice(0, 2).map(text)).toEqual([text(paper.pages[0]), text(paper.pages[2])]);
    expect(pdf.pages).toHaveLength(2 * 9);
    expect(said).toContain('In 02 trang mỗi bản (các trang 1,3), hai mặt: 01 tờ mỗi bản, 09 bản, cộng 09 tờ A4.');
  });
  it.each<readonly [string, Partial<PrintRequest>]>([
    ['one recipient', { recipients: ['so-y-te'] }],
    ['some pages', { pages: '1' }],
  ])('%s printed alone leaves the run of all copies as it was', async (_, request) => {
    const { folder } = await run(sample, { mark: true });
    const whole = treeOf(sample.root, [folder]);
    const part = await run(sample, request);
    expect(treeOf(sample.root, [folder])).toEqual(whole);
    expect([folder, part.folder]).toEqual(['output/2030/in', 'output/2030/in-mot-phan']);
  });
  it('the order lists who gets how many and which, and adds up to the PDF’s pages', async () => {
    const { result, pdf, order, said } = await printed(sample);
    const sheets = Math.ceil(each / 2);
    expect(order).toEqual([
      ['1', 'Như Điều 2', 'Sở Nội vụ | Sở Tài chính | Sở Y tế | Ủy ban nhân dân huyện A', '4', '01–04', String(4 * sheets)],
      ['2', 'Bộ Nội vụ', '', '1', '05', String(sheets)],
      ['3', 'Đài PT-TH, Báo Mẫu', 'Đài PT-TH | Báo Mẫu', '2', '06–07', String(2 * sheets)],
      ['4', 'Lưu: VT, NV. 9', '', '2', '08–09', String(2 * sheets)],
      ['', 'Cộng', '', '9', '', String(9 * sheets)],
    ]);
    expect(pdf.pages.length).toBe(9 * sheets * 2);
    expect(result.order).toMatchObject({ pages: each, sheets });
    expect(said).toContain(`hai mặt: 0${sheets} tờ mỗi bản, 09 bản, cộng ${9 * sheets} tờ A4.`);
  });
  it('the order is one page, as PDF and DOCX', async () => {
    await run(sample);
    expect((await pdfIn(sample, 'in/lenh-in.pdf')).pages).toHaveLength(1);
  });
  it('the same run gives the same bytes', async () => {
    await run(sample, { mark: true });
    const once = treeOf(sample.root, ['output']);
    await run(sample, { mark: true });
    expect(treeOf(sample.root, ['output'])).toEqual(once);
  });
  it.each([
    { what: 'a recipient that is not there', request: { recipients: ['so-noi-vo'] }, says: 'print-recipient', words: /so-noi-vo/u },
    { what: 'a recipient named twice', request: { recipients: ['so-y-te', 'so-y-te'] }, says: 'recipient-twice', words: /nêu 2 lần: so-y-te, so-y-te \(đều là Sở Y tế\)/u },
    { what: 'a recipient named by its line and by its name', request: { recipients: ['2', 'Bộ Nội vụ'] }, says: 'recipient-twice', words: /nêu 2 lần: 2, Bộ Nội vụ/u },
    { what: 'a line that is not there', request: { recipients: ['5'] }, says: 'print-recipient', words: /"5"/u },
    { what: 'a page that is not there', request: { pages: '1-9' }, says: 'print-pages', words: /"1-9": văn bản có 3 trang/u },
    { what: 'a page twice', request: { pages: '1,1-2' }, says: 'print-pages', words: /1,1-2/u },
    { what: 'no list of pages', request: { pages: 'đầu' }, says: 'print-pages', words: /đầu/u },
  ])('refuses $what; nothing is written', async ({ request, says, words }) => {
    const before = treeOf(sample.root);
    const result = await printDecision(sample.root, sample.year, { mark: false, bothSides: true, ...request });
    expect(result.ok ? [] : named(result.diagnostics)).toEqual([`${says} content/2030/plan.json`]);
    expect(result.ok ? '' : result.diagnostics[0]?.message).toMatch(words);
    expect(treeOf(sample.root)).toEqual(before);
  });
});

describe('kehoach print of 2023', () => {
  it('42 copies, as its archive line says (R57): 30 by the groups of line 1, and the order’s sheets are the PDF’s', async () => {
    const result = await run(real);
    expect(result.order.stated).toBe(42);
    expect(result.order.copies).toHaveLength(42);
    expect(result.order.copies.filter((c) => c.line === 1)).toHaveLength(30);
    expect(result.pages).toBe(42 * result.order.sheets * 2);
    const order = (await pdfIn(real, 'in/lenh-in.pdf')).pages;
    expect(order).toHaveLength(1);
    expect(text(order[0])).toContain('42 bản, cộng 420 tờ A4.');
    expect(text(order[0])).toMatch(/Dòng 1, theo bản số: 01 Văn phòng Ủy ban nhân dân tỉnh; .*; 30 Ủy ban nhân dân huyện Trường Sa\./u);
    const names = order[0]?.texts.filter((t) => t.text.includes('; ')) ?? [];
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((t) => /\d$/u.test(t.text.trimEnd()))).toEqual([]);
  });
});

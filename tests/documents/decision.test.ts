import { afterAll, describe, expect, it } from 'vitest';
import { mm } from '../../src/typeset/units.js';
import { all, first, has, part, value } from '../support/docx.js';
import { wordsOfPage, type ReadPage, type ReadText } from '../support/pdf.js';
import { buildSet, pdfOf } from './set-2023.js';

const set = await buildSet();
afterAll(set.remove);
const pdf = await pdfOf(set, 'quyet-dinh');

const upright = pdf.pages.findIndex((page, at) => at > 0 && page.width > page.height);
const appendixAt = upright;
const find = (page: ReadPage | undefined, start: string): ReadText => page?.texts.find((t) => t.text.startsWith(start)) ?? missing(start);
const pageOf = (start: string): number => pdf.pages.findIndex((page) => page.texts.some((t) => t.text.startsWith(start)));
const middle = ({ x, width }: ReadText): number => x + width / 2;
const number = (page: ReadPage): string => page.texts.filter((t) => t.baseline < mm(20)).map((t) => t.text).join('');

function missing(start: string): never {
  throw new Error(`no text that begins with "${start}"`);
}

describe('quyet-dinh: decision, plan and appendix in one file (R60)', () => {
  const planAt = pageOf('KẾ HOẠCH');
  it('each begins on a page of its own, the appendix lying (R02)', () => {
    expect([pageOf('QUYẾT ĐỊNH'), planAt > 0, pageOf('PHỤ LỤC') === -1 ? pageOf('Phụ lục') : -1]).toEqual([0, true, appendixAt]);
    const landscape = pdf.pages.map((page) => page.width > page.height);
    expect(landscape).toEqual(pdf.pages.map((_, at) => at >= appendixAt));
  });
  it('R05, R06: each is numbered from 1, the first page without its number', () => {
    const starts = [0, planAt, appendixAt, pdf.pages.length];
    const expected = starts.slice(1).flatMap((end, i) => Array.from({ length: end - (starts[i] ?? 0) }, (_, n) => (n === 0 ? '' : String(n + 1))));
    expect(pdf.pages.map(number)).toEqual(expected);
  });
  it('R10–R17: the head stands in two columns, number and date on one line', () => {
    const [page] = pdf.pages;
    const state = find(page, 'CỘNG HÒA');
    const motto = find(page, 'Độc lập');
    expect(state.text).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect([state.size, motto.size]).toEqual([13, 14]);
    expect(middle(state)).toBeCloseTo(middle(motto), 0);
    expect(find(page, 'Số: 3604/QĐ-UBND').baseline).toBeCloseTo(find(page, 'Khánh Hòa, ngày 28 tháng 12 năm 2022').baseline, 0);
    expect(middle(find(page, 'Số: 3604'))).toBeCloseTo(middle(find(page, 'TỈNH KHÁNH HÒA')), 0);
  });
  it('R60: the plan says with which decision it is issued, the appendix with which plan; the plan repeats the head without number and date', () => {
    const plan = pdf.pages[planAt];
    expect(find(plan, 'CỘNG HÒA').text).toContain('VIỆT NAM');
    expect(plan?.texts.some((t) => t.text.startsWith('Số:'))).toBe(false);
    const said = plan === undefined ? '' : wordsOfPage(plan).join(' ');
    expect(said).toContain('(Kèm theo Quyết định số 3604/QĐ-UBND ngày 28 tháng 12 năm 2022 của UBND tỉnh Khánh Hòa)');
    const appendix = pdf.pages[appendixAt];
    expect(appendix === undefined ? '' : wordsOfPage(appendix).join(' ')).toContain('(Kèm theo Kế hoạch cải cách hành chính tỉnh Khánh Hòa năm 2023)');
  });
  it('R50–R55: recipients left, signer right, level with each other, with room for signature and seal', () => {
    const [page] = pdf.pages;
    const recipients = find(page, 'Nơi nhận:');
    const authority = find(page, 'TM. ỦY BAN NHÂN DÂN');
    expect(recipients.x).toBeCloseTo(mm(30), 0);
    // Sizes differ (12 and 14), so baselines do by the difference of their ascents.
    expect(Math.abs(recipients.baseline - authority.baseline)).toBeLessThan(3);
    expect(find(page, '- Lưu: VT').text).toMatch(/\.$/u);
    const office = page?.texts.filter((t) => middle(t) > (page.width + mm(10)) / 2 && t.baseline > authority.baseline) ?? [];
    const name = office.at(-1);
    expect((name?.baseline ?? 0) - (office.at(-2)?.baseline ?? 0)).toBeGreaterThan(60);
    expect(middle(name ?? missing('signer'))).toBeCloseTo(middle(authority), 0);
  });
  it('R42: the decision ends in "./."', () => {
    expect(pdf.pages[0]?.texts.filter((t) => t.text.trimEnd().endsWith('./.'))).toHaveLength(1);
  });
  it('nothing stands outside the margins of R03 but page numbers', () => {
    for (const page of pdf.pages) {
      const marginRight = page.width > page.height ? mm(15) : mm(20);
      for (const text of page.texts.filter((t) => t.baseline > mm(20))) {
        expect(text.x).toBeGreaterThanOrEqual(mm(30) - 0.1);
        expect(text.x + text.width).toBeLessThanOrEqual(page.width - marginRight + 0.5);
        expect(text.baseline).toBeLessThan(page.height - mm(20));
      }
    }
  });
  it('every page of the appendix has the header row on top (R65), and no section row at its foot', () => {
    for (const page of pdf.pages.slice(appendixAt + 1)) {
      const [first] = page.texts.filter((t) => t.baseline > mm(20));
      expect(first?.text.trim()).toBe('STT');
    }
    for (const page of pdf.pages.slice(appendixAt)) {
      const last = page.texts.at(-1);
      expect(last?.font).toContain('Regular');
    }
  });
  it('no page is left nearly empty, but for the last of a part', () => {
    const ends = new Set([planAt - 1, appendixAt - 1, pdf.pages.length - 1]);
    for (const [at, page] of pdf.pages.entries()) {
      if (ends.has(at)) continue;
      const lowest = Math.max(...page.texts.map((t) => t.baseline));
      expect(lowest / page.height, `page ${at + 1}`).toBeGreaterThan(0.6);
    }
  });
});

describe('quyet-dinh.docx', () => {
  const docx = set.bytes('quyet-dinh.docx');
  const body = part(docx, 'word/document.xml');
  it('has three sections, the last lying, each numbered from 1', () => {
    const sections = all(body, 'w:sectPr');
    expect(sections.map((s) => value(first(s, 'w:pgSz'), 'w:orient'))).toEqual([null, null, 'landscape']);
    expect(sections.map((s) => value(first(s, 'w:pgNumType'), 'w:start'))).toEqual(['1', '1', '1']);
  });
  it('outlines decision, plan with its four sections, and appendix, in Word as in PDF', () => {
    const styles = new Map(all(part(docx, 'word/styles.xml'), 'w:style').map((s) => [value(s, 'w:styleId'), s]));
    const levels = all(body, 'w:p').flatMap((p) => {
      if (!has(p, 'w:pStyle')) return [];
      const style = styles.get(value(first(p, 'w:pStyle')));
      if (style === undefined || !has(style, 'w:outlineLvl')) return [];
      return [[Number(value(first(style, 'w:outlineLvl'))) + 1, all(p, 'w:t').map((t) => t.textContent).join('')] as const];
    });
    const ofPdf = pdf.outline.flatMap((h) => [[1, h.title] as const, ...h.children.map((c) => [2, c.title] as const)]);
    expect(levels).toEqual(ofPdf);
    expect(levels.map(([level, title]) => `${level} ${title}`)).toEqual([
      '1 QUYẾT ĐỊNH',
      '1 KẾ HOẠCH',
      '2 I. MỤC TIÊU TRỌNG TÂM NĂM 2023',
      '2 II. NHIỆM VỤ, SẢN PHẨM, TIẾN ĐỘ VÀ TRÁCH NHIỆM THỰC HIỆN',
      '2 III. KINH PHÍ THỰC HIỆN',
      expect.stringMatching(/^2 IV\. /u),
      '1 Phụ lục',
    ]);
  });
  it('its appendix has a row for each of 64 tasks and 7 sections, none that may break but tall ones', () => {
    const table = all(body, 'w:tbl').at(-1) ?? missing('table');
    const rows = all(table, 'w:tr');
    expect(rows).toHaveLength(1 + 7 + 64);
    expect(rows.filter((r) => has(r, 'w:tblHeader'))).toHaveLength(1);
  });
});

import { afterAll, describe, expect, it } from 'vitest';
import { mm } from '../../src/typeset/units.js';
import { all, paragraphTexts, part } from '../support/docx.js';
import { bytesIn, copied, issuedReal, issuedSample, pdfIn, type IssuedDecision } from '../support/issued-both.js';
import { middleOf, readPdf, textAt, wordsOfPage, type Bar, type ReadPage, type ReadPdf, type ReadText } from '../support/pdf.js';
import { bytesOfCopy } from '../support/copies.js';

const decisions = [await issuedReal(), await issuedSample()];
afterAll(() => {
  for (const one of decisions) one.remove();
});

const wordsOf = (pdf: ReadPdf): string => pdf.pages.flatMap(wordsOfPage).join(' ');
const marginRight = (page: ReadPage): number => (page.width > page.height ? mm(15) : mm(20));
/** Rules across the whole text: they begin a copy block (R71). Borders of tables are thinner. */
const acrossText = (page: ReadPage): readonly Bar[] => page.bars.filter((bar) => Math.abs(bar.left - mm(30)) < 0.2 && Math.abs(bar.right - (page.width - marginRight(page))) < 0.2 && bar.bottom - bar.top > 0.6);
const linesOf = (bytes: Uint8Array): readonly string[] => paragraphTexts(part(bytes, 'word/document.xml')).filter((line) => line !== '');

/** The texts of a copy block: those below its rule, down to the next. */
function blocksOf(pdf: ReadPdf): readonly { readonly page: ReadPage; readonly rule: Bar; readonly texts: readonly ReadText[] }[] {
  return pdf.pages.flatMap((page) => {
    const rules = acrossText(page);
    return rules.map((rule, i) => ({ page, rule, texts: page.texts.filter((t) => t.baseline > rule.bottom && t.baseline < (rules[i + 1]?.top ?? Infinity)) }));
  });
}

const refsOf = (decision: IssuedDecision): readonly string[] => (decision.year === 2023 ? ['III.5', 'VII.*'] : ['I.2']);
const dateOf = ({ year, copier }: IssuedDecision): string => (year === 2023 ? `${copier.place}, ngày 30 tháng 12 năm 2022` : `${copier.place}, ngày 15 tháng 12 năm 2029`);

describe.each(decisions)('certified copies of $name', async (decision) => {
  const { copier, number, root } = decision;
  const saoY = await copied(decision, { form: 'sao-y' });
  const saoLuc = await copied(decision, { form: 'sao-luc', from: { number: 1 }, recipients: ['so-y-te'] });
  const trichSao = await copied(decision, { form: 'trich-sao', tasks: refsOf(decision) });
  const file = await copied(decision, { form: 'sao-y', as: 'dien-tu' });
  const timed = await copied(decision, { form: 'sao-y', as: 'dien-tu', again: true, signedAt: decision.year === 2023 ? '2022-12-30T08:15:00+07:00' : '2029-12-15T08:15:00+07:00' });
  const fileLuc = await copied(decision, { form: 'sao-luc', as: 'dien-tu', from: { number: 5 } });
  const read = (entry: typeof saoY): Promise<ReadPdf> => readPdf(bytesOfCopy(root, entry, 'pdf'));
  const [onPaper, luc, trich, asFile, withTime, lucAsFile] = [await read(saoY), await read(saoLuc), await read(trichSao), await read(file), await read(timed), await read(fileLuc)];
  const original = await pdfIn(decision, 'quyet-dinh.pdf');

  it('R73: all kinds stand in one series from 01, each with the symbol of its form', () => {
    expect([saoY, saoLuc, trichSao, file, timed, fileLuc].map((e) => `${e.number}/${e.symbol}`)).toEqual(['1/SY', '2/SL', '3/TrS', '4/SY', '5/SY', '6/SL'].map((s) => `${s}-${copier.symbol}`));
  });
  describe('on paper', () => {
    const [block] = blocksOf(onPaper);
    const inBlock = (start: string): ReadText => block?.texts.find((t) => t.text.startsWith(start)) ?? expect.fail(`no "${start}" in the copy block`);
    const half = (mm(30) + (block === undefined ? 0 : block.page.width - marginRight(block.page))) / 2;

    it.runIf(decision.year === 2023)('R71, R75: where both blocks have room, a sao lục has that of its sao y, signed already, on the same page after the same words', () => {
      expect(luc.pages).toHaveLength(onPaper.pages.length);
      const before = (pdf: ReadPdf): string => wordsOfPage(pdf.pages.at(-1) ?? expect.fail('no page')).join(' ').split(' SAO Y ')[0] ?? '';
      expect(before(luc)).toBe(before(onPaper));
      expect(textAt(luc.pages.at(-1), '(Đã ký)').baseline).toBeLessThan(textAt(luc.pages.at(-1), 'SAO LỤC').baseline);
    });
    it('R71: one block under a rule across the text, right after the last words of what is copied, on their page', () => {
      expect(blocksOf(onPaper)).toHaveLength(1);
      const page = onPaper.pages.at(-1);
      expect(block?.page).toBe(page);
      const above = page?.texts.filter((t) => t.baseline > mm(20) && t.baseline < (block?.rule.top ?? 0)) ?? [];
      expect(above.length).toBeGreaterThan(0);
      const gap = (block?.rule.top ?? Infinity) - Math.max(...above.map((t) => t.baseline));
      expect(gap).toBeLessThan(mm(40));
      expect(block?.texts.some((t) => t.text.startsWith('SAO Y'))).toBe(true);
    });
    it('R70: the form of copy in capitals, 14, bold, in the right column; the copying body in the left, level with it', () => {
      const form = inBlock('SAO Y');
      expect(form).toMatchObject({ text: 'SAO Y', size: 14, font: expect.stringContaining('Bold') as string });
      const parent = inBlock(copier.parent);
      const body = inBlock(copier.head);
      expect([middleOf(parent) < half, middleOf(body) < half, middleOf(form) > half]).toEqual([true, true, true]);
      expect([parent.font.includes('Bold'), body.font.includes('Bold'), body.size]).toEqual([false, true, 13]);
      expect(Math.abs(parent.baseline - form.baseline)).toBeLessThan(2);
    });
    it('R71: number left, place and date right, on one line', () => {
      const own = inBlock('Số:');
      const date = inBlock(dateOf(decision));
      expect(own).toMatchObject({ text: `Số: 01/SY-${copier.symbol}`, size: 13 });
      expect(date).toMatchObject({ text: dateOf(decision), size: 14, font: expect.stringContaining('Italic') as string });
      expect(own.baseline).toBeCloseTo(date.baseline, 0);
      expect([middleOf(own) < half, middleOf(date) > half]).toEqual([true, true]);
      expect(own.baseline).toBeGreaterThan(inBlock(copier.head).baseline);
    });
    it('R54, R55, R50–R52: recipients left, signer right, with room for signature and seal', () => {
      expect(inBlock('Nơi nhận:')).toMatchObject({ size: 12, x: expect.closeTo(mm(30), 0) as number });
      const list = block?.texts.filter((t) => t.text.startsWith('- ')).map((t) => t.text);
      expect(list).toEqual(['- Sở Tài chính;', '- Đoàn kiểm tra;', '- Lưu: VT.']);
      const [office, name] = [inBlock(copier.office), inBlock(copier.signer)];
      expect([middleOf(office) > half, middleOf(name)]).toEqual([true, expect.closeTo(middleOf(office), 0)]);
      expect(name.baseline - office.baseline).toBeGreaterThan(72);
      expect(inBlock('Nơi nhận:').baseline).toBeGreaterThan(inBlock('Số:').baseline);
    });
    it('what is copied is the decision word for word, "(Đã ký)" where it was signed', () => {
      const copiedLines = linesOf(bytesOfCopy(root, saoY, 'docx'));
      const end = copiedLines.lastIndexOf(copier.parent);
      const plain = linesOf(bytesIn(decision, 'quyet-dinh.docx'));
      expect(copiedLines.slice(0, end).filter((line) => line !== '(Đã ký)')).toEqual(plain);
      expect(copiedLines.filter((line) => line === '(Đã ký)')).toHaveLength(1);
      expect(wordsOf(onPaper)).toContain(`CHỦ TỊCH (Đã ký) ${decision.signer.name}`);
    });
    it('the DOCX has the block in the same words and order, tied to what goes before', () => {
      const lines = linesOf(bytesOfCopy(root, saoY, 'docx'));
      const block = lines.slice(lines.lastIndexOf(copier.parent));
      expect(block.filter((line) => !line.startsWith('KT.'))).toEqual([copier.parent, copier.head, 'SAO Y', `Số: 01/SY-${copier.symbol}`, dateOf(decision), 'Nơi nhận:', '- Sở Tài chính;', '- Đoàn kiểm tra;', '- Lưu: VT.', copier.office, copier.signer]);
      const rows = all(all(part(bytesOfCopy(root, saoY, 'docx'), 'word/document.xml'), 'w:tbl').at(-2) ?? expect.fail(), 'w:tr');
      expect(all(rows.at(-1) ?? expect.fail(), 'w:keepNext').length).toBeGreaterThan(0);
    });
    it('no paper copy has a field or an electronic mark', () => {
      for (const pdf of [onPaper, luc, trich]) {
        expect(pdf.pages.flatMap((page) => page.fields)).toEqual([]);
        expect(pdf.pages.flatMap((page) => page.texts).filter((t) => t.size === 10)).toEqual([]);
      }
    });
    it('R75: a sao lục bears the block of its sao y, and then its own', () => {
      const blocks = blocksOf(luc).map(({ texts }) => ({ form: texts.find((t) => t.text.startsWith('SAO'))?.text, number: texts.find((t) => t.text.startsWith('Số:'))?.text, to: texts.find((t) => t.text.startsWith('- '))?.text }));
      expect(blocks).toEqual([
        { form: 'SAO Y', number: `Số: 01/SY-${copier.symbol}`, to: '- Sở Tài chính;' },
        { form: 'SAO LỤC', number: `Số: 02/SL-${copier.symbol}`, to: '- Sở Y tế;' },
      ]);
    });
    it('R58: neither the signature of what is copied nor a copy block is broken over pages', () => {
      for (const pdf of [onPaper, luc, trich]) for (const { texts } of blocksOf(pdf)) expect(texts.some((t) => t.text.startsWith(copier.signer))).toBe(true);
      for (const pdf of [onPaper, luc, trich]) for (const page of pdf.pages.filter((p) => p.texts.some((t) => t.text.startsWith('TM. ')))) expect(page.texts.some((t) => t.text.startsWith(decision.signer.name))).toBe(true);
    });
  });
  describe('trích sao (R74)', () => {
    const words = wordsOf(trich);
    const rows = all(all(part(bytesOfCopy(root, trichSao, 'docx'), 'word/document.xml'), 'w:tbl').find((t) => all(t, 'w:tblHeader').length > 0) ?? expect.fail(), 'w:tr').slice(1);
    const cell = (row: (typeof rows)[number], at: number): string => all(all(row, 'w:tc')[at] ?? row, 'w:t').map((t) => t.textContent).join('');
    it('rebuilds the whole head and foot of the decision', () => {
      const [page] = trich.pages;
      for (const start of ['CỘNG HÒA XÃ HỘI', 'Độc lập - Tự do', `Số: ${number}`, decision.placeAndDate, 'QUYẾT ĐỊNH']) expect(textAt(page, start)).toBeDefined();
      for (const part of [decision.signer.authority, decision.signer.office, '(Đã ký)', decision.signer.name]) expect(words).toContain(part);
    });
    it('says that it is an extract, of how much and of what, and where it ends', () => {
      expect(words).toMatch(new RegExp(`Trích ${decision.year === 2023 ? '13' : '01'} nhiệm vụ trong Phụ lục Kế hoạch cải cách hành chính .* kèm theo Quyết định này:`, 'u'));
      expect(words.indexOf('Hết phần trích.')).toBeGreaterThan(0);
      expect(words.indexOf('Hết phần trích.')).toBeLessThan(words.indexOf('(Đã ký)'));
    });
    it('carries exactly the tasks asked for, with their numbers, under the sections they stand in', () => {
      const expected = decision.year === 2023 ? ['III', '5', 'VII', ...Array.from({ length: 12 }, (_, i) => String(i + 1))] : ['I', '2'];
      expect(rows.map((row) => cell(row, 0))).toEqual(expected);
      expect(trichSao.tasks).toHaveLength(expected.filter((n) => /\d/u.test(n)).length);
      expect(words).not.toContain(decision.year === 2023 ? 'Chương trình Xúc tiến đầu tư' : 'Ban hành kế hoạch');
      expect(words).not.toContain('Điều 1');
    });
    it('ends in its own block', () => {
      const [block, ...more] = blocksOf(trich);
      expect(more).toEqual([]);
      expect(block?.texts.map((t) => t.text)).toEqual(expect.arrayContaining(['TRÍCH SAO', `Số: 03/TrS-${copier.symbol}`]));
    });
  });
  describe('as files (R72)', () => {
    const marks = (pdf: ReadPdf): readonly (readonly string[])[] => pdf.pages.map((page) => page.texts.filter((t) => t.size === 10).map((t) => t.text));
    const others = (pdf: ReadPdf): readonly string[][] => pdf.pages.slice(1).map(() => []);
    it('the form of copy, the body and the time stand at the top right of page 1, size 10, upright, in the margin', () => {
      expect(marks(asFile)).toEqual([[`SAO Y; ${copier.name}`], ...others(asFile)]);
      expect(marks(withTime)).toEqual([[expect.stringMatching(new RegExp(`^SAO Y; ${copier.name}; \\d\\d/12/20\\d\\d 08:15:00 \\+07:00$`, 'u'))], ...others(withTime)]);
      for (const pdf of [asFile, withTime]) {
        const [page] = pdf.pages;
        const mark = textAt(page, 'SAO Y');
        expect(mark.font).toContain('Regular');
        expect(mark.x + mark.width).toBeCloseTo((page?.width ?? 0) - mm(20), 0);
        expect(mark.baseline).toBeLessThan(mm(20));
      }
    });
    it('a sao lục bears the mark of its sao y above its own, and has one field, its own', () => {
      expect(marks(lucAsFile)[0]).toEqual([expect.stringContaining('SAO Y; '), `SAO LỤC; ${copier.name}`]);
      expect(lucAsFile.pages.flatMap((page) => page.fields.map((f) => f.name))).toEqual(['ky-sao-06-sao-luc']);
      expect(lucAsFile.pages[0]?.fields[0]?.bottom).toBeLessThanOrEqual(mm(20));
    });
    it('a field for the body’s signature waits under the mark where the time is not known yet', () => {
      const [field, ...more] = asFile.pages.flatMap((page) => page.fields);
      expect(more).toEqual([]);
      expect(field).toMatchObject({ name: 'ky-sao-04-sao-y', kind: 'Sig', visible: true, label: `Chữ ký số của ${copier.name} trên bản sao; thời gian ký` });
      expect(field?.top).toBeGreaterThan(textAt(asFile.pages[0], 'SAO Y').baseline);
      expect(withTime.pages.flatMap((page) => page.fields)).toEqual([]);
    });
    it('has the pages of the decision it copies, and no copy block', () => {
      for (const pdf of [asFile, withTime, lucAsFile]) {
        expect(blocksOf(pdf)).toEqual([]);
        const plain = (pages: ReadPdf['pages']): readonly string[] => pages.map((page) => wordsOfPage({ ...page, texts: page.texts.filter((t) => t.size !== 10) }).join(' ').replace(' (Đã ký)', ''));
        expect(plain(pdf.pages)).toEqual(plain(original.pages));
      }
    });
  });
});

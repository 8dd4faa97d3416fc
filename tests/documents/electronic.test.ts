import { afterAll, describe, expect, it } from 'vitest';
import { mm } from '../../src/typeset/units.js';
import { all, first, paragraphTexts, part, value } from '../support/docx.js';
import { bytesIn, issuedReal, issuedSample, pdfIn } from '../support/issued-both.js';
import { middleOf, textAt, wordsOfPage, type ReadField, type ReadPdf } from '../support/pdf.js';

const decisions = [await issuedReal(), await issuedSample()];
const signed = await issuedSample(({ plan }) => {
  plan.decision.signedAt = '2029-12-05T08:15:00+07:00';
});
afterAll(() => {
  for (const one of [...decisions, signed]) one.remove();
});

const fieldsOf = (pdf: ReadPdf): readonly ReadField[] => pdf.pages.flatMap((page) => page.fields);
const wordsOf = (pdf: ReadPdf): string => pdf.pages.flatMap(wordsOfPage).join(' ');
const fieldOf = (pdf: ReadPdf, name: string): ReadField => fieldsOf(pdf).find((field) => field.name === name) ?? expect.fail(`no field ${name}`);

describe.each(decisions)('the electronic form of $name', async (decision) => {
  const { number, placeAndDate, signer, planTitle, appendixTitle } = decision;
  const text = await pdfIn(decision, 'dien-tu/quyet-dinh.pdf');
  const plan = await pdfIn(decision, 'dien-tu/ke-hoach.pdf');
  const appendix = await pdfIn(decision, 'dien-tu/phu-luc.pdf');
  const [textPage, planPage, appendixPage] = [text, plan, appendix].map((pdf) => pdf.pages[0]);

  it('the decision alone has number and date, plan and appendix are files of their own', () => {
    expect(textAt(textPage, 'Số:').text).toBe(`Số: ${number}`);
    expect(textAt(textPage, placeAndDate).baseline).toBeCloseTo(textAt(textPage, 'Số:').baseline, 0);
    expect(wordsOf(text)).not.toContain('KẾ HOẠCH ');
    expect(textAt(planPage, 'KẾ HOẠCH')).toBeDefined();
    expect(textAt(appendixPage, 'Phụ lục')).toBeDefined();
  });
  it('R61: the plan repeats the head, and leaves out number, date and "Kèm theo"', () => {
    expect(textAt(planPage, 'CỘNG HÒA').text).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(textAt(planPage, planTitle)).toBeDefined();
    expect(wordsOf(plan)).not.toContain('(Kèm theo');
    expect(wordsOf(plan)).not.toContain('Số:');
    expect(wordsOf(plan)).not.toContain(placeAndDate);
  });
  it('R63, R64: the appendix has its title and no "Kèm theo"', () => {
    expect(textAt(appendixPage, appendixTitle)).toMatchObject({ size: 14, font: expect.stringContaining('Bold') as string });
    expect(wordsOf(appendix)).not.toContain('(Kèm theo');
  });
  it.each([{ name: 'plan', pdf: plan, right: mm(20), field: 'con-dau-ke-hoach' }, { name: 'appendix', pdf: appendix, right: mm(15), field: 'con-dau-phu-luc' }])('R66: the $name bears the number at the top right of its first page only, 10 upright, and under it the field of the body', ({ pdf, right, field: name }) => {
    const [page, ...others] = pdf.pages;
    const mark = textAt(page, number);
    expect(mark).toMatchObject({ text: number, size: 10, font: expect.stringContaining('Regular') as string });
    expect(mark.x + mark.width).toBeCloseTo((page?.width ?? 0) - right, 0);
    expect(others.flatMap((other) => other.texts.filter((t) => t.text === number && t.size === 10))).toEqual([]);
    const field = fieldOf(pdf, name);
    expect(field.top).toBeGreaterThan(mark.baseline);
    expect(field.right).toBeCloseTo((page?.width ?? 0) - right, 0);
    expect(Math.max(mark.baseline, field.bottom)).toBeLessThanOrEqual(mm(20));
  });
  it('R53: the signer’s field stands between office and name, and the seal’s covers its left third', () => {
    const office = textAt(textPage, signer.office);
    const name = textAt(textPage, signer.name);
    const own = fieldOf(text, 'chu-ky-nguoi-ky');
    const seal = fieldOf(text, 'con-dau-co-quan');
    expect((own.left + own.right) / 2).toBeCloseTo(middleOf(name), 0);
    expect(own.top).toBeGreaterThan(office.baseline);
    expect(own.bottom).toBeLessThan(name.baseline - name.size * 0.6);
    expect(seal.left).toBeLessThan(own.left);
    expect((seal.right - own.left) / (own.right - own.left)).toBeCloseTo(1 / 3, 1);
    expect([seal.top < own.top, seal.bottom > own.bottom]).toEqual([true, true]);
    expect(seal.right - seal.left).toBeCloseTo(seal.bottom - seal.top, 1);
  });
  it('R53: the frame of no field runs through words: the seal has its own size, 36 mm, and room for it', () => {
    for (const pdf of [text, plan, appendix]) {
      for (const { fields, texts } of pdf.pages) {
        const crossed = fields.flatMap((field) => texts.filter((t) => t.text.trim() !== '' && t.x < field.right && t.x + t.width > field.left && t.baseline - t.size * 0.75 < field.bottom && t.baseline + t.size * 0.22 > field.top).map((t) => `${field.name}: ${t.text}`));
        expect(crossed).toEqual([]);
      }
    }
    const seal = fieldOf(text, 'con-dau-co-quan');
    expect(seal.right - seal.left).toBeCloseTo(mm(36), 0);
  });
  it('each field is one to be signed: visible, in the page, with a name of its own among all files and words that say what is signed', () => {
    const fields = [text, plan, appendix].flatMap((pdf) => pdf.pages.flatMap((page) => page.fields.map((field) => ({ page, field }))));
    expect(fields.map(({ field }) => field.name)).toEqual(['chu-ky-nguoi-ky', 'con-dau-co-quan', 'con-dau-ke-hoach', 'con-dau-phu-luc']);
    for (const { page, field } of fields) {
      expect(field).toMatchObject({ kind: 'Sig', visible: true, label: expect.stringMatching(/^Chữ ký số của /u) as string });
      expect(Math.min(field.left, field.top, page.width - field.right, page.height - field.bottom)).toBeGreaterThan(0);
    }
  });
  it('its words are those of the paper form, but for "Kèm theo"', () => {
    const lines = (path: string): readonly string[] => paragraphTexts(part(bytesIn(decision, path), 'word/document.xml')).filter((line) => line !== '' && !line.startsWith('(Kèm theo'));
    const electronic = ['quyet-dinh', 'ke-hoach', 'phu-luc'].flatMap((name) => lines(`dien-tu/${name}.docx`));
    const paper = lines('quyet-dinh.docx');
    expect(electronic.length).toBe(paper.length);
    expect(electronic.filter((line, i) => line !== paper[i])).toEqual([]);
  });
  it.each(['ke-hoach', 'phu-luc'])('%s.docx: the number stands in the header of the first page, nothing of it in the text', (name) => {
    const docx = bytesIn(decision, `dien-tu/${name}.docx`);
    const relations = all(part(docx, 'word/_rels/document.xml.rels'), 'Relationship');
    const references = all(part(docx, 'word/document.xml'), 'w:headerReference').filter((r) => value(r, 'w:type') === 'first').map((r) => value(r, 'r:id'));
    const targets = references.map((id) => relations.find((r) => value(r, 'Id') === id)).map((r) => (r === undefined ? '' : String(value(r, 'Target'))));
    expect(targets.map((target) => paragraphTexts(part(docx, `word/${target}`)))).toEqual([[number]]);
    const words = paragraphTexts(part(docx, 'word/document.xml'));
    expect(words.filter((line) => line === number || line.includes('(Kèm theo'))).toEqual([]);
    expect(value(first(part(docx, `word/${targets[0] ?? ''}`), 'w:pStyle'))).toBe('ThongTinKy');
  });
  it('the paper form has no field and no mark; it says number and date with the plan (R60) and the plan with the appendix (R64)', async () => {
    const paper = await pdfIn(decision, 'quyet-dinh.pdf');
    expect(fieldsOf(paper)).toEqual([]);
    expect(paper.pages.flatMap((page) => page.texts).filter((t) => t.size === 10)).toEqual([]);
    expect(wordsOf(paper)).toContain(`(Kèm theo Quyết định số ${number} ngày ${placeAndDate.split(' ngày ')[1] ?? ''} của ${decision.issuer})`);
    const reference = paper.pages.flatMap((page) => page.texts).filter((t) => t.text.startsWith('(Kèm theo'));
    expect(reference.map((t) => [t.size, t.font.includes('Italic')])).toEqual([[14, true], [14, true]]);
  });
});

describe('R66: where the time of signing is known', () => {
  it.each(['ke-hoach', 'phu-luc'])('%s bears it under the number: day, hour, zone; no field is left open there', async (name) => {
    const pdf = await pdfIn(signed, `dien-tu/${name}.pdf`);
    const number = textAt(pdf.pages[0], '07/QĐ-UBND');
    const time = textAt(pdf.pages[0], '05/12/2029');
    expect(time).toMatchObject({ text: '05/12/2029 08:15:00 +07:00', size: 10, font: expect.stringContaining('Regular') as string });
    expect(time.baseline).toBeGreaterThan(number.baseline);
    expect(time.baseline).toBeLessThan(mm(20));
    expect(fieldsOf(pdf)).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { departuresOf, filesOf, inspectPath } from '../../src/publish/inspect-files.js';
import { ruleStyleId, sectionBreakStyle } from '../../src/render/docx/style-ids.js';
import { nd30 } from '../support/documents.js';
import { all, first, has, part, value, type XmlElement } from '../support/docx.js';
import { checkTagged } from '../support/tagged/check.js';
import { makeEveryKind } from '../support/every-kind.js';

const made = await makeEveryKind();
afterAll(made.remove);
const bytesOf = (file: string): Uint8Array => readFileSync(join(made.root, 'output', file));
const pdfs = made.files('pdf');

/** 42 copies that share their pages: for the printer, and tagged for nobody. */
const printRun = '2023/in/in.pdf';

describe('every kind of PDF is tagged, and its tags hold (ISO 14289-1)', () => {
  it('there is one of each kind', () => {
    const kinds = ['quyet-dinh', 'phu-luc', 'trich/so-noi-vu', 'dien-tu/ke-hoach', 'in/lenh-in', 'gui/so-y-te/cong-van', 'gui/so-y-te/ban-sao'].map((name) => `2023/${name}.pdf`);
    expect(pdfs).toEqual(expect.arrayContaining([...kinds, '2024/quyet-dinh.pdf', 'so-sanh-2023-2024/bang-so-sanh.pdf', 'bao-cao-2023-6-thang/bao-cao.pdf']));
    expect(pdfs.filter((file) => file.startsWith('2023/sao/'))).toHaveLength(5);
  });
  it.each(pdfs.filter((file) => file !== printRun))('%s', async (file) => {
    expect(await checkTagged(bytesOf(file))).toEqual([]);
  });
  it('the print run says no more than it is: PDF/A-2b, not tagged', () => {
    const text = Buffer.from(bytesOf(printRun)).toString('latin1');
    expect(text).toContain('<pdfaid:conformance>B<');
    for (const claim of ['pdfuaid', '/StructTreeRoot', '/Marked', ' BDC']) expect(text).not.toContain(claim);
  });
});

describe('every kind of DOCX reads aloud as well', () => {
  const docx = made.files('docx').filter((file) => !file.includes('/trich/') || file.endsWith('/so-noi-vu.docx'));
  const bodyOf = (file: string) => part(bytesOf(file), 'word/document.xml');
  const styleOf = (paragraph: XmlElement): string => all(paragraph, 'w:pStyle').map((style) => value(style) ?? '')[0] ?? '';
  it.each(docx)('%s: no empty paragraph stands for space, only for a rule, an empty cell or the end of a section', (file) => {
    const empty = all(bodyOf(file), 'w:p').filter((paragraph) => !has(paragraph, 'w:t') && paragraph.parentNode?.nodeName !== 'w:tc');
    const rules = Object.keys(nd30.rules).map(ruleStyleId);
    expect(empty.map(styleOf).filter((style) => style !== sectionBreakStyle && !rules.includes(style))).toEqual([]);
  });
  it.each(docx)('%s: tables flag their header row, headings are headings and skip no level', (file) => {
    const tables = all(bodyOf(file), 'w:tbl').filter((table) => has(table, 'w:tblStyle'));
    for (const table of tables) expect(has(first(table, 'w:tr'), 'w:tblHeader')).toBe(true);
    const levels = new Map(all(part(bytesOf(file), 'word/styles.xml'), 'w:style').flatMap((style) => all(style, 'w:outlineLvl').map((level) => [style.getAttribute('w:styleId') ?? '', Number(value(level)) + 1] as const)));
    let before = 0;
    for (const level of all(bodyOf(file), 'w:p').flatMap((paragraph) => levels.get(styleOf(paragraph)) ?? [])) {
      expect(level).toBeLessThanOrEqual(before + 1);
      before = level;
    }
  });
  it.each(docx)('%s: says its language and its title', (file) => {
    expect(all(part(bytesOf(file), 'word/styles.xml'), 'w:lang').map((lang) => value(lang))).toContain('vi-VN');
    expect(first(part(bytesOf(file), 'docProps/core.xml'), 'dc:title').textContent).not.toBe('');
  });
});

/** Extracts are alike: as PDF, which takes longer to read, three of them; of the draft set, none. */
function isTried(file: string): boolean {
  if (file.endsWith(printRun)) return false;
  if (!file.includes('/trich/')) return true;
  return !file.includes('/2024/') && (file.endsWith('.docx') || /so-noi-vu|so-y-te|vcci/u.test(file));
}

describe('our own documents depart from no rule that inspect checks', () => {
  it('in DOCX and PDF', async () => {
    const files = filesOf(made.root, ['output']).filter(isTried);
    expect(files.length).toBeGreaterThan(65);
    const told: string[] = [];
    for (const file of files) {
      const { read } = await inspectPath(made.root, file);
      if (!read.ok) told.push(`${file}: ${read.diagnostics.map((d) => d.code).join(', ')}`);
      else told.push(...departuresOf(read.value).map((d) => `${file}: ${d.rule} ${d.what}: ${d.found} → ${d.wanted} "${d.words}"`));
    }
    expect(told).toEqual([]);
  }, 120_000);
});

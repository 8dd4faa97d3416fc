import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { sentShape } from '../../../src/content/schema.js';
import { distribute, type Portion } from '../../../src/plan/distribution.js';
import { referenceDate, rosterOf } from '../../../src/plan/roster.js';
import { dueDate } from '../../../src/plan/progress/due.js';
import { cellText } from '../../../src/plan/words.js';
import { readPlan } from '../../../src/content/read.js';
import { sendPackages } from '../../../src/publish/send/send.js';
import { mm } from '../../../src/typeset/units.js';
import { paragraphTexts, part } from '../../support/docx.js';
import { issue2023 } from '../../support/issued-2023.js';
import { readPdf, wordsOfPage, type ReadPage } from '../../support/pdf.js';

const project = await issue2023();
const folder = join(project.root, 'output/2023/gui');
const sent = await sendPackages(project.root, 2023, { number: 15, date: { year: 2023, month: 1, day: 5 }, signer: 'Người Ký Mẫu', again: false });
if (!sent.ok) throw new Error(JSON.stringify(sent.diagnostics));
afterAll(project.remove);

const { plan } = readPlan(project.root, 2023);
if (plan === undefined) throw new Error('no plan');
const { portions } = distribute(plan, rosterOf(plan.agencies, referenceDate(plan)));
const all = portions.map((portion) => ({ id: portion.agency.id, portion }));
const register = sentShape.parse(JSON.parse(readFileSync(join(project.root, 'content/2023/sent.json'), 'utf8')));
const bytesOf = (path: string): Uint8Array => readFileSync(join(folder, path));
const refsOf = ({ lead, named, group }: Portion): readonly string[] => [...lead, ...named, ...group].map(({ ref }) => ref);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const spaceless = (text: string): string => text.replaceAll(/\s+/gu, '');
const allTasks = portions.length > 0 ? plan.appendix.sections.flatMap((s) => s.tasks.map((task) => ({ ref: `${s.number}.${task.number}`, task }))) : [];

/** Numbers of tasks that a text names by their own words; words that two tasks share name neither. */
const ownWords = new Map(allTasks.map(({ ref, task }) => [ref, spaceless(cellText(task.task))]));
const unique = [...ownWords].filter(([ref, words]) => ![...ownWords].some(([other, theirs]) => other !== ref && theirs.includes(words)));
const tasksIn = (text: string): readonly string[] => unique.filter(([, words]) => spaceless(text).includes(words)).map(([ref]) => ref);
const expectedIn = (refs: readonly string[]): readonly string[] => unique.map(([ref]) => ref).filter((ref) => refs.includes(ref));

describe('every agency with tasks has a package, and the register says what is in it', () => {
  it('one folder and one zip an agency, the register beside them, and nothing else', () => {
    const names = readdirSync(folder).filter((name) => !name.startsWith('.')).sort();
    expect(names).toEqual([...all.flatMap(({ id }) => [id, `${id}.zip`]), 'so-gui.json', 'so-gui.xlsx'].sort());
    expect(register.entries.map((e) => e.agency)).toEqual(all.map(({ id }) => id));
  });
  it('every file is there with the hash and size that the register has', () => {
    for (const { files } of register.entries) for (const { path, size, sha256: recorded } of files) expect([path, bytesOf(path).length, sha256(bytesOf(path))]).toEqual([path, size, recorded]);
  });
  it('công văn are numbered in one series; the sender writes none to itself', () => {
    expect(register.entries.filter((e) => e.agency !== 'so-noi-vu').map((e) => e.number)).toEqual(Array.from({ length: all.length - 1 }, (_, i) => 15 + i));
    expect(register.entries.find((e) => e.agency === 'so-noi-vu')).toMatchObject({ number: null, date: null, signer: null, state: 'cho-gui' });
    expect(readdirSync(join(folder, 'so-noi-vu')).sort()).toEqual(['SHA256SUMS', 'lich.ics', 'nhiem-vu.xlsx', 'trich.docx', 'trich.pdf']);
  });
});

describe('nothing of one agency is in the package of another: every file read back', () => {
  it.each(all)('$id', async ({ id, portion }) => {
    const refs = refsOf(portion);
    const files = readdirSync(join(folder, id));
    const due = [...portion.lead, ...portion.named, ...portion.group].filter(({ task }) => dueDate(task.deadline.meaning) !== undefined);

    const pdf = await readPdf(bytesOf(`${id}/trich.pdf`));
    const extract = pdf.pages.flatMap(wordsOfPage).join(' ');
    const word = paragraphTexts(part(bytesOf(`${id}/trich.docx`), 'word/document.xml')).join('\n');
    expect(tasksIn(word)).toEqual(expectedIn(refs));
    expect(word).toContain(portion.agency.name);
    expect(extract).toContain(`Tổng số`);

    const book = await readXlsx(bytesOf(`${id}/nhiem-vu.xlsx`));
    const [sheet] = book.sheets;
    const rows = (sheet?.rows ?? []).slice(3).filter((row) => row[0] !== null);
    expect(rows.map((row) => row[1])).toEqual(refs);
    expect(rows.map((row) => row[0])).toEqual([...portion.lead, ...portion.named, ...portion.group].map(({ task }) => task.id));
    expect(String(sheet?.rows[0]?.[1])).toContain(portion.agency.name);

    const events = files.includes('lich.ics') ? readFileSync(join(folder, id, 'lich.ics'), 'utf8').replaceAll('\r\n ', '') : '';
    expect([...events.matchAll(/^SUMMARY:Hạn ([IVX]+\.\d+):/gmu)].map((m) => m[1])).toEqual(due.map(({ ref }) => ref));

    if (files.includes('cong-van.docx')) {
      const letter = paragraphTexts(part(bytesOf(`${id}/cong-van.docx`), 'word/document.xml')).join('\n');
      expect(letter).toContain(`Kính gửi: ${portion.agency.name}.`);
      const named = tasksIn(letter);
      expect(named.filter((ref) => !refs.includes(ref))).toEqual([]);
      for (const other of portions) if (other.agency.id !== id && other.agency.id !== 'so-noi-vu' && !portion.agency.name.includes(other.agency.name)) expect(letter.split('\n').filter((line) => line.startsWith('Kính gửi')).join()).not.toContain(other.agency.name);
    }

    const zip = unzipSync(bytesOf(`${id}.zip`));
    expect(Object.keys(zip).sort()).toEqual(files.map((file) => `${id}/${file}`).sort());
    for (const [path, bytes] of Object.entries(zip)) expect(sha256(bytes)).toBe(sha256(bytesOf(path)));
    const sums = readFileSync(join(folder, id, 'SHA256SUMS'), 'utf8').trimEnd().split('\n').map((line) => line.split('  '));
    expect(sums.map(([, name]) => name).sort()).toEqual(files.filter((f) => f !== 'SHA256SUMS').sort());
    for (const [sum, name] of sums) expect(sum).toBe(sha256(bytesOf(`${id}/${name ?? ''}`)));
  });
});

describe('no page of a công văn or an extract is nearly empty', () => {
  const textHeight = (page: ReadPage): number => page.height - mm(20) - mm(20);
  it.each(all)('$id', async ({ id }) => {
    for (const name of ['cong-van', 'trich']) {
      if (id === 'so-noi-vu' && name === 'cong-van') continue;
      const { pages } = await readPdf(bytesOf(`${id}/${name}.pdf`));
      const last = pages.at(-1);
      const foot = Math.max(...(last?.texts ?? []).map((t) => t.baseline));
      expect((foot - mm(20)) / (last === undefined ? 1 : textHeight(last)), name).toBeGreaterThan(0.3);
      if (name === 'cong-van') expect(pages).toHaveLength(1);
    }
  });
});

describe('the công văn (R16, R17, R21, R50–R56), read back from the PDF', async () => {
  const [page] = (await readPdf(bytesOf('so-tai-chinh/cong-van.pdf'))).pages;
  const find = (start: string) => page?.texts.find((t) => t.text.startsWith(start)) ?? expect.fail(`no "${start}"`);
  const middle = ({ x, width }: { x: number; width: number }): number => x + width / 2;
  it('R21: V/v under the number, 13 upright, centred with it, 6 pt below', () => {
    const number = find('Số: 18/SNV-CCHC');
    const subject = find('V/v triển khai');
    expect([subject.size, subject.font]).toEqual([13, expect.stringMatching(/Tinos-Regular$|Regular/u)]);
    expect(middle(subject)).toBeCloseTo(middle(number), 0);
    expect(subject.baseline - number.baseline).toBeCloseTo(13 * 1.15 + 6, 0);
  });
  it('R17: place and date level with the number', () => {
    expect(find('Khánh Hòa, ngày 05 tháng 01 năm 2023').baseline).toBeCloseTo(find('Số: 18').baseline, 0);
  });
  it('R56: Kính gửi on one line with its addressee, 14 upright', () => {
    const line = find('Kính gửi: Sở Tài chính.');
    expect([line.size, /Italic|Bold/u.test(line.font)]).toEqual([14, false]);
  });
  it('its counts are the agency’s, and it ends in "./." (R42)', () => {
    const words = page === undefined ? '' : wordsOfPage(page).join(' ');
    expect(words).toContain('31 nhiệm vụ tại Phụ lục Kế hoạch');
    expect(words).toContain('09 nhiệm vụ chủ trì; 02 nhiệm vụ được nêu tên');
    expect(words).toContain('./.');
  });
  it('R54, R55: recipients at the left margin, signer at the right', () => {
    expect(find('Nơi nhận:').x).toBeCloseTo(mm(30), 0);
    expect(middle(find('GIÁM ĐỐC'))).toBeGreaterThan(mm(105));
    expect(find('- Lưu: VT, CCHC.').size).toBe(11);
  });
});

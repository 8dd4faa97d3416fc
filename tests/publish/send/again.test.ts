import { readFileSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copiesShape, sentShape } from '../../../src/content/schema.js';
import { amendYear } from '../../../src/publish/amend.js';
import { answerReview } from '../../../src/publish/answer-review.js';
import { sendPackages, type SendRequest } from '../../../src/publish/send/send.js';
import { checked, edit, issueSample, named, sendingProject, treeOf } from '../../support/issued.js';
import { sampleYear, type SampleFolder } from '../../support/sample-project.js';

let project: SampleFolder;

beforeEach(async () => {
  project = await sendingProject();
});
afterEach(() => {
  project.remove();
});

const firstDay = { year: 2029, month: 12, day: 10 };
const send = (request: Partial<SendRequest> = {}) => sendPackages(project.root, sampleYear, { again: false, ...request });
async function sentNow(request: Partial<SendRequest> = {}): Promise<{ readonly sent: readonly string[]; readonly unchanged: readonly string[] }> {
  const result = await send(request);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return { sent: result.value.sent, unchanged: result.value.unchanged };
}
async function refused(request: Partial<SendRequest> = {}): Promise<readonly { readonly code: string; readonly message: string }[]> {
  const before = treeOf(project.root);
  const result = await send(request);
  expect(treeOf(project.root), 'nothing is written').toEqual(before);
  return result.ok ? [] : result.diagnostics.map(({ code, message }) => ({ code, message }));
}
const register = () => sentShape.parse(JSON.parse(readFileSync(join(project.root, `content/${sampleYear}/sent.json`), 'utf8')));
const everyone = ['so-noi-vu', 'so-tai-chinh', 'so-y-te', 'ubnd-huyen-a'];

describe('sending again', () => {
  it('changes nothing, not a byte, where nothing has changed', async () => {
    expect(await sentNow({ number: 3, date: firstDay })).toEqual({ sent: everyone, unchanged: [] });
    const before = treeOf(project.root);
    expect(await sentNow()).toEqual({ sent: [], unchanged: everyone });
    expect(await sentNow({ agencies: ['so-y-te'] })).toEqual({ sent: [], unchanged: ['so-y-te'] });
    expect(treeOf(project.root)).toEqual(before);
  });
  it('takes numbers that were left open', async () => {
    await sentNow();
    expect(register().entries.map((e) => [e.state, e.number])).toEqual(everyone.map(() => ['chuan-bi', null]));
    expect((await sentNow({ number: 3, date: firstDay })).sent).toEqual(everyone);
    expect(register().entries.slice(4).map((e) => [e.agency, e.number, e.state])).toEqual(everyone.map((id, i) => [id, 3 + i, 'da-gui']));
  });
  it('tells which packages would differ and why, and sends them only when told to', async () => {
    await sentNow({ number: 3, date: firstDay });
    edit(project.root, 'templates/cong-van.hbs', 'quan tâm triển khai', 'khẩn trương triển khai');
    const [first] = await refused({ agencies: ['so-y-te'] });
    expect(first?.code).toBe('package-differs');
    expect(first?.message).toContain('cong-van.docx, cong-van.pdf');
    expect(first?.message).toContain('mẫu văn bản (templates)');
    expect(await sentNow({ agencies: ['so-y-te'], again: true })).toEqual({ sent: ['so-y-te'], unchanged: [] });
    expect(named(checked(project.root))).toEqual([]);
  });
  it('tells that reported results are why a workbook differs', async () => {
    await sentNow({ number: 3, date: firstDay });
    writeFileSync(join(project.root, `content/${sampleYear}/progress.json`), JSON.stringify({ tasks: [{ task: 'ra-soat-quy-che', state: 'chua-thuc-hien' }] }));
    const found = await refused({ agencies: ['so-tai-chinh'] });
    expect(found.map((d) => d.message)).toEqual([expect.stringMatching(/nhiem-vu\.xlsx \(vì đổi kết quả đã báo cáo/u)]);
  });
  it('a package of another agency that was lost or spoilt is made again as it was sent', async () => {
    await sentNow({ number: 3, date: firstDay });
    const before = treeOf(project.root);
    rmSync(join(project.root, 'output/2030/gui/so-y-te/trich.pdf'));
    appendFileSync(join(project.root, 'output/2030/gui/so-tai-chinh.zip'), 'x');
    expect(named(checked(project.root))).toEqual(['recorded-file-changed output/2030/gui/so-tai-chinh.zip', 'recorded-file-missing output/2030/gui/so-y-te/trich.pdf']);
    await sentNow({ agencies: ['ubnd-huyen-a'] });
    expect(treeOf(project.root)).toEqual(before);
  });
});

describe('late in the year', () => {
  it('a công văn after the last deadline names none, and is sent', async () => {
    expect((await sentNow({ number: 3, date: { year: 2030, month: 12, day: 20 } })).sent).toEqual(everyone);
  });
});

describe('what is asked for and does not hold is told, and nothing is written', () => {
  const cases: readonly (readonly [string, Partial<SendRequest>, string])[] = [
    ['a number without a day', { number: 3 }, 'send-number-without-date'],
    ['a day without a number', { date: firstDay }, 'send-number-without-date'],
    ['a day before the decision', { number: 3, date: { year: 2029, month: 12, day: 4 } }, 'send-date'],
    ['an agency without tasks', { agencies: ['so-cu'] }, 'send-agency-unknown'],
    ['a misspelt agency', { agencies: ['so-y-tee'] }, 'send-agency-unknown'],
    ['copies of a body that is not there', { certified: { date: firstDay, by: 'so-y-te' } }, 'copier-unknown'],
    ['copies of a day before the decision', { certified: { date: { year: 2029, month: 1, day: 1 } } }, 'copy-date'],
  ];
  it.each(cases)('%s', async (_, request, code) => {
    expect([...new Set((await refused(request)).map((d) => d.code))]).toEqual([code]);
  });
  it('a number that another agency has', async () => {
    await sentNow({ number: 3, date: firstDay });
    expect((await refused({ number: 3, date: firstDay, agencies: ['ubnd-huyen-a'], again: true })).map((d) => d.code)).toEqual(['send-number-used']);
  });
  it('a number that was given for a decision which this one replaces', async () => {
    await sentNow({ number: 3, date: firstDay });
    expect(amendYear(project.root, sampleYear, 'thay-the').ok).toBe(true);
    expect(answerReview(project.root, sampleYear, { which: ['quyet-dinh-truoc'], state: 'chap-nhan', note: undefined }).ok).toBe(true);
    expect((await issueSample(project.root, { number: 12, date: { year: 2029, month: 12, day: 20 } })).entry).toBeDefined();
    const date = { year: 2029, month: 12, day: 22 };
    expect([...new Set((await refused({ number: 3, date })).map((d) => d.code))]).toEqual(['send-number-used']);
    expect((await sentNow({ number: 7, date })).sent).toEqual(everyone);
  });
  it('a plan that is not issued, or whose template is not the one it was issued with', async () => {
    edit(project.root, 'templates/phan/quyet-dinh.hbs', 'QUYẾT ĐỊNH:', 'QUYẾT  NGHỊ:');
    expect((await refused()).map((d) => d.code)).toEqual(['issued-bytes-differ']);
  });
  it('a register that was edited by hand', async () => {
    await sentNow({ number: 3, date: firstDay });
    edit(project.root, `content/${sampleYear}/sent.json`, '"number": 4', '"number": 40');
    expect((await refused()).map((d) => d.code)).toEqual(['register-broken']);
  });
});

describe('the extract as a certified copy (R73, R74)', () => {
  it('each package has its trích sao, the registers go in step, and sending again makes no new copies', async () => {
    await sentNow({ number: 3, date: firstDay, certified: { date: firstDay } });
    const copies = copiesShape.parse(JSON.parse(readFileSync(join(project.root, 'content/copies.json'), 'utf8')));
    expect(copies.entries.map((e) => [e.number, e.form, e.folder, e.recipients])).toEqual(everyone.map((id, i) => [i + 1, 'trich-sao', `2030/gui/${id}`, [expect.any(String)]]));
    expect(register().entries.map((e) => e.copy?.number)).toEqual([1, 2, 3, 4]);
    const before = treeOf(project.root);
    expect((await sentNow({ certified: { date: firstDay } })).unchanged).toEqual(everyone);
    expect(treeOf(project.root)).toEqual(before);
    expect(named(checked(project.root))).toEqual([]);
  });
});

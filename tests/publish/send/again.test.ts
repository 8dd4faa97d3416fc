import { readFileSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copiesShape, sentShape } from '../../../src/content/schema.js';
import { amendYear } from '../../../src/publish/amend.js';
import { answerReview } from '../../../src/publish/answer-review.js';
import { markSent, type MarkRequest } from '../../../src/publish/send/mark-sent.js';
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
    expect(register().entries.slice(4).map((e) => [e.agency, e.number, e.state])).toEqual(everyone.map((id, i) => [id, 3 + i, 'cho-gui']));
  });
  it('tells which packages would differ and why, and sends them only when told to', async () => {
    await sentNow({ number: 3, date: firstDay });
    edit(project.root, 'templates/cong-van.hbs', 'quan tâm triển khai', 'khẩn trương triển khai');
    const [first] = await refused({ agencies: ['so-y-te'] });
    expect(first?.code).toBe('packages-differ');
    expect(first?.message).toContain('cong-van.docx, cong-van.pdf');
    expect(first?.message).toContain('mẫu văn bản (templates)');
    expect(await sentNow({ agencies: ['so-y-te'], again: true, number: 7, date: firstDay })).toEqual({ sent: ['so-y-te'], unchanged: [] });
    expect(named(checked(project.root))).toEqual([]);
  });
  it('tells all packages that differ in one complaint, and each by itself on the side', async () => {
    await sentNow({ number: 3, date: firstDay });
    edit(project.root, 'templates/cong-van.hbs', 'quan tâm triển khai', 'khẩn trương triển khai');
    const result = await send();
    expect(result.ok ? [] : result.diagnostics.map((d) => [d.code, d.message])).toEqual([['packages-differ', '4 gói nay làm ra khác gói đã ghi sổ: Sở Nội vụ, Sở Tài chính, Sở Y tế, Ủy ban nhân dân huyện A. Tệp khác: cong-van.docx, cong-van.pdf; vì đổi: mẫu văn bản (templates).']]);
    expect(result.ok ? [] : result.differing.map((d) => [d.agency, d.files])).toEqual(everyone.map((id) => [id, ['cong-van.docx', 'cong-van.pdf']]));
  });
  it('names another signer as the reason, not what else has stayed', async () => {
    await sentNow({ number: 3, date: firstDay });
    const [first] = await refused({ signer: 'Lê Văn C' });
    expect(first?.message).toMatch(/cong-van\.pdf; vì đổi: người ký công văn\.$/u);
  });
  it('tells that reported results are why a workbook differs', async () => {
    await sentNow({ number: 3, date: firstDay });
    writeFileSync(join(project.root, `content/${sampleYear}/progress.json`), JSON.stringify({ tasks: [{ task: 'ra-soat-quy-che', state: 'chua-thuc-hien' }] }));
    const found = await refused({ agencies: ['so-tai-chinh'] });
    expect(found.map((d) => d.message)).toEqual([expect.stringMatching(/^1 gói.*Sở Tài chính\. Tệp khác: nhiem-vu\.xlsx; vì đổi: kết quả đã báo cáo \(progress\.json\)\.$/u)]);
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

describe('the package that a later one takes the place of', () => {
  const change = (): void => { edit(project.root, 'templates/cong-van.hbs', 'quan tâm triển khai', 'khẩn trương triển khai'); };
  const packageOf = (folder: string): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(treeOf(project.root, [`output/2030/gui/${folder}`])).map(([path, hash]) => [path.slice(`output/2030/gui/${folder}/`.length), hash]));
  it('is kept aside as it was, over all that follows, and checked', async () => {
    await sentNow({ number: 3, date: firstDay });
    const first = packageOf('so-y-te');
    change();
    await sentNow({ agencies: ['so-y-te'], again: true, number: 7, date: firstDay });
    const second = packageOf('so-y-te');
    expect(second).not.toEqual(first);
    expect(packageOf('lan-truoc/1/so-y-te')).toEqual(first);
    edit(project.root, 'templates/cong-van.hbs', 'khẩn trương triển khai', 'sớm triển khai');
    await sentNow({ agencies: ['so-y-te'], again: true, number: 8, date: firstDay });
    await markSent(project.root, sampleYear, { date: firstDay });
    expect([packageOf('lan-truoc/1/so-y-te'), packageOf('lan-truoc/2/so-y-te')]).toEqual([first, second]);
    expect(named(checked(project.root))).toEqual([]);
    appendFileSync(join(project.root, 'output/2030/gui/lan-truoc/1/so-y-te/trich.pdf'), 'x');
    rmSync(join(project.root, 'output/2030/gui/lan-truoc/2/so-y-te.zip'));
    expect(named(checked(project.root))).toEqual(['recorded-file-changed output/2030/gui/lan-truoc/1/so-y-te/trich.pdf', 'recorded-file-missing output/2030/gui/lan-truoc/2/so-y-te.zip']);
  });
  it('is not kept where its number was open: it was never ready', async () => {
    await sentNow();
    await sentNow({ number: 3, date: firstDay });
    expect(Object.keys(packageOf('lan-truoc'))).toEqual([]);
  });
});

describe('one number, one công văn', () => {
  const change = (): void => { edit(project.root, 'templates/cong-van.hbs', 'quan tâm triển khai', 'khẩn trương triển khai'); };
  it('another signer under the same number is refused where no number is named', async () => {
    await sentNow({ number: 3, date: firstDay });
    expect((await refused({ agencies: ['so-y-te'], again: true, signer: 'Lê Văn C' })).map((d) => d.code)).toEqual(['send-letter-number']);
  });
  it('one that was made and not sent may be made anew under its number, if that is named', async () => {
    await sentNow({ number: 3, date: firstDay });
    change();
    await sentNow({ agencies: ['so-y-te'], again: true, number: 5, date: firstDay });
    expect(register().entries.at(-1)).toMatchObject({ agency: 'so-y-te', number: 5, state: 'cho-gui' });
  });
  it('one that was sent may not, whatever is asked', async () => {
    await sentNow({ number: 3, date: firstDay });
    await markSent(project.root, sampleYear, { agencies: ['so-y-te'], date: firstDay });
    change();
    for (const request of [{}, { number: 5, date: firstDay }]) expect((await refused({ agencies: ['so-y-te'], again: true, ...request })).map((d) => d.code)).toEqual(['send-letter-changed']);
    expect((await sentNow({ agencies: ['so-y-te'], again: true, number: 7, date: firstDay })).sent).toEqual(['so-y-te']);
  });
  it('the same công văn goes again with another workbook', async () => {
    await sentNow({ number: 3, date: firstDay });
    await markSent(project.root, sampleYear, { date: firstDay });
    writeFileSync(join(project.root, `content/${sampleYear}/progress.json`), JSON.stringify({ tasks: [{ task: 'ra-soat-quy-che', state: 'chua-thuc-hien' }] }));
    expect(await sentNow({ again: true })).toEqual({ sent: ['so-tai-chinh'], unchanged: ['so-noi-vu', 'so-y-te', 'ubnd-huyen-a'] });
    expect(register().entries.at(-1)).toMatchObject({ agency: 'so-tai-chinh', number: 4, state: 'cho-gui' });
    expect(named(checked(project.root))).toEqual([]);
  });
});

describe('that a package was sent', () => {
  const mark = (request: Partial<MarkRequest> = {}) => markSent(project.root, sampleYear, { date: { year: 2029, month: 12, day: 12 }, ...request });
  const codes = async (request: Partial<MarkRequest> = {}): Promise<readonly string[]> => {
    const before = treeOf(project.root);
    const result = await mark(request);
    expect(treeOf(project.root), 'nothing is written').toEqual(before);
    return result.ok ? [] : result.diagnostics.map((d) => d.code);
  };
  it('is entered with its day, by agency or for all that wait; the packages stay', async () => {
    await sentNow({ number: 3, date: firstDay });
    const packages = Object.entries(treeOf(project.root, ['output/2030/gui'])).filter(([path]) => !/so-gui|danh-sach/u.test(path));
    const one = await mark({ agencies: ['so-y-te'] });
    expect(one.ok ? one.value.lines.map(({ entry, times }) => [entry.agency, entry.state, entry.sentOn, times]) : one.diagnostics).toEqual([['so-noi-vu', 'cho-gui', undefined, 0], ['so-tai-chinh', 'cho-gui', undefined, 0], ['so-y-te', 'da-gui', '2029-12-12', 1], ['ubnd-huyen-a', 'cho-gui', undefined, 0]]);
    const rest = await mark();
    expect(rest.ok ? rest.value.sent : rest.diagnostics).toEqual(['so-noi-vu', 'so-tai-chinh', 'ubnd-huyen-a']);
    expect(Object.entries(treeOf(project.root, ['output/2030/gui'])).filter(([path]) => !/so-gui|danh-sach/u.test(path))).toEqual(packages);
    expect(named(checked(project.root))).toEqual([]);
    const before = treeOf(project.root);
    expect(await sentNow()).toEqual({ sent: [], unchanged: everyone });
    expect(treeOf(project.root)).toEqual(before);
  });
  it('is refused of what was not made, has no number, was sent before, or on a day before its công văn', async () => {
    expect(await codes()).toEqual(['send-none-waiting']);
    expect(await codes({ agencies: ['so-y-te'] })).toEqual(['send-nothing-made']);
    await sentNow({ agencies: ['so-noi-vu'] });
    expect(await codes({ agencies: ['so-noi-vu'] })).toEqual(['send-nothing-made']);
    await sentNow({ agencies: ['so-y-te'], number: 3, date: firstDay });
    expect(await codes({ date: { year: 2029, month: 12, day: 9 } })).toEqual(['send-mark-date']);
    expect(await codes({ date: { year: 2099, month: 1, day: 1 } })).toEqual(['send-date-far']);
    expect(await codes({ agencies: ['so-y-te', 'so-y-te'] })).toEqual(['recipient-twice']);
    expect(await codes({ agencies: ['so-y-tee'] })).toEqual(['send-agency-unknown']);
    await mark({ agencies: ['so-y-te'] });
    expect(await codes({ agencies: ['so-y-te'] })).toEqual(['send-already-sent']);
  });
  it('is refused where a package is not as it was made', async () => {
    await sentNow({ number: 3, date: firstDay });
    rmSync(join(project.root, 'output/2030/gui/so-y-te/trich.pdf'));
    expect(await codes({ agencies: ['so-noi-vu'] })).toEqual(['send-package-spoilt']);
    await sentNow({ agencies: ['so-y-te'] });
    expect((await mark()).ok).toBe(true);
  });
});

describe('who signs the công văn', () => {
  const nobody = (): void => { edit(project.root, `content/${sampleYear}/plan.json`, /("dispatch": \{.*?"name": )"Trần Thị B"/su, '$1null'); };
  it('is an error where a number is given and nobody is named, a warning while it is open', async () => {
    nobody();
    expect((await refused({ number: 3, date: firstDay })).map((d) => d.code)).toEqual(['send-signer-missing']);
    const open = await send();
    expect(open.ok ? open.value.diagnostics.map((d) => [d.code, d.level]) : open.diagnostics).toEqual([['send-signer-open', 'warning']]);
    expect((await sentNow({ number: 3, date: firstDay, signer: 'Lê Văn C' })).sent).toEqual(everyone);
  });
  it.each(['Họ và tên', ' "họ  và tên" ', '<Họ và tên>', '…', ''])('is not %j', async (signer) => {
    expect((await refused({ number: 3, date: firstDay, signer })).map((d) => d.code)).toEqual(['name-implausible']);
  });
});

describe('late in the year', () => {
  it('a công văn after the last deadline names none, and is sent', async () => {
    expect((await sentNow({ number: 3, date: { year: 2030, month: 12, day: 20 } })).sent).toEqual(everyone);
  });
  it('a công văn of the year after goes out with a warning, and so does what is said to have been sent then', async () => {
    const result = await send({ number: 3, date: { year: 2031, month: 1, day: 5 } });
    const marked = await markSent(project.root, sampleYear, { date: { year: 2031, month: 1, day: 6 } });
    for (const one of [result, marked]) expect(one.ok ? one.value.diagnostics.map((d) => [d.code, d.level]) : one.diagnostics).toEqual([['send-date-late', 'warning']]);
  });
});

describe('what is asked for and does not hold is told, and nothing is written', () => {
  const cases: readonly (readonly [string, Partial<SendRequest>, string])[] = [
    ['a number without a day', { number: 3 }, 'send-number-without-date'],
    ['a day without a number', { date: firstDay }, 'send-number-without-date'],
    ['a day before the decision', { number: 3, date: { year: 2029, month: 12, day: 4 } }, 'send-date'],
    ['an agency without tasks', { agencies: ['so-cu'] }, 'send-agency-unknown'],
    ['a misspelt agency', { agencies: ['so-y-tee'] }, 'send-agency-unknown'],
    ['an agency named twice', { agencies: ['so-y-te', 'so-noi-vu', 'so-y-te'] }, 'recipient-twice'],
    ['a day long after the year of the plan', { number: 3, date: { year: 2032, month: 1, day: 1 } }, 'send-date-far'],
    ['copies of a day long after the year of the plan', { certified: { date: { year: 2099, month: 1, day: 1 } } }, 'send-date-far'],
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

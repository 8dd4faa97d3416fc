import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placedTexts } from '../../src/content/places.js';
import { readPlan } from '../../src/content/read.js';
import { issuedShape, type IssuedEntry } from '../../src/content/schema.js';
import { amendYear, dropAmendment } from '../../src/publish/amend.js';
import { answerReview } from '../../src/publish/answer-review.js';
import { buildYear } from '../../src/publish/build.js';
import { draftYear } from '../../src/publish/draft-year.js';
import { recoverAll } from '../../src/publish/output.js';
import { brokenLinks } from '../../src/register/chain.js';
import { failingDisk } from '../support/failing-disk.js';
import { checked, draftSample, edit, issuedProject, issueSample, named, treeOf } from '../support/issued.js';
import { readPdf, wordsOfPage } from '../support/pdf.js';
import { sampleFiles, sampleOf, sampleYear, writeProject } from '../support/sample-project.js';

/** 2030 issued as 07; the same with a new decision opened that replaces it. */
let issued = '';
let amended = '';
let entry: IssuedEntry;
const made: string[] = [];

beforeAll(async () => {
  const project = await issuedProject();
  made.push(project.root);
  ({ root: issued, entry } = project);
  writeFileSync(join(issued, 'output/2030/ban-da-ky.pdf'), 'signed');
  writeFileSync(join(issued, 'content/2030/progress.json'), JSON.stringify({ tasks: [] }));
  amended = copy(issued);
  const result = amendYear(amended, sampleYear, 'thay-the');
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  expect(result.value).toEqual({ content: 'content/2030.qd-7', files: 'output/2030-qd-7', questions: 3 });
});
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

function copy(from: string): string {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-amend-'));
  made.push(root);
  cpSync(from, root, { recursive: true });
  return root;
}

/** The tree of one folder, by path below it. */
function below(root: string, folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(treeOf(root, [folder])).map(([path, hash]) => [path.slice(folder.length + 1), hash]));
}

const codes = (result: ReturnType<typeof amendYear>): readonly string[] => (result.ok ? [] : named(result.diagnostics));
const second = { number: 12, date: { year: 2029, month: 12, day: 20 } };

describe('a new decision that replaces an issued one', () => {
  it('content and files of the issued one lie aside as they were, the signed scan among them', () => {
    expect(below(amended, 'content/2030.qd-7')).toEqual(below(issued, 'content/2030'));
    expect(below(amended, 'output/2030-qd-7')).toEqual(below(issued, 'output/2030'));
    expect(Object.keys(below(amended, 'output/2030-qd-7'))).toContain('ban-da-ky.pdf');
    expect(existsSync(join(amended, 'output/2030'))).toBe(false);
    expect(readFileSync(join(amended, 'content/issued.json'), 'utf8')).toBe(readFileSync(join(issued, 'content/issued.json'), 'utf8'));
  });
  it('nothing else is there', () => {
    expect(Object.keys(treeOf(amended)).filter((f) => !/^(?:content\/2030(?:\.qd-7)?|output\/2030-qd-7)\//u.test(f))).toEqual(['content/agencies.json', 'content/issued.json']);
    expect(Object.keys(below(amended, 'content/2030'))).toEqual(['decision.md', 'plan.json', 'plan.md', 'review.json', 'tasks.json']);
  });
  it('its content is the issued one with a căn cứ, a sentence and open number and day, nothing else', () => {
    const issuedText = (name: string): string => readFileSync(join(issued, 'content/2030', name), 'utf8');
    const text = (name: string): string => readFileSync(join(amended, 'content/2030', name), 'utf8');
    for (const name of ['plan.md', 'tasks.json']) expect(text(name), name).toBe(issuedText(name));
    const basis = 'Căn cứ Quyết định số 07/QĐ-UBND ngày 05 tháng 12 năm 2029 của Ủy ban nhân dân tỉnh Mẫu về việc ban hành Kế hoạch cải cách hành chính tỉnh Mẫu năm 2030;\n\n';
    const sentence = 'Kế hoạch này thay thế Kế hoạch ban hành kèm theo Quyết định số 07/QĐ-UBND ngày 05 tháng 12 năm 2029 của Ủy ban nhân dân tỉnh Mẫu.\n\n';
    expect(text('decision.md')).toBe(issuedText('decision.md').replace('Xét đề nghị', `${basis}Xét đề nghị`).replace('Điều 2.', `${sentence}Điều 2.`));
    const { plan } = readPlan(amended, sampleYear);
    const { draft, ...head } = plan?.head ?? {};
    expect(Object.keys(draft?.questions ?? {})).toEqual(plan?.review?.questions.map((q) => q.id));
    expect(head).toEqual({ ...readPlan(issued, sampleYear).plan?.head, state: 'du-thao', decision: { number: null, symbol: 'QĐ-UBND', date: null }, replaces: { kind: 'thay-the', number: 7, symbol: 'QĐ-UBND', date: '2029-12-05' } });
  });
  it('each question stands at words that are there', () => {
    const { plan, diagnostics } = readPlan(amended, sampleYear);
    expect(diagnostics).toEqual([]);
    const texts = plan === undefined ? [] : placedTexts(plan);
    expect(plan?.review?.questions.map((q) => q.place)).toEqual(['subject', 'can-cu.2', 'dieu.1.p1']);
    for (const { place, words, state } of plan?.review?.questions ?? []) {
      expect(texts.find((t) => t.place === place)?.text).toBe(words);
      expect(state).toBe('mo');
    }
  });
  it('the check finds nothing: the issued one is whole, the new one a draft', () => {
    expect(checked(amended)).toEqual([]);
  });
  it('prints as a draft that cites the first', async () => {
    const root = copy(amended);
    expect((await buildYear(root, sampleYear)).manifest).toBeDefined();
    const words = (await readPdf(readFileSync(join(root, 'output/2030/quyet-dinh.pdf')))).pages.flatMap(wordsOfPage).join(' ');
    expect(words).toContain('DỰ THẢO');
    expect(words).toContain('Căn cứ Quyết định số 07/QĐ-UBND ngày 05 tháng 12 năm 2029');
    expect(words).toContain('Kế hoạch này thay thế Kế hoạch ban hành kèm theo Quyết định số 07/QĐ-UBND');
    expect(below(root, 'output/2030-qd-7')).toEqual(below(issued, 'output/2030'));
    expect(checked(root)).toEqual([]);
  });
  it('one that amends says so', () => {
    const root = copy(issued);
    expect(amendYear(root, sampleYear, 'sua-doi').ok).toBe(true);
    expect(readFileSync(join(root, 'content/2030/decision.md'), 'utf8')).toContain('Kế hoạch này sửa đổi, bổ sung Kế hoạch ban hành kèm theo');
    expect(readPlan(root, sampleYear).plan?.head.replaces?.kind).toBe('sua-doi');
  });
  it('issuing the first again is refused: what is in content is no longer it', async () => {
    const root = copy(amended);
    const before = treeOf(root);
    const result = await issueSample(root);
    expect(named(result.diagnostics), 'one complaint, not one for each value of the draft').toEqual(['issue-number-used content/2030/plan.json']);
    expect(`${result.diagnostics[0]?.message} ${result.diagnostics[0]?.hint}`).toMatch(/Số 07\/QĐ-UBND đã dùng.*dự thảo quyết định thay thế.*kehoach build 2030\.qd-7.*kehoach amend 2030 --drop/u);
    expect(result).toMatchObject({ entry: undefined, again: false });
    expect(treeOf(root)).toEqual(before);
  });
  it('the number of the first is not the new one\'s, whatever the calendar year: by its number a decision of the plan year is named everywhere', async () => {
    const root = copy(amended);
    expect(answerReview(root, sampleYear, { which: ['quyet-dinh-truoc'], state: 'chap-nhan', note: undefined }).ok).toBe(true);
    const before = treeOf(root);
    const result = await issueSample(root, { number: 7, date: { year: 2030, month: 1, day: 20 } });
    expect(named(result.diagnostics)).toEqual(['issue-number-of-plan content/2030/plan.json']);
    expect(`${result.diagnostics[0]?.message} ${result.diagnostics[0]?.hint}`).toMatch(/Số 7 đã là số của Quyết định số 07\/QĐ-UBND ngày 05\/12\/2029.*2030\.qd-7.*lấy số khác.*kehoach amend 2030 --drop/u);
    expect(result.entry).toBeUndefined();
    expect(treeOf(root)).toEqual(before);
  });
  it('nor where it is written into plan.json by hand', () => {
    const root = copy(amended);
    edit(root, 'content/2030/plan.json', /"number": null/u, '"number": 7');
    edit(root, 'content/2030/plan.json', /"date": null/u, '"date": "2030-01-20"');
    expect(named(checked(root))).toContain('issue-number-of-plan content/2030/plan.json');
  });
});

describe('the new decision is issued', () => {
  let root = '';
  beforeAll(async () => {
    root = copy(amended);
    const before = treeOf(root);
    const refused = await issueSample(root, second);
    expect(named(refused.diagnostics)).toEqual(['open-questions content/2030/plan.json']);
    expect(treeOf(root)).toEqual(before);
    expect(answerReview(root, sampleYear, { which: ['quyet-dinh-truoc'], state: 'chap-nhan', note: undefined }).ok).toBe(true);
    const early = await issueSample(root, { ...second, date: { year: 2029, month: 12, day: 4 } });
    expect(named(early.diagnostics), 'no decision is older than the one it replaces').toContain('issue-date-implausible content/2030/plan.json');
    const { entry: added, diagnostics } = await issueSample(root, second);
    expect(diagnostics).toEqual([]);
    expect(added).toMatchObject({ number: 12, date: '2029-12-20', replaces: { number: 7, symbol: 'QĐ-UBND', date: '2029-12-05' }, previous: entry.hash });
  });

  it('the register has both, the first as it was', () => {
    const register = issuedShape.parse(JSON.parse(readFileSync(join(root, 'content/issued.json'), 'utf8')));
    expect(register.entries.map((e) => e.number)).toEqual([7, 12]);
    expect(register.entries[0]).toEqual(entry);
    expect(brokenLinks(register)).toEqual([]);
  });
  it('the first lies aside, untouched; both are checked', () => {
    expect(below(root, 'content/2030.qd-7')).toEqual(below(issued, 'content/2030'));
    expect(below(root, 'output/2030-qd-7')).toEqual(below(issued, 'output/2030'));
    expect(checked(root)).toEqual([]);
  });
  it('it can be issued again, and replaced in its turn', async () => {
    const third = copy(root);
    const before = treeOf(third);
    expect((await issueSample(third, second)).again).toBe(true);
    expect(treeOf(third)).toEqual(before);
    expect(amendYear(third, sampleYear, 'sua-doi')).toMatchObject({ ok: true, value: { content: 'content/2030.qd-12', files: 'output/2030-qd-12' } });
    expect(checked(third)).toEqual([]);
    const text = readFileSync(join(third, 'content/2030/decision.md'), 'utf8');
    expect(text.match(/Căn cứ Quyết định số \d+/gu), 'what was replaced is no căn cứ any more').toEqual(['Căn cứ Quyết định số 12']);
    expect(text.match(/Kế hoạch này [^\n]*/gu)).toEqual(['Kế hoạch này sửa đổi, bổ sung Kế hoạch ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 20 tháng 12 năm 2029 của Ủy ban nhân dân tỉnh Mẫu.']);
    expect(readPlan(third, sampleYear).diagnostics).toEqual([]);
  });
  it.each<[string, (folder: string) => void, readonly string[]]>([
    ['a byte of a file of the first', (r) => { edit(r, 'output/2030-qd-7/manifest.json', '"year": 2030', '"year": 2031'); writeFileSync(join(r, 'output/2030-qd-7/trich/so-y-te.pdf'), 'x'); }, ['recorded-file-changed output/2030-qd-7/trich/so-y-te.pdf']],
    ['a file of the first gone', (r) => { rmSync(join(r, 'output/2030-qd-7/quyet-dinh.pdf')); }, ['recorded-file-missing output/2030-qd-7/quyet-dinh.pdf']],
    ['the set of the first gone', (r) => { rmSync(join(r, 'output/2030-qd-7'), { recursive: true }); }, ['recorded-file-missing output/2030-qd-7']],
    ['a word of the first', (r) => { edit(r, 'content/2030.qd-7/plan.md', 'Ý thứ hai', 'Ý khác'); }, ['issued-content-changed content/2030.qd-7/plan.md']],
    ['the signer of the first', (r) => { edit(r, 'content/2030.qd-7/plan.json', 'Nguyễn Văn A', 'Ai'); }, ['issued-content-changed content/2030.qd-7/plan.json']],
    ['the number of the first', (r) => { edit(r, 'content/2030.qd-7/plan.json', '"number": 7', '"number": 70'); }, ['issued-reopened content/2030.qd-7/plan.json']],
    ['the day of the first', (r) => { edit(r, 'content/2030.qd-7/plan.json', '2029-12-05', '2029-12-04'); }, ['issued-reopened content/2030.qd-7/plan.json']],
    ['a text of the first gone', (r) => { rmSync(join(r, 'content/2030.qd-7/plan.md')); }, ['file-missing content/2030.qd-7/plan.md']],
    ['the tasks of the first cut off', (r) => { writeFileSync(join(r, 'content/2030.qd-7/tasks.json'), '{'); }, ['json-syntax content/2030.qd-7/tasks.json']],
    ['the content of the first gone', (r) => { rmSync(join(r, 'content/2030.qd-7'), { recursive: true }); }, ['superseded-missing content/2030.qd-7']],
    ['a word of the second', (r) => { edit(r, 'content/2030/plan.md', 'Ý thứ hai', 'Ý khác'); }, ['issued-content-changed content/2030/plan.md']],
    ['a byte of a file of the second', (r) => { writeFileSync(join(r, 'output/2030/quyet-dinh.pdf'), 'x'); }, ['recorded-file-changed output/2030/quyet-dinh.pdf']],
  ])('%s: found', (_, spoil, found) => {
    const spoilt = copy(root);
    spoil(spoilt);
    expect(named(checked(spoilt))).toEqual(found);
  });
});

describe('a correction of a decision that amends another: both are in force', () => {
  const [cited7, cited12] = ['Quyết định số 07/QĐ-UBND ngày 05 tháng 12 năm 2029 của Ủy ban nhân dân tỉnh Mẫu', 'Quyết định số 12/QĐ-UBND ngày 20 tháng 12 năm 2029 của Ủy ban nhân dân tỉnh Mẫu'];
  let root = '';
  beforeAll(async () => {
    root = copy(issued);
    expect(amendYear(root, sampleYear, 'sua-doi').ok).toBe(true);
    expect(answerReview(root, sampleYear, { which: ['quyet-dinh-truoc'], state: 'chap-nhan', note: undefined }).ok).toBe(true);
    expect((await issueSample(root, second)).entry?.number).toBe(12);
  });
  it.each([
    ['sua-doi', `Kế hoạch này sửa đổi, bổ sung Kế hoạch ban hành kèm theo ${cited7}, đã được sửa đổi, bổ sung theo ${cited12}.`],
    ['thay-the', `Kế hoạch này thay thế Kế hoạch ban hành kèm theo ${cited7} và Kế hoạch ban hành kèm theo ${cited12}.`],
  ] as const)('%s cites both, says so in one sentence, and asks whether that is right', (kind, sentence) => {
    const third = copy(root);
    expect(amendYear(third, sampleYear, kind).ok).toBe(true);
    const text = readFileSync(join(third, 'content/2030/decision.md'), 'utf8');
    expect(text.match(/Căn cứ Quyết định số \d+/gu)).toEqual(['Căn cứ Quyết định số 07', 'Căn cứ Quyết định số 12']);
    expect(text.match(/Kế hoạch này [^\n]*/gu)).toEqual([sentence]);
    const { plan, diagnostics } = readPlan(third, sampleYear);
    expect(diagnostics).toEqual([]);
    expect(plan?.review?.questions.find((q) => q.words === sentence)?.ask).toContain('Quyết định số 07/QĐ-UBND và Quyết định số 12/QĐ-UBND đều còn hiệu lực');
    expect(checked(third)).toEqual([]);
  });
});

describe('the tờ trình of an issued decision', () => {
  it('is asked about when the decision is amended, and must change', async () => {
    const data = draftSample();
    data.decision = data.decision.replace('Xét đề nghị của Giám đốc Sở Nội vụ.', 'Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 40/TTr-SNV ngày 01 tháng 12 năm 2029.');
    const { root } = writeProject(sampleFiles(data));
    made.push(root);
    expect((await issueSample(root)).entry).toBeDefined();
    expect(amendYear(root, sampleYear, 'sua-doi')).toMatchObject({ ok: true, value: { questions: 4 } });
    expect(readPlan(root, sampleYear).plan?.review?.questions.find((q) => q.kind === 'to-trinh')).toMatchObject({ place: 'can-cu.3', words: 'số 40/TTr-SNV ngày 01 tháng 12 năm 2029', proposed: null, state: 'mo' });
    expect(answerReview(root, sampleYear, { which: ['to-trinh'], state: 'da-doi', note: undefined })).toMatchObject({ ok: false, diagnostics: [{ code: 'answer-does-not-hold' }] });
    edit(root, 'content/2030/decision.md', 'số 40/TTr-SNV ngày 01 tháng 12 năm 2029', 'số 44/TTr-SNV ngày 15 tháng 12 năm 2029');
    expect(answerReview(root, sampleYear, { which: ['to-trinh'], state: 'da-doi', note: undefined }).ok).toBe(true);
  });
});

describe('a new decision that is not to be after all', () => {
  const wholeTree = (root: string): Readonly<Record<string, string>> => treeOf(root);
  const without = (root: string, aside: RegExp): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(treeOf(root)).filter(([path]) => !aside.test(path)));
  it('is dropped: content and files of the issued one are back as they were, the draft and its build lie aside', async () => {
    const root = copy(amended);
    expect((await buildYear(root, sampleYear)).manifest).toBeDefined();
    const draft = below(root, 'content/2030');
    expect(dropAmendment(root, sampleYear)).toMatchObject({ ok: true, value: { draft: 'content/2030.cu-1', files: 'output/2030-cu-1', decision: { number: 7 } } });
    expect(without(root, /^(?:content\/2030\.cu-1|output\/2030-cu-1)\//u)).toEqual(wholeTree(issued));
    expect(below(root, 'content/2030.cu-1')).toEqual(draft);
    expect(checked(root)).toEqual([]);
    expect(amendYear(root, sampleYear, 'sua-doi').ok, 'and it can be amended again').toBe(true);
    expect(dropAmendment(root, sampleYear)).toMatchObject({ ok: true, value: { draft: 'content/2030.cu-2', files: undefined } });
    expect(without(root, /^(?:content\/2030\.cu-\d|output\/2030-cu-\d)\//u)).toEqual(wholeTree(issued));
  });
  it.each<[string, (root: string) => void, string]>([
    ['a word edited', (r) => { edit(r, 'content/2030/plan.md', 'Ý thứ hai', 'Ý khác'); }, 'plan.md'],
    ['a question answered', (r) => { answerReview(r, sampleYear, { which: ['quyet-dinh-truoc-1'], state: 'chap-nhan', note: undefined }); }, 'review.json'],
    ['a file added', (r) => { writeFileSync(join(r, 'content/2030/ghi-chu.txt'), 'x'); }, 'ghi-chu.txt'],
    ['a folder added', (r) => { mkdirSync(join(r, 'content/2030/ghi-chu')); }, 'ghi-chu'],
    ['a file taken out', (r) => { rmSync(join(r, 'content/2030/review.json')); }, 'review.json'],
    ['a file that cannot be read any more', (r) => { writeFileSync(join(r, 'content/2030/plan.json'), '{'); }, 'plan.json'],
  ])('%s: it is not dropped unless that is confirmed', (_, spoil, file) => {
    const root = copy(amended);
    spoil(root);
    const before = treeOf(root);
    const refused = dropAmendment(root, sampleYear);
    expect(refused).toMatchObject({ ok: false, diagnostics: [{ code: 'amendment-edited' }] });
    expect(!refused.ok && refused.diagnostics[0]?.message).toContain(file);
    expect(treeOf(root)).toEqual(before);
    expect(dropAmendment(root, sampleYear, { force: true }).ok).toBe(true);
    expect(without(root, /^content\/2030\.cu-1\//u)).toEqual(wholeTree(issued));
  });
  it.each<[string, () => string, (root: string) => void, string]>([
    ['an issued year', () => copy(issued), () => undefined, 'no-amendment content/2030'],
    ['a draft of a first decision', () => writeDraft(), () => undefined, 'no-amendment content/2030'],
    ['the content of the issued one gone', () => copy(amended), (r) => { rmSync(join(r, 'content/2030.qd-7'), { recursive: true }); }, 'no-amendment content/2030'],
    ['the content of the issued one changed', () => copy(amended), (r) => { edit(r, 'content/2030.qd-7/plan.md', 'Ý thứ hai', 'Ý khác'); }, 'issued-content-changed content/2030.qd-7/plan.md'],
  ])('%s: refused, and nothing is moved', (_, from, spoil, said) => {
    const root = from();
    spoil(root);
    const before = treeOf(root);
    const result = dropAmendment(root, sampleYear, { force: true });
    expect(result.ok ? [] : named(result.diagnostics)).toEqual([said]);
    expect(treeOf(root)).toEqual(before);
  });
});

describe('a decision that is opened by hand', () => {
  it('by naming what it replaces, without moving that aside: nothing is made and nothing issued', async () => {
    const root = copy(issued);
    edit(root, 'content/2030/plan.json', '"recipients"', '"replaces": { "kind": "thay-the", "number": 7, "symbol": "QĐ-UBND", "date": "2029-12-05" }, "recipients"');
    edit(root, 'content/2030/plan.json', 'da-ban-hanh', 'du-thao');
    edit(root, 'content/2030/plan.json', '"number": 7,\n', '"number": null,\n');
    edit(root, 'content/2030/plan.json', /"date": "2029-12-05"\n/u, '"date": null\n');
    const before = treeOf(root);
    expect(named(checked(root))).toEqual(['draft-unrecorded content/2030/plan.json', 'superseded-missing content/2030.qd-7']);
    expect((await buildYear(root, sampleYear)).manifest).toBeUndefined();
    expect((await issueSample(root, second)).entry).toBeUndefined();
    expect(treeOf(root)).toEqual(before);
  });
  it('by drafting the year again: an issued year is not drafted, nor is one that is being amended', () => {
    for (const from of [issued, amended]) {
      const root = copy(from);
      for (const [path, text] of sampleFiles(sampleOf(2029))) {
        mkdirSync(join(root, dirname(path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      const before = treeOf(root);
      expect(draftYear(root, 2029, sampleYear, { force: true })).toMatchObject({ ok: false, diagnostics: [{ code: 'already-issued', file: 'content/2030' }] });
      expect(treeOf(root)).toEqual(before);
    }
  });
});

describe('what cannot be amended: said where, and nothing is moved', () => {
  it.each<[string, () => string, (root: string) => void, string]>([
    ['a draft', () => writeDraft(), () => undefined, 'not-issued content/2030/plan.json'],
    ['a year that is there no more', () => copy(issued), (r) => { rmSync(join(r, 'content/2030'), { recursive: true }); }, 'file-missing content/2030/plan.json'],
    ['content that was changed after it was issued', () => copy(issued), (r) => { edit(r, 'content/2030/plan.md', 'Ý thứ hai', 'Ý khác'); }, 'issued-content-changed content/2030/plan.md'],
    ['a register that was changed', () => copy(issued), (r) => { edit(r, 'content/issued.json', '"number": 7', '"number": 8'); }, 'register-broken content/issued.json'],
    ['a folder in the place of the content', () => copy(issued), (r) => { mkdirSync(join(r, 'content/2030.qd-7')); }, 'amend-archive-exists content/2030.qd-7'],
    ['a folder in the place of the files', () => copy(issued), (r) => { mkdirSync(join(r, 'output/2030-qd-7')); }, 'amend-archive-exists output/2030-qd-7'],
    ['a file in the place of the folder of sets', () => copy(issued), (r) => { rmSync(join(r, 'output'), { recursive: true }); writeFileSync(join(r, 'output'), ''); }, 'output-not-folder output'],
    ['a new decision that is being prepared', () => copy(amended), () => undefined, 'amendment-open content/2030/plan.json'],
  ])('%s', (_, from, spoil, said) => {
    const root = from();
    spoil(root);
    const before = treeOf(root);
    expect(codes(amendYear(root, sampleYear, 'thay-the'))).toContain(said);
    expect(treeOf(root)).toEqual(before);
  });
  it('a year of which no set was made is amended without one', () => {
    const root = copy(issued);
    rmSync(join(root, 'output'), { recursive: true });
    expect(amendYear(root, sampleYear, 'thay-the')).toMatchObject({ ok: true, value: { content: 'content/2030.qd-7', files: undefined } });
    expect(named(checked(root))).toEqual(['recorded-file-missing output/2030-qd-7']);
  });
});

function writeDraft(): string {
  const { root } = writeProject(sampleFiles(draftSample()));
  made.push(root);
  return root;
}

describe('whichever system call fails', () => {
  const old = (): Readonly<Record<string, string>> => treeOf(issued);
  it('once: everything is as it was', () => {
    const counting = failingDisk(Infinity);
    expect(amendYear(copy(issued), sampleYear, 'thay-the', counting.disk).ok).toBe(true);
    expect(counting.calls()).toBeGreaterThanOrEqual(12);
    for (let good = 0; good < counting.calls(); good += 1) {
      const root = copy(issued);
      expect(codes(amendYear(root, sampleYear, 'thay-the', failingDisk(good).disk)), `call ${good}`).toEqual(['content-unwritable content/2030']);
      expect(treeOf(root), `call ${good}`).toEqual(old());
    }
  });
  it('and all that come after: everything is as it was, or, after the next command, as it was to be', () => {
    const counting = failingDisk(Infinity);
    const whole = copy(issued);
    amendYear(whole, sampleYear, 'thay-the', counting.disk);
    let finished = 0;
    for (let good = 0; good < counting.calls(); good += 1) {
      const root = copy(issued);
      expect(amendYear(root, sampleYear, 'thay-the', failingDisk(good, true).disk).ok).toBe(false);
      recoverAll(join(root, 'output'));
      const now = treeOf(root);
      if (existsSync(join(root, 'content/2030.qd-7'))) finished += 1;
      expect([old(), treeOf(whole)], `call ${good}`).toContainEqual(now);
      expect(checked(root), `call ${good}`).toEqual([]);
    }
    expect(finished).toBeGreaterThan(0);
    expect(finished).toBeLessThan(counting.calls() - 5);
  });
});

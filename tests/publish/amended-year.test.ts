import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { progressShape, type TaskProgress } from '../../src/content/schema.js';
import { amendYear, dropAmendment } from '../../src/publish/amend.js';
import { answerReview } from '../../src/publish/answer-review.js';
import { checkYear } from '../../src/publish/check-year.js';
import { collectAnswers } from '../../src/publish/collect.js';
import { issueYear, type IssueResult } from '../../src/publish/issue.js';
import { readCheckedPlan, type Project } from '../../src/publish/project.js';
import { composeReport } from '../../src/publish/report.js';
import { markSent } from '../../src/publish/send/mark-sent.js';
import { sendPackages } from '../../src/publish/send/send.js';
import { readStatusProject } from '../../src/publish/status-project.js';
import { said } from '../../src/workbook/age.js';
import { asked, draftSample, edit, named, treeOf, withSenders } from '../support/issued.js';
import { sampleFiles, sampleYear, withGroupTask, writeProject } from '../support/sample-project.js';
import { Filled, serialOf } from '../support/workbooks.js';

/** 2030 issued as 07 on 5 December 2029 and sent; a draft that amends it; that draft issued as 12 on 20 June 2030. */
let issued = '';
let opened = '';
let amended = '';
const first = { year: sampleYear, decision: 7 };
const made: string[] = [];

function copy(from: string): string {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-amended-'));
  made.push(root);
  cpSync(from, root, { recursive: true });
  return root;
}

function issueSecond(root: string): Promise<IssueResult> {
  expect(answerReview(root, sampleYear, { which: ['quyet-dinh-truoc'], state: 'chap-nhan', note: undefined }).ok).toBe(true);
  return issueYear(root, sampleYear, { ...asked, number: 12, date: { year: 2030, month: 6, day: 20 } });
}

/** Collects the workbook of Sở Tài chính, from where its package is, with an answer to I.2 (the first row). */
async function collectFrom(root: string, set: string, answer: Parameters<Filled['answer']>[1]): ReturnType<typeof collectAnswers> {
  const folder = join(root, 'gui-ve');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'stc.xlsx'), new Filled(readFileSync(join(root, 'output', set, 'gui/so-tai-chinh/nhiem-vu.xlsx'))).answer(4, answer).bytes());
  return collectAnswers(root, { paths: [folder] });
}

const recorded = (root: string, name: string): readonly TaskProgress[] => progressShape.parse(JSON.parse(readFileSync(join(root, 'content', name, 'progress.json'), 'utf8'))).tasks.map(said);
const write = (root: string, name: string, tasks: readonly TaskProgress[]): void => { writeFileSync(join(root, 'content', name, 'progress.json'), JSON.stringify({ tasks })); };
const done = { state: 'Hoàn thành', day: serialOf('2030-03-06') };
const doneAs: TaskProgress = { task: 'ra-soat-quy-che', state: 'hoan-thanh', date: '2030-03-06' };
const letters = { number: 3, date: { year: 2029, month: 12, day: 10 }, again: false };

beforeAll(async () => {
  const { root } = writeProject(sampleFiles(withSenders(withGroupTask(draftSample()))));
  made.push(root);
  issued = root;
  expect((await issueYear(issued, sampleYear, asked)).entry).toBeDefined();
  expect((await sendPackages(issued, sampleYear, letters)).ok).toBe(true);
  opened = copy(issued);
  expect(amendYear(opened, sampleYear, 'sua-doi').ok).toBe(true);
  amended = copy(opened);
  expect((await issueSecond(amended)).entry).toBeDefined();
});
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

describe('a day of completion before the amendment: the plan came into force with the year’s first decision', () => {
  it('is taken from a workbook of the amendment', async () => {
    const root = copy(amended);
    expect((await sendPackages(root, sampleYear, { ...letters, number: 20, date: { year: 2030, month: 6, day: 22 } })).ok).toBe(true);
    expect(await collectFrom(root, '2030', done)).toMatchObject({ ok: true, value: { diagnostics: [], changed: ['ra-soat-quy-che'] } });
    const early = await collectFrom(root, '2030', { ...done, day: serialOf('2029-12-04') });
    expect(early.ok ? '' : early.diagnostics.map((d) => d.message).join()).toContain('trước ngày ban hành quyết định (05/12/2029)');
  });
  it('is nothing to warn of in progress.json, issued or while a draft is open', () => {
    for (const [from, name] of [[amended, '2030'], [opened, '2030.qd-7']] as const) {
      const root = copy(from);
      write(root, name, [doneAs]);
      expect(readCheckedPlan(root, name === '2030' ? sampleYear : first).diagnostics).toEqual([]);
      write(root, name, [{ ...doneAs, date: '2029-12-04' }]);
      expect(readCheckedPlan(root, name === '2030' ? sampleYear : first).diagnostics.map((d) => d.code)).toEqual(['completion-unlikely']);
    }
  });
  it('counts from the first decision through several amendments', async () => {
    const root = copy(amended);
    expect(amendYear(root, sampleYear, 'sua-doi').ok).toBe(true);
    expect(answerReview(root, sampleYear, { which: ['quyet-dinh-truoc'], state: 'chap-nhan', note: undefined }).ok).toBe(true);
    expect((await issueYear(root, sampleYear, { ...asked, number: 15, date: { year: 2030, month: 9, day: 2 } })).entry).toBeDefined();
    expect(readCheckedPlan(root, sampleYear).plan?.began).toBe('2029-12-05');
  });
});

describe('while an amendment is drafted', () => {
  it('packages of the decision in force are marked as sent under its name, beside its files', async () => {
    const root = copy(opened);
    const refused = await markSent(root, sampleYear, { date: { year: 2029, month: 12, day: 12 } });
    expect(refused.ok ? '' : refused.diagnostics.map((d) => d.hint).join()).toContain('kehoach send 2030.qd-7 --sent all');
    expect(await markSent(root, first, { agencies: ['so-y-te'], date: { year: 2029, month: 12, day: 12 } })).toMatchObject({ ok: true, value: { folder: 'output/2030-qd-7/gui', sent: ['so-y-te'] } });
    expect(readFileSync(join(root, 'content/2030.qd-7/sent.json'), 'utf8')).toContain('"sentOn": "2029-12-12"');
    expect(existsSync(join(root, 'content/2030/sent.json'))).toBe(false);
    expect(await checkYear(root, sampleYear)).toEqual([]);
  });
  it('they are made again as they were, and new ones take no number of another', async () => {
    const root = copy(opened);
    expect(await sendPackages(root, first, { again: false })).toMatchObject({ ok: true, value: { sent: [] } });
    rmSync(join(root, 'output/2030-qd-7/gui/so-y-te'), { recursive: true });
    expect((await checkYear(root, sampleYear)).map((d) => d.hint).join()).toContain('"kehoach send 2030.qd-7 --for <mã cơ quan>"');
    expect((await sendPackages(root, first, { agencies: ['so-y-te'], again: false })).ok).toBe(true);
    expect(treeOf(root)).toEqual(treeOf(opened));
  });
  it('its workbooks are collected, into the record beside it', async () => {
    const root = copy(opened);
    expect(await collectFrom(root, '2030-qd-7', done)).toMatchObject({ ok: true, value: { diagnostics: [], file: 'content/2030.qd-7/progress.json' } });
    expect(recorded(root, '2030.qd-7')).toEqual([doneAs]);
    expect(existsSync(join(root, 'content/2030/progress.json'))).toBe(false);
    const named7 = await collectAnswers(root, { year: first, paths: [join(root, 'gui-ve')] });
    expect(named7.ok && named7.value.same).toEqual(['ra-soat-quy-che']);
  });
  it('the draft has no progress of its own: what stands there is told, and it is not issued', async () => {
    const root = copy(opened);
    write(root, '2030', [doneAs]);
    const { diagnostics } = readCheckedPlan(root, sampleYear);
    expect(named(diagnostics)).toEqual(['progress-in-draft content/2030/progress.json']);
    expect(`${diagnostics[0]?.message} ${diagnostics[0]?.hint}`).toContain('content/2030.qd-7/progress.json');
    expect((await issueSecond(root)).entry).toBeUndefined();
    write(root, '2030.qd-7', [doneAs]);
    expect(readCheckedPlan(root, sampleYear).diagnostics, 'a copy of the record says nothing else').toEqual([]);
  });
  it('what was collected meanwhile is there when the draft is dropped', async () => {
    const root = copy(opened);
    expect((await collectFrom(root, '2030-qd-7', done)).ok).toBe(true);
    expect(dropAmendment(root, sampleYear).ok).toBe(true);
    expect(recorded(root, '2030')).toEqual([doneAs]);
  });
});

describe('the amendment is issued', () => {
  it('takes over what is recorded, and says what it cannot', async () => {
    const root = copy(opened);
    const own: TaskProgress = { task: 'danh-gia-noi-bo', by: 'so-y-te', state: 'chua-thuc-hien' };
    write(root, '2030.qd-7', [{ task: 'ke-hoach-thanh-tra', state: 'chua-thuc-hien' }, doneAs, own]);
    edit(root, 'content/2030/tasks.json', /,\s*\{\s*"id": "danh-gia-noi-bo".*?"withoutLead": true\s*\}\s*\}/su, '');
    const { entry, diagnostics } = await issueSecond(root);
    expect([entry?.number, named(diagnostics)]).toEqual([12, ['progress-left content/2030.qd-7/progress.json']]);
    expect(recorded(root, '2030')).toEqual([{ task: 'ke-hoach-thanh-tra', state: 'chua-thuc-hien' }, doneAs]);
    expect(recorded(root, '2030.qd-7')).toHaveLength(3);
    expect(await checkYear(root, sampleYear)).toEqual([]);
  });
  /** Each named id takes the place of the other. */
  const swapIds = (root: string): void => {
    for (const [from, to] of [['ke-hoach-thanh-tra', 'x-y'], ['ra-soat-quy-che', 'ke-hoach-thanh-tra'], ['x-y', 'ra-soat-quy-che']] as const) edit(root, 'content/2030/tasks.json', `"${from}"`, `"${to}"`);
  };
  it('carries nothing over to another task that now has the id: told with what was said, the new words and who answers now', async () => {
    const root = copy(opened);
    write(root, '2030.qd-7', [doneAs]);
    edit(root, 'content/2030/tasks.json', '"Rà soát quy chế"', '"Kiểm định nước sạch nông thôn"');
    edit(root, 'content/2030/tasks.json', 'Sở Tài chính chủ trì"', 'Sở Y tế chủ trì"');
    edit(root, 'content/2030/tasks.json', /"who": "so-tai-chinh",\s*"role": "chu-tri"/u, '"who": "so-y-te", "role": "chu-tri"');
    const { entry, diagnostics } = await issueSecond(root);
    expect([entry?.number, named(diagnostics)]).toEqual([12, ['progress-left content/2030.qd-7/progress.json']]);
    expect(`${diagnostics[0]?.message} ${diagnostics[0]?.hint}`).toMatch(/"Hoàn thành ngày 06\/3\/2030" của nhiệm vụ I\.2 không mang sang.*I\.2 "Kiểm định nước sạch nông thôn", do Sở Y tế trả lời.*content\/2030\/progress\.json/u);
    expect(recorded(root, '2030')).toEqual([]);
    write(root, '2030', [{ task: 'ra-soat-quy-che', state: 'dang-thuc-hien', percent: 15, note: 'Khảo sát' }]);
    const under7 = readStatusProject(root, first, { year: 2030, month: 8, day: 1 }, []).project;
    expect(under7?.plan.progress?.tasks, 'nor is its answer shown under the old task').toEqual([doneAs]);
    expect(readStatusProject(root, { year: sampleYear }, { year: 2030, month: 8, day: 1 }, []).project?.plan.progress?.tasks).toMatchObject([{ percent: 15 }]);
  });
  it('follows a task to the id that it now has, for its words are what was ordered; its agency’s workbooks too, and who stands behind the answer', async () => {
    const root = copy(opened);
    expect((await collectFrom(root, '2030-qd-7', { state: 'Đang thực hiện', percent: 40, note: 'Đang làm' })).ok).toBe(true);
    edit(root, 'content/2030/tasks.json', '"ra-soat-quy-che"', '"quy-che-noi-bo"');
    const { diagnostics } = await issueSecond(root);
    expect(named(diagnostics)).toEqual([]);
    const carried: TaskProgress = { task: 'quy-che-noi-bo', state: 'dang-thuc-hien', percent: 40, note: 'Đang làm' };
    expect(recorded(root, '2030')).toEqual([carried]);
    expect(readStatusProject(root, first, { year: 2030, month: 8, day: 1 }, []).project?.plan.progress?.tasks.map(({ task }) => task)).toEqual(['ra-soat-quy-che']);
    expect(await collectFrom(root, '2030-qd-7', done)).toMatchObject({ ok: true, value: { diagnostics: [], changed: ['quy-che-noi-bo'] } });
    expect(recorded(root, '2030')).toEqual([{ ...doneAs, task: 'quy-che-noi-bo' }]);
    const before = await collectFrom(root, '2030-qd-7', { state: 'Đang thực hiện', percent: 40, note: 'Đang làm' });
    expect(before.ok && before.value.diagnostics.map(({ code }) => code), 'what was taken under the former id is known').toEqual(['workbook-older']);
  });
  it('tasks that changed ids keep each its own answer', async () => {
    const root = copy(opened);
    write(root, '2030.qd-7', [{ task: 'ke-hoach-thanh-tra', state: 'chua-thuc-hien' }, doneAs]);
    swapIds(root);
    expect(named((await issueSecond(root)).diagnostics)).toEqual([]);
    expect(recorded(root, '2030')).toEqual([{ task: 'ra-soat-quy-che', state: 'chua-thuc-hien' }, { ...doneAs, task: 'ke-hoach-thanh-tra' }]);
  });
  it('packages of the first decision that wait are still marked as sent', async () => {
    const root = copy(amended);
    expect((await markSent(root, first, { date: { year: 2029, month: 12, day: 12 } })).ok).toBe(true);
    expect(await checkYear(root, sampleYear)).toEqual([]);
  });
  it('numbers of its công văn are not those of the first’s, either way', async () => {
    const root = copy(amended);
    const date = { year: 2029, month: 12, day: 28 };
    const again = await sendPackages(root, sampleYear, { number: 3, date: { ...date, year: 2030 }, again: false });
    expect(again.ok, 'another calendar year is another series').toBe(true);
    const taken = await sendPackages(root, first, { agencies: ['so-y-te'], number: 3, date: { ...date, year: 2030 }, again: true });
    expect(taken.ok ? [] : named(taken.diagnostics)).toEqual(['send-number-used content/2030.qd-7/plan.json']);
  });
  it('workbooks of the first decision still answer for tasks that go on as they were; of others they are told and not taken', async () => {
    const root = copy(opened);
    expect((await issueSecond(root)).entry).toBeDefined();
    expect(await collectFrom(root, '2030-qd-7', done)).toMatchObject({ ok: true, value: { diagnostics: [], file: 'content/2030/progress.json', changed: ['ra-soat-quy-che'] } });
    const reworded = copy(opened);
    edit(reworded, 'content/2030/tasks.json', 'Rà soát quy chế', 'Rà soát, sửa đổi quy chế');
    expect((await issueSecond(reworded)).entry).toBeDefined();
    const told = await collectFrom(reworded, '2030-qd-7', done);
    expect(told).toMatchObject({ ok: true, value: { diagnostics: [{ code: 'workbook-task-amended' }], changed: [] } });
    expect(told.ok ? told.value.diagnostics[0]?.message : '').toMatch(/Ô Nhiệm vụ!I4.*Quyết định số 07\/QĐ-UBND.*I\.2.*Quyết định số 12\/QĐ-UBND đã sửa/u);
  });
  it('collecting under the first decision’s name is told to take the year’s', async () => {
    const refused = await collectAnswers(amended, { year: first, paths: [join(amended, 'output/2030-qd-7/gui/so-tai-chinh')] });
    expect(refused.ok ? [] : refused.diagnostics.map((d) => d.code)).toEqual(['collect-superseded']);
  });
});

describe('progress and reports on a day', () => {
  const on = (root: string, month: number, which: { readonly year: number; readonly decision?: number } = { year: sampleYear }): readonly [number | null | undefined, readonly string[], string | undefined] => {
    const { project } = readStatusProject(root, which, { year: 2030, month, day: 28 }, ['bao-cao']);
    const words = project === undefined ? '' : textOfReport(project, month);
    return [project?.plan.head.decision.number, project?.plan.progress?.tasks.map(({ task }) => task) ?? [], /Thực hiện Quyết định số (\d+)/u.exec(words)?.[1]];
  };
  const textOfReport = (project: Project, month: number): string => JSON.stringify(composeReport(project, { period: 'quy-1', asOf: { year: 2030, month, day: 28 } }).documents[0]?.document);
  it('name the decision in force then, with what is recorded now of its tasks', async () => {
    const root = copy(opened);
    write(root, '2030.qd-7', [{ task: 'danh-gia-noi-bo', by: 'so-y-te', state: 'chua-thuc-hien' }]);
    edit(root, 'content/2030/tasks.json', /,\s*\{\s*"id": "danh-gia-noi-bo".*?"withoutLead": true\s*\}\s*\}/su, '');
    expect(on(root, 7), 'a draft says nothing of it').toEqual([7, ['danh-gia-noi-bo'], '07']);
    expect((await issueSecond(root)).entry).toBeDefined();
    write(root, '2030', [doneAs]);
    expect(on(root, 3)).toEqual([7, ['ra-soat-quy-che', 'danh-gia-noi-bo'], '07']);
    expect(on(root, 7)).toEqual([12, ['ra-soat-quy-che'], '12']);
    expect(on(root, 7, first), 'a decision that is named').toEqual([7, ['ra-soat-quy-che', 'danh-gia-noi-bo'], '07']);
  });
});

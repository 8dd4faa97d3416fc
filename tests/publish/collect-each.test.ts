import { afterAll, describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import type { TaskProgress } from '../../src/content/schema.js';
import { readCheckedPlan } from '../../src/publish/project.js';
import { collecting, decision } from '../support/collecting.js';
import { draftSample } from '../support/issued.js';
import { sampleYear, withGroupTask } from '../support/sample-project.js';
import { openDesk, sentTo, serialOf, type Filled } from '../support/workbooks.js';

/** I.3 is given to every sở (Sở Nội vụ appraises it) and every huyện; it is the last row of each workbook. */
const task = 'danh-gia-noi-bo';
const asBefore: readonly TaskProgress[] = [{ task, by: 'so-y-te', state: 'dang-thuc-hien', percent: 40, note: 'Đang viết' }];
const { root, sent, collect, remove } = await collecting(withGroupTask(draftSample()), asBefore);
afterAll(remove);

const rowOf = { 'so-tai-chinh': 6, 'so-y-te': 5, 'ubnd-huyen-a': 5, 'so-noi-vu': 5 } as const;
type Agency = keyof typeof rowOf;
const answer = async (agency: Agency, given: Parameters<Filled['answer']>[1]): Promise<Uint8Array> => {
  const book = await sent(agency);
  const row = rowOf[agency];
  for (const column of ['I', 'J', 'K', 'L', 'M']) book.raw(`${column}${row}`, '', '');
  return book.answer(row, given).bytes();
};
const done = { state: 'Hoàn thành', day: serialOf('2030-05-06'), evidence: 'Báo cáo số 1' };
const doneBy = (by: Agency): TaskProgress => ({ task, by, state: 'hoan-thanh', date: '2030-05-06', evidence: ['Báo cáo số 1'] });

describe('a task that every member of a group answers for', () => {
  it('takes each agency’s own answer, and answers that differ are no disagreement', async () => {
    const { tasks, result, diagnostics } = await collect({ 'a.xlsx': await answer('so-tai-chinh', done), 'b.xlsx': await answer('so-y-te', { state: 'Chưa thực hiện' }), 'c.xlsx': await answer('ubnd-huyen-a', { state: 'Không thực hiện', note: 'Đã sáp nhập' }) });
    expect(diagnostics).toEqual([]);
    expect(tasks).toEqual([doneBy('so-tai-chinh'), { task, by: 'so-y-te', state: 'chua-thuc-hien' }, { task, by: 'ubnd-huyen-a', state: 'khong-thuc-hien', reason: 'Đã sáp nhập' }]);
    expect([result?.changed, result?.answered]).toEqual([[task], ['so-tai-chinh', 'so-y-te', 'ubnd-huyen-a']]);
  });
  it('keeps what others said before', async () => {
    expect((await collect({ 'a.xlsx': await answer('so-tai-chinh', done) })).tasks).toEqual([doneBy('so-tai-chinh'), ...asBefore]);
  });
  it('two workbooks of one agency that differ are a disagreement', async () => {
    const { diagnostics, untouched } = await collect({ 'a.xlsx': await answer('so-y-te', done), 'b.xlsx': await answer('so-y-te', { state: 'Chưa thực hiện' }) });
    expect([diagnostics.map((d) => d.code), untouched]).toEqual([['workbooks-disagree'], true]);
  });
  it('an agency that the task names to appraise does not answer for it', async () => {
    const { diagnostics, tasks } = await collect({ 'a.xlsx': await answer('so-noi-vu', done) });
    expect([diagnostics.map((d) => d.code), tasks]).toEqual([['workbook-answer-not-leading'], asBefore]);
  });
  it('an agency’s own part does not go back from done unless asked', async () => {
    const { collect: again, sent: sentAgain, remove: removeOther } = await collecting(withGroupTask(draftSample()), [doneBy('so-y-te')]);
    const book = (await sentAgain('so-y-te')).raw('J5', '', '').raw('L5', '', '').answer(5, { state: 'Chưa thực hiện' }).bytes();
    expect((await again({ 'a.xlsx': book })).diagnostics.map((d) => d.code)).toEqual(['workbook-goes-back']);
    expect((await again({ 'a.xlsx': book }, { back: ['I.3'] })).tasks).toEqual([{ task, by: 'so-y-te', state: 'chua-thuc-hien' }]);
    removeOther();
  });
  it('what the officer wrote of the whole task stands, and that is told', async () => {
    const whole: TaskProgress = { task, state: 'dang-thuc-hien', percent: 60, note: 'Theo tổng hợp' };
    const { collect: again, sent: sentAgain, remove: removeOther } = await collecting(withGroupTask(draftSample()), [whole]);
    const { tasks, diagnostics } = await again({ 'a.xlsx': (await sentAgain('so-y-te')).answer(5, done).bytes() });
    removeOther();
    expect(tasks).toEqual([whole, doneBy('so-y-te')]);
    expect(diagnostics.map((d) => [d.code, d.level, d.message.includes('Sở Y tế')])).toEqual([['workbook-whole-stands', 'warning', true]]);
  });
});

describe('the workbook that goes out', () => {
  const rowsOf = async (agency: Agency): Promise<readonly unknown[]> => {
    writeFileSync(join(root, 'content/2030/progress.json'), JSON.stringify({ tasks: [{ task: 'ra-soat-quy-che', state: 'chua-thuc-hien' }, ...asBefore] }));
    const { rows } = (await readXlsx(await sentTo(openDesk(root, sampleYear), agency, decision))).sheets[0] ?? { rows: [] };
    return rows.slice(3).map((row) => [row[1], row[6], row[8], row[12] ?? null]);
  };
  it('shows a member its own earlier answer, and says what it answers for', async () => {
    expect(await rowsOf('so-y-te')).toEqual([['I.2', 'Phối hợp\n(không phải điền)', null, null], ['I.3', 'Thực hiện\n(trả lời phần của cơ quan mình)', 'Đang thực hiện', 'Đang viết']]);
  });
  it('never another’s', async () => {
    expect(await rowsOf('so-tai-chinh')).toEqual([['I.2', 'Chủ trì\n(trả lời cho cả nhiệm vụ)', 'Chưa thực hiện', null], ['I.1', 'Phối hợp\n(không phải điền)', null, null], ['I.3', 'Thực hiện\n(trả lời phần của cơ quan mình)', null, null]]);
  });
  it('parts the bodies that answer by a semicolon', async () => {
    const { rows } = (await readXlsx(await sentTo(openDesk(root, sampleYear), 'so-y-te', decision))).sheets[0] ?? { rows: [] };
    expect(rows[4]?.[7]).toBe('các sở, ban, ngành;\nUBND các huyện');
  });
});

describe('progress.json', () => {
  const checkedWith = (tasks: readonly TaskProgress[]): readonly string[] => {
    writeFileSync(join(root, 'content/2030/progress.json'), JSON.stringify({ tasks }));
    return readCheckedPlan(root, sampleYear).diagnostics.filter((d) => d.file.endsWith('progress.json')).map((d) => d.code);
  };
  it('may hold a task once as a whole and once by each agency that answers', () => {
    expect(checkedWith([{ task, state: 'chua-thuc-hien' }, { task, by: 'so-y-te', state: 'chua-thuc-hien' }, { task, by: 'ubnd-huyen-a', state: 'chua-thuc-hien' }])).toEqual([]);
  });
  it.each<readonly [string, readonly TaskProgress[], string]>([
    ['an agency twice', [{ task, by: 'so-y-te', state: 'chua-thuc-hien' }, { task, by: 'so-y-te', state: 'chua-thuc-hien' }], 'progress-repeated'],
    ['an agency that is not there', [{ task, by: 'so-y-tee', state: 'chua-thuc-hien' }], 'progress-by'],
    ['an agency that only appraises', [{ task, by: 'so-noi-vu', state: 'chua-thuc-hien' }], 'progress-by'],
    ['an agency by itself of a task with one leader', [{ task: 'ra-soat-quy-che', by: 'so-tai-chinh', state: 'chua-thuc-hien' }], 'progress-by'],
  ])('%s is an error', (_, tasks, code) => {
    expect(checkedWith(tasks)).toEqual([code]);
  });
});

describe('a task that only a body of nobody in particular carries out', () => {
  it('is answered for by whoever receives it, for no task may be left without anybody', async () => {
    const data = withGroupTask(draftSample());
    const last = data.tasks.sections[0]?.tasks.at(-1);
    if (last === undefined) throw new Error('the sample is whole');
    last.assignment = { words: [{ item: 'Các cơ quan liên quan thực hiện' }, { item: 'Sở Nội vụ thẩm định' }], assignees: [{ who: 'co-quan-lien-quan', role: 'thuc-hien' }, { who: 'so-noi-vu', role: 'tham-dinh' }], withoutLead: true };
    const { collect: take, sent: sentTask, remove: removeIt } = await collecting(data, []);
    const { tasks, diagnostics } = await take({ 'a.xlsx': (await sentTask('so-noi-vu')).answer(5, done).bytes() });
    removeIt();
    expect(diagnostics).toEqual([]);
    expect(tasks).toEqual([{ task, state: 'hoan-thanh', date: '2030-05-06', evidence: ['Báo cáo số 1'] }]);
  });
});

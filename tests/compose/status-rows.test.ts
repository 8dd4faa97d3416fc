import { describe, expect, it } from 'vitest';
import { statusRow } from '../../src/compose/status-rows.js';
import { readPlan } from '../../src/content/read.js';
import type { TaskProgress } from '../../src/content/schema.js';
import { planStatus } from '../../src/plan/progress/plan-status.js';
import { sample, sampleFiles, sampleYear, withGroupTask, writeProject } from '../support/sample-project.js';

const task = 'danh-gia-noi-bo';
function rowOf(tasks: readonly TaskProgress[], asOf = { year: 2030, month: 5, day: 31 }): Readonly<Record<string, readonly string[]>> {
  const { root, remove } = writeProject(sampleFiles({ ...withGroupTask(sample()), progress: { tasks: [...tasks] } }));
  const { plan } = readPlan(root, sampleYear);
  remove();
  const status = plan === undefined ? undefined : planStatus(plan, asOf).tasks.find((t) => t.task.id === task);
  if (status === undefined) throw new Error('the sample is whole');
  const lines = (field: 'state' | 'result' | 'evidence'): readonly string[] => (statusRow(status, (id) => `<${id}>`).fields[field] ?? []).map((line) => line.map((inline) => (inline.kind === 'text' ? inline.text : '')).join(''));
  return { state: lines('state'), result: lines('result'), evidence: lines('evidence') };
}

describe('a row of a report about a task that each member of its groups answers for', () => {
  it('counts who is done, quotes who is not, and gives each one’s evidence under its name', () => {
    expect(rowOf([
      { task, by: 'so-tai-chinh', state: 'hoan-thanh', date: '2030-05-06', evidence: ['Báo cáo số 1', 'Báo cáo số 2'] },
      { task, by: 'so-y-te', state: 'dang-thuc-hien', percent: 40, note: 'Đang viết' },
    ])).toEqual({
      state: ['Đang thực hiện (1/3 cơ quan đã hoàn thành, 1 đang thực hiện, 1 chưa báo cáo)'],
      result: ['Đang thực hiện (1/3 cơ quan đã hoàn thành, 1 đang thực hiện, 1 chưa báo cáo)', '<so-y-te>: Đang thực hiện, đạt 40%. Đang viết'],
      evidence: ['<so-tai-chinh>: Báo cáo số 1; Báo cáo số 2'],
    });
  });
  it('says nothing more where nobody has answered', () => {
    expect(rowOf([])).toEqual({ state: ['Chưa có báo cáo'], result: ['Chưa có báo cáo'], evidence: [] });
  });
  it('counts who refused, where nobody else has answered', () => {
    expect(rowOf([{ task, by: 'so-y-te', state: 'khong-thuc-hien', reason: 'Không thuộc phạm vi' }])).toEqual({
      state: ['Chưa có báo cáo (0/3 cơ quan đã hoàn thành, 1 không thực hiện, 2 chưa báo cáo)'],
      result: ['Chưa có báo cáo (0/3 cơ quan đã hoàn thành, 1 không thực hiện, 2 chưa báo cáo)', '<so-y-te>: Không thực hiện. Lý do: Không thuộc phạm vi'],
      evidence: [],
    });
  });
  it('says that the task is overdue with its state, before what single agencies say', () => {
    const { state, result } = rowOf([{ task, by: 'so-y-te', state: 'chua-thuc-hien' }], { year: 2030, month: 7, day: 31 });
    expect([state, result]).toEqual([['Chưa thực hiện (0/3 cơ quan đã hoàn thành, 1 chưa thực hiện, 2 chưa báo cáo)'], ['Chưa thực hiện (0/3 cơ quan đã hoàn thành, 1 chưa thực hiện, 2 chưa báo cáo)', 'Quá hạn (hạn 30/6/2030)', '<so-y-te>: Chưa thực hiện']]);
  });
  it('quotes who was done with its part only after the day', () => {
    expect(rowOf([{ task, by: 'so-y-te', state: 'hoan-thanh', date: '2030-06-10', evidence: ['Báo cáo số 9'], note: 'Xong' }, { task, by: 'so-tai-chinh', state: 'hoan-thanh', date: '2030-05-06' }])).toEqual({
      state: ['Đang thực hiện (1/3 cơ quan đã hoàn thành, 2 chưa báo cáo)'],
      result: ['Đang thực hiện (1/3 cơ quan đã hoàn thành, 2 chưa báo cáo)', '<so-y-te>: Chưa có báo cáo; hoàn thành ngày 10/6/2030, sau ngày tính số liệu'],
      evidence: [],
    });
  });
  it('does not tell a percentage of a day before it was reported', () => {
    const from = [{ agency: 'so-y-te', since: '2030-06-03T02:00:00Z', taken: ['0123456789abcdef'] }];
    const { state, result, evidence } = rowOf([{ task, state: 'dang-thuc-hien', percent: 40, note: 'Đang viết', evidence: ['Dự thảo'], from }]);
    expect([state, result, evidence]).toEqual([['Chưa có báo cáo; có báo cáo ngày 03/6/2030, sau ngày tính số liệu'], ['Chưa có báo cáo; có báo cáo ngày 03/6/2030, sau ngày tính số liệu'], []]);
  });
});

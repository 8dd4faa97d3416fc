import { describe, expect, it } from 'vitest';
import { readPlan } from '../../src/content/read.js';
import type { TaskProgress } from '../../src/content/schema.js';
import { fateOf } from '../../src/draft/fate.js';
import { referenceDate, rosterOf } from '../../src/plan/roster.js';
import { sample, sampleFiles, sampleYear, withGroupTask, writeProject } from '../support/sample-project.js';

/** I.3 of the sample, carried out by three agencies each for itself; its words say that it comes again every year. */
const task = 'danh-gia-noi-bo';
function fateWith(tasks: readonly TaskProgress[]): readonly unknown[] {
  const { root, remove } = writeProject(sampleFiles({ ...withGroupTask(sample()), progress: { tasks: [...tasks] } }));
  const { plan } = readPlan(root, sampleYear);
  remove();
  const found = plan?.appendix.sections[0]?.tasks.find((t) => t.id === task);
  if (plan === undefined || found === undefined) throw new Error('the sample is whole');
  const once = { ...found, task: ['Ban hành Quy chế phối hợp'], outputs: ['Quyết định ban hành Quy chế'] };
  const roster = rosterOf(plan.agencies, referenceDate(plan));
  const { kind, fate, reason } = fateOf(once, plan, roster);
  return [kind, fate, reason];
}
const done = (by: string): TaskProgress => ({ task, by, state: 'hoan-thanh', date: '2030-05-06', evidence: [`Quyết định của ${by}`] });

describe('a one-off task that each member of its groups answers for, next year', () => {
  it('is left out, with the evidence of each, once all are done', () => {
    expect(fateWith([done('so-tai-chinh'), done('so-y-te'), { task, by: 'ubnd-huyen-a', state: 'khong-thuc-hien', reason: 'Đã sáp nhập' }])).toEqual([
      'one-off', 'bo',
      'Đã hoàn thành: 2/3 cơ quan đã hoàn thành, 1 không thực hiện (Sở Tài chính: Quyết định của so-tai-chinh; Sở Y tế: Quyết định của so-y-te; Ủy ban nhân dân huyện A: không thực hiện, Đã sáp nhập); chỉ thực hiện một lần',
    ]);
  });
  it('is kept while one of them is not', () => {
    expect(fateWith([done('so-tai-chinh'), done('so-y-te')])).toEqual(['one-off', 'giu', 'Đang thực hiện: 2/3 cơ quan đã hoàn thành, 1 chưa báo cáo']);
  });
  it('is left out where the officer has reported the whole as done', () => {
    expect(fateWith([{ task, by: 'so-y-te', state: 'chua-thuc-hien' }, { task, state: 'hoan-thanh', date: '2030-06-01' }])).toEqual(['one-off', 'bo', 'Đã hoàn thành ngày 01/6/2030; chỉ thực hiện một lần']);
  });
});

import { describe, expect, it } from 'vitest';
import { reasonsOf } from '../../src/publish/reasons.js';
import { classifyTask } from '../../src/draft/tasks/classify-task.js';
import { samplePlan } from '../support/sample-plan.js';
import type { Review } from '../../src/content/plan.js';

const plan = samplePlan(({ tasks }) => {
  const [task] = tasks.sections[0]?.tasks ?? [];
  if (task !== undefined) task.task = ['Ban hành Quy chế phối hợp'];
});
const task = plan.appendix.sections[0]?.tasks[0] ?? expect.fail();
const { class: kind, reason: ofClass } = classifyTask(task, plan.year);

function review(reason: string, fate: 'giu' | 'bo', note?: string): Review {
  const question = { id: 'nhiem-vu-1', kind: 'nhiem-vu' as const, place: `${task.id}/task`, words: 'Ban hành Quy chế phối hợp', ask: 'Còn làm không?', proposed: 'Giữ nguyên', state: 'da-doi' as const, at: undefined, ...(note === undefined ? {} : { note }) };
  return { year: plan.year + 1, from: plan.year, questions: fate === 'bo' ? [] : [question], years: [], tasks: [{ id: task.id, was: 'I.1', kind, fate, reason, ...(fate === 'bo' ? { words: 'Ban hành Quy chế phối hợp' } : {}) }] };
}

describe('why a task is no longer in the plan, as leaders read it', () => {
  it('of one that was taken out unreported nothing is said: what its class says would read as if it were done', () => {
    expect(ofClass).toContain('xong là thôi');
    expect([...reasonsOf(review(ofClass, 'giu'))]).toEqual([]);
  });
  it('what was reported is', () => {
    expect([...reasonsOf(review('Không thực hiện: Trung ương chưa hướng dẫn', 'giu'))]).toEqual([[task.id, 'Không thực hiện: Trung ương chưa hướng dẫn']]);
    expect([...reasonsOf(review('Đã hoàn thành ngày 05/5/2030; chỉ thực hiện một lần', 'bo'))]).toEqual([[task.id, 'Đã hoàn thành ngày 05/5/2030; chỉ thực hiện một lần']]);
  });
  it('and what the officer noted', () => {
    expect([...reasonsOf(review(ofClass, 'giu', 'Đã có Quy chế chung.'))]).toEqual([[task.id, 'Đã có Quy chế chung.']]);
  });
});

import type { TaskState } from './states.js';
import type { TaskStatus } from './task-status.js';

/** Tasks by what became of them; `byState` adds up to `total`. */
export interface Counts {
  readonly total: number;
  readonly byState: Readonly<Record<TaskState, number>>;
  readonly overdue: number;
  readonly dueSoon: number;
}

export function count(tasks: readonly TaskStatus[]): Counts {
  const byState: Record<TaskState, number> = { 'hoan-thanh': 0, 'dang-thuc-hien': 0, 'chua-thuc-hien': 0, 'khong-thuc-hien': 0, 'chua-co-bao-cao': 0 };
  for (const { state } of tasks) byState[state] += 1;
  return { total: tasks.length, byState, overdue: tasks.filter((t) => t.overdue).length, dueSoon: tasks.filter((t) => t.dueSoon).length };
}

/** The share of the tasks in a state, in percent with one decimal at most; 0 where there are no tasks. */
export function percentOf(counts: Counts, state: TaskState): number {
  return counts.total === 0 ? 0 : Math.round((counts.byState[state] / counts.total) * 1000) / 10;
}

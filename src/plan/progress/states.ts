import type { TaskProgress } from '../../content/schema.js';

/** What is known of a task on a day: one of the states of `progress.json`, or that nobody has reported. */
export type TaskState = TaskProgress['state'] | 'chua-co-bao-cao';

/** In the order in which they are counted and printed. */
export const taskStates = ['hoan-thanh', 'dang-thuc-hien', 'chua-thuc-hien', 'khong-thuc-hien', 'chua-co-bao-cao'] as const satisfies readonly TaskState[];

export const stateNames: Readonly<Record<TaskState, string>> = {
  'hoan-thanh': 'Hoàn thành',
  'dang-thuc-hien': 'Đang thực hiện',
  'chua-thuc-hien': 'Chưa thực hiện',
  'khong-thuc-hien': 'Không thực hiện',
  'chua-co-bao-cao': 'Chưa có báo cáo',
};

/**
 * The state of a task on an ISO day. `progress.json` holds the last that is known, so a task completed after that day
 * was not complete on it: it counts as being worked on, the likeliest of what nobody wrote down.
 */
export function stateOn(asOf: string, progress: TaskProgress | undefined): TaskState {
  if (progress === undefined) return 'chua-co-bao-cao';
  return progress.state === 'hoan-thanh' && progress.date > asOf ? 'dang-thuc-hien' : progress.state;
}

/** Is there nothing left to do? */
export function isFinished(state: TaskState): boolean {
  return state === 'hoan-thanh' || state === 'khong-thuc-hien';
}

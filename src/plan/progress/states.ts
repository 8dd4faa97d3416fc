import { dayInVietnam, slashed } from '../../content/dates.js';
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
 * The state of a task on an ISO day. `progress.json` holds the last that is known. A task completed after that day was not complete on
 * it, and whether it was under way nobody wrote down: nobody had reported. So it is with what was first said after it, where that
 * is known; but what is not begun later was not begun on it either.
 */
export function stateOn(asOf: string, progress: TaskProgress | undefined): TaskState {
  if (progress === undefined) return 'chua-co-bao-cao';
  if (progress.state === 'chua-thuc-hien') return progress.state;
  const since = knownSince(progress);
  return since !== undefined && since > asOf ? 'chua-co-bao-cao' : progress.state;
}

/** From which ISO day on what is recorded held: the day of completion, or that of the first workbook that said it; undefined: it has none. */
export function knownSince(progress: TaskProgress): string | undefined {
  if (progress.state === 'hoan-thanh') return progress.date;
  const moment = progress.from === undefined ? progress.saved : progress.from.flatMap(({ since }) => since ?? []).sort()[0];
  return moment === undefined ? undefined : dayInVietnam(moment);
}

/** Is there nothing left to do? */
export function isFinished(state: TaskState): boolean {
  return state === 'hoan-thanh' || state === 'khong-thuc-hien';
}

/** All that an answer says, on one line: "Hoàn thành ngày 20/6/2023; Quyết định số 1". */
export function answerWords(progress: TaskProgress): string {
  const evidence = 'evidence' in progress ? (progress.evidence ?? []) : [];
  const state = stateNames[progress.state];
  switch (progress.state) {
    case 'hoan-thanh':
      return joined(`${state} ngày ${slashed(progress.date)}`, ...evidence, progress.note);
    case 'dang-thuc-hien':
      return joined(`${state}, đạt ${progress.percent}%`, ...evidence, progress.note);
    case 'chua-thuc-hien':
      return joined(state, progress.note);
    case 'khong-thuc-hien':
      return joined(`${state}: ${progress.reason}`, ...evidence);
    default:
      return progress satisfies never;
  }
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('; ');
}

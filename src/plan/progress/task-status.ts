import type { Day } from '../../content/dates.js';
import { daysAfter, isoOf } from '../../content/dates.js';
import type { Task } from '../../content/schema.js';
import { answerableFor } from './answerable.js';
import { dueDate } from './due.js';
import { partsOn, stateOfTask, type Parts, type Reported } from './reported.js';
import { isFinished, type TaskState } from './states.js';

/** How far ahead "due soon" looks. */
export const soonDays = 30;

/** One task on one day. */
export interface TaskStatus {
  readonly task: Task;
  /** Its number in the appendix: "III.5". */
  readonly ref: string;
  /** ISO: the day. */
  readonly asOf: string;
  readonly state: TaskState;
  readonly reported: Reported;
  /** How far the agencies are that answer each for itself; undefined where one state is reported of the whole. */
  readonly parts: Parts | undefined;
  /** ISO; undefined where the deadline names no day. */
  readonly due: string | undefined;
  /** Its day has passed and there is still something to do. */
  readonly overdue: boolean;
  /** Its day is this one or one of the next 30, and there is still something to do. */
  readonly dueSoon: boolean;
  /** Ids of agencies and groups. */
  readonly answerable: readonly string[];
}

export function taskStatus(task: Task, ref: string, reported: Reported, asOf: Day): TaskStatus {
  const today = isoOf(asOf);
  const state = stateOfTask(today, reported);
  const due = dueDate(task.deadline.meaning);
  const awaited = due !== undefined && !isFinished(state);
  return {
    task,
    ref,
    asOf: today,
    state,
    reported,
    parts: partsOn(today, reported),
    due,
    overdue: awaited && due < today,
    dueSoon: awaited && due >= today && due <= daysAfter(asOf, soonDays),
    answerable: answerableFor(task),
  };
}

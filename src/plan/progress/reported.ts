import type { Progress } from '../../content/plan.js';
import type { Task, TaskProgress } from '../../content/schema.js';
import { groupBy } from '../group-by.js';
import type { Roster } from '../roster.js';
import { answeringOf } from './answerable.js';
import { stateOn, type TaskState } from './states.js';

/** What one of the agencies that answer each for itself has said of its part. */
export interface OwnAnswer {
  /** Its id. */
  readonly agency: string;
  /** Undefined: nothing yet. */
  readonly progress: TaskProgress | undefined;
}

/** What is reported of one task. */
export interface Reported {
  /** Of the whole task; it stands before what agencies say of their parts. */
  readonly whole: TaskProgress | undefined;
  /** One an agency, in the order of the register; none where a task has one answer. */
  readonly own: readonly OwnAnswer[];
}

/** How many of the agencies that answer each for itself are how far, on a day; all but `total` add up to it. */
export interface Parts {
  readonly total: number;
  readonly done: number;
  readonly underWay: number;
  readonly notBegun: number;
  readonly dropped: number;
  readonly silent: number;
}

const byTask = new WeakMap<Progress, ReadonlyMap<string, readonly TaskProgress[]>>();

/** What is recorded of a task: of the whole and of the parts of agencies. */
export function entriesOf(progress: Progress | undefined, task: string): readonly TaskProgress[] {
  if (progress === undefined) return [];
  const entries = byTask.get(progress) ?? groupBy(progress.tasks, (entry) => entry.task);
  byTask.set(progress, entries);
  return entries.get(task) ?? [];
}

export function reportedOf(task: Task, progress: Progress | undefined, roster: Roster): Reported {
  const entries = entriesOf(progress, task.id);
  const { agencies, each } = answeringOf(task, roster);
  return {
    whole: entries.find((entry) => entry.by === undefined),
    own: each ? agencies.map((agency) => ({ agency, progress: entries.find((entry) => entry.by === agency) })) : [],
  };
}

/**
 * The state of a task on an ISO day. Where agencies answer each for itself and nobody has reported the whole, a part that is dropped is
 * no progress: the state is what the other parts make it. Dropped when there are no others; finished when all of them are; not reported
 * while none is; not begun while all that are reported say so; else under way.
 */
export function stateOfTask(asOf: string, { whole, own }: Reported): TaskState {
  if (whole !== undefined || own.length === 0) return stateOn(asOf, whole);
  const kept = own.map(({ progress }) => stateOn(asOf, progress)).filter((state) => state !== 'khong-thuc-hien');
  if (kept.length === 0) return 'khong-thuc-hien';
  const all = (...wanted: readonly TaskState[]): boolean => kept.every((state) => wanted.includes(state));
  if (all('hoan-thanh')) return 'hoan-thanh';
  if (all('chua-co-bao-cao')) return 'chua-co-bao-cao';
  return all('chua-thuc-hien', 'chua-co-bao-cao') ? 'chua-thuc-hien' : 'dang-thuc-hien';
}

/** The parts of a task on an ISO day; undefined where it has one answer, or somebody has reported the whole. */
export function partsOn(asOf: string, { whole, own }: Reported): Parts | undefined {
  if (whole !== undefined || own.length === 0) return undefined;
  const count = (wanted: TaskState): number => own.filter(({ progress }) => stateOn(asOf, progress) === wanted).length;
  return { total: own.length, done: count('hoan-thanh'), underWay: count('dang-thuc-hien'), notBegun: count('chua-thuc-hien'), dropped: count('khong-thuc-hien'), silent: count('chua-co-bao-cao') };
}

/** "3/24 cơ quan đã hoàn thành, 8 đang thực hiện, 1 không thực hiện, 12 chưa báo cáo". */
export function partsWords({ total, done, underWay, notBegun, dropped, silent }: Parts): string {
  const others = [[underWay, 'đang thực hiện'], [notBegun, 'chưa thực hiện'], [dropped, 'không thực hiện'], [silent, 'chưa báo cáo']] as const;
  return [`${done}/${total} cơ quan đã hoàn thành`, ...others.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)].join(', ');
}

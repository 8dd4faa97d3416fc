import type { Plan } from '../content/plan.js';
import type { Task } from '../content/schema.js';
import { placedTasks, type PlacedTask } from './distribution.js';
import { groupBy } from './group-by.js';

/** What became of a task of one decision in another of the same year: an id is the program's, what was ordered are the words and who is to do it. */
export type TaskFate =
  | { readonly kind: 'same'; readonly placed: PlacedTask }
  /** Its id is there, with other words or other agencies; `placed` is what now has it. */
  | { readonly kind: 'amended'; readonly placed: PlacedTask }
  | { readonly kind: 'gone' }
  /** Not under its id, but several are given in its words to its agencies: nobody can tell which it is. */
  | { readonly kind: 'unclear'; readonly among: readonly PlacedTask[] };

/**
 * Follows tasks from one plan to another: the task of the same id where it is given in the same words to the same agencies, else the only
 * one that is (its id was changed, or it changed ids with another). By the id in the first plan.
 */
export function followTasks(from: Plan, to: Plan): (id: string) => TaskFate {
  const [before, after] = [placedTasks(from), placedTasks(to)];
  const were = new Map(before.map((placed) => [placed.task.id, placed]));
  const are = new Map(after.map((placed) => [placed.task.id, placed]));
  const kept = new Set(before.filter(({ task }) => isSame(task, are.get(task.id)?.task)).map(({ task }) => task.id));
  const moved = byGiven(before.filter(({ task }) => !kept.has(task.id)));
  const open = byGiven(after.filter(({ task }) => !kept.has(task.id)));
  return (id) => {
    const [was, now] = [were.get(id), are.get(id)];
    if (was === undefined) return { kind: 'gone' };
    if (now !== undefined && kept.has(id)) return { kind: 'same', placed: now };
    const among = open.get(given(was.task)) ?? [];
    const [only] = among;
    if (only !== undefined && among.length === 1 && moved.get(given(was.task))?.length === 1) return { kind: 'same', placed: only };
    if (only !== undefined) return { kind: 'unclear', among };
    return now === undefined ? { kind: 'gone' } : { kind: 'amended', placed: now };
  };
}

function isSame(one: Task, other: Task | undefined): boolean {
  return other !== undefined && given(one) === given(other);
}

/** What a task orders, and of whom. */
function given({ task, outputs, deadline, assignment: { assignees } }: Task): string {
  return JSON.stringify([task, outputs, deadline.words, assignees]);
}

function byGiven(tasks: readonly PlacedTask[]): ReadonlyMap<string, readonly PlacedTask[]> {
  return groupBy(tasks, ({ task }) => given(task));
}

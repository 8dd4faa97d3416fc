import type { Plan } from '../content/plan.js';
import { answeringOf } from '../plan/progress/answerable.js';
import { referenceDate, rosterOf } from '../plan/roster.js';
import { selectTasks } from '../plan/select-tasks.js';
import { nearest } from '../source/shape.js';

/**
 * A person has decided that an agency's answer to a task is taken, though it is older than what is recorded, takes a finished task back or
 * differs from what another says that answers together with it.
 */
export type MayGoBack = (ref: string, agency: string) => boolean;

export interface Back {
  readonly mayGoBack: MayGoBack;
  /** Patterns that name no task. */
  readonly unknown: readonly string[];
  /** Agencies that do not answer for any task that stands before them. */
  readonly strangers: readonly { readonly pattern: string; readonly id: string; readonly answering: readonly string[]; readonly near: string | undefined }[];
}

/** Reads what is named by --back: tasks as `selectTasks` has them, of one agency where its id follows ("III.5:so-tu-phap"). */
export function readBack(plan: Plan, patterns: readonly string[]): Back {
  const roster = rosterOf(plan.agencies, referenceDate(plan));
  const whole = new Set<string>();
  const single = new Set<string>();
  const unknown: string[] = [];
  const strangers: Back['strangers'][number][] = [];
  for (const pattern of patterns) {
    const [tasks = '', id] = pattern.split(':').map((part) => part.trim());
    const selected = selectTasks(plan, [tasks]);
    unknown.push(...selected.unknown);
    const answering = new Map(selected.tasks.map(({ task, ref }) => [ref, answeringOf(task, roster).agencies]));
    if (id === undefined) {
      for (const ref of answering.keys()) whole.add(ref);
      continue;
    }
    const all = [...new Set([...answering.values()].flat())];
    if (answering.size > 0 && !all.includes(id)) strangers.push({ pattern, id, answering: all, near: nearest(id, all) });
    for (const [ref, agencies] of answering) if (agencies.includes(id)) single.add(nameIn(ref, id));
  }
  return { mayGoBack: (ref, agency) => whole.has(ref) || single.has(nameIn(ref, agency)), unknown, strangers };
}

/** How --back names the answer of one agency to a task. */
export function nameIn(ref: string, agency: string): string {
  return `${ref}:${agency}`;
}

import type { Plan } from '../content/plan.js';
import type { PlanFile } from '../content/schema.js';
import { dueDate } from './progress/due.js';

/** ISO days between which the decision of a yearly plan is issued: from the July before its year to the end of the year, and not before the decision that it replaces or amends. */
export function issueSpan(year: number, { replaces }: Pick<PlanFile, 'replaces'>): { readonly from: string; readonly to: string } {
  const first = `${year - 1}-07-01`;
  return { from: replaces !== undefined && replaces.date > first ? replaces.date : first, to: `${year}-12-31` };
}

/** ISO: a plan is signed before its year or early in it; a later day is likelier a slip in the year. */
export function usualUntil(year: number): string {
  return `${year}-03-31`;
}

/** The tasks, by their numbers, whose deadlines in the plan's year have passed on an ISO day, with the last day of each. */
export function passedOn({ appendix, year }: Plan, day: string): readonly { readonly ref: string; readonly due: string }[] {
  return appendix.sections.flatMap((section) => section.tasks.flatMap((task) => {
    const due = dueDate(task.deadline.meaning);
    return due !== undefined && due >= `${year}-01-01` && due < day ? [{ ref: `${section.number}.${task.number}`, due }] : [];
  }));
}

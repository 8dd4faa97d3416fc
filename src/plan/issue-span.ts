import type { PlanFile } from '../content/schema.js';

/** ISO days between which the decision of a yearly plan is issued: from the July before its year to the end of the year, and not before the decision that it replaces or amends. */
export function issueSpan(year: number, { replaces }: Pick<PlanFile, 'replaces'>): { readonly from: string; readonly to: string } {
  const first = `${year - 1}-07-01`;
  return { from: replaces !== undefined && replaces.date > first ? replaces.date : first, to: `${year}-12-31` };
}

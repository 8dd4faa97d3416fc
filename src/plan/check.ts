import type { Plan } from '../content/plan.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { checkAssignments } from './assignment/check.js';
import { copiesOf } from './copies.js';
import { checkDeadlines } from './deadlines/check.js';
import { referenceDate, rosterOf } from './roster.js';

/** What the values of a plan mean to each other: assignments and deadlines, words against structure; who gets a copy. */
export function checkPlan(plan: Plan): Diagnostic[] {
  return [...checkAssignments(plan, rosterOf(plan.agencies, referenceDate(plan))), ...checkDeadlines(plan), ...copiesOf(plan).diagnostics];
}

import type { Plan } from '../content/plan.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { checkAssignments } from './assignment/check.js';
import { copiesOf } from './copies.js';
import { checkDeadlines } from './deadlines/check.js';
import { checkOwnAnswers } from './progress/check.js';
import { referenceDate, rosterOf } from './roster.js';

/** What the values of a plan mean to each other: assignments and deadlines, words against structure; who gets a copy; who has reported. */
export function checkPlan(plan: Plan): Diagnostic[] {
  const roster = rosterOf(plan.agencies, referenceDate(plan));
  return [...checkAssignments(plan, roster), ...checkDeadlines(plan), ...copiesOf(plan).diagnostics, ...checkOwnAnswers(plan, roster)];
}

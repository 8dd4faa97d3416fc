import { readPlan, type PlanReading } from '../content/read.js';
import type { IssuedEntry } from '../content/schema.js';
import { contentName } from './issued-folder.js';

/** The content of a decision that a later one replaces or amends, where it lies aside. */
export function readSuperseded(root: string, { year, number }: Pick<IssuedEntry, 'year' | 'number'>): PlanReading {
  return readPlan(root, year, undefined, contentName({ year, decision: number }));
}

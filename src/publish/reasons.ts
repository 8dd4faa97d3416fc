import { ownerOf } from '../content/places.js';
import type { Review } from '../content/plan.js';

/** What drafting and its review say about changes, by place: why a task was left out, and what an officer noted. */
export function reasonsOf(review: Review | undefined): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const task of review?.tasks ?? []) if (task.fate === 'bo') reasons.set(task.id, task.reason);
  for (const { at, place, note } of review?.questions ?? []) {
    const id = ownerOf(at ?? place);
    if (note !== undefined) reasons.set(id, reasons.has(id) ? `${reasons.get(id) ?? ''} ${note}` : note);
  }
  return reasons;
}

import { ownerOf } from '../content/places.js';
import type { ReviewFile } from '../content/schema.js';

/** What drafting and its review say about changes, by place: why a task was left out, and what an officer noted. */
export function reasonsOf(review: ReviewFile | undefined): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const task of review?.tasks ?? []) if (task.fate === 'bo') reasons.set(task.id, task.reason);
  for (const { place, note } of review?.questions ?? []) {
    const id = ownerOf(place);
    if (note !== undefined) reasons.set(id, reasons.has(id) ? `${reasons.get(id) ?? ''} ${note}` : note);
  }
  return reasons;
}

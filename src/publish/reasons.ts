import { ownerOf } from '../content/places.js';
import type { Review } from '../content/plan.js';
import { noTaskRule, taskRules } from '../draft/tasks/rules.js';

const classReasons: ReadonlySet<string> = new Set([...taskRules, noTaskRule].map(({ reason }) => reason));

/** What drafting and its review say about changes, by place: why a task was left out, and what an officer noted. */
export function reasonsOf(review: Review | undefined): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  // A task that a person took out when asked: what was reported of it tells why. What its class says of tasks like it ("ban hành
  // xong là thôi") would read as if it were done.
  const takenOut = new Set(review?.questions.filter(({ kind, at, state }) => kind === 'nhiem-vu' && state === 'da-doi' && at === undefined).map(({ place }) => ownerOf(place)));
  for (const { id, fate, reason } of review?.tasks ?? []) if (fate === 'bo' || (takenOut.has(id) && !classReasons.has(reason))) reasons.set(id, reason);
  for (const { at, place, note } of review?.questions ?? []) {
    const id = ownerOf(at ?? place);
    if (note !== undefined) reasons.set(id, reasons.has(id) ? `${reasons.get(id) ?? ''} ${note}` : note);
  }
  return reasons;
}

import type { Agency, Group } from '../content/schema.js';
import { existsOn, type Roster } from './roster.js';

/** An agency or group of the register, whether it exists on the roster's day or not. */
export function bodyOf(id: string, { agencies, groups }: Roster): Agency | Group | undefined {
  return agencies.get(id) ?? groups.get(id);
}

/** Has it ceased to exist by the roster's day? One that is yet to come has not. */
export function hasEnded(id: string, roster: Roster): boolean {
  const until = bodyOf(id, roster)?.until;
  return until !== undefined && until <= roster.date;
}

/**
 * Who stands for a body on the roster's day: itself while it exists, then its successors, and theirs. Empty where it
 * ended and nobody took its place.
 */
export function standIns(id: string, roster: Roster): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>([id]);
  for (const here of seen) {
    const body = bodyOf(here, roster);
    if (body === undefined) continue;
    if (existsOn(body, roster.date)) found.add(here);
    else if (hasEnded(here, roster)) for (const successor of body.successors ?? []) seen.add(successor);
  }
  return [...found];
}

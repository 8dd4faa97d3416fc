import type { Assignee } from '../content/schema.js';
import { readWords } from '../plan/assignment/read-words.js';
import type { Lexicon } from '../plan/assignment/lexicon.js';
import type { Roster } from '../plan/roster.js';
import { bodyOf, hasEnded, standIns } from '../plan/succession.js';

export interface EndedBody {
  readonly id: string;
  readonly name: string;
  /** As the words write it. */
  readonly words: string;
  /** Names of those that stand for it; empty where nobody does. */
  readonly successors: readonly string[];
  /** First day on which it no longer exists; ISO. */
  readonly until: string;
}

/** Bodies that a text names and that have ended by the roster's day, each writing once. */
export function endedBodies(text: string, lexicon: Lexicon, roster: Roster): readonly EndedBody[] {
  const found = new Map<string, EndedBody>();
  for (const { id, words } of readWords(text, lexicon).mentions) {
    const body = bodyOf(id, roster);
    if (body?.until === undefined || !hasEnded(id, roster)) continue;
    const successors = standIns(id, roster).map((s) => bodyOf(s, roster)?.name ?? s);
    found.set(words, { id, name: body.name, words, successors, until: body.until });
  }
  return [...found.values()];
}

/** Assignees of the new year: one that has ended gives way to its successors; the same role is given once. */
export function successorAssignees(assignees: readonly Assignee[], roster: Roster): Assignee[] {
  const found = new Map<string, Assignee>();
  for (const { who, role } of assignees) {
    const instead = hasEnded(who, roster) ? standIns(who, roster) : [who];
    for (const id of instead.length > 0 ? instead : [who]) found.set(`${id} ${role}`, { who: id, role });
  }
  return [...found.values()];
}

import { giveRoles, type Mention } from './give-roles.js';
import type { Note } from './items.js';
import type { Lexicon } from './lexicon.js';
import { scan } from './scan.js';

export interface ReadWords {
  readonly mentions: readonly Mention[];
  /** What the words do not clearly give; a mention without a role is one more. */
  readonly notes: readonly Note[];
}

/** Reads one paragraph of an assignment: who is named (the longest known phrase wins), and in which role. */
export function readWords(text: string, lexicon: Lexicon): ReadWords {
  const { items, notes } = scan(text, lexicon);
  return { mentions: giveRoles(items), notes };
}

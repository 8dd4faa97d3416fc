import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { groupBy } from '../plan/group-by.js';

/**
 * Complaints about recipients that a command names more than once: how many copies or packages are meant is not ours to guess.
 * @param meant what names the same recipient: two words with the same meaning are one
 */
export function repeatedRecipients(asked: readonly string[], meant: (one: string) => string, nameOf: (one: string) => string, place: Place): readonly Diagnostic[] {
  return [...groupBy(asked, meant).values()].flatMap((same) => (same.length === 1 ? [] : [diagnose('recipient-twice', place, { name: nameOf(same[0] ?? ''), asked: same })]));
}

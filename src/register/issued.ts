import type { Plan } from '../content/plan.js';
import { issuedShape, type IssuedEntry } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placeOf, type Read } from '../source/json.js';
import { placeInWords } from './place-in-words.js';
import { fingerprintOf, placesOf } from './fingerprint.js';
import { readRegister, type Register } from './read.js';

export type IssuedRegister = Register<IssuedEntry>;

/** What names a decision. */
export type DecisionKey = Pick<IssuedEntry, 'number' | 'symbol' | 'date'>;

/** The register of issued decisions, for all years. */
export function readIssued(root: string): Read<IssuedRegister> {
  return readRegister<IssuedEntry>(root, 'content/issued.json', issuedShape);
}

/** The last decision issued for a plan year; undefined: none yet. */
export function lastIssued({ chain }: IssuedRegister, year: number): IssuedEntry | undefined {
  return chain.entries.filter((entry) => entry.year === year).at(-1);
}

/** The entry that a plan's content is the content of; undefined for what is not issued. */
export function entryOf(plan: Plan, register: IssuedRegister): IssuedEntry | undefined {
  const last = lastIssued(register, plan.year);
  return last !== undefined && isSame(plan.head.decision, last) ? last : undefined;
}

/** "3604/QĐ-UBND". */
export function symbolOf({ number, symbol }: Pick<DecisionKey, 'number' | 'symbol'>): string {
  return `${String(number).padStart(2, '0')}/${symbol}`;
}

/**
 * An issued plan is never edited: each value that is not as it was issued, at its place. A new decision that names the
 * last one as what it replaces or amends is no edit.
 */
export function freezeFaults(plan: Plan, register: IssuedRegister): readonly Diagnostic[] {
  const last = lastIssued(register, plan.year);
  if (last === undefined) return [];
  const { head, sources } = plan;
  if (head.replaces !== undefined && isSame(head.replaces, last)) return [];
  if (!isSame(head.decision, last) || head.state !== 'da-ban-hanh') return [diagnose('issued-reopened', placeOf(sources.plan, ['decision']), { decision: symbolOf(last), date: last.date, year: plan.year })];
  return contentFaults(plan, last);
}

/** Each value of a plan that is not as an entry has it, at its place. */
export function contentFaults(plan: Plan, entry: IssuedEntry): readonly Diagnostic[] {
  const now = fingerprintOf(plan);
  const names = [...new Set([...Object.keys(entry.content), ...Object.keys(now)])].filter((name) => now[name] !== entry.content[name]);
  if (names.length === 0) return [];
  const places = placesOf(plan);
  return names.map((name) => {
    const place = places.get(name) ?? placeOf(plan.sources.tasks, []);
    const fault = now[name] === undefined ? 'gone' : entry.content[name] === undefined ? 'new' : 'changed';
    return diagnose('issued-content-changed', place, { what: placeInWords(plan, name), fault, decision: symbolOf(entry) });
  });
}

function isSame(a: { readonly number: number | null; readonly symbol: string; readonly date: string | null }, b: DecisionKey): boolean {
  return a.number === b.number && a.symbol === b.symbol && a.date === b.date;
}

import { slashed } from '../content/dates.js';
import { symbolOf } from '../content/numbers.js';
import type { Plan } from '../content/plan.js';
import { issuedShape, type IssuedEntry } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
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

/**
 * An issued plan is never edited: each value that is not as it was issued, at its place. A new decision that names the
 * last one as what it replaces or amends is no edit.
 */
export function freezeFaults(plan: Plan, register: IssuedRegister): readonly Diagnostic[] {
  const last = lastIssued(register, plan.year);
  if (last === undefined) return [];
  const { decision, replaces } = plan.head;
  if (replaces !== undefined && isSame(replaces, last) && !isSame(decision, last)) return [];
  return issuedFaults(plan, last);
}

/** The earlier decision of a plan year that bears the number of a new one: by its number alone a decision of the year is named everywhere. */
export function bearerOf({ chain }: IssuedRegister, year: number, number: number | null): IssuedEntry | undefined {
  return chain.entries.find((entry) => entry.year === year && entry.number === number);
}

/** A new decision of a plan year under a number that an earlier one of the same year bears. */
export function numberFaults(plan: Plan, register: IssuedRegister): readonly Diagnostic[] {
  const bearer = bearerOf(register, plan.year, plan.head.decision.number);
  return bearer === undefined ? [] : [numberBorne(bearer, placeOf(plan.sources.plan, ['decision', 'number']))];
}

/** What is said of a number that a decision of the same plan year bears already. */
export function numberBorne(bearer: IssuedEntry, place: Place): Diagnostic {
  return diagnose('issue-number-of-plan', place, { year: bearer.year, number: bearer.number, decision: symbolOf(bearer), date: slashed(bearer.date) });
}

/** Whether what a plan or a request has is the number, symbol and day of a decision. */
export function isSame(a: { readonly number: number | null; readonly symbol: string; readonly date: string | null }, b: DecisionKey): boolean {
  return a.number === b.number && a.symbol === b.symbol && a.date === b.date;
}

/** What of a plan is not as an entry has it: number, day and state, else each value, at its place. */
export function issuedFaults(plan: Plan, entry: IssuedEntry): readonly Diagnostic[] {
  const { head, sources, year } = plan;
  if (isSame(head.decision, entry) && head.state === 'da-ban-hanh') return contentFaults(plan, entry);
  return [diagnose('issued-reopened', placeOf(sources.plan, ['decision']), { decision: symbolOf(entry), date: slashed(entry.date), year })];
}

function contentFaults(plan: Plan, entry: IssuedEntry): readonly Diagnostic[] {
  const now = fingerprintOf(plan);
  const names = [...new Set([...Object.keys(entry.content), ...Object.keys(now)])].filter((name) => now[name] !== entry.content[name]);
  if (names.length === 0) return [];
  const places = placesOf(plan);
  return names.map((name) => {
    const place = places.get(name) ?? topOf(plan, name);
    const fault = now[name] === undefined ? 'gone' : entry.content[name] === undefined ? 'new' : 'changed';
    return diagnose('issued-content-changed', place, { what: placeInWords(plan, name), fault, decision: symbolOf(entry) });
  });
}

/** The top of the file in which a value stood that is gone. */
function topOf({ sources }: Plan, name: string): Place {
  const { decision, tasks, text } = sources;
  const { file } = /^(?:subject|can-cu|dieu)/u.test(name) ? decision : /^phu-luc|\//u.test(name) ? tasks : text;
  return { file, line: 1, column: 1 };
}

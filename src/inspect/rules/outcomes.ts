import type { ObservedPlace } from '../observed.js';
import type { Found, FoundText, Part, PartName, Spot } from '../parts/types.js';
import type { Outcome } from './types.js';

export function holds(rule: string, remark?: string): Outcome {
  return { rule, state: 'holds', ...(remark === undefined ? {} : { remark }) };
}

export function cannotTell(rule: string, why: string): Outcome {
  return { rule, state: 'cannot-tell', why };
}

interface Told {
  readonly what: string;
  readonly found: string;
  readonly wanted: string;
}

/** A departure at a paragraph; `words` narrows it to some of its words. */
export function broken(rule: string, spot: Spot | undefined, told: Told, words = spot?.words ?? ''): Outcome {
  return brokenAt(rule, spot?.place, told, words);
}

export function brokenAt(rule: string, place: ObservedPlace | undefined, told: Told, words = ''): Outcome {
  return { rule, state: 'broken', departure: { ...told, words, ...(place === undefined ? {} : { place }) } };
}

/** Holds where a condition is met, else the departure. */
export function must(isMet: boolean, rule: string, spot: Spot | undefined, told: Told, words?: string): Outcome {
  return isMet ? holds(rule) : broken(rule, spot, told, words);
}

export function named(text: FoundText, ...names: readonly PartName[]): readonly Part[] {
  return text.parts.filter((part) => names.includes(part.name));
}

export function everyText(look: (text: FoundText, found: Found, at: number) => readonly Outcome[]): (found: Found) => readonly Outcome[] {
  return (found) => found.texts.flatMap((text, at) => look(text, found, at));
}

/** Millimetres as Vietnamese writes them, from points: "12,7". */
export function mmWords(points: number): string {
  return decimal(Math.round((points * 254) / 72) / 10);
}

export function decimal(value: number): string {
  return String(Math.round(value * 100) / 100).replace('.', ',');
}

/** How far a measure may be off before it counts: what is measured on a page is less exact than what a file states. */
export function slack(found: Found, stated: number, measured: number): number {
  return found.format === 'pdf' ? measured : stated;
}

export const bodyNames: readonly PartName[] = ['dieu', 'khoan', 'diem', 'doan'];

/** The first and last words of a paragraph, for a message about its end. */
export function endOf(words: string): string {
  return words.length <= 40 ? words : `…${words.slice(-39)}`;
}

import type { Where, YearClass } from '../phrase.js';

/** How far a year lies from the plan's: -1 is the year before. An open end is left out. */
export interface Distance {
  readonly least?: number;
  readonly most?: number;
}

export const planYear: Distance = { least: 0, most: 0 };
export const yearBefore: Distance = { least: -1, most: -1 };
export const yearAfter: Distance = { least: 1, most: 1 };
export const past: Distance = { most: -1 };

/**
 * Words that fit `pattern`, with the years at the distances given, are of this class; the first rule of the table that
 * fits decides. No rule knows a year by its number, so the table serves every plan.
 */
export interface YearRule {
  readonly id: string;
  readonly class: YearClass;
  /** Global; every four-digit year inside a match belongs to the phrase. */
  readonly pattern: RegExp;
  /** What the same sentence must say before the phrase. */
  readonly before?: RegExp;
  /** What it must not say there. */
  readonly unless?: RegExp;
  /** What the same sentence must say after the phrase. */
  readonly after?: RegExp;
  /** Only in such a text; left out: in any. */
  readonly where?: Where;
  /** One for each year of the phrase, the last for all that follow; left out: any year. */
  readonly distances?: readonly Distance[];
  readonly reason: string;
}

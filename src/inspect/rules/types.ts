import type { ObservedPlace } from '../observed.js';
import type { Found } from '../parts/types.js';

/** One departure from a rule: what is so and what is to be, where. Words and values are in Vietnamese. */
export interface Departure {
  readonly rule: string;
  /** "PL I, II.1.a". */
  readonly clause: string;
  /** What was looked at: "Quốc hiệu: cỡ chữ". */
  readonly what: string;
  readonly found: string;
  readonly wanted: string;
  /** The words it is about; empty where it is about a page or about what is missing. */
  readonly words: string;
  /** Absent where it is about the whole file. */
  readonly place?: ObservedPlace;
}

export type RuleState = 'holds' | 'broken' | 'not-applicable' | 'cannot-tell';

export interface RuleResult {
  readonly rule: string;
  readonly title: string;
  readonly clause: string;
  readonly state: RuleState;
  /** Of "broken" only, in the order of the file. */
  readonly departures: readonly Departure[];
  /** Why nobody can tell, or what a reader is to know although the rule holds. */
  readonly remarks: readonly string[];
}

/** Something that is not against the decree and that a careful clerk would mend. */
export interface Hint {
  readonly hint: string;
  readonly what: string;
  readonly found: string;
  readonly wanted: string;
  readonly words: string;
  readonly place: ObservedPlace;
}

/** What one check says of one thing that a rule is about. */
export type Outcome =
  | { readonly rule: string; readonly state: 'holds'; readonly remark?: string }
  | { readonly rule: string; readonly state: 'cannot-tell'; readonly why: string }
  | { readonly rule: string; readonly state: 'broken'; readonly departure: Omit<Departure, 'rule' | 'clause'> };

/** Looks at a whole file; gives nothing for a rule that has nothing to be about. */
export type Check = (found: Found) => readonly Outcome[];

/**
 * What a year in a text is to the plan: the plan's own year; a year told from it (last year's results, next year's
 * prices); a citation (of a document, or of what has happened); a period with ends of its own; or what no rule decides.
 */
export type YearClass = 'own' | 'relative' | 'citation' | 'period' | 'undecided';

/** Where a text stands: the words of a deadline (tiến độ) can only name a time, any other text can name anything. */
export type Where = 'text' | 'deadline';

/** One phrase that names a year, or several years that belong together ("giai đoạn 2021-2030"). Offsets are UTF-16 units. */
export interface YearPhrase {
  readonly offset: number;
  readonly length: number;
  /** As written there. */
  readonly words: string;
  /** Where the digits of each year begin, in the whole text. */
  readonly years: readonly number[];
  readonly class: YearClass;
  /** The stable id of the rule that decided. */
  readonly rule: string;
  /** Lý do, a Vietnamese sentence for the drafting officer. */
  readonly reason: string;
  /** The last year of a period. */
  readonly ends?: number;
}

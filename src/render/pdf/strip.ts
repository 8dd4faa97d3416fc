import type { Heading, Item } from './page.js';

/** A horizontal slice of a section that is never cut: a line of a paragraph, a rule, a row of a table. Points. */
export interface Strip {
  readonly height: number;
  /** Between this strip and the one above, the larger of this and the other's `after`; none at the top of a page. */
  readonly before: number;
  readonly after: number;
  /** Added to the space above whatever stands there; none at the top of a page. */
  readonly extraBefore: number;
  /** Under the strip where its table does not go on below it on the same page: the closing border. */
  readonly closing: number;
  /** Lines of text in it, side by side counted once. */
  readonly lines: number;
  /** No page ends after this strip. */
  readonly keepWithNext: boolean;
  /** Tied to what follows only where the whole of what is tied has room on a page (R58). */
  readonly looselyKept?: boolean;
  readonly table?: StripTable;
  /** The header row where its table begins. */
  readonly isHeader: boolean;
  readonly heading?: Omit<Heading, 'y'>;
  readonly place: (y: number, ending: Ending) => readonly Item[];
  /** Cuts a strip that may be broken so that the head takes no more than `room`; undefined where it cannot be. */
  readonly split?: (room: number, force: boolean) => { readonly head: Strip; readonly rest: Strip } | undefined;
}

/** What a strip is told about where it lands. */
export interface Ending {
  /** The last of its table on the page. */
  readonly closed: boolean;
}

export interface StripTable {
  /** Shown again at the top of every page on which the table goes on (R65). */
  readonly repeated: Strip;
}

/** A strip with the values that most strips have. */
export function strip(parts: Pick<Strip, 'height' | 'place'> & Partial<Strip>): Strip {
  return { before: 0, after: 0, extraBefore: 0, closing: 0, lines: 1, keepWithNext: false, isHeader: false, ...parts };
}

/** The space between two strips on one page. */
export function gapBetween(above: Strip, below: Strip): number {
  return Math.max(above.after, below.before) + below.extraBefore;
}

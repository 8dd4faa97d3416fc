/** What changed from one year's plan to the next, as plain data. */
export interface Comparison {
  /** The earlier year. */
  readonly before: number;
  /** The later year. */
  readonly after: number;
  /** Only groups with at least one entry, in reading order. */
  readonly groups: readonly Group[];
  /** What is the same in both years, by the place id of the later year. */
  readonly unchanged: Readonly<Record<Part, readonly string[]>>;
  readonly counts: Readonly<Record<Part, Counts>>;
}

export type Part = 'decision' | 'plan' | 'sections' | 'tasks';
export const parts: readonly Part[] = ['decision', 'plan', 'sections', 'tasks'];

/** A task may be moved and changed at once. `renumbered`: another number in the same place, and nothing else. */
export const kinds = ['added', 'dropped', 'changed', 'moved', 'renumbered', 'split', 'merged'] as const;
export type Kind = (typeof kinds)[number];

export interface Counts extends Readonly<Record<Kind, number>> {
  /** Items of each year. */
  readonly before: number;
  readonly after: number;
  /** In both years, with the same words, number and place. */
  readonly unchanged: number;
  /** Entries. */
  readonly differences: number;
}

/** Entries under one heading of the comparison. */
export interface Group {
  /** Roman, of a section of the appendix; else empty. */
  readonly number: string;
  readonly title: string;
  readonly entries: readonly Entry[];
}

export interface Entry {
  /** Place id in the later year, of a dropped item in the earlier: a task's id, "can-cu.1", "dieu.1", "I.2.đ", "title". */
  readonly id: string;
  readonly part: Part;
  readonly kinds: readonly Kind[];
  /** Empty: added. More than one: merged. */
  readonly before: readonly Side[];
  /** Empty: dropped. More than one: split. */
  readonly after: readonly Side[];
  /** Sentences, Vietnamese. */
  readonly explanation: readonly string[];
}

/** One item as it stands in one year. */
export interface Side {
  readonly id: string;
  /** As a reader finds it: "II.4", "Căn cứ 1". */
  readonly ref: string;
  readonly fields: readonly Field[];
}

export const fieldNames = ['text', 'outputs', 'deadline', 'assignment'] as const;
/** `text`: the words of a paragraph or of a task. */
export type FieldName = (typeof fieldNames)[number];

export interface Field {
  readonly name: FieldName;
  readonly changed: boolean;
  readonly lines: readonly Line[];
}

/** The pieces of a line, joined, are the line as typed. */
export type Line = readonly Piece[];

export interface Piece {
  readonly text: string;
  /** Absent: in both years. */
  readonly mark?: Mark;
}

/** `removed` stands only before, `added` only after. */
export type Mark = 'removed' | 'added';

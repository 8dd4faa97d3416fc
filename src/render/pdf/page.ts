import type { Format } from '../../format/types.js';
import type { Piece } from '../../typeset/lines.js';

/**
 * Pages as plain data: what stands where, and which block each mark came from, so that a test can read a layout and a
 * structure tree can be hung on it. Points; y runs down from the top edge of the paper.
 */
export interface Page {
  readonly width: number;
  readonly height: number;
  /** Of the document's sections. */
  readonly section: number;
  /** Counted from the last restart (R05, R06). */
  readonly number: number;
  readonly items: readonly Item[];
  readonly headings: readonly Heading[];
}

export type Item = TextItem | BarItem | FieldItem;

/** One line of a paragraph. */
export interface TextItem {
  readonly kind: 'text';
  /** Their `x` is from the left edge of the paper. */
  readonly pieces: readonly Piece[];
  readonly baseline: number;
  /** Added to every space by justification. */
  readonly wordSpace: number;
  /** The first of its paragraph. */
  readonly first: boolean;
  /** Where the numbers of the notes that end in it stand: in the margin, for in the line there is no room. */
  readonly notesAt?: number;
  readonly source: Source;
}

/** A filled bar: a rule under a paragraph (R12, R15, R20) or a border of a table. */
export interface BarItem {
  readonly kind: 'rule' | 'border';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly source: Source;
}

/** The rectangle of a signature field. */
export interface FieldItem {
  readonly kind: 'field';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly label: string;
  /** How it is shown until it is signed. */
  readonly frame: Format['fieldFrame'];
  readonly source: Source;
}

/** Where an item comes from; all items of one paragraph share one source. */
export interface Source {
  readonly section: number;
  /** Of its section; -1: the page number. */
  readonly block: number;
  readonly role: string;
  readonly id?: string;
  /** Of a table or columns; -1: the header row. */
  readonly row?: number;
  readonly cell?: number;
  /** Of its cell, from 0. */
  readonly line?: number;
  /** A header row shown again at the top of a page (R65). */
  readonly repeated?: boolean;
}

/** An entry of the document's outline. */
export interface Heading {
  readonly level: number;
  readonly title: string;
  readonly y: number;
}

/** What names the paragraph or field that an item comes from, in its document. */
export function contentKey({ section, block, row, cell, line }: Omit<Source, 'role' | 'id' | 'repeated'>): string {
  return row === undefined ? `${section}.${block}` : `${section}.${block}.${row}.${cell ?? 0}.${line ?? 0}`;
}

/** The numbers of the notes that end in a line: "[3, 4]"; empty: none do. */
export function noteLabel({ pieces }: TextItem): string {
  const numbers = pieces.flatMap((piece) => piece.endingNotes);
  return numbers.length === 0 ? '' : `[${numbers.join(', ')}]`;
}

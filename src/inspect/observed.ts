import type { Diagnostic } from '../diagnostics/diagnostic.js';

/**
 * An administrative document as it looks, whatever program wrote it: plain data. Both readers (DOCX, PDF) give this; the
 * finder of parts and the rules know nothing else of a file. Lengths are points. Absent means that the file does not say
 * it and it cannot be measured: a rule then answers "cannot tell", it never guesses.
 */
export interface Observed {
  readonly format: 'docx' | 'pdf';
  /** Page set-ups in order; at least one. */
  readonly sections: readonly ObservedSection[];
  /** What carries words or is drawn, in reading order, without page numbers, running heads and feet. */
  readonly blocks: readonly ObservedBlock[];
  /** Of a PDF. */
  readonly pageCount?: number;
  /** Of a PDF: words of some pages are there and not seen, put under a picture by a scanner's program. Looks then say nothing. */
  readonly scanned?: boolean;
  /** BCP 47, as the file states it. */
  readonly language?: string;
  readonly title?: string;
  /** What the reader tells of the file itself: tracked changes taken as accepted, parts it cannot see. */
  readonly remarks?: readonly Diagnostic[];
}

export interface ObservedSection {
  readonly width: number;
  readonly height: number;
  /** As set (DOCX) or as measured by the text (PDF). */
  readonly margins: { readonly top?: number; readonly right?: number; readonly bottom?: number; readonly left?: number };
  /** Index of its first block; the next section's, or the end, is where it stops. */
  readonly from: number;
  /** Of a PDF: its first and last page, from 1. */
  readonly pages?: { readonly first: number; readonly last: number };
  /** Absent: its pages bear none. */
  readonly pageNumber?: ObservedPageNumber;
}

/** R05, R06. */
export interface ObservedPageNumber {
  readonly at: 'top' | 'bottom';
  readonly align?: 'left' | 'center' | 'right';
  readonly looks: Looks;
  readonly arabic: boolean;
  readonly onFirstPage: boolean;
  /** Where counting starts anew with this section; absent: it goes on. */
  readonly start?: number;
}

export type ObservedBlock = ObservedLine | ObservedColumns | ObservedTable;

/** What stands in a column of text, one under the other. */
export type ObservedLine = ObservedParagraph | ObservedRule;

export interface ObservedParagraph {
  readonly kind: 'paragraph';
  /** As shown: automatic numbers and bullets first, capitals where the format shows capitals; characters as the file has them (no normalization). A line break reads "\n". */
  readonly runs: readonly ObservedRun[];
  readonly align?: 'left' | 'center' | 'right' | 'justify';
  /** Of the first line to the left edge of its column, and of the others. */
  readonly firstLine?: number;
  readonly left?: number;
  /** Between it and its neighbours, as they take effect. */
  readonly spaceBefore?: number;
  readonly spaceAfter?: number;
  /** In lines of the font's single pitch: 1 is single. */
  readonly lineSpacing?: number;
  /** Of its text, measured with Times New Roman's widths (DOCX) or from the page (PDF). */
  readonly lines?: number;
  readonly lastLineWidth?: number;
  /** A frame around it (R80, R81). */
  readonly box?: { readonly width?: number; readonly height?: number; readonly color?: string };
  readonly place: ObservedPlace;
}

export interface ObservedRun {
  readonly text: string;
  readonly looks: Looks;
}

export interface Looks {
  /** As people say it: "Times New Roman", without the tag of a subset and without the style. */
  readonly family?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  /** Six hexadecimal digits; automatic colour is black. */
  readonly color?: string;
}

/** A drawn line under the text above it (R12, R15, R20, R71): a border, a shape, a line. An underline of text is not one. */
export interface ObservedRule {
  readonly kind: 'rule';
  readonly length?: number;
  readonly solid?: boolean;
  /** Its middle, from the left edge of its column, and the width of the column. */
  readonly middle?: number;
  readonly columnWidth?: number;
  readonly place: ObservedPlace;
}

/** Text side by side without borders, made by a table, by tabs or by text boxes: the head (R10–R17) and the foot (R50–R55). */
export interface ObservedColumns {
  readonly kind: 'columns';
  /** The cells of a row stand level with each other; from left to right. */
  readonly rows: readonly (readonly (readonly ObservedLine[])[])[];
}

/** A table that is seen as one. */
export interface ObservedTable {
  readonly kind: 'table';
  readonly rows: readonly ObservedRow[];
  /** Of the header row, over the pages (R65); absent: it stands on one page, or nobody can tell. */
  readonly headerRepeats?: boolean;
}

export interface ObservedRow {
  readonly header: boolean;
  readonly cells: readonly { readonly span: number; readonly lines: readonly ObservedLine[] }[];
}

/** Where to find it again: what a message and a comment point at. */
export interface ObservedPlace {
  /** From 1, of a PDF. */
  readonly page?: number;
  /** From 1: of all `w:p` of the body of a DOCX in the order of the file, or of all paragraphs of a PDF. */
  readonly paragraph: number;
}

/** The words of a paragraph as shown. */
export function wordsOf(paragraph: ObservedParagraph): string {
  return paragraph.runs.map((run) => run.text).join('');
}

/**
 * The format-neutral document tree: plain data, no methods, no sizes except the widths that a table's own column
 * data gives. Left of this file code knows plans and not formats; right of it, formats and not plans.
 */

/** What a block is in the administrative format; the format file gives each role its looks. See docs/glossary.md. */
export type Role = string;

export interface Document {
  readonly meta: DocumentMeta;
  /** At least one. */
  readonly sections: readonly Section[];
  /** Open questions about a draft (R82), told beside the text and never in it; numbered from 1 in this order. */
  readonly notes?: readonly Note[];
}

export interface Note {
  /** Paragraphs of the note. */
  readonly lines: readonly string[];
}

export interface DocumentMeta {
  readonly title: string;
  readonly subject: string;
  /** The issuing body. */
  readonly author: string;
  /** BCP 47, "vi-VN". */
  readonly language: string;
  /** The day written in the document's properties, from content and never from the clock; ISO 8601. */
  readonly date: string;
}

/** A run of pages with one page set-up. Every section begins on a new page. */
export interface Section {
  /** Key of `pages` in the format file. */
  readonly page: string;
  /** True: page numbers start again from 1, and the first page of this section shows none (R05, R06). */
  readonly restartNumbering: boolean;
  readonly blocks: readonly Block[];
}

export type Block = Line | Columns | Table;

/** What stands in a column of text, one under the other. */
export type Line = Paragraph | Rule | SignatureField;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly role: Role;
  readonly inlines: readonly Inline[];
  /** Where it comes from in content, such as "I.2.đ"; absent for words of a template. */
  readonly id?: string;
}

/** A drawn line: a ratio of the last line of the paragraph before it (R12, R15, R20), or across the text width (R71). */
export interface Rule {
  readonly kind: 'rule';
  readonly role: Role;
}

/** A place for an electronic signature or seal, empty until it is signed (R53, R66, R72); nothing where a file cannot hold one. */
export interface SignatureField {
  readonly kind: 'field';
  readonly role: Role;
  /** Unique in its document: what signing tools call it. */
  readonly name: string;
  /** What it is, in words. */
  readonly label: string;
}

/** Borderless columns side by side, never broken over pages: the head (R10–R17) and the foot (R50–R55). */
export interface Columns {
  readonly kind: 'columns';
  readonly role: Role;
  /** Each row holds one cell a column; the lines of a row stand level with each other (R16 with R17). */
  readonly rows: readonly (readonly ColumnCell[])[];
}

export type ColumnCell = readonly Line[];

export interface Table {
  readonly kind: 'table';
  readonly role: Role;
  readonly columns: readonly TableColumn[];
  /** Repeated at the top of every page (R65). */
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
}

export interface TableColumn {
  /** Share of the text width; the shares of a table add up to 100. */
  readonly widthPercent: number;
}

export interface TableRow {
  /** Key of `rows` in the table's format: "header", "section", "task", … */
  readonly role: Role;
  /** The spans of a row add up to the number of columns. */
  readonly cells: readonly TableCell[];
  readonly id?: string;
}

export interface TableCell {
  readonly span: number;
  /** May be empty: an empty cell. */
  readonly paragraphs: readonly Paragraph[];
}

export type Inline = Text | LineBreak;

export interface Text {
  readonly kind: 'text';
  /** NFC, no control characters, no line ends; printed as it stands. */
  readonly text: string;
  /** Key of `inlines` in the format file; absent: as its paragraph. */
  readonly role?: Role;
  /** Numbers of the document's notes that are about this text. */
  readonly notes?: readonly number[];
}

export interface LineBreak {
  readonly kind: 'line-break';
}

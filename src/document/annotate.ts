import type { Block, ColumnCell, Document, Inline, Paragraph, TableCell, TableRow } from './types.js';
import { textOf } from './walk.js';

/** Something to say about words of a document. */
export interface Mark {
  /** Of the paragraph or the row that the words stand in. */
  readonly id: string;
  /** The words; where they do not stand there, the whole of the first paragraph is meant. */
  readonly words: string;
  readonly lines: readonly string[];
}

/** The document with a note at each mark, numbered in reading order; marks of places that it does not have are left out. */
export function annotate(document: Document, marks: readonly Mark[]): Document {
  const open = marks.filter((mark) => hasPlace(document, mark.id));
  if (open.length === 0) return document;
  const { places } = marked(document, open);
  const read = [...open].sort((a, b) => compare(places.get(a), places.get(b)));
  return { ...marked(document, read).document, notes: read.map(({ lines }) => ({ lines })) };
}

/** Where a mark was set: the paragraph, counted from the start of the document, and the offset in it. */
type MarkPlace = readonly [paragraph: number, offset: number];

function compare(a: MarkPlace = [0, 0], b: MarkPlace = [0, 0]): number {
  return a[0] - b[0] || a[1] - b[1];
}

/** The document with the marks numbered in the order given, and where each was set. */
function marked(document: Document, marks: readonly Mark[]): { readonly document: Document; readonly places: ReadonlyMap<Mark, MarkPlace> } {
  const marker = new Marker(marks);
  const sections = document.sections.map((section) => ({ ...section, blocks: section.blocks.map((block) => marker.block(block)) }));
  return { document: { ...document, sections }, places: marker.places };
}

function hasPlace(document: Document, id: string): boolean {
  return document.sections.some((section) =>
    section.blocks.some((block) => {
      if (block.kind === 'paragraph') return block.id === id;
      if (block.kind === 'columns') return block.rows.some((row) => row.some((cell) => cell.some((line) => line.kind === 'paragraph' && line.id === id)));
      return block.kind === 'table' && block.rows.some((row) => row.id === id);
    }),
  );
}

/** Sets each note once, at the first place that fits it. */
class Marker {
  /** With their numbers. */
  readonly #open: Map<Mark, number>;
  readonly places = new Map<Mark, MarkPlace>();
  #paragraphs = 0;

  constructor(marks: readonly Mark[]) {
    this.#open = new Map(marks.map((mark, index) => [mark, index + 1]));
  }

  block(block: Block): Block {
    switch (block.kind) {
      case 'paragraph':
        return this.#paragraph(block);
      case 'columns':
        return { ...block, rows: block.rows.map((row) => row.map((cell): ColumnCell => cell.map((line) => (line.kind === 'paragraph' ? this.#paragraph(line) : line)))) };
      case 'table':
        return { ...block, rows: block.rows.map((row) => this.#row(row)) };
      case 'rule':
      case 'field':
        return block;
      default:
        return block satisfies never;
    }
  }

  #paragraph(paragraph: Paragraph): Paragraph {
    return this.#mark(paragraph, [...this.#open.keys()].filter((mark) => mark.id === paragraph.id));
  }

  #row(row: TableRow): TableRow {
    const marks = [...this.#open.keys()].filter((mark) => mark.id === row.id);
    if (marks.length === 0) return row;
    const paragraphs = row.cells.flatMap((cell) => cell.paragraphs);
    const [first] = paragraphs;
    const target = new Map(marks.map((mark) => [mark, paragraphs.find((p) => textOf(p).includes(mark.words)) ?? first]));
    const cells = row.cells.map((cell): TableCell => ({ ...cell, paragraphs: cell.paragraphs.map((p) => this.#mark(p, marks.filter((mark) => target.get(mark) === p))) }));
    return { ...row, cells };
  }

  #mark(paragraph: Paragraph, marks: readonly Mark[]): Paragraph {
    this.#paragraphs += 1;
    let inlines = paragraph.inlines;
    for (const mark of marks) {
      const number = this.#open.get(mark);
      if (number === undefined) continue;
      this.#open.delete(mark);
      const text = textOf(paragraph);
      const at = text.indexOf(mark.words);
      inlines = at === -1 ? cover(inlines, 0, text.length, number) : cover(inlines, at, at + mark.words.length, number);
      this.places.set(mark, [this.#paragraphs, Math.max(at, 0)]);
    }
    return inlines === paragraph.inlines ? paragraph : { ...paragraph, inlines };
  }
}

/** Puts a note on the texts between two offsets, cutting those that reach over an end. */
function cover(inlines: readonly Inline[], from: number, to: number, note: number): readonly Inline[] {
  let offset = 0;
  return inlines.flatMap((inline): readonly Inline[] => {
    const start = offset;
    offset += inline.kind === 'text' ? inline.text.length : 1;
    if (inline.kind !== 'text' || offset <= from || start >= to) return [inline];
    const [a, b] = [Math.max(from - start, 0), Math.min(to - start, inline.text.length)];
    const piece = (text: string, notes: readonly number[] | undefined): readonly Inline[] => {
      if (text === '') return [];
      const { kind, role } = inline;
      return [{ kind, text, ...(role === undefined ? {} : { role }), ...(notes === undefined ? {} : { notes }) }];
    };
    return [...piece(inline.text.slice(0, a), inline.notes), ...piece(inline.text.slice(a, b), [...(inline.notes ?? []), note]), ...piece(inline.text.slice(b), inline.notes)];
  });
}

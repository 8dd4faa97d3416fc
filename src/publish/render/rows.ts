import type { Document, Table, TableRow } from '../../document/types.js';

/** A document as it is sent to another thread: of its rows, only those that were not sent before. */
export interface SentDocument {
  readonly document: Document;
  /** By table, in the order of the document: what stands in place of its rows. */
  readonly rows: readonly (readonly SentRow[])[];
}

/** A row sent before, by its number; or a row and the number it is known by from now on, if it has one. */
export type SentRow = number | { readonly row: TableRow; readonly number?: number };

/** So many rows are known by their numbers: what both sides keep is bounded, however large a plan is. */
const most = 5000;

/**
 * Sends the documents of a set: a row that many of them share is sent once, and is one object on the other side too,
 * where what is made of it is made once (`typeset/memory.ts`).
 */
export function makeSender(): (document: Document) => SentDocument {
  const numbers = new Map<TableRow, number>();
  const send = (row: TableRow): SentRow => {
    const known = numbers.get(row);
    if (known !== undefined) return known;
    if (numbers.size >= most) return { row };
    const number = numbers.size;
    numbers.set(row, number);
    return { row, number };
  };
  return (document) => {
    const rows: SentRow[][] = [];
    const without = withTables(document, (table) => {
      rows.push(table.rows.map(send));
      return [];
    });
    return { document: without, rows };
  };
}

/** The other side of `makeSender`; what comes must come in the order in which it was sent. */
export function makeReceiver(): (sent: SentDocument) => Document {
  const known: TableRow[] = [];
  const receive = (sent: SentRow): TableRow => {
    if (typeof sent === 'object') {
      if (sent.number !== undefined) known[sent.number] = sent.row;
      return sent.row;
    }
    const row = known[sent];
    if (row === undefined) throw new Error(`row ${sent} was never sent`);
    return row;
  };
  return ({ document, rows }) => {
    let next = 0;
    return withTables(document, () => (rows[next++] ?? []).map(receive));
  };
}

function withTables(document: Document, rowsOf: (table: Table) => readonly TableRow[]): Document {
  return { ...document, sections: document.sections.map((section) => ({ ...section, blocks: section.blocks.map((block) => (block.kind === 'table' ? { ...block, rows: rowsOf(block) } : block)) })) };
}

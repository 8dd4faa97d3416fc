import type { CellPart } from '../content/schema.js';
import type { PlacedTask } from '../plan/distribution.js';
import { cellLines } from '../plan/words.js';
import { plain, type CellLine, type TableRowData } from './tables.js';

/** What the row of a task is called in a document; khoản of the plan's text have numbers of the same look. */
export function rowId(ref: string): string {
  return `phu-luc.${ref}`;
}

const rows = new WeakMap<PlacedTask, TableRowData>();

/** A task as a row of a table; the same object for the same task, so that what is made of it is made once for all documents. */
export function taskRow(placed: PlacedTask): TableRowData {
  const row = rows.get(placed) ?? makeRow(placed);
  rows.set(placed, row);
  return row;
}

function makeRow({ task, ref }: PlacedTask): TableRowData {
  return {
    id: rowId(ref),
    fields: {
      number: [plain(String(task.number))],
      ref: [plain(ref)],
      task: lines(task.task),
      outputs: lines(task.outputs),
      deadline: lines(task.deadline.words),
      assignment: lines(task.assignment.words),
    },
  };
}

function lines(cell: readonly CellPart[]): readonly CellLine[] {
  return cellLines(cell).map(plain);
}

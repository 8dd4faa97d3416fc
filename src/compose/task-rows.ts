import type { CellPart } from '../content/schema.js';
import type { PlacedTask } from '../plan/distribution.js';
import { plain, type CellLine, type TableRowData } from './tables.js';

/** A task as a row of a table. */
export function taskRow({ task, ref }: PlacedTask): TableRowData {
  return {
    id: `phu-luc.${ref}`,
    fields: {
      number: [plain(String(task.number))],
      ref: [plain(ref)],
      task: cellLines(task.task),
      outputs: cellLines(task.outputs),
      deadline: cellLines(task.deadline.words),
      assignment: cellLines(task.assignment.words),
    },
  };
}

function cellLines(cell: readonly CellPart[]): readonly CellLine[] {
  return cell.map((part) => plain(typeof part === 'string' ? part : `- ${part.item}`));
}

import type { CellPart } from '../content/schema.js';

/** The words of a cell's part, without the dash that prints before an item. */
export function partText(part: CellPart): string {
  return typeof part === 'string' ? part : part.item;
}

/** The paragraphs of a cell as printed. */
export function cellLines(cell: readonly CellPart[]): readonly string[] {
  return cell.map((part) => (typeof part === 'string' ? part : `- ${part.item}`));
}

/** A cell on one line, as an official would read it out. */
export function cellText(cell: readonly CellPart[]): string {
  return cellLines(cell).join(' ');
}

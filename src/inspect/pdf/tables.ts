import { textOfLine, type Line } from './lines.js';
import type { CellPart, TablePart } from './parts.js';

/** A table over all of its pages. */
export interface WholeTable {
  readonly rows: readonly WholeRow[];
  readonly headerRepeats?: boolean;
  readonly left: number;
  readonly right: number;
}

export interface WholeRow {
  readonly header: boolean;
  readonly cells: readonly WholeCell[];
}

export interface WholeCell {
  readonly span: number;
  readonly left: number;
  readonly right: number;
  readonly lines: readonly Line[];
}

/** That one table goes on in the other, at the top of the next page. */
export function isContinued(one: TablePart, other: TablePart): boolean {
  return Math.abs(one.left - other.left) <= 3 && Math.abs(one.right - other.right) <= 3;
}

/** The parts of a table, page by page, as one: repeated header rows once, rows that were broken by a page whole. */
export function joinTable(parts: readonly TablePart[]): WholeTable | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const edges = distinctEdges(parts);
  const repeated = headerRows(parts);
  const rows: { header: boolean; cells: WholeCell[] }[] = [];
  for (const [index, part] of parts.entries()) {
    for (const [at, row] of part.rows.entries()) {
      if (index > 0 && at < repeated) continue;
      const cells = row.cells.map((cell) => wholeCell(cell, edges));
      const above = rows.at(-1);
      if (index > 0 && at === repeated && above !== undefined && isRestOf(above.cells, cells)) {
        above.cells = above.cells.map((cell, i) => ({ ...cell, lines: [...cell.lines, ...(cells[i]?.lines ?? [])] }));
      } else rows.push({ header: index === 0 && (at < repeated || (at === 0 && repeated === 0 && parts[0]?.rows.length !== 1 && looksLikeHeader(row.cells))), cells });
    }
  }
  return { rows, left: first.left, right: first.right, ...(parts.length > 1 ? { headerRepeats: repeated > 0 } : {}) };
}

function wholeCell(cell: CellPart, edges: readonly number[]): WholeCell {
  const inner = edges.filter((x) => x > cell.left + 3 && x < cell.right - 3).length;
  return { span: inner + 1, left: cell.left, right: cell.right, lines: cell.lines };
}

function distinctEdges(parts: readonly TablePart[]): readonly number[] {
  const found: number[] = [];
  const all = parts.flatMap((part) => part.rows.flatMap((row) => row.cells.flatMap((cell) => [cell.left, cell.right])));
  for (const x of [...new Set(all)].sort((a, b) => a - b)) if (found.length === 0 || x - (found.at(-1) ?? 0) > 3) found.push(x);
  return found;
}

/** How many rows all parts begin with; not all of them, or the table would be nothing else. */
function headerRows(parts: readonly TablePart[]): number {
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0) return 0;
  let count = 0;
  while (count < 4 && count < first.rows.length - (others.some((part) => part.rows.length > count + 1) ? 0 : 1)) {
    const words = rowWords(first, count);
    if (words.trim() === '' || !others.every((part) => rowWords(part, count) === words)) break;
    count += 1;
  }
  return count;
}

function rowWords(part: TablePart, at: number): string {
  return part.rows[at]?.cells.map((cell) => cell.lines.map(textOfLine).join(' ')).join('\t') ?? '';
}

/** A row at the top of a page with nothing in its first cell carries on the row above, whose first cell has its number. */
function isRestOf(above: readonly WholeCell[], cells: readonly WholeCell[]): boolean {
  if (above.length !== cells.length || cells.length < 2) return false;
  const full = cells.flatMap((cell, i) => (cell.lines.length > 0 ? [i] : []));
  if (full.length === 0) return true;
  if (full.includes(0)) return full.every((i) => startsLower(cells[i]?.lines[0]) && (above[i]?.lines.length ?? 0) > 0);
  return full.some((i) => (above[i]?.lines.length ?? 0) > 0);
}

function startsLower(line: Line | undefined): boolean {
  return line !== undefined && /^\p{Ll}/u.test(textOfLine(line));
}

function looksLikeHeader(cells: readonly CellPart[]): boolean {
  const full = cells.filter((cell) => cell.lines.length > 0);
  return full.length === cells.length && full.length > 1 && full.every((cell) => cell.lines.every((line) => line.glyphs.every((glyph) => glyph.face.bold || glyph.text === ' ')));
}

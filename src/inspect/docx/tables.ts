import type { ObservedBlock, ObservedLine, ObservedRule } from '../observed.js';
import { linesOf } from './flow.js';
import type { Column, Reading } from './paragraph.js';
import { given } from './run-props.js';
import type { Findings } from './story.js';
import { gridOf, type Edge, type GridCell, type GridRow } from './table-grid.js';
import { rounded } from './units.js';
import { allOf, type XmlNode } from './xml/tree.js';

interface ReadCell {
  readonly cell: GridCell;
  readonly lines: readonly ObservedLine[];
}

interface ReadRow {
  readonly row: GridRow;
  readonly cells: readonly ReadCell[];
}

/** A table as it is seen: a table, columns side by side, a frame around one text, or nothing but its lines. */
export function tableBlocks(table: XmlNode, around: Column, reading: Reading, findings: Findings): readonly ObservedBlock[] {
  const rows = gridOf(table, around, reading.formats).map((row): ReadRow => ({ row, cells: row.cells.map((cell) => ({ cell, lines: linesOf(cell.node, cell.column, reading, findings) })) }));
  const filled = rows.filter(({ cells }) => cells.length > 0);
  const [first] = filled;
  if (first === undefined) return [];
  if (filled.length === 1 && first.cells.length === 1) return first.cells.flatMap((cell) => cellLines(cell, first.row, true));
  if (isTable(filled)) {
    const headerRepeats = filled.some(({ row }) => row.header);
    return [{ kind: 'table', rows: filled.map(({ row, cells }) => ({ header: row.header, cells: cells.map(({ cell, lines }) => ({ span: cell.span, lines })) })), ...(headerRepeats ? { headerRepeats } : {}) }];
  }
  return columns(filled);
}

/** Lines between most cells make a table; a few are rules and frames of a letterhead. */
function isTable(rows: readonly ReadRow[]): boolean {
  const cells = rows.flatMap((row) => row.cells.map(({ cell }) => cell));
  const share = (...edges: readonly Edge[]): number => cells.filter((cell) => edges.some((edge) => visible(cell, edge))).length / cells.length;
  return share('left', 'right') > 0.5 || (rows.length > 2 && share('top', 'bottom') > 0.6);
}

function columns(rows: readonly ReadRow[]): readonly ObservedBlock[] {
  const out: (readonly ObservedLine[])[][] = [];
  for (const [at, { row, cells }] of rows.entries()) {
    const lines = cells.map((cell) => cellLines(cell, row, at === 0));
    const last = out.at(-1);
    if (lines.every((cell) => cell.length === 0)) continue;
    // A row that holds nothing but rules draws them under the row above.
    if (last?.length === lines.length && lines.flat().every(({ kind }) => kind === 'rule')) {
      for (const [c, cell] of lines.entries()) last[c] = [...(last[c] ?? []), ...cell];
    } else out.push(lines);
  }
  const level = withoutEmptyColumns(out);
  if (level.every((cells) => cells.length <= 1)) return level.flat(2);
  return [{ kind: 'columns', rows: level }];
}

/** Columns that only keep others apart. */
function withoutEmptyColumns(rows: readonly (readonly (readonly ObservedLine[])[])[]): readonly (readonly (readonly ObservedLine[])[])[] {
  const count = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== count)) return rows;
  const used = Array.from({ length: count }, (_, c) => rows.some((row) => (row[c]?.length ?? 0) > 0));
  return rows.map((row) => row.filter((_, c) => used[c]));
}

/** Lines of a cell with what its borders draw: a frame, or rules over and under it. */
function cellLines({ cell, lines }: ReadCell, row: GridRow, topToo: boolean): readonly ObservedLine[] {
  if ((['top', 'bottom', 'left', 'right'] as const).every((edge) => visible(cell, edge))) {
    const box = { width: rounded(cell.width), ...given('height', row.height), ...given('color', cell.edges.top?.color) };
    return lines.map((line) => (line.kind === 'paragraph' ? { ...line, box: line.box ?? box } : line));
  }
  const place = { paragraph: allOf(cell.node, 'w:p')[0]?.paragraph ?? 1 };
  const rule = (edge: 'top' | 'bottom'): ObservedRule[] =>
    visible(cell, edge) ? [{ kind: 'rule', length: rounded(cell.width), solid: cell.edges[edge]?.solid ?? true, middle: rounded(cell.width / 2 - cell.marginLeft), columnWidth: cell.column.width, place }] : [];
  return [...(topToo ? rule('top') : []), ...lines, ...rule('bottom')];
}

function visible(cell: GridCell, edge: Edge): boolean {
  return cell.edges[edge]?.visible === true;
}

import type { BarItem, Item, Source } from './page.js';
import { gapBetween, strip, type Strip, type StripTable } from './strip.js';

/** How much of the free height of a cell stands above its text. */
const shareAbove = { top: 0, center: 0.5, bottom: 1 } as const;

/** A row of cells side by side, set and ready to be placed or cut; points. */
export interface Row {
  readonly cells: readonly RowCell[];
  readonly paddingY: number;
  /** Weight of the borders; 0: none. */
  readonly border: number;
  readonly verticalAlign: keyof typeof shareAbove;
  readonly source: Source;
  readonly keepWithNext: boolean;
  readonly breakable: boolean;
  readonly table?: StripTable;
  readonly isHeader?: boolean;
  readonly extraBefore: number;
  readonly after: number;
}

export interface RowCell {
  /** Left and right edge of the cell on the paper. */
  readonly left: number;
  readonly right: number;
  /** With the space before the first and after the last counted. */
  readonly strips: readonly Strip[];
}

/** Height of strips one under the other, the space before the first and after the last counted, as Word does in cells. */
function stackHeight(strips: readonly Strip[]): number {
  let height = 0;
  let above: Strip | undefined;
  for (const one of strips) {
    height += (above === undefined ? one.before : gapBetween(above, one)) + one.height;
    above = one;
  }
  return height + (above?.after ?? 0);
}

/** A row as one strip; a row that may be broken knows how to cut itself. */
export function rowStrip(row: Row): Strip {
  const heights = row.cells.map((cell) => stackHeight(cell.strips));
  const inner = Math.max(0, ...heights);
  const height = inner + 2 * row.paddingY + row.border;
  return strip({
    height,
    extraBefore: row.extraBefore,
    after: row.after,
    closing: row.border,
    lines: Math.max(1, ...row.cells.map((cell) => cell.strips.length)),
    keepWithNext: row.keepWithNext,
    place: (y, { closed }) => [
      ...(row.border > 0 ? borders(row, y, height, closed) : []),
      ...row.cells.flatMap((cell, index) => placeCell(cell.strips, y + row.border + row.paddingY + (inner - (heights[index] ?? 0)) * shareAbove[row.verticalAlign])),
    ],
    isHeader: row.isHeader ?? false,
    ...(row.table === undefined ? {} : { table: row.table }),
    ...(row.breakable ? { split: (room: number, force: boolean) => splitRow(row, room, force) } : {}),
  });
}

function placeCell(strips: readonly Strip[], top: number): Item[] {
  const items: Item[] = [];
  let y = top;
  let above: Strip | undefined;
  for (const one of strips) {
    y += above === undefined ? one.before : gapBetween(above, one);
    for (const item of one.place(y, { closed: true })) items.push(item);
    y += one.height;
    above = one;
  }
  return items;
}

function borders({ cells, border, source }: Row, y: number, height: number, closed: boolean): readonly Item[] {
  const left = cells[0]?.left ?? 0;
  const right = cells.at(-1)?.right ?? 0;
  const bar = (x: number, top: number, width: number, tall: number): BarItem => ({ kind: 'border', x, y: top, width, height: tall, source });
  const upright = (x: number): BarItem => bar(x, y + border, border, height - border);
  return [
    bar(left, y, right - left, border),
    upright(left),
    ...cells.slice(1).map((cell) => upright(cell.left - border / 2)),
    upright(right - border),
    ...(closed ? [bar(left, y + height, right - left, border)] : []),
  ];
}

/** Cuts every cell at a line so that the head is no higher than `room`; each cell with text keeps some of it above. */
function splitRow(row: Row, room: number, force: boolean): { readonly head: Strip; readonly rest: Strip } | undefined {
  const inner = room - 2 * row.paddingY - row.border;
  const cuts = row.cells.map((cell) => cutOf(cell.strips, inner, force));
  const stuck = cuts.some((cut, index) => cut === 0 && (row.cells[index]?.strips.length ?? 0) > 0);
  const all = cuts.every((cut, index) => cut === (row.cells[index]?.strips.length ?? 0));
  if (all || (stuck && !force)) return undefined;
  const part = (from: (cut: number) => number, to: (cut: number) => number | undefined): readonly RowCell[] =>
    row.cells.map((cell, index) => ({ ...cell, strips: cell.strips.slice(from(cuts[index] ?? 0), to(cuts[index] ?? 0)) }));
  return {
    head: rowStrip({ ...row, cells: part(() => 0, (cut) => cut), keepWithNext: false, breakable: false, after: 0 }),
    rest: rowStrip({ ...row, cells: part((cut) => cut, () => undefined), extraBefore: 0 }),
  };
}

/** How many strips of a cell fit `room` and may stand above a cut; forced, as many as fit, and one at least. */
function cutOf(strips: readonly Strip[], room: number, force: boolean): number {
  let height = 0;
  let fitting = 0;
  let cut = 0;
  let above: Strip | undefined;
  for (const one of strips) {
    height += (above === undefined ? one.before : gapBetween(above, one)) + one.height;
    if (height > room && !(force && fitting === 0)) break;
    fitting++;
    if (!one.keepWithNext || fitting === strips.length) cut = fitting;
    above = one;
  }
  return cut === 0 && force ? fitting : cut;
}

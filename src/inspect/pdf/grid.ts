import type { Stroke } from './page.js';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Lines that border cells. */
export interface Grid extends Box {
  readonly columns: number;
  readonly rows: readonly GridRow[];
  readonly color?: string;
}

export interface GridRow {
  readonly top: number;
  readonly bottom: number;
  /** From left to right; one that reaches over several rows is in each, with words only in the first. */
  readonly cells: readonly GridCell[];
}

export interface GridCell extends Box {
  readonly span: number;
  readonly goesOn: boolean;
}

const reach = 2.5;
/** A drawing, not a table. */
const mostStrokes = 6000;

/** The tables and frames of a page, and the strokes that border none. */
export function gridsOf(strokes: readonly Stroke[]): { readonly grids: readonly Grid[]; readonly rest: readonly Stroke[] } {
  if (strokes.length > mostStrokes) return { grids: [], rest: [] };
  const parent = strokes.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (parent[at] !== at && parent[at] !== undefined) at = parent[at] ?? at;
    return at;
  };
  const uprights = strokes.flatMap((s, i) => (s.level ? [] : [{ s, i }]));
  for (const [i, level] of strokes.entries()) {
    if (!level.level) continue;
    for (const { s, i: j } of uprights) {
      if (s.at >= level.from - reach && s.at <= level.to + reach && level.at >= s.from - reach && level.at <= s.to + reach) parent[find(j)] = find(i);
    }
  }
  const groups = new Map<number, Stroke[]>();
  for (const [i, stroke] of strokes.entries()) {
    const group = groups.get(find(i));
    if (group === undefined) groups.set(find(i), [stroke]);
    else group.push(stroke);
  }
  const grids: Grid[] = [];
  const rest: Stroke[] = [];
  for (const group of groups.values()) {
    const grid = gridOf(group);
    if (grid === undefined) rest.push(...group);
    else grids.push(grid);
  }
  return { grids, rest };
}

function gridOf(strokes: readonly Stroke[]): Grid | undefined {
  const levels = strokes.filter((s) => s.level);
  const uprights = strokes.filter((s) => !s.level);
  const ys = distinct(levels.map((s) => s.at));
  const ends = uprights.length === 0 ? [] : outerEnds(levels, uprights);
  const xs = distinct([...uprights.map((s) => s.at), ...ends]);
  const [left, right, top, bottom] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  if (xs.length < 2 || ys.length < 2 || left === undefined || right === undefined || top === undefined || bottom === undefined) return undefined;
  const columns = xs.length - 1;
  const height = ys.length - 1;
  const wall = (lines: readonly Stroke[], at: number, middle: number): boolean =>
    lines.some((s) => Math.abs(s.at - at) <= reach && s.from - 1 <= middle && s.to + 1 >= middle);
  const owner = new Map<string, Area>();
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [xs[column], xs[column + 1], ys[row], ys[row + 1]];
      const before = owner.get(`${row} ${column - 1}`);
      const above = owner.get(`${row - 1} ${column}`);
      let area: Area = { row0: row, row1: row, column0: column, column1: column };
      if (before !== undefined && !wall(uprights, x0, (y0 + y1) / 2)) area = joinAreas(owner, area, before);
      if (above !== undefined && !wall(levels, y0, (x0 + x1) / 2)) area = joinAreas(owner, area, above);
      for (let r = area.row0; r <= area.row1; r += 1) for (let c = area.column0; c <= area.column1; c += 1) owner.set(`${r} ${c}`, area);
    }
  }
  const rows: GridRow[] = [];
  for (let row = 0; row < height; row += 1) {
    const areas = new Set<Area>();
    for (let column = 0; column < columns; column += 1) {
      const area = owner.get(`${row} ${column}`);
      if (area !== undefined) areas.add(area);
    }
    const cells = [...areas].map((area): GridCell => ({
      left: xs[area.column0] ?? left, right: xs[area.column1 + 1] ?? right, top: ys[area.row0] ?? top, bottom: ys[area.row1 + 1] ?? bottom,
      span: area.column1 - area.column0 + 1, goesOn: area.row0 < row,
    }));
    rows.push({ top: ys[row] ?? top, bottom: ys[row + 1] ?? bottom, cells });
  }
  const color = levels[0]?.color;
  return { left, right, top, bottom, columns, rows, ...(color === undefined ? {} : { color }) };
}

interface Area {
  readonly row0: number;
  readonly row1: number;
  readonly column0: number;
  readonly column1: number;
}

/** Everything inside the rectangle around both belongs to it. */
function joinAreas(owner: Map<string, Area>, one: Area, other: Area): Area {
  let area: Area = around(one, other);
  for (let grown = true; grown;) {
    grown = false;
    for (let r = area.row0; r <= area.row1; r += 1) {
      for (let c = area.column0; c <= area.column1; c += 1) {
        const inside = owner.get(`${r} ${c}`);
        const larger = inside === undefined ? area : around(area, inside);
        if (larger.row0 !== area.row0 || larger.row1 !== area.row1 || larger.column0 !== area.column0 || larger.column1 !== area.column1) {
          area = larger;
          grown = true;
        }
      }
    }
  }
  return area;
}

function around(a: Area, b: Area): Area {
  return { row0: Math.min(a.row0, b.row0), row1: Math.max(a.row1, b.row1), column0: Math.min(a.column0, b.column0), column1: Math.max(a.column1, b.column1) };
}

/** Tables without outer side borders end where their level lines end. */
function outerEnds(levels: readonly Stroke[], uprights: readonly Stroke[]): readonly number[] {
  const [from, to] = [Math.min(...levels.map((s) => s.from)), Math.max(...levels.map((s) => s.to))];
  const [first, last] = [Math.min(...uprights.map((s) => s.at)), Math.max(...uprights.map((s) => s.at))];
  return [...(first - from > 20 ? [from] : []), ...(to - last > 20 ? [to] : [])];
}

function distinct(values: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last === undefined || value - last > reach) found.push(value);
  }
  return found;
}

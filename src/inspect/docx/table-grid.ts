import type { Formats, TableLooks } from './formats.js';
import { bordersOf, type Border, type Borders, type Side } from './paragraph-props.js';
import type { Column } from './paragraph.js';
import { sideOf, tableStyleOf, type CellSpot } from './table-style.js';
import { isOn, points, rounded, twip, whole } from './units.js';
import { childOf, childrenOf, valueOf, type XmlNode } from './xml/tree.js';

/** A cell with what is drawn around it and the column of text inside. */
export interface GridCell {
  readonly node: XmlNode;
  readonly span: number;
  readonly width: number;
  readonly column: Column;
  readonly marginLeft: number;
  readonly edges: Readonly<Record<Edge, Border | undefined>>;
}

export type Edge = 'top' | 'bottom' | 'left' | 'right';

export interface GridRow {
  readonly header: boolean;
  /** As set, in points. */
  readonly height?: number;
  readonly cells: readonly GridCell[];
}

interface RawCell {
  readonly node: XmlNode;
  readonly spot: CellSpot;
  readonly stated: Borders;
}

/** The rows of a table that are shown, every cell with its effective borders. */
export function gridOf(table: XmlNode, around: Column, formats: Formats): readonly GridRow[] {
  const style = tableStyleOf(table, formats);
  const rowNodes = innerOf(table, 'w:tr').filter((row) => childOf(childOf(row, 'w:trPr'), 'w:del') === undefined);
  const grid = childrenOf(childOf(table, 'w:tblGrid'), 'w:gridCol').map((column) => points(valueOf(column, 'w:w'), twip) ?? 0);
  const spans = (row: XmlNode): number => innerOf(row, 'w:tc').reduce((sum, cell) => sum + spanOf(cell), before(row));
  const columns = rowNodes.reduce((most, row) => Math.max(most, spans(row)), grid.length);
  const raw = rowNodes.map((row, r): readonly RawCell[] => {
    const exceptions = bordersOf(childOf(childOf(row, 'w:tblPrEx'), 'w:tblBorders'), formats.theme);
    let column = before(row);
    return innerOf(row, 'w:tc').map((node) => {
      const spot = { row: r, rows: rowNodes.length, column, end: column + spanOf(node), columns };
      column = spot.end;
      const own = bordersOf(childOf(childOf(node, 'w:tcPr'), 'w:tcBorders'), formats.theme);
      return { node, spot, stated: { ...fromTable({ ...style.borders, ...exceptions }, spot), ...outer(style.cellBorders(spot)), ...outer(own ?? {}) } };
    });
  });
  const wide = grid.reduce((sum, w) => sum + w, 0);
  const widthOf = ({ node, spot }: RawCell): number => {
    const onGrid = grid.slice(spot.column, spot.end).reduce((sum, w) => sum + w, 0);
    const own = childOf(childOf(node, 'w:tcPr'), 'w:tcW');
    const stated = valueOf(own, 'w:type') === 'dxa' ? points(valueOf(own, 'w:w'), twip) : undefined;
    return wide > 0 && onGrid > 0 ? onGrid : (stated ?? ((spot.end - spot.column) * around.width) / Math.max(1, columns));
  };
  const looks = new Map<string, TableLooks>();
  let inHeader = true;
  return raw.map((cells, r): GridRow => {
    const properties = childOf(rowNodes[r], 'w:trPr');
    const flag = childOf(properties, 'w:tblHeader');
    inHeader &&= flag !== undefined && isOn(valueOf(flag));
    const height = points(valueOf(childOf(properties, 'w:trHeight')), twip);
    let left = around.left;
    return {
      header: inHeader,
      ...(height === undefined ? {} : { height }),
      cells: cells.map((cell, c): GridCell => {
        const width = widthOf(cell);
        const margins = childOf(childOf(cell.node, 'w:tcPr'), 'w:tcMar');
        const marginLeft = sideOf(margins, ['w:start', 'w:left']) ?? style.margin.left;
        const marginRight = sideOf(margins, ['w:end', 'w:right']) ?? style.margin.right;
        const made = style.looks(cell.spot);
        const key = JSON.stringify(made);
        const shared = looks.get(key) ?? made;
        looks.set(key, shared);
        const column: Column = { width: rounded(Math.max(0, width - marginLeft - marginRight)), isBody: false, looks: shared, ...(left === undefined ? {} : { left: left + marginLeft }) };
        if (left !== undefined) left += width;
        const other = (neighbour: RawCell | undefined, side: Edge): Border | undefined => (neighbour?.stated[side]?.visible === true ? neighbour.stated[side] : undefined);
        const edge = (side: Edge, neighbour: RawCell | undefined, facing: Edge): Border | undefined => (cell.stated[side]?.visible === true ? cell.stated[side] : other(neighbour, facing));
        return {
          node: cell.node,
          span: cell.spot.end - cell.spot.column,
          width,
          column,
          marginLeft,
          edges: {
            top: edge('top', above(raw[r - 1], cell), 'bottom'),
            bottom: edge('bottom', above(raw[r + 1], cell), 'top'),
            left: edge('left', cells[c - 1], 'right'),
            right: edge('right', cells[c + 1], 'left'),
          },
        };
      }),
    };
  });
}

/** The cell over or under another. */
function above(row: readonly RawCell[] | undefined, { spot }: RawCell): RawCell | undefined {
  return row?.find((other) => other.spot.column <= spot.column && other.spot.end > spot.column);
}

/** What the table draws on the edges of a cell. */
function fromTable(borders: Borders, { row, rows, column, end, columns }: CellSpot): Borders {
  const out: Partial<Record<Side, Border>> = {};
  const set = (side: Edge, border: Border | undefined): void => {
    if (border !== undefined) out[side] = border;
  };
  set('top', row === 0 ? borders.top : borders.insideH);
  set('bottom', row === rows - 1 ? borders.bottom : borders.insideH);
  set('left', column === 0 ? borders.left : borders.insideV);
  set('right', end >= columns ? borders.right : borders.insideV);
  return out;
}

/** Of a cell, which has no inside edges. */
function outer(borders: Borders): Borders {
  const out: Partial<Record<Side, Border>> = {};
  for (const side of ['top', 'bottom', 'left', 'right'] as const) if (borders[side] !== undefined) out[side] = borders[side];
  return out;
}

function spanOf(cell: XmlNode): number {
  return Math.max(1, Math.min(1000, whole(valueOf(childOf(childOf(cell, 'w:tcPr'), 'w:gridSpan'))) ?? 1));
}

function before(row: XmlNode): number {
  return Math.max(0, Math.min(1000, whole(valueOf(childOf(childOf(row, 'w:trPr'), 'w:gridBefore'))) ?? 0));
}

/** Rows of a table or cells of a row, out of the controls around them. */
function innerOf(parent: XmlNode, name: string): readonly XmlNode[] {
  return parent.children.flatMap((child) => {
    if (child.name === name) return [child];
    return ['w:sdt', 'w:sdtContent', 'w:customXml'].includes(child.name) ? innerOf(child, name) : [];
  });
}

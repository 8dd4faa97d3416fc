import { noTableLooks, type Formats, type TableLooks } from './formats.js';
import { bordersOf, overParagraph, paragraphPropsOf, type Borders } from './paragraph-props.js';
import { overRun, runPropsOf } from './run-props.js';
import { isOn, points, twip } from './units.js';
import { childOf, childrenOf, valueOf, type XmlNode } from './xml/tree.js';

/** Where a cell stands in its table. */
export interface CellSpot {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  /** Past its last column. */
  readonly end: number;
  readonly columns: number;
}

export interface TableStyle {
  readonly looks: (spot: CellSpot) => TableLooks;
  /** What the style's special parts draw on a cell. */
  readonly cellBorders: (spot: CellSpot) => Borders;
  readonly borders: Borders;
  readonly margin: { readonly left: number; readonly right: number };
}

/** Word's own where nothing is said. */
const defaultMargin = 5.4;

/** The style of a table with what the table itself says on top. */
export function tableStyleOf(table: XmlNode, { styles, theme }: Formats): TableStyle {
  const properties = childOf(table, 'w:tblPr');
  const chain = styles.chain('table', valueOf(childOf(properties, 'w:tblStyle')));
  const places = [...chain.map(({ node }) => childOf(node, 'w:tblPr')), properties];
  const margin = (...names: readonly string[]): number => places.reduce((found, place) => sideOf(childOf(place, 'w:tblCellMar'), names) ?? found, defaultMargin);
  const parts = chain.flatMap(({ node }) => childrenOf(node, 'w:tblStylePr'));
  const look = lookOf(childOf(properties, 'w:tblLook'));
  const whole = chain.reduce<TableLooks>((looks, { paragraph, run }) => ({ paragraph: overParagraph(looks.paragraph, paragraph), run: overRun(looks.run, run) }), noTableLooks);
  const plain = chain.every(({ paragraph, run }) => Object.keys(paragraph).length === 0 && Object.keys(run).length === 1 && Object.keys(run.toggles).length === 0);
  const base = plain ? noTableLooks : whole;
  const partsAt = (spot: CellSpot): readonly XmlNode[] => (parts.length === 0 ? [] : conditions(spot, look).flatMap((type) => parts.filter((part) => valueOf(part, 'w:type') === type)));
  return {
    looks: (spot) =>
      partsAt(spot).reduce<TableLooks>((looks, part) => ({ paragraph: overParagraph(looks.paragraph, paragraphPropsOf(childOf(part, 'w:pPr'), theme)), run: overRun(looks.run, runPropsOf(childOf(part, 'w:rPr'), theme)) }), base),
    cellBorders: (spot) => partsAt(spot).reduce<Borders>((borders, part) => ({ ...borders, ...bordersOf(childOf(childOf(part, 'w:tcPr'), 'w:tcBorders'), theme) }), {}),
    borders: places.reduce<Borders>((borders, place) => ({ ...borders, ...bordersOf(childOf(place, 'w:tblBorders'), theme) }), {}),
    margin: { left: margin('w:start', 'w:left'), right: margin('w:end', 'w:right') },
  };
}

/** A side of the margins of a cell or of all cells, in points. */
export function sideOf(margins: XmlNode | undefined, names: readonly string[]): number | undefined {
  for (const name of names) {
    const found = points(valueOf(childOf(margins, name), 'w:w'), twip);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Look {
  readonly firstRow: boolean;
  readonly lastRow: boolean;
  readonly firstColumn: boolean;
  readonly lastColumn: boolean;
  readonly rowBands: boolean;
  readonly columnBands: boolean;
}

function lookOf(node: XmlNode | undefined): Look {
  const bits = parseInt(valueOf(node) ?? '0600', 16);
  const flag = (name: string, bit: number): boolean => {
    const stated = valueOf(node, `w:${name}`);
    return stated === undefined ? (bits & bit) !== 0 : isOn(stated);
  };
  return {
    firstRow: flag('firstRow', 0x20),
    lastRow: flag('lastRow', 0x40),
    firstColumn: flag('firstColumn', 0x80),
    lastColumn: flag('lastColumn', 0x100),
    rowBands: !flag('noHBand', 0x200),
    columnBands: !flag('noVBand', 0x400),
  };
}

/** The parts of a table style that hold for a cell, the strongest last. */
function conditions(spot: CellSpot, look: Look): readonly string[] {
  const first = look.firstRow && spot.row === 0;
  const last = look.lastRow && spot.row === spot.rows - 1;
  const left = look.firstColumn && spot.column === 0;
  const right = look.lastColumn && spot.end >= spot.columns;
  const odd = (at: number): boolean => at % 2 === 1;
  return [
    'wholeTable',
    ...(look.columnBands ? [odd(spot.column - (look.firstColumn ? 1 : 0)) ? 'band2Vert' : 'band1Vert'] : []),
    ...(look.rowBands && !first && !last ? [odd(spot.row - (look.firstRow ? 1 : 0)) ? 'band2Horz' : 'band1Horz'] : []),
    ...(left ? ['firstCol'] : []),
    ...(right ? ['lastCol'] : []),
    ...(first ? ['firstRow'] : []),
    ...(last ? ['lastRow'] : []),
  ];
}

import type { Block, Columns, Line, Section, Table, TableRow } from '../../document/types.js';
import type { PageFormat, TableFormat } from '../../format/types.js';
import { cellTextWidth, columnsWidths, columnWidths, textHeight, textWidth } from '../../typeset/heights.js';
import { lookUp } from '../../typeset/look-up.js';
import { mm } from '../../typeset/units.js';
import { rowStrip, type Row, type RowCell } from './row.js';
import { stack, type Box, type Context, type Origin } from './stack.js';
import type { Strip, StripTable } from './strip.js';

/**
 * The strips of a section, from top to bottom, each made when it is asked for: those of a long table are many. Only the
 * last lines are held back, for what follows may be tied to them.
 */
export function* sectionStrips(section: Section, index: number, page: PageFormat, context: Context): Generator<Strip> {
  const box: Box = { x: mm(page.marginsMm.left), width: textWidth(page) };
  const mostTied = Math.max(0, ...section.blocks.map((block) => (block.kind === 'columns' ? lookUp(context.format.columns, block.role).linesBefore : 0)));
  const held: Strip[] = [];
  function* hold(more: Iterable<Strip>): Generator<Strip> {
    for (const one of more) {
      held.push(one);
      for (let first = held[0]; first !== undefined && linesIn(held) - first.lines >= mostTied; first = held[0]) {
        held.shift();
        yield first;
      }
    }
  }
  let from = 0;
  while (from < section.blocks.length) {
    const block = section.blocks[from];
    if (block === undefined) break;
    if (block.kind === 'table') yield* hold(tableStrips(block, index, from++, box, page, context));
    else if (block.kind === 'columns') {
      keepBefore(held, lookUp(context.format.columns, block.role).linesBefore);
      yield* hold(columnsStrips(block, index, from++, box, page, context));
    } else {
      const start = from;
      const run = textRun(section.blocks, start);
      yield* hold(stack(run, box, (offset) => ({ section: index, block: start + offset }), context));
      from += run.length;
    }
  }
  yield* held;
}

function linesIn(strips: readonly Strip[]): number {
  return strips.reduce((sum, one) => sum + one.lines, 0);
}

function textRun(blocks: readonly Block[], from: number): readonly Line[] {
  const run: Line[] = [];
  for (let i = from; i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined || block.kind === 'columns' || block.kind === 'table') break;
    run.push(block);
  }
  return run;
}

/** Ties the last lines before a block to it, so that they go to its page together (R58); the row of a table only where no line of text stands between. */
function keepBefore(strips: Strip[], lines: number): void {
  let tied = 0;
  for (let i = strips.length - 1; i >= 0 && tied < lines; i--) {
    const one = strips[i];
    if (one === undefined || (one.table !== undefined && tied > 0)) return;
    strips[i] = { ...one, keepWithNext: true, looselyKept: !one.keepWithNext };
    tied += one.lines;
  }
}

function* tableStrips(table: Table, section: number, block: number, box: Box, page: PageFormat, context: Context): Generator<Strip> {
  const looks = lookUp(context.format.tables, table.role);
  const widths = columnWidths(table, box.width);
  const limit = looks.breakRowsTallerThan * textHeight(page);
  const rowOf = (row: TableRow, index: number, repeated: boolean): Row => {
    const origin = { section, block, row: index, ...(repeated ? { repeated } : {}) };
    return {
      cells: tableCells(row, widths, box, looks, origin, context),
      paddingY: mm(looks.paddingYMm),
      border: looks.borderPt,
      verticalAlign: lookUp(looks.rows, row.role).verticalAlign,
      source: { ...origin, role: row.role, ...(row.id === undefined ? {} : { id: row.id }) },
      keepWithNext: index === -1 || lookUp(looks.rows, row.role).keepWithNext,
      breakable: false,
      extraBefore: index === -1 ? looks.spaceBeforePt : 0,
      after: index === table.rows.length - 1 ? looks.spaceAfterPt : 0,
    };
  };
  const shared: StripTable = { repeated: rowStrip(rowOf(table.header, -1, true)) };
  yield rowStrip({ ...rowOf(table.header, -1, false), table: shared, isHeader: true });
  for (const [index, row] of table.rows.entries()) {
    const set = { ...rowOf(row, index, false), table: shared };
    const whole = rowStrip(set);
    const breakable = whole.height > limit || whole.height + shared.repeated.height + looks.borderPt > textHeight(page);
    yield breakable ? rowStrip({ ...set, breakable }) : whole;
  }
}

function tableCells(row: TableRow, widths: readonly number[], box: Box, looks: TableFormat, origin: Origin, context: Context): readonly RowCell[] {
  let column = 0;
  let left = box.x;
  return row.cells.map((cell, index) => {
    const inner: Box = { x: left + mm(looks.paddingXMm), width: cellTextWidth(widths, column, cell.span, looks) };
    const right = left + widths.slice(column, column + cell.span).reduce((sum, width) => sum + width, 0);
    const made: RowCell = { left, right, strips: stack(cell.paragraphs, inner, (line) => ({ ...origin, cell: index, line }), context) };
    column += cell.span;
    left = right;
    return made;
  });
}

/** Rows that keep together; only where they are higher than a page may they be broken, so that nothing is lost. */
function columnsStrips(columns: Columns, section: number, block: number, box: Box, page: PageFormat, context: Context): Strip[] {
  const looks = lookUp(context.format.columns, columns.role);
  const widths = columnsWidths(columns, context.format, box.width);
  const last = columns.rows.length - 1;
  const rows = columns.rows.map((row, index): Row => {
    const origin = { section, block, row: index };
    let left = box.x;
    const cells = row.map((cell, at): RowCell => {
      const width = widths[at] ?? 0;
      const made = { left, right: left + width, strips: stack(cell, { x: left, width }, (line) => ({ ...origin, cell: at, line }), context) };
      left += width;
      return made;
    });
    return { cells, paddingY: 0, border: 0, verticalAlign: looks.verticalAlign, source: { ...origin, role: columns.role }, keepWithNext: index < last, breakable: false, extraBefore: index === 0 ? looks.spaceBeforePt : (looks.rowGapPt ?? 0), after: index === last ? looks.spaceAfterPt : 0 };
  });
  const strips = rows.map(rowStrip);
  const height = strips.reduce((sum, one) => sum + one.height, 0) + looks.spaceBeforePt;
  return height > textHeight(page) ? rows.map((row) => rowStrip({ ...row, keepWithNext: false, breakable: true })) : strips;
}

import type { Columns, Paragraph, Table, TableCell, TableRow } from '../../document/types.js';
import type { Format, PageFormat } from '../../format/types.js';
import { columnsWidths, rowHeight, textHeight } from '../../typeset/heights.js';
import { lookUp } from '../../typeset/look-up.js';
import { makeMemory } from '../../typeset/memory.js';
import type { Box, Context } from './context.js';
import { lines, paragraph, tinyParagraph } from './paragraph.js';
import { tableStyleId } from './style-ids.js';
import { cellMargins } from './styles.js';
import { shares } from './units.js';
import { el, fragment, type Element, type Fragment } from './xml.js';

function width(name: string, value: number): Element {
  return el(name, { 'w:w': value, 'w:type': 'dxa' });
}

function grid(columns: readonly number[]): Element {
  return el('w:tblGrid', {}, columns.map((w) => el('w:gridCol', { 'w:w': w })));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * Borderless columns side by side, never broken over pages: head and foot (R10–R17, R50–R55).
 * @param keepLast they go to the page of what follows
 */
export function columnsTable(block: Columns, box: Box, context: Context, keepLast = false): Element {
  const looks = lookUp(context.format.columns, block.role);
  const twipWidths = shares(looks.widthsPercent, box.widthTwips);
  const pointWidths = columnsWidths(block, context.format, box.widthPt);
  const last = block.rows.length - 1;
  return el(
    'w:tbl',
    {},
    el('w:tblPr', {}, width('w:tblW', box.widthTwips), el('w:tblLayout', { 'w:type': 'fixed' }), cellMargins(0, 0), el('w:tblLook', { 'w:val': '0000' })),
    grid(twipWidths),
    block.rows.map((row, r) =>
      el(
        'w:tr',
        {},
        el('w:trPr', {}, el('w:cantSplit')),
        twipWidths.map((twip, c) => {
          const cell = row[c] ?? [];
          const inner = lines(cell, { widthPt: pointWidths[c] ?? 0, widthTwips: twip }, context, (i) => ({
            keepNext: r < last || keepLast,
            moreBeforePt: i > 0 ? 0 : r === 0 ? looks.spaceBeforePt : (looks.rowGapPt ?? 0),
            moreAfterPt: r === last && i === cell.length - 1 ? looks.spaceAfterPt : 0,
          }));
          return el('w:tc', {}, el('w:tcPr', {}, width('w:tcW', twip), el('w:vAlign', { 'w:val': looks.verticalAlign })), inner.length > 0 ? inner : tinyParagraph());
        }),
      ),
    ),
  );
}

/** Rows by how they stand: the extracts have most of theirs in common. */
const rowsWritten = makeMemory<Format, TableRow, Map<string, Fragment>>(5000);

/**
 * A table of tasks: header repeated (R65), rows whole unless they are taller than the format's share of a page.
 * @param keepLast the last row goes to the page of what follows (R58)
 */
export function taskTable(block: Table, box: Box, page: PageFormat, context: Context, keepLast = false): Element {
  const twipWidths = shares(block.columns.map((c) => c.widthPercent), box.widthTwips);
  const place = `${block.role} ${twipWidths.join(' ')} ${box.widthPt} ${textHeight(page)}`;
  const row = (data: TableRow, header: boolean, keep = false): Fragment => {
    const known = rowsWritten(context.format, data, () => new Map());
    const key = `${place} ${header} ${keep}`;
    const made = known.get(key) ?? fragment(tableRow(data, header, keep, block, twipWidths, box, page, context));
    known.set(key, made);
    return made;
  };
  return el(
    'w:tbl',
    {},
    el(
      'w:tblPr',
      {},
      el('w:tblStyle', { 'w:val': tableStyleId(block.role) }),
      width('w:tblW', sum(twipWidths)),
      el('w:tblLayout', { 'w:type': 'fixed' }),
      el('w:tblLook', { 'w:val': '0020', 'w:firstRow': 1, 'w:lastRow': 0, 'w:firstColumn': 0, 'w:lastColumn': 0, 'w:noHBand': 1, 'w:noVBand': 1 }),
    ),
    grid(twipWidths),
    row(block.header, true),
    block.rows.map((data, index) => row(data, false, keepLast && index === block.rows.length - 1)),
  );
}

function tableRow(data: TableRow, header: boolean, keep: boolean, table: Table, widths: readonly number[], box: Box, page: PageFormat, context: Context): Element {
  const { format, faces } = context;
  const looks = lookUp(format.tables, table.role);
  const tall = rowHeight(data, table, format, faces, box.widthPt) > looks.breakRowsTallerThan * textHeight(page);
  const { keepWithNext, verticalAlign } = lookUp(looks.rows, data.role);
  let column = 0;
  return el(
    'w:tr',
    {},
    (header || !tall) && el('w:trPr', {}, el('w:cantSplit'), header && el('w:tblHeader')),
    data.cells.map((cell) => {
      const from = column;
      column += cell.span;
      return tableCell(cell, sum(widths.slice(from, column)), keep || keepWithNext, verticalAlign, context);
    }),
  );
}

function tableCell(cell: TableCell, twips: number, keepNext: boolean, verticalAlign: 'top' | 'center', context: Context): Element {
  const inner = cell.paragraphs.map((p: Paragraph) => paragraph(p, context, { keepNext }));
  return el(
    'w:tc',
    {},
    el('w:tcPr', {}, width('w:tcW', twips), cell.span > 1 && el('w:gridSpan', { 'w:val': cell.span }), el('w:vAlign', { 'w:val': verticalAlign })),
    inner.length > 0 ? inner : tinyParagraph(),
  );
}

import type { Columns, Paragraph, Table, TableRow } from '../document/types.js';
import type { ColumnsFormat, Format, PageFormat, TableFormat } from '../format/types.js';
import { faceOf, linePitch, type Faces } from './faces.js';
import { breakLines, type Line } from './lines.js';
import { lookUp } from './look-up.js';
import { mm, onGrid } from './units.js';

/** A paragraph broken into lines, with the height of each; points. */
export interface SetParagraph {
  readonly lines: readonly Line[];
  /** Of every line. */
  readonly pitch: number;
  /** From the top of a line to its baseline. */
  readonly baseline: number;
}

/** Breaks a paragraph for a box of `widthPt` and measures its lines; an empty paragraph is one empty line. */
export function setParagraph(paragraph: Paragraph, format: Format, faces: Faces, widthPt: number): SetParagraph {
  return { lines: breakLines(paragraph, format, faces, widthPt), ...lineMeasures(paragraph.role, format, faces) };
}

/** Line pitch and baseline of a paragraph role, in points: the font's gap stands above the text, extra line spacing below. */
export function lineMeasures(role: string, format: Format, faces: Faces): { readonly pitch: number; readonly baseline: number } {
  const looks = lookUp(format.paragraphs, role);
  const face = faceOf(faces, looks);
  const pitch = linePitch(face, looks.sizePt, looks.lineSpacing);
  return { pitch, baseline: (face.lineGapEm + face.ascentEm) * looks.sizePt };
}

/** Height of a paragraph's lines in a box of `widthPt`, in points, without the space before and after it. */
export function paragraphHeight(paragraph: Paragraph, format: Format, faces: Faces, widthPt: number): number {
  const { lines, pitch } = setParagraph(paragraph, format, faces, widthPt);
  return lines.length * pitch;
}

/** Width of the last line of a paragraph, in points: what a rule under it is measured by (R12, R15, R20). */
export function lastLineWidth(paragraph: Paragraph, format: Format, faces: Faces, widthPt: number): number {
  return breakLines(paragraph, format, faces, widthPt).at(-1)?.width ?? 0;
}

/** Height of the empty line under a drawn rule (R12, R15, R20), which Word cannot do without, in points. */
export const ruleLinePt = 1;

/** Width between the left and right margin of a page, in points (R03). */
export function textWidth(page: PageFormat): number {
  return onGrid(mm(page.widthMm) - mm(page.marginsMm.left) - mm(page.marginsMm.right));
}

/** Height between the top and bottom margin of a page, in points (R03). */
export function textHeight(page: PageFormat): number {
  return onGrid(mm(page.heightMm) - mm(page.marginsMm.top) - mm(page.marginsMm.bottom));
}

/** Widths of the columns of a table on a text width, in points. */
export function columnWidths(table: Table, textWidthPt: number): readonly number[] {
  return divide(table.columns.map((column) => column.widthPercent), textWidthPt);
}

/** Widths of the borderless columns of a head or foot, in points (R10–R17, R50–R55). */
export function columnsWidths(columns: Columns, format: Format, textWidthPt: number): readonly number[] {
  const looks: ColumnsFormat = lookUp(format.columns, columns.role);
  return divide(looks.widthsPercent, textWidthPt);
}

/** Column edges, not widths, are rounded, so that the columns fill the width exactly. */
function divide(percents: readonly number[], widthPt: number): readonly number[] {
  let sum = 0;
  let edge = 0;
  return percents.map((percent) => {
    sum += percent;
    const left = edge;
    edge = onGrid((sum / 100) * widthPt);
    return onGrid(edge - left);
  });
}

/** Width for the text of a cell that covers `span` columns from `column`, padding taken off, in points. */
export function cellTextWidth(widths: readonly number[], column: number, span: number, looks: TableFormat): number {
  const width = widths.slice(column, column + span).reduce((sum, w) => sum + w, 0);
  return onGrid(width - 2 * mm(looks.paddingXMm));
}

/**
 * Height of a table row in points: its tallest cell with padding above and below, and the border over it. The table is
 * one border higher than the sum of its rows.
 */
export function rowHeight(row: TableRow, table: Table, format: Format, faces: Faces, textWidthPt: number): number {
  const looks = lookUp(format.tables, table.role);
  const widths = columnWidths(table, textWidthPt);
  let column = 0;
  let tallest = 0;
  for (const cell of row.cells) {
    const width = cellTextWidth(widths, column, cell.span, looks);
    column += cell.span;
    tallest = Math.max(tallest, cellHeight(cell.paragraphs, format, faces, width));
  }
  return tallest + 2 * mm(looks.paddingYMm) + looks.borderPt;
}

function cellHeight(paragraphs: readonly Paragraph[], format: Format, faces: Faces, widthPt: number): number {
  return paragraphs.reduce((height, paragraph) => {
    const { spaceBeforePt, spaceAfterPt } = lookUp(format.paragraphs, paragraph.role);
    return height + spaceBeforePt + paragraphHeight(paragraph, format, faces, widthPt) + spaceAfterPt;
  }, 0);
}

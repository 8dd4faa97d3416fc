import { gridsOf, type Box, type Grid } from './grid.js';
import { linesOf, textOfLine, underline, type Line } from './lines.js';
import type { DrawnPage, Glyph, Stroke } from './page.js';
import { mergeStrokes } from './strokes.js';

/** What a page is made of, before columns and paragraphs are known. */
export interface PageParts {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Pieces of text outside of tables, cut at wide gaps. */
  readonly pieces: readonly Line[];
  readonly rules: readonly Stroke[];
  readonly tables: readonly TablePart[];
  readonly boxes: readonly BoxPart[];
}

export interface TablePart extends Box {
  readonly page: number;
  readonly rows: readonly RowPart[];
}

export interface RowPart {
  readonly cells: readonly CellPart[];
}

export interface CellPart extends Box {
  readonly lines: readonly Line[];
}

export interface BoxPart extends Box {
  readonly lines: readonly Line[];
  readonly color?: string;
}

/** Larger is a watermark or a drawing. */
const largestLetter = 48;
const shortestRule = 10;
/** Letters of a comment's number, and the share of the paper's width that the margin beside it may take. */
const largestNote = 9;
const noteMargin = 0.15;

export function partsOf(drawn: DrawnPage, number: number): PageParts {
  const { grids, rest } = gridsOf(mergeStrokes(drawn.strokes));
  const letters = drawn.glyphs.filter((glyph) => glyph.size <= largestLetter && glyph.size > 0.5 && onPaper(glyph, drawn));
  const underlined = underline(letters, rest);
  const framed = grids.filter((grid) => !isPageFrame(grid, drawn));
  const inGrid = new Map<Grid, Glyph[]>();
  const free: Glyph[] = [];
  for (const glyph of underlined.glyphs) {
    const grid = framed.find((one) => inside(glyph, one));
    if (grid === undefined) free.push(glyph);
    else listIn(inGrid, grid).push(glyph);
  }
  const tables: TablePart[] = [];
  const boxes: BoxPart[] = [];
  for (const grid of framed) {
    const glyphs = inGrid.get(grid) ?? [];
    const { left, top, right, bottom } = grid;
    if (grid.rows.length === 1 && grid.rows[0]?.cells.length === 1) {
      const lines = linesOf(glyphs, number, false);
      if (lines.length > 0) boxes.push({ left, top, right, bottom, lines, ...(grid.color === undefined ? {} : { color: grid.color }) });
    } else if (glyphs.length > 0) tables.push({ left, top, right, bottom, page: number, rows: rowsOf(grid, glyphs, number) });
  }
  return {
    number, width: drawn.width, height: drawn.height, tables, boxes,
    pieces: linesOf(free, number, true).filter((piece) => !isMarginNote(piece, drawn.width)),
    rules: underlined.rest.filter((stroke) => stroke.level && stroke.to - stroke.from >= shortestRule),
  };
}

/** Numbers of comments beside the text, as drafts and proofs bear them: no words of the document. */
function isMarginNote(piece: Line, width: number): boolean {
  return piece.size <= largestNote && piece.left > (1 - noteMargin) * width && /^\[\d+(?:, ?\d+)*\]$/u.test(textOfLine(piece));
}

function rowsOf(grid: Grid, glyphs: readonly Glyph[], page: number): readonly RowPart[] {
  const cells = new Map<string, Glyph[]>();
  const all = grid.rows.flatMap((row, r) => row.cells.map((cell, c) => ({ cell, key: `${r} ${c}` }))).filter(({ cell }) => !cell.goesOn);
  for (const glyph of glyphs) {
    const home = all.find(({ cell }) => inside(glyph, cell));
    if (home !== undefined) listIn(cells, home.key).push(glyph);
  }
  return grid.rows.map((row, r) => ({
    cells: row.cells.map((cell, c) => ({ left: cell.left, top: cell.top, right: cell.right, bottom: cell.bottom, lines: linesOf(cells.get(`${r} ${c}`) ?? [], page, false) })),
  }));
}

function inside(glyph: Glyph, box: Box): boolean {
  const [x, y] = [(glyph.left + glyph.right) / 2, glyph.baseline - 0.3 * glyph.size];
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

function onPaper(glyph: Glyph, page: DrawnPage): boolean {
  return glyph.left >= -1 && glyph.right <= page.width + 1 && glyph.baseline >= 0 && glyph.baseline <= page.height + 1;
}

/** A frame drawn around the whole page borders nothing. */
function isPageFrame(grid: Grid, page: DrawnPage): boolean {
  const single = grid.rows.length === 1 && grid.rows[0]?.cells.length === 1;
  return single && (grid.right - grid.left) * (grid.bottom - grid.top) > 0.4 * page.width * page.height;
}

function listIn<K>(lists: Map<K, Glyph[]>, key: K): Glyph[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

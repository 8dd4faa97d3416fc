import { near, nearEnd, type Edges } from './edges.js';
import { singlePitch } from './face.js';
import { textOfLine, type Line } from './lines.js';
import type { Glyph } from './page.js';

export type Align = 'left' | 'center' | 'right' | 'justify';

/** Lines that are one paragraph, and how they stand in their column. */
export interface Paragraph {
  readonly lines: readonly Line[];
  readonly align?: Align;
  /** Between which lines the author broke the line. */
  readonly broken: boolean;
  readonly edges: Edges;
}

/** How far lines of a size stand apart where no paragraph ends; by size rounded to half points. */
export type Pitches = ReadonlyMap<number, number>;

export interface Column {
  readonly edges: Edges;
  readonly pitches: Pitches;
  /** What lines are centred on where the column is known to be centred. */
  readonly middle?: number;
  /** Of most paragraphs, from the left edge. */
  readonly indent?: number;
}

const sizeKey = (line: Line): number => Math.round(line.size * 2) / 2;

/** The usual pitch inside paragraphs, measured between lines of which the first is full and the second begins at the edge. */
export function pitchesOf(lines: readonly Line[], edges: Edges): Pitches {
  const gaps = new Map<number, number[]>();
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    if (above?.page !== line.page || sizeKey(above) !== sizeKey(line)) continue;
    if (edges.right - above.right > nearEnd || Math.abs(line.left - edges.left) > near) continue;
    const gap = line.baseline - above.baseline;
    if (gap > 0.8 * line.size && gap < 2.5 * line.size) gaps.set(sizeKey(line), [...(gaps.get(sizeKey(line)) ?? []), gap]);
  }
  return new Map([...gaps].map(([size, values]) => [size, values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0]));
}

/** The first-line indent that most paragraphs have; absent where lines do not agree. */
export function indentOf(lines: readonly Line[], edges: Edges): number | undefined {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const key = Math.round(line.left - edges.left);
    if (key > 8 && key < 80) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best !== undefined && best[1] >= 3 ? best[0] : undefined;
}

/** Lines of one column, over pages, as paragraphs. */
export function paragraphsOf(lines: readonly Line[], column: Column): readonly Paragraph[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const open = groups.at(-1);
    if (open !== undefined && goesOn(open, line, column)) open.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => {
    const align = alignOf(group, column);
    return { lines: group, ...(align === undefined ? {} : { align }), broken: align === 'center' && group.length > 1 && group.slice(0, -1).some((line, i) => wouldFit(line, group[i + 1], column)), edges: column.edges };
  });
}

/** Some programs centre a line together with the space after it. */
const spaceAtEnd = 6;

/** As far from the left edge as from the right one: centred, or full. */
function isBalanced(line: Line, { edges }: Column): boolean {
  return Math.abs(line.left - edges.left - (edges.right - line.right)) <= spaceAtEnd;
}

function isCentred(line: Line, { edges, middle, indent }: Column): boolean {
  const [before, after] = [line.left - edges.left, edges.right - line.right];
  if (middle !== undefined) return Math.abs((line.left + line.right) / 2 - middle) <= 2.5;
  if (before < 6 || after < 6 || Math.abs(before - after) > spaceAtEnd) return false;
  return !(indent !== undefined && Math.abs(before - indent) <= 1 && line.glyphs.some((glyph) => !glyph.face.bold));
}

/** The first word of the next line would still have had room: the line was ended on purpose. */
function wouldFit(above: Line, line: Line | undefined, { edges, middle }: Column): boolean {
  if (line === undefined) return false;
  const end = line.glyphs.findIndex((glyph) => glyph.text === ' ');
  const word = (line.glyphs[(end === -1 ? line.glyphs.length : end) - 1]?.right ?? line.right) - line.left;
  const used = middle === undefined && above.left - edges.left < 90 ? above.right - edges.left : above.right - above.left;
  return edges.right - edges.left - used > word + 0.3 * line.size + 0.5;
}

function goesOn(open: readonly Line[], line: Line, column: Column): boolean {
  const above = open.at(-1);
  const [first] = open;
  if (above === undefined || first === undefined) return false;
  const { edges, pitches } = column;
  const samePage = above.page === line.page;
  const gap = line.baseline - above.baseline;
  if (samePage) {
    const second = open[1];
    const own = second?.page === first.page ? second.baseline - first.baseline : undefined;
    const usual = own ?? pitches.get(sizeKey(line)) ?? pitches.get(sizeKey(above));
    if (gap > (usual === undefined ? 1.5 * singlePitch(undefined) * Math.max(line.size, above.size) : usual + 2)) return false;
  }
  if (Math.abs(line.size - above.size) > 0.6 && !/^[^\p{L}]*$/u.test(textOfLine(line))) return false;
  const centred = isCentred(line, column);
  if (open.every((one) => isCentred(one, column) || (centred && isBalanced(one, column)))) {
    if (centred || (isBalanced(line, column) && open.length > 1)) {
      if (!sameLook(above, line)) return false;
      if (!wouldFit(above, line, column)) return true;
      return !isCapitals(above) && !isCapitals(line) && samePage && gap <= 1.3 * line.size && !/[.:;]$/u.test(textOfLine(above));
    }
    if (open.length > 1 || centred !== isCentred(above, column)) return false;
  } else if (centred && line.left > above.left + near && line.left > edges.left + 12) return false;
  if (wouldFit(above, line, column)) return false;
  if (isHanging(line) && (/[.;:,/]$/u.test(textOfLine(above)) || (isHanging(first) && Math.abs(first.left - line.left) <= near && !(edges.sure && edges.right - above.right <= nearEnd)))) return false;
  if (open.length === 1) return line.left <= above.left + near || isHanging(above);
  return Math.abs(line.left - above.left) <= 2.5;
}

function isHanging(line: Line): boolean {
  return /^(?:[-–•+*]|\(?(?:\d{1,3}|[a-zđ])[.)])\s/u.test(textOfLine(line));
}

function isCapitals(line: Line): boolean {
  const text = textOfLine(line);
  return text === text.toUpperCase() && /\p{L}/u.test(text);
}

function sameLook(one: Line, other: Line): boolean {
  const [a, b] = [looksKey(one.glyphs[0]), looksKey(other.glyphs[0])];
  const end = looksKey(one.glyphs.at(-1));
  return (a === b || end === b) && isCapitals(one) === isCapitals(other);
}

function looksKey(glyph: Glyph | undefined): string {
  return glyph === undefined ? '' : `${glyph.face.family ?? ''} ${glyph.face.bold} ${glyph.face.italic}`;
}

function alignOf(lines: readonly Line[], column: Column): Align | undefined {
  const { edges } = column;
  const [first] = lines;
  if (first === undefined) return undefined;
  if (lines.every((line) => isCentred(line, column) || (lines.length > 1 && isBalanced(line, column))) && lines.some((line) => isCentred(line, column))) return 'center';
  const ends = lines.map((line) => edges.right - line.right);
  const begins = lines.map((line) => line.left - edges.left);
  const full = ends.slice(0, -1).every((end) => Math.abs(end) <= nearEnd);
  if (edges.sure && begins.every((begin) => begin > 12) && ends.every((end) => Math.abs(end) <= nearEnd) && (lines.length > 1 ? spread(begins) > 4 : (begins[0] ?? 0) > 0.35 * (edges.right - edges.left))) return 'right';
  if (lines.length < 2) return undefined;
  if (!edges.sure) return spread(ends.slice(0, -1)) > 3 ? 'left' : undefined;
  return full ? 'justify' : 'left';
}

function spread(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}

import { middleOfCentred } from './edges.js';
import { bottomOf, glue, textOfLine, topOf, type Line } from './lines.js';
import type { Stroke } from './page.js';

/** Two columns of text side by side on a page. */
export interface Region {
  readonly left: Side;
  readonly right: Side;
  /** Between which x nothing stands. */
  readonly gutter: { readonly from: number; readonly to: number };
}

export interface Side {
  readonly lines: readonly Line[];
  readonly rules: readonly Stroke[];
}

/** A number or a bullet before an item, or a label before what is listed. */
const marker = /^(?:[-–—•+*○●▪]|\(?(?:\d{1,3}|[a-zđ]|[IVXL]+)(?:\.\d+)*[.)]?|Kính gửi:?|(?:Điều|Chương|Phần|Mục)\s+\S+)$/u;

const narrowest = 6;
/** Room for a signature and a seal between an office and a name. */
const signingRoom = 170;

/**
 * Columns without borders: pieces of text that stand level with each other, with a gap between them that stays open from
 * line to line. Gives the regions from top to bottom, and the lines outside of them with their pieces put together.
 */
export function regionsOf(pieces: readonly Line[], rules: readonly Stroke[]): { readonly regions: readonly Region[]; readonly lines: readonly Line[] } {
  const regions: Region[] = [];
  const taken = new Set<Line>();
  for (const [index, one] of pieces.entries()) {
    if (taken.has(one)) continue;
    const other = partner(pieces, index);
    if (other === undefined || taken.has(other)) continue;
    const [a, b] = one.left < other.left ? [one, other] : [other, one];
    const grown = grow(pieces, taken, rules, a, b);
    if (grown === undefined) continue;
    for (const line of [...grown.left, ...grown.right]) taken.add(line);
    const inside = rules.filter((rule) => rule.level && grown.rules.has(rule));
    const middle = (grown.from + grown.to) / 2;
    regions.push({
      left: { lines: byBaseline(grown.left), rules: inside.filter((r) => (r.from + r.to) / 2 < middle) },
      right: { lines: byBaseline(grown.right), rules: inside.filter((r) => (r.from + r.to) / 2 >= middle) },
      gutter: { from: grown.from, to: grown.to },
    });
  }
  return { regions, lines: byBaseline(pieces.filter((piece) => !taken.has(piece))) };
}

/** Pieces of one baseline as one line, from top to bottom. */
function byBaseline(pieces: readonly Line[]): readonly Line[] {
  const rows: Line[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    if (row !== undefined && first !== undefined && piece.baseline - first.baseline <= 0.15 * Math.min(piece.size, first.size)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.flatMap((row) => {
    const line = glue(row);
    return line === undefined ? [] : [line];
  });
}

/** The nearest piece beside a piece, on either side. */
function partner(pieces: readonly Line[], index: number): Line | undefined {
  const one = pieces[index];
  if (one === undefined) return undefined;
  let found: Line | undefined;
  for (let at = index + 1; at < pieces.length; at += 1) {
    const other = pieces[at];
    if (other === undefined || topOf(other) > bottomOf(one)) break;
    if (!level(one, other)) continue;
    if (found === undefined || distance(one, other) < distance(one, found)) found = other;
  }
  return found;
}

function level(one: Line, other: Line): boolean {
  const overlap = Math.min(bottomOf(one), bottomOf(other)) - Math.max(topOf(one), topOf(other));
  const apart = other.left >= one.right - 0.5 || one.left >= other.right - 0.5;
  return apart && overlap >= 0.5 * Math.min(bottomOf(one) - topOf(one), bottomOf(other) - topOf(other));
}

function distance(one: Line, other: Line): number {
  return Math.max(other.left - one.right, one.left - other.right);
}

interface Grown {
  readonly left: readonly Line[];
  readonly right: readonly Line[];
  readonly rules: ReadonlySet<Stroke>;
  readonly from: number;
  readonly to: number;
}

function grow(pieces: readonly Line[], taken: ReadonlySet<Line>, rules: readonly Stroke[], a: Line, b: Line): Grown | undefined {
  let [from, to] = [a.right, b.left];
  if (to - from < narrowest) return undefined;
  const left: Line[] = [a];
  const right: Line[] = [b];
  const pairs = { count: 1 };
  let last = Math.max(bottomOf(a), bottomOf(b));
  const begin = Math.min(topOf(a), topOf(b));
  const crossing = rules.filter((rule) => rule.level && rule.from < from && rule.to > to && rule.at > begin).map((rule) => rule.at);
  const end = Math.min(...crossing, Infinity);
  const all = pieces.filter((piece) => !taken.has(piece) && piece !== a && piece !== b);

  const place = (piece: Line): 'left' | 'right' | undefined => {
    const isRight = (piece.left + piece.right) / 2 > (from + to) / 2;
    if (isRight) return piece.left >= from && Math.min(to, piece.left) - from >= narrowest ? 'right' : undefined;
    return piece.right <= to && to - Math.max(from, piece.right) >= narrowest ? 'left' : undefined;
  };
  const take = (piece: Line, side: 'left' | 'right'): void => {
    if (side === 'left') {
      left.push(piece);
      from = Math.max(from, piece.right);
    } else {
      right.push(piece);
      to = Math.min(to, piece.left);
    }
    last = Math.max(last, bottomOf(piece));
  };

  const below = all.filter((piece) => piece.baseline > begin && topOf(piece) >= begin - 3);
  for (const piece of below) {
    if (left.includes(piece) || right.includes(piece)) continue;
    if (piece.baseline > end || topOf(piece) - last > signingRoom) break;
    const side = place(piece);
    if (side === undefined) break;
    const beside = below.filter((other) => other !== piece && level(piece, other) && place(other) !== undefined && place(other) !== side);
    if (beside.length === 0 && !aligned(piece, side === 'left' ? left : right, topOf(piece) - last)) {
      const own = [...(side === 'left' ? left : right)].some((other) => Math.abs(other.baseline - piece.baseline) < 1);
      if (!own) break;
    }
    pairs.count += beside.length > 0 && side === 'left' ? 1 : 0;
    take(piece, side);
  }
  const above = all.filter((piece) => topOf(piece) < begin - 3).reverse();
  let top = begin;
  for (const piece of above) {
    const side = place(piece);
    const middle = side === undefined ? undefined : middleOfCentred(side === 'left' ? left : right);
    if (side === undefined || top - bottomOf(piece) > 12) break;
    if (middle === undefined || Math.abs((piece.left + piece.right) / 2 - middle) > 2.5) break;
    take(piece, side);
    top = topOf(piece);
  }
  if (left.every((line) => marker.test(textOfLine(line)))) return undefined;
  const alone = left.length + right.length === 2;
  if (alone && (to - from < 40 || textOfLine(a).endsWith(':'))) return undefined;
  if (pairs.count < 2 && right.length < 2 && left.length < 2 && !alone) return undefined;
  if (!alone && right.length === 1 && pairs.count < 2 && to - from < 30) return undefined;
  const inside = new Set(rules.filter((rule) => rule.level && rule.at > top && rule.at < Math.min(end - 0.1, last + 12) && (rule.to <= to || rule.from >= from) && !(rule.from < from && rule.to > to)));
  return { left, right, rules: inside, from, to };
}

/** A line that stands alone belongs to a column whose middle it shares, or whose left edge where its lines begin together. */
function aligned(piece: Line, column: readonly Line[], gap: number): boolean {
  const middle = (piece.left + piece.right) / 2;
  if (column.some((line) => Math.abs((line.left + line.right) / 2 - middle) <= 2.5)) return true;
  const flush = column.filter((line) => Math.abs(line.left - piece.left) <= 1.5).length;
  return gap <= 40 && flush > 0 && (flush > 1 || column.length === 1 || middleOfCentred(column) === undefined);
}

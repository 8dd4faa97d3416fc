import type { Glyph, Stroke } from './page.js';

/** Characters of one baseline that belong together, spaces put where the page leaves them out. */
export interface Line {
  /** From 1. */
  readonly page: number;
  readonly glyphs: readonly Glyph[];
  /** Space characters after it, told where another piece of the line follows. */
  readonly after: readonly Glyph[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of most of its characters. */
  readonly size: number;
}

/** Times New Roman's measures, which those of its stand-ins equal. */
export const ascent = 0.891;
export const descent = 0.216;
/** Between the top of a line of single spacing and its letters. */
export const lineGap = 0.0425;

export function topOf(line: Line): number {
  return line.baseline - ascent * line.size;
}

export function bottomOf(line: Line): number {
  return line.baseline + descent * line.size;
}

export function textOfLine(line: Line): string {
  return line.glyphs.map((glyph) => glyph.text).join('').trim();
}

/** Of an em: from here on a gap without a space character is a space. */
const spaceGap = 0.16;
/** More are a drawing. */
const mostStrokes = 6000;

/** The pieces of text of a page, cut at wide gaps where `cut` is true, from top to bottom and from left to right. */
export function linesOf(glyphs: readonly Glyph[], page: number, cut: boolean): readonly Line[] {
  const pieces = raised(baselines(glyphs)).flatMap((row) => (cut ? cutAtGaps(row) : [row]));
  return pieces
    .flatMap((piece) => {
      const made = lineOf(piece, page);
      return made === undefined ? [] : [made];
    })
    .sort((a, b) => a.baseline - b.baseline || a.left - b.left);
}

/** Pieces of one line, put together again. */
export function glue(lines: readonly Line[]): Line | undefined {
  const sorted = [...lines].sort((a, b) => a.left - b.left);
  const [first] = sorted;
  if (first === undefined || sorted.length === 1) return first;
  return lineOf(sorted.flatMap((line) => [...line.glyphs, ...line.after]), first.page);
}

function isSpace(glyph: Glyph): boolean {
  return glyph.text.trim() === '';
}

/** Characters by baseline; within one, pieces in the order of the page, so that marks stay behind their letters. */
function baselines(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const order = new Map(glyphs.map((glyph, index) => [glyph, index]));
  const rows: Glyph[][] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    if (row !== undefined && first !== undefined && glyph.baseline - first.baseline <= 0.15 * Math.min(first.size, glyph.size)) row.push(glyph);
    else rows.push([glyph]);
  }
  return rows.map((row) => {
    const chains: Glyph[][] = [];
    for (const glyph of row.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))) {
      const chain = chains.at(-1);
      const last = chain?.at(-1);
      if (chain !== undefined && last !== undefined && glyph.left >= last.left - 0.1 && Math.abs(glyph.left - last.right) <= 0.1 * glyph.size) chain.push(glyph);
      else chains.push([glyph]);
    }
    chains.sort((a, b) => (a[0]?.left ?? 0) - (b[0]?.left ?? 0));
    return once(chains.flat());
  });
}

/** Text drawn twice in one place, to make it bold or to cast a shadow, is there once. */
function once(row: readonly Glyph[]): readonly Glyph[] {
  const places = new Map<string, number[]>();
  return row.filter((glyph) => {
    if (isSpace(glyph) || glyph.right <= glyph.left) return true;
    const key = (step: number): string => `${glyph.text} ${Math.round(glyph.left / 2) + step}`;
    if ([-1, 0, 1].some((step) => places.get(key(step))?.some((left) => Math.abs(left - glyph.left) < 0.04 * glyph.size + 0.2) === true)) return false;
    const here = places.get(key(0));
    if (here === undefined) places.set(key(0), [glyph.left]);
    else here.push(glyph.left);
    return true;
  });
}

/** Small raised or lowered characters go with the row they stand in. */
function raised(rows: readonly (readonly Glyph[])[]): readonly (readonly Glyph[])[] {
  const merged = rows.map((row) => [...row]);
  for (const [index, row] of merged.entries()) {
    const letters = row.filter((glyph) => !isSpace(glyph));
    if (letters.length === 0 || letters.length > 12) continue;
    for (const other of [merged[index + 1], merged[index - 1]]) {
      if (other === undefined || other.length === 0) continue;
      const fits = letters.every((small) =>
        other.some((big) => !isSpace(big) && small.size <= 0.8 * big.size && small.baseline > big.baseline - 0.6 * big.size && small.baseline < big.baseline + 0.35 * big.size
          && Math.min(Math.abs(small.left - big.right), Math.abs(big.left - small.right)) <= 0.4 * big.size + widthOf(letters)));
      if (!fits) continue;
      other.push(...row.splice(0));
      other.sort((a, b) => a.left - b.left);
      break;
    }
  }
  return merged.filter((row) => row.length > 0);
}

function widthOf(glyphs: readonly Glyph[]): number {
  return Math.max(...glyphs.map((g) => g.right)) - Math.min(...glyphs.map((g) => g.left));
}

interface Gap {
  /** Index of the character after it. */
  readonly at: number;
  readonly width: number;
  readonly em: number;
}

/** Wide against the other gaps of its line: words of a justified line stand apart evenly. */
function cutAtGaps(row: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const gaps: Gap[] = [];
  let last: Glyph | undefined;
  for (const [at, glyph] of row.entries()) {
    if (isSpace(glyph)) continue;
    const em = last === undefined ? 0 : Math.min(last.size, glyph.size);
    if (last !== undefined && glyph.left - last.right >= spaceGap * em) gaps.push({ at, width: glyph.left - last.right, em });
    last = glyph;
  }
  const widths = gaps.map((gap) => gap.width).sort((a, b) => a - b);
  const usual = widths[Math.floor((widths.length - 1) / 2)] ?? 0;
  const wide = gaps.filter((gap) => (widths.length === 1 ? gap.width >= 0.9 * gap.em : gap.width >= Math.max(0.75 * gap.em, 2.2 * usual)));
  const cuts = [0, ...wide.map((gap) => gap.at), row.length];
  return cuts.slice(0, -1).map((from, i) => row.slice(from, cuts[i + 1]));
}

function lineOf(glyphs: readonly Glyph[], page: number): Line | undefined {
  const first = glyphs.findIndex((glyph) => !isSpace(glyph));
  const end = glyphs.findLastIndex((glyph) => !isSpace(glyph));
  const [opening, closing] = [glyphs[first], glyphs[end]];
  if (opening === undefined || closing === undefined) return undefined;
  const made: Glyph[] = [];
  let last: Glyph | undefined;
  for (const glyph of glyphs.slice(first, end + 1)) {
    const before = made.at(-1);
    if (isSpace(glyph)) {
      if (last !== undefined) made.push({ ...last, text: ' ', left: glyph.left, right: glyph.right, underlined: glyph.underlined ?? false });
      continue;
    }
    if (last !== undefined && before !== undefined && !isSpace(before) && glyph.left - last.right >= spaceGap * Math.min(last.size, glyph.size)) {
      made.push({ ...last, text: ' ', left: last.right, right: glyph.left });
    }
    made.push(glyph);
    last = glyph;
  }
  const letters = made.filter((glyph) => !isSpace(glyph));
  const main = usual(letters);
  return {
    page, glyphs: made, after: glyphs.slice(end + 1), left: Math.min(...letters.slice(0, 3).map((g) => g.left)), right: Math.max(...letters.slice(-3).map((g) => g.right)),
    baseline: main.baseline, size: main.size,
  };
}

/** Size and baseline of most of the width. */
function usual(letters: readonly Glyph[]): { readonly size: number; readonly baseline: number } {
  const widths = new Map<number, { width: number; baseline: number }>();
  for (const { size, left, right, baseline } of letters) {
    const key = Math.round(size * 100) / 100;
    const known = widths.get(key);
    if (known === undefined) widths.set(key, { width: right - left, baseline });
    else known.width += right - left;
  }
  const [best] = [...widths].sort(([, a], [, b]) => b.width - a.width);
  return { size: best?.[0] ?? 0, baseline: best?.[1].baseline ?? 0 };
}

/** Level strokes right under words underline them; the others are drawn lines of their own. */
export function underline(glyphs: readonly Glyph[], strokes: readonly Stroke[]): { readonly glyphs: readonly Glyph[]; readonly rest: readonly Stroke[] } {
  if (strokes.length > mostStrokes || strokes.every((stroke) => !stroke.level)) return { glyphs, rest: strokes };
  const sorted = [...glyphs].sort((a, b) => a.baseline - b.baseline);
  const under = new Set<Glyph>();
  const rest = strokes.filter((stroke) => {
    if (!stroke.level) return true;
    if (strikes(stroke, between(sorted, stroke.at, stroke.at + 40))) return false;
    const above = between(sorted, stroke.at - 40, stroke.at).filter(
      (g) => stroke.at - g.baseline >= 0.03 * g.size && stroke.at - g.baseline <= 0.2 * g.size && g.right > stroke.from - 0.5 && g.left < stroke.to + 0.5,
    );
    const letters = above.filter((g) => !isSpace(g));
    const covered = letters.filter((g) => g.left >= stroke.from - 1 && g.right <= stroke.to + 1);
    if (letters.length === 0 || covered.length < letters.length) return true;
    const [from, to] = [Math.min(...above.map((g) => g.left)), Math.max(...above.map((g) => g.right))];
    if (from - stroke.from > 3 || stroke.to - to > 3) return true;
    for (const glyph of above) under.add(glyph);
    return false;
  });
  return under.size === 0 ? { glyphs, rest } : { glyphs: glyphs.map((g) => (under.has(g) ? { ...g, underlined: true } : g)), rest };
}

/** A stroke through the middle of letters strikes them out: it is no drawn line. */
function strikes({ at, from, to }: Stroke, below: readonly Glyph[]): boolean {
  const through = below.filter((g) => !isSpace(g) && g.baseline - at >= 0.1 * g.size && g.baseline - at <= 0.6 * g.size && g.left >= from - 1 && g.right <= to + 1);
  return through.length > 0 && Math.min(...through.map((g) => g.left)) - from <= 3 && to - Math.max(...through.map((g) => g.right)) <= 3;
}

/** Of characters sorted by baseline, those between two heights. */
function between(sorted: readonly Glyph[], from: number, to: number): readonly Glyph[] {
  const first = firstAt(sorted, from);
  return sorted.slice(first, firstAt(sorted, to));
}

function firstAt(sorted: readonly Glyph[], baseline: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.baseline ?? Infinity) < baseline) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { Line } from './lines.js';

/** The left and the right edge of a column of text. */
export interface Edges {
  readonly left: number;
  readonly right: number;
  /** That the right edge is where the text is set to end, not merely where its longest line ends. */
  readonly sure: boolean;
}

/** Lines that end within this of each other end together; letters stand a little inside or outside of their widths. */
export const near = 1.2;

/** Widths that are rounded letter by letter leave the ends of full lines this far short, in files of LibreOffice. */
export const nearEnd = 2.6;

/** Of the width of the paper: no right margin is wider, and none narrower. */
const widestMargin = 0.3;
const narrowestMargin = 0.085;

/** By the lines that begin and end together, else by the middle of centred ones; `frame` is what tables take up. */
export function edgesOf(lines: readonly Line[], width: number, frame?: { readonly left: number; readonly right: number }): Edges | undefined {
  if (lines.length === 0) return frame === undefined ? undefined : { ...frame, sure: true };
  const begins = together(lines.map((line) => line.left));
  const least = lines.length < 4 ? 1 : 2;
  const firstBegin = begins.find((group) => group.length >= least)?.[0] ?? Math.min(...lines.map((line) => line.left));
  const left = frame !== undefined && frame.left < firstBegin - near ? frame.left : firstBegin;
  const furthest = Math.max(...lines.map((line) => line.right));
  const full = lines.filter((line) => line.left < left + 80 && line.right >= furthest - nearEnd);
  if (full.length >= 2 && furthest > (1 - widestMargin) * width) return { left, right: Math.max(furthest, frame?.right ?? 0), sure: true };
  const middle = middleOfCentred(lines.filter((line) => line.left > left + 12));
  const mirrored = middle === undefined ? undefined : 2 * middle - left;
  if (mirrored !== undefined && mirrored >= furthest - near && mirrored >= (frame?.right ?? 0) - 6) return { left, right: mirrored, sure: true };
  if (frame !== undefined && frame.right >= furthest - near) return { left, right: frame.right, sure: true };
  return { left, right: Math.max(furthest, (1 - narrowestMargin) * width), sure: false };
}

/** What most boxes of different widths have as their middle. */
export function middleOfCentred(boxes: readonly { readonly left: number; readonly right: number }[]): number | undefined {
  let best: readonly number[] = [];
  for (const one of boxes) {
    const middle = (one.left + one.right) / 2;
    const same = boxes.filter((box) => Math.abs((box.left + box.right) / 2 - middle) <= 2.5);
    const widths = same.map((box) => box.right - box.left);
    if (same.length > best.length && Math.max(...widths) - Math.min(...widths) > 4) best = same.map((box) => (box.left + box.right) / 2);
  }
  return best.length < 2 ? undefined : middleOf(best);
}

function together(values: readonly number[]): readonly (readonly number[])[] {
  const groups: number[][] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const group = groups.at(-1);
    if (group !== undefined && value - (group[0] ?? value) <= near) group.push(value);
    else groups.push([value]);
  }
  return groups;
}

function middleOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}

import { OPS_PAINT } from './operators.js';
import { apply, type Matrix } from './matrix.js';
import type { Stroke } from './page.js';

export interface Paint {
  readonly ctm: Matrix;
  readonly lineWidth: number;
  readonly dashed: boolean;
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
}

type Point = readonly [number, number];

/** A bar thicker than this is a field of colour. */
const thickest = 4;

/** The straight level and upright lines that a path of pdf.js draws, strokes and thin bars alike. */
export function barsOf(args: readonly unknown[], paint: Paint): readonly Stroke[] {
  const how = OPS_PAINT[Number(args[0])];
  if (how === undefined) return [];
  const data: unknown = Array.isArray(args[1]) ? args[1][0] : undefined;
  if (!(data instanceof Float32Array)) return [];
  const found: Stroke[] = [];
  for (const outline of outlines(data)) {
    const points = outline.map(([x, y]) => apply(paint.ctm, x, y));
    if (how.fills && paint.fill !== undefined && paint.fill !== 'FFFFFF') found.push(...filled(points, paint.fill));
    if (how.strokes && paint.stroke !== undefined && paint.stroke !== 'FFFFFF') found.push(...stroked(points, paint, paint.stroke));
  }
  return found;
}

/** Closed where the path says so; pieces with curves are left out. */
function outlines(data: Float32Array): readonly (readonly Point[])[] {
  const all: Point[][] = [];
  let open: Point[] = [];
  let curved = false;
  const end = (): void => {
    if (open.length > 1 && !curved) all.push(open);
    open = [];
    curved = false;
  };
  for (let at = 0; at < data.length;) {
    const operator = data[at];
    const [x = 0, y = 0] = data.subarray(at + 1, at + 3);
    if (operator === 0) {
      end();
      open = [[x, y]];
      at += 3;
    } else if (operator === 1) {
      open.push([x, y]);
      at += 3;
    } else if (operator === 2 || operator === 3) {
      curved = true;
      at += operator === 2 ? 7 : 5;
    } else if (operator === 4) {
      const [from] = open;
      if (from !== undefined) open.push(from);
      at += 1;
    } else return all;
  }
  end();
  return all;
}

function filled(points: readonly Point[], color: string): readonly Stroke[] {
  if (points.length > 6) return [];
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [width, height] = [right - left, bottom - top];
  if (points.some(([x, y]) => Math.min(x - left, right - x) > 0.5 && Math.min(y - top, bottom - y) > 0.5)) return [];
  if (height <= thickest && width >= height) return [{ level: true, at: (top + bottom) / 2, from: left, to: right, thickness: height, solid: true, color }];
  if (width <= thickest) return [{ level: false, at: (left + right) / 2, from: top, to: bottom, thickness: width, solid: true, color }];
  return [];
}

function stroked(points: readonly Point[], { ctm, lineWidth, dashed }: Paint, color: string): readonly Stroke[] {
  const thickness = lineWidth * Math.sqrt(Math.abs(ctm[0] * ctm[3] - ctm[1] * ctm[2]));
  if (thickness > thickest) return [];
  const found: Stroke[] = [];
  for (const [index, [x, y]] of points.entries()) {
    const next = points[index + 1];
    if (next === undefined) break;
    const [width, height] = [Math.abs(next[0] - x), Math.abs(next[1] - y)];
    if (height <= 0.3 && width > 0.3) found.push({ level: true, at: (y + next[1]) / 2, from: Math.min(x, next[0]), to: Math.max(x, next[0]), thickness, solid: !dashed, color });
    else if (width <= 0.3 && height > 0.3) found.push({ level: false, at: (x + next[0]) / 2, from: Math.min(y, next[1]), to: Math.max(y, next[1]), thickness, solid: !dashed, color });
  }
  return found;
}

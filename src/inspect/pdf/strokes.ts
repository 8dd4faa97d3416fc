import type { Stroke } from './page.js';

/** Strokes that go on from one another are one; a row of short pieces is one that is not solid. */
export function mergeStrokes(strokes: readonly Stroke[]): readonly Stroke[] {
  return [...mergeAlong(strokes.filter((s) => s.level)), ...mergeAlong(strokes.filter((s) => !s.level))];
}

/** Middles nearer than this are one line: the two edges of a frame drawn twice, cells bordered one by one. */
const sameLine = 1.2;
const touching = 1.5;
const shortPiece = 8;
const pieceGap = 6;

function mergeAlong(strokes: readonly Stroke[]): readonly Stroke[] {
  const found: Stroke[] = [];
  let near: Stroke[] = [];
  const close = (): void => {
    found.push(...joined(near));
    near = [];
  };
  for (const stroke of [...strokes].sort((a, b) => a.at - b.at)) {
    const [first] = near;
    if (first !== undefined && stroke.at - first.at > sameLine) close();
    near.push(stroke);
  }
  close();
  return found;
}

function joined(near: readonly Stroke[]): readonly Stroke[] {
  const found: Stroke[] = [];
  let open: (Stroke & { readonly pieces: number; readonly longest: number }) | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const { pieces, longest, ...stroke } = open;
    found.push(pieces > 2 && longest <= shortPiece && !stroke.solid ? { ...stroke, solid: false } : stroke);
  };
  for (const stroke of [...near].sort((a, b) => a.from - b.from)) {
    const length = stroke.to - stroke.from;
    const gap = open === undefined ? Infinity : stroke.from - open.to;
    const pieceOfRow: boolean = open !== undefined && gap > touching && gap <= pieceGap && length <= shortPiece && open.longest <= shortPiece;
    if (open !== undefined && (gap <= touching || pieceOfRow)) {
      open = {
        ...open, to: Math.max(open.to, stroke.to), thickness: Math.max(open.thickness, stroke.thickness), solid: open.solid && stroke.solid && !pieceOfRow,
        pieces: open.pieces + 1, longest: Math.max(open.longest, length),
      };
    } else {
      close();
      open = { ...stroke, pieces: 1, longest: length };
    }
  }
  close();
  return found;
}

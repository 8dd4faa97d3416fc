import { opportunitiesOf } from '../../typeset/breaks.js';
import { faceOf, linePitch, loadFaces, type Faces } from '../../typeset/faces.js';
import type { ObservedRun } from '../observed.js';
import { rounded } from './units.js';

/** Widths as Times New Roman has them, in points. */
export interface Ruler {
  /** Of a text on one line. */
  readonly width: (runs: readonly ObservedRun[]) => number;
  /** How many lines runs take between the edges, and how long the last is; undefined where a tab stands in them. */
  readonly lines: (runs: readonly ObservedRun[], room: { readonly first: number; readonly others: number }) => { readonly lines: number; readonly lastLineWidth: number } | undefined;
  /** Of one line, single. */
  readonly pitch: (size: number) => number;
}

/** A ruler, or undefined where the fonts of the program are missing. */
export function makeRuler(): Ruler | undefined {
  const loaded = loadFaces();
  if (!loaded.ok) return undefined;
  const { faces } = loaded;
  return {
    width: (runs) => runs.reduce((sum, run) => sum + widthOf(run.text, run, faces), 0),
    lines: (runs, room) => linesOf(runs, room, faces),
    pitch: (size) => linePitch(faces.regular, size, 1),
  };
}

/** Boxes made exactly as wide as their text hold it. */
const slack = 0.05;

function linesOf(runs: readonly ObservedRun[], room: { readonly first: number; readonly others: number }, faces: Faces): { lines: number; lastLineWidth: number } | undefined {
  const text = runs.map((run) => run.text).join('');
  if (text.includes('\t') || room.first <= 0 || room.others <= 0) return undefined;
  const before = widthsBefore(runs, text.length, faces);
  const width = (from: number, to: number): number => (before[to] ?? 0) - (before[from] ?? 0);
  let lines = 0;
  let last = 0;
  let offset = 0;
  for (const part of text.split('\n')) {
    let start = offset;
    let end = offset;
    lines += 1;
    for (const { contentEnd, next } of opportunitiesOf(part)) {
      const measure = (lines === 1 ? room.first : room.others) + slack;
      if (end > start && width(start, offset + contentEnd) > measure) {
        start = end;
        lines += 1;
      }
      last = width(start, offset + contentEnd);
      end = offset + next;
    }
    offset += part.length + 1;
  }
  return { lines, lastLineWidth: rounded(last) };
}

function widthsBefore(runs: readonly ObservedRun[], length: number, faces: Faces): Float64Array {
  const before = new Float64Array(length + 1);
  let width = 0;
  let at = 0;
  for (const run of runs) {
    const { face, size } = faceAndSize(run, faces);
    for (const sign of run.text) {
      before.fill(width, at, at + sign.length);
      at += sign.length;
      if (sign !== '\n') width += face.advanceEm(sign.codePointAt(0) ?? 0) * size;
    }
  }
  before[length] = width;
  return before;
}

function widthOf(text: string, run: ObservedRun, faces: Faces): number {
  const { face, size } = faceAndSize(run, faces);
  let width = 0;
  for (const sign of text) width += face.advanceEm(sign.codePointAt(0) ?? 0) * size;
  return width;
}

function faceAndSize({ looks }: ObservedRun, faces: Faces): { readonly face: Faces['regular']; readonly size: number } {
  return { face: faceOf(faces, { bold: looks.bold ?? false, italic: looks.italic ?? false }), size: looks.size ?? 10 };
}

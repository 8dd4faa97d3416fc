import type { Place } from '../diagnostics/diagnostic.js';

/** A text file as read: what every later complaint points into. */
export interface SourceText {
  /** Relative to the project's root, with "/". */
  readonly file: string;
  readonly text: string;
}

/** Where the lines of a source begin; found once, for a large file has many complaints. */
const lineStarts = new WeakMap<SourceText, readonly number[]>();

function lineStartsOf(source: SourceText): readonly number[] {
  const known = lineStarts.get(source);
  if (known !== undefined) return known;
  const starts = [0];
  for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1)) starts.push(at + 1);
  lineStarts.set(source, starts);
  return starts;
}

/** The one-based line and column of an offset (UTF-16 units from 0) in a source. */
export function placeAt(source: SourceText, offset: number): Place {
  const end = Math.min(Math.max(offset, 0), source.text.length);
  const starts = lineStartsOf(source);
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= end) low = middle;
    else high = middle - 1;
  }
  return { file: source.file, line: low + 1, column: end - (starts[low] ?? 0) + 1 };
}

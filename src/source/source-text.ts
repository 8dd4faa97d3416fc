import type { Place } from '../diagnostics/diagnostic.js';

/** A text file as read: what every later complaint points into. */
export interface SourceText {
  /** Relative to the project's root, with "/". */
  readonly file: string;
  readonly text: string;
}

/** The one-based line and column of an offset (UTF-16 units from 0) in a source. */
export function placeAt(source: SourceText, offset: number): Place {
  const end = Math.min(Math.max(offset, 0), source.text.length);
  let line = 1;
  let lineStart = 0;
  for (let at = source.text.indexOf('\n'); at !== -1 && at < end; at = source.text.indexOf('\n', at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { file: source.file, line, column: end - lineStart + 1 };
}

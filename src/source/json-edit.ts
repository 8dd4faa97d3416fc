import { applyEdits, modify } from 'jsonc-parser';

/** A value to be put into JSON at a path; undefined: it is taken out. */
export type JsonValueAt = readonly [path: readonly string[], value: unknown];

/** A JSON text with some values put in, in order, and nothing else of it touched. */
export function withValues(text: string, values: readonly JsonValueAt[]): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  return values.reduce((now, [path, value]) => applyEdits(now, modify(now, [...path], value, { formattingOptions })), text);
}

import { readText } from '../source/files.js';
import { hasErrors } from '../diagnostics/catalogue.js';
import { readJson, type Read } from '../source/json.js';
import type { SourceText } from '../source/source-text.js';
import { checkFormat } from './decree.js';
import { format as formatShape, type Format } from './types.js';

const file = 'templates/nd30-2020.json';

/** Reads the format file and holds it against the decree. */
export function readFormat(root: string): Read<{ readonly format: Format; readonly source: SourceText }> {
  const text = readText(root, file);
  if (!text.ok) return text;
  const read = readJson(text.value, formatShape);
  if (!read.ok) return read;
  const departures = checkFormat(read.value, text.value);
  return hasErrors(departures) ? { ok: false, diagnostics: departures } : { ok: true, value: { format: read.value, source: text.value } };
}

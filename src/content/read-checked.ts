import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { readJson, stringsOf } from '../source/json.js';
import type { SourceText } from '../source/source-text.js';
import { checkCharacters } from './characters.js';

/** A JSON file of content against its shape, and every text in it for characters that must not reach a document. */
export function readChecked<T>(source: SourceText, shape: Parameters<typeof readJson<T>>[1]): { readonly value: T | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const characters = [...stringsOf(source)].flatMap(({ path, text, placeOfIndex }) => (path[0] === '$schema' ? [] : checkCharacters(text, placeOfIndex)));
  const read = readJson(source, shape);
  return read.ok ? { value: read.value, diagnostics: characters } : { value: undefined, diagnostics: [...characters, ...read.diagnostics] };
}

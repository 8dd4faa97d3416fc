import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Read } from './json.js';
import type { SourceText } from './source-text.js';
import { codeOf, reasonInWords } from './system-reasons.js';

/** Reads a text file of the project as UTF-8. `file` is relative to `root`, with "/". */
export function readText(root: string, file: string): Read<SourceText> {
  const place = { file, line: 1, column: 1 };
  let bytes: Buffer;
  try {
    if (!statSync(join(root, file)).isFile()) return { ok: false, diagnostics: [diagnose('not-a-file', place, {})] };
    bytes = readFileSync(join(root, file));
  } catch (failure) {
    const found = codeOf(failure) === 'ENOENT' ? diagnose('file-missing', place, { what: file }) : diagnose('file-unreadable', place, { reason: reasonInWords(failure) });
    return { ok: false, diagnostics: [found] };
  }
  try {
    return { ok: true, value: { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) } };
  } catch {
    return { ok: false, diagnostics: [diagnose('not-utf8', place, {})] };
  }
}

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Read } from './json.js';
import type { SourceText } from './source-text.js';

/** The system's short reason of a failure, such as "EACCES"; never a stack trace. */
export function reasonOf(failure: unknown): string {
  if (failure instanceof Error && 'code' in failure && typeof failure.code === 'string') return failure.code;
  return failure instanceof Error ? failure.message : String(failure);
}

/** Reads a text file of the project as UTF-8. `file` is relative to `root`, with "/". */
export function readText(root: string, file: string): Read<SourceText> {
  const place = { file, line: 1, column: 1 };
  let bytes: Buffer;
  try {
    if (!statSync(join(root, file)).isFile()) return { ok: false, diagnostics: [diagnose('not-a-file', place, {})] };
    bytes = readFileSync(join(root, file));
  } catch (failure) {
    const reason = reasonOf(failure);
    const found = reason === 'ENOENT' ? diagnose('file-missing', place, { what: file }) : diagnose('file-unreadable', place, { reason });
    return { ok: false, diagnostics: [found] };
  }
  try {
    return { ok: true, value: { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) } };
  } catch {
    return { ok: false, diagnostics: [diagnose('not-utf8', place, {})] };
  }
}

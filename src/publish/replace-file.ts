import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Read } from '../source/json.js';
import { reasonInWords } from '../source/system-reasons.js';
import type { RecordFile } from './journal.js';
import { quietly } from './quietly.js';

/** Replaces one content file whole, or leaves it as it was; a file that has changed since it was read is left alone. */
export function replaceFile(root: string, { file, text, was }: RecordFile): Read<undefined> {
  const place = { file, line: 1, column: 1 };
  const target = join(root, ...file.split('/'));
  if (quietly(() => readFileSync(target, 'utf8')) !== was) return { ok: false, diagnostics: [diagnose('content-changed-meanwhile', place, {})] };
  const fresh = `${target}.moi`;
  try {
    writeFileSync(fresh, text, { flush: true });
    renameSync(fresh, target);
  } catch (failure) {
    rmSync(fresh, { force: true });
    if (failure instanceof Error && 'syscall' in failure) return { ok: false, diagnostics: [diagnose('content-unwritable', place, { reason: reasonInWords(failure) })] };
    throw failure;
  }
  return { ok: true, value: undefined };
}

import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { annotateDocx } from '../inspect/docx/annotate.js';
import { inspectFile, type Inspection } from '../inspect/inspect.js';
import type { Departure } from '../inspect/rules/types.js';
import type { Read } from '../source/json.js';
import { codeOf, reasonInWords } from '../source/system-reasons.js';

/** One file that was asked about: what is said of it, or why it cannot be read. */
export type Inspected = { readonly file: string; readonly bytes: Uint8Array; readonly read: Read<Inspection> } | { readonly file: string; readonly bytes: undefined; readonly read: { readonly ok: false; readonly diagnostics: readonly Diagnostic[] } };

/** No file of documents is larger; what is larger is not taken into memory. */
const mostBytes = 200 * 1024 * 1024;

/** The files of the paths as they are given, and of folders every .docx and .pdf below them, by name. */
export function filesOf(root: string, paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    const whole = resolve(root, path);
    try {
      return statSync(whole).isDirectory() ? below(whole).map((file) => relative(root, file)) : [path];
    } catch {
      return [path];
    }
  });
}

function below(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name.startsWith('.') || entry.name.startsWith('~$')) return [];
      if (entry.isDirectory()) return below(join(folder, entry.name));
      return entry.isFile() && /\.(?:docx|pdf)$/iu.test(entry.name) ? [join(folder, entry.name)] : [];
    });
}

/** Reads and inspects one file, dispatched by its content. */
export async function inspectPath(root: string, file: string): Promise<Inspected> {
  const place = { file, line: 1, column: 1 };
  let bytes: Uint8Array;
  try {
    const stat = statSync(resolve(root, file));
    if (!stat.isFile()) return { file, bytes: undefined, read: { ok: false, diagnostics: [diagnose('inspect-not-a-file', place, {})] } };
    if (stat.size > mostBytes) return { file, bytes: undefined, read: { ok: false, diagnostics: [diagnose('inspect-too-large', place, { megabytes: Math.ceil(stat.size / 1048576), most: mostBytes / 1048576 })] } };
    bytes = new Uint8Array(readFileSync(resolve(root, file)));
  } catch (failure) {
    const found = codeOf(failure) === 'ENOENT' ? diagnose('inspect-missing', place, {}) : diagnose('file-unreadable', place, { reason: reasonInWords(failure) });
    return { file, bytes: undefined, read: { ok: false, diagnostics: [found] } };
  }
  return { file, bytes, read: await inspectFile(bytes, file) };
}

export function departuresOf(inspection: Inspection): readonly Departure[] {
  return inspection.rules.flatMap((rule) => rule.departures);
}

/** Writes the same DOCX with a comment at each departure; nothing where it cannot be done. */
export async function writeAnnotated(root: string, inspected: Inspected, target: string): Promise<readonly Diagnostic[]> {
  const place = { file: inspected.file, line: 1, column: 1 };
  if (!inspected.read.ok || inspected.bytes === undefined) return [];
  if (inspected.read.value.format === 'pdf') return [diagnose('inspect-annotate-pdf', place, {})];
  if (resolve(root, target) === resolve(root, inspected.file)) return [diagnose('inspect-annotate-itself', place, {})];
  const comments = departuresOf(inspected.read.value).map((d) => ({ paragraph: d.place?.paragraph ?? 1, ...(d.words === '' ? {} : { words: d.words }), lines: [`${d.rule} (${d.clause}): ${d.what}`, `Đang là: ${d.found}. Phải là: ${d.wanted}.`] }));
  const annotated = await annotateDocx(inspected.bytes, comments, inspected.file);
  if (!annotated.ok) return annotated.diagnostics;
  try {
    writeFileSync(`${resolve(root, target)}.moi`, annotated.value, { flush: true });
    renameSync(`${resolve(root, target)}.moi`, resolve(root, target));
    return [];
  } catch (failure) {
    return [diagnose('output-unwritable', { ...place, file: target }, { reason: reasonInWords(failure) })];
  }
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import type { TaskProgress } from '../content/schema.js';
import { diagnose, hasErrors, sortDiagnostics, uniqueDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { symbolOf } from '../register/issued.js';
import type { Read } from '../source/json.js';
import { reasonInWords } from '../source/system-reasons.js';
import { readWorkbookLayout } from '../workbook/layout.js';
import { mergeAnswers, type MergedAnswers } from '../workbook/merge-answers.js';
import { largestWorkbook } from '../workbook/open.js';
import { readReturned, type ReturnedWorkbook } from '../workbook/read-returned.js';
import { needIssued } from './issue.js';
import { readProject } from './project.js';
import { replaceFile } from './replace-file.js';

export interface CollectResult extends Omit<MergedAnswers, 'tasks'> {
  readonly workbooks: readonly string[];
  /** Files that are no workbooks, left alone. */
  readonly ignored: readonly string[];
  /** Names of agencies by id. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Reads returned workbooks into `content/<year>/progress.json`: all of what they say, or nothing. The same workbooks again
 * change nothing.
 * @param paths files, or folders that hold them at any depth
 */
export async function collectAnswers(root: string, year: number, paths: readonly string[]): Promise<Read<CollectResult>> {
  const fail = (diagnostics: readonly Diagnostic[]): Read<never> => ({ ok: false, diagnostics: sortDiagnostics(uniqueDiagnostics(diagnostics)) });
  const { project, diagnostics: reading } = readProject(root, year, []);
  const layout = readWorkbookLayout(root);
  if (project === undefined || hasErrors(reading) || !layout.ok) return fail([...reading, ...(layout.ok ? [] : layout.diagnostics)]);
  const { plan, distribution } = project;
  const issued = needIssued(plan, project.issued);
  if (!issued.ok) return issued;
  const { files, ignored, faults } = findWorkbooks(paths);
  if (files.length === 0) return fail([...faults, diagnose('collect-nothing', { file: paths.join(' '), line: 1, column: 1 }, {})]);
  const diagnostics = [...faults];
  const workbooks: ReturnedWorkbook[] = [];
  for (const { path, shown } of files) {
    const bytes = readBytes(path, shown);
    const read = bytes.ok ? await readReturned(bytes.value, shown, layout.value) : bytes;
    if (read.ok) workbooks.push(read.value);
    else diagnostics.push(...read.diagnostics);
  }
  const merged = mergeAnswers(plan, distribution, workbooks, symbolOf(issued.value));
  diagnostics.push(...merged.diagnostics);
  if (hasErrors(diagnostics)) return fail(diagnostics);
  if (merged.changed.length > 0) {
    const written = replaceFile(root, { file: `content/${year}/progress.json`, text: progressText(merged.tasks), was: plan.sources.progress?.text });
    if (!written.ok) return written;
  }
  const names = new Map(plan.agencies.agencies.map((a) => [a.id, a.name]));
  return { ok: true, value: { ...merged, diagnostics: sortDiagnostics(uniqueDiagnostics([...reading, ...diagnostics])), workbooks: files.map((f) => f.shown), ignored, names } };
}

/** The bytes of a returned file; one that is larger than any workbook is not read. */
function readBytes(path: string, file: string): Read<Uint8Array> {
  const place = { file, line: 1, column: 1 };
  try {
    if (statSync(path).size > largestWorkbook) return { ok: false, diagnostics: [diagnose('workbook-refused', place, { kind: 'too-large' })] };
    return { ok: true, value: readFileSync(path) };
  } catch (failure) {
    return { ok: false, diagnostics: [diagnose('file-unreadable', place, { reason: reasonInWords(failure) })] };
  }
}

function progressText(tasks: readonly TaskProgress[]): string {
  return `${JSON.stringify({ $schema: '../schemas/progress.schema.json', tasks }, null, 2)}\n`;
}

interface Found {
  readonly path: string;
  /** As messages name it. */
  readonly shown: string;
}

/** Workbooks at some paths; lock files that Office leaves are passed over, other files are told. */
function findWorkbooks(paths: readonly string[]): { readonly files: readonly Found[]; readonly ignored: readonly string[]; readonly faults: readonly Diagnostic[] } {
  const files = new Map<string, Found>();
  const ignored: string[] = [];
  const faults: Diagnostic[] = [];
  const take = (path: string): void => {
    const shown = relative(process.cwd(), path).startsWith('..') ? path : relative(process.cwd(), path);
    if (basename(path).startsWith('~$') || basename(path).startsWith('.')) return;
    if (/\.(?:xls[xmb]?|ods)$/iu.test(path)) files.set(path, { path, shown });
    else ignored.push(shown);
  };
  for (const asked of paths) {
    const path = resolve(asked);
    try {
      if (!statSync(path).isDirectory()) {
        take(path);
        continue;
      }
      const inside = readdirSync(path, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
      for (const one of inside.sort()) take(one);
    } catch (failure) {
      faults.push(diagnose('file-unreadable', { file: asked, line: 1, column: 1 }, { reason: reasonInWords(failure) }));
    }
  }
  return { files: [...files.values()], ignored, faults };
}

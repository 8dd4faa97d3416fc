import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { yearsOf } from '../content/read.js';
import { diagnose, hasErrors, sortDiagnostics, uniqueDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { withoutReach } from '../plan/reach.js';
import { symbolOf } from '../content/numbers.js';
import { readIssued } from '../register/issued.js';
import { placeOf, type Read } from '../source/json.js';
import { reasonInWords } from '../source/system-reasons.js';
import { readBack } from '../workbook/back.js';
import { readWorkbookLayout, type WorkbookLayout } from '../workbook/layout.js';
import { mergeAnswers, type MergedAnswers } from '../workbook/merge-answers.js';
import { largestWorkbook } from '../workbook/open.js';
import { readReturned, type ReturnedWorkbook } from '../workbook/read-returned.js';
import type { Answerable } from '../workbook/returned-answers.js';
import { realDisk } from './disk.js';
import { editionInForce } from './in-force.js';
import { contentName, editionOf, type Edition } from './issued-folder.js';
import { needIssued } from './issue.js';
import { progressFile, progressText } from './progress-record.js';
import { readProject } from './project.js';
import { replaceTogether } from './replace-together.js';

export interface CollectResult extends Omit<MergedAnswers, 'tasks' | 'isNew'> {
  /** Of the plan. */
  readonly year: number;
  /** Where the answers are recorded, from the root. */
  readonly file: string;
  readonly workbooks: readonly string[];
  /** Files that are no workbooks, left alone. */
  readonly ignored: readonly string[];
  /** Names of agencies by id. */
  readonly names: ReadonlyMap<string, string>;
}

export interface CollectRequest {
  /** A year, or its decision in force where that lies aside; absent: the year that the workbooks themselves name. */
  readonly year?: number | Edition | undefined;
  /** Files, or folders that hold them at any depth. */
  readonly paths: readonly string[];
  /** Numbers of tasks ("III.5", "VII.*"; of one agency's answer "III.5:so-tu-phap") that may go back from being finished, to older answers, and to those of another agency. */
  readonly back?: readonly string[] | undefined;
}

/**
 * Reads returned workbooks into `content/<year>/progress.json`: all of what they say, or nothing. The same workbooks again
 * change nothing.
 */
export async function collectAnswers(root: string, { year: asked, paths, back = [] }: CollectRequest): Promise<Read<CollectResult>> {
  const fail = (diagnostics: readonly Diagnostic[]): Read<never> => ({ ok: false, diagnostics: sortDiagnostics(uniqueDiagnostics(diagnostics)) });
  const layout = readWorkbookLayout(root);
  if (!layout.ok) return layout;
  const { files, ignored, faults } = findWorkbooks(paths);
  if (files.length === 0) return fail(faults.length > 0 ? faults : [diagnose('collect-nothing', { file: paths.join(' '), line: 1, column: 1 }, {})]);
  const { workbooks, faults: unread } = await readWorkbooks(files, layout.value);
  const year = asked === undefined ? yearOf(workbooks) : editionOf(asked).year;
  if (typeof year !== 'number') return fail([...faults, ...unread, ...year]);
  const known = yearsOf(root);
  if (!known.ok) return known;
  if (!known.value.includes(year)) return fail([diagnose('no-year', { file: 'content', line: 1, column: 1 }, { year: String(year), known: known.value.join(', '), near: undefined })]);
  const edition = editionInForce(root, year);
  const { decision } = editionOf(asked ?? year);
  if (decision !== undefined && decision !== edition.decision) return fail([diagnose('collect-superseded', { file: `content/${contentName({ year, decision })}`, line: 1, column: 1 }, { ref: contentName({ year, decision }), year })]);
  const { project, diagnostics: reading } = readProject(root, edition, []);
  if (project === undefined || hasErrors(reading)) return fail(reading);
  const { plan, distribution } = project;
  const issued = needIssued(plan, project.issued);
  if (!issued.ok) return issued;
  const { mayGoBack, unknown, strangers } = readBack(plan, back);
  const file = progressFile(edition);
  const symbol = symbolOf(issued.value);
  const merged = mergeAnswers({ plan, distribution, decision: symbol }, earlierDecisions(root, year, symbol, workbooks), workbooks, mayGoBack);
  const diagnostics = [...faults, ...unread, ...merged.diagnostics];
  if (unknown.length > 0) diagnostics.push(diagnose('workbook-back-unknown', placeOf(plan.sources.tasks, []), { patterns: unknown.join(', ') }));
  for (const { pattern, id, answering, near } of strangers) diagnostics.push(diagnose('workbook-back-agency', placeOf(plan.sources.tasks, []), { pattern, id, answering, near }));
  if (hasErrors(diagnostics)) return fail(diagnostics);
  if (merged.isNew) {
    const written = replaceTogether(root, year, [{ file, text: progressText(merged.tasks), was: plan.sources.progress?.text }], realDisk);
    if (!written.ok) return written;
  }
  const names = new Map(plan.agencies.agencies.map((a) => [a.id, a.name]));
  return { ok: true, value: { ...merged, year, file, diagnostics: sortDiagnostics(uniqueDiagnostics([...withoutReach(reading), ...diagnostics])), workbooks: files.map((f) => f.shown), ignored, names } };
}

/** The year's earlier decisions that workbooks were sent with; one whose content cannot be read is told by `check`. */
function earlierDecisions(root: string, year: number, inForce: string, workbooks: readonly ReturnedWorkbook[]): readonly Answerable[] {
  const named = new Set(workbooks.map(({ decision }) => decision).filter((decision) => decision !== inForce));
  const register = readIssued(root);
  const entries = register.ok && named.size > 0 ? register.value.chain.entries.filter((entry) => entry.year === year && named.has(symbolOf(entry))) : [];
  return entries.flatMap((entry) => {
    const { project } = readProject(root, { year, decision: entry.number }, []);
    return project === undefined ? [] : [{ plan: project.plan, distribution: project.distribution, decision: symbolOf(entry) }];
  });
}

async function readWorkbooks(files: readonly Found[], layout: WorkbookLayout): Promise<{ readonly workbooks: readonly ReturnedWorkbook[]; readonly faults: readonly Diagnostic[] }> {
  const workbooks: ReturnedWorkbook[] = [];
  const faults: Diagnostic[] = [];
  for (const { path, shown } of files) {
    const bytes = readBytes(path, shown);
    const read = bytes.ok ? await readReturned(bytes.value, shown, layout) : bytes;
    if (read.ok) workbooks.push(read.value);
    else faults.push(...read.diagnostics);
  }
  return { workbooks, faults };
}

/** The year that the workbooks name; where they differ, those that are not of the year of most (the latest of several such). */
function yearOf(workbooks: readonly ReturnedWorkbook[]): number | readonly Diagnostic[] {
  const count = (wanted: number): number => workbooks.filter(({ year }) => year === wanted).length;
  const [most] = [...workbooks].sort((a, b) => count(b.year) - count(a.year) || b.year - a.year);
  if (most === undefined) return [];
  const others = workbooks.filter(({ year }) => year !== most.year);
  return others.length === 0 ? most.year : others.map(({ file, year }) => diagnose('collect-years', { file, line: 1, column: 1 }, { found: year, year: most.year, file: most.file }));
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
      faults.push(existsSync(path) ? diagnose('file-unreadable', { file: asked, line: 1, column: 1 }, { reason: reasonInWords(failure) }) : diagnose('collect-missing', { file: asked, line: 1, column: 1 }, {}));
    }
  }
  return { files: [...files.values()], ignored, faults };
}

import { join } from 'node:path';
import { checkFields } from '../compose/fields.js';
import { diagnose, hasErrors, sortDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Document } from '../document/types.js';
import { renderDocx } from '../render/docx/render.js';
import { renderPdf } from '../render/pdf/render.js';
import { reasonOf } from '../source/files.js';
import { checkDocument } from './check-document.js';
import { composeJob } from './compose-job.js';
import { jobsOf, type Job } from './jobs.js';
import { manifestOf, sha256, sourcesOf, type Artifact, type Manifest } from './manifest.js';
import { openOutput, OutputBusy, realDisk, type Disk, type Output } from './output.js';
import { readProject, type Project } from './project.js';
import { makeStopwatch, type Stopwatch, type Timings } from './stopwatch.js';

export const outputFolder = 'output';

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The file being made, below the year's folder. */
  readonly file: string;
}

export interface BuildOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly disk?: Disk;
}

export interface BuildResult {
  /** Undefined where an error stopped the build; `output/` is then as it was. */
  readonly manifest: Manifest | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly timings: Timings;
}

interface Composed {
  readonly job: Job;
  readonly document: Document;
}

/** Reads, composes and checks every document of a year, without rendering: what `check` reports. */
export function composeYear(root: string, year: number, watch: Stopwatch = makeStopwatch()): {
  readonly project: Project | undefined;
  readonly documents: readonly Composed[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const { project, diagnostics: reading } = watch.time('read', () => readProject(root, year));
  if (project === undefined) return { project, documents: [], diagnostics: sortDiagnostics(unique(reading)) };
  const diagnostics = [...reading];
  const documents: Composed[] = [];
  watch.time('compose', () => {
    for (const job of firstOfEach(jobsOf(project))) diagnostics.push(...checkFields(job.template, project.templates, job.context()));
    for (const job of jobsOf(project)) {
      const composed = composeJob(job, project);
      if (!composed.ok) {
        diagnostics.push(...composed.diagnostics);
        continue;
      }
      documents.push({ job, document: composed.value });
      diagnostics.push(...checkDocument(composed.value, job, project));
    }
  });
  return { project, documents, diagnostics: sortDiagnostics(unique(diagnostics)) };
}

/** One job for each template: its fields are the same for all. */
function firstOfEach(jobs: readonly Job[]): readonly Job[] {
  return [...new Map(jobs.map((job) => [job.template, job])).values()];
}

/** The same complaint about a template comes from every document made of it. */
function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((d) => [`${d.file}:${d.line}:${d.column}:${d.code}:${d.message}`, d])).values()];
}

/** Builds every document of a year and publishes all of them, or none. */
export async function buildYear(root: string, year: number, options: BuildOptions = {}): Promise<BuildResult> {
  const watch = makeStopwatch();
  const { project, documents, diagnostics } = composeYear(root, year, watch);
  if (project === undefined || hasErrors(diagnostics)) return { manifest: undefined, diagnostics, timings: watch.timings() };
  const folder = join(root, outputFolder);
  let output: Output | undefined;
  try {
    output = openOutput(folder, String(year), options.disk ?? realDisk);
    const files = await renderAll(project, documents, output, watch, options.onProgress);
    const manifest = manifestOf(project, documents.map((d) => d.job), files);
    const { publish, write } = output;
    watch.time('write', () => {
      write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
      publish();
    });
    return { manifest, diagnostics, timings: watch.timings() };
  } catch (failure) {
    const place = { file: `${outputFolder}/${year}`, line: 1, column: 1 };
    const found = failure instanceof OutputBusy ? diagnose('output-busy', place, {}) : systemFault(failure, place);
    return { manifest: undefined, diagnostics: [...diagnostics, found], timings: watch.timings() };
  } finally {
    output?.close();
  }
}

/** A failure of the disk is told to the user; any other is a fault of ours and must not pass for one. */
function systemFault(failure: unknown, place: { file: string; line: number; column: number }): Diagnostic {
  if (failure instanceof Error && 'syscall' in failure) return diagnose('output-unwritable', place, { reason: reasonOf(failure) });
  throw failure;
}

async function renderAll(project: Project, documents: readonly Composed[], output: Output, watch: Stopwatch, onProgress: BuildOptions['onProgress']): Promise<Artifact[]> {
  const files: Artifact[] = [];
  const { format, faces } = project;
  const total = documents.length * 2;
  for (const { job, document } of documents) {
    const madeFrom = sourcesOf(job, project).map((s) => s.file);
    const keep = (ending: string, bytes: Uint8Array, pages: number): void => {
      const path = `${job.path}.${ending}`;
      watch.time('write', () => {
        output.write(path, bytes);
      });
      files.push({ path, size: bytes.length, pages, sha256: sha256(bytes), madeFrom });
    };
    onProgress?.({ done: files.length, total, file: `${job.path}.pdf` });
    const pdf = await watch.timeAsync('pdf', () => renderPdf(document, format, faces));
    onProgress?.({ done: files.length + 1, total, file: `${job.path}.docx` });
    const docx = watch.time('docx', () => renderDocx(document, format, faces));
    keep('docx', docx, pdf.pages);
    keep('pdf', pdf.bytes, pdf.pages);
  }
  onProgress?.({ done: total, total, file: 'manifest.json' });
  return files;
}

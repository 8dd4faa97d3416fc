import { checkFields } from '../compose/fields.js';
import { hasErrors, sortDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Document } from '../document/types.js';
import { checkDocument } from './check-document.js';
import { composeJob } from './compose-job.js';
import { jobsOf, type Job } from './jobs.js';
import { manifestOf, sourcesOf, type Manifest } from './manifest.js';
import { readProject, type Project } from './project.js';
import { publishDocuments, type PublishOptions } from './publish-documents.js';
import { makeStopwatch, type Stopwatch, type Timings } from './stopwatch.js';

export type BuildOptions = Omit<PublishOptions, 'also' | 'watch' | 'onKept'>;

export interface BuildResult {
  /** Undefined where an error stopped the build; `output/` is then as it was. */
  readonly manifest: Manifest | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The people's own files in the old set, taken along into the new one. */
  readonly kept: readonly string[];
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
  if (project === undefined || hasErrors(diagnostics)) return { manifest: undefined, diagnostics, kept: [], timings: watch.timings() };
  let manifest: Manifest | undefined;
  let kept: readonly string[] = [];
  const published = await publishDocuments(root, String(year), documents.map(({ job, document }) => ({ path: job.path, document })), project, {
    ...options,
    watch,
    onKept: (paths) => {
      kept = paths;
    },
    also: (files) => {
      const sources = new Map(documents.map(({ job }) => [job.path, sourcesOf(job, project).map((s) => s.file)]));
      manifest = manifestOf(project, documents.map((d) => d.job), files.map(({ document, ...file }) => ({ ...file, madeFrom: sources.get(document) ?? [] })));
      return [['manifest.json', `${JSON.stringify(manifest, null, 2)}\n`]];
    },
  });
  return published.ok ? { manifest, diagnostics, kept, timings: watch.timings() } : { manifest: undefined, diagnostics: [...diagnostics, ...published.diagnostics], kept: [], timings: watch.timings() };
}

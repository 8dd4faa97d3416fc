import { hasErrors, sortDiagnostics, uniqueDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { composeJobs, type Composed } from './compose-jobs.js';
import { jobsOf } from './jobs.js';
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

/** Reads, composes and checks every document of a year, without rendering: what `check` reports. */
export function composeYear(root: string, year: number, watch: Stopwatch = makeStopwatch()): {
  readonly project: Project | undefined;
  readonly documents: readonly Composed[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const { project, diagnostics: reading } = watch.time('read', () => readProject(root, year));
  if (project === undefined) return { project, documents: [], diagnostics: sortDiagnostics(uniqueDiagnostics(reading)) };
  const diagnostics = [...reading];
  const documents: Composed[] = [];
  watch.time('compose', () => {
    const composed = composeJobs(jobsOf(project), project);
    documents.push(...composed.documents);
    diagnostics.push(...composed.diagnostics);
  });
  return { project, documents, diagnostics: sortDiagnostics(uniqueDiagnostics(diagnostics)) };
}

/** Builds every document of a year and publishes all of them, or none. */
export async function buildYear(root: string, year: number, options: BuildOptions = {}): Promise<BuildResult> {
  const watch = makeStopwatch();
  const { project, documents, diagnostics } = composeYear(root, year, watch);
  if (project === undefined || hasErrors(diagnostics)) return { manifest: undefined, diagnostics, kept: [], timings: watch.timings() };
  let manifest: Manifest | undefined;
  let kept: readonly string[] = [];
  const published = await publishDocuments(root, String(year), documents.map(({ job, ...rest }) => ({ path: job.path, ...rest })), project, {
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

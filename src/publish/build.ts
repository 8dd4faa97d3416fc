import type { DocumentForm, IssuedEntry } from '../content/schema.js';
import { diagnose, hasErrors, sortDiagnostics, uniqueDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { composeJobs, toPublish, type Composed } from './compose-jobs.js';
import type { Edition } from './issued-folder.js';
import { issuedBytesFaults } from './issued-set.js';
import { filesOf, jobsOf } from './jobs.js';
import { manifestOf, manifestText, type Manifest } from './manifest.js';
import { readProject, type Project } from './project.js';
import { publishDocuments, type Counts, type PublishedFile, type PublishOptions } from './publish-documents.js';
import { outputFolder } from './folders.js';
import { departuresOf } from './recorded-files.js';
import { shardManifest } from './shards/shard-manifest.js';
import { shardFolder, shareOf, type Shard } from './shards/shard.js';
import { makeStopwatch, type Stopwatch, type Timings } from './stopwatch.js';

export type BuildOptions = Omit<PublishOptions, 'also' | 'watch' | 'onKept' | 'onRendered' | 'judge' | 'records'>;

export interface BuildResult extends Counts {
  /** Undefined where an error stopped the build; `output/` is then as it was. */
  readonly manifest: Manifest | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The people's own files in the old set, taken along into the new one. */
  readonly kept: readonly string[];
  readonly timings: Timings;
}

const nothing: Counts = { made: 0, taken: 0 };

export interface ComposeOptions {
  /** Texts to be read in place of files, by path from the root. */
  readonly instead?: ReadonlyMap<string, string>;
  /** Absent: as the decision was issued, else on paper. */
  readonly forms?: readonly DocumentForm[] | undefined;
  /** Only the documents of this share. */
  readonly shard?: Shard | undefined;
}

export interface ComposedYear {
  /** Undefined where an error leaves nothing whole to work on. */
  readonly project: Project | undefined;
  readonly documents: readonly Composed[];
  readonly diagnostics: readonly Diagnostic[];
  readonly watch: Stopwatch;
}

/** Reads, composes and checks every document of a year, without rendering: what `check` reports. */
export function composeYear(root: string, year: number | Edition, { instead, forms, shard }: ComposeOptions = {}): ComposedYear {
  const watch = makeStopwatch();
  const { project, diagnostics: reading } = watch.time('read', () => readProject(root, year, undefined, instead));
  if (project === undefined) return { project, documents: [], diagnostics: sortDiagnostics(uniqueDiagnostics(reading)), watch };
  const { issued } = project;
  const jobs = jobsOf(project, forms ?? usualForms(issued));
  const composed = watch.time('compose', () => composeJobs(shard === undefined ? jobs : shareOf(jobs, shard), project));
  return { project, documents: composed.documents, diagnostics: sortDiagnostics(uniqueDiagnostics([...reading, ...composed.diagnostics])), watch };
}

/** Builds every document of a year and publishes all of them, or none; what was issued is only made again as it was. */
export async function buildYear(root: string, year: number | Edition, { forms, ...options }: BuildOptions & Pick<ComposeOptions, 'forms'> = {}): Promise<BuildResult> {
  const composed = composeYear(root, year, { forms });
  const { project, diagnostics, watch } = composed;
  const entry = project?.issued;
  if (project === undefined || hasErrors(diagnostics)) return { manifest: undefined, diagnostics, kept: [], ...nothing, timings: watch.timings() };
  if (entry === undefined) return publishYear(root, { ...composed, project }, options);
  const { set } = project;
  const spoilt = departuresOf(root, set, entry.files);
  const built = await publishYear(root, { ...composed, project }, { ...options, judge: (files) => issuedBytesFaults(entry, files, project) });
  const restored = built.manifest === undefined ? [] : spoilt.map(({ path, fault }) => diagnose('recorded-file-restored', { file: `${outputFolder}/${set}/${path}`, line: 1, column: 1 }, { path: `${outputFolder}/${set}/${path}`, fault }));
  return { ...built, diagnostics: [...built.diagnostics, ...restored] };
}

/** The forms in which a decision was issued; a draft is on paper. */
function usualForms(issued: IssuedEntry | undefined): readonly DocumentForm[] {
  return issued?.forms ?? ['giay'];
}

/**
 * Builds one share of a year's documents into a folder of its own, `output/<set>-phan-<index>-<count>`, with a manifest
 * that says so; `mergeShards` joins the shares, wherever they were made.
 */
export async function buildShard(root: string, year: number | Edition, shard: Shard, { forms, ...options }: BuildOptions & Pick<ComposeOptions, 'forms'> = {}): Promise<BuildResult> {
  const composed = composeYear(root, year, { forms, shard });
  const { project, diagnostics, watch } = composed;
  if (project === undefined || hasErrors(diagnostics)) return { manifest: undefined, diagnostics, kept: [], ...nothing, timings: watch.timings() };
  const { issued, set } = project;
  const own = new Set(composed.documents.flatMap(({ job }) => filesOf(job)));
  const judge = issued === undefined ? undefined : (files: readonly PublishedFile[]) => issuedBytesFaults({ ...issued, files: issued.files.filter((f) => own.has(f.path)) }, files, project);
  return publishYear(root, { ...composed, project }, { ...options, ...(judge === undefined ? {} : { judge }) }, {
    folder: shardFolder(set, shard),
    manifest: (whole) => shardManifest(whole, shard, forms ?? usualForms(issued)),
  });
}

/** Where a set is published and what its manifest says; absent: the whole set of a year. */
interface Target {
  readonly folder: string;
  readonly manifest: (whole: Manifest) => object;
}

/** Renders and publishes the composed documents of a year. */
export async function publishYear(root: string, { project, documents, diagnostics, watch }: ComposedYear & { readonly project: Project }, options: Omit<PublishOptions, 'also' | 'watch' | 'onKept' | 'onRendered'>, target: Target = { folder: project.set, manifest: (whole) => whole }): Promise<BuildResult> {
  let manifest: Manifest | undefined;
  let kept: readonly string[] = [];
  let counts: Counts = nothing;
  const published = await publishDocuments(root, target.folder, toPublish(documents), project, {
    ...options,
    watch,
    onKept: (paths) => {
      kept = paths;
    },
    onRendered: (rendered) => {
      counts = rendered;
    },
    also: (files) => {
      manifest = manifestOf(project, documents.map((d) => d.job), files);
      return [['manifest.json', manifestText(target.manifest(manifest))]];
    },
  });
  return published.ok ? { manifest, diagnostics, kept, ...counts, timings: watch.timings() } : { manifest: undefined, diagnostics: [...diagnostics, ...published.diagnostics], kept: [], ...nothing, timings: watch.timings() };
}

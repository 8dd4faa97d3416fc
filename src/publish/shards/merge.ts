import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import type { DocumentForm } from '../../content/schema.js';
import { diagnose, hasErrors, sortDiagnostics, uniqueDiagnostics } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { readJson, type Read } from '../../source/json.js';
import { sha256 } from '../../source/sha256.js';
import { OutputFault } from '../faults.js';
import { contentName, editionOf, type Edition } from '../issued-folder.js';
import { issuedBytesFaults } from '../issued-set.js';
import { filesOf, jobsOf, type Job } from '../jobs.js';
import { manifestOf, manifestText, sourcesOf, type Manifest } from '../manifest.js';
import { readProject, type Project } from '../project.js';
import { outputFolder } from '../folders.js';
import { publishSet, type PublishSetOptions } from '../publish-set.js';
import { quietly } from '../quietly.js';
import { programName, shardManifestShape, type ShardManifest } from './shard-manifest.js';
import { countNamed, shareOf, isShardFolder } from './shard.js';

export interface Merged {
  readonly manifest: Manifest;
  readonly diagnostics: readonly Diagnostic[];
  /** The shares that were joined, as they were named. */
  readonly folders: readonly string[];
}

/**
 * Joins the shares of a year's set, made by `build --shard` here or on other machines, into its folder below `output/`: the very files,
 * and the manifest, that one build makes. Every share is there once, of the content and templates that are here, by this
 * program, and every file with the bytes its manifest says; or nothing is touched and all that is wrong is told.
 * @param folders of shares; none: those of the year below `output/`
 */
export async function mergeShards(root: string, which: number | Edition, folders: readonly string[], options: PublishSetOptions = {}): Promise<Read<Merged>> {
  const fail = (diagnostics: readonly Diagnostic[]): Read<never> => ({ ok: false, diagnostics: sortDiagnostics(uniqueDiagnostics(diagnostics)) });
  const { project, diagnostics: reading } = readProject(root, which);
  if (project === undefined || hasErrors(reading)) return fail(reading);
  const { set, plan: { year } } = project;
  const given = folders.length > 0 ? folders.map((folder) => resolve(folder)) : sharesBelow(root, set);
  if (given.length === 0) return fail([diagnose('shard-none', { file: outputFolder, line: 1, column: 1 }, { year: contentName(editionOf(which)) })]);
  const several = folders.length > 0 ? [] : divisionsFaults(given, set, contentName(editionOf(which)));
  if (several.length > 0) return fail(several);
  const shares: Share[] = [];
  const faults: Diagnostic[] = [];
  for (const folder of given) {
    const read = readShare(folder);
    if (read.ok) shares.push(read.value);
    else faults.push(...read.diagnostics);
  }
  const [first] = shares;
  if (first === undefined) return fail(faults);
  const jobs = jobsOf(project, first.manifest.shard.forms);
  faults.push(...sharesFaults(shares, year, contentName(editionOf(which))), ...shares.flatMap((share) => shareFaults(share, jobs, project)));
  if (hasErrors(faults)) return fail(faults);
  const found = new Map(shares.flatMap((share) => share.manifest.files.map((file) => [file.path, { file, share }] as const)));
  const files = jobs.flatMap(filesOf).flatMap((path) => found.get(path)?.file ?? []);
  faults.push(...[...found.values()].flatMap(({ file, share }) => fileFaults(share, file, bytesOf(share, file))));
  if (project.issued !== undefined) faults.push(...issuedBytesFaults(project.issued, files, project));
  if (hasErrors(faults)) return fail(faults);
  const manifest = manifestOf(project, jobs, files);
  const published = await publishSet(
    root,
    set,
    (write) => {
      for (const { file, share } of found.values()) {
        const bytes = bytesOf(share, file);
        const [fault] = fileFaults(share, file, bytes);
        if (fault !== undefined || bytes === undefined) throw new OutputFault(() => fault ?? diagnose('shard-file', share.place, { path: file.path, fault: 'gone' }));
        write(file.path, bytes);
      }
      write('manifest.json', manifestText(manifest));
      return Promise.resolve({ value: manifest });
    },
    options,
  );
  return published.ok ? { ok: true, value: { manifest, diagnostics: sortDiagnostics(uniqueDiagnostics([...reading, ...faults])), folders: shares.map((s) => s.shown) } } : published;
}

interface Share {
  readonly folder: string;
  /** As messages name it. */
  readonly shown: string;
  readonly place: { readonly file: string; readonly line: number; readonly column: number };
  readonly manifest: ShardManifest;
}

type ShardFile = ShardManifest['files'][number];

function bytesOf({ folder }: Share, { path }: ShardFile): Buffer | undefined {
  return quietly(() => readFileSync(join(folder, ...path.split('/'))));
}

function fileFaults({ place, shown }: Share, file: ShardFile, bytes: Buffer | undefined): readonly Diagnostic[] {
  if (bytes?.length === file.size && sha256(bytes) === file.sha256) return [];
  return [diagnose('shard-file', { ...place, file: `${shown}/${file.path}` }, { path: file.path, fault: bytes === undefined ? 'gone' : 'changed' })];
}

function sharesBelow(root: string, set: string): readonly string[] {
  const output = join(root, outputFolder);
  const names = quietly(() => readdirSync(output)) ?? [];
  return names.filter((name) => isShardFolder(name, set) && existsSync(join(output, name, 'manifest.json'))).sort().map((name) => join(output, name));
}

/** Shares that were found, and are of several divisions of the set: older ones were left, and nobody said which are meant. */
function divisionsFaults(found: readonly string[], set: string, name: string): readonly Diagnostic[] {
  const counts = new Map<number, string[]>();
  for (const folder of found) {
    const count = countNamed(basename(folder), set);
    counts.set(count, [...(counts.get(count) ?? []), `${outputFolder}/${basename(folder)}`]);
  }
  if (counts.size < 2) return [];
  return [diagnose('shard-several', { file: outputFolder, line: 1, column: 1 }, { year: name, divisions: [...counts].sort(([a], [b]) => a - b).map(([count, folders]) => ({ count, folders })) })];
}

function readShare(folder: string): Read<Share> {
  const near = relative(process.cwd(), folder);
  const shown = near === '' || near.startsWith('..') ? folder : near;
  const place = { file: `${shown}/manifest.json`, line: 1, column: 1 };
  const text = quietly(() => readFileSync(join(folder, 'manifest.json'), 'utf8'));
  if (text === undefined) return { ok: false, diagnostics: [diagnose('shard-not', place, { folder: shown })] };
  const read = readJson({ file: place.file, text }, shardManifestShape);
  return read.ok ? { ok: true, value: { folder, shown, place, manifest: read.value } } : { ok: false, diagnostics: [diagnose('shard-not', place, { folder: shown })] };
}

/** Shares that do not make one whole: another year, another count, one twice or not at all. */
function sharesFaults(shares: readonly Share[], year: number, name: string): readonly Diagnostic[] {
  const [first] = shares;
  if (first === undefined) return [];
  const { count, forms } = first.manifest.shard;
  const program = programName();
  const same = (other: readonly DocumentForm[]): boolean => other.join() === forms.join();
  const faults = shares.flatMap(({ manifest, place, shown }): readonly Diagnostic[] => [
    ...(manifest.year === year ? [] : [diagnose('shard-other', place, { folder: shown, what: `năm ${manifest.year}`, expected: `năm ${year}` })]),
    ...(manifest.shard.count === count ? [] : [diagnose('shard-other', place, { folder: shown, what: `chia làm ${manifest.shard.count}`, expected: `chia làm ${count}` })]),
    ...(same(manifest.shard.forms) ? [] : [diagnose('shard-other', place, { folder: shown, what: `bản ${manifest.shard.forms.join(', ')}`, expected: `bản ${forms.join(', ')}` })]),
    ...(manifest.shard.program === program ? [] : [diagnose('shard-other', place, { folder: shown, what: `chương trình ${manifest.shard.program}`, expected: `chương trình ${program}` })]),
  ]);
  if (faults.length > 0) return faults;
  const byIndex = Array.from({ length: count }, (_, place) => shares.filter(({ manifest }) => manifest.shard.index === place + 1));
  const missing = byIndex.flatMap((all, place) => (all.length === 0 ? [place + 1] : []));
  return [
    ...(missing.length > 0 ? [diagnose('shard-missing', { ...first.place, file: outputFolder }, { year: name, count, missing })] : []),
    ...byIndex.flatMap((all) => all.slice(1).map(({ place, shown, manifest }) => diagnose('shard-twice', place, { folder: shown, index: manifest.shard.index, other: all[0]?.shown ?? '' }))),
  ];
}

/** A share that is not of what is here: other texts, or other documents than its own. */
function shareFaults({ manifest, place, shown }: Share, jobs: readonly Job[], project: Project): readonly Diagnostic[] {
  const own = shareOf(jobs, manifest.shard);
  const expected = own.flatMap(filesOf).sort();
  const listed = manifest.files.map((f) => f.path).sort();
  if (expected.join() !== listed.join()) return [diagnose('shard-incomplete', place, { folder: shown, missing: expected.filter((path) => !listed.includes(path)), extra: listed.filter((path) => !expected.includes(path)) })];
  const now = new Map(own.flatMap((job) => sourcesOf(job, project)).map((s) => [s.file, sha256(s.text)]));
  const then = new Map(manifest.sources.map((s) => [s.path, s.sha256]));
  const changed = [...new Set([...now.keys(), ...then.keys()])].filter((path) => now.get(path) !== then.get(path));
  return changed.length > 0 ? [diagnose('shard-stale', place, { folder: shown, changed })] : [];
}

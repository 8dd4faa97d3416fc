import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { buildYear, type BuildResult } from '../../src/publish/build.js';
import { buildRemembering, type RememberedBuildOptions } from '../../src/publish/cache/remembered-build.js';
import { cacheName } from '../../src/publish/cache/place.js';
import { sampleYear, writeProject, type SampleFolder } from './sample-project.js';

/** The folder that builds remember in. */
export function memoryOf(root: string): string {
  return join(root, 'output', cacheName);
}

/** The names of rendered files that are remembered. */
export function entriesOf(root: string): readonly string[] {
  return readdirSync(memoryOf(root)).filter((name) => /^[0-9a-f]{64}$/u.test(name)).sort();
}

/** Every file of a set with its bytes, as text that differs where a byte does. */
export function setOf(root: string, name: string | number = sampleYear): ReadonlyMap<string, string> {
  const folder = join(root, 'output', String(name));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(folder, file)).isFile()).sort();
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'latin1')]));
}

/** The files that differ between two sets, without the manifest. */
export function changedFiles(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((file) => file !== 'manifest.json' && before.get(file) !== after.get(file)).sort();
}

/** The same project without any set. */
export function freshCopy(root: string): SampleFolder {
  const copy = writeProject(new Map());
  for (const folder of ['content', 'templates']) {
    rmSync(join(copy.root, folder), { recursive: true, force: true });
    cpSync(join(root, folder), join(copy.root, folder), { recursive: true });
  }
  return copy;
}

/** The set that a build makes which remembers nothing and stands on nothing. */
export async function madeAfresh(root: string, year = sampleYear, forms?: RememberedBuildOptions['forms']): Promise<ReadonlyMap<string, string>> {
  const { root: fresh, remove } = freshCopy(root);
  const built = await buildYear(fresh, year, { forms });
  expect(built.diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
  const set = setOf(fresh, year);
  remove();
  return set;
}

/** Builds with what is remembered; every byte is as if nothing were. */
export async function buildAndCompare(root: string, options: RememberedBuildOptions = {}, year = sampleYear): Promise<BuildResult> {
  const built = await buildRemembering(root, year, options);
  expect(built.manifest, JSON.stringify(built.diagnostics)).toBeDefined();
  expect(changedFiles(setOf(root, year), await madeAfresh(root, year, options.forms))).toEqual([]);
  return built;
}

/** A copy of a whole project, its sets and what is remembered, below a folder. */
export function copyOfAll(root: string, place: string): string {
  const copy = join(place, `${basename(root)}-${Math.round(performance.now() * 1000)}`);
  mkdirSync(copy);
  for (const folder of ['content', 'templates', 'output']) cpSync(join(root, folder), join(copy, folder), { recursive: true });
  return copy;
}

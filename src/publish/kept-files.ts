import { cpSync, linkSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { diagnose } from '../diagnostics/catalogue.js';
import { OutputFault } from './faults.js';
import { quietly } from './quietly.js';
import { leavesOf, listName, manifestName, peoplesOwn } from './set-files.js';

/**
 * People put files of their own into the published folder: the signed scan, a subfolder of letters. A new set takes them
 * along untouched. A file is theirs unless the list of the old set names it: its manifest, or the hidden list of a set
 * that has none.
 */
const manifestShape = z.object({ files: z.array(z.object({ path: z.string() })) });
const listShape = z.array(z.string());

/** The hidden list to be published with a set, unless its manifest says the same. */
export function listOf(written: Iterable<string>): { readonly path: string; readonly text: string } | undefined {
  const paths = [...written];
  return paths.includes(manifestName) ? undefined : { path: listName, text: `${JSON.stringify(paths, null, 2)}\n` };
}

/**
 * Takes the people's files of the old set over into the new one; gives back their paths. Nothing is moved or changed.
 * Sets of other commands below it ("in", "in-mot-phan", "gui") are taken along too, and not told: they are nobody's own.
 */
export function keepFiles(old: string, fresh: string, written: ReadonlySet<string>): readonly string[] {
  const ours = publishedPaths(old);
  const taken = new Set([...written].flatMap(withFolders));
  const emptied = (path: string): boolean => taken.has(path) && !written.has(path) && lstatSync(join(old, path)).isDirectory();
  const others = leavesOf(old).map(({ path }) => path).filter((path) => !ours.has(path) && !emptied(path)).sort();
  const inTheWay = others.filter((path) => taken.has(path) || withFolders(path).some((above) => written.has(above)));
  if (inTheWay.length > 0) throw new OutputFault((place) => diagnose('output-in-the-way', place, { paths: inTheWay }));
  for (const path of others) keep(join(old, path), join(fresh, path));
  return peoplesOwn(others);
}

/** A path and the folders above it: "a/b/c", "a/b", "a". */
function withFolders(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('/'));
}

function publishedPaths(folder: string): ReadonlySet<string> {
  const manifest = quietly(() => manifestShape.parse(JSON.parse(readFileSync(join(folder, manifestName), 'utf8'))));
  if (manifest !== undefined) return new Set([manifestName, ...manifest.files.map((f) => f.path)]);
  const list = quietly(() => listShape.parse(JSON.parse(readFileSync(join(folder, listName), 'utf8'))));
  return new Set(list === undefined ? [] : [listName, ...list]);
}

/** A hard link is the very same file, with its times and rights; a copy where the disk has none. */
function keep(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const found = lstatSync(from);
  if (found.isDirectory()) {
    mkdirSync(to, { recursive: true });
    return;
  }
  if (found.isFile() && quietly(() => { linkSync(from, to); return true; }) === true) return;
  cpSync(from, to, { preserveTimestamps: true, verbatimSymlinks: true, errorOnExist: true, force: false });
}

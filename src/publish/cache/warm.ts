import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../source/sha256.js';
import type { BuildResult } from '../build.js';
import { outputFolder } from '../folders.js';
import type { Manifest } from '../manifest.js';
import { quietly } from '../quietly.js';
import { leavesOf, manifestName, peoplesOwn } from '../set-files.js';
import { inputsHash } from './inputs.js';
import { areUntouched } from './marks.js';
import { cacheFolder } from './place.js';
import type { Program } from './program.js';
import { programFolder } from './program-folder.js';
import { runtime } from './runtime.js';
import { readStamp, writeStamp, type Stamp } from './stamp.js';

export interface WarmOptions {
  /** The program that runs, where it is known; absent: only marks that prove it to be the last build's will do. */
  readonly program?: Program | undefined;
  /** Where the program that runs has its files; absent: where this is. */
  readonly folder?: string;
  /** Told the program that runs, where it is proven. */
  readonly onProgram?: (program: Program) => void;
  /** The last build was made for this command, which tells what that one made. */
  readonly justBuilt?: boolean;
}

/**
 * What a build of a year would give, where it would make the very set that is there and say what the last build said: all
 * that it reads is as it was then, and every file of the set is there with its bytes. Undefined where anything is otherwise
 * or in doubt; then it has to be built. Loads no library and changes nothing but its own stamp; so nothing that is
 * imported here may load one.
 */
export function unchangedBuild(root: string, year: number, forms: readonly string[] | undefined, { program, folder = programFolder(), onProgram, justBuilt = false }: WarmOptions = {}): BuildResult | undefined {
  return quietly(() => {
    const start = performance.now();
    const stamp = readStamp(cacheFolder(root), year);
    if (!isSameProgram(stamp, program ?? folder)) return undefined;
    onProgram?.(stamp.program);
    const output = join(root, outputFolder);
    if (JSON.stringify(forms) !== JSON.stringify(stamp.forms) || !isQuiet(output) || stamp.inputs !== inputsHash(root)) return undefined;
    const set = wholeSet(join(output, String(year)), stamp.manifest);
    if (set === undefined || !isQuiet(output)) return undefined;
    // Next time its marks will do.
    if (program?.settled === true) quietly(() => { writeStamp(cacheFolder(root), year, { ...stamp, program }); });
    const { manifest, kept } = set;
    if (justBuilt) return { manifest, kept, ...stamp.work };
    return { manifest, diagnostics: stamp.diagnostics, kept, made: 0, taken: manifest.files.length, timings: { read: performance.now() - start, compose: 0, docx: 0, pdf: 0, write: 0 } };
  });
}

/** @param running or its folder: another copy may lie untouched beside the one that runs */
function isSameProgram({ program, runtime: ranOn }: Stamp, running: Program | string): boolean {
  if (ranOn !== runtime) return false;
  return typeof running === 'string' ? running === program.folder && program.settled && areUntouched(program.marks) : running.hash === program.hash;
}

/** No command is at work, and none that died has left anything to be finished or swept. */
function isQuiet(output: string): boolean {
  return !readdirSync(output).some((name) => /^\..+\.(?:cu|khoa|moi|nhat-ky)/u.test(name));
}

/** The set's manifest and the people's own files in it, where every file of it is there as the manifest has it. */
function wholeSet(folder: string, hash: string): { readonly manifest: Manifest; readonly kept: readonly string[] } | undefined {
  if (!lstatSync(folder).isDirectory()) return undefined;
  const leaves = leavesOf(folder);
  const there = new Set(leaves.flatMap(({ path, isFile }) => (isFile ? [path] : [])));
  const text = readFileSync(join(folder, manifestName));
  if (!there.has(manifestName) || sha256(text) !== hash) return undefined;
  const manifest: unknown = JSON.parse(text.toString());
  if (!isManifest(manifest) || !manifest.files.every(({ path, sha256: recorded }) => there.has(path) && sha256(readFileSync(join(folder, path))) === recorded)) return undefined;
  const ours = new Set([manifestName, ...manifest.files.map(({ path }) => path)]);
  return { manifest, kept: peoplesOwn(leaves.map(({ path }) => path).filter((path) => !ours.has(path)).sort()) };
}

/** Its hash says that this program wrote it. */
function isManifest(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null && 'files' in value && Array.isArray(value.files);
}

import type { DocumentForm } from '../../content/schema.js';
import { yearFolders } from '../../content/years.js';
import { readText } from '../../source/files.js';
import { sha256 } from '../../source/sha256.js';
import { buildYear, type BuildOptions, type BuildResult } from '../build.js';
import { manifestText, type Manifest } from '../manifest.js';
import { quietly } from '../quietly.js';
import { inputsHash } from './inputs.js';
import { cacheFolder, makeCacheFolder } from './place.js';
import { isUnchanged, runningProgram, type Program, type ProgramPlace } from './program.js';
import { runtime } from './runtime.js';
import { writeStamp } from './stamp.js';
import { openStore, type Store } from './store.js';
import { noteUses } from './uses.js';

export interface RememberedBuildOptions extends Omit<BuildOptions, 'store'> {
  readonly forms?: readonly DocumentForm[] | undefined;
  /** Absent: the one that runs. */
  readonly program?: Program | undefined;
  /** Where its files are; absent: where this is. */
  readonly place?: ProgramPlace;
}

/** Builds a year as `buildYear` does: takes what earlier builds have made and is proven unchanged, and leaves what it made for later ones. */
export async function buildRemembering(root: string, year: number, { program = quietly(runningProgram), place, forms, ...options }: RememberedBuildOptions = {}): Promise<BuildResult> {
  // A program that cannot tell what it is has nothing to say about what it made before.
  if (program === undefined) return buildYear(root, year, { forms, ...options });
  const inputs = quietly(() => inputsHash(root));
  const store = openStore(cacheFolder(root), program.hash);
  try {
    const result = await buildYear(root, year, { forms, ...options, store });
    // A program that was replaced while it ran is neither the one nor the other: what it made is kept for nobody.
    if (!isUnchanged(program, place)) return result;
    store.settle();
    if (result.manifest !== undefined) remember(root, year, { store, forms, program, inputs }, { ...result, manifest: result.manifest });
    return result;
  } finally {
    store.drop();
  }
}

interface Made {
  readonly store: Store;
  readonly forms: readonly DocumentForm[] | undefined;
  readonly program: Program;
  /** Before anything was read; undefined where they could not be. */
  readonly inputs: string | undefined;
}

/** Notes what a build has used and said. Whatever of this fails is not there for the next one. */
function remember(root: string, year: number, { store, forms, program, inputs }: Made, { manifest, diagnostics, made, taken, timings }: BuildResult & { readonly manifest: Manifest }): void {
  const folder = cacheFolder(root);
  quietly(() => {
    makeCacheFolder(folder);
    noteUses(folder, year, store.used(), yearFolders(root) ?? []);
    if (inputs === undefined || inputs !== inputsHash(root) || !manifest.sources.every(({ path, sha256: read }) => isAsRead(root, path, read))) return;
    // That files were restored is true of this build alone.
    const lasting = diagnostics.filter(({ code }) => code !== 'recorded-file-restored');
    writeStamp(folder, year, { forms, inputs, program, runtime, manifest: sha256(manifestText(manifest)), diagnostics: lasting, work: { made, taken, timings, diagnostics } });
  });
}

/** Edited and edited back while it was read: the hashes before and after are the same, what was read is not. */
function isAsRead(root: string, file: string, hash: string): boolean {
  const now = readText(root, file);
  return now.ok && sha256(now.value.text) === hash;
}

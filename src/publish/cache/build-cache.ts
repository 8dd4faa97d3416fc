import type { BuildResult } from '../build.js';
import { yearFolders } from '../../content/years.js';
import { readText } from '../../source/files.js';
import { sha256 } from '../../source/sha256.js';
import { manifestText } from '../manifest.js';
import { quietly } from '../quietly.js';
import { inputsHash } from './inputs.js';
import { areUntouched } from './marks.js';
import { cacheFolder } from './place.js';
import { runningProgram } from './program.js';
import { writeStamp } from './stamp.js';
import { openStore, type Store } from './store.js';
import { noteUses } from './uses.js';

/** What one build takes from earlier ones and leaves for later ones. */
export interface BuildCache {
  readonly store: Store;
  /** When the build has ended, well or not. */
  readonly end: (result: BuildResult | undefined) => void;
}

/** To be called before the build reads anything; undefined where the program cannot tell what it is itself. */
export function openBuildCache(root: string, year: number, forms: readonly string[] | undefined, program = quietly(runningProgram)): BuildCache | undefined {
  if (program === undefined) return undefined;
  const inputs = quietly(() => inputsHash(root));
  const folder = cacheFolder(root);
  const store = openStore(folder, program.hash);
  return {
    store,
    end: (result) => {
      // A program that was replaced while it ran is neither the one nor the other: what it made is kept for nobody.
      const same = quietly(() => areUntouched(program.marks)) === true;
      if (same) store.settle();
      store.drop();
      if (!same || result?.manifest === undefined) return;
      const { manifest } = result;
      quietly(() => { noteUses(folder, year, store.used(), yearFolders(root) ?? []); });
      quietly(() => {
        if (inputs === undefined || inputs !== inputsHash(root)) return;
        if (!manifest.sources.every(({ path, sha256: read }) => isAsRead(root, path, read))) return;
        // That files were restored is true of this build alone.
        const diagnostics = result.diagnostics.filter(({ code }) => code !== 'recorded-file-restored');
        writeStamp(folder, year, { forms, inputs, program: program.marks, manifest: sha256(manifestText(manifest)), diagnostics });
      });
    },
  };
}

/** Edited and edited back while it was read: the hashes before and after are the same, what was read is not. */
function isAsRead(root: string, file: string, hash: string): boolean {
  const now = readText(root, file);
  return now.ok && sha256(now.value.text) === hash;
}

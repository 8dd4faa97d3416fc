import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedFile, SentEntry } from '../../content/schema.js';
import type { Chain } from '../../register/chain.js';
import { earlierPackages, placedFiles } from '../../register/sent.js';
import { sha256 } from '../../source/sha256.js';
import { outputFolder } from '../folders.js';
import { quietly } from '../quietly.js';
import { sendFolder, type WriteFile } from './desk.js';

/** Takes the package of an agency over as it was made; false where a file is not so any more, and nothing is taken. */
export function carry(root: string, set: string, { files }: SentEntry, write: WriteFile): boolean {
  const kept = files.flatMap((file) => {
    const bytes = recorded(root, set, file, [file.path]);
    return bytes === undefined ? [] : [{ path: file.path, bytes }];
  });
  if (kept.length < files.length) return false;
  for (const { path, bytes } of kept) write(path, bytes);
  return true;
}

/**
 * Takes over the packages that later ones have taken the place of, aside, so that what was sent can still be shown. A file
 * that is not there as it was recorded is left out, and told by `check`.
 */
export function carryEarlier(root: string, set: string, chain: Chain<SentEntry>, agency: string, write: WriteFile): void {
  for (const earlier of earlierPackages(chain).filter(({ entry }) => entry.agency === agency)) {
    for (const [index, placed] of placedFiles(earlier).entries()) {
      const bytes = recorded(root, set, placed, [placed.path, earlier.entry.files[index]?.path ?? placed.path]);
      if (bytes !== undefined) write(placed.path, bytes);
    }
  }
}

/** The bytes of a recorded file, at the first of some paths where they are as recorded. */
function recorded(root: string, set: string, { sha256: hash }: RecordedFile, paths: readonly string[]): Uint8Array | undefined {
  return paths.map((path) => quietly(() => readFileSync(join(root, outputFolder, ...sendFolder(set).split('/'), ...path.split('/'))))).find((bytes) => bytes !== undefined && sha256(bytes) === hash);
}

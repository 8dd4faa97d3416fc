import { join } from 'node:path';
import { contentFolder } from '../../content/years.js';
import { sha256 } from '../../source/sha256.js';
import { fileHashes } from './file-hashes.js';

/** What a build of a year is made from, besides the program. */
export const inputFolders = [contentFolder, 'templates'] as const;

/**
 * The hash of all that lies in `content/` and `templates/`. A build reads nothing else of a project but the set it replaces; it
 * reads less, but no list of what it reads can become wrong. Throws where something cannot be read.
 */
export function inputsHash(root: string): string {
  return sha256(JSON.stringify(inputFolders.map((folder) => fileHashes(join(root, folder)))));
}

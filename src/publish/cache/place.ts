import { lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { outputFolder } from '../folders.js';

/**
 * The build's memory, below `output/`: what was rendered (`store.ts`), what the last builds used (`uses.ts`), what the last
 * build said (`stamp.ts`). Nothing in it is needed and nothing in it is believed unproven, so it is written without waiting
 * for the disk, and anybody may delete it at any time.
 */
export const cacheName = '.bo-nho';

export function cacheFolder(root: string): string {
  return join(root, outputFolder, cacheName);
}

/** Makes the folder; throws where it cannot be made. A link is not followed: what it leads to is not ours to sweep. */
export function makeCacheFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (!lstatSync(folder).isDirectory()) throw new Error('not a folder');
}

/** Writes a file whole or not at all; throws where it cannot. */
export function writeWhole(file: string, text: string): void {
  const fresh = `${file}.${randomUUID()}`;
  try {
    writeFileSync(fresh, text);
    renameSync(fresh, file);
  } catch (failure) {
    rmSync(fresh, { force: true });
    throw failure;
  }
}

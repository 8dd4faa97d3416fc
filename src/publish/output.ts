import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import { isThere, needFolder, realDisk, type Disk } from './disk.js';
import { OutputFault } from './faults.js';
import { keepFiles, listOf } from './kept-files.js';
import { takeLock, type Lock } from './lock.js';
import { newOwner } from './owner.js';
import { quietly } from './quietly.js';
import { openStaging, sweepLeftovers, type Staging } from './staging.js';

/**
 * The output folder of one set, published whole or not at all. Files are written to a staging folder of this build alone;
 * only when all are there, with the bytes that were written, does that folder take the place of the old one, by two
 * renames. A crash between the two leaves the old set set aside, and the next command puts it back (`recoverAll`). One
 * build at a time: it holds a lock, renews it at work and looks at it again before the renames.
 */
export interface Output {
  /** Writes a file of the new set; `path` is below the set's folder, with "/". */
  readonly write: (path: string, bytes: Uint8Array | string) => void;
  /** Puts the new set in the place of the old one; gives back the people's own files it has taken along. */
  readonly publish: () => readonly string[];
  /** Drops what was written and not published, and lets go of the lock. Safe to call at any time. */
  readonly close: () => void;
}

const renewEvery = 5000;

function paths(folder: string, name: string): { readonly live: string; readonly old: string; readonly lock: string } {
  return { live: join(folder, name), old: join(folder, `.${name}.cu`), lock: join(folder, `.${name}.khoa`) };
}

/**
 * Opens the output of one set. Throws an OutputFault, or the system's error where the folder can't be written.
 * @param listed false: the set is people's own to edit from now on, and carries no list of what was published
 */
export function openOutput(folder: string, name: string, disk: Disk = realDisk, listed = true): Output {
  const { live, old, lock: lockFile } = paths(folder, name);
  const needPlaces = (): void => {
    needFolder(folder, basename(folder), { links: true });
    needFolder(live, `${basename(folder)}/${name}`, { links: false });
  };
  needPlaces();
  disk.mkdir(folder);
  const owner = newOwner();
  const lock = takeLock(lockFile, owner);
  let staging: Staging | undefined;
  try {
    putBack(live, old);
    sweepLeftovers(folder, name, lock.takenAt);
    rmSync(old, { recursive: true, force: true });
    staging = openStaging(folder, name, owner, disk);
  } catch (failure) {
    quietly(lock.release);
    throw failure;
  }
  const { set, written, write, verify, renew, drop } = staging;
  let renewed = performance.now();
  let open = true;
  return {
    write: (path, bytes) => {
      if (!/^[a-z0-9-]+(?:\/[a-z0-9-]+)*\.[a-z]+$/u.test(path)) throw new Error(`unsafe path: ${path}`);
      write(path, bytes);
      if (performance.now() - renewed < renewEvery) return;
      lock.renew();
      renew();
      renewed = performance.now();
    },
    publish: () => {
      const list = listed ? listOf(written.keys()) : undefined;
      if (list !== undefined) write(list.path, list.text);
      needPlaces();
      const kept = isThere(live) ? keepFiles(live, set, new Set(written.keys())) : [];
      verify();
      if (!lock.isHeld()) throw new OutputFault((place) => diagnose('output-lost', place, { lock: basename(lockFile) }));
      swap(disk, { live, fresh: set, old });
      sweep(old, lock);
      return kept;
    },
    close: () => {
      if (!open) return;
      open = false;
      drop();
      quietly(lock.release);
    },
  };
}

function swap(disk: Disk, { live, fresh, old }: { readonly live: string; readonly fresh: string; readonly old: string }): void {
  const had = isThere(live);
  if (had) disk.rename(live, old);
  try {
    disk.rename(fresh, live);
  } catch (failure) {
    if (had) renameSync(old, live);
    throw failure;
  }
}

/** The old set is out of the way already: where a file of it is still open elsewhere, the next build sweeps it. */
function sweep(old: string, lock: Lock): void {
  quietly(() => {
    if (lock.isHeld()) rmSync(old, { recursive: true, force: true });
  });
}

function putBack(live: string, old: string): void {
  if (!isThere(live) && isThere(old)) renameSync(old, live);
}

/** After a crash between the two renames: puts every old set back in its place, unless a build is at work. */
export function recoverAll(folder: string): void {
  for (const entry of quietly(() => readdirSync(folder)) ?? []) {
    const name = /^\.(.+)\.cu$/u.exec(entry)?.[1];
    if (name !== undefined) quietly(() => { recover(folder, name); });
  }
}

function recover(folder: string, name: string): void {
  const { live, old, lock: lockFile } = paths(folder, name);
  if (isThere(live)) return;
  const lock = takeLock(lockFile, newOwner());
  try {
    putBack(live, old);
  } finally {
    lock.release();
  }
}

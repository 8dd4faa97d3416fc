import { readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import { isThere, needFolder, realDisk, type Disk } from './disk.js';
import { OutputFault } from './faults.js';
import { carryOut, commit, isDecided, openJournals, stageRecords, type RecordFile } from './journal.js';
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
 *
 * A set may stand below another ("2023/gui"): it shares the lock of the one above, which takes it along when it is made
 * again. Records (registers under `content/`) change together with a set: the renames are first written down in a journal;
 * before it is there nothing has changed, from then on whoever comes next finishes them.
 */
export interface Output {
  /** Writes a file of the new set; `path` is below the set's folder, with "/". */
  readonly write: (path: string, bytes: Uint8Array | string) => void;
  /** Puts the new set in the place of the old one; gives back the people's own files it has taken along. */
  readonly publish: (records?: readonly RecordFile[]) => readonly string[];
  /** Drops what was written and not published, and lets go of the lock. Safe to call at any time. */
  readonly close: () => void;
}

const renewEvery = 5000;
/** Who writes registers holds this lock, whatever set they belong to. */
const recordsName = 'so';
const recordsLock = `.${recordsName}.khoa`;

/** One file name for a set that stands below another: "2023/gui" is "2023+gui". */
function flat(name: string): string {
  return name.replaceAll('/', '+');
}

function paths(folder: string, name: string): { readonly live: string; readonly old: string; readonly lock: string } {
  const [top = name] = name.split('/');
  return { live: join(folder, ...name.split('/')), old: join(folder, `.${flat(name)}.cu`), lock: join(folder, `.${top}.khoa`) };
}

/**
 * Opens the output of one set. Throws an OutputFault, or the system's error where the folder can't be written.
 * @param listed false: the set is people's own to edit from now on, and carries no list of what was published
 */
export function openOutput(folder: string, name: string, disk: Disk = realDisk, listed = true): Output {
  const { live, old, lock: lockFile } = paths(folder, name);
  const needPlaces = (): void => {
    needFolder(folder, basename(folder), { links: true });
    const parts = name.split('/');
    for (const [i] of parts.entries()) {
      const part = parts.slice(0, i + 1);
      needFolder(join(folder, ...part), [basename(folder), ...part].join('/'), { links: false });
    }
  };
  needPlaces();
  disk.mkdir(folder);
  const owner = newOwner();
  const lock = takeLock(lockFile, owner);
  let staging: Staging | undefined;
  try {
    settle(folder, name, lock);
    rmSync(old, { recursive: true, force: true });
    staging = openStaging(folder, flat(name), owner, disk);
  } catch (failure) {
    quietly(lock.release);
    throw failure;
  }
  const { set, written, write, verify, renew, drop } = staging;
  let renewed = performance.now();
  let open = true;
  return {
    write: (path, bytes) => {
      if (!/^(?:[a-z0-9-]+\/)*(?:[a-z0-9-]+\.[a-z0-9]+|SHA256SUMS)$/u.test(path)) throw new Error(`unsafe path: ${path}`);
      write(path, bytes);
      if (performance.now() - renewed < renewEvery) return;
      lock.renew();
      renew();
      renewed = performance.now();
    },
    publish: (records = []) => {
      const list = listed ? listOf(written.keys()) : undefined;
      if (list !== undefined) write(list.path, list.text);
      needPlaces();
      const kept = isThere(live) ? keepFiles(live, set, new Set(written.keys())) : [];
      verify();
      if (!lock.isHeld()) throw new OutputFault((place) => diagnose('output-lost', place, { lock: basename(lockFile) }));
      disk.mkdir(dirname(live));
      try {
        if (records.length === 0) swap(disk, { live, fresh: set, old });
        else swapWithRecords(folder, flat(name), { live, fresh: set, old }, records, owner.id, disk);
      } catch (failure) {
        // A folder that was made for this set alone; one that holds anything stays.
        if (dirname(live) !== folder) quietly(() => { rmdirSync(dirname(live)); });
        throw failure;
      }
      sweep(old, lock);
      return kept;
    },
    close: () => {
      if (!open) return;
      open = false;
      if (!isDecided(folder, flat(name))) drop();
      quietly(lock.release);
    },
  };
}

interface SetPlaces {
  readonly live: string;
  readonly fresh: string;
  readonly old: string;
}

/** The set and the records, all or nothing; the project's root is the folder that holds the folder of sets. */
function swapWithRecords(folder: string, name: string, { live, fresh, old }: SetPlaces, records: readonly RecordFile[], id: string, disk: Disk): void {
  if (decidedRecord(folder, records) !== undefined) recoverAll(folder);
  withRecords(folder, () => {
    const pending = decidedRecord(folder, records);
    if (pending !== undefined) throw new OutputFault((place) => diagnose('content-changed-meanwhile', { ...place, file: pending.file }, {}));
    const files = stageRecords(folder, dirname(folder), records, id, disk);
    commit(folder, name, { aside: [], set: { live: relative(folder, live), fresh: relative(folder, fresh), old: relative(folder, old) }, files }, disk);
  });
}

/** A record that a dead command has decided to change and not changed yet: its change comes first. */
function decidedRecord(folder: string, records: readonly RecordFile[]): RecordFile | undefined {
  const targets = new Set(openJournals(folder).flatMap(({ journal }) => journal.files.map(({ target }) => join(folder, target))));
  return records.find(({ file }) => targets.has(join(dirname(folder), ...file.split('/'))));
}

/** Holds the lock of all registers while it works. */
export function withRecords(folder: string, work: () => void): void {
  const lock = takeLock(join(folder, recordsLock), newOwner());
  try {
    quietly(() => { sweepLeftovers(folder, recordsName, lock.takenAt); });
    work();
  } finally {
    quietly(lock.release);
  }
}

function swap(disk: Disk, { live, fresh, old }: SetPlaces): void {
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

/** Finishes what a crash has left of a set, of the one above it and of those below it, and sweeps the rest. Needs the lock. */
function settle(folder: string, name: string, lock: Lock): void {
  const [top = name] = name.split('/');
  const within = (other: string): boolean => other === top || other.startsWith(`${top}+`);
  const decided = openJournals(folder).filter((one) => within(one.name));
  if (decided.length > 0) {
    withRecords(folder, () => {
      for (const { name: other, journal } of decided) carryOut(folder, other, journal, realDisk);
    });
  }
  for (const other of [top, ...(quietly(() => readdirSync(folder)) ?? []).flatMap((entry) => /^\.(.+)\.cu$/u.exec(entry)?.[1] ?? [])]) {
    if (!within(other)) continue;
    const { live, old } = paths(folder, other.replaceAll('+', '/'));
    if (isThere(live)) quietly(() => { rmSync(old, { recursive: true, force: true }); });
    else if (isThere(old) && isThere(dirname(live))) renameSync(old, live);
  }
  sweepLeftovers(folder, top, lock.takenAt);
  if (isThere(join(folder, recordsLock))) quietly(() => { withRecords(folder, () => undefined); });
  sweepLeftovers(folder, recordsName, lock.takenAt);
}

/** After a crash: finishes decided changes and puts every old set back in its place, unless a command is at work. */
export function recoverAll(folder: string): void {
  const left = new Set<string>();
  for (const entry of quietly(() => readdirSync(folder)) ?? []) {
    const name = /^\.(.+)\.(?:cu|nhat-ky)$/u.exec(entry)?.[1];
    const [top] = name?.split('+') ?? [];
    if (name === undefined || top === undefined) continue;
    if (entry.endsWith('.nhat-ky') || !isThere(paths(folder, name.replaceAll('+', '/')).live)) left.add(top);
  }
  for (const top of left) quietly(() => { withSet(folder, top, () => undefined); });
}

/** Holds the lock of a set while it works; what a crash has left of the set is finished first. */
export function withSet<T>(folder: string, name: string, work: () => T): T {
  const lock = takeLock(paths(folder, name).lock, newOwner());
  try {
    settle(folder, name, lock);
    return work();
  } finally {
    quietly(lock.release);
  }
}

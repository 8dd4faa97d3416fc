import { closeSync, fstatSync, linkSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { randomUUID } from 'node:crypto';
import { diagnose } from '../diagnostics/catalogue.js';
import { codeOf } from '../source/system-reasons.js';
import { OutputBusy } from './faults.js';
import { isAbandoned, readMark, staleMinutes, type Mark, type Owner } from './owner.js';
import { quietly } from './quietly.js';

/** The right to publish a set: a file that names its owner. Held only as long as the file says so. */
export interface Lock {
  /** The time by the clock of the disk, when the lock was taken. */
  readonly takenAt: number;
  /** Whether the file still names this owner; another machine may have taken it for abandoned. */
  readonly isHeld: () => boolean;
  /** Tells others that the owner is still at work. */
  readonly renew: () => void;
  /** Lets go of the lock, unless it is another's by now. */
  readonly release: () => void;
}

/** Takes the lock, or throws OutputBusy. A lock that its owner has abandoned is taken over. */
export function takeLock(file: string, owner: Owner): Lock {
  for (let tries = 0; tries < 5; tries += 1) {
    const { handle, now } = create(file, owner);
    if (handle !== undefined) return lockOf(file, owner, handle, now);
    const found = readMark(file);
    if (found === undefined) continue;
    if (!isAbandoned(found, now)) throw busy(file, found, now);
    moveAside(file, found, now);
  }
  throw busy(file, readMark(file), Date.now());
}

function lockOf(file: string, owner: Owner, handle: number, takenAt: number): Lock {
  const isHeld = (): boolean => readMark(file)?.owner?.id === owner.id;
  return {
    takenAt,
    isHeld,
    // Through the handle, so that it never touches the lock of another; by writing, so that the disk's own clock is used.
    renew: () => {
      quietly(() => writeSync(handle, JSON.stringify(owner), 0));
    },
    release: () => {
      closeSync(handle);
      if (isHeld()) rmSync(file, { force: true });
    },
  };
}

/** Creates the lock with all its words at once; without a handle where there is one already. */
function create(file: string, owner: Owner): { readonly handle: number | undefined; readonly now: number } {
  const own = `${file}-${owner.id}`;
  let handle: number | undefined;
  try {
    handle = openSync(own, 'wx');
    writeSync(handle, JSON.stringify(owner), 0);
    const now = fstatSync(handle).mtimeMs;
    try {
      linkSync(own, file);
      return { handle, now };
    } catch (failure) {
      closeSync(handle);
      handle = undefined;
      return { handle: codeOf(failure) === 'EEXIST' ? undefined : createWithoutLink(file, owner), now };
    }
  } catch (failure) {
    if (handle !== undefined) closeSync(handle);
    throw failure;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Where the disk has no hard links (a USB stick, some shared folders). */
function createWithoutLink(file: string, owner: Owner): number | undefined {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, JSON.stringify(owner), 0);
    return handle;
  } catch (failure) {
    if (codeOf(failure) === 'EEXIST') return undefined;
    throw failure;
  }
}

/**
 * Moves an abandoned lock out of the way. Between reading and moving, another may have done the same and locked; then what
 * was moved is a lock in use, and is put back. If a third has locked meanwhile, its owner finds before publishing that it
 * no longer holds it.
 */
function moveAside(file: string, abandoned: Mark, now: number): void {
  const aside = `${file}-${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (failure) {
    if (codeOf(failure) === 'ENOENT') return;
    throw failure;
  }
  const moved = readMark(aside);
  try {
    if (moved === undefined || moved.text === abandoned.text) return;
    putBack(aside, file, moved.text);
    throw busy(file, moved, now);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function putBack(aside: string, file: string, text: string): void {
  try {
    linkSync(aside, file);
  } catch (failure) {
    if (codeOf(failure) === 'EEXIST') return;
    quietly(() => { writeFileSync(file, text, { flag: 'wx' }); });
  }
}

function busy(file: string, mark: Mark | undefined, now: number): OutputBusy {
  const lock = basename(file);
  const owner = mark?.owner;
  const age = Math.max(0, Math.round((now - (mark?.time ?? now)) / 1000));
  return new OutputBusy((place) => diagnose('output-busy', { ...place, file: `${place.file.slice(0, place.file.lastIndexOf('/') + 1)}${lock}` }, { lock, host: owner?.host, pid: owner?.pid, age, staleMinutes }));
}

import { existsSync, mkdirSync, openSync, closeSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The output folder of one year, published whole or not at all. Files are written to a folder beside it; only when all
 * are there does that folder take the place of the old one, by two renames. A crash between the two leaves the old set
 * set aside, and the next command puts it back (`recover`). One build at a time: a lock names the process that holds it.
 */
export interface Output {
  /** Writes a file of the new set; `path` is below the year's folder, with "/". */
  readonly write: (path: string, bytes: Uint8Array | string) => void;
  /** Puts the new set in the place of the old one. */
  readonly publish: () => void;
  /** Drops what was written and not published, and lets go of the lock. Safe to call at any time. */
  readonly close: () => void;
}

export class OutputBusy extends Error {}

/** The system calls that publishing makes, so that tests can make each of them fail. */
export interface Disk {
  readonly mkdir: (path: string) => void;
  readonly writeFile: (path: string, bytes: Uint8Array | string) => void;
  readonly rename: (from: string, to: string) => void;
}

export const realDisk: Disk = {
  mkdir: (path) => void mkdirSync(path, { recursive: true }),
  writeFile: (path, bytes) => {
    writeFileSync(path, bytes, { flush: true });
  },
  rename: renameSync,
};

function paths(folder: string, name: string): { readonly live: string; readonly fresh: string; readonly old: string; readonly lock: string } {
  return { live: join(folder, name), fresh: join(folder, `.${name}.moi`), old: join(folder, `.${name}.cu`), lock: join(folder, `.${name}.khoa`) };
}

/** Opens the output of one year. Throws OutputBusy, or the system's error where the folder can't be written. */
export function openOutput(folder: string, name: string, disk: Disk = realDisk): Output {
  const { live, fresh, old, lock } = paths(folder, name);
  disk.mkdir(folder);
  takeLock(lock);
  let open = true;
  const close = (): void => {
    if (!open) return;
    open = false;
    rmSync(fresh, { recursive: true, force: true });
    rmSync(lock, { force: true });
  };
  try {
    putBack(live, old);
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
    disk.mkdir(fresh);
  } catch (failure) {
    close();
    throw failure;
  }
  return {
    write: (path, bytes) => {
      if (!/^[a-z0-9-]+(?:\/[a-z0-9-]+)*\.[a-z]+$/u.test(path)) throw new Error(`unsafe path: ${path}`);
      const target = join(fresh, ...path.split('/'));
      disk.mkdir(dirname(target));
      disk.writeFile(target, bytes);
    },
    publish: () => {
      const had = existsSync(live);
      if (had) disk.rename(live, old);
      try {
        disk.rename(fresh, live);
      } catch (failure) {
        if (had) renameSync(old, live);
        throw failure;
      }
      sweep(old);
    },
    close,
  };
}

/** The old set is out of the way already: where a file of it is still open elsewhere, the next build sweeps it. */
function sweep(old: string): void {
  try {
    rmSync(old, { recursive: true, force: true });
  } catch {
    return;
  }
}

function putBack(live: string, old: string): void {
  if (!existsSync(live) && existsSync(old)) renameSync(old, live);
}

/** After a crash between the two renames: puts every old set back in its place, unless a build is at work. */
export function recoverAll(folder: string): void {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return;
  for (const entry of readdirSync(folder)) {
    const name = /^\.(.+)\.cu$/u.exec(entry)?.[1];
    if (name !== undefined) recover(folder, name);
  }
}

function recover(folder: string, name: string): void {
  const { live, old, lock } = paths(folder, name);
  if (existsSync(live) || !existsSync(old)) return;
  try {
    takeLock(lock);
  } catch {
    return;
  }
  putBack(live, old);
  rmSync(lock, { force: true });
}

function takeLock(lock: string): void {
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      const handle = openSync(lock, 'wx');
      writeFileSync(handle, String(process.pid));
      closeSync(handle);
      return;
    } catch (failure) {
      if (!(failure instanceof Error && 'code' in failure && failure.code === 'EEXIST')) throw failure;
      if (isAlive(Number(readFileSync(lock, 'utf8')))) throw new OutputBusy();
      rmSync(lock, { force: true });
    }
  }
  throw new OutputBusy();
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return failure instanceof Error && 'code' in failure && failure.code === 'EPERM';
  }
}

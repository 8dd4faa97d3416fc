import { lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Disk } from './disk.js';
import { OutputFault } from './faults.js';
import { isAbandoned, readMark, type Owner } from './owner.js';
import { quietly } from './quietly.js';
import { sha256 } from '../source/sha256.js';

/** Where one build, and no other, puts the files of a new set: `.<name>.moi-<id>/bo`, with its owner's mark beside. */
export interface Staging {
  /** The folder that is to become the published one. */
  readonly set: string;
  /** What was written, by path below the set. */
  readonly written: ReadonlyMap<string, unknown>;
  readonly write: (path: string, bytes: Uint8Array | string) => void;
  /** Throws unless every file is there with the bytes that were written. */
  readonly verify: () => void;
  readonly renew: () => void;
  readonly drop: () => void;
}

const markName = 'chu.json';

export function openStaging(folder: string, name: string, owner: Owner, disk: Disk): Staging {
  const place = join(folder, `.${name}.moi-${owner.id}`);
  const set = join(place, 'bo');
  const written = new Map<string, string>();
  const drop = (): void => {
    quietly(() => { rmSync(place, { recursive: true, force: true }); });
  };
  const mark = (): void => {
    writeFileSync(join(place, markName), JSON.stringify(owner));
  };
  try {
    disk.mkdir(set);
    mark();
  } catch (failure) {
    drop();
    throw failure;
  }
  return {
    set,
    written,
    write: (path, bytes) => {
      const target = join(set, ...path.split('/'));
      disk.mkdir(dirname(target));
      disk.writeFile(target, bytes);
      written.set(path, sha256(bytes));
    },
    verify: () => {
      for (const [path, hash] of written) {
        const bytes = quietly(() => readFileSync(join(set, ...path.split('/'))));
        if (bytes === undefined || sha256(bytes) !== hash) throw new OutputFault((at) => diagnose('output-changed', at, { path }));
      }
    },
    renew: () => {
      quietly(mark);
    },
    drop,
  };
}

/**
 * Removes what dead commands have left of a set and of those below it ("2023+gui"): their staging folders, locks moved
 * aside, and journals that were not yet decided. Needs the set's lock; `now` is by the disk's clock.
 */
export function sweepLeftovers(folder: string, top: string, now: number): void {
  for (const entry of readdirSync(folder)) {
    const { name, kind } = /^\.(?<name>[^.]+)\.(?<kind>moi|khoa-|nhat-ky-moi$)/u.exec(entry)?.groups ?? {};
    if (name === undefined || (name !== top && !name.startsWith(`${top}+`))) continue;
    const path = join(folder, entry);
    const staging = kind === 'moi';
    quietly(() => {
      if (kind === 'nhat-ky-moi') {
        rmSync(path, { force: true });
        return;
      }
      const mark = readMark(staging ? join(path, markName) : path) ?? { owner: undefined, text: '', time: lstatSync(path).mtimeMs };
      if (isAbandoned(mark, now)) rmSync(path, { recursive: true, force: true });
    });
  }
}

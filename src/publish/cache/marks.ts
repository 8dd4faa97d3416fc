import { statSync, type Stats } from 'node:fs';
import { sep } from 'node:path';
import { sha256 } from '../../source/sha256.js';

/** What the disk says of files and folders: where one is replaced, written to or added to, it says something else. */
export interface Marks {
  /** By folder the names in it. */
  readonly places: readonly (readonly [folder: string, names: readonly string[]])[];
  /** Of all that the disk says of them, in their order. */
  readonly hash: string;
}

export interface Mark {
  readonly mark: string;
  /** When the file or folder was last changed, in milliseconds since 1970 by the disk's clock. Nobody can set it, other than the time of its bytes. */
  readonly changed: number;
}

/** Marks a file or folder before it is read: what is replaced in between is touched. It need not be there. */
export type Note = (path: string) => Mark;

/** Collects marks. */
export interface Marker {
  readonly note: Note;
  readonly marks: () => Marks;
  /** When the last change was made to any of them. */
  readonly lastChange: () => number;
}

export function newMarker(): Marker {
  const places = new Map<string, Map<string, Stats | undefined>>();
  let last = 0;
  return {
    note: (path) => {
      const end = path.lastIndexOf(sep);
      const folder = path.slice(0, end);
      const found = statOf(path);
      places.set(folder, (places.get(folder) ?? new Map<string, Stats | undefined>()).set(path.slice(end + 1), found));
      const changed = found?.ctimeMs ?? 0;
      last = Math.max(last, changed);
      return { mark: found === undefined ? '-' : `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`, changed };
    },
    marks: () => ({ places: [...places].map(([folder, names]) => [folder, [...names.keys()]] as const), hash: hashOf([...places.values()].flatMap((names) => [...names.values()])) }),
    lastChange: () => last,
  };
}

/** Whether all is as it was marked. */
export function areUntouched({ places, hash }: Marks): boolean {
  const found: (Stats | undefined)[] = [];
  for (const [folder, names] of places) for (const name of names) found.push(statOf(folder + sep + name));
  return hashOf(found) === hash;
}

const lookIfThere = { throwIfNoEntry: false } as const;

function statOf(path: string): Stats | undefined {
  return statSync(path, lookIfThere);
}

/** As numbers: thousands of them are compared in every build, and writing them out takes longer than asking. */
function hashOf(found: readonly (Stats | undefined)[]): string {
  const sayings = new Float64Array(found.length * 4);
  let at = 0;
  for (const one of found) {
    if (one !== undefined) {
      sayings[at] = one.ino;
      sayings[at + 1] = one.size;
      sayings[at + 2] = one.mtimeMs;
      sayings[at + 3] = one.ctimeMs;
    }
    at += 4;
  }
  return sha256(new Uint8Array(sayings.buffer));
}

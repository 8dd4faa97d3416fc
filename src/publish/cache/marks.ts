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
      return { mark: sayings(found).join(' '), changed };
    },
    marks: () => ({ places: [...places].map(([folder, names]) => [folder, [...names.keys()]] as const), hash: hashOf([...places.values()].flatMap((names) => [...names.values()])) }),
    lastChange: () => last,
  };
}

/** Whether all is as it was marked. */
export function areUntouched({ places, hash }: Marks): boolean {
  return hashOf(places.flatMap(([folder, names]) => names.map((name) => statOf(folder + sep + name)))) === hash;
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function sayings(found: Stats | undefined): readonly number[] {
  return found === undefined ? [0, 0, 0, 0] : [found.ino, found.size, found.mtimeMs, found.ctimeMs];
}

/** As numbers: thousands of them are compared in every build, and writing them out takes longer than asking. */
function hashOf(found: readonly (Stats | undefined)[]): string {
  return sha256(new Uint8Array(Float64Array.from(found.flatMap(sayings)).buffer));
}

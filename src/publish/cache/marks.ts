import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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
  const places = new Map<string, Map<string, string>>();
  let last = 0;
  return {
    note: (path) => {
      const noted = markOf(path);
      const folder = dirname(path);
      const names = places.get(folder) ?? new Map<string, string>();
      places.set(folder, names.set(basename(path), noted.mark));
      last = Math.max(last, noted.changed);
      return noted;
    },
    marks: () => {
      const noted = [...places].map(([folder, names]) => ({ folder, names: [...names.keys()], marks: [...names.values()] }));
      return { places: noted.map(({ folder, names }) => [folder, names] as const), hash: hashOf(noted.flatMap(({ marks }) => marks)) };
    },
    lastChange: () => last,
  };
}

/** Whether all is as it was marked. */
export function areUntouched({ places, hash }: Marks): boolean {
  return hashOf(places.flatMap(([folder, names]) => names.map((name) => markOf(join(folder, name)).mark))) === hash;
}

function markOf(path: string): Mark {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? { mark: '-', changed: 0 } : { mark: `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`, changed: found.ctimeMs };
}

function hashOf(marks: readonly string[]): string {
  return sha256(marks.join('\n'));
}

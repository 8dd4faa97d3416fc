import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../cache/place.js';
import { quietly } from '../quietly.js';

/** Where an open `kehoach watch` is asked for a build: a note beside the build's memory. */
export interface Post {
  /** A socket of the machine it runs on, or a pipe under Windows. */
  readonly address: string;
  /** The hash of the program that watches. */
  readonly program: string;
  /** The folder of the project: a copy of it has the note too, and nobody who watches it. */
  readonly root: string;
}

/** What it says to who asks, a line each: that it has heard, again every few seconds while it builds, and that the build has ended well. */
export const heard = 'nghe';
export const built = 'xong';

export function postFile(root: string, year: number): string {
  return join(cacheFolder(root), `canh-${year}.json`);
}

/** No note is so long. */
const longest = 10_000;

/** Undefined where there is no note. One that is there may be of a watch that is no more, or of another machine. */
export function readPost(root: string, year: number): Post | undefined {
  const file = postFile(root, year);
  const post = quietly((): unknown => {
    const found = lstatSync(file);
    return found.isFile() && found.size <= longest ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  });
  if (typeof post !== 'object' || post === null || !('address' in post) || !('program' in post) || !('root' in post)) return undefined;
  const { address, program, root: of } = post;
  return typeof address === 'string' && address !== '' && typeof program === 'string' && typeof of === 'string' ? { address, program, root: of } : undefined;
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const manifestName = 'manifest.json';
/** The hidden list of a set that has no manifest. */
export const listName = '.danh-sach.json';

export interface Leaf {
  /** Below the folder, with "/". */
  readonly path: string;
  /** False: a link, an empty folder, or what is neither file nor folder. */
  readonly isFile: boolean;
}

/** Every file and link below a folder, and every empty folder. */
export function leavesOf(folder: string, below = ''): readonly Leaf[] {
  const here = readdirSync(join(folder, below), { withFileTypes: true });
  if (here.length === 0 && below !== '') return [{ path: below, isFile: false }];
  return here.flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? leavesOf(folder, path) : [{ path, isFile: entry.isFile() }];
  });
}

/** Of what a set's list does not name: the people's own files, without the sets of other commands ("in", "in-mot-phan", "gui"). */
export function peoplesOwn(others: readonly string[]): readonly string[] {
  const sets = others.filter((path) => path.endsWith(`/${listName}`)).map((path) => path.slice(0, -listName.length));
  return others.filter((path) => !sets.some((set) => path.startsWith(set)));
}

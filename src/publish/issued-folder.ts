import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { IssuedEntry } from '../content/schema.js';

type Issued = Pick<IssuedEntry, 'year' | 'number'>;

/** Where the content of an issued decision is moved when a later one replaces or amends it; from the root. */
export function supersededContent({ year, number }: Issued): string {
  return `content/${year}.qd-${number}`;
}

/** Where its files are moved then, below `output/`. */
export function supersededFolder({ year, number }: Issued): string {
  return `${year}-qd-${number}`;
}

/** Where the files of an issued decision are, below `output/`. */
export function issuedFolder(root: string, entry: Issued): string {
  return existsSync(join(root, supersededContent(entry))) ? supersededFolder(entry) : String(entry.year);
}

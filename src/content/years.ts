import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of all content, below the project's root. */
export const contentFolder = 'content';

/** The folder below `content/` of an issued decision of a year that a later one replaces or amends: "2023.qd-3604". */
export function asideFolder(year: number, decision: number): string {
  return `${year}.qd-${decision}`;
}

/** The years that have a folder under `content/`, ascending; undefined where `content/` cannot be read. */
export function yearFolders(root: string): readonly number[] | undefined {
  try {
    const names = readdirSync(join(root, contentFolder), { withFileTypes: true });
    return names.filter((e) => e.isDirectory() && /^\d{4}$/u.test(e.name)).map((e) => Number(e.name)).sort((a, b) => a - b);
  } catch {
    return undefined;
  }
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../source/sha256.js';

/** No project is so deep; a link that leads upwards is. */
const deepest = 16;

export interface Walk {
  /** By name, of files and folders; absent: all. */
  readonly wanted?: (name: string) => boolean;
  /** Told the path of everything, before it is read. */
  readonly note?: (path: string) => unknown;
}

/**
 * The hash of every file below a folder, in the order of names: a path with "/" and the hash of its bytes; of a folder the
 * path alone. Links are followed. Throws where something cannot be read, is neither file nor folder, or lies too deep.
 */
export function fileHashes(folder: string, { wanted = () => true, note }: Walk = {}): readonly string[] {
  const lines: string[] = [];
  const walk = (below: string, depth: number): void => {
    if (depth > deepest) throw new Error('too deep');
    note?.(join(folder, below));
    const entries = readdirSync(join(folder, below), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!wanted(entry.name)) continue;
      const path = `${below}${entry.name}`;
      const found = entry.isSymbolicLink() ? statSync(join(folder, path)) : entry;
      if (found.isDirectory()) {
        lines.push(`${path}/`);
        walk(`${path}/`, depth + 1);
      } else if (found.isFile()) {
        note?.(join(folder, path));
        lines.push(`${path} ${sha256(readFileSync(join(folder, path)))}`);
      } else throw new Error('neither file nor folder');
    }
  };
  walk('', 0);
  return lines;
}

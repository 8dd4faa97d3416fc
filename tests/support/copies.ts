import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CopyEntry } from '../../src/content/schema.js';

/** A file of a copy in the register. */
export function bytesOfCopy(root: string, { folder }: Pick<CopyEntry, 'folder'>, ending: 'docx' | 'pdf'): Uint8Array {
  return readFileSync(join(root, 'output', folder, `ban-sao.${ending}`));
}

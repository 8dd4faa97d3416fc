import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readIssued } from '../register/issued.js';
import { supersededContent, type Edition } from './issued-folder.js';

/**
 * The decision that says what a year's tasks are, wherever it lies: the last that was issued, whatever is being drafted in the year's own
 * folder. Progress is recorded beside it.
 * @param day ISO: the last one issued by that day, or the year's first where there is none yet; absent: the last of all
 */
export function editionInForce(root: string, year: number, day?: string): Edition {
  const register = readIssued(root);
  const entries = register.ok ? register.value.chain.entries.filter((entry) => entry.year === year) : [];
  const entry = day === undefined ? entries.at(-1) : (entries.findLast(({ date }) => date <= day) ?? entries[0]);
  return entry !== undefined && existsSync(join(root, supersededContent(entry))) ? { year, decision: entry.number } : { year };
}

import { sentShape, type SentEntry } from '../content/schema.js';
import type { Read } from '../source/json.js';
import { readRegister, type Register } from './read.js';

export type SentRegister = Register<SentEntry>;

/** The register of what was sent of one year's plan. */
export function readSent(root: string, year: number): Read<SentRegister> {
  return readRegister<SentEntry>(root, `content/${year}/sent.json`, sentShape);
}

/** The last line of each agency: what it has now. */
export function lastSent({ chain }: SentRegister): ReadonlyMap<string, SentEntry> {
  return new Map(chain.entries.map((entry) => [entry.agency, entry]));
}

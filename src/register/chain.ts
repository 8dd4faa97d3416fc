import { sha256 } from '../source/sha256.js';

/**
 * A register to which lines are only added. Each line holds the hash of itself and of the line before it, and the register
 * the hash of its last: a line that is changed, dropped, put in or moved shows.
 */
export interface Link {
  /** The hash of the line before; null: the first. */
  readonly previous: string | null;
  /** Of this line, `previous` included. */
  readonly hash: string;
}

export interface Chain<T extends Link> {
  /** The hash of the last line; null: none yet. */
  readonly last: string | null;
  readonly entries: readonly T[];
}

/** What is wrong with a line: its own words were changed, or the line before it is not the one it was added to. */
export interface BrokenLink {
  /** From 0; the number of lines where the end of the register is missing. */
  readonly index: number;
  readonly fault: 'changed' | 'unlinked' | 'cut-short';
}

/** A line sealed to the register it is to be added to. */
export function seal<T extends object>(line: T, last: string | null): T & Link {
  const whole = { ...line, previous: last };
  return { ...whole, hash: hashOf(whole) };
}

/** The register with one more line. */
export function append<T extends object>(chain: Chain<T & Link>, line: T): Chain<T & Link> {
  const entry = seal(line, chain.last);
  return { last: entry.hash, entries: [...chain.entries, entry] };
}

/** Every place where a register is not as it was written. */
export function brokenLinks({ last, entries }: Chain<Link>): readonly BrokenLink[] {
  const broken: BrokenLink[] = [];
  let before: string | null = null;
  for (const [index, entry] of entries.entries()) {
    const { hash, ...rest } = entry;
    if (entry.previous !== before) broken.push({ index, fault: 'unlinked' });
    if (hashOf(rest) !== hash) broken.push({ index, fault: 'changed' });
    before = hash;
  }
  if (last !== before) broken.push({ index: entries.length, fault: 'cut-short' });
  return broken;
}

/** The hash of plain data, whatever the order of its keys. */
export function hashOf(value: object): string {
  return sha256(JSON.stringify(ordered(value)));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}

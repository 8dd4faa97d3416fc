import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.js';

/** Numbers that go on from each other, in the order in which they stand. */
export interface NumberedList {
  /** What is numbered: "Khoản của mục I". */
  readonly what: string;
  /** The rules that say so: "R39, R43". */
  readonly rule: string;
  /** How the n-th is written, from 1. */
  readonly written: (n: number) => string;
  readonly items: readonly NumberedItem[];
}

export interface NumberedItem {
  /** As it is typed. */
  readonly found: string;
  readonly place: Place;
}

/** How many numbers may be missing before those that follow are no longer seen as one run. */
const farthest = 200;

/**
 * Each number must be its place in the list: a slip is told once, and what follows it is not judged by it. Neighbours that are off by
 * the same (a row was taken out or put in before them) are told as one, from where on and to which numbers.
 */
export function checkNumbering({ what, rule, written, items }: NumberedList): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i];
    if (item === undefined || item.found === written(i + 1)) continue;
    const count = runFrom(i, items, written);
    const last = items[i + count - 1] ?? item;
    found.push(diagnose('numbering', item.place, { what, rule, found: item.found, expected: written(i + 1), run: count === 1 ? undefined : { count, found: last.found, second: written(i + 2), expected: written(i + count) } }));
    i += count - 1;
  }
  return found;
}

/** How many items, from one that is not in its place on, go on from each other; at least that one. */
function runFrom(start: number, items: readonly NumberedItem[], written: (n: number) => string): number {
  const value = Array.from({ length: items.length + farthest }, (_, n) => n + 1).find((n) => written(n) === items[start]?.found);
  if (value === undefined) return 1;
  const end = items.findIndex(({ found }, i) => i > start && found !== written(value + i - start));
  return (end === -1 ? items.length : end) - start;
}

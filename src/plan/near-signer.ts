import { unmarked } from '../source/unmarked.js';

/** Whether two names differ by marks, small letters or spaces alone: one of them is typed wrong, as a rule. */
export function isSameButForMarks(one: string, other: string): boolean {
  return one.normalize('NFC') !== other.normalize('NFC') && plain(one) === plain(other);
}

function plain(name: string): string {
  return unmarked(name).replaceAll(/[’ʼ]/gu, "'").replaceAll(/\s+/gu, ' ').trim();
}

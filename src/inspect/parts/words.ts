import { distance } from 'fastest-levenshtein';
import { unmarked } from '../../source/unmarked.js';

/** Words without tone marks, case and punctuation: how faulty words are compared. */
export function fold(text: string): string {
  return unmarked(text.replaceAll(/[Ðð]/gu, 'đ'))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** True where a text is the phrase but for a few letters. `phrase` is folded. */
export function like(text: string, phrase: string, most: number): boolean {
  const folded = fold(text);
  return Math.abs(folded.length - phrase.length) <= most && distance(folded, phrase) <= most;
}

/** True where every letter is a capital. */
export function isCapitals(text: string): boolean {
  return /\p{L}/u.test(text) && text === text.toLocaleUpperCase('vi');
}

/** No-break and other spaces become plain ones. */
export function plainSpaces(text: string): string {
  return text.replaceAll(/[\u00a0\u2000-\u200a\u202f\t]/gu, ' ');
}

/** How far quotation marks stay open at the end of a text. */
export function openQuotes(text: string): number {
  return (text.match(/“/gu)?.length ?? 0) - (text.match(/”/gu)?.length ?? 0);
}

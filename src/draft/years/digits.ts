/** Four digits from 1900 to 2199 that are no part of a longer number. */
export const yearDigits = String.raw`(?<!\p{N})(?:19|20|21)\d{2}(?!\p{N})`;

const year = new RegExp(yearDigits, 'gu');

/** Where each four-digit year of a text begins. */
export function yearOffsets(text: string): number[] {
  return Array.from(text.matchAll(year), (match) => match.index);
}

/** The year whose digits begin at an offset. */
export function yearAt(text: string, offset: number): number {
  return Number(text.slice(offset, offset + 4));
}

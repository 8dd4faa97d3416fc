import type { DeadlineMeaning } from '../../content/schema.js';
import { liesOutside } from './outside-year.js';

const quarterNumbers: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4 };

/**
 * Whether words that no rule understands as a whole still name years or quarters, and none of them is in the meaning: "Hết
 * quý 1 năm 2025" is no quarter of 2024. "Trước", "sau" may mean the one before, the one after.
 */
export function contradicts(words: string, meaning: readonly DeadlineMeaning[]): boolean {
  const isBefore = /(?<!\p{L})trước(?!\p{L})/iu.test(words);
  const isAfter = /(?<!\p{L})sau(?!\p{L})/iu.test(words);
  const dated = meaning.filter((m) => m.kind !== 'ongoing' && m.kind !== 'dependent');
  if (dated.length === 0) return false;
  const named = Array.from(words.matchAll(/(?<![\p{L}\p{N}])(?:19|20|21)\d{2}(?![\p{L}\p{N}]|\/\p{L})/gu), ([year]) => Number(year));
  const years = named.flatMap((year) => [year, ...(isBefore ? [year - 1] : []), ...(isAfter ? [year + 1] : [])]);
  if (years.length > 0 && !spanned(years).some((year) => dated.some((m) => reaches(m, year)))) return true;
  if (isBefore || isAfter) return false;
  const quarters = Array.from(words.matchAll(/(?<!\p{L})quý\s+(IV|III|II|I|[1-4])(?![\p{L}\p{N}]|\s*[-–,])/giu), ([, q = '']) => quarterNumbers[q.toUpperCase()] ?? Number(q));
  const meant = dated.flatMap((m) => quarterOf(m) ?? []);
  return quarters.length > 0 && meant.length === dated.length && !meant.some((q) => quarters.includes(q));
}

/** "2021-2025" names the years between, too. */
function spanned(years: readonly number[]): readonly number[] {
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, i) => first + i);
}

function reaches(meaning: DeadlineMeaning, year: number): boolean {
  return meaning.kind === 'years' ? meaning.from <= year && year <= meaning.to : !liesOutside(meaning, year);
}

function quarterOf(meaning: DeadlineMeaning): number | undefined {
  if (meaning.kind === 'quarter') return meaning.quarter;
  const month = meaning.kind === 'month' ? meaning.month : meaning.kind === 'date' ? Number(meaning.date.slice(5, 7)) : undefined;
  return month === undefined ? undefined : Math.ceil(month / 3);
}

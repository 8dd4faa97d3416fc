import type { Where } from '../../../src/draft/years/phrase.js';
import { readGoldens } from '../golden.js';

/** A case of phrases.golden.txt; `> ` is any text, `@ ` the words of a deadline, `= ` a phrase: class, rule, «words», end. */
export interface YearCase {
  readonly name: string;
  readonly why: string;
  readonly text: string;
  readonly where: Where;
  readonly expected: readonly string[];
}

/** The plan's year in the golden file. */
export const goldenYear = 2023;

export const yearCases: readonly YearCase[] = readGoldens('tests/draft/years/phrases.golden.txt', '>@=').map(({ name, why, lines }) => {
  const [deadline] = lines('@');
  return { name, why, text: deadline ?? lines('>').join(' '), where: deadline === undefined ? 'text' : 'deadline', expected: lines('=') };
});

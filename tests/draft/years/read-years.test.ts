import { describe, expect, it } from 'vitest';
import { yearAt } from '../../../src/draft/years/digits.js';
import type { YearPhrase } from '../../../src/draft/years/phrase.js';
import { readYears } from '../../../src/draft/years/read-years.js';
import { yearRules } from '../../../src/draft/years/rules/table.js';
import { goldenYear, yearCases } from './cases.js';

function line({ class: kind, rule, words }: YearPhrase): string {
  return `${kind} ${rule} «${words}»`;
}

function shiftYears(text: string, by: number): string {
  return text.replaceAll(/(?<!\d)(?:19|20|21)\d{2}(?!\d)/gu, (year) => String(Number(year) + by));
}

describe('a phrase tells what its year is to the plan', () => {
  it.each(yearCases)('$name — $why', ({ text, where, expected, why }) => {
    expect(why).not.toBe('');
    const phrases = readYears(text, goldenYear, where);
    expect(phrases.map(line)).toEqual(expected.map((e) => e.replace(/ \d{4}$/u, '')));
    for (const [i, phrase] of phrases.entries()) {
      const ends = /» (\d{4})$/u.exec(expected[i] ?? '')?.[1];
      if (ends !== undefined) expect(phrase.ends).toBe(Number(ends));
    }
  });

  it('has at least 60 phrases and a case for every rule', () => {
    const phrases = yearCases.flatMap(({ text, where }) => readYears(text, goldenYear, where));
    expect(phrases.length).toBeGreaterThanOrEqual(60);
    const seen = new Set(phrases.map((p) => p.rule));
    expect(yearRules.map((r) => r.id).filter((id) => !seen.has(id))).toEqual([]);
  });

  it('no two rules share an id, and each has a sentence for its reason', () => {
    expect(new Set(yearRules.map((r) => r.id)).size).toBe(yearRules.length);
    expect(yearRules.filter((r) => !/^\p{Lu}.*\.$/u.test(r.reason)).map((r) => r.id)).toEqual([]);
  });
});

describe('rules know no absolute year', () => {
  it.each([-7, 1, 2, 40])('all years and the plan moved by %i give the same classes', (by) => {
    for (const { text, where } of yearCases) {
      const shape = (phrases: readonly YearPhrase[]): unknown => phrases.map((p) => [p.offset, p.length, p.class, p.rule]);
      expect(shape(readYears(shiftYears(text, by), goldenYear + by, where)), text).toEqual(shape(readYears(text, goldenYear, where)));
    }
  });
});

describe('offsets', () => {
  it('are UTF-16 units of the whole text', () => {
    const text = '𝟚 Quý I/2023; giai đoạn 2021-2030';
    expect(readYears(text, 2023, 'text').flatMap((p) => p.years.map((at) => yearAt(text, at)))).toEqual([2023, 2021, 2030]);
  });
});

describe('a hostile text', () => {
  it.each([
    ['many citations in one sentence', 'theo Quyết định số 595/QĐ-UBND ngày 05/3/2013 về '.repeat(400) + 'năm 2023'],
    ['a very long sentence', `Kế hoạch số 1/KH-UBND ${'ban hành và phê duyệt '.repeat(4000)} năm 2023`],
    ['nothing but years', '2023 '.repeat(5000)],
    ['a list without end', `Quý ${'I, '.repeat(3000)}I/2023`],
    ['spaces', `năm${' '.repeat(20000)}2023`],
  ])('is read in good time: %s', (_, text) => {
    const started = performance.now();
    expect(readYears(text, 2023, 'text').length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

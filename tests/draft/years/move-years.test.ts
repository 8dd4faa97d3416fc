import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yearOffsets } from '../../../src/draft/years/digits.js';
import { moveYears } from '../../../src/draft/years/move-years.js';
import type { Where } from '../../../src/draft/years/phrase.js';
import { readYears } from '../../../src/draft/years/read-years.js';
import { goldenYear, yearCases } from './cases.js';

const runs = { numRuns: 300, seed: 2023 };
const where = fc.constantFrom<Where>('text', 'deadline');
const planYear = fc.integer({ min: 2015, max: 2040 });
const number = fc.integer({ min: 1890, max: 2210 }).map(String);
const pieces = ['năm ', 'trong năm ', 'Quý I/', 'quý II, IV ', 'tháng 6/', 'ngày 30/06/', 'trước ngày ', 'giai đoạn ', '-', ' - ', '/', '/NĐ-CP', 'số 107/', 'Luật Đất đai ', 'tổng kết ', 'bảng giá ', 'đến ', ', ', '; ', '. ', '𝟚', ' ', 'về ', 'Kế hoạch '];
/** Vietnamese words and years in any order: most make no sense. */
const anyText = fc.array(fc.oneof(fc.constantFrom(...pieces), number, fc.string({ maxLength: 3 })), { maxLength: 14 }).map((parts) => parts.join(''));

/** Golden texts put together, each a sentence of its own, moved to another plan's year. */
const decided = yearCases.filter((c) => !readYears(c.text, goldenYear, c.where).some((p) => p.class === 'undecided'));
const goldenText = (of: Where): fc.Arbitrary<string> => fc.array(fc.constantFrom(...decided.filter((c) => c.where === of).map((c) => c.text)), { minLength: 1, maxLength: 6 }).map((texts) => texts.join('; '));
const golden = fc.oneof(
  goldenText('text').map((text) => ({ text, where: 'text' as const })),
  goldenText('deadline').map((text) => ({ text, where: 'deadline' as const })),
);

describe('reading the years of any text', () => {
  it('puts every year in exactly one phrase, and no phrase over another', () => {
    fc.assert(
      fc.property(anyText, planYear, where, (text, year, at) => {
        const phrases = readYears(text, year, at);
        expect(phrases.flatMap((p) => p.years)).toEqual(yearOffsets(text));
        let end = 0;
        for (const { offset, length, words } of phrases) {
          expect(offset).toBeGreaterThanOrEqual(end);
          expect(text.slice(offset, offset + length)).toBe(words);
          end = offset + length;
        }
      }),
      runs,
    );
  });
});

describe('moving the years of any text', () => {
  it('changes nothing but the digits of years that are the plan\'s own or told from it', () => {
    fc.assert(
      fc.property(anyText, planYear, fc.integer({ min: -5, max: 5 }), where, (text, year, by, at) => {
        const moved = moveYears(text, year, year + by, at);
        expect(moved.text.length).toBe(text.length);
        const mayChange = new Set(moved.phrases.filter((p) => p.moved).flatMap((p) => p.years.flatMap((o) => [o, o + 1, o + 2, o + 3])));
        const changed = Array.from({ length: text.length }, (_, i) => i).filter((i) => text[i] !== moved.text[i]);
        expect(changed.filter((i) => !mayChange.has(i))).toEqual([]);
        for (const p of moved.phrases) {
          expect(moved.text.slice(p.offset, p.offset + p.length)).toBe(p.becomes);
          if (p.class !== 'own' && p.class !== 'relative') expect(p.becomes).toBe(p.words);
        }
      }),
      runs,
    );
  });

  it('to the same year changes nothing', () => {
    fc.assert(fc.property(anyText, planYear, where, (text, year, at) => {
      expect(moveYears(text, year, year, at).text).toBe(text);
    }), runs);
  });
});

describe('moving what the rules decide', () => {
  it('there and back gives the text', () => {
    fc.assert(
      fc.property(golden, fc.integer({ min: 1, max: 12 }), ({ text, where: at }, by) => {
        const there = moveYears(text, goldenYear, goldenYear + by, at).text;
        expect(moveYears(there, goldenYear + by, goldenYear, at).text).toBe(text);
      }),
      runs,
    );
  });

  it('in hops is moving at once, and citations and periods never change', () => {
    fc.assert(
      fc.property(golden, fc.integer({ min: 1, max: 6 }), ({ text, where: at }, hops) => {
        let now = text;
        for (let year = goldenYear; year < goldenYear + hops; year += 1) now = moveYears(now, year, year + 1, at).text;
        expect(now).toBe(moveYears(text, goldenYear, goldenYear + hops, at).text);
        for (const p of readYears(text, goldenYear, at)) {
          if (p.class === 'citation' || p.class === 'period') expect(now.slice(p.offset, p.offset + p.length)).toBe(p.words);
        }
      }),
      runs,
    );
  });
});

describe('a day that the new year lacks', () => {
  it('stays and is asked about', () => {
    const { text, phrases } = moveYears('Trước ngày 29/02/2024', 2024, 2025, 'deadline');
    expect(text).toBe('Trước ngày 29/02/2024');
    expect(phrases.map((p) => [p.class, p.rule, p.moved])).toEqual([['undecided', 'ngay-khong-co-trong-nam-moi', false]]);
  });

  it('moves where the new year has it', () => {
    expect(moveYears('29 tháng 02 năm 2024', 2024, 2028, 'deadline').text).toBe('29 tháng 02 năm 2028');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointLetter, pointLetters, roman } from '../../src/source/numbering.js';

describe('điểm are lettered in Vietnamese order (R41)', () => {
  it('has đ after d, and no f, j, w, z', () => {
    expect(pointLetters.slice(0, 8).join('')).toBe('abcdđegh');
    for (const foreign of ['f', 'j', 'w', 'z']) expect(pointLetters).not.toContain(foreign);
  });
  it('agrees with the order of the Vietnamese alphabet', () => {
    const sorted = [...pointLetters].sort(new Intl.Collator('vi').compare);
    expect([...pointLetters]).toEqual(sorted);
  });
  it('is never out of letters', () => {
    expect(pointLetter(23)).toBe('y');
    expect(pointLetter(24)).toBe('aa');
  });
});

describe('Roman numbers (R39)', () => {
  it.each([[1, 'I'], [4, 'IV'], [9, 'IX'], [14, 'XIV'], [40, 'XL'], [99, 'XCIX']])('%d is %s', (n, expected) => {
    expect(roman(n)).toBe(expected);
  });
  it('are all different', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (a, b) => (roman(a) === roman(b)) === (a === b)), { seed: 39 });
  });
});

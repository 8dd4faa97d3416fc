import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../src/content/similarity.js';
import { findSplits, splitFrom, weightsOf, type Candidate } from '../../src/compare/splits.js';

const one = (id: string, ...features: readonly string[]): Candidate => ({ id, features: new Set(features) });
const even = (): number => 1;
const whole = one('a', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y');

describe('a split', () => {
  it('needs two parts: one alone is another task that took its place', () => {
    expect(findSplits([whole], new Map(), [one('b', ...whole.features)], even)).toEqual([]);
  });
  it.each([
    ['just so much of the whole is in the parts', ['p', 'q', 'r'], ['s', 't', 'u'], 1],
    ['less of it is', ['p', 'q', 'r'], ['s', 't'], 0],
    ['just so much of a part is the whole\'s', ['p', 'q', 'r', '1', '2'], ['s', 't', 'u'], 1],
    ['less of a part is', ['p', 'q', 'r', '1', '2', '3'], ['s', 't', 'u'], 0],
    ['a part has nothing of its own', ['p', 'q', 'r', 's', 't', 'u'], ['p', 'q', 'r'], 0],
  ])('at the threshold: %s', (_, b, c, count) => {
    expect(findSplits([whole], new Map(), [one('b', ...b), one('c', ...c)], even)).toHaveLength(count);
  });
  it('its thresholds are these', () => {
    expect(splitFrom).toEqual({ part: 0.6, whole: 0.6, own: 0.1 });
  });
  it('may leave a part under the old id, where that one gave the words away', () => {
    const kept = new Map([['a', new Set(['p', 'q', 'r', 's', 't'])]]);
    expect(findSplits([whole], kept, [one('b', 'u', 'v', 'w', 'x', 'y')], even)).toEqual([{ whole: 'a', parts: ['a', 'b'], share: 1 }]);
    expect(findSplits([whole], new Map([['a', whole.features]]), [one('b', 'u', 'v', 'w', 'x', 'y')], even)).toEqual([]);
  });
  it('takes a new task once', () => {
    const found = findSplits([whole, { ...whole, id: 'a2' }], new Map(), [one('b', 'p', 'q', 'r'), one('c', 's', 't', 'u')], even);
    expect(found.map((split) => split.whole)).toEqual(['a']);
  });
});

describe('what words weigh', () => {
  it('less, the more tasks of a year have them', () => {
    const weigh = weightsOf([[one('a', 'chung', 'riêng'), one('b', 'chung')], [one('a', 'chung')]]);
    expect([weigh('riêng'), weigh('chung')]).toEqual([1, 0.5]);
  });
  it('case, years and punctuation do not count', () => {
    expect(featuresOf(['Ban hành Kế hoạch, năm 2030;'])).toEqual(featuresOf(['ban hành kế hoạch năm 2031']));
  });
});

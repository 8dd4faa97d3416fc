import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAt } from '../../src/source/source-text.js';

describe('the place of an offset', () => {
  it('is counted from line 1, column 1, and a line end belongs to the line it ends', () => {
    const source = { file: 'a', text: 'một\nhai\n\nba' };
    expect([0, 3, 4, 7, 8, 9, 11, 99, -1].map((offset) => { const { line, column } = placeAt(source, offset); return `${line}:${column}`; })).toEqual(['1:1', '1:4', '2:1', '2:4', '3:1', '4:1', '4:3', '4:3', '1:1']);
  });
  it('is what counting from the start gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'ệ', '\n', '\r', '🙂') }), fc.nat(40), (text, offset) => {
        const before = text.slice(0, offset).split('\n');
        expect(placeAt({ file: 'a', text }, offset)).toEqual({ file: 'a', line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
      }),
      { seed: 7, numRuns: 500 },
    );
  });
  it('takes no longer where a file is one long line', () => {
    const source = { file: 'a', text: 'x'.repeat(20_000_000) };
    const start = performance.now();
    for (let i = 0; i < 2000; i++) placeAt(source, i * 10_000);
    expect(performance.now() - start).toBeLessThan(6000);
  });
});

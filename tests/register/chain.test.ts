import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { append, brokenLinks, hashOf, seal, type BrokenLink, type Chain, type Link } from '../../src/register/chain.js';

interface Line {
  readonly words: string;
  readonly pages: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
  readonly replaces?: string | undefined;
}

const line: fc.Arbitrary<Line> = fc.record(
  {
    words: fc.string(),
    pages: fc.nat(),
    files: fc.array(fc.record({ path: fc.string(), size: fc.nat() }), { maxLength: 3 }),
    replaces: fc.option(fc.string(), { nil: undefined }),
  },
  { requiredKeys: ['words', 'pages', 'files'] },
);
const empty: Chain<Line & Link> = { last: null, entries: [] };
const register = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => lines.reduce((chain, one) => append<Line>(chain, one), empty));
const chainShape = z.object({ last: z.string().nullable(), entries: z.array(z.looseObject({ previous: z.string().nullable(), hash: z.string() })) });
const seeded = { seed: 20300105, numRuns: 400 };

/** What is read back from a file: a copy, as plain data. */
const copied = <T>(value: T): T => structuredClone(value);
const at = (n: number, length: number): number => n % length;
const firstOf = (broken: readonly BrokenLink[]): number => Math.min(...broken.map(({ index }) => index));
const otherHash = 'f'.repeat(64);

describe('a register to which lines are only added', () => {
  it('is whole as it was written, line after line', () => {
    fc.assert(
      fc.property(register, (chain) => {
        expect(brokenLinks(chain)).toEqual([]);
        expect(chain.entries.map((e) => e.previous)).toEqual([null, ...chain.entries.slice(0, -1).map((e) => e.hash)]);
        expect(chain.last).toBe(chain.entries.at(-1)?.hash);
      }),
      seeded,
    );
  });
  it('an empty one is whole', () => {
    expect(brokenLinks(empty)).toEqual([]);
  });
  it('is whole whatever the order of keys, and after a way through its file', () => {
    const turned = (value: object): object => Object.fromEntries(Object.entries(value).reverse());
    fc.assert(
      fc.property(register, (chain) => {
        for (const [i, entry] of chain.entries.entries()) {
          const { hash, files, ...rest } = entry;
          expect(hashOf(turned({ ...rest, files: files.map(turned) })), `line ${i}`).toBe(hash);
        }
        expect(brokenLinks(chainShape.parse(JSON.parse(JSON.stringify(chain))))).toEqual([]);
      }),
      seeded,
    );
  });
  it('a value that is undefined is the same as none', () => {
    const plain = { words: 'x', pages: 1, files: [] };
    expect(seal<Line>({ ...plain, replaces: undefined }, null).hash).toBe(seal<Line>(plain, null).hash);
    expect(hashOf([undefined])).toBe(hashOf([null]));
    expect(seal({ ...plain, replaces: null }, null).hash).not.toBe(seal(plain, null).hash);
  });
});

describe('whatever happens to a register is found, at its line', () => {
  it.each<[string, (entry: Line & Link) => Link]>([
    ['its words', (e) => ({ ...e, words: `${e.words} ` })],
    ['a number', (e) => ({ ...e, pages: e.pages + 1 })],
    ['a number that becomes words', (e) => ({ ...e, pages: String(e.pages) })],
    ['a value inside a list', (e) => ({ ...e, files: [...e.files, { path: 'x', size: 1 }] })],
    ['a value more', (e) => ({ ...e, more: 1 })],
    ['its hash', (e) => ({ ...e, hash: otherHash })],
  ])('%s changed', (_, change) => {
    fc.assert(
      fc.property(register, fc.nat(), (chain, n) => {
        const index = at(n, chain.entries.length);
        const broken = brokenLinks({ ...chain, entries: chain.entries.map((e, i) => (i === index ? change(e) : e)) });
        expect(broken).toContainEqual({ index, fault: 'changed' });
        expect(firstOf(broken)).toBe(index);
      }),
      seeded,
    );
  });
  it('the hash of the line before, changed: the line is neither its own nor linked', () => {
    fc.assert(
      fc.property(register, fc.nat(), (chain, n) => {
        const index = at(n, chain.entries.length);
        const broken = brokenLinks({ ...chain, entries: chain.entries.map((e, i) => (i === index ? { ...e, previous: otherHash } : e)) });
        expect(broken).toEqual([{ index, fault: 'unlinked' }, { index, fault: 'changed' }]);
      }),
      seeded,
    );
  });
  it('a line changed and sealed anew: the next line, or the end, does not follow it', () => {
    fc.assert(
      fc.property(register, fc.nat(), (chain, n) => {
        const index = at(n, chain.entries.length);
        const forged = chain.entries.map((e, i) => {
          if (i !== index) return e;
          const { words, pages, files, previous } = e;
          return seal({ words: `${words}!`, pages, files }, previous);
        });
        const last = index === chain.entries.length - 1;
        expect(brokenLinks({ ...chain, entries: forged })).toEqual([{ index: index + 1, fault: last ? 'cut-short' : 'unlinked' }]);
      }),
      seeded,
    );
  });
  it('a line dropped', () => {
    fc.assert(
      fc.property(register, fc.nat(), (chain, n) => {
        const index = at(n, chain.entries.length);
        const last = index === chain.entries.length - 1;
        expect(brokenLinks({ ...chain, entries: chain.entries.filter((_, i) => i !== index) })).toEqual([{ index, fault: last ? 'cut-short' : 'unlinked' }]);
      }),
      seeded,
    );
  });
  it('the end cut off', () => {
    fc.assert(
      fc.property(register, fc.nat(), (chain, n) => {
        const left = at(n, chain.entries.length);
        expect(brokenLinks({ ...chain, entries: chain.entries.slice(0, left) })).toEqual([{ index: left, fault: 'cut-short' }]);
      }),
      seeded,
    );
  });
  it('a line put in, be it sealed to the line before it', () => {
    fc.assert(
      fc.property(register, line, fc.nat(), (chain, fresh, n) => {
        const index = at(n, chain.entries.length + 1);
        const put = seal(fresh, chain.entries[index - 1]?.hash ?? null);
        const broken = brokenLinks({ ...chain, entries: chain.entries.toSpliced(index, 0, put) });
        expect(broken).toEqual([{ index: index + 1, fault: index === chain.entries.length ? 'cut-short' : 'unlinked' }]);
      }),
      seeded,
    );
  });
  it('a line put in twice', () => {
    fc.assert(
      fc.property(register, fc.nat(), fc.nat(), (chain, n, m) => {
        const index = at(n, chain.entries.length + 1);
        const again = chain.entries[at(m, chain.entries.length)];
        if (again === undefined) return;
        const broken = brokenLinks({ ...chain, entries: chain.entries.toSpliced(index, 0, copied(again)) });
        expect(broken.length).toBeGreaterThan(0);
        expect([index, index + 1]).toContain(firstOf(broken));
      }),
      seeded,
    );
  });
  it('two lines in each other\'s place', () => {
    fc.assert(
      fc.property(register, fc.nat(), fc.nat(), (chain, n, m) => {
        const [a, b] = [at(n, chain.entries.length), at(m, chain.entries.length)];
        const [one, other] = [chain.entries[a], chain.entries[b]];
        if (a === b || one === undefined || other === undefined) return;
        const broken = brokenLinks({ ...chain, entries: chain.entries.map((e, i) => (i === a ? other : i === b ? one : e)) });
        expect(broken).toContainEqual({ index: Math.min(a, b), fault: 'unlinked' });
        expect(firstOf(broken)).toBe(Math.min(a, b));
      }),
      seeded,
    );
  });
  it('the hash of the last line, as the register has it', () => {
    fc.assert(
      fc.property(register, fc.constantFrom(null, otherHash), (chain, last) => {
        expect(brokenLinks({ ...chain, last })).toEqual([{ index: chain.entries.length, fault: 'cut-short' }]);
      }),
      seeded,
    );
  });
});

import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnostics/catalogue.js';
import type { BuildResult } from '../../../src/publish/build.js';
import { buildOnChange, type WatchEvent } from '../../../src/publish/watch/build-on-change.js';

const timings = { read: 0, compose: 0, docx: 0, pdf: 0, write: 0 };
const good: BuildResult = { manifest: undefined, diagnostics: [], kept: [], made: 0, taken: 0, timings };
const busy: BuildResult = { ...good, diagnostics: [diagnose('output-busy', { file: 'output', line: 1, column: 1 }, { lock: '.2030.khoa', host: undefined, pid: undefined, age: 0, staleMinutes: 10 })] };

/** A desk on which files are saved and a build takes a while; what the build saw, and what was told. */
function desk(build: (saves: number, signal: AbortSignal) => Promise<BuildResult>) {
  const stop = new AbortController();
  const told: WatchEvent['kind'][] = [];
  const seen: number[] = [];
  let saves = 0;
  let change = (path: string): void => { throw new Error(path); };
  let closed = false;
  const done = buildOnChange({
    watch: async (onChange) => {
      change = onChange;
      return Promise.resolve({ close: async () => { closed = true; return Promise.resolve(); } });
    },
    build: async (signal) => {
      const result = await build(saves, signal);
      seen.push(saves);
      return result;
    },
    tell: ({ kind }) => told.push(kind),
    signal: stop.signal,
    settle: 40,
    retry: 30,
  });
  return { told, seen, save: () => { saves += 1; change('content/2030/plan.md'); }, stop: async () => { stop.abort(new Error('stop')); await done; }, closed: () => closed };
}

const takes = (ms: number) => async (_: number, signal: AbortSignal): Promise<BuildResult> => {
  await wait(ms, undefined, { signal }).catch(() => { signal.throwIfAborted(); });
  return good;
};

describe('building on every save', () => {
  it('builds once at first, and again after a save', async () => {
    const { seen, save, stop, closed } = desk(takes(5));
    await wait(60);
    save();
    await wait(120);
    await stop();
    expect(seen).toEqual([0, 1]);
    expect(closed()).toBe(true);
  });
  it.each([{ what: 'at once', between: 0 }, { what: 'in a second, while it builds', between: 100 }])('ten saves $what give one build, of the last state', async ({ between }) => {
    const { seen, told, save, stop } = desk(takes(150));
    await wait(250);
    for (let i = 0; i < 10; i++) {
      save();
      await wait(between);
    }
    await wait(500);
    await stop();
    expect(seen).toEqual([0, 10]);
    expect(told.filter((kind) => kind === 'built')).toHaveLength(2);
  });
  it('a save while it builds is not lost, even where the build cannot be given up', async () => {
    const { seen, save, stop } = desk(async () => {
      await wait(100);
      return good;
    });
    await wait(30);
    save();
    await wait(500);
    await stop();
    expect(seen.at(-1)).toBe(1);
  });
  it('where another build is at work it tries again by itself', async () => {
    let tries = 0;
    const { told, stop } = desk(async () => Promise.resolve((tries += 1) < 3 ? busy : good));
    await wait(400);
    await stop();
    expect(told.filter((kind) => kind === 'built')).toHaveLength(3);
  });
  it('a fault of the program ends it, and the watch is closed', async () => {
    const closed: boolean[] = [];
    const done = buildOnChange({
      watch: async () => Promise.resolve({ close: async () => { closed.push(true); return Promise.resolve(); } }),
      build: async () => Promise.reject(new TypeError('a fault')),
      tell: () => undefined,
      signal: new AbortController().signal,
    });
    await expect(done).rejects.toThrow('a fault');
    expect(closed).toEqual([true]);
  });
  it('stops at once in the middle of a build', async () => {
    const { seen, stop } = desk(takes(10_000));
    await wait(80);
    const start = performance.now();
    await stop();
    expect(performance.now() - start).toBeLessThan(1000);
    expect(seen).toEqual([]);
  });
});

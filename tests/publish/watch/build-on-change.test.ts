import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnostics/catalogue.js';
import type { BuildResult } from '../../../src/publish/build.js';
import { buildOnChange, type WatchEvent } from '../../../src/publish/watch/build-on-change.js';
import type { Ask } from '../../../src/publish/watch/listen.js';

const timings = { read: 0, compose: 0, docx: 0, pdf: 0, write: 0 };
const good: BuildResult = { manifest: undefined, diagnostics: [], kept: [], made: 0, taken: 0, timings };
const busy: BuildResult = { ...good, diagnostics: [diagnose('output-busy', { file: 'output', line: 1, column: 1 }, { lock: '.2030.khoa', host: undefined, pid: undefined, age: 0, staleMinutes: 10 })] };

/** A desk on which files are saved and a build takes a while; what the build saw, and what was told. */
function desk(build: (saves: number, signal: AbortSignal) => Promise<BuildResult>, settle = 40) {
  const stop = new AbortController();
  const told: WatchEvent['kind'][] = [];
  const seen: number[] = [];
  let saves = 0;
  let change = (path: string): void => { throw new Error(path); };
  let ask: Ask = () => { throw new Error('nobody listens'); };
  let closed = false;
  let deaf = false;
  const done = buildOnChange({
    watch: async (onChange) => {
      change = onChange;
      return Promise.resolve({ close: async () => { closed = true; return Promise.resolve(); } });
    },
    listen: async (given) => {
      ask = given;
      return Promise.resolve({ close: async () => { deaf = true; return Promise.resolve(); } });
    },
    build: async (signal) => {
      const result = await build(saves, signal);
      seen.push(saves);
      return result;
    },
    tell: ({ kind }) => told.push(kind),
    signal: stop.signal,
    settle,
    retry: 30,
  });
  return { told, seen, save: () => { saves += 1; change('content/2030/plan.md'); }, stop: async () => { stop.abort(new Error('stop')); await done; }, closed: () => closed && deaf, ask: async () => ask() };
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
  it('where another build is at work over two saves, it tries again until its turn has come', async () => {
    let free = false;
    const { told, seen, save, stop } = desk(async () => {
      await wait(20);
      return free ? good : busy;
    });
    await wait(35);
    save();
    await wait(75);
    save();
    await wait(75);
    free = true;
    await wait(200);
    await stop();
    expect(seen.at(-1)).toBe(2);
    expect(told.at(-1)).toBe('built');
    expect(told.filter((kind) => kind === 'outdated')).toEqual([]);
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

describe('who asks while files are watched', () => {
  it('is given a build at once, of the last save, without a wait for more of them', async () => {
    const { seen, save, ask, stop } = desk(takes(5), 30_000);
    await wait(60);
    save();
    expect(await ask()).toBe(good);
    expect(seen).toEqual([0, 1]);
    await stop();
  });
  it('is given a build where nothing was saved', async () => {
    const { seen, ask, stop } = desk(takes(5));
    await wait(60);
    expect(await ask()).toBe(good);
    expect(seen).toEqual([0, 0]);
    await stop();
  });
  it('is given the build that is under way, as all who ask meanwhile', async () => {
    const { seen, ask, stop } = desk(takes(100));
    await wait(30);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([good, good, good]);
    await stop();
    expect(seen).toEqual([0]);
  });
  it('is given the next one where a save makes that one outdated', async () => {
    const { seen, save, ask, stop } = desk(takes(100));
    await wait(30);
    const answer = ask();
    save();
    expect(await answer).toBe(good);
    await stop();
    expect(seen).toEqual([1]);
  });
  it('is not kept waiting by saves without end', async () => {
    const { seen, told, save, ask, stop } = desk(takes(100));
    await wait(150);
    const saves = setInterval(save, 20);
    const start = performance.now();
    await ask();
    expect(performance.now() - start).toBeLessThan(1000);
    clearInterval(saves);
    await wait(300);
    await stop();
    // What was saved while it was made for who asked is built after it.
    expect(seen).toHaveLength(3);
    expect(told.at(-1)).toBe('built');
  });
  it('is told the faults of a build', async () => {
    const { ask, stop } = desk(async () => Promise.resolve(busy));
    await wait(30);
    expect(await ask()).toBe(busy);
    await stop();
  });
  it('is told where watching stops first, and no more are heard', async () => {
    const { ask, stop, closed } = desk(takes(10_000));
    await wait(30);
    const answer = ask();
    await stop();
    expect(await answer).toBeUndefined();
    expect(closed()).toBe(true);
  });
  it('is not kept waiting by a fault of the program', async () => {
    let ask: Ask = () => { throw new Error('nobody listens'); };
    const done = buildOnChange({
      watch: async () => Promise.resolve({ close: async () => Promise.resolve() }),
      listen: async (given) => { ask = given; return Promise.resolve({ close: async () => Promise.resolve() }); },
      build: async () => { await wait(30); throw new TypeError('a fault'); },
      tell: () => undefined,
      signal: new AbortController().signal,
    });
    await wait(10);
    const answer = ask();
    await expect(done).rejects.toThrow('a fault');
    expect(await answer).toBeUndefined();
  });
});

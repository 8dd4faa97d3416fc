import type * as nodeFs from 'node:fs';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { buildRemembering } from '../../../src/publish/cache/remembered-build.js';
import { unchangedBuild } from '../../../src/publish/cache/warm.js';
import { recoverAll } from '../../../src/publish/output.js';
import { runCli } from '../../support/cli.js';
import { edit } from '../../support/issued.js';
import { momentsOf } from '../../support/moments.js';
import { changedFiles, copyOfAll, entriesOf, madeAfresh, memoryOf, setOf } from '../../support/remembering.js';
import { sample, sampleFiles, sampleYear, writeProject } from '../../support/sample-project.js';
import { nextYear, writeTwoYears } from '../../support/two-years.js';

vi.mock('node:fs', async (real) => (await import('../../support/watched-fs.js')).watched(await real()));

/** Tests' own copying, which no listener is told. */
const fsNow = await vi.importActual<typeof nodeFs>('node:fs');
const place = mkdtempSync(join(tmpdir(), 'kehoach-cache-crash-'));
afterAll(() => { rmSync(place, { recursive: true, force: true }); });

/** The sample as a draft, in a folder of its own. */
function newProject(): string {
  const data = sample();
  data.plan.state = 'du-thao';
  data.plan.decision = { number: null, symbol: 'QĐ-UBND', date: null };
  const { root, remove } = writeProject(sampleFiles(data));
  const copy = join(place, `p-${readdirSync(place).length}`);
  fsNow.cpSync(root, copy, { recursive: true });
  remove();
  return copy;
}

/** The memory holds nothing but entries, lists and stamps. */
function strays(root: string): readonly string[] {
  return readdirSync(memoryOf(root)).filter((name) => !/^(?:[0-9a-f]{64}|(?:dung|dau)-\d{4}\.json)$/u.test(name));
}

describe('a build that dies at any moment', () => {
  it('leaves a memory that lies about nothing: the next build makes the bytes of a build without, and sweeps', { timeout: 240_000 }, async () => {
    const root = newProject();
    await buildRemembering(root, sampleYear);
    edit(root, `content/${sampleYear}/plan.md`, 'Nâng cao chất lượng', 'Nâng cao hơn chất lượng');
    const expected = await madeAfresh(root);
    const { moments, remove } = await momentsOf(root, async () => { await buildRemembering(root, sampleYear); });
    expect(moments.length).toBeGreaterThan(20);
    const ofMemory = moments.filter(({ at }) => at.includes('.bo-nho'));
    expect(ofMemory.length).toBeGreaterThan(15);
    const taken = new Set<number>();
    for (const { at, root: left } of [...ofMemory, ...moments.slice(-1)]) {
      recoverAll(join(left, 'output'));
      const warm = unchangedBuild(left, sampleYear, undefined);
      if (warm !== undefined) expect(changedFiles(setOf(left), expected), at).toEqual([]);
      const built = await buildRemembering(left, sampleYear);
      taken.add(built.taken);
      expect(built.manifest, at).toBeDefined();
      expect(changedFiles(setOf(left), expected), at).toEqual([]);
      expect(strays(left), at).toEqual([]);
      expect(unchangedBuild(left, sampleYear, undefined)?.manifest, at).toEqual(built.manifest);
    }
    expect([...taken].sort((a, b) => a - b)).toEqual([10, 11, 12]);
    remove();
  });
  it('killed from outside, again and again, in processes of its own', { timeout: 120_000 }, async () => {
    const root = newProject();
    const whole = await runCli(root, ['build', '--json']);
    expect(whole.code).toBe(0);
    const rounds = 8;
    for (let i = 1; i <= rounds; i += 1) {
      edit(root, `content/${sampleYear}/plan.md`, /Nâng cao[^]*?chất lượng/u, `Nâng cao ${'rất '.repeat(i)}chất lượng`);
      await runCli(root, ['build', '--json'], whole.ms * (0.5 + i / (2 * rounds)));
    }
    expect((await runCli(root, ['build', '--json'])).code).toBe(0);
    expect(changedFiles(setOf(root), await madeAfresh(root))).toEqual([]);
    expect(strays(root)).toEqual([]);
  });
});

describe('a memory that is taken away', () => {
  it('before a build: all is made again, the same', async () => {
    const root = newProject();
    await buildRemembering(root, sampleYear);
    const before = setOf(root);
    rmSync(memoryOf(root), { recursive: true });
    expect(await buildRemembering(root, sampleYear)).toMatchObject({ made: 12, taken: 0 });
    expect(setOf(root)).toEqual(before);
  });
  it.each([0, 3, 7, 12])('during a build, at file %d: the build goes on', async (at) => {
    const root = newProject();
    await buildRemembering(root, sampleYear);
    edit(root, `content/${sampleYear}/plan.md`, 'Nâng cao chất lượng', 'Nâng cao hơn chất lượng');
    const expected = await madeAfresh(root);
    await buildRemembering(root, sampleYear, { onProgress: ({ done }) => { if (done === at) rmSync(memoryOf(root), { recursive: true, force: true }); } });
    expect(changedFiles(setOf(root), expected)).toEqual([]);
    await buildRemembering(root, sampleYear);
    expect(changedFiles(setOf(root), expected)).toEqual([]);
  });
  it.each<{ what: string; spoil: (root: string) => void }>([
    { what: 'every entry emptied', spoil: (root) => { for (const name of entriesOf(root)) writeFileSync(join(memoryOf(root), name), ''); } },
    { what: 'entries that have changed places', spoil: (root) => { const names = entriesOf(root); for (const [i, name] of names.entries()) fsNow.cpSync(join(memoryOf(root), names[(i + 1) % names.length] ?? ''), join(memoryOf(root), name)); } },
    { what: 'lists and stamps emptied', spoil: (root) => { for (const name of readdirSync(memoryOf(root))) if (name.endsWith('.json')) writeFileSync(join(memoryOf(root), name), ''); } },
    { what: 'a list of other things', spoil: (root) => { writeFileSync(join(memoryOf(root), `dung-${sampleYear}.json`), '{"a":[1]}'); } },
    { what: 'a file in its place', spoil: (root) => { rmSync(memoryOf(root), { recursive: true }); writeFileSync(memoryOf(root), ''); } },
  ])('or spoilt: $what', async ({ spoil }) => {
    const root = newProject();
    await buildRemembering(root, sampleYear);
    const before = setOf(root);
    spoil(root);
    await buildRemembering(root, sampleYear);
    expect(setOf(root)).toEqual(before);
  });
});

describe('two builds at once', () => {
  it('of two years share a memory; each has its own bytes, and is remembered', { timeout: 60_000 }, async () => {
    const { root, remove } = writeTwoYears();
    const builds = await Promise.all([sampleYear, nextYear].map((year) => runCli(root, ['build', String(year), '--json'])));
    expect(builds.map(({ code }) => code)).toEqual([0, 0]);
    for (const year of [sampleYear, nextYear]) {
      const whole = await madeAfresh(root, year);
      expect(changedFiles(setOf(root, year), whole)).toEqual([]);
      const again = await buildRemembering(root, year);
      expect(again.manifest).toBeDefined();
      expect(changedFiles(setOf(root, year), whole)).toEqual([]);
      expect((await buildRemembering(root, year)).made).toBe(0);
    }
    remove();
  });
  it('of one year: one makes it, the other is told to wait, and what is remembered is whole', { timeout: 60_000 }, async () => {
    const root = newProject();
    const builds = await Promise.all([1, 2].map(() => runCli(root, ['build', '--json'])));
    expect(builds.map(({ code }) => code).includes(0)).toBe(true);
    expect(builds.every(({ code, out }) => code === 0 || out.includes('output-busy'))).toBe(true);
    expect(changedFiles(setOf(root), await madeAfresh(root))).toEqual([]);
    expect((await buildRemembering(root, sampleYear)).manifest).toBeDefined();
    expect(changedFiles(setOf(root), await madeAfresh(root))).toEqual([]);
  });
});

describe('what is remembered is bounded', () => {
  it('to the files of the last three builds of each year that is there', async () => {
    const root = newProject();
    for (let i = 0; i < 6; i += 1) {
      edit(root, `content/${sampleYear}/plan.md`, /Nâng cao[^]*?chất lượng/u, `Nâng cao ${'rất '.repeat(i + 1)}chất lượng`);
      await buildRemembering(root, sampleYear);
      await buildRemembering(root, sampleYear);
      // The decision is another each time, as DOCX and PDF; the ten others stay.
      expect(entriesOf(root)).toHaveLength(10 + 2 * Math.min(i + 1, 3));
    }
  });
  it('a year that is taken away is forgotten', async () => {
    const { root, remove } = writeTwoYears();
    await buildRemembering(root, sampleYear);
    await buildRemembering(root, nextYear);
    const both = entriesOf(root).length;
    const copy = copyOfAll(root, place);
    rmSync(join(copy, 'content', String(nextYear)), { recursive: true });
    await buildRemembering(copy, sampleYear);
    expect(entriesOf(copy).length).toBeLessThan(both);
    expect(readdirSync(memoryOf(copy)).filter((name) => name.includes(String(nextYear)))).toEqual([]);
    remove();
  });
});

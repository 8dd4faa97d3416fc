import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildYear } from '../../src/publish/build.js';
import { sample, sampleFiles, sampleYear, writeProject } from '../support/sample-project.js';

const program = join(import.meta.dirname, '../../dist/bin/kehoach.js');
const manifestShape = z.object({ files: z.array(z.object({ path: z.string(), sha256: z.string() })) });

/** The hash of the manifest of a whole set: every file it names is there, with the bytes it names, and no other. */
function wholeSet(root: string): string {
  const folder = join(root, 'output', String(sampleYear));
  const text = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const { files } = manifestShape.parse(JSON.parse(text));
  const there = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.includes('.'));
  expect(new Set(there)).toEqual(new Set([...files.map((f) => f.path), 'manifest.json']));
  for (const { path, sha256 } of files) {
    expect(createHash('sha256').update(readFileSync(join(folder, path))).digest('hex'), path).toBe(sha256);
  }
  return createHash('sha256').update(text).digest('hex');
}

/** Starts a build in a process of its own; kills it after some milliseconds unless it ends before. */
async function buildAndKill(root: string, after: number): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [program, 'build', '--root', root, '--json'], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => { resolve(); }));
  await Promise.race([ended, wait(after)]);
  child.kill('SIGKILL');
  await ended;
  return performance.now() - start;
}

describe('a build killed at any moment leaves a whole set', () => {
  it('the old one or the new one, never a mixture', async () => {
    const { root, remove } = writeProject(sampleFiles(sample()));
    expect((await buildYear(root, sampleYear)).manifest).toBeDefined();
    const before = wholeSet(root);
    const changed = sample();
    changed.plan.signer.name = 'Trần Thị B';
    const other = writeProject(sampleFiles(changed));
    expect((await buildYear(other.root, sampleYear)).manifest).toBeDefined();
    const after = wholeSet(other.root);
    expect(after).not.toBe(before);

    const whole = await buildAndKill(other.root, 60_000);
    const target = writeProject(sampleFiles(changed));
    const reset = async (): Promise<void> => {
      const first = writeProject(sampleFiles(sample()));
      await buildYear(first.root, sampleYear);
      const { cpSync, rmSync } = await import('node:fs');
      rmSync(join(target.root, 'output'), { recursive: true, force: true });
      cpSync(join(first.root, 'output'), join(target.root, 'output'), { recursive: true });
      first.remove();
    };
    await reset();
    const rounds = 14;
    for (let i = 1; i <= rounds; i += 1) {
      await buildAndKill(target.root, (whole * i) / rounds);
      const now = wholeSet(target.root);
      expect([before, after]).toContain(now);
      if (now === after) await reset();
    }
    await buildAndKill(target.root, 60_000);
    expect(wholeSet(target.root)).toBe(after);
    for (const folder of [{ root, remove }, other, target]) folder.remove();
  });
});

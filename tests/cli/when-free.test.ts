import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Busy } from '../../src/cli/report.js';
import { whenFree } from '../../src/cli/when-free.js';
import { takeLock } from '../../src/publish/lock.js';
import { newOwner } from '../../src/publish/owner.js';
import { sendingProject } from '../support/issued.js';

const program = join(import.meta.dirname, '../../dist/bin/kehoach.js');

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function runCli(root: string, args: readonly string[], onWords: (err: string) => void): Promise<Answer> {
  const child = spawn(process.execPath, [program, ...args, '--root', root], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (bytes) => { out += String(bytes); });
  child.stderr.on('data', (bytes) => { onWords(err += String(bytes)); });
  return new Promise((resolve) => child.once('close', (code) => { resolve({ code, out, err }); }));
}

describe('a command that finds another one at work', () => {
  let project: Awaited<ReturnType<typeof sendingProject>>;
  beforeEach(async () => { project = await sendingProject(); });
  afterEach(() => { project.remove(); });

  it.each<readonly [string, readonly string[]]>([
    ['build', ['build', '--no-cache']],
    ['print', ['print']],
    ['send', ['send', '2030', '--number', '15', '--date', '2030-01-05']],
  ])('%s waits for it, and then works as if it had been called then', async (_, args) => {
    const { root } = project;
    mkdirSync(join(root, 'output'), { recursive: true });
    const lock = takeLock(join(root, 'output/.2030.khoa'), newOwner());
    const note = 'Một lệnh khác đang làm bộ văn bản này; chờ lệnh đó làm xong';
    let free: Promise<void> | undefined;
    const { code, err } = await runCli(root, args, (words) => { if (words.includes(note)) free ??= wait(300).then(lock.release); });
    expect([code, err.split(note).length - 1, err.match(/Lệnh không ghi năm/gu)?.length ?? 0]).toEqual([0, 1, args.includes('2030') ? 0 : 1]);
    expect(err).not.toContain('output-busy');
  });
});

describe('waiting', () => {
  const busy = (told: string[], json = true): Busy => new Busy(json, () => { told.push('busy'); return 3; });
  it('has an end: then it is told that the other is at work', async () => {
    const told: string[] = [];
    let runs = 0;
    expect(await whenFree(async () => { runs += 1; return Promise.reject(busy(told)); }, [0.01, 0.01])).toBe(3);
    expect([runs, told]).toEqual([3, ['busy']]);
  });
  it('ends as soon as the other has', async () => {
    const told: string[] = [];
    let runs = 0;
    expect(await whenFree(async () => ((runs += 1) < 3 ? Promise.reject(busy(told)) : Promise.resolve(0)), [0.01, 0.01, 60])).toBe(0);
    expect([runs, told]).toEqual([3, []]);
  });
  it('is for nothing else: any other failure is given on at once', async () => {
    let runs = 0;
    await expect(whenFree(async () => { runs += 1; return Promise.reject(new TypeError('a fault')); }, [60])).rejects.toThrow('a fault');
    expect(await whenFree(async () => { runs += 1; return Promise.resolve(1); }, [60])).toBe(1);
    expect(runs).toBe(2);
  });
});

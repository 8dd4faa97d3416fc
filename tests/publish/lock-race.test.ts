import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { newOwner } from '../../src/publish/owner.js';

const dist = (file: string): string => JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../dist/publish', file)).href);

/** Waits for the given moment, asks for the lock, holds it for a while; says whether it held it, first and last, and from when to when. */
const contender = `
const { takeLock } = await import(${dist('lock.js')});
const { newOwner } = await import(${dist('owner.js')});
const [file, start] = process.argv.slice(1);
while (Date.now() < Number(start));
let said = 'busy 0 0';
try {
  const lock = takeLock(file, newOwner());
  const from = Date.now();
  await new Promise((resolve) => setTimeout(resolve, 400));
  said = (lock.isHeld() ? 'held ' : 'lost ') + from + ' ' + Date.now();
  lock.release();
} catch (failure) {
  if (failure.diagnosticAt === undefined) throw failure;
}
process.stdout.write(said);
`;

function contend(file: string, start: number): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', contender, file, String(start)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes) => { said += String(bytes); });
  return new Promise((resolve) => child.once('close', () => { resolve(said); }));
}

describe('many builds that start at once over the lock of a dead one', () => {
  it.each([1, 2, 3, 4])('no two hold it to the end at a time, and nothing is left (round %d)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kehoach-race-'));
    const file = join(folder, '.2030.khoa');
    writeFileSync(file, JSON.stringify({ ...newOwner(), pid: 999_999_999 }));
    const start = Date.now() + 1500;
    const said = await Promise.all(Array.from({ length: 6 }, () => contend(file, start)));
    const left = readdirSync(folder);
    rmSync(folder, { recursive: true, force: true });
    expect(said.every((s) => /^(?:held|lost|busy) \d+ \d+$/u.test(s)), said.join()).toBe(true);
    // One that came late, on a machine with other work, may have it after another.
    const held = said.filter((s) => s.startsWith('held')).map((s) => s.split(' ').slice(1).map(Number)).sort(([a = 0], [b = 0]) => a - b);
    expect(held.filter(([from = 0], i) => i > 0 && from < (held[i - 1]?.[1] ?? 0)), said.join()).toEqual([]);
    expect(said.some((s) => s.startsWith('held') || s.startsWith('lost')), said.join()).toBe(true);
    expect(left).toEqual([]);
  });
});

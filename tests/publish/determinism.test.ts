import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const program = join(import.meta.dirname, '../../dist/bin/kehoach.js');

/** Another day, another year: what a clock would leave in a file shows. */
const otherClock = `data:text/javascript,${encodeURIComponent(`
const Real = Date;
const now = Real.UTC(2041, 5, 7, 23, 59, 58);
globalThis.Date = class extends Real { constructor(...a) { if (a.length === 0) super(now); else super(...a); } static now() { return now; } };
Math.random = () => 0.123;
`)}`;

/** Builds 2023 in a process and folder of its own; the hash of every file by path. */
function build(env: NodeJS.ProcessEnv, folderName: string, nodeOptions: readonly string[] = [], workers = 0): ReadonlyMap<string, string> {
  const temporary = mkdtempSync(join(tmpdir(), 'kehoach-same-'));
  const root = join(temporary, folderName);
  for (const folder of ['content', 'templates']) cpSync(folder, join(root, folder), { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, [...nodeOptions, program, 'build', '2023', '--root', root, '--workers', String(workers)], { cwd: temporary, encoding: 'utf8', env: { PATH: process.env['PATH'], ...env } });
  expect(status, stderr).toBe(0);
  const output = join(root, 'output', '2023');
  const files = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((f) => f.includes('.')).sort();
  const hashes = new Map(files.map((f) => [f, createHash('sha256').update(readFileSync(join(output, f))).digest('hex')]));
  rmSync(temporary, { recursive: true, force: true });
  return hashes;
}

describe('the same content gives the same bytes', () => {
  const here = build({ TZ: 'Asia/Ho_Chi_Minh', LANG: 'vi_VN.UTF-8' }, 'a');
  it('is about every file of the set', () => {
    expect(here.size).toBe(75);
  });
  it.each([
    { what: 'in another zone, locale and folder', env: { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', HOME: '/nonexistent' }, folder: 'thư mục có dấu cách', options: [] },
    { what: 'at another time, with another source of chance', env: { TZ: 'UTC', LANG: 'C' }, folder: 'b', options: ['--import', otherClock] },
  ])('$what', ({ env, folder, options }) => {
    expect(build(env, folder, options)).toEqual(here);
  });
  it.each([1, 2, 5])('with %i threads', (workers) => {
    expect(build({}, 'c', [], workers)).toEqual(here);
  });
});

import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { edit } from '../support/issued.js';
import { sample, sampleFiles, writeProject, type SampleFolder } from '../support/sample-project.js';
import { writeTwoYears } from '../support/two-years.js';

const program = join(import.meta.dirname, '../../dist/bin/kehoach.js');
let project: SampleFolder;

beforeEach(() => {
  project = writeProject(sampleFiles(sample()));
});
afterEach(() => {
  project.remove();
});

/** Everything in the output folder, hidden things too. */
function output(): readonly string[] {
  const folder = join(project.root, 'output');
  return existsSync(folder) ? readdirSync(folder) : [];
}

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts a command; does something to it at its first word of progress. */
function startAnd(act: (child: ReturnType<typeof spawn>) => void, args: readonly string[] = ['build'], root = project.root): Promise<Answer> {
  const child = spawn(process.execPath, [program, ...args, '--root', root], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (bytes) => { out += String(bytes); });
  child.stderr.on('data', (bytes) => {
    const atWork = /\[\d+\/\d+\]/u.test(err);
    err += String(bytes);
    if (!atWork && /\[\d+\/\d+\]/u.test(err)) act(child);
  });
  return new Promise((resolve) => child.once('close', (code) => { resolve({ code, out, err }); }));
}

describe('a build that is told to stop', () => {
  it.each([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const)('%s: exit code %d, the old set stays, nothing is left behind', async (signal, code) => {
    expect(spawnSync(process.execPath, [program, 'build', '--root', project.root]).status).toBe(0);
    const manifest = join(project.root, 'output/2030/manifest.json');
    const before = readFileSync(manifest, 'utf8');
    edit(project.root, 'content/2030/plan.md', 'Tiếp tục', 'Lại tiếp tục');
    const answer = await startAnd((child) => child.kill(signal));
    expect(answer).toMatchObject({ code, out: '' });
    expect(answer.err).toContain('kết quả cũ vẫn giữ nguyên');
    expect(output()).toEqual(['.bo-nho', '2030']);
    expect(readdirSync(join(project.root, 'output/.bo-nho')).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(readFileSync(manifest, 'utf8')).toBe(before);
  });
});

describe('a comparison that is told to stop', () => {
  it('publishes nothing, leaves nothing behind, and says so', async () => {
    const years = writeTwoYears();
    const answer = await startAnd((child) => child.kill('SIGINT'), ['compare', '2030', '2031'], years.root);
    const left = existsSync(join(years.root, 'output')) ? readdirSync(join(years.root, 'output')) : [];
    years.remove();
    expect(answer).toMatchObject({ code: 130, out: '' });
    expect(left).toEqual([]);
  });
});

describe.skipIf(!existsSync('/dev/full'))('an answer that cannot be told', () => {
  function build(where: 'stdout' | 'stderr', ...args: readonly string[]): Answer {
    const full = openSync('/dev/full', 'w');
    const stdio = where === 'stdout' ? (['ignore', full, 'pipe'] as const) : (['ignore', 'pipe', full] as const);
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args, '--root', project.root], { encoding: 'utf8', stdio: [...stdio] });
    closeSync(full);
    return { code: status, out: stdout, err: stderr };
  }
  it.each([[['build']], [['build', '--json']]])('standard output is full: %j ends with 3 and says why, the set is whole', (args) => {
    const { code, err } = build('stdout', ...args);
    expect(code).toBe(3);
    expect(err).toContain('ổ đĩa hết chỗ trống [ENOSPC]');
    expect(output()).toEqual(['.bo-nho', '2030']);
    expect(readdirSync(join(project.root, 'output/.bo-nho')).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(existsSync(join(project.root, 'output/2030/manifest.json'))).toBe(true);
  });
  it('only progress is lost where standard error is full: the build is whole and told', () => {
    const { code, out } = build('stderr', 'build');
    expect(code).toBe(0);
    expect(out).toContain('Đã làm xong');
    expect(output()).toEqual(['.bo-nho', '2030']);
    expect(readdirSync(join(project.root, 'output/.bo-nho')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
  it('a complaint that cannot be told still shows in the exit code', () => {
    expect(build('stderr', 'build', '1999').code).toBe(2);
    expect(build('stdout', 'list', 'years').code).toBe(3);
  });
});

describe('a reader that leaves early', () => {
  it('is no fault: the build goes on, quietly', async () => {
    const { code, err } = await startAnd((child) => {
      child.stdout?.destroy();
    });
    expect(code).toBe(0);
    expect(err).not.toContain('EPIPE');
    expect(output()).toEqual(['.bo-nho', '2030']);
    expect(readdirSync(join(project.root, 'output/.bo-nho')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
  it('of progress too', async () => {
    const { code, out } = await startAnd((child) => {
      child.stderr?.destroy();
    });
    expect(code).toBe(0);
    expect(out).toContain('Đã làm xong');
    expect(output()).toEqual(['.bo-nho', '2030']);
    expect(readdirSync(join(project.root, 'output/.bo-nho')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

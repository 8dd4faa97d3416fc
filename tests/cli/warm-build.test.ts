import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edit } from '../support/issued.js';
import { sample, sampleFiles, writeProject, type SampleFolder } from '../support/sample-project.js';

const program = join(import.meta.dirname, '../../dist/bin/kehoach.js');
const project = writeProject(sampleFiles(sample()));
afterAll(() => { project.remove(); });

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function build(...args: readonly string[]): Answer {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'build', ...args], { encoding: 'utf8', cwd: project.root });
  return { code: status, out: stdout, err: stderr };
}

/** What is said, without times and counts of what was made. */
function words(out: string): string {
  return out.replace(/làm mới \d+ tệp, lấy lại \d+ tệp không đổi/u, '').replaceAll(/\d+,\d giây/gu, '').replaceAll(/"(?:milliseconds|made|taken|read|compose|pdf|docx|write)": [\d.]+/gu, '');
}

describe('kehoach build, where nothing has changed', () => {
  beforeAll(() => {
    expect(build()).toMatchObject({ code: 0, out: expect.stringContaining('làm mới 12 tệp, lấy lại 0 tệp không đổi') as unknown });
  });
  it.each<readonly [string, readonly string[]]>([
    ['', []],
    ['of a year', ['2030']],
    ['in JSON', ['--json']],
    ['with its folder named', ['--root', project.root, '2030']],
  ])('says the same as a build that makes every file, %s', (_, args) => {
    const warm = build(...args);
    const cold = build(...args, '--no-cache');
    expect(warm).toMatchObject({ code: 0, err: args.some((arg) => arg === '2030' || arg === '--json') ? '' : 'Lệnh không ghi năm: lấy năm 2030, năm mới nhất trong content.\n' });
    expect(cold.code).toBe(0);
    expect(words(warm.out)).toBe(words(cold.out));
    if (!args.includes('--json')) expect([warm.out, cold.out].map((out) => /làm mới \d+ tệp, lấy lại \d+ tệp/u.exec(out)?.[0])).toEqual(['làm mới 0 tệp, lấy lại 12 tệp', 'làm mới 12 tệp, lấy lại 0 tệp']);
  });
  it('leaves the published folder untouched', () => {
    const before = statSync(join(project.root, 'output/2030')).ino;
    build();
    expect(statSync(join(project.root, 'output/2030')).ino).toBe(before);
    build('--no-cache');
    expect(statSync(join(project.root, 'output/2030')).ino).not.toBe(before);
    build();
  });
  it.each<readonly [string, readonly string[], number]>([
    ['a year that is not there', ['2031'], 2],
    ['an option that is not there', ['--jso'], 2],
    ['a form that is not there', ['--form', 'giấy'], 2],
    ['no form', ['--form'], 2],
    ['too much', ['2030', '2030'], 2],
    ['help', ['--help'], 0],
  ])('answers as ever when asked for %s', (_, args, code) => {
    const answer = build(...args);
    expect(answer.code).toBe(code);
    expect(`${answer.out}${answer.err}`).not.toContain('Đã làm xong');
  });
  it('tells how to do without in its help', () => {
    expect(build('--help').out).toContain('--no-cache');
  });
  it('one name changed: the files it is in are made, the others taken', () => {
    edit(project.root, 'content/agencies.json', '"name": "Sở Y tế"', '"name": "Sở Y tế Mẫu"');
    expect(build().out).toContain('làm mới 2 tệp, lấy lại 10 tệp không đổi');
  });
});

describe('two copies of the program on one project', () => {
  it('each makes what it makes alone, whatever the other has made and remembered', async () => {
    const [one, two] = [writeProject(sampleFiles(sample())), writeProject(sampleFiles(sample()))];
    const copy = mkdtempSync(join(tmpdir(), 'kehoach-copy-'));
    const home = join(import.meta.dirname, '../..');
    cpSync(join(home, 'dist/bin'), join(copy, 'dist/bin'), { recursive: true });
    cpSync(join(home, 'package.json'), join(copy, 'package.json'));
    symlinkSync(join(home, 'node_modules'), join(copy, 'node_modules'));
    const other = join(copy, 'dist/bin');
    const changed = readdirSync(other).filter((name) => name.endsWith('.js')).map((name) => join(other, name)).filter((file) => readFileSync(file, 'utf8').includes('producer=`Kế hoạch`'));
    for (const file of changed) writeFileSync(file, readFileSync(file, 'utf8').replaceAll('producer=`Kế hoạch`', 'producer=`Bản sao`'));
    expect(changed).not.toEqual([]);
    // From then on what the disk says of its files proves that they are as they were.
    await wait(3500);
    const programs = [program, join(other, 'kehoach.js')];
    const make = (by: string, { root }: SampleFolder, ...args: readonly string[]): string => {
      expect(spawnSync(process.execPath, [by, 'build', '--root', root, ...args]).status).toBe(0);
      return readFileSync(join(root, 'output/2030/quyet-dinh.pdf')).toString('base64');
    };
    for (const round of [0, 1, 2]) {
      for (const { root } of [one, two]) edit(root, 'content/2030/plan.md', /Tiếp tục cải cách[^\n]*/u, `Tiếp tục cải cách lần ${round}.`);
      for (const by of programs) expect([by, make(by, one) === make(by, two, '--no-cache')]).toEqual([by, true]);
    }
    for (const { remove } of [one, two]) remove();
    rmSync(copy, { recursive: true });
  });
});

describe('the start of the program', () => {
  /** The files of the program that one of them loads at once, and those that these load. */
  function loadedAtOnce(file: string, seen = new Set<string>()): ReadonlySet<string> {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(/(?:^|;)(?:import|export)(?:[^;"]*from)?"(\.[^"]+)"/gmu)) loadedAtOnce(join(dirname(file), from), seen);
    return seen;
  }
  it('loads a hundredth of the program: what is unchanged is told at once', () => {
    const files = [...loadedAtOnce(program)];
    expect(files.length).toBeGreaterThan(5);
    expect(files.map((file) => readFileSync(file, 'utf8')).join('').length).toBeLessThan(40_000);
  });
});

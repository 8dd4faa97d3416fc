import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk, type Disk } from '../../src/publish/disk.js';
import { OutputBusy, OutputFault } from '../../src/publish/faults.js';
import { openOutput, recoverAll } from '../../src/publish/output.js';
import { newOwner, type Owner } from '../../src/publish/owner.js';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-output-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What readers of the folder see. */
function seen(): Record<string, string> {
  const live = join(folder, '2030');
  if (!existsSync(live)) return {};
  const files = readdirSync(live, { recursive: true, encoding: 'utf8' }).filter((f) => f.includes('.') && f !== '.danh-sach.json').sort();
  return Object.fromEntries(files.map((f) => [f, readFileSync(join(live, f), 'utf8')]));
}

const me = newOwner();
/** On another machine, or in another container of this one: its pids mean nothing here. */
const stranger: Owner = { ...me, id: 'x', host: 'may-khac', space: 'khac', pid: 999_999_999 };
const elevenMinutes = 11 * 60;

function mark(path: string, owner: Owner | undefined, age = 0): void {
  const file = join(folder, path);
  writeFileSync(file, owner === undefined ? '' : JSON.stringify(owner));
  utimesSync(file, Date.now() / 1000 - age, Date.now() / 1000 - age);
}

function leftover(owner: Owner, age = 0): string {
  const name = `.2030.moi-${owner.id}`;
  mkdirSync(join(folder, name, 'bo'), { recursive: true });
  writeFileSync(join(folder, name, 'bo', 'a.pdf'), 'half');
  mark(`${name}/chu.json`, owner, age);
  return name;
}

/** The code and words of the complaint that the work ends with. */
function complaint(work: () => void): string {
  try {
    work();
  } catch (failure) {
    if (!(failure instanceof OutputFault)) throw failure;
    const { code, message, hint } = failure.diagnosticAt({ file: 'output/2030', line: 1, column: 1 });
    return `${code}: ${message} ${hint}`;
  }
  return '';
}

function publishSet(text: string, disk: Disk = realDisk): void {
  const output = openOutput(folder, '2030', disk);
  try {
    output.write('a.pdf', text);
    output.write('trich/b.pdf', text);
    output.publish();
  } finally {
    output.close();
  }
}

const old = { 'a.pdf': 'old', 'trich/b.pdf': 'old' };
const fresh = { 'a.pdf': 'new', 'trich/b.pdf': 'new' };

describe('a set is published whole or not at all', () => {
  it('the new set takes the place of the old, and nothing else is left behind', () => {
    publishSet('old');
    publishSet('new');
    expect(seen()).toEqual(fresh);
    expect(readdirSync(folder)).toEqual(['2030']);
  });

  it('what is written and not published is gone', () => {
    publishSet('old');
    const output = openOutput(folder, '2030');
    output.write('a.pdf', 'half');
    output.close();
    expect(seen()).toEqual(old);
    expect(readdirSync(folder)).toEqual(['2030']);
  });

  it('whichever system call fails, the old set stays as it was', () => {
    publishSet('old');
    let calls = 0;
    const counting = (limit: number): Disk => {
      let left = limit;
      const step = <A extends unknown[]>(work: (...args: A) => void) => (...args: A): void => {
        calls += 1;
        if (left === 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' });
        left -= 1;
        work(...args);
      };
      return { mkdir: step(realDisk.mkdir), writeFile: step(realDisk.writeFile), rename: step(realDisk.rename) };
    };
    let failures = 0;
    for (let limit = 0; ; limit += 1) {
      calls = 0;
      try {
        publishSet('new', counting(limit));
        break;
      } catch (failure) {
        expect(failure).toMatchObject({ code: 'ENOSPC' });
        failures += 1;
        expect(seen(), `after ${limit} calls`).toEqual(old);
      }
    }
    expect(failures).toBe(calls);
    expect(failures).toBeGreaterThanOrEqual(7);
    expect(seen()).toEqual(fresh);
  });

  it('a crash between the two renames is mended by the next command', () => {
    publishSet('old');
    renameSync(join(folder, '2030'), join(folder, '.2030.cu'));
    recoverAll(folder);
    expect(seen()).toEqual(old);
  });

  it('a crash before the renames leaves leftovers that the next build sweeps', () => {
    publishSet('old');
    const dead = { ...newOwner(), pid: 999_999_999 };
    mark('.2030.khoa', dead);
    leftover(dead);
    expect(seen()).toEqual(old);
    publishSet('new');
    expect(seen()).toEqual(fresh);
    expect(readdirSync(folder)).toEqual(['2030']);
  });

  it('two builds at a time: the second is told to wait', () => {
    const first = openOutput(folder, '2030');
    expect(() => openOutput(folder, '2030')).toThrow(OutputBusy);
    first.close();
    openOutput(folder, '2030').close();
  });

  it.each(['../x.pdf', '/etc/x.pdf', 'trich/../../x.pdf', 'a b.pdf', 'trich\\x.pdf', '.x'])('refuses the path %s', (path) => {
    const output = openOutput(folder, '2030');
    expect(() => { output.write(path, 'x'); }).toThrow();
    output.close();
  });
});

describe('the lock', () => {
  it.each([
    ['of a dead process of this machine', { ...me, pid: 999_999_999 }, 0],
    ['of a pid that another process has by now', { ...me, started: '1' }, 0],
    ['of another machine, not renewed for long', stranger, elevenMinutes],
    ['of nobody that can be told, not renewed for long', undefined, elevenMinutes],
  ] as const)('%s is taken over', (_, owner, age) => {
    mark('.2030.khoa', owner, age);
    publishSet('new');
    expect(readdirSync(folder)).toEqual(['2030']);
  });

  it.each([
    ['of a living process of this machine, however old', me, elevenMinutes],
    ['of another machine', stranger, 60],
    ['of a container of the same host name', { ...stranger, host: me.host }, 60],
    ['of nobody that can be told', undefined, 60],
  ] as const)('%s is respected', (_, owner, age) => {
    publishSet('old');
    mark('.2030.khoa', owner, age);
    expect(() => { publishSet('new'); }).toThrow(OutputBusy);
    expect(seen()).toEqual(old);
    expect(readdirSync(folder)).toEqual(['.2030.khoa', '2030']);
  });

  it('that is in the way is named, with its owner, its age and what to do', () => {
    mark('.2030.khoa', stranger, 180);
    const words = complaint(() => { publishSet('new'); });
    expect(words).toMatch(/^output-busy: .*\.2030\.khoa của máy may-khac, tiến trình 999999999, ghi lần cuối 3 phút trước.*sau 10 phút.*xóa tệp \.2030\.khoa/u);
  });

  it('lost to another build: nothing is published, and the other build keeps its lock and its files', () => {
    publishSet('old');
    const output = openOutput(folder, '2030');
    output.write('a.pdf', 'new');
    rmSync(join(folder, '.2030.khoa'));
    mark('.2030.khoa', stranger);
    const other = leftover(stranger);
    expect(complaint(() => { output.publish(); })).toMatch(/^output-lost: /u);
    output.close();
    expect(seen()).toEqual(old);
    expect(readdirSync(folder).sort()).toEqual(['.2030.khoa', other, '2030']);
  });
});

describe('the staging folder', () => {
  it.each([
    ['a file of it is gone', (file: string) => { rmSync(file); }],
    ['a file of it is cut short', (file: string) => { writeFileSync(file, 'n'); }],
    ['a file of it is another', (file: string) => { writeFileSync(file, 'NEW'); }],
  ])('nothing is published where %s', (_, spoil) => {
    publishSet('old');
    const output = openOutput(folder, '2030');
    output.write('a.pdf', 'new');
    output.write('trich/b.pdf', 'new');
    const staging = readdirSync(folder).find((f) => f.startsWith('.2030.moi-')) ?? '';
    spoil(join(folder, staging, 'bo', 'trich', 'b.pdf'));
    expect(complaint(() => { output.publish(); })).toMatch(/^output-changed: .*trich\/b\.pdf/u);
    output.close();
    expect(seen()).toEqual(old);
    expect(readdirSync(folder)).toEqual(['2030']);
  });

  it('of a dead or silent build is swept, of one at work it is not', () => {
    leftover({ ...me, id: 'chet', pid: 999_999_999 });
    leftover({ ...stranger, id: 'im' }, elevenMinutes);
    const working = leftover({ ...stranger, id: 'lam' });
    publishSet('new');
    expect(readdirSync(folder).sort()).toEqual([working, '2030']);
  });
});

describe("people's own files in the published folder", () => {
  it('are taken along untouched, whatever they are', () => {
    publishSet('old');
    const live = join(folder, '2030');
    writeFileSync(join(live, 'ban-da-ky.pdf'), 'signed', { mode: 0o600 });
    utimesSync(join(live, 'ban-da-ky.pdf'), 1_000_000, 1_000_000);
    mkdirSync(join(live, 'Công văn', 'trống'), { recursive: true });
    writeFileSync(join(live, 'Công văn', 'thư.txt'), 'letter');
    symlinkSync('nowhere', join(live, 'lien-ket'));
    for (const text of ['new', 'newer']) {
      const output = openOutput(folder, '2030');
      output.write('a.pdf', text);
      expect(output.publish()).toEqual(['Công văn/thư.txt', 'Công văn/trống', 'ban-da-ky.pdf', 'lien-ket']);
      output.close();
      expect(readdirSync(live).sort()).toEqual(['.danh-sach.json', 'Công văn', 'a.pdf', 'ban-da-ky.pdf', 'lien-ket']);
      expect(readFileSync(join(live, 'a.pdf'), 'utf8')).toBe(text);
      expect(readFileSync(join(live, 'ban-da-ky.pdf'), 'utf8')).toBe('signed');
      expect(statSync(join(live, 'ban-da-ky.pdf')).mtimeMs).toBe(1_000_000_000);
      expect(statSync(join(live, 'ban-da-ky.pdf')).mode & 0o777).toBe(0o600);
      expect(readlinkSync(join(live, 'lien-ket'))).toBe('nowhere');
      expect(readFileSync(join(live, 'Công văn', 'thư.txt'), 'utf8')).toBe('letter');
    }
  });

  it('an emptied folder of the set is nobody\'s own, and is in nobody\'s way', () => {
    publishSet('old');
    rmSync(join(folder, '2030', 'trich', 'b.pdf'));
    const output = openOutput(folder, '2030');
    output.write('a.pdf', 'new');
    output.write('trich/b.pdf', 'new');
    expect(output.publish()).toEqual([]);
    output.close();
    expect(seen()).toEqual(fresh);
  });

  it.each(['c.pdf', 'thu', 'd.pdf/x.txt'])('stop the build where they stand in the place of a new document: %s', (path) => {
    publishSet('old');
    mkdirSync(join(folder, '2030', 'd.pdf'));
    writeFileSync(join(folder, '2030', ...path.split('/')), 'mine');
    const output = openOutput(folder, '2030');
    for (const fresh of ['c.pdf', 'thu/c.pdf', 'd.pdf']) output.write(fresh, 'new');
    expect(complaint(() => { output.publish(); })).toMatch(new RegExp(`^output-in-the-way: .*${path}`, 'u'));
    output.close();
    expect(readFileSync(join(folder, '2030', ...path.split('/')), 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, '2030', 'a.pdf'), 'utf8')).toBe('old');
  });

  it('a file or a link in the place of the folder stops the build', () => {
    writeFileSync(join(folder, '2030'), 'mine');
    expect(complaint(() => { publishSet('new'); })).toMatch(/^output-not-folder: .*một tệp/u);
    expect(readFileSync(join(folder, '2030'), 'utf8')).toBe('mine');
    rmSync(join(folder, '2030'));
    symlinkSync('elsewhere', join(folder, '2030'));
    expect(complaint(() => { publishSet('new'); })).toMatch(/^output-not-folder: .*liên kết/u);
    expect(lstatSync(join(folder, '2030')).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder)).toEqual(['2030']);
  });
});

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOutput, OutputBusy, realDisk, recoverAll, type Disk } from '../../src/publish/output.js';

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
  const files = readdirSync(live, { recursive: true, encoding: 'utf8' }).filter((f) => f.includes('.')).sort();
  return Object.fromEntries(files.map((f) => [f, readFileSync(join(live, f), 'utf8')]));
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
    mkdirSync(join(folder, '.2030.moi'));
    writeFileSync(join(folder, '.2030.moi', 'a.pdf'), 'half');
    writeFileSync(join(folder, '.2030.khoa'), '999999999');
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

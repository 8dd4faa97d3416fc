import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copiesShape, sentShape } from '../../src/content/schema.js';
import { issueYear } from '../../src/publish/issue.js';
import { recoverAll } from '../../src/publish/output.js';
import { runCli } from '../support/cli.js';
import { asked, checked, draftSample, named, sendingProject, treeOf, withSenders } from '../support/issued.js';
import { leftovers } from '../support/moments.js';
import { sampleFiles, sampleOf, writeProject } from '../support/sample-project.js';

const made: string[] = [];
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

function kept(root: string): string {
  made.push(root);
  return root;
}

function copyOf(from: string): string {
  const root = kept(mkdtempSync(join(tmpdir(), 'kehoach-kill-')));
  cpSync(from, root, { recursive: true });
  return root;
}

/** What people see: nothing hidden in `output/`, nothing staged. */
function seen(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(treeOf(root)).filter(([path]) => !/^output\/\.|^content\/(?:\d+\/)?\./u.test(path)));
}

/**
 * All there is, but for a lock of a process that was killed in the instant between making its file and writing its name into it: nobody
 * knows whose it is, so it goes after ten minutes.
 */
function settled(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(treeOf(root)).filter(([path]) => !(/^output\/\.[^/]+\.khoa-/u.test(path) && readFileSync(join(root, path)).length === 0)));
}

function drafted(): string {
  const root = kept(writeProject(sampleFiles(draftSample())).root);
  mkdirSync(join(root, 'output'));
  return root;
}

describe('a process killed (SIGKILL) at any moment leaves registers and files in agreement', () => {
  it.each<{ what: string; args: readonly string[]; from: () => string | Promise<string> }>([
    { what: 'issue', args: ['issue', '2030', '--number', '7', '--date', '2029-12-05', '--form', 'giay'], from: drafted },
    { what: 'send', args: ['send', '2030', '--number', '3', '--date', '2029-12-10', '--certified', '2029-12-10'], from: async () => kept((await sendingProject()).root) },
  ])('$what', { timeout: 120_000 }, async ({ args, from }) => {
    const start = await from();
    const whole = copyOf(start);
    const { code, ms, out } = await runCli(whole, args);
    expect(code, out).toBe(0);
    const [before, after] = [treeOf(start), treeOf(whole)];
    for (const part of [0.6, 0.8, 0.95]) {
      const root = copyOf(start);
      const killed = await runCli(root, args, ms * part);
      recoverAll(join(root, 'output'));
      expect([before, after], `killed after ${killed.ms} of ${ms} ms`).toContainEqual(seen(root));
      const next = await runCli(root, args);
      expect(next.code, next.out).toBe(0);
      expect(settled(root)).toEqual(after);
      expect(leftovers(root).filter((path) => !path.endsWith('.khoa-id'))).toEqual([]);
    }
  });
});

describe('commands at once over one register of copies', () => {
  it('each is done or told to come again; no line is lost, and whoever comes again is served', { timeout: 120_000 }, async () => {
    const later = withSenders(sampleOf(2031));
    later.plan.state = 'du-thao';
    later.plan.decision = { number: null, symbol: 'QĐ-UBND', date: null };
    const root = kept(writeProject(new Map([...sampleFiles(withSenders(draftSample())), ...sampleFiles(later)])).root);
    for (const [year, date] of [[2030, { year: 2029, month: 12, day: 5 }], [2031, { year: 2030, month: 12, day: 5 }]] as const) expect((await issueYear(root, year, { ...asked, date })).entry).toBeDefined();
    const day = '2030-12-10';
    const commands = ['2030', '2031'].flatMap((year, i) => [
      { lines: 1, args: ['copy', year, '--form', 'sao-y', '--for', 'so-y-te', '--date', day, '--late'] },
      { lines: 4, args: ['send', year, '--number', String(100 * (i + 1)), '--date', day, '--certified', day, '--certified-late'] },
    ]);
    let open = commands;
    let lines = 0;
    for (let round = 0; open.length > 0; round += 1) {
      expect(round).toBeLessThan(commands.length);
      const ran = await Promise.all(open.map(async (command) => ({ command, ...(await runCli(root, command.args)) })));
      for (const { code, out } of ran) if (code !== 0) expect(out).toMatch(/output-busy|content-changed-meanwhile/u);
      const done = ran.filter(({ code }) => code === 0);
      lines += done.reduce((sum, { command }) => sum + command.lines, 0);
      expect(done.length, 'somebody is served').toBeGreaterThan(0);
      expect(copiesShape.parse(JSON.parse(readFileSync(join(root, 'content/copies.json'), 'utf8'))).entries.map((e) => e.number)).toEqual(Array.from({ length: lines }, (_, i) => i + 1));
      open = ran.filter(({ code }) => code !== 0).map(({ command }) => command);
    }
    expect(lines).toBe(10);
    for (const year of [2030, 2031]) {
      expect(sentShape.parse(JSON.parse(readFileSync(join(root, `content/${year}/sent.json`), 'utf8'))).entries).toHaveLength(4);
      expect(named(checked(root, year))).toEqual([]);
    }
    expect(leftovers(root)).toEqual([]);
  });
});

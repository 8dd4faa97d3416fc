import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { amendYear, dropAmendment } from '../../src/publish/amend.js';
import { buildYear } from '../../src/publish/build.js';
import { collectAnswers } from '../../src/publish/collect.js';
import { copyDecision, type CopyRequest } from '../../src/publish/copy.js';
import type { Disk } from '../../src/publish/disk.js';
import { OutputFault } from '../../src/publish/faults.js';
import { openOutput, recoverAll, withSet } from '../../src/publish/output.js';
import { printDecision } from '../../src/publish/print.js';
import { sendPackages } from '../../src/publish/send/send.js';
import type { Read } from '../../src/source/json.js';
import { failingDisk } from '../support/failing-disk.js';
import { checked, draftSample, issueSample, named, sendingProject, treeOf } from '../support/issued.js';
import { leftovers, momentsOf, type Moment } from '../support/moments.js';
import { sampleFiles, sampleYear, writeProject } from '../support/sample-project.js';

vi.mock('node:fs', async (real) => (await import('../support/watched-fs.js')).watched(await real()));

const made: string[] = [];
let issued = '';
/** Workbooks that say something. */
let answered = '';

beforeAll(async () => {
  const { root } = await sendingProject();
  made.push(root);
  issued = root;
  answered = copyOf(issued);
  writeFileSync(join(answered, 'content/2030/progress.json'), JSON.stringify({ tasks: [{ task: 'ra-soat-quy-che', state: 'hoan-thanh', date: '2030-06-01' }] }));
  await sendNow(answered);
});
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

function copyOf(from: string): string {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-crash-'));
  made.push(root);
  cpSync(from, root, { recursive: true });
  return root;
}

function drafted(): string {
  const { root } = writeProject(sampleFiles(draftSample()));
  made.push(root);
  mkdirSync(join(root, 'output'));
  return root;
}

async function sent(): Promise<string> {
  const root = copyOf(issued);
  await sendNow(root);
  return root;
}

type Work = (root: string) => Promise<void>;
const day = { year: 2029, month: 12, day: 10 };

function done(result: { readonly ok: boolean; readonly diagnostics?: unknown }): void {
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
}
const issueNow: Work = async (root) => { done({ ok: (await issueSample(root)).entry !== undefined }); };
const saoY: CopyRequest = { form: 'sao-y', as: 'giay', date: day, recipients: ['so-y-te'] };
const copyNow: Work = async (root) => { done(await copyDecision(root, sampleYear, saoY)); };
const sendNow: Work = async (root) => { done(await sendPackages(root, sampleYear, { number: 3, date: day, again: false })); };
const certifyNow: Work = async (root) => { done(await sendPackages(root, sampleYear, { number: 13, date: day, certified: { date: day }, again: true })); };
const printNow: Work = async (root) => { done(await printDecision(root, sampleYear, { mark: true, bothSides: true })); };
const collectNow: Work = async (root) => { done(await collectAnswers(root, { year: sampleYear, paths: [join(answered, 'output/2030/gui/so-tai-chinh')] })); };
const amendNow: Work = (root) => {
  done(amendYear(root, sampleYear, 'sua-doi'));
  return Promise.resolve();
};

const dropNow: Work = (root) => {
  done(dropAmendment(root, sampleYear));
  return Promise.resolve();
};

async function amendedAndBuilt(): Promise<string> {
  const root = await sent();
  await amendNow(root);
  done({ ok: (await buildYear(root, sampleYear)).manifest !== undefined });
  return root;
}

/** Content and files as people see them: without what is hidden in `output/` and staged in `content/`. */
function seen(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(treeOf(root)).filter(([path]) => !/^output\/\.|^content\/(?:\d+\/)?\.|\.moi$/u.test(path)));
}

describe('a command that dies at any moment: registers, content and files are all as before or all as after', () => {
  it.each<{ what: string; from: () => string | Promise<string>; work: Work; least: number }>([
    { what: 'issue', from: drafted, work: issueNow, least: 30 },
    { what: 'copy', from: () => copyOf(issued), work: copyNow, least: 20 },
    { what: 'print', from: () => copyOf(issued), work: printNow, least: 20 },
    { what: 'send', from: () => copyOf(issued), work: sendNow, least: 30 },
    { what: 'send again, with certified copies', from: sent, work: certifyNow, least: 30 },
    { what: 'collect', from: () => copyOf(issued), work: collectNow, least: 3 },
    { what: 'amend', from: sent, work: amendNow, least: 20 },
    { what: 'amend --drop', from: amendedAndBuilt, work: dropNow, least: 6 },
  ])('$what', { timeout: 120_000 }, async ({ from, work, least }) => {
    const root = await from();
    const before = treeOf(root);
    const { moments, remove } = await momentsOf(root, () => work(root));
    const after = treeOf(root);
    expect(moments.length).toBeGreaterThan(least);
    expect(leftovers(root)).toEqual([]);

    const states = { before: 0, after: 0 };
    const shapes = new Map<string, Moment & { readonly state: 'before' | 'after' }>();
    for (const moment of moments) {
      recoverAll(join(moment.root, 'output'));
      const now = seen(moment.root);
      const state = JSON.stringify(now) === JSON.stringify(before) ? 'before' : 'after';
      if (state === 'after') expect(now, moment.at).toEqual(after);
      states[state] += 1;
      const shape = `${state} ${leftovers(moment.root).join()}`;
      if (!shapes.has(shape)) shapes.set(shape, { ...moment, state });
    }
    expect(states.before).toBeGreaterThan(0);
    expect(states.after).toBeGreaterThan(0);

    for (const { at, root: left, state } of shapes.values()) {
      if (state === 'before') await work(left);
      else if (work === amendNow || work === dropNow) for (const set of ['2030', '2030-qd-7']) withSet(join(left, 'output'), set, () => undefined);
      else await buildYear(left, sampleYear);
      expect(treeOf(left), at).toEqual(after);
      expect(leftovers(left), at).toEqual([]);
    }
    expect(named(checked(root))).toEqual([]);
    remove();
  });
});

describe('a disk on which some call fails', () => {
  it.each<{ what: string; work: (root: string, disk: Disk) => Promise<Read<unknown>> }>([
    { what: 'copy', work: (root, disk) => copyDecision(root, sampleYear, saoY, { disk }) },
    { what: 'send with certified copies', work: (root, disk) => sendPackages(root, sampleYear, { number: 3, date: day, certified: { date: day }, again: false }, { disk }) },
  ])('$what: nothing has changed, not even a folder, and what cannot be written is named; or it is decided, said so, and the next command finishes it', async ({ work }) => {
    const counting = failingDisk(Infinity);
    const whole = copyOf(issued);
    expect((await work(whole, counting.disk)).ok).toBe(true);
    // The last calls: the staged registers, the journal, the renames.
    const told = new Set<string>();
    for (let good = Math.max(0, counting.calls() - 12); good < counting.calls(); good += 1) {
      const root = copyOf(issued);
      const before = [treeOf(root), readdirSync(join(root, 'output'), { recursive: true })];
      const result = await work(root, failingDisk(good).disk);
      const said = result.ok ? 'done' : named(result.diagnostics).join();
      told.add(said);
      if (said.startsWith('output-unfinished')) {
        recoverAll(join(root, 'output'));
        expect(seen(root), `call ${good}`).toEqual(treeOf(whole));
        continue;
      }
      expect([treeOf(root), readdirSync(join(root, 'output'), { recursive: true })], `call ${good}`).toEqual(before);
    }
    expect([...told].some((said) => said.startsWith('content-unwritable content/copies.json'))).toBe(true);
    expect([...told].some((said) => said.startsWith('output-unwritable output/2030/'))).toBe(true);
    expect(told.has('done')).toBe(false);
  });
});

describe('a change that a dead command has decided, and another command that has read the register before', () => {
  it('the decided line comes first; the other is told that the register has changed, and no line is lost', async () => {
    const root = copyOf(issued);
    const { moments, remove } = await momentsOf(root, () => copyNow(root));
    const decided = moments.find(({ root: left }) => leftovers(left).some((path) => path.endsWith('.nhat-ky'))) ?? expect.fail('no journal');
    const register = 'content/copies.json';
    const output = openOutput(join(decided.root, 'output'), 'khac');
    output.write('a.txt', 'a');
    expect(() => output.publish([{ file: register, text: '{}', was: undefined }])).toThrow(OutputFault);
    output.close();
    expect(treeOf(decided.root)).toEqual(treeOf(root));
    remove();
  });
});

import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRemembering } from '../../../src/publish/cache/remembered-build.js';
import { readProgram, type Program } from '../../../src/publish/cache/program.js';
import { readStamp, writeStamp } from '../../../src/publish/cache/stamp.js';
import { unchangedBuild } from '../../../src/publish/cache/warm.js';
import { openOutput } from '../../../src/publish/output.js';
import { edit, issuedProject, named } from '../../support/issued.js';
import { copyOfAll, memoryOf } from '../../support/remembering.js';
import { sample, sampleFiles, sampleYear, writeProject } from '../../support/sample-project.js';

const place = mkdtempSync(join(tmpdir(), 'kehoach-warm-'));
const warned = sample();
warned.plan.state = 'du-thao';
warned.plan.decision = { number: null, symbol: 'QĐ-UBND', date: null };
const built = writeProject(sampleFiles(warned));
const own = { folder: join(place, 'program/dist'), packageFile: join(place, 'program/package.json'), fonts: [] };
/** As if it had been installed a minute ago. */
const installed = (): Program => readProgram(own, Date.now() + 60_000);
let program: Program;
beforeAll(async () => {
  mkdirSync(own.folder, { recursive: true });
  writeFileSync(join(own.folder, 'a.js'), 'a');
  writeFileSync(own.packageFile, '{}');
  program = installed();
  await buildRemembering(built.root, sampleYear, { program });
});
afterAll(() => {
  built.remove();
  rmSync(place, { recursive: true, force: true });
});

/** A project just built, in its own place: the copy's set and stamp are those of the original. */
const newCopy = (): string => copyOfAll(built.root, place);
const set = (root: string, ...path: readonly string[]): string => join(root, 'output', String(sampleYear), ...path);
const stampOf = (root: string): string => join(memoryOf(root), `dau-${sampleYear}.json`);

describe('a build of what is unchanged', () => {
  it('says what a build says, and touches nothing', async () => {
    const root = newCopy();
    writeFileSync(set(root, 'scan.pdf'), 'signed');
    const before = readdirSync(root, { recursive: true });
    const warm = unchangedBuild(root, sampleYear, undefined, { folder: own.folder });
    expect(readdirSync(root, { recursive: true })).toEqual(before);
    const { timings, made, taken, ...said } = await buildRemembering(root, sampleYear, { program });
    expect({ made, taken }).toEqual({ made: 0, taken: 12 });
    expect(warm).toEqual({ ...said, made: 0, taken: 12, timings: { ...timings, read: expect.any(Number) as unknown, compose: 0, docx: 0, pdf: 0, write: 0 } });
    expect(said.kept).toEqual(['scan.pdf']);
  });
  it('tells the warnings of the last build again', async () => {
    const data = sample();
    const [, second] = data.tasks.sections[0]?.tasks ?? [];
    if (second !== undefined) second.assignment = { words: ['Các cơ quan liên quan phối hợp'], assignees: [{ who: 'co-quan-lien-quan', role: 'phoi-hop' }], withoutLead: true };
    const { root, remove } = writeProject(sampleFiles(data));
    const { diagnostics, manifest } = await buildRemembering(root, sampleYear, { program });
    expect(manifest, JSON.stringify(diagnostics)).toBeDefined();
    expect(named(diagnostics)).toContain(`task-reaches-nobody content/${sampleYear}/tasks.json`);
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })?.diagnostics).toEqual(diagnostics);
    remove();
  });
});

describe('is not taken for unchanged where', () => {
  it.each<{ what: string; change: (root: string) => unknown }>([
    { what: 'a word of the content is another', change: (root) => { edit(root, `content/${sampleYear}/plan.md`, 'Nâng cao', 'Nâng Cao'); } },
    { what: 'a file of the content is new', change: (root) => { writeFileSync(join(root, 'content', String(sampleYear), 'errata.json'), '{}'); } },
    { what: 'a file of the content is gone', change: (root) => { rmSync(join(root, 'content/agencies.json')); } },
    { what: 'a register is new', change: (root) => { writeFileSync(join(root, 'content/issued.json'), '{}'); } },
    { what: 'a folder of the content is new', change: (root) => { mkdirSync(join(root, 'content', `${sampleYear}.qd-7`)); } },
    { what: 'a template is another', change: (root) => { edit(root, 'templates/trich.hbs', 'Tổng số', 'Tổng Số'); } },
    { what: 'a template is new', change: (root) => { writeFileSync(join(root, 'templates/phan/moi.hbs'), ''); } },
    { what: 'a column is another', change: (root) => { edit(root, 'templates/bang/phu-luc.json', 'STT', 'TT'); } },
    { what: 'the format is another', change: (root) => { edit(root, 'templates/nd30-2020.json', /^\{/u, '{ '); } },
    { what: 'a published file is another', change: (root) => { edit(root, `output/${sampleYear}/quyet-dinh.pdf`, '%PDF-1.7', '%PDF-1.6'); } },
    { what: 'a published file is gone', change: (root) => { rmSync(set(root, 'trich/so-y-te.docx')); } },
    { what: 'a published file is a link to its bytes', change: (root) => { renameSync(set(root, 'phu-luc.pdf'), join(root, 'phu-luc.pdf')); symlinkSync(join(root, 'phu-luc.pdf'), set(root, 'phu-luc.pdf')); } },
    { what: 'a published folder is a link', change: (root) => { renameSync(set(root, 'trich'), join(root, 'trich')); symlinkSync(join(root, 'trich'), set(root, 'trich')); } },
    { what: 'the whole set is a link', change: (root) => { renameSync(set(root), join(root, 'set')); symlinkSync(join(root, 'set'), set(root)); } },
    { what: 'the manifest is another', change: (root) => { edit(root, `output/${sampleYear}/manifest.json`, /\n$/u, ''); } },
    { what: 'the set is gone', change: (root) => { rmSync(set(root), { recursive: true }); } },
    { what: 'the output is gone', change: (root) => { rmSync(dirname(set(root)), { recursive: true }); } },
    { what: 'another command is at work', change: (root) => openOutput(join(root, 'output'), String(sampleYear)) },
    { what: 'a dead command has left something', change: (root) => { mkdirSync(join(root, 'output', `.${sampleYear}.moi-1`)); } },
    { what: 'a dead command has left its old set', change: (root) => { renameSync(set(root), join(root, 'output', `.${sampleYear}.cu`)); } },
    { what: 'the stamp is gone', change: (root) => { rmSync(stampOf(root)); } },
    { what: 'the stamp is cut short', change: (root) => { writeFileSync(stampOf(root), readFileSync(stampOf(root)).subarray(0, -1)); } },
    { what: 'the stamp is of another year', change: (root) => { cpSync(stampOf(root), join(memoryOf(root), 'dau-2031.json')); rmSync(stampOf(root)); } },
    { what: 'the stamp says something else', change: (root) => { edit(root, `output/.bo-nho/dau-${sampleYear}.json`, '"diagnostics":[]', '"diagnostics": []'); } },
  ])('$what', ({ change }) => {
    const root = newCopy();
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeDefined();
    change(root);
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeUndefined();
  });
  it('a byte of the stamp is another, whichever', () => {
    const root = newCopy();
    const stamp = readFileSync(stampOf(root));
    for (let at = 0; at < stamp.length; at += 1) {
      const spoilt = Buffer.from(stamp);
      spoilt[at] = (spoilt[at] ?? 0) ^ 1;
      writeFileSync(stampOf(root), spoilt);
      expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder }), `byte ${at}`).toBeUndefined();
    }
  });
  it('other forms are asked for', () => {
    expect(unchangedBuild(newCopy(), sampleYear, ['giay'], { folder: own.folder })).toBeUndefined();
  });
  it('the program has been replaced by another', () => {
    const root = newCopy();
    const file = join(own.folder, 'a.js');
    writeFileSync(file, 'b');
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeUndefined();
    expect(unchangedBuild(root, sampleYear, undefined, { program: installed() })).toBeUndefined();
    writeFileSync(file, 'a');
  });
  it('the program has been replaced by the very same, until this is proven', () => {
    const root = newCopy();
    rmSync(join(own.folder, 'a.js'));
    writeFileSync(join(own.folder, 'a.js'), 'a');
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeUndefined();
    expect(unchangedBuild(root, sampleYear, undefined, { program: installed() })).toBeDefined();
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeDefined();
  });
  it('the program was compiled as the last build began: its marks prove nothing, its bytes do', async () => {
    const root = newCopy();
    const young = readProgram(own);
    expect(young.settled).toBe(false);
    await buildRemembering(root, sampleYear, { program: young, place: own });
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeUndefined();
    expect(unchangedBuild(root, sampleYear, undefined, { program: young })).toBeDefined();
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeUndefined();
    expect(unchangedBuild(root, sampleYear, undefined, { program: installed() })).toBeDefined();
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeDefined();
  });
  it('it was made by another Node, or on another processor', () => {
    const root = newCopy();
    const stamp = readStamp(memoryOf(root), sampleYear);
    writeStamp(memoryOf(root), sampleYear, { ...stamp, runtime: stamp.runtime.replace('"v8":"', '"v8":"0') });
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeUndefined();
    expect(unchangedBuild(root, sampleYear, undefined, { program: installed() })).toBeUndefined();
  });
});

describe('content that is edited while it is built', () => {
  it.each([
    { what: 'and stays so', back: false },
    { what: 'and edited back', back: true },
  ])('$what: the next build builds', async ({ back }) => {
    const root = newCopy();
    const file = `content/${sampleYear}/plan.md`;
    const running = installed();
    if (back) edit(root, file, 'Nâng cao', 'Nâng Cao');
    const was = readFileSync(join(root, file), 'utf8');
    await buildRemembering(root, sampleYear, {
      program: running,
      onProgress: ({ done }) => { if (done === 0) writeFileSync(join(root, file), was.replace('Tiếp tục', 'Tiếp Tục')); },
    });
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeUndefined();
    await buildRemembering(root, sampleYear, { program: running });
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeDefined();
  });
});

describe('what is issued', () => {
  it('is as frozen as ever: another word stops the build, a file that was changed is told and restored', async () => {
    const { root, remove } = await issuedProject();
    const running = installed();
    await buildRemembering(root, sampleYear, { program: running });
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toMatchObject({ made: 0, diagnostics: [] });

    writeFileSync(set(root, 'phu-luc.pdf'), 'forged');
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeUndefined();
    expect(named((await buildRemembering(root, sampleYear, { program: running })).diagnostics)).toEqual([`recorded-file-restored output/${sampleYear}/phu-luc.pdf`]);
    // Restored: the next build has nothing to tell.
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })?.diagnostics).toEqual([]);
    expect((await buildRemembering(root, sampleYear, { program: running })).diagnostics).toEqual([]);

    edit(root, 'templates/trich.hbs', 'Tổng số', 'Cộng');
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeUndefined();
    expect((await buildRemembering(root, sampleYear, { program: running })).diagnostics.map(({ code }) => code)).toContain('issued-bytes-differ');
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeUndefined();
    edit(root, 'templates/trich.hbs', 'Cộng', 'Tổng số');

    edit(root, `content/${sampleYear}/plan.md`, 'Nâng cao', 'Nâng Cao');
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeUndefined();
    expect((await buildRemembering(root, sampleYear, { program: running })).manifest).toBeUndefined();
    expect(unchangedBuild(root, sampleYear, undefined, { folder: own.folder })).toBeUndefined();
    remove();
  });
});

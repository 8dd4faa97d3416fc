import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { buildShard, buildYear } from '../../../src/publish/build.js';
import { mergeShards } from '../../../src/publish/shards/merge.js';
import { sample, sampleFiles, sampleYear, writeProject, type SampleFolder } from '../../support/sample-project.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The hash of every file below a folder. */
function hashes(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile()).sort();
  return Object.fromEntries(files.map((path) => [path, createHash('sha256').update(readFileSync(join(folder, path))).digest('hex')]));
}

describe('a set made in shares and joined is the set of one build, its manifest too', () => {
  const root2023 = (): string => {
    const root = mkdtempSync(join(tmpdir(), 'kehoach-shards-'));
    folders.push(root);
    for (const folder of ['content', 'templates']) cpSync(folder, join(root, folder), { recursive: true });
    return root;
  };
  it('the plan of 2023 in 1, 3 and 7 shares', async () => {
    const root = root2023();
    expect((await buildYear(root, 2023)).manifest).toBeDefined();
    const whole = hashes(join(root, 'output/2023'));
    expect(Object.keys(whole)).toHaveLength(75);
    for (const count of [1, 3, 7]) {
      rmSync(join(root, 'output'), { recursive: true });
      for (let index = 1; index <= count; index++) expect((await buildShard(root, 2023, { index, count })).manifest).toBeDefined();
      expect(await mergeShards(root, 2023, [])).toMatchObject({ ok: true });
      expect(hashes(join(root, 'output/2023'))).toEqual(whole);
    }
  });
  it('shares made on other machines are named by their folders', async () => {
    const here = writeProject(sampleFiles(sample()));
    const there = writeProject(sampleFiles(sample()));
    folders.push(here.root, there.root);
    await buildYear(here.root, sampleYear);
    const whole = hashes(join(here.root, 'output', String(sampleYear)));
    rmSync(join(here.root, 'output'), { recursive: true });
    await buildShard(here.root, sampleYear, { index: 1, count: 2 });
    await buildShard(there.root, sampleYear, { index: 2, count: 2 });
    const shares = [join(there.root, `output/${sampleYear}-phan-2-2`), join(here.root, `output/${sampleYear}-phan-1-2`)];
    expect(await mergeShards(here.root, sampleYear, shares)).toMatchObject({ ok: true });
    expect(hashes(join(here.root, 'output', String(sampleYear)))).toEqual(whole);
  });
  it('in more shares than there are documents, and in both forms', async () => {
    const project = writeProject(sampleFiles(sample()));
    folders.push(project.root);
    const forms = ['giay', 'dien-tu'] as const;
    await buildYear(project.root, sampleYear, { forms });
    const whole = hashes(join(project.root, 'output', String(sampleYear)));
    rmSync(join(project.root, 'output'), { recursive: true });
    for (let index = 1; index <= 20; index++) await buildShard(project.root, sampleYear, { index, count: 20 }, { forms });
    expect(await mergeShards(project.root, sampleYear, [])).toMatchObject({ ok: true });
    expect(hashes(join(project.root, 'output', String(sampleYear)))).toEqual(whole);
  });
});

describe('what is joined is looked at first', async () => {
  const made = writeProject(sampleFiles(sample()));
  folders.push(made.root);
  for (let index = 1; index <= 3; index++) await buildShard(made.root, sampleYear, { index, count: 3 });
  let project: SampleFolder & { readonly share: (index: number, path?: string) => string };
  beforeEach(() => {
    const copy = mkdtempSync(join(tmpdir(), 'kehoach-shards-'));
    folders.push(copy);
    cpSync(made.root, copy, { recursive: true });
    project = { root: copy, remove: () => undefined, share: (index, path = '') => join(copy, `output/${sampleYear}-phan-${index}-3`, path) };
  });
  const manifestOf = (index: number): string => project.share(index, 'manifest.json');
  const edit = (index: number, change: (text: string) => string): void => {
    writeFileSync(manifestOf(index), change(readFileSync(manifestOf(index), 'utf8')));
  };
  const dropFile = (index: number, pattern: RegExp): void => {
    edit(index, (text) => {
      const manifest = JSON.parse(text) as { files: { path: string }[] };
      return JSON.stringify({ ...manifest, files: manifest.files.filter((f) => !pattern.test(f.path)) });
    });
  };
  it.each<{ readonly what: string; readonly spoil: () => void; readonly code: string; readonly says: RegExp; readonly folders?: () => readonly string[] }>([
    { what: 'a share that is not there', spoil: () => { rmSync(project.share(2), { recursive: true }); }, code: 'shard-missing', says: /2\/3/u },
    { what: 'no share at all', spoil: () => { rmSync(join(project.root, 'output'), { recursive: true }); }, code: 'shard-none', says: /2030/u },
    { what: 'a share twice', spoil: () => { cpSync(project.share(2), join(project.root, 'khac'), { recursive: true }); }, folders: () => [project.share(1), project.share(2), project.share(3), join(project.root, 'khac')], code: 'shard-twice', says: /Phần 2 có hai lần/u },
    { what: 'one that is no share', spoil: () => { rmSync(manifestOf(3)); }, folders: () => [1, 2, 3].map((i) => project.share(i)), code: 'shard-not', says: /manifest\.json/u },
    { what: 'a manifest that is not JSON', spoil: () => { writeFileSync(manifestOf(1), '{'); }, code: 'shard-not', says: /phan-1-3/u },
    { what: 'a manifest that names a file elsewhere', spoil: () => { edit(1, (text) => text.replace('"quyet-dinh.docx"', '"../../content/agencies.json"')); }, code: 'shard-not', says: /phan-1-3/u },
    { what: 'a share of another count', spoil: () => { edit(2, (text) => text.replace('"count": 3', '"count": 4')); }, code: 'shard-other', says: /chia làm 4/u },
    { what: 'a share of another form', spoil: () => { edit(2, (text) => text.replace(/"forms": \[[^\]]*\]/u, '"forms": ["dien-tu"]')); }, code: 'shard-other', says: /dien-tu/u },
    { what: 'a share by another program', spoil: () => { edit(2, (text) => text.replace(/"program": "[^"]*"/u, '"program": "9.9.9"')); }, code: 'shard-other', says: /9\.9\.9/u },
    { what: 'a share of another year', spoil: () => { edit(2, (text) => text.replace('"year": 2030', '"year": 2029')); }, code: 'shard-other', says: /năm 2029/u },
    { what: 'content that changed since', spoil: () => { appendFileSync(join(project.root, `content/${sampleYear}/plan.md`), '\n'); }, code: 'shard-stale', says: /content\/2030\/plan\.md/u },
    { what: 'a template that changed since', spoil: () => { appendFileSync(join(project.root, 'templates/trich.hbs'), '\n'); }, code: 'shard-stale', says: /templates\/trich\.hbs/u },
    { what: 'a file that was changed by one byte', spoil: () => { const file = project.share(1, 'quyet-dinh.pdf'); const bytes = readFileSync(file); bytes[100] = (bytes[100] ?? 0) ^ 1; writeFileSync(file, bytes); }, code: 'shard-file', says: /quyet-dinh\.pdf" không còn đúng/u },
    { what: 'a file that is gone', spoil: () => { rmSync(project.share(1, 'quyet-dinh.docx')); }, code: 'shard-file', says: /quyet-dinh\.docx" không có/u },
    { what: 'a document left out of its manifest', spoil: () => { dropFile(1, /^quyet-dinh/u); }, code: 'shard-incomplete', says: /thiếu quyet-dinh\.docx, quyet-dinh\.pdf/u },
    { what: 'a share under the number of another', spoil: () => { edit(1, (text) => text.replace('"index": 1', '"index": 2')); edit(2, (text) => text.replace('"index": 2', '"index": 1')); }, code: 'shard-incomplete', says: /thừa/u },
  ])('$what: told, and nothing is published', async ({ spoil, code, says, folders: given = () => [] }) => {
    spoil();
    const merged = await mergeShards(project.root, sampleYear, given());
    const told = merged.ok ? [] : merged.diagnostics;
    expect(told.map((d) => d.code)).toContain(code);
    expect(told.map((d) => d.message).join('\n')).toMatch(says);
    expect(() => statSync(join(project.root, 'output', String(sampleYear)))).toThrow();
  });
  it('what is wrong with several shares is told at once, and the set that was there stays', async () => {
    await buildYear(project.root, sampleYear);
    const before = hashes(join(project.root, 'output', String(sampleYear)));
    rmSync(project.share(1, 'quyet-dinh.docx'));
    appendFileSync(project.share(2, 'phu-luc.pdf'), 'x');
    const merged = await mergeShards(project.root, sampleYear, []);
    expect(merged.ok ? [] : merged.diagnostics.map((d) => d.code)).toEqual(['shard-file', 'shard-file']);
    expect(hashes(join(project.root, 'output', String(sampleYear)))).toEqual(before);
  });
  it('shares of an older division beside them: which are meant is asked once, and those that are named are joined', async () => {
    for (let index = 1; index <= 2; index++) await buildShard(project.root, sampleYear, { index, count: 2 });
    const merged = await mergeShards(project.root, sampleYear, []);
    expect(merged.ok ? [] : merged.diagnostics.map((d) => d.code)).toEqual(['shard-several']);
    expect(merged.ok ? '' : `${merged.diagnostics[0]?.message} ${merged.diagnostics[0]?.hint}`).toMatch(/chia làm 2 \(có 2 phần\), chia làm 3 \(có 3 phần\).*kehoach merge 2030 output\/2030-phan-1-2 output\/2030-phan-2-2/u);
    expect(await mergeShards(project.root, sampleYear, [1, 2, 3].map((i) => project.share(i)))).toMatchObject({ ok: true });
  });
  it('a share may be moved and renamed', async () => {
    renameSync(project.share(2), join(project.root, 'phan-hai'));
    expect(await mergeShards(project.root, sampleYear, [project.share(1), join(project.root, 'phan-hai'), project.share(3)])).toMatchObject({ ok: true });
  });
});

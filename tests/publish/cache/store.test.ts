import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Document } from '../../../src/document/types.js';
import { readFormat } from '../../../src/format/read.js';
import { composeYear } from '../../../src/publish/build.js';
import type { Kind } from '../../../src/publish/render/renderer.js';
import { openStore, sweepDead, type Store, type Taken } from '../../../src/publish/cache/store.js';
import { newOwner } from '../../../src/publish/owner.js';
import { draftSample } from '../../support/issued.js';
import { sampleFiles, sampleYear, writeProject } from '../../support/sample-project.js';

const place = mkdtempSync(join(tmpdir(), 'kehoach-store-'));
afterAll(() => { rmSync(place, { recursive: true, force: true }); });
let folder = place;
beforeEach(() => { folder = join(mkdtempSync(join(place, 'a-')), 'bo-nho'); });

const read = readFormat('.');
if (!read.ok) throw new Error('no format');
const { format } = read.value;
const document: Document = { meta: { title: 'Kế hoạch', subject: '', author: 'UBND', language: 'vi-VN', date: '2030-01-01' }, sections: [{ page: 'doc', restartNumbering: false, blocks: [] }] };
const other: Document = { ...document, meta: { ...document.meta, title: 'Kế hoạch.' } };

async function once(store: Store, kind: Kind = 'pdf', of = document, look = format): Promise<Taken> {
  const taken = await store.rendered(kind, of, look, () => ({ bytes: new TextEncoder().encode(`${kind} ${of.meta.title}`), pages: 3 }));
  expect(new TextDecoder().decode(taken.bytes)).toBe(`${kind} ${of.meta.title}`);
  return taken;
}

async function filled(): Promise<string> {
  const store = openStore(folder, 'maker');
  await once(store);
  store.settle();
  store.drop();
  return join(folder, store.used()[0] ?? '');
}

/** The places in some data that JSON would not tell apart from others. */
function untold(data: unknown, path = ''): readonly string[] {
  if (Array.isArray(data)) return Object.keys(data).length === data.length ? data.flatMap((one, i) => untold(one, `${path}[${i}]`)) : [path];
  if (typeof data === 'object' && data !== null) {
    const plain = Object.getPrototypeOf(data) === Object.prototype && Object.getOwnPropertySymbols(data).length === 0 && Object.keys(data).length === Object.getOwnPropertyNames(data).length;
    return plain ? Object.entries(data).flatMap(([name, one]) => untold(one, `${path}.${name}`)) : [path];
  }
  if (typeof data === 'number') return Number.isFinite(data) && !Object.is(data, -0) ? [] : [path];
  return ['string', 'boolean', 'undefined'].includes(typeof data) || data === null ? [] : [path];
}

describe('what the key of a file is made of', () => {
  it.each<{ what: string; data: unknown }>([{ what: 'a map', data: { a: new Map() } }, { what: 'no number', data: [NaN] }, { what: 'a function', data: { a: untold } }])('would not tell $what from another', ({ data }) => {
    expect(untold(data)).toHaveLength(1);
  });
  it('is plain data: the format, and every document of a year in every form, and of a draft', () => {
    const { project, documents } = composeYear('.', 2023, { forms: ['giay', 'dien-tu'] });
    expect(documents.length).toBeGreaterThan(35);
    expect(untold(project?.format)).toEqual([]);
    for (const { job, document: one, pdfDocument } of documents) expect([...untold(one), ...untold(pdfDocument)], job.path).toEqual([]);
    const { root, remove } = writeProject(sampleFiles(draftSample()));
    const drafted = composeYear(root, sampleYear, { forms: ['giay', 'dien-tu'] }).documents;
    remove();
    expect(drafted.length).toBeGreaterThan(5);
    for (const { job, document: one, pdfDocument } of drafted) expect([...untold(one), ...untold(pdfDocument)], job.path).toEqual([]);
  });
});

describe('the store of rendered files', () => {
  it('gives what was made, with its pages, and makes nothing twice', async () => {
    await filled();
    expect(await once(openStore(folder, 'maker'))).toMatchObject({ taken: true, pages: 3 });
  });
  it('gives nothing that was not settled, and leaves nothing of it behind', async () => {
    const store = openStore(folder, 'maker');
    await once(store);
    expect((await once(openStore(folder, 'maker'))).taken).toBe(false);
    store.drop();
    expect(readdirSync(folder).filter((name) => !name.startsWith('.tep.moi-'))).toEqual([]);
    expect(readdirSync(folder)).toHaveLength(1);
  });
  it.each<{ what: string; ask: () => Promise<Taken> }>([
    { what: 'another kind of file', ask: () => once(openStore(folder, 'maker'), 'docx') },
    { what: 'another document', ask: () => once(openStore(folder, 'maker'), 'pdf', other) },
    { what: 'another format', ask: () => once(openStore(folder, 'maker'), 'pdf', document, { ...format, pages: {} }) },
    { what: 'another program', ask: () => once(openStore(folder, 'another')) },
  ])('does not give it for $what', async ({ ask }) => {
    await filled();
    expect((await ask()).taken).toBe(false);
  });
  it.each<{ what: string; spoil: (file: string) => void }>([
    { what: 'empty', spoil: (file) => { writeFileSync(file, ''); } },
    { what: 'cut short', spoil: (file) => { writeFileSync(file, readFileSync(file).subarray(0, -1)); } },
    { what: 'changed in one byte', spoil: (file) => { writeFileSync(file, readFileSync(file, 'utf8').replace('pdf K', 'pdf k')); } },
    { what: 'another file', spoil: (file) => { writeFileSync(file, 'a scan'); } },
    { what: 'a folder', spoil: (file) => { rmSync(file); mkdirSync(file); } },
    { what: 'a link to nowhere', spoil: (file) => { rmSync(file); symlinkSync('/nonexistent', file); } },
    { what: 'gone', spoil: (file) => { rmSync(file); } },
  ])('an entry that is $what is made again, and then good again', async ({ spoil }) => {
    const file = await filled();
    spoil(file);
    const store = openStore(folder, 'maker');
    expect((await once(store)).taken).toBe(false);
    store.settle();
    store.drop();
    expect((await once(openStore(folder, 'maker'))).taken).toBe(true);
  });
  it('works without a place to keep anything', async () => {
    writeFileSync(folder, 'a file where the folder belongs');
    const store = openStore(folder, 'maker');
    expect((await once(store)).taken).toBe(false);
    store.settle();
    store.drop();
    expect(readFileSync(folder, 'utf8')).toBe('a file where the folder belongs');
  });
  it('writes nothing through a link: what that leads to is not ours to sweep', async () => {
    const elsewhere = mkdtempSync(join(place, 'b-'));
    symlinkSync(elsewhere, folder);
    await filled();
    expect(readdirSync(elsewhere)).toEqual([]);
  });
  it('sweeps what a dead build has left, not what a living one is writing', async () => {
    await filled();
    const dead = join(folder, '.tep.moi-dead');
    const living = openStore(folder, 'maker');
    await once(living, 'pdf', other);
    mkdirSync(dead);
    writeFileSync(join(dead, 'chu.json'), JSON.stringify({ ...newOwner(), pid: 999_999_999 }));
    mkdirSync(join(folder, '.tep.moi-unmarked'));
    sweepDead(folder, Date.now());
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toHaveLength(1);
    living.settle();
    expect((await once(openStore(folder, 'maker'), 'pdf', other)).taken).toBe(true);
  });
});

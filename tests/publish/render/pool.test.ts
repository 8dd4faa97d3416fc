import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Document } from '../../../src/document/types.js';
import { OutputFault } from '../../../src/publish/faults.js';
import { publishDocuments, renderAll } from '../../../src/publish/publish-documents.js';
import { openPool } from '../../../src/publish/render/pool.js';
import type { Renderer } from '../../../src/publish/render/renderer.js';
import { document, faces, lorem, nd30, row, section, table, p } from '../../support/documents.js';

const compiled = pathToFileURL(join(import.meta.dirname, '../../../dist/bin/worker.js'));
const ofTest = (name: string): URL => pathToFileURL(join(import.meta.dirname, '../../support/workers', name));
const roots: string[] = [];
const scratch = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-pool-'));
  roots.push(root);
  return root;
};
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

/** Documents that have rows in common, as extracts have. */
const shared = Array.from({ length: 40 }, (_, i) => row('nhiem-vu', `${i}`, lorem(1 + (i % 5))));
const documents: readonly { readonly path: string; readonly document: Document }[] = Array.from({ length: 12 }, (_, i) => ({
  path: `trich/van-ban-${i}`,
  document: document(section('doc-dung', p('ten-loai', `VĂN BẢN ${i}`), p('doan', lorem(i))), section('nam-ngang', table([20, 80], shared.filter((_, n) => n % (i + 1) === 0)))),
}));

async function filesBy(renderer?: Renderer): Promise<ReadonlyMap<string, string>> {
  const bytes = new Map<string, string>();
  const files = await renderAll(documents, { format: nd30, faces }, (path, content) => bytes.set(path, Buffer.from(content).toString('base64')), renderer === undefined ? {} : { renderer });
  expect(files.map((f) => f.path)).toEqual(documents.flatMap(({ path }) => [`${path}.docx`, `${path}.pdf`]));
  return bytes;
}

describe('threads that render', async () => {
  const here = await filesBy();
  it.each([1, 3, 7])('%i of them make the bytes that this thread makes, and list them in the same order', async (size) => {
    const there = await filesBy(openPool(size, compiled));
    expect(new Map([...there].sort())).toEqual(new Map([...here].sort()));
  });
  it('a fault of the program in a thread is a fault here, in its own words', async () => {
    const pool = openPool(2, compiled);
    await expect(pool.render('một', 'pdf', document(section('không-có', p('doan', 'a'))), nd30)).rejects.toThrow(/không-có/u);
    await pool.close();
  });
});

describe('a thread that dies', () => {
  const faultOf = async (failure: Promise<unknown>): Promise<string> => {
    const fault: unknown = await failure.then(() => undefined, (rejected: unknown) => rejected);
    if (!(fault instanceof OutputFault)) return String(fault);
    const { code, file, message } = fault.diagnosticAt({ file: 'output/2030', line: 1, column: 1 });
    return `${file} ${code} ${message}`;
  };
  it('fails the document it worked on, by name', async () => {
    const pool = openPool(1, ofTest('dies.mjs'));
    await pool.render('một', 'pdf', document(), nd30);
    expect(await faultOf(pool.render('hai', 'pdf', document(), nd30))).toMatch(/^output\/2030\/hai render-died .*"hai"/u);
    expect(await faultOf(pool.render('ba', 'pdf', document(), nd30))).toMatch(/^output\/2030\/ba render-died/u);
    await pool.close();
  });
  it('for want of memory says so', async () => {
    const pool = openPool(1, ofTest('hungry.mjs'), { maxOldGenerationSizeMb: 16 });
    expect(await faultOf(pool.render('một', 'pdf', document(), nd30))).toMatch(/render-died Không đủ bộ nhớ/u);
    await pool.close();
  });
  it('leaves the published set as it was, and nothing half made', async () => {
    const root = scratch();
    const first = await publishDocuments(root, '2030', documents.slice(0, 2), { format: nd30, faces });
    expect(first.ok).toBe(true);
    const before = readFileSync(join(root, 'output/2030/trich/van-ban-0.pdf'));
    const second = await publishDocuments(root, '2030', documents, { format: nd30, faces }, { renderer: openPool(2, ofTest('dies.mjs')) });
    expect(second).toMatchObject({ ok: false, diagnostics: [{ code: 'render-died' }] });
    expect(readFileSync(join(root, 'output/2030/trich/van-ban-0.pdf')).equals(before)).toBe(true);
    expect(existsSync(join(root, 'output/2030/trich/van-ban-2.pdf'))).toBe(false);
    expect(readdirSync(join(root, 'output'))).toEqual(['2030']);
  });
  it('one that cannot even begin fails what it is given', async () => {
    const folder = scratch();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'broken.mjs'), 'throw new Error("no");');
    const pool = openPool(2, pathToFileURL(join(folder, 'broken.mjs')));
    expect(await faultOf(pool.render('một', 'pdf', document(), nd30))).toMatch(/render-died/u);
    await pool.close();
  });
});

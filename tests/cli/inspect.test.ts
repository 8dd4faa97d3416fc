import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/program.js';
import { renderDocx } from '../../src/render/docx/render.js';
import { faces } from '../support/documents.js';
import { all, part } from '../support/docx.js';
import { format, letter } from '../inspect/support/good.js';

const folder = mkdtempSync(join(tmpdir(), 'kehoach-inspect-cli-'));
const good = join(folder, 'tốt.docx');
const bad = join(folder, 'con', 'sai.docx');
let out: string[] = [];
let err: string[] = [];

beforeAll(() => {
  mkdirSync(join(folder, 'con'));
  writeFileSync(good, renderDocx(letter, format, faces));
  writeFileSync(bad, renderDocx(JSON.parse(JSON.stringify(letter).replace('V/v báo cáo', 'Về việc báo cáo').replace('Số: 46', 'Số: 6')) as typeof letter, format, faces));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  out = [];
  err = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
});

function inspect(...args: readonly string[]): Promise<number> {
  return run(['inspect', ...args], '0');
}

describe('kehoach inspect', () => {
  it('ends with 0 where nothing departs', async () => {
    expect(await inspect(good)).toBe(0);
    expect(out.join('\n')).toContain('Không có chỗ nào trái quy định');
  });
  it('ends with 4 and tells rule, clause, place, words, found and wanted', async () => {
    expect(await inspect(bad)).toBe(4);
    const row = out.join('\n').split('\n').find((line) => line.startsWith('R16'));
    for (const cell of ['PL I, II.3.c', 'đoạn', '"Số: 6/SNV-CCHC"', 'số dưới 10', '06']) expect(row).toContain(cell);
  });
  it('takes folders, and files by what is in them', async () => {
    writeFileSync(join(folder, 'con', 'lạ.pdf'), readFileSync(good));
    expect(await inspect('--json', folder)).toBe(4);
    const answer = JSON.parse(out.join('')) as { ok: boolean; files: readonly { file: string; ok: boolean; format: string }[] };
    expect(answer.ok).toBe(false);
    expect(answer.files.map(({ ok, format: kind }) => [ok, kind])).toEqual([[true, 'docx'], [false, 'docx'], [true, 'docx']]);
    rmSync(join(folder, 'con', 'lạ.pdf'));
  });
  it('gives every rule in JSON, with its departures', async () => {
    await inspect('--json', bad);
    const answer = JSON.parse(out.join('')) as { files: readonly { rules: readonly { rule: string; state: string; departures: readonly Record<string, unknown>[] }[] }[] };
    const rules = answer.files[0]?.rules ?? [];
    expect(rules).toHaveLength(57);
    expect(rules.filter((rule) => rule.state === 'broken').map((rule) => rule.rule)).toEqual(['R16', 'R21']);
    expect(Object.keys(rules.find((rule) => rule.rule === 'R16')?.departures[0] ?? {}).sort()).toEqual(['clause', 'found', 'place', 'rule', 'wanted', 'what', 'words']);
  });
  it('tells all rules with --all', async () => {
    await inspect('--all', good);
    expect(out.join('\n').split('\n').filter((line) => /^R\d\d /u.test(line))).toHaveLength(57);
  });
  it('writes the same document with a comment at each departure, and never over the document', async () => {
    const target = join(folder, 'ghi-chú.docx');
    expect(await inspect(bad, '--annotate', target)).toBe(4);
    const comments = all(part(new Uint8Array(readFileSync(target)), 'word/comments.xml'), 'w:comment');
    expect(comments.map((c) => /^R\d\d/u.exec(c.textContent ?? '')?.[0])).toEqual(['R16', 'R21']);
    rmSync(target);
    const before = readFileSync(bad);
    expect(await inspect(bad, '--annotate', bad)).toBe(2);
    expect(readFileSync(bad).equals(before)).toBe(true);
  });
  it.each([
    ['a file that is not there', 'không-có.docx', undefined, 'inspect-missing'],
    ['an old .doc', 'cũ.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'inspect-docx-refused'],
    ['an empty file', 'rỗng.pdf', new Uint8Array(), 'inspect-docx-refused'],
    ['a broken PDF', 'hỏng.pdf', new TextEncoder().encode('%PDF-1.7\nkhông có gì'), 'inspect-pdf-cut-short'],
  ])('ends with 5 and says why: %s', async (_, name, bytes, code) => {
    const file = join(folder, 'con', name);
    if (bytes !== undefined) writeFileSync(file, bytes);
    expect(await inspect(file)).toBe(5);
    expect(err.join('\n')).toContain(code);
    rmSync(file, { force: true });
  });
  it('ends with 2 where there is nothing to inspect, and for notes in several files', async () => {
    mkdirSync(join(folder, 'trống'));
    expect(await inspect(join(folder, 'trống'))).toBe(2);
    expect(await inspect(good, bad, '--annotate', join(folder, 'x.docx'))).toBe(2);
  });
});

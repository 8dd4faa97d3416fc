import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/program.js';
import { departuresOf, filesOf, inspectPath } from '../../src/publish/inspect-files.js';

/** Every kind of document we make, of the real content: issued, printed, copied, sent, reported, drafted, compared. */
const root = mkdtempSync(join(tmpdir(), 'kehoach-inspect-'));
const signer = ['--signer', 'Nguyễn Văn A'];
const commands: readonly (readonly string[])[] = [
  ['issue', '2023', '--number', '3604', '--date', '2022-12-28'],
  ['print', '2023', '--mark'],
  ['copy', '2023', '--form', 'sao-y', '--for', 'so-tai-chinh', '--date', '2022-12-30', ...signer],
  ['copy', '2023', '--form', 'sao-luc', '--from', '1', '--for', 'so-y-te', '--date', '2022-12-30', ...signer],
  ['copy', '2023', '--form', 'trich-sao', '--tasks', 'III.5,VII.*', '--for', 'so-y-te', '--date', '2022-12-30', ...signer],
  ['copy', '2023', '--form', 'trich-sao', '--as', 'dien-tu', '--tasks', 'III.5', '--for', 'so-y-te', '--date', '2022-12-30', '--signed-at', '2022-12-30T08:15:00+07:00', ...signer],
  ['send', '2023', '--for', 'so-y-te', '--number', '15', '--date', '2023-01-05', '--certified', '2023-01-05', '--certified-signer', 'Nguyễn Văn A'],
  ['status', '2023', '--report', '6-thang'],
  ['draft', '2024', '--from', '2023'],
  ['build', '2024'],
  ['compare', '2023', '2024'],
];

beforeAll(async () => {
  for (const folder of ['content', 'templates']) cpSync(folder, join(root, folder), { recursive: true });
  const quiet = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const progress = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  for (const command of commands) expect(await run([...command, '--root', root], '0'), command.join(' ')).toBe(0);
  quiet.mockRestore();
  progress.mockRestore();
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A print job is 42 copies with stamps in the bottom margin, no document of its own. */
function isPrintJob(file: string): boolean {
  return file.endsWith('in/in.pdf');
}

/** Extracts are alike: as PDF, which takes longer to read, three of them; of the draft set, none. */
function isTried(file: string): boolean {
  if (isPrintJob(file)) return false;
  if (!file.includes('/trich/')) return true;
  return !file.includes('/2024/') && (file.endsWith('.docx') || /so-noi-vu|so-y-te|vcci/u.test(file));
}

describe('our own documents depart from no rule', () => {
  it('in every file of a build, DOCX and PDF', async () => {
    const files = filesOf(root, ['output']).filter(isTried);
    expect(files.length).toBeGreaterThan(65);
    const told: string[] = [];
    for (const file of files) {
      const { read } = await inspectPath(root, file);
      if (!read.ok) told.push(`${file}: ${read.diagnostics.map((d) => d.code).join(', ')}`);
      else told.push(...departuresOf(read.value).map((d) => `${file}: ${d.rule} ${d.what}: ${d.found} → ${d.wanted} "${d.words}"`));
    }
    expect(told).toEqual([]);
  }, 120_000);
});

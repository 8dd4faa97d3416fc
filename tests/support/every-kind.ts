import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { run } from '../../src/cli/program.js';

const signer = ['--signer', 'Nguyễn Văn A'];
const signedAt = ['--signed-at', '2022-12-30T08:15:00+07:00'];

/** The days of the three users, one after the other. */
const commands: readonly (readonly string[])[] = [
  ['issue', '2023', '--number', '3604', '--date', '2022-12-28'],
  ['print', '2023', '--mark'],
  ['copy', '2023', '--form', 'sao-y', '--for', 'so-tai-chinh', '--date', '2022-12-30', ...signer],
  ['copy', '2023', '--form', 'sao-luc', '--from', '1', '--for', 'so-y-te', '--date', '2022-12-30', ...signer],
  ['copy', '2023', '--form', 'trich-sao', '--tasks', 'III.5,VII.*', '--for', 'so-y-te', '--date', '2022-12-30', ...signer],
  ['copy', '2023', '--form', 'sao-y', '--as', 'dien-tu', '--for', 'so-tai-chinh', '--date', '2022-12-30', ...signer],
  ['copy', '2023', '--form', 'trich-sao', '--as', 'dien-tu', '--tasks', 'III.5', '--for', 'so-y-te', '--date', '2022-12-30', ...signedAt, ...signer],
  ['send', '2023', '--for', 'so-y-te', '--number', '15', '--date', '2023-01-05', '--signer', 'Nguyễn Văn A', '--certified', '2023-01-05', '--certified-signer', 'Nguyễn Văn A'],
  ['status', '2023', '--report', '6-thang'],
  ['draft', '2024', '--from', '2023'],
  ['build', '2024'],
  ['compare', '2023', '2024'],
];

export interface EveryKind {
  readonly root: string;
  /** Files below `output/` with an ending, without those that people are not given. */
  readonly files: (ending: 'docx' | 'pdf' | 'xlsx') => readonly string[];
  readonly remove: () => void;
}

/** Every kind of document we make, of the real content: issued, printed, copied, sent, reported, drafted, compared. */
export async function makeEveryKind(): Promise<EveryKind> {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-every-kind-'));
  for (const folder of ['content', 'templates']) cpSync(folder, join(root, folder), { recursive: true });
  const quiet = [vi.spyOn(console, 'log').mockImplementation(() => undefined), vi.spyOn(process.stderr, 'write').mockImplementation(() => true)];
  try {
    for (const command of commands) {
      const code = await run([...command, '--root', root], '0');
      if (code !== 0) throw new Error(`${command.join(' ')}: ${code}`);
    }
  } finally {
    for (const spy of quiet) spy.mockRestore();
  }
  const output = join(root, 'output');
  return {
    root,
    files: (ending) => readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(`.${ending}`) && !file.split('/').some((part) => part.startsWith('.'))).sort(),
    remove: () => { rmSync(root, { recursive: true, force: true }); },
  };
}

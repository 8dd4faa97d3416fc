import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentForm, type IssuedEntry } from '../../src/content/schema.js';
import { issueYear } from '../../src/publish/issue.js';

export interface Issued2023 {
  readonly root: string;
  readonly entry: IssuedEntry;
  readonly remove: () => void;
}

/** The real content of 2023, issued in both forms in a scratch folder. */
export async function issue2023(): Promise<Issued2023> {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-issued-'));
  for (const folder of ['content', 'templates']) cpSync(folder, join(root, folder), { recursive: true });
  const { entry, diagnostics } = await issueYear(root, 2023, { number: 3604, date: { year: 2022, month: 12, day: 28 }, forms: documentForm.options });
  if (entry === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return { root, entry, remove: () => { rmSync(root, { recursive: true, force: true }); } };
}

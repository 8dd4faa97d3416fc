import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const seedFile = 'seeds/khanh-hoa-2023.txt';
export const contentFiles = {
  plan: 'content/2023/plan.json',
  decision: 'content/2023/decision.md',
  text: 'content/2023/plan.md',
  tasks: 'content/2023/tasks.json',
  errata: 'content/2023/errata.json',
} as const;

/** Text by path from the project's root: what the walk compares, so that a test can change it in memory. */
export type Files = ReadonlyMap<string, string>;

export function readFiles(): Files {
  const root = new URL('../../', import.meta.url);
  return new Map([seedFile, ...Object.values(contentFiles)].map((path) => [path, readFileSync(fileURLToPath(new URL(path, root)), 'utf8')]));
}

export function textOf(files: Files, path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new Error(`${path} was not read`);
  return text;
}

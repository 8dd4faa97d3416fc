import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildYear } from '../../src/publish/build.js';

/** Builds the 2023 set once into a folder of its own, for all checks. */
export default async function setup(project: TestProject): Promise<() => void> {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-conformance-'));
  for (const folder of ['content', 'templates']) cpSync(folder, join(root, folder), { recursive: true });
  const { manifest, diagnostics } = await buildYear(root, 2023);
  if (manifest === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  project.provide('root', root);
  return () => {
    rmSync(root, { recursive: true, force: true });
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    root: string;
  }
}

import type { IssuedEntry } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { symbolOf } from '../register/issued.js';
import type { PublishedFile } from './publish-documents.js';
import { outputFolder } from './publish-set.js';
import { programVersion } from './version.js';

/** Files made now that are not, byte for byte, the files that were issued: what was issued never changes silently. */
export function issuedBytesFaults(entry: IssuedEntry, files: readonly PublishedFile[]): readonly Diagnostic[] {
  const issued = new Map(entry.files.map((f) => [f.path, f.sha256]));
  const made = new Map(files.map((f) => [f.path, f.sha256]));
  const paths = [...new Set([...issued.keys(), ...made.keys()])].filter((path) => issued.get(path) !== made.get(path));
  return paths.map((path) => {
    const file = `${outputFolder}/${entry.year}/${path}`;
    const fault = !made.has(path) ? 'gone' : !issued.has(path) ? 'new' : 'changed';
    return diagnose('issued-bytes-differ', { file, line: 1, column: 1 }, { path: file, decision: symbolOf(entry), fault, program: entry.program, now: programVersion });
  });
}

/** What a register keeps of published files. */
export function recordedOf(files: readonly PublishedFile[]): IssuedEntry['files'] {
  return files.map(({ path, size, pages, sha256 }) => ({ path, size, pages, sha256 }));
}

import type { IssuedEntry } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { symbolOf } from '../content/numbers.js';
import { renderPdf } from '../render/pdf/render.js';
import { sha256 } from '../source/sha256.js';
import { composeJobs } from './compose-jobs.js';
import { decisionJobOf } from './jobs.js';
import type { Project } from './project.js';
import type { PublishedFile } from './publish-documents.js';
import { outputFolder } from './folders.js';
import { programVersion } from './version.js';

/**
 * Files made now that are not, byte for byte, the files that were issued: what was issued never changes silently.
 * @param set the folder of its files below `output/`
 */
export function issuedBytesFaults(entry: IssuedEntry, files: readonly Pick<PublishedFile, 'path' | 'sha256'>[], set: string): readonly Diagnostic[] {
  const issued = new Map(entry.files.map((f) => [f.path, f.sha256]));
  const made = new Map(files.map((f) => [f.path, f.sha256]));
  const paths = [...new Set([...issued.keys(), ...made.keys()])].filter((path) => issued.get(path) !== made.get(path));
  return paths.map((path) => {
    const file = `${outputFolder}/${set}/${path}`;
    const fault = !made.has(path) ? 'gone' : !issued.has(path) ? 'new' : 'changed';
    return diagnose('issued-bytes-differ', { file, line: 1, column: 1 }, { path: file, decision: symbolOf(entry), fault, program: entry.program, now: programVersion });
  });
}

/** What a register keeps of published files. */
export function recordedOf(files: readonly PublishedFile[]): IssuedEntry['files'] {
  return files.map(({ path, size, pages, sha256 }) => ({ path, size, pages, sha256 }));
}

/** Renders the issued decision again and tells where it is not what was issued: a template or the program has changed. */
export async function sameAsIssued(project: Project): Promise<readonly Diagnostic[]> {
  const { issued, format, faces, set } = project;
  if (issued === undefined) return [];
  const { documents, diagnostics } = composeJobs([decisionJobOf(project)], project);
  const made = await Promise.all(documents.map(async ({ job, document }) => ({ path: `${job.path}.pdf`, sha256: sha256((await renderPdf(document, format, faces)).bytes) })));
  const recorded = issued.files.filter((f) => made.some(({ path }) => path === f.path));
  return [...diagnostics.filter((d) => d.level === 'error'), ...issuedBytesFaults({ ...issued, files: recorded }, made.filter(({ path }) => recorded.some((f) => f.path === path)), set)];
}

import { slashed } from '../content/dates.js';
import type { DocumentForm, IssuedEntry } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { symbolOf } from '../content/numbers.js';
import type { Portion } from '../plan/distribution.js';
import { renderPdf } from '../render/pdf/render.js';
import { sha256 } from '../source/sha256.js';
import { composeJobs } from './compose-jobs.js';
import { decisionJobOf, extractJobOf, type Job } from './jobs.js';
import type { Project } from './project.js';
import type { PublishedFile } from './publish-documents.js';
import { outputFolder } from './folders.js';
import { programVersion } from './version.js';

/** Files made now that are not, byte for byte, the files that were issued: what was issued never changes silently. */
export function issuedBytesFaults(entry: IssuedEntry, files: readonly MadeFile[], project: Project): readonly Diagnostic[] {
  const issued = new Map(entry.files.map((f) => [f.path, f.sha256]));
  const made = new Map(files.map((f) => [f.path, f.sha256]));
  const paths = [...new Set([...issued.keys(), ...made.keys()])].filter((path) => issued.get(path) !== made.get(path));
  return paths.map((path) => differs(entry, path, !made.has(path) ? 'gone' : !issued.has(path) ? 'new' : 'changed', project));
}

/** A file by its path below the set's folder, and the hash of its bytes. */
type MadeFile = Pick<PublishedFile, 'path' | 'sha256'>;

function differs(entry: IssuedEntry, path: string, fault: 'changed' | 'gone' | 'new', { plan, set }: Project): Diagnostic {
  const file = `${outputFolder}/${set}/${path}`;
  const agency = extractOf(path);
  const name = agency === undefined ? undefined : (plan.agencies.agencies.find(({ id }) => id === agency)?.name ?? agency);
  return diagnose('issued-bytes-differ', { file, line: 1, column: 1 }, { path: file, decision: symbolOf(entry), date: slashed(entry.date), fault, program: entry.program, now: programVersion, agency: name });
}

/** The agency of which a file is the extract. */
function extractOf(path: string): string | undefined {
  return /^trich\/(.+)\.(?:pdf|docx)$/u.exec(path)?.[1];
}

/** What a register keeps of published files. */
export function recordedOf(files: readonly PublishedFile[]): IssuedEntry['files'] {
  return files.map(({ path, size, pages, sha256 }) => ({ path, size, pages, sha256 }));
}

/**
 * Renders the issued decision again, with the extracts of some agencies, and tells where it is not what was issued: a template, the register
 * of agencies or the program has changed. Whoever has an extract now had one when it was issued, and the reverse.
 * @param held the agencies that what is about to be made names or goes to
 */
export async function sameAsIssued(project: Project, held: readonly Portion[] = []): Promise<readonly Diagnostic[]> {
  const { issued } = project;
  if (issued === undefined) return [];
  const others = distributionFaults(issued, project);
  const told = new Set(others.map(({ file }) => file));
  const { diagnostics, made } = await rendered(project, [decisionJobOf(project), ...held.map((portion) => extractJobOf(project, portion))]);
  return [...diagnostics, ...others, ...asIssued(issued, made, project).filter(({ file }) => !told.has(file))];
}

/** The extract of an agency, rendered again, against the one that was issued. */
export async function extractAsIssued(project: Project, portion: Portion): Promise<readonly Diagnostic[]> {
  if (project.issued === undefined) return [];
  const { diagnostics, made } = await rendered(project, [extractJobOf(project, portion)]);
  return [...diagnostics, ...asIssued(project.issued, made, project)];
}

/** Some files of an issued set, made now, against those that were issued; a form that was not issued is not held. */
export function asIssued(entry: IssuedEntry, made: readonly MadeFile[], project: Project): readonly Diagnostic[] {
  const paths = new Set(made.map(({ path }) => path));
  const held = made.filter(({ path }) => entry.forms.includes(formOf(path)));
  return issuedBytesFaults({ ...entry, files: entry.files.filter(({ path }) => paths.has(path)) }, held, project);
}

function formOf(path: string): DocumentForm {
  return path.startsWith('dien-tu/') ? 'dien-tu' : 'giay';
}

/** Who has an extract now and had none when the decision was issued, and the reverse; each told once. */
function distributionFaults(entry: IssuedEntry, project: Project): readonly Diagnostic[] {
  if (!entry.forms.includes('giay')) return [];
  const then = new Set(entry.files.flatMap(({ path }) => (path.endsWith('.pdf') && extractOf(path) !== undefined ? [path] : [])));
  const now = new Set(project.distribution.portions.map((portion) => `${extractJobOf(project, portion).path}.pdf`));
  return [...[...now].filter((path) => !then.has(path)).map((path) => differs(entry, path, 'new', project)), ...[...then].filter((path) => !now.has(path)).map((path) => differs(entry, path, 'gone', project))];
}

async function rendered(project: Project, jobs: readonly Job[]): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly made: readonly MadeFile[] }> {
  const { documents, diagnostics } = composeJobs(jobs, project);
  const made: MadeFile[] = [];
  for (const { job, document } of documents) made.push({ path: `${job.path}.pdf`, sha256: sha256((await renderPdf(document, project.format, project.faces)).bytes) });
  return { diagnostics: diagnostics.filter((d) => d.level === 'error'), made };
}

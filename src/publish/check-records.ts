import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { readPlan } from '../content/read.js';
import type { IssuedEntry, RecordedFile } from '../content/schema.js';
import { issuedFaults, lastIssued, readIssued } from '../register/issued.js';
import { lastSent, readSent } from '../register/sent.js';
import { readCheckedCopies } from './copy.js';
import { issuedFolder, supersededContent, supersededMissing } from './issued-folder.js';
import { sendFolder } from './send/send.js';
import { outputFolder } from './publish-set.js';
import { recordedFaults } from './recorded-files.js';

/** What the registers name of a year, against what is there: every file in `output/`, and content that was moved aside. */
export function checkRecords(root: string, year: number): readonly Diagnostic[] {
  const issued = readIssued(root);
  if (!issued.ok) return [];
  const { file, chain } = issued.value;
  const last = lastIssued(issued.value, year);
  const decisions = chain.entries.filter((entry) => entry.year === year).flatMap((entry) => [...setFaults(root, issuedFolder(root, entry), entry.files, file), ...(entry === last && !isAside(root, entry) ? [] : supersededFaults(root, entry))]);
  return [...decisions, ...copyFaults(root, year), ...sentFaults(root, year)];
}

/** Certified copies of a year's decision; those that went out in a package are told with the package. */
function copyFaults(root: string, year: number): readonly Diagnostic[] {
  const copies = readCheckedCopies(root);
  if (!copies.ok) return copies.diagnostics;
  const { file, chain } = copies.value;
  return chain.entries.filter((e) => e.of.year === year && !e.folder.startsWith(`${sendFolder(year)}/`)).flatMap((e) => setFaults(root, e.folder.replace(/^\d+/u, issuedFolder(root, { year, number: e.of.number })), e.files, file));
}

/** What each agency has now; packages that were sent again have taken the place of the earlier ones. */
function sentFaults(root: string, year: number): readonly Diagnostic[] {
  const sent = readSent(root, year);
  if (!sent.ok) return sent.diagnostics;
  const files = [...lastSent(sent.value).values()].flatMap((entry) => entry.files);
  return files.length === 0 ? [] : setFaults(root, sendFolder(year), files, sent.value.file);
}

/** The content of a decision that a later one replaces or amends: it lies aside, and is as frozen as ever. */
function supersededFaults(root: string, entry: IssuedEntry): readonly Diagnostic[] {
  const missing = supersededMissing(root, entry);
  if (missing.length > 0) return missing;
  const { plan, diagnostics } = readPlan(root, entry.year, undefined, basename(supersededContent(entry)));
  return plan === undefined ? diagnostics : issuedFaults(plan, entry);
}

/** The last of a year lies aside as well once a new decision is being prepared. */
function isAside(root: string, entry: IssuedEntry): boolean {
  return existsSync(join(root, supersededContent(entry)));
}

/** A set that is not there at all is told once, not file by file. */
function setFaults(root: string, folder: string, files: readonly RecordedFile[], register: string): readonly Diagnostic[] {
  const path = `${outputFolder}/${folder}`;
  if (existsSync(join(root, path))) return recordedFaults(root, folder, files, register);
  return [diagnose('recorded-file-missing', { file: path, line: 1, column: 1 }, { path, register })];
}

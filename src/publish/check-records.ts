import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { readPlan } from '../content/read.js';
import type { IssuedEntry, RecordedFile } from '../content/schema.js';
import { contentFaults, readIssued } from '../register/issued.js';
import { readText } from '../source/files.js';
import { readCheckedCopies } from './copy.js';
import { lastSent, readSent } from '../register/sent.js';
import { sendFolder } from './send/send.js';
import { issuedFolder, supersededContent } from './issued-folder.js';
import { outputFolder } from './publish-set.js';
import { quietly } from './quietly.js';
import { recordedFaults } from './recorded-files.js';

/** What the registers name of a year, against what is there: every file in `output/`, and content that was moved aside. */
export function checkRecords(root: string, year: number): readonly Diagnostic[] {
  const issued = readIssued(root);
  if (!issued.ok) return [];
  const { file, chain } = issued.value;
  const decisions = chain.entries.filter((entry) => entry.year === year).flatMap((entry) => [...setFaults(root, issuedFolder(root, entry), entry.files, file), ...supersededFaults(root, entry)]);
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
  const aside = supersededContent(entry);
  const names = (quietly(() => readdirSync(join(root, aside))) ?? []).filter((name) => /\.(?:json|md)$/u.test(name));
  if (names.length === 0) return [];
  const texts = names.map((name) => readText(root, `${aside}/${name}`));
  const unread = texts.flatMap((text) => (text.ok ? [] : text.diagnostics));
  const live = `content/${entry.year}`;
  const { plan, diagnostics } = readPlan(root, entry.year, new Map(texts.flatMap((text) => (text.ok ? [[text.value.file.replace(aside, live), text.value.text] as const] : []))));
  const faults = plan === undefined ? diagnostics : contentFaults(plan, entry);
  return [...unread, ...faults.map((fault) => ({ ...fault, file: fault.file.replace(live, aside) }))];
}

/** A set that is not there at all is told once, not file by file. */
function setFaults(root: string, folder: string, files: readonly RecordedFile[], register: string): readonly Diagnostic[] {
  const path = `${outputFolder}/${folder}`;
  if (existsSync(join(root, path))) return recordedFaults(root, folder, files, register);
  return [diagnose('recorded-file-missing', { file: path, line: 1, column: 1 }, { path, register })];
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { readPlan } from '../content/read.js';
import { sentEntryShape, type CopyEntry, type IssuedEntry, type RecordedFile, type SentEntry } from '../content/schema.js';
import { hashOf } from '../register/chain.js';
import { symbolOf } from '../content/numbers.js';
import { issuedFaults, lastIssued, readIssued, type IssuedRegister } from '../register/issued.js';
import { earlierPackages, lastSent, placedFiles, type SentRegister } from '../register/sent.js';
import { placeOf } from '../source/json.js';
import { copyFile, folderNow, readCheckedCopies } from './copy.js';
import { contentName, issuedFolder, supersededContent, supersededFolder, supersededMissing } from './issued-folder.js';
import { quietly } from './quietly.js';
import { sendFolder, sentList } from './send/desk.js';
import { readCheckedSent } from './send/sent-register.js';
import { outputFolder } from './folders.js';
import { recordedFaults } from './recorded-files.js';
import { readSuperseded } from './superseded.js';

const listShape = z.array(sentEntryShape.extend({ name: z.string(), times: z.int() }));

/** What the registers name of a year, against what is there: every file in `output/`, and content that was moved aside. */
export function checkRecords(root: string, year: number): readonly Diagnostic[] {
  const issued = readIssued(root);
  if (!issued.ok) return [];
  const { file, chain } = issued.value;
  const last = lastIssued(issued.value, year);
  const entries = chain.entries.filter((entry) => entry.year === year);
  const decisions = entries.flatMap((entry) => [...setFaults(root, issuedFolder(root, entry), entry.files, file, buildAgain(root, entry)), ...(entry === last && !isAside(root, entry) ? [] : supersededFaults(root, entry))]);
  const places: readonly Place[] = [{ content: `content/${year}`, folder: String(year) }, ...entries.filter((entry) => isAside(root, entry)).map((entry) => ({ content: supersededContent(entry), folder: supersededFolder(entry) }))];
  const sent = places.map((place) => ({ place, register: readCheckedSent(root, year, place.content) }));
  return [...unregistered(root, year, issued.value), ...decisions, ...copyFaults(root, year, places, sent.flatMap(({ register }) => (register.ok ? register.value.chain.entries : []))), ...sent.flatMap(({ place, register }) => (register.ok ? sentFaults(root, place, register.value, entries) : register.diagnostics))];
}

/** Where a decision's content and files are. */
interface Place {
  readonly content: string;
  /** Below `output/`. */
  readonly folder: string;
}

/** Certified copies of a year's decision, and those that no register knows; copies in a package are told with the package. */
function copyFaults(root: string, year: number, places: readonly Place[], sent: readonly SentEntry[]): readonly Diagnostic[] {
  const copies = readCheckedCopies(root);
  if (!copies.ok) return copies.diagnostics;
  const { file, source, chain } = copies.value;
  const folderOf = (e: CopyEntry): string => folderNow(e.folder, issuedFolder(root, { year, number: e.of.number }));
  const mine = chain.entries.map((entry, index) => ({ entry, index })).filter(({ entry }) => entry.of.year === year);
  const [packed, single] = [mine.filter(({ entry }) => isPacked(entry)), mine.filter(({ entry }) => !isPacked(entry))];
  const lost = packed.filter(({ entry }) => !sent.some((e) => e.copy?.agency === entry.agency && e.copy.year === entry.year && e.copy.number === entry.number));
  const known = new Set(single.map(({ entry }) => folderOf(entry)));
  const there = places.flatMap(({ folder }) => (quietly(() => readdirSync(join(root, outputFolder, folder, 'sao'))) ?? []).map((name) => `${folder}/sao/${name}`));
  return [
    ...single.flatMap(({ entry }) => setFaults(root, folderOf(entry), entry.files, file, undefined)),
    ...(source === undefined ? [] : lost.map(({ entry: { number }, index }) => diagnose('copy-line', placeOf(source, ['entries', index, 'folder']), { number, what: 'không có gói gửi nào kèm bản trích sao này' }))),
    ...there.filter((folder) => !known.has(folder) && isCopy(join(root, outputFolder, folder))).map((folder) => diagnose('copy-unregistered', { file: `${outputFolder}/${folder}`, line: 1, column: 1 }, { path: `${outputFolder}/${folder}` })),
  ];
}

/** Whether a copy went out in a package, in the place of the extract. */
function isPacked({ folder, of }: CopyEntry): boolean {
  return folder.startsWith(`${sendFolder(String(of.year))}/`);
}

function isCopy(folder: string): boolean {
  return ['pdf', 'docx'].some((ending) => existsSync(join(folder, `${copyFile}.${ending}`)));
}

/** What each agency has now, and the packages it had before, kept aside. */
function sentFaults(root: string, { content, folder }: Place, register: SentRegister, issued: readonly IssuedEntry[]): readonly Diagnostic[] {
  const packages = sendFolder(folder);
  const last = [...lastSent(register).values()];
  const files = [...last.flatMap((entry) => entry.files), ...earlierPackages(register.chain).flatMap(placedFiles)];
  return [...(files.length === 0 ? [] : setFaults(root, packages, files, register.file, sendAgain(content))), ...listFaults(root, packages, register, last), ...extractFaults(register, last, issued)];
}

/** The list beside the packages says the same as the register. */
function listFaults(root: string, packages: string, { file: register }: SentRegister, last: readonly SentEntry[]): readonly Diagnostic[] {
  const path = `${outputFolder}/${packages}/${sentList}`;
  const place = { file: path, line: 1, column: 1 };
  const text = quietly(() => readFileSync(join(root, path), 'utf8'));
  if (text === undefined) return last.length === 0 || !existsSync(join(root, outputFolder, packages)) ? [] : [diagnose('recorded-file-missing', place, { path, register, again: undefined })];
  const listed = quietly(() => listShape.parse(JSON.parse(text)));
  if (listed === undefined) return [diagnose('sent-list-differs', place, { path, register, agencies: [] })];
  const theirs = new Map(listed.map((line) => [line.agency, hashOf({ ...line, name: undefined, times: undefined })]));
  const ours = new Map(last.map((line) => [line.agency, hashOf(line)]));
  const agencies = [...new Set([...ours.keys(), ...theirs.keys()])].filter((id) => ours.get(id) !== theirs.get(id));
  return agencies.length === 0 ? [] : [diagnose('sent-list-differs', place, { path, register, agencies })];
}

/** A plain extract that was sent is the one that was issued with the decision. */
function extractFaults({ source, chain }: SentRegister, last: readonly SentEntry[], issued: readonly IssuedEntry[]): readonly Diagnostic[] {
  if (source === undefined) return [];
  return last.flatMap((entry) => {
    const { agency, decision } = entry;
    const original = issued.find((e) => e.number === decision.number && e.date === decision.date)?.files.find(({ path }) => path === `trich/${agency}.pdf`);
    const sent = entry.files.find(({ path }) => path === `${agency}/trich.pdf`);
    if (original === undefined || sent === undefined || original.sha256 === sent.sha256) return [];
    return [diagnose('sent-extract-differs', placeOf(source, ['entries', chain.entries.indexOf(entry), 'files']), { agency, path: original.path })];
  });
}

/** The content of a decision that a later one replaces or amends: it lies aside, and is as frozen as ever. */
function supersededFaults(root: string, entry: IssuedEntry): readonly Diagnostic[] {
  const missing = supersededMissing(root, entry);
  if (missing.length > 0) return missing;
  const { plan, diagnostics } = readSuperseded(root, entry);
  return plan === undefined ? diagnostics : issuedFaults(plan, entry);
}

/** The last of a year lies aside as well once a new decision is being prepared. */
function isAside(root: string, entry: IssuedEntry): boolean {
  return existsSync(join(root, supersededContent(entry)));
}

/** The command that makes the files of a decision again, byte for byte. */
function buildAgain(root: string, entry: IssuedEntry): string {
  return `kehoach build ${contentName({ year: entry.year, decision: isAside(root, entry) ? entry.number : undefined })}`;
}

/** The command that makes packages again as they were sent. */
function sendAgain(content: string): string {
  return `kehoach send ${basename(content)} --for <mã cơ quan>`;
}

/** A plan that says it is issued, and no register knows it: registers are lost, or nobody has registered it yet. */
function unregistered(root: string, year: number, register: IssuedRegister): readonly Diagnostic[] {
  const { plan } = readPlan(root, year);
  if (plan?.head.state !== 'da-ban-hanh' || lastIssued(register, year) !== undefined) return [];
  const { number, symbol, date } = plan.head.decision;
  return [diagnose('issued-unregistered', placeOf(plan.sources.plan, ['state']), { year, register: register.file, isMissing: register.source === undefined, number, decision: number === null ? `…/${symbol}` : symbolOf({ number, symbol }), date })];
}

/** A set that is not there at all is told once, not file by file. */
function setFaults(root: string, folder: string, files: readonly RecordedFile[], register: string, again: string | undefined): readonly Diagnostic[] {
  const path = `${outputFolder}/${folder}`;
  if (existsSync(join(root, path))) return recordedFaults(root, folder, files, register, again);
  return [diagnose('recorded-file-missing', { file: path, line: 1, column: 1 }, { path, register, again })];
}

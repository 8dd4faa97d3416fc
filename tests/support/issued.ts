import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { IssuedEntry } from '../../src/content/schema.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { composeYear, type BuildOptions } from '../../src/publish/build.js';
import { checkRecords } from '../../src/publish/check-records.js';
import { issueYear, type IssueRequest, type IssueResult } from '../../src/publish/issue.js';
import { sample, sampleFiles, sampleYear, writeProject, type Sample, type SampleFolder } from './sample-project.js';

/** The sample before it is issued: number and day open. */
export function draftSample(): Sample {
  const data = sample();
  data.plan.state = 'du-thao';
  data.plan.decision = { number: null, symbol: 'QĐ-UBND', date: null };
  return data;
}

/** The sample with bodies that certify copies (the second without a name of who signs) and one that sends. */
export function officeSample(): Sample {
  const data = draftSample();
  const shared = { parent: 'UBND TỈNH MẪU', place: 'Mẫu', archive: 'VT' };
  data.plan.copiers = [
    { ...shared, agency: 'so-noi-vu', head: ['SỞ NỘI VỤ'], name: 'Sở Nội vụ tỉnh Mẫu', symbol: 'SNV', signer: { authority: 'KT. GIÁM ĐỐC', office: 'PHÓ GIÁM ĐỐC', name: 'Trần Thị B' } },
    { ...shared, agency: 'so-tai-chinh', head: ['SỞ TÀI CHÍNH'], name: 'Sở Tài chính tỉnh Mẫu', symbol: 'STC', signer: { office: 'GIÁM ĐỐC', name: null } },
  ];
  data.plan.dispatch = { ...shared, head: ['SỞ NỘI VỤ'], name: 'Sở Nội vụ', symbol: 'SNV-CCHC', signer: { office: 'GIÁM ĐỐC', name: 'Trần Thị B' }, recipients: ['Như trên'] };
  return data;
}

/** How the sample is issued: as 07/QĐ-UBND. */
export const asked: IssueRequest = { number: 7, date: { year: 2029, month: 12, day: 5 }, forms: ['giay'] };

export function issueSample(root: string, request: Partial<IssueRequest> = {}, options: BuildOptions = {}): Promise<IssueResult> {
  return issueYear(root, sampleYear, { ...asked, ...request }, options);
}

export interface IssuedFolder extends SampleFolder {
  readonly entry: IssuedEntry;
}

/** A project in which the sample is issued. */
export async function issuedProject(data = draftSample()): Promise<IssuedFolder> {
  const project = writeProject(sampleFiles(data));
  const { entry, diagnostics } = await issueSample(project.root);
  if (entry === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return { ...project, entry };
}

/** What `kehoach check` says. */
export function checked(root: string, year = sampleYear): readonly Diagnostic[] {
  return [...composeYear(root, year).diagnostics, ...checkRecords(root, year)];
}

/** Code and file of each complaint, once, in order. */
export function named(diagnostics: readonly Diagnostic[]): readonly string[] {
  return [...new Set(diagnostics.map((d) => `${d.code} ${d.file}`))].sort();
}

/** Every file below some folders of a project with the hash of its bytes; hidden ones too. */
export function treeOf(root: string, folders: readonly string[] = ['content', 'output']): Readonly<Record<string, string>> {
  const files = folders.flatMap((folder) => {
    if (statSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory() !== true) return [];
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  });
  return Object.fromEntries(files.sort().map((file) => [file.slice(root.length + 1), createHash('sha256').update(readFileSync(file)).digest('hex')]));
}

/** Replaces words that are there in a file. */
export function edit(root: string, file: string, from: string | RegExp, to: string): void {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} has no ${String(from)}`);
  writeFileSync(path, after);
}

/** The sample with a body that sends (and is no recipient) and one that certifies copies. */
export function withSenders(data: Sample): Sample {
  const body = { head: ['SỞ NỘI VỤ'], place: 'Mẫu', signer: { office: 'GIÁM ĐỐC', name: 'Trần Thị B' }, archive: 'VT' };
  data.plan.dispatch = { ...body, name: 'Sở Nội vụ', symbol: 'SNV-CCHC', recipients: ['Như trên'] };
  data.plan.copiers = [{ ...body, agency: 'so-noi-vu', name: 'Sở Nội vụ tỉnh Mẫu', symbol: 'SNV' }];
  return data;
}

/** The same, issued. */
export async function sendingProject(): Promise<SampleFolder> {
  const project = writeProject(sampleFiles(withSenders(draftSample())));
  const { entry, diagnostics } = await issueSample(project.root);
  if (entry === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return project;
}

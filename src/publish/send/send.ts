import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoOf, slashed, type Day } from '../../content/dates.js';
import type { CopyEntry, Dispatcher, SentEntry } from '../../content/schema.js';
import { diagnose, hasErrors, sortDiagnostics, uniqueDiagnostics } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Portion } from '../../plan/distribution.js';
import { append, type Chain } from '../../register/chain.js';
import { readIssued, symbolOf } from '../../register/issued.js';
import { registerText } from '../../register/read.js';
import { lastSent, numberHolder, readSent, type SentRegister } from '../../register/sent.js';
import { placeOf, type Read } from '../../source/json.js';
import { nearest } from '../../source/shape.js';
import { sha256 } from '../../source/sha256.js';
import { readWorkbookLayout, type WorkbookLayout } from '../../workbook/layout.js';
import { readSentLayout, sentWorkbook, type SentLayout, type SentLine } from '../../workbook/sent-sheet.js';
import { copyTemplates, prepareCopy, readCheckedCopies, recordedCopyJob, type CopyRequest } from '../copy.js';
import { needIssued } from '../issue.js';
import { supersededContent } from '../issued-folder.js';
import { sameAsIssued } from '../issued-set.js';
import { paperTemplate, type Job } from '../jobs.js';
import type { RecordFile } from '../journal.js';
import { readProject, type Project } from '../project.js';
import type { Progress } from '../publish-documents.js';
import { outputFolder, publishSet, turn, type PublishSetOptions } from '../publish-set.js';
import { quietly } from '../quietly.js';
import { inputsOf } from './inputs.js';
import { readCheckedSent } from './sent-register.js';
import { dispatchTemplate, makePackage, measureOf, type PackageFile } from './package.js';

export interface SendRequest {
  /** Ids of agencies; absent: all that have tasks. */
  readonly agencies?: readonly string[] | undefined;
  /** The number of the first công văn; the others follow. Absent: as sent before, or left open. */
  readonly number?: number | undefined;
  readonly date?: Day | undefined;
  /** Who signs; absent: as sent before, or as `plan.json` says. */
  readonly signer?: string | undefined;
  /** The extract as a certified copy (trích sao): when and by whom. */
  readonly certified?: Pick<CopyRequest, 'date' | 'signer' | 'by'> | undefined;
  /** Packages that differ from what was sent are sent again. */
  readonly again: boolean;
}

export interface SendResult {
  readonly folder: string;
  /** Ids of agencies by what became of their packages. */
  readonly sent: readonly string[];
  readonly unchanged: readonly string[];
  readonly lines: readonly SentLine[];
  readonly diagnostics: readonly Diagnostic[];
}

export type SendOptions = Omit<PublishSetOptions, 'onKept' | 'watch'> & { readonly onProgress?: (progress: Progress) => void };

interface Desk {
  readonly project: Project;
  readonly body: Dispatcher;
  readonly layout: WorkbookLayout;
  readonly sentLayout: SentLayout;
  readonly register: SentRegister;
  /** Lines of what was sent of decisions that this one replaces or amends. */
  readonly earlier: readonly SentEntry[];
  readonly copies: Parameters<typeof prepareCopy>[1];
  readonly decision: string;
}

/** A line of the register that is not sealed yet. */
type Line = Omit<SentEntry, 'previous' | 'hash'>;

/** The register for people's programs, beside the packages. */
export const sentList = 'so-gui.json';

/** Below `output/`: where the packages of a year are. */
export function sendFolder(year: number): string {
  return `${year}/gui`;
}

/**
 * Makes the package of each agency and enters it in the register; files and registers change together or not at all. What
 * was sent before and comes out the same is left alone; what would differ is told, with the reason, and sent only `again`.
 */
export async function sendPackages(root: string, year: number, request: SendRequest, { onProgress, signal, ...options }: SendOptions = {}): Promise<Read<SendResult>> {
  const fail = (diagnostics: readonly Diagnostic[]): Read<never> => ({ ok: false, diagnostics: sortDiagnostics(uniqueDiagnostics(diagnostics)) });
  const opened = await openDesk(root, year);
  if (!opened.ok) return fail(opened.diagnostics);
  const { desk, diagnostics: reading } = opened.value;
  const { project, register, decision } = desk;
  const chosen = chooseAgencies(project, request);
  const before = lastSent(register);
  const faults = [...(chosen.ok ? [] : chosen.diagnostics), ...requestFaults(desk, request, chosen.ok ? chosen.value : [])];
  if (!chosen.ok || faults.length > 0) return fail(faults);

  return publishSet(
    root,
    sendFolder(year),
    async (write) => {
      const found: Diagnostic[] = [];
      const sent: string[] = [];
      const unchanged: string[] = [];
      let chain: Chain<SentEntry> = register.chain;
      let copyChain = desk.copies.chain;
      const lines: SentLine[] = [];
      const inRun = new Map(chosen.value.map((portion, index) => [portion.agency.id, index]));
      const series = new Map(lettersOf(desk.body, chosen.value).map((portion, index) => [portion.agency.id, index]));
      const total = chosen.value.length;
      for (const portion of project.distribution.portions) {
        const { id, name } = portion.agency;
        const index = inRun.get(id);
        const last = before.get(id);
        if (index === undefined && last === undefined) continue;
        if (index === undefined && last !== undefined && carry(root, year, last, write)) {
          lines.push({ name, entry: last, times: timesOf(chain, id) });
          continue;
        }
        const asked = index === undefined ? { again: false } : request;
        await turn(signal);
        onProgress?.({ done: index ?? 0, total, file: id });
        const dispatch = dispatchOf(desk.body, asked, series.get(id), last);
        const copied = copyFor(desk, copyChain, portion, asked, last);
        if (!copied.ok) {
          found.push(...copied.diagnostics);
          continue;
        }
        const made = await makePackage({ ...desk, portion, dispatch, copy: copied.value?.job });
        if (!made.ok) {
          found.push(...made.diagnostics);
          continue;
        }
        const line = lineOf(desk, portion, dispatch, copied.value?.line, made.value);
        const differing = last === undefined ? [] : differences(last, line);
        if (last !== undefined && differing.length === 0) unchanged.push(id);
        else if (last !== undefined && (index === undefined || (last.state === 'da-gui' && !request.again))) found.push(diagnose('package-differs', { file: `content/${year}/sent.json`, line: 1, column: 1 }, { agency: name, files: differing, why: Object.keys({ ...last.inputs, ...line.inputs }).filter((key) => last.inputs[key] !== line.inputs[key]) }));
        else {
          sent.push(id);
          chain = append<Line>(chain, line);
          if (copied.value?.isNew === true) copyChain = append(copyChain, { ...copied.value.line, files: line.files.filter((f) => f.path.includes('/ban-sao.')).map((f) => ({ ...f, path: f.path.slice(id.length + 1) })) });
        }
        for (const file of made.value) write(file.path, file.bytes);
        const entry = differing.length === 0 && last !== undefined ? last : chain.entries.at(-1);
        if (entry !== undefined) lines.push({ name, entry, times: timesOf(chain, id) });
      }
      onProgress?.({ done: total, total, file: 'xong' });
      write(sentList, `${JSON.stringify(lines.map(({ name, entry, times }) => ({ name, times, ...entry })), null, 2)}\n`);
      write('so-gui.xlsx', await sentWorkbook(project.plan, lines, desk.sentLayout, decision, measureOf(project.faces)));
      const records = [...recordOf(register, chain, 'sent', '../schemas'), ...recordOf(desk.copies, copyChain, 'copies', './schemas')];
      return { value: { folder: `${outputFolder}/${sendFolder(year)}`, sent, unchanged, lines, diagnostics: reading }, diagnostics: uniqueDiagnostics(found), records };
    },
    { ...options, signal },
  );
}

async function openDesk(root: string, year: number): Promise<Read<{ readonly desk: Desk; readonly diagnostics: readonly Diagnostic[] }>> {
  const { project, diagnostics } = readProject(root, year, [paperTemplate, 'trich', dispatchTemplate, copyTemplates.extract]);
  const layout = readWorkbookLayout(root);
  const sentLayout = readSentLayout(root);
  const register = readCheckedSent(root, year);
  const copies = readCheckedCopies(root);
  const found = [...diagnostics, ...[layout, sentLayout, register, copies].flatMap((read) => (read.ok ? [] : read.diagnostics))];
  if (project === undefined || !layout.ok || !sentLayout.ok || !register.ok || !copies.ok || hasErrors(found)) return { ok: false, diagnostics: found };
  const { plan } = project;
  const issued = needIssued(plan, project.issued);
  const body = plan.head.dispatch;
  const missing = [...(issued.ok ? [] : issued.diagnostics), ...(body === undefined ? [diagnose('dispatch-missing', placeOf(plan.sources.plan, []), {})] : []), ...(await sameAsIssued(project))];
  if (!issued.ok || body === undefined || missing.length > 0) return { ok: false, diagnostics: missing };
  return { ok: true, value: { desk: { project, body, layout: layout.value, sentLayout: sentLayout.value, register: register.value, earlier: supersededLines(root, year), copies: copies.value, decision: symbolOf(issued.value) }, diagnostics } };
}

/** Their numbers are given: the series of công văn goes on over all decisions of a year. */
function supersededLines(root: string, year: number): readonly SentEntry[] {
  const issued = readIssued(root);
  const entries = issued.ok ? issued.value.chain.entries.filter((entry) => entry.year === year) : [];
  return entries.flatMap((entry) => {
    const sent = readSent(root, supersededContent(entry));
    return sent.ok ? sent.value.chain.entries : [];
  });
}

function chooseAgencies({ distribution, plan }: Project, { agencies }: SendRequest): Read<readonly Portion[]> {
  if (agencies === undefined) return { ok: true, value: distribution.portions };
  const ids = distribution.portions.map((p) => p.agency.id);
  const unknown = agencies.filter((id) => !ids.includes(id));
  if (unknown.length > 0) return { ok: false, diagnostics: unknown.map((id) => diagnose('send-agency-unknown', { file: plan.sources.agencies.file, line: 1, column: 1 }, { id, near: nearest(id, ids) })) };
  return { ok: true, value: distribution.portions.filter((p) => agencies.includes(p.agency.id)) };
}

/** Number and day of the công văn: both or neither, after the decision, and no number of another agency's. */
function requestFaults({ project, body, register, earlier }: Desk, { number, date }: SendRequest, chosen: readonly Portion[]): readonly Diagnostic[] {
  const { plan } = project;
  const place = placeOf(plan.sources.plan, ['dispatch']);
  const issued = plan.head.decision.date;
  if ((number === undefined) !== (date === undefined)) return [diagnose('send-number-without-date', place, {})];
  if (number === undefined || date === undefined) return [];
  const found: Diagnostic[] = [];
  if (issued !== null && isoOf(date) < issued) found.push(diagnose('send-date', place, { date: slashed(isoOf(date)), issued: slashed(issued) }));
  const names = new Map(project.distribution.portions.map((p) => [p.agency.id, p.agency.name]));
  for (const [index, portion] of lettersOf(body, chosen).entries()) {
    const letter = { agency: portion.agency.id, number: number + index, symbol: body.symbol, date: isoOf(date) };
    const used = numberHolder(register.chain.entries, letter) ?? numberHolder(earlier, { ...letter, agency: '' });
    if (used !== undefined) found.push(diagnose('send-number-used', place, { number: `${number + index}/${body.symbol}`, agency: names.get(used.agency) ?? used.agency }));
  }
  return found;
}

/** Those whom a công văn goes to: all but the sender itself. */
function lettersOf(body: Dispatcher, chosen: readonly Portion[]): readonly Portion[] {
  return chosen.filter((portion) => portion.agency.id !== body.agency);
}

/** Number, day and signer of an agency's công văn: as asked, else as sent before, else open. */
function dispatchOf(body: Dispatcher, { number, date, signer }: SendRequest, index: number | undefined, last: SentEntry | undefined): { readonly number: number | null; readonly date: string | null; readonly signer: string | null } {
  return {
    number: number === undefined || index === undefined ? (last?.number ?? null) : number + index,
    date: date === undefined ? (last?.date ?? null) : isoOf(date),
    signer: signer ?? last?.signer ?? body.signer.name,
  };
}

type CopyLine = Omit<CopyEntry, 'files' | 'previous' | 'hash'>;

/** The certified copy for an agency: the one it was sent, or a new one where one is asked for. */
function copyFor({ project, copies }: Desk, chain: Chain<CopyEntry>, { agency }: Portion, { certified }: SendRequest, last: SentEntry | undefined): Read<{ readonly line: CopyLine; readonly job: Job; readonly isNew: boolean } | undefined> {
  const known = last?.copy === undefined ? undefined : chain.entries.find((e) => e.agency === last.copy?.agency && e.year === last.copy.year && e.number === last.copy.number);
  if (known !== undefined) {
    const job = recordedCopyJob(project, known);
    return job === undefined ? { ok: true, value: undefined } : { ok: true, value: { line: known, job, isNew: false } };
  }
  if (certified === undefined) return { ok: true, value: undefined };
  const prepared = prepareCopy(project, { ...copies, chain }, { ...certified, form: 'trich-sao', as: 'giay', agency: agency.id, recipients: [agency.id] });
  if (!prepared.ok) return prepared;
  return { ok: true, value: { line: { ...prepared.value.line, folder: `${sendFolder(project.plan.year)}/${agency.id}` }, job: prepared.value.job, isNew: true } };
}

function lineOf(desk: Desk, portion: Portion, { number, date, signer }: ReturnType<typeof dispatchOf>, copy: CopyLine | undefined, files: readonly PackageFile[]): Line {
  const { project, body, layout } = desk;
  const { plan } = project;
  const { number: decision, symbol, date: issued } = plan.head.decision;
  return {
    agency: portion.agency.id,
    state: date === null || (number === null && portion.agency.id !== body.agency) ? 'chuan-bi' : 'da-gui',
    number,
    symbol: body.symbol,
    date,
    signer,
    decision: { year: plan.year, number: decision ?? 0, symbol, date: issued ?? '' },
    counts: { lead: portion.lead.length, named: portion.named.length, group: portion.group.length },
    ...(copy === undefined ? {} : { copy: { agency: copy.agency, year: copy.year, number: copy.number } }),
    inputs: { ...inputsOf(project, portion, body, layout) },
    files: files.map(({ path, bytes, pages }) => ({ path, size: bytes.length, pages, sha256: sha256(bytes) })),
  };
}

/** Files of a package that are not as they were sent; the sums and the zip follow from the others. */
function differences(last: SentEntry, line: Line): readonly string[] {
  const now = new Map(line.files.map((f) => [f.path, f.sha256]));
  const then = new Map(last.files.map((f) => [f.path, f.sha256]));
  const paths = [...new Set([...then.keys(), ...now.keys()])].filter((path) => now.get(path) !== then.get(path));
  const own = paths.filter((path) => !path.endsWith('.zip') && !path.endsWith('/SHA256SUMS'));
  return (own.length > 0 ? own : paths).map((path) => path.slice(path.indexOf('/') + 1));
}

/** Takes the package of an agency that is not in this run over as it was sent; false where a file is not so any more. */
function carry(root: string, year: number, { files }: SentEntry, write: (path: string, bytes: Uint8Array) => void): boolean {
  const kept = files.flatMap(({ path, sha256: recorded }) => {
    const bytes = quietly(() => readFileSync(join(root, outputFolder, ...sendFolder(year).split('/'), ...path.split('/'))));
    return bytes !== undefined && sha256(bytes) === recorded ? [{ path, bytes }] : [];
  });
  if (kept.length < files.length) return false;
  for (const { path, bytes } of kept) write(path, bytes);
  return true;
}

function timesOf({ entries }: Chain<SentEntry>, agency: string): number {
  return entries.filter((e) => e.agency === agency).length;
}

function recordOf(register: { readonly file: string; readonly source: { readonly text: string } | undefined; readonly chain: Chain<SentEntry> | Chain<CopyEntry> }, chain: Chain<SentEntry> | Chain<CopyEntry>, schema: string, schemas: string): readonly RecordFile[] {
  if (chain.last === register.chain.last) return [];
  return [{ file: register.file, text: registerText(schema, chain, schemas), was: register.source?.text }];
}

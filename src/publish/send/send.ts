import { slashed, type Day } from '../../content/dates.js';
import type { CopyEntry, SentEntry } from '../../content/schema.js';
import { diagnose, hasErrors, sortDiagnostics, uniqueDiagnostics } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Portion } from '../../plan/distribution.js';
import { append, type Chain } from '../../register/chain.js';
import { lastSent, letterFile, sentWithNumber } from '../../register/sent.js';
import type { Read } from '../../source/json.js';
import { sha256 } from '../../source/sha256.js';
import type { SentLine } from '../../workbook/sent-sheet.js';
import { prepareCopy, recordedCopyJob, type CopyRequest } from '../copy.js';
import { contentName, editionOf, type Edition } from '../issued-folder.js';
import { asIssued, extractAsIssued } from '../issued-set.js';
import { extractJobOf, type Job } from '../jobs.js';
import type { Project } from '../project.js';
import type { Progress } from '../publish-documents.js';
import { outputFolder } from '../folders.js';
import { publishSet, turn, type PublishSetOptions } from '../publish-set.js';
import { carry, carryEarlier } from './carry.js';
import { chooseAgencies, lineFor, openDesk, recordOf, sendFolder, writeLists, type Desk } from './desk.js';
import { inputsOf } from './inputs.js';
import { makePackage, type PackageFile } from './package.js';
import { letterOf, lettersOf, requestFaults, type Letter } from './requests.js';

export interface SendRequest {
  /** Ids or names of agencies; absent: all that have tasks. */
  readonly agencies?: readonly string[] | undefined;
  /** The number of the first công văn; the others follow. Absent: as sent before, or left open. */
  readonly number?: number | undefined;
  readonly date?: Day | undefined;
  /** Who signs; absent: as sent before, or as `plan.json` says. */
  readonly signer?: string | undefined;
  /** The extract as a certified copy (trích sao): when and by whom. */
  readonly certified?: Pick<CopyRequest, 'date' | 'signer' | 'by' | 'late'> | undefined;
  /** Packages that differ from what was made are made again. */
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

/** A package that would come out otherwise than the one that was made. */
export interface Difference {
  readonly agency: string;
  readonly name: string;
  readonly files: readonly string[];
  /** Which of the things it is made from have changed. */
  readonly why: readonly string[];
}

/** What sending came to; where it is refused because packages differ, which and why. */
export type SendOutcome = { readonly ok: true; readonly value: SendResult } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[]; readonly differing: readonly Difference[] };

export type SendOptions = Omit<PublishSetOptions, 'onKept' | 'watch'> & { readonly onProgress?: (progress: Progress) => void };

/** A line of the register that is not sealed yet. */
type Line = Omit<SentEntry, 'previous' | 'hash'>;

/**
 * Makes the package of each agency and enters it in the register; files and registers change together or not at all. What
 * was made before and comes out the same is left alone; what would differ is told, with the reason, and made only `again`,
 * the earlier package being kept aside.
 */
export async function sendPackages(root: string, which: number | Edition, request: SendRequest, { onProgress, signal, ...options }: SendOptions = {}): Promise<SendOutcome> {
  const differing: Difference[] = [];
  const fail = (diagnostics: readonly Diagnostic[]): SendOutcome => ({ ok: false, diagnostics: sortDiagnostics(uniqueDiagnostics(diagnostics)), differing });
  const opened = await openDesk(root, which);
  if (!opened.ok) return fail(opened.diagnostics);
  const { desk, diagnostics: reading } = opened.value;
  const { project, register, body } = desk;
  const { set } = project;
  const chosen = chooseAgencies(project, request.agencies);
  const before = lastSent(register);
  const faults = [...(chosen.ok ? [] : chosen.diagnostics), ...requestFaults(desk, request, chosen.ok ? chosen.value : [])];
  if (!chosen.ok || hasErrors(faults)) return fail(faults);

  const published = await publishSet(
    root,
    sendFolder(set),
    async (write) => {
      const found: Diagnostic[] = [];
      const sent: string[] = [];
      const unchanged: string[] = [];
      let chain: Chain<SentEntry> = register.chain;
      let copyChain = desk.copies.chain;
      const lines: SentLine[] = [];
      const inRun = new Map(chosen.value.map((portion, index) => [portion.agency.id, index]));
      const series = new Map(lettersOf(body, chosen.value).map((portion, index) => [portion.agency.id, index]));
      const total = chosen.value.length;
      for (const portion of project.distribution.portions) {
        const { id, name } = portion.agency;
        const index = inRun.get(id);
        const last = before.get(id);
        if (index === undefined && last === undefined) continue;
        if (index === undefined && last !== undefined && carry(root, set, last, write)) {
          carryEarlier(root, set, chain, id, write);
          lines.push(lineFor(portion, last, chain));
          continue;
        }
        const asked = index === undefined ? { again: false } : request;
        await turn(signal);
        onProgress?.({ done: index ?? 0, total, file: id });
        const letter = letterOf(body, id, asked, series.get(id), last);
        const copied = copyFor(desk, copyChain, portion, asked, last);
        if (!copied.ok) {
          found.push(...copied.diagnostics);
          continue;
        }
        const made = await makePackage({ ...desk, portion, dispatch: letter, copy: copied.value?.job });
        if (!made.ok) {
          found.push(...made.diagnostics);
          continue;
        }
        found.push(...(await extractFaults(project, portion, made.value)));
        const line = lineOf(desk, portion, letter, copied.value?.line, made.value);
        const changed = last === undefined ? [] : differences(last, line);
        if (last !== undefined && changed.length === 0) unchanged.push(id);
        else if (last !== undefined && (index === undefined || (last.state !== 'chuan-bi' && !request.again))) differing.push({ agency: id, name, files: changed, why: reasons(last, line) });
        else {
          found.push(...letterFaults(register.file, chain, last, line, name, request));
          sent.push(id);
          chain = append<Line>(chain, line);
          if (copied.value?.isNew === true) copyChain = append(copyChain, { ...copied.value.line, files: line.files.filter((f) => f.path.includes('/ban-sao.')).map((f) => ({ ...f, path: f.path.slice(id.length + 1) })) });
        }
        for (const file of made.value) write(file.path, file.bytes);
        carryEarlier(root, set, chain, id, write);
        const entry = changed.length === 0 && last !== undefined ? last : chain.entries.at(-1);
        if (entry !== undefined) lines.push(lineFor(portion, entry, chain));
      }
      onProgress?.({ done: total, total, file: 'xong' });
      await writeLists(desk, lines, write);
      if (differing.length > 0) found.push(differ(register.file, contentName(editionOf(which)), differing, before));
      const records = [...recordOf(register, chain, 'sent', '../schemas'), ...recordOf(desk.copies, copyChain, 'copies', './schemas')];
      return { value: { folder: `${outputFolder}/${sendFolder(set)}`, sent, unchanged, lines, diagnostics: sortDiagnostics([...reading, ...faults]) }, diagnostics: uniqueDiagnostics(found), records };
    },
    { ...options, signal },
  );
  return published.ok ? published : fail(published.diagnostics);
}

/** The extract of a package is the one that was issued; a certified copy takes its place, and is of the same. */
async function extractFaults(project: Project, portion: Portion, files: readonly PackageFile[]): Promise<readonly Diagnostic[]> {
  const { path, template } = extractJobOf(project, portion);
  const beginning = `${portion.agency.id}/${template}.`;
  const extracts = files.filter((file) => file.path.startsWith(beginning)).map((file) => ({ path: `${path}.${file.path.slice(beginning.length)}`, sha256: sha256(file.bytes) }));
  if (project.issued === undefined) return [];
  return extracts.length === 0 ? extractAsIssued(project, portion) : asIssued(project.issued, extracts, project);
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
  const prepared = prepareCopy(project, { ...copies, chain }, { ...certified, form: 'trich-sao', as: 'giay', agency: agency.id, recipients: [agency.id], again: true });
  if (!prepared.ok) return prepared;
  return { ok: true, value: { line: { ...prepared.value.line, folder: `${sendFolder(String(project.plan.year))}/${agency.id}` }, job: prepared.value.job, isNew: true } };
}

function lineOf({ project, body, layout }: Desk, portion: Portion, letter: Letter, copy: CopyLine | undefined, files: readonly PackageFile[]): Line {
  const { plan } = project;
  const { id } = portion.agency;
  const { number: decision, symbol, date: issued } = plan.head.decision;
  return {
    agency: id,
    state: id !== body.agency && (letter.number === null || letter.date === null) ? 'chuan-bi' : 'cho-gui',
    number: letter.number,
    symbol: body.symbol,
    date: letter.date,
    signer: letter.signer,
    decision: { year: plan.year, number: decision ?? 0, symbol, date: issued ?? '' },
    counts: { lead: portion.lead.length, named: portion.named.length, group: portion.group.length },
    ...(copy === undefined ? {} : { copy: { agency: copy.agency, year: copy.year, number: copy.number } }),
    inputs: { ...inputsOf(project, portion, body, layout) },
    files: files.map(({ path, bytes, pages }) => ({ path, size: bytes.length, pages, sha256: sha256(bytes) })),
  };
}

/** Files of a package that are not as they were made; the sums and the zip follow from the others. */
function differences(last: SentEntry, line: Line): readonly string[] {
  const now = new Map(line.files.map((f) => [f.path, f.sha256]));
  const then = new Map(last.files.map((f) => [f.path, f.sha256]));
  const paths = [...new Set([...then.keys(), ...now.keys()])].filter((path) => now.get(path) !== then.get(path));
  const own = paths.filter((path) => !path.endsWith('.zip') && !path.endsWith('/SHA256SUMS'));
  return (own.length > 0 ? own : paths).map((path) => path.slice(path.indexOf('/') + 1));
}

/** Which of the things that a package is made from have changed. */
function reasons(last: SentEntry, line: Line): readonly string[] {
  const inputs = Object.keys({ ...last.inputs, ...line.inputs }).filter((key) => last.inputs[key] !== line.inputs[key]);
  const words = { number: 'số công văn', date: 'ngày công văn', signer: 'người ký công văn' } as const;
  return [...inputs, ...(['number', 'date', 'signer'] as const).filter((field) => last[field] !== line[field]).map((field) => words[field])];
}

/** A công văn that says something else needs a number of its own; one that has not been sent may keep its number, if that is said. */
function letterFaults(file: string, chain: Chain<SentEntry>, last: SentEntry | undefined, line: Line, name: string, { number }: SendRequest): readonly Diagnostic[] {
  const place = { file, line: 1, column: 1 };
  const shown = `${line.number}/${line.symbol}`;
  const was = sentWithNumber(chain.entries, line);
  if (was !== undefined) return [diagnose('send-letter-changed', place, { number: shown, agency: name, sentOn: slashed(was.sentOn ?? was.date ?? '') })];
  const remade = last !== undefined && last.number !== null && last.number === line.number && letterFile(last) !== letterFile(line);
  return remade && number === undefined ? [diagnose('send-letter-number', place, { number: shown, agency: name })] : [];
}

/** All packages that differ, in one complaint: how many, which files, which of the things they are made from. */
function differ(file: string, ref: string, differing: readonly Difference[], before: ReadonlyMap<string, SentEntry>): Diagnostic {
  const all = (of: (one: Difference) => readonly string[]): readonly string[] => [...new Set(differing.flatMap(of))];
  const sent = differing.filter(({ agency }) => before.get(agency)?.state === 'da-gui').length;
  return diagnose('packages-differ', { file, line: 1, column: 1 }, { ref, agencies: differing.map(({ name }) => name), sent, files: all((d) => d.files), why: all((d) => d.why) });
}

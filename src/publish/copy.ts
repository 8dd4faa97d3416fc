import { copyContext, type CopyToShow } from '../compose/copy-context.js';
import { bodyNames } from '../content/body-names.js';
import { padded, symbolOf } from '../content/numbers.js';
import { daysAfter, isoOf, parseDay, slashed, type Day } from '../content/dates.js';
import { checkPersonName } from '../content/checks/person-name.js';
import type { Copier, CopyEntry, CopyForm, DocumentForm, IssuedEntry } from '../content/schema.js';
import { diagnose, hasErrors, sortDiagnostics, uniqueDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import type { PlacedTask, Portion } from '../plan/distribution.js';
import { nearName } from '../plan/near-name.js';
import { withoutReach } from '../plan/reach.js';
import { selectTasks } from '../plan/select-tasks.js';
import { append, hashOf } from '../register/chain.js';
import { checkCopies, copyFolder, copySymbol, nextCopyNumber, readCopies, type CopiesRegister, type CopyKey } from '../register/copies.js';
import { readIssued } from '../register/issued.js';
import { registerText } from '../register/read.js';
import { placeOf, type Read } from '../source/json.js';
import { unmarked } from '../source/unmarked.js';
import { nearest } from '../source/shape.js';
import { composeJobs } from './compose-jobs.js';
import { needIssued } from './issue.js';
import type { Edition } from './issued-folder.js';
import { recordedOf, sameAsIssued } from './issued-set.js';
import { contentOf, heldTemplates, imprintOf, type Job } from './jobs.js';
import { readProject, type Project } from './project.js';
import { publishDocuments, type PublishOptions } from './publish-documents.js';
import { repeatedRecipients } from './recipients.js';

/** The document templates of copies; only copies need them. */
export const copyTemplates = { whole: 'ban-sao', extract: 'trich-sao' } as const;
/** The file of a copy, without ending. */
export const copyFile = 'ban-sao';

export interface CopyRequest {
  readonly form: CopyForm;
  /** On paper or as a file. */
  readonly as: DocumentForm;
  readonly date: Day;
  /** ISO 8601 with zone; what an electronic copy bears where it is known (R72). */
  readonly signedAt?: string | undefined;
  /** Id of the copying body; absent: the first in `plan.json`. */
  readonly by?: string | undefined;
  /** Who signs today; absent: as `plan.json` says. */
  readonly signer?: string | undefined;
  /** Absent: the next of the series (R73). */
  readonly number?: number | undefined;
  /** Ids of agencies and groups, or names. */
  readonly recipients: readonly string[];
  /** The sao y that a sao lục is made from; its body and year where they are not the first body and the copy's year. */
  readonly from?: { readonly number: number; readonly agency?: string | undefined; readonly year?: number | undefined } | undefined;
  /** What a trích sao carries: numbers of tasks, or all the tasks of an agency. */
  readonly tasks?: readonly string[] | undefined;
  readonly agency?: string | undefined;
  /** A copy like one that was made already is made once more, under a number of its own. */
  readonly again?: boolean | undefined;
  /** The day is long after the decision's and that of its last copy, and no slip. */
  readonly late?: boolean | undefined;
  /** A recipient whose name is nearly one of the register is another body all the same. */
  readonly outside?: boolean | undefined;
}

/** So many days after the decision, and after the last copy of it, a slip in the year is likelier than a copy; and its day would bind all later ones. */
const usualDays = 183;

/** A copy that may be made: its line of the register but for the files, and its document. */
export interface PreparedCopy {
  readonly line: Omit<CopyEntry, 'files' | 'previous' | 'hash'>;
  readonly job: Job;
}

/** A certified copy of an issued decision, published, with its line in the register; all together or nothing. */
export async function copyDecision(root: string, year: number | Edition, request: CopyRequest, options: Omit<PublishOptions, 'also' | 'judge' | 'records'> = {}): Promise<Read<{ readonly entry: CopyEntry; readonly diagnostics: readonly Diagnostic[] }>> {
  const fail = (diagnostics: readonly Diagnostic[]): Read<never> => ({ ok: false, diagnostics: sortDiagnostics(uniqueDiagnostics(diagnostics)) });
  const { project, diagnostics } = readProject(root, year, [...heldTemplates, ...Object.values(copyTemplates)]);
  if (project === undefined || hasErrors(diagnostics)) return fail(diagnostics);
  const register = readCheckedCopies(root);
  if (!register.ok) return register;
  const prepared = prepareCopy(project, register.value, request);
  const unlike = await sameAsIssued(project, named(project, request, prepared));
  if (!prepared.ok || unlike.length > 0) return fail([...unlike, ...(prepared.ok ? [] : prepared.diagnostics)]);
  const { line, job } = prepared.value;
  const composed = composeJobs([job], project);
  if (hasErrors(composed.diagnostics)) return fail(composed.diagnostics);
  let entry: CopyEntry | undefined;
  const published = await publishDocuments(root, folderNow(line.folder, project.set), composed.documents.map(({ document }) => ({ path: job.path, document })), project, {
    ...options,
    records: (files) => {
      const chain = append<PreparedCopy['line'] & Pick<CopyEntry, 'files'>>(register.value.chain, { ...line, files: recordedOf(files) });
      entry = chain.entries.at(-1);
      return [{ file: register.value.file, text: registerText('copies', chain), was: register.value.source?.text }];
    },
  });
  if (!published.ok || entry === undefined) return published.ok ? fail([]) : published;
  return { ok: true, value: { entry, diagnostics: sortDiagnostics(uniqueDiagnostics([...withoutReach(diagnostics), ...composed.diagnostics])) } };
}

/** The agencies that a copy is of, or goes to by their names. */
function named({ distribution }: Project, { agency: of }: CopyRequest, prepared: Read<PreparedCopy>): readonly Portion[] {
  const recipients = prepared.ok ? prepared.value.line.recipients : [];
  return distribution.portions.filter(({ agency }) => agency.id === of || recipients.includes(agency.name));
}

/** Where a copy is below `output/` now: with its decision, which may lie aside; the register names the place it had first. */
export function folderNow(folder: string, set: string): string {
  return folder.replace(/^\d+/u, set);
}

/** The register of copies, held against itself and the register of what was issued. */
export function readCheckedCopies(root: string): Read<CopiesRegister> {
  const copies = readCopies(root);
  const issued = readIssued(root);
  if (!copies.ok || !issued.ok) return { ok: false, diagnostics: [copies, issued].flatMap((r) => (r.ok ? [] : r.diagnostics)) };
  const faults = checkCopies(copies.value, issued.value);
  return faults.length > 0 ? { ok: false, diagnostics: faults } : copies;
}

/** Checks a request against the plan and the register; tells everything that is wrong with it. */
export function prepareCopy(project: Project, register: CopiesRegister, request: CopyRequest): Read<PreparedCopy> {
  const { plan, issued } = project;
  const found: Diagnostic[] = [];
  const take = <T>(read: Read<T>): T | undefined => {
    if (read.ok) return read.value;
    found.push(...read.diagnostics);
    return undefined;
  };
  const place = placeOf(plan.sources.plan, ['copiers']);
  const entry = take(needIssued(plan, issued));
  const body = take(copierOf(project, request.by));
  const date = isoOf(request.date);
  const signerName = request.signer ?? body?.signer.name ?? undefined;
  if (request.signer !== undefined) found.push(...checkPersonName(request.signer, place, true));
  if (body !== undefined && signerName === undefined) found.push(diagnose('copy-signer-missing', place, {}));
  const year = request.date.year;
  const next = body === undefined ? 1 : nextCopyNumber(register, body.agency, year);
  const number = request.number ?? next;
  if (number !== next) found.push(diagnose('copy-number', place, { found: number, expected: next, year }));
  const before = register.chain.entries.filter((e) => e.agency === body?.agency && e.year === year).at(-1);
  if (entry !== undefined && date < entry.date) found.push(diagnose('copy-date', place, { date: slashed(date), number, cause: 'decision', other: slashed(entry.date) }));
  else if (before !== undefined && date < before.date) found.push(diagnose('copy-date', place, { date: slashed(date), number, cause: 'copy', other: copyWords(before) }));
  if (entry !== undefined && request.late !== true) found.push(...farFrom(entry, date, register.chain.entries.filter((e) => e.agency === body?.agency && e.of.year === plan.year && e.of.number === entry.number), place));
  if (request.signedAt !== undefined && !request.signedAt.startsWith(date)) found.push(diagnose('copy-moment', place, { found: request.signedAt, date: slashed(date) }));
  const recipients = take(recipientNames(project, request.recipients, request.outside === true));
  const tasks = take(extractedTasks(project, request));
  const from = take(originOf(project, register, { ...request, number }, body));
  if (entry !== undefined && body !== undefined && recipients !== undefined && tasks !== undefined && from !== undefined && request.again !== true) {
    const asked = { agency: body.agency, form: request.form, as: request.as, date, of: { year: plan.year, number: entry.number }, recipients, tasks: tasks.map(({ task }) => task.id), from: from.length === 0 ? undefined : keyOf(from) };
    const like = register.chain.entries.find((one) => isLike(one, asked));
    if (like !== undefined) found.push(diagnose('copy-like', place, { copy: copyWords(like), folder: like.folder }));
  }
  if (found.length > 0 || entry === undefined || body === undefined || signerName === undefined || recipients === undefined || tasks === undefined || from === undefined) return { ok: false, diagnostics: found };
  const symbol = copySymbol(request.form, body);
  const line: PreparedCopy['line'] = {
    number,
    year,
    form: request.form,
    as: request.as,
    agency: body.agency,
    symbol,
    date,
    ...(request.signedAt === undefined ? {} : { signedAt: request.signedAt }),
    signer: { ...body.signer, name: signerName },
    recipients: [...recipients],
    of: { year: plan.year, number: entry.number, symbol: entry.symbol, date: entry.date },
    ...(from.length === 0 ? {} : { from: keyOf(from) }),
    ...(tasks.length === 0 ? {} : { tasks: tasks.map(({ task }) => task.id) }),
    folder: copyFolder({ number, year, form: request.form, agency: body.agency, of: { year: plan.year } }),
  };
  return { ok: true, value: { line, job: copyJob(project, line, [...from, { ...line, body }], tasks) } };
}

/** A day long after the decision and after the copies of it that were made. */
function farFrom(entry: IssuedEntry, date: string, copies: readonly CopyEntry[], place: Place): Diagnostic[] {
  const last = [entry.date, ...copies.map((copy) => copy.date)].sort().at(-1) ?? entry.date;
  const day = parseDay(last);
  if (day === undefined || date <= daysAfter(day, usualDays)) return [];
  return [diagnose('copy-date-far', place, { date: slashed(date), last: slashed(last), cause: last === entry.date ? 'decision' : 'copy' })];
}

/** What makes one copy like another, whatever their numbers and signers. */
type Likeness = Pick<CopyEntry, 'agency' | 'form' | 'as' | 'date' | 'from'> & { readonly of: Pick<CopyEntry['of'], 'year' | 'number'>; readonly recipients: readonly string[]; readonly tasks?: readonly string[] | undefined };

function isLike(one: CopyEntry, other: Likeness): boolean {
  const key = ({ agency, form, as, date, of, recipients, tasks = [], from }: Likeness): string => hashOf({ agency, form, as, date, of: { year: of.year, number: of.number }, recipients: [...recipients].sort(), tasks: [...tasks].sort(), from });
  return key(one) === key(other);
}

/** The document of a copy that is in the register already; undefined where its body is no longer in `plan.json`. */
export function recordedCopyJob(project: Project, entry: CopyEntry): Job | undefined {
  const body = copierOf(project, entry.agency);
  if (!body.ok) return undefined;
  const ids = new Set(entry.tasks ?? []);
  return copyJob(project, entry, [{ ...entry, body: body.value }], project.distribution.receipts.map(({ task }) => task).filter(({ task }) => ids.has(task.id)));
}

function copyJob({ plan, context }: Project, line: Pick<CopyEntry, 'form' | 'as' | 'date'>, copies: readonly CopyToShow[], tasks: readonly PlacedTask[]): Job {
  const sections = new Map(plan.appendix.sections.map((s) => [s.number, s.title]));
  return {
    path: copyFile,
    template: line.form === 'trich-sao' ? copyTemplates.extract : copyTemplates.whole,
    context: () => copyContext(context, copies, line.as, tasks, sections),
    imprint: { ...imprintOf(plan), author: copies.at(-1)?.body.name ?? imprintOf(plan).author, date: line.date },
    content: contentOf(plan),
  };
}

function copierOf({ plan }: Project, by: string | undefined): Read<Copier> {
  const { copiers = [] } = plan.head;
  const place = placeOf(plan.sources.plan, ['copiers']);
  const body = by === undefined ? copiers[0] : copiers.find((c) => c.agency === by);
  if (body !== undefined) return { ok: true, value: body };
  const unknown = by === undefined || copiers.length === 0 ? diagnose('copier-missing', place, {}) : diagnose('copier-unknown', place, { id: by, known: copiers.map((c) => c.agency).join(', ') });
  return { ok: false, diagnostics: [unknown] };
}

/** Agencies and groups by their names; other words as they are. */
function recipientNames({ plan }: Project, asked: readonly string[], outside: boolean): Read<readonly string[]> {
  const { agencies, groups } = plan.agencies;
  const bodies = bodyNames(plan.agencies);
  const near = (one: string): string | undefined => nearest(idLike(one), bodies.keys());
  const words = new Map([...agencies.flatMap((a) => [a.name, ...a.shortForms].map((word) => [word, a.id] as const)), ...groups.flatMap((g) => [g.name, ...g.phrases].map((word) => [word, g.id] as const))]);
  const unknown = asked.filter((one) => !bodies.has(one) && !words.has(one) && (bodies.has(idLike(one)) || !isName(one, near(one) !== undefined)));
  if (unknown.length > 0) return { ok: false, diagnostics: unknown.map((id) => diagnose('copy-recipient-unknown', { file: plan.sources.agencies.file, line: 1, column: 1 }, { id, near: near(id) })) };
  const meant = outside ? [] : asked.flatMap((one) => {
    const name = bodies.has(one) || words.has(one) ? undefined : nearName(one, words.keys());
    const id = name === undefined ? undefined : words.get(name);
    return id === undefined ? [] : [diagnose('copy-recipient-near', { file: plan.sources.agencies.file, line: 1, column: 1 }, { words: one, id, name: bodies.get(id) ?? id })];
  });
  if (meant.length > 0) return { ok: false, diagnostics: meant };
  const twice = repeatedRecipients(asked, (one) => words.get(one) ?? (bodies.has(one) ? one : one.trim().replaceAll(/\s+/gu, ' ').toLowerCase()), (one) => bodies.get(words.get(one) ?? one) ?? one, placeOf(plan.sources.agencies, []));
  return twice.length > 0 ? { ok: false, diagnostics: twice } : { ok: true, value: asked.map((one) => bodies.get(one) ?? one) };
}

/** A name is of several words or has a capital ("UBND xã A", "VNPT"); one word that is nearly an id is a slip. */
function isName(words: string, nearAnId: boolean): boolean {
  if (!/\p{L}/u.test(words)) return false;
  return /\p{L}\s+\S/u.test(words.trim()) ? /\p{Lu}/u.test(words) : /\p{Lu}/u.test(words) && !nearAnId;
}

/** Words as an id would have them: "So_Y-te" is "so-y-te". */
function idLike(words: string): string {
  return unmarked(words.trim()).replaceAll(/[\s_.]+/gu, '-');
}

/** What a trích sao carries; of the other forms nothing may be asked (R74). */
function extractedTasks({ plan, distribution }: Project, { form, tasks, agency }: CopyRequest): Read<readonly PlacedTask[]> {
  const place = placeOf(plan.sources.tasks, []);
  const fail = (diagnostic: Diagnostic): Read<never> => ({ ok: false, diagnostics: [diagnostic] });
  if (form !== 'trich-sao') return tasks === undefined && agency === undefined ? { ok: true, value: [] } : fail(diagnose('copy-tasks-unwanted', place, {}));
  if (tasks === undefined && agency === undefined) return fail(diagnose('copy-tasks-missing', place, {}));
  const { tasks: chosen, unknown } = selectTasks(plan, tasks ?? []);
  if (unknown.length > 0) return fail(diagnose('copy-tasks-unknown', place, { patterns: unknown.join(', ') }));
  const portion = distribution.portions.find((p) => p.agency.id === agency);
  if (agency !== undefined && portion === undefined) return fail(diagnose('copy-agency-without-tasks', place, { id: agency, near: nearest(agency, distribution.portions.map((p) => p.agency.id)) }));
  const refs = new Set([...chosen, ...(portion?.lead ?? []), ...(portion?.named ?? []), ...(portion?.group ?? [])].map(({ ref }) => ref));
  return { ok: true, value: distribution.receipts.map(({ task }) => task).filter(({ ref }) => refs.has(ref)) };
}

type Origin = CopyEntry & { readonly body: Copier };

/** The sao y that a sao lục is made from; nothing for the other forms (R75). */
function originOf(project: Project, register: CopiesRegister, { form, from, date, number }: CopyRequest & { readonly number: number }, body: Copier | undefined): Read<readonly Origin[]> {
  if (form !== 'sao-luc') return { ok: true, value: [] };
  const usual = { agency: project.plan.head.copiers?.[0]?.agency ?? body?.agency ?? '', year: date.year };
  const known = saoYsOf(project, register);
  const fail = (diagnostic: Diagnostic): Read<never> => ({ ok: false, diagnostics: [diagnostic] });
  const place = { file: register.file, line: 1, column: 1 };
  const choices = known.map((one) => choiceOf(one, usual)).join('; ');
  if (from === undefined) return fail(diagnose('copy-origin-missing', place, { known: choices }));
  const key: CopyKey = { number: from.number, agency: from.agency ?? usual.agency, year: from.year ?? usual.year };
  const origin = known.find((e) => e.agency === key.agency && e.year === key.year && e.number === key.number);
  if (origin === undefined) {
    const agency = project.plan.agencies.agencies.find((a) => a.id === key.agency)?.name ?? key.agency;
    return fail(diagnose('copy-origin-unknown', place, { number: padded(key.number), year: key.year, agency, known: choices }));
  }
  if (isoOf(date) < origin.date) return fail(diagnose('copy-date', placeOf(project.plan.sources.plan, ['copiers']), { date: slashed(isoOf(date)), number, cause: 'sao-y', other: copyWords(origin) }));
  return { ok: true, value: [origin] };
}

/** The sao y of the decision as issued, by bodies that still are in `plan.json`. */
function saoYsOf(project: Project, { chain }: CopiesRegister): readonly Origin[] {
  const { issued } = project;
  return chain.entries.flatMap((entry) => {
    const body = copierOf(project, entry.agency);
    return entry.form === 'sao-y' && entry.of.year === issued?.year && entry.of.number === issued.number && body.ok ? [{ ...entry, body: body.value }] : [];
  });
}

/** How a sao y is named on the command line: "01/SY-VP ngày 30/12/2022 (--from 1)". */
function choiceOf({ number, symbol, date, agency, year }: CopyKey & Pick<CopyEntry, 'symbol' | 'date'>, usual: Omit<CopyKey, 'number'>): string {
  const options = [`--from ${number}`, ...(agency === usual.agency ? [] : [`--from-agency ${agency}`]), ...(year === usual.year ? [] : [`--from-year ${year}`])];
  return `${copyWords({ number, symbol, date })} (${options.join(' ')})`;
}

/** "01/SY-VP ngày 30/12/2022". */
function copyWords({ number, symbol, date }: Pick<CopyEntry, 'number' | 'symbol' | 'date'>): string {
  return `${symbolOf({ number, symbol })} ngày ${slashed(date)}`;
}

function keyOf(copies: readonly CopyKey[]): CopyKey {
  const [copy] = copies;
  return { agency: copy?.agency ?? '', year: copy?.year ?? 0, number: copy?.number ?? 0 };
}

import { readPlan, yearsOf } from '../content/read.js';
import { isoOf, slashed, type Day } from '../content/dates.js';
import type { Plan } from '../content/plan.js';
import { planShape, type DocumentForm, type IssuedEntry, type PlanFile } from '../content/schema.js';
import { diagnose, hasErrors, sortDiagnostics, uniqueDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isSameButForMarks } from '../plan/near-signer.js';
import { issueSpan, passedOn, usualUntil } from '../plan/issue-span.js';
import { append } from '../register/chain.js';
import { checkCopies, readCopies } from '../register/copies.js';
import { fingerprintOf } from '../register/fingerprint.js';
import { symbolOf } from '../content/numbers.js';
import { bearerOf, isSame, lastIssued, numberBorne, readIssued, type DecisionKey, type IssuedRegister } from '../register/issued.js';
import { registerText } from '../register/read.js';
import { readText } from '../source/files.js';
import { placeOf, readJson, type Read } from '../source/json.js';
import { withValues } from '../source/json-edit.js';
import type { SourceText } from '../source/source-text.js';
import { buildYear, composeYear, publishYear, type BuildOptions, type BuildResult } from './build.js';
import { editedMeanwhile } from './edited-meanwhile.js';
import { contentName } from './issued-folder.js';
import { recordedOf } from './issued-set.js';
import { contentOf } from './jobs.js';
import type { RecordFile } from './journal.js';
import { carriedProgress, progressFile } from './progress-record.js';
import { readCheckedSent } from './send/sent-register.js';
import { programVersion } from './version.js';

export interface IssueRequest {
  readonly number: number;
  readonly date: Day;
  readonly forms: readonly DocumentForm[];
  /** Who has signed; absent: as `plan.json` says. */
  readonly signer?: string | undefined;
  /** The day is late in the plan's year, or deadlines of it have passed, and no slip. */
  readonly late?: boolean | undefined;
  /** Number and day are not in order with another decision's, and no slip. */
  readonly disordered?: boolean | undefined;
}

export interface IssueResult extends BuildResult {
  /** Undefined where nothing was issued. */
  readonly entry: IssuedEntry | undefined;
  /** Who has signed; undefined where nothing was issued. */
  readonly signer: string | undefined;
  /** The decision had been issued so before; its files were made again and are the same. */
  readonly again: boolean;
}

/**
 * Issues a year's decision: number and day go into `plan.json`, the final set is made and published, and a line with the
 * hash of every value and file goes into `content/issued.json`; all together or nothing. Issuing the same again makes the
 * same files again.
 */
export async function issueYear(root: string, year: number, request: IssueRequest, options: BuildOptions = {}): Promise<IssueResult> {
  const failed = (diagnostics: readonly Diagnostic[]): IssueResult => ({ manifest: undefined, diagnostics: sortDiagnostics(uniqueDiagnostics(diagnostics)), kept: [], made: 0, taken: 0, timings: { read: 0, compose: 0, pdf: 0, docx: 0, write: 0 }, entry: undefined, signer: undefined, again: false });
  const register = readIssued(root);
  if (!register.ok) return failed(register.diagnostics);
  const source = readText(root, `content/${year}/plan.json`);
  if (!source.ok) return failed(source.diagnostics);
  const head = readJson(source.value, planShape);
  if (!head.ok) return failed(head.diagnostics);
  const asked: DecisionKey = { number: request.number, symbol: head.value.decision.symbol, date: isoOf(request.date) };
  const last = lastIssued(register.value, year);
  const { signer = null } = request;
  const differing = [...differences(head.value, asked, signer, source.value, last), ...checkSpelling(root, year, head.value, signer, source.value)];
  if (last !== undefined && isSame(asked, last) && isSame(head.value.decision, last)) {
    if (differing.length > 0) return failed(differing);
    const built = await buildYear(root, year, options);
    return { ...built, entry: built.manifest === undefined ? undefined : last, signer: head.value.signer.name ?? undefined, again: true };
  }
  const standing = askedOtherwise(register.value, year, head.value, asked, source.value);
  if (standing !== undefined) return failed([standing]);
  const day = checkDay(root, asked.date, year, source.value, head.value, request.late === true);
  // What else would be said of number and content goes by the day, and would hide that it is wrong.
  if (day.length > 0) return failed([...differing, ...day]);
  const { replaces } = head.value;
  const copies = readCopies(root);
  const sent = readCheckedSent(root, year);
  const faults = [
    ...(copies.ok ? checkCopies(copies.value, register.value) : copies.diagnostics),
    ...(sent.ok ? [] : sent.diagnostics),
    ...(last !== undefined && replaces === undefined ? [diagnose('already-issued', placeOf(source.value, ['decision']), { decision: symbolOf(last), date: slashed(last.date), year })] : []),
    ...differing,
    ...checkNumber(root, asked, year, register.value, source.value, request.disordered === true),
  ];
  const text = issuedText(source.value.text, asked, signer);
  const drafted = replaces === undefined || last === undefined ? undefined : readPlan(root, year, new Map([[source.value.file, text]])).plan;
  const carried = drafted === undefined || last === undefined ? undefined : carriedProgress(root, drafted, last);
  const progress = carried?.text === undefined ? undefined : { file: progressFile({ year }), text: carried.text, was: drafted?.sources.progress?.text };
  const composed = composeYear(root, year, { instead: new Map([[source.value.file, text]]), forms: request.forms });
  const { project } = composed;
  const diagnostics = [...faults, ...composed.diagnostics, ...(carried?.diagnostics ?? [])];
  if (project === undefined || hasErrors(diagnostics)) return failed(diagnostics);
  let entry: IssuedEntry | undefined;
  const built = await publishYear(root, { ...composed, project, diagnostics: sortDiagnostics(uniqueDiagnostics(diagnostics)) }, {
    ...options,
    judge: () => editedMeanwhile(root, [...contentOf(project.plan).filter(({ file }) => file !== source.value.file), ...(carried?.from === undefined ? [] : [carried.from])]),
    records: (files) => {
      const line = { year, ...asked, forms: [...request.forms], ...replaced(project.plan), content: { ...fingerprintOf(project.plan) }, files: recordedOf(files), program: programVersion };
      const chain = append<Omit<IssuedEntry, 'previous' | 'hash'>>(register.value.chain, line);
      entry = chain.entries.at(-1);
      return [...records(register.value, registerText('issued', chain), source.value, text), ...(progress === undefined ? [] : [progress])];
    },
  });
  return { ...built, entry: built.manifest === undefined ? undefined : entry, signer: project.plan.head.signer.name ?? undefined, again: false };
}

/** The issued entry of a plan, or why nothing may be printed, copied or sent of it. */
export function needIssued(plan: Plan, issued: IssuedEntry | undefined): Read<IssuedEntry> {
  if (issued !== undefined) return { ok: true, value: issued };
  const { replaces } = plan.head;
  const place = placeOf(plan.sources.plan, ['decision']);
  if (replaces === undefined) return { ok: false, diagnostics: [diagnose('not-issued', place, { year: plan.year })] };
  return { ok: false, diagnostics: [diagnose('amendment-open', place, { year: plan.year, decision: symbolOf(replaces), date: slashed(replaces.date), kind: replaces.kind, ref: contentName({ year: plan.year, decision: replaces.number }) })] };
}

function records(register: IssuedRegister, registered: string, source: SourceText, text: string): readonly RecordFile[] {
  const issued = { file: register.file, text: registered, was: register.source?.text };
  return text === source.text ? [issued] : [{ file: source.file, text, was: source.text }, issued];
}

function replaced({ head: { replaces } }: Plan): Pick<IssuedEntry, 'replaces'> {
  if (replaces === undefined) return {};
  const { number, symbol, date } = replaces;
  return { replaces: { number, symbol, date } };
}

/** `plan.json` with number, day, state and, where it is given, the signer's name put in, and nothing else touched. */
function issuedText(text: string, { number, date }: DecisionKey, signer: string | null): string {
  return withValues(text, [[['decision', 'number'], number], [['decision', 'date'], date], [['state'], 'da-ban-hanh'], ...(signer === null ? [] : [[['signer', 'name'], signer] as const])]);
}

/**
 * A year that is issued already is asked to be issued as another decision, or its draft of a correction as one that is issued: what
 * else content and register would say to that, they would say of a decision that nobody means.
 */
function askedOtherwise(register: IssuedRegister, year: number, { decision, replaces }: PlanFile, asked: DecisionKey, source: SourceText): Diagnostic | undefined {
  const last = lastIssued(register, year);
  if (last === undefined) return undefined;
  if (isSame(decision, last)) {
    if (isSame(asked, last)) return undefined;
    return diagnose('already-issued', placeOf(source, ['decision']), { decision: symbolOf(last), date: slashed(last.date), year, asked: { decision: symbolOf(asked), date: slashed(asked.date) } });
  }
  const used = bearerOf(register, year, asked.number);
  if (used === undefined || replaces === undefined || !isSame(replaces, last)) return undefined;
  if (used.symbol !== asked.symbol || used.date.slice(0, 4) !== asked.date.slice(0, 4)) return numberBorne(used, placeOf(source, ['decision', 'number']));
  const where = `sổ ban hành, Quyết định số ${symbolOf(used)} ngày ${slashed(used.date)}`;
  return diagnose('issue-number-used', placeOf(source, ['decision', 'number']), { decision: symbolOf(asked), where, draft: { year, ref: contentName({ year, decision: used.number }), kind: replaces.kind } });
}

/** What the content says already and the command says otherwise. */
function differences({ decision, year, signer: { name } }: PlanFile, asked: DecisionKey, signer: string | null, source: SourceText, last: IssuedEntry | undefined): Diagnostic[] {
  const found: Diagnostic[] = [];
  const issued = last !== undefined && isSame(decision, last) ? { year: last.year } : undefined;
  if (decision.number !== null && decision.number !== asked.number) found.push(diagnose('issue-differs', placeOf(source, ['decision', 'number']), { field: 'số', found: String(decision.number), asked: String(asked.number), issued }));
  if (decision.date !== null && decision.date !== asked.date) found.push(diagnose('issue-differs', placeOf(source, ['decision', 'date']), { field: 'ngày', found: slashed(decision.date), asked: slashed(asked.date), issued }));
  if (signer !== null && name !== null && name !== signer) found.push(issued === undefined && isSameButForMarks(name, signer) ? diagnose('issue-signer-near', placeOf(source, ['signer', 'name']), { asked: signer, known: name, where: 'plan.json', year }) : diagnose('issue-differs', placeOf(source, ['signer', 'name']), { field: 'người ký', found: name, asked: signer, issued }));
  return found;
}

/**
 * A name that is typed in the command, is not in `plan.json` and is that of an earlier decision but for its marks: what is issued
 * cannot be mended, so that it is to be written where it is read again.
 */
function checkSpelling(root: string, year: number, { signer: { name } }: PlanFile, signer: string | null, source: SourceText): Diagnostic[] {
  if (signer === null || name !== null) return [];
  const years = yearsOf(root);
  for (const other of (years.ok ? years.value : []).filter((one) => one < year).sort((a, b) => b - a)) {
    const text = readText(root, `content/${other}/plan.json`);
    const head = text.ok ? readJson(text.value, planShape) : undefined;
    const known = head?.ok === true && head.value.state === 'da-ban-hanh' ? head.value.signer.name : null;
    if (known === signer) return [];
    if (known !== null && isSameButForMarks(known, signer)) return [diagnose('issue-signer-near', placeOf(source, ['signer', 'name']), { asked: signer, known, where: `Quyết định của kế hoạch năm ${other}`, year })];
  }
  return [];
}

/** The day of a plan's first decision is before its year or early in it, and no deadline has passed on it, unless that is said; any other decision comes when it comes. */
function checkDay(root: string, date: string, year: number, source: SourceText, head: PlanFile, late: boolean): Diagnostic[] {
  const place = placeOf(source, ['decision', 'date']);
  const { from, to } = issueSpan(year, head);
  if (date < from || date > to) return [diagnose('issue-date-implausible', place, { date: slashed(date), from: slashed(from), to: slashed(to), year })];
  if (head.replaces !== undefined || late) return [];
  const { plan } = readPlan(root, year);
  const passed = plan === undefined ? [] : passedOn(plan, date);
  if (passed.length === 0 && date <= usualUntil(year)) return [];
  const yearBefore = date.replace(/^\d{4}/u, (found) => String(Number(found) - 1));
  return [diagnose('issue-date-late', place, { date: slashed(date), year, usual: slashed(usualUntil(year)), passed: passed.map(({ ref, due }) => `${ref} (${slashed(due)})`), meant: yearBefore >= from ? slashed(yearBefore) : undefined })];
}

/** One series of numbers a calendar year and symbol: each once, and rising with the days unless that is said. */
function checkNumber(root: string, asked: DecisionKey, planYear: number, register: IssuedRegister, source: SourceText, meant: boolean): Diagnostic[] {
  const place = placeOf(source, ['decision', 'number']);
  const series = [...register.chain.entries.map((e) => ({ ...e, where: `sổ ban hành, kế hoạch năm ${e.year}` })), ...otherHeads(root, planYear)].filter((e) => e.symbol === asked.symbol && e.date.slice(0, 4) === asked.date.slice(0, 4));
  const used = series.find((e) => e.number === asked.number);
  if (used !== undefined) return [diagnose('issue-number-used', place, { decision: symbolOf(asked), where: used.where })];
  const disordered = series.find((e) => (e.number < asked.number && e.date > asked.date) || (e.number > asked.number && e.date < asked.date));
  return disordered === undefined || meant ? [] : [diagnose('issue-number-order', place, { decision: symbolOf(asked), date: slashed(asked.date), other: symbolOf(disordered), otherDate: slashed(disordered.date) })];
}

/** Numbers that other years' `plan.json` bear, registered or not. */
function otherHeads(root: string, year: number): readonly (DecisionKey & { readonly where: string })[] {
  const years = yearsOf(root);
  return (years.ok ? years.value : []).flatMap((other) => {
    const text = other === year ? undefined : readText(root, `content/${other}/plan.json`);
    const head = text?.ok === true ? readJson(text.value, planShape) : undefined;
    if (head?.ok !== true) return [];
    const { number, symbol, date } = head.value.decision;
    return number === null || date === null ? [] : [{ number, symbol, date, where: `content/${other}/plan.json` }];
  });
}

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plan } from '../content/plan.js';
import { readPlan } from '../content/read.js';
import type { IssuedEntry } from '../content/schema.js';
import { diagnose, hasErrors, sortDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { amendPlan, type Amended, type CorrectionKind } from '../draft/amend.js';
import { reviewText } from '../draft/year-content.js';
import { isSame, lastIssued, readIssued } from '../register/issued.js';
import type { Read } from '../source/json.js';
import { withValues } from '../source/json-edit.js';
import type { SourceText } from '../source/source-text.js';
import { isThere, realDisk, type Disk } from './disk.js';
import { editedMeanwhile } from './edited-meanwhile.js';
import { needIssued } from './issue.js';
import { setName, supersededContent, supersededFolder } from './issued-folder.js';
import { commit, isDecided, stageFolder } from './journal.js';
import { withRecords, withSet } from './output.js';
import { newOwner } from './owner.js';
import { progressName } from './progress-record.js';
import { readCheckedPlan } from './project.js';
import { readSuperseded } from './superseded.js';
import { withYear } from './with-year.js';
import { outputFolder } from './folders.js';

/** What was sent belongs to the decision that is moved aside; what became of its tasks is recorded beside it until the new one is issued. */
const stayingNames: readonly string[] = ['sent.json', progressName];

export interface AmendResult {
  /** Where the issued content and files now are, from the root; files undefined where there were none. */
  readonly content: string;
  readonly files: string | undefined;
  readonly questions: number;
}

type Failed = Read<never>;
const fail = (...diagnostics: readonly Diagnostic[]): Failed => ({ ok: false, diagnostics: sortDiagnostics(diagnostics) });

/**
 * Opens a new decision that replaces or amends the issued one of a year. The issued content and files are moved aside as
 * they are; `content/<year>` is a draft with the same words, the reference and căn cứ prepared, and a question about each.
 * All of it happens, by a journal as in publishing, or nothing.
 */
export function amendYear(root: string, year: number, kind: CorrectionKind, disk: Disk = realDisk): Read<AmendResult> {
  const { plan, diagnostics, issued } = readCheckedPlan(root, year);
  if (plan === undefined || hasErrors(diagnostics)) return fail(...diagnostics);
  const needed = needIssued(plan, issued);
  if (!needed.ok) return needed;
  const entry = needed.value;
  const begun = beginningOf(root, plan, kind, entry);
  if (!begun.ok) return begun;
  const { texts, questions } = begun.value;
  const content = supersededContent(entry);
  const files = `${outputFolder}/${supersededFolder(entry)}`;
  return withYear<AmendResult>(root, year, disk, (sets) => {
    const moved = existsSync(join(sets, String(year)));
    const moves = [...(moved ? [{ from: `${outputFolder}/${year}`, to: files }] : []), { from: `content/${year}`, to: content }];
    const faults = [...inTheWay(root, moves), ...editedMeanwhile(root, Object.values<SourceText>({ ...plan.sources }))];
    if (faults.length > 0) return fail(...faults);
    withRecords(sets, () => { replaceFolders(root, year, moves, texts, disk); });
    return { ok: true, value: { content, files: moved ? files : undefined, questions } };
  });
}

export interface DropResult {
  /** Where the draft and what was built of it now are, from the root; files undefined where nothing was built. */
  readonly draft: string;
  readonly files: string | undefined;
  /** The decision whose content and files are back in the year's folders. */
  readonly decision: IssuedEntry;
}

/**
 * Takes back what `amendYear` did: content and files of the decision in force come back as they are, and the draft is moved
 * aside, never deleted. Needs `force` where the draft is not as it was opened. All of it happens, by a journal, or nothing.
 */
export function dropAmendment(root: string, year: number, { force = false, disk = realDisk }: { readonly force?: boolean; readonly disk?: Disk } = {}): Read<DropResult> {
  const place = { file: `content/${year}`, line: 1, column: 1 };
  const register = readIssued(root);
  if (!register.ok) return register;
  const entry = lastIssued(register.value, year);
  const draft = readPlan(root, year).plan;
  const isOpen = draft?.head.replaces === undefined ? draft === undefined : entry !== undefined && isSame(draft.head.replaces, entry) && !isSame(draft.head.decision, entry);
  if (entry === undefined || !isOpen || !existsSync(join(root, supersededContent(entry)))) return fail(diagnose('no-amendment', place, { year }));
  const aside = readCheckedPlan(root, { year, decision: entry.number });
  if (aside.plan === undefined || hasErrors(aside.diagnostics)) return fail(...aside.diagnostics);
  const edited = force ? [] : editedSince(root, aside.plan, entry, draft?.head.replaces?.kind);
  if (edited.length > 0) return fail(diagnose('amendment-edited', place, { year, files: edited }));
  return withYear<DropResult>(root, year, disk, (sets) => withSet(sets, supersededFolder(entry), () => {
    const free = freeNumber(root, year);
    const there = { draft: `content/${year}.cu-${free}`, files: `${outputFolder}/${year}-cu-${free}` };
    const built = existsSync(join(sets, String(year)));
    const moves = [
      ...(built ? [{ from: `${outputFolder}/${year}`, to: there.files }] : []),
      ...(existsSync(join(sets, supersededFolder(entry))) ? [{ from: `${outputFolder}/${supersededFolder(entry)}`, to: `${outputFolder}/${year}` }] : []),
      ...(existsSync(join(root, `content/${year}`)) ? [{ from: `content/${year}`, to: there.draft }] : []),
      { from: supersededContent(entry), to: `content/${year}` },
    ];
    withRecords(sets, () => { commit(sets, String(year), { aside: moves.map((move) => fromSets(root, move)), files: [] }, disk); });
    return { ok: true, value: { draft: there.draft, files: built ? there.files : undefined, decision: entry } };
  }));
}

/** What a new decision begins with: the files of its folder that are not the issued ones, and how much is asked. */
function beginningOf(root: string, plan: Plan, kind: CorrectionKind, entry: IssuedEntry): Read<{ readonly texts: ReadonlyMap<string, string>; readonly questions: number }> {
  const amended = amendedOf(root, plan, kind, entry);
  if (!amended.ok) return amended;
  const { decision, replaces, review, draft } = amended.value;
  return { ok: true, value: { texts: new Map([['plan.json', headText(plan.sources.plan.text, replaces, draft)], ['decision.md', decision], ['review.json', reviewText(review)]]), questions: review.questions.length } };
}

/** What a decision that corrects an issued one begins with, made from the content of the issued one. */
export function amendedOf(root: string, plan: Plan, kind: CorrectionKind, entry: IssuedEntry): Read<Amended> {
  const inForce = decisionsInForce(root, plan, entry);
  return inForce.ok ? { ok: true, value: amendPlan(plan, kind, inForce.value) } : inForce;
}

type Key = Pick<IssuedEntry, 'number' | 'symbol' | 'date'>;

/** The decisions of a year that are in force, oldest first: the issued one, and before it those that it amends. */
function decisionsInForce(root: string, plan: Plan, entry: IssuedEntry): Read<readonly [...Key[], Key]> {
  const earlier: Key[] = [];
  let { replaces } = plan.head;
  while (replaces?.kind === 'sua-doi') {
    earlier.unshift(replaces);
    const before = readSuperseded(root, { year: plan.year, number: replaces.number });
    if (before.plan === undefined) return fail(...before.diagnostics);
    ({ replaces } = before.plan.head);
  }
  return { ok: true, value: [...earlier, entry] };
}

/** The files of a draft that are not as it was opened, by name. */
function editedSince(root: string, issued: Plan, entry: IssuedEntry, kind: CorrectionKind | undefined): readonly string[] {
  const begun = kind === undefined ? undefined : beginningOf(root, issued, kind, entry);
  if (begun?.ok !== true) return ['plan.json'];
  const opened = new Map<string, Uint8Array | string>([...keptFiles(join(root, supersededContent(entry)), begun.value.texts), ...begun.value.texts]);
  const live = join(root, 'content', String(entry.year));
  const names = new Set([...readdirSync(live), ...opened.keys()]);
  return [...names].filter((name) => {
    const was = opened.get(name);
    const path = join(live, name);
    // A folder of the officer's own is no file that a draft is opened with.
    if (was === undefined || statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return true;
    return !readFileSync(path).equals(Buffer.from(was));
  }).sort();
}

/** A number that no folder beside the year's content or files has yet. */
function freeNumber(root: string, year: number): number {
  let n = 1;
  while (isThere(join(root, `content/${year}.cu-${n}`)) || isThere(join(root, outputFolder, `${setName({ year })}-cu-${n}`))) n += 1;
  return n;
}

interface Move {
  readonly from: string;
  readonly to: string;
}

function inTheWay(root: string, moves: readonly Move[]): readonly Diagnostic[] {
  return moves.filter(({ to }) => isThere(join(root, to))).map(({ to }) => diagnose('amend-archive-exists', { file: to, line: 1, column: 1 }, { path: to }));
}

/** The year's folders make way, and its content with some files changed takes their place; all or nothing. */
function replaceFolders(root: string, year: number, moves: readonly Move[], changed: ReadonlyMap<string, string>, disk: Disk): void {
  const sets = join(root, outputFolder);
  const live = join(root, 'content', String(year));
  const { id } = newOwner();
  const fresh = stageFolder(sets, live, new Map<string, Uint8Array | string>([...keptFiles(live, changed), ...changed]), id, disk);
  const from = (path: string): string => relative(sets, path);
  try {
    commit(sets, String(year), { aside: moves.map((move) => fromSets(root, move)), set: { fresh: from(fresh), live: from(live), old: from(`${fresh}-cu`) }, files: [] }, disk);
  } finally {
    if (!isDecided(sets, String(year))) rmSync(fresh, { recursive: true, force: true });
  }
}

/** A move as a journal has it: paths from the folder of sets. */
function fromSets(root: string, { from, to }: Move): Move {
  const sets = join(root, outputFolder);
  return { from: relative(sets, join(root, from)), to: relative(sets, join(root, to)) };
}

/** The files of issued content that its correction begins with as they are. */
function keptFiles(folder: string, changed: ReadonlyMap<string, string>): readonly (readonly [string, Uint8Array])[] {
  return readdirSync(folder).filter((name) => /^[a-z-]+\.(?:json|md)$/u.test(name) && !stayingNames.includes(name) && !changed.has(name)).map((name) => [name, readFileSync(join(folder, name))] as const);
}

function headText(text: string, replaces: object, draft: object): string {
  return withValues(text, [[['state'], 'du-thao'], [['decision', 'number'], null], [['decision', 'date'], null], [['decision', 'signedAt'], undefined], [['replaces'], replaces], [['draft'], draft]]);
}

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { applyEdits, modify } from 'jsonc-parser';
import { diagnose, hasErrors, sortDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { amendPlan, type CorrectionKind } from '../draft/amend.js';
import { reviewText } from '../draft/year-content.js';
import type { Read } from '../source/json.js';
import { reasonInWords } from '../source/system-reasons.js';
import type { SourceText } from '../source/source-text.js';
import { isThere, needFolder, realDisk, type Disk } from './disk.js';
import { editedMeanwhile } from './edited-meanwhile.js';
import { OutputFault } from './faults.js';
import { needIssued } from './issue.js';
import { supersededContent, supersededFolder } from './issued-folder.js';
import { commit, isDecided, stageFolder } from './journal.js';
import { withRecords, withSet } from './output.js';
import { newOwner } from './owner.js';
import { readCheckedPlan } from './project.js';
import { outputFolder } from './publish-set.js';

/** What was sent belongs to the decision that is moved aside. */
const sentName = 'sent.json';

export interface AmendResult {
  /** Where the issued content and files now are, from the root; files undefined where there were none. */
  readonly content: string;
  readonly files: string | undefined;
  readonly questions: number;
}

/**
 * Opens a new decision that replaces or amends the issued one of a year. The issued content and files are moved aside as
 * they are; `content/<year>` is a draft with the same words, the reference and căn cứ prepared, and a question about each.
 * All of it happens, by a journal as in publishing, or nothing.
 */
export function amendYear(root: string, year: number, kind: CorrectionKind, disk: Disk = realDisk): Read<AmendResult> {
  const fail = (...diagnostics: readonly Diagnostic[]): Read<AmendResult> => ({ ok: false, diagnostics: sortDiagnostics(diagnostics) });
  const { plan, diagnostics, issued } = readCheckedPlan(root, year);
  if (plan === undefined || hasErrors(diagnostics)) return fail(...diagnostics);
  const needed = needIssued(plan, issued);
  if (!needed.ok) return needed;
  const entry = needed.value;
  const { number, symbol, date } = entry;
  const place = { file: `content/${year}`, line: 1, column: 1 };
  const { decision, replaces, review } = amendPlan(plan, kind, { number, symbol, date });
  const changed = new Map([['plan.json', headText(plan.sources.plan.text, replaces)], ['decision.md', decision], ['review.json', reviewText(review)]]);
  const sets = join(root, outputFolder);
  const content = supersededContent(entry);
  const files = `${outputFolder}/${supersededFolder(entry)}`;
  try {
    needFolder(sets, outputFolder, { links: true });
    disk.mkdir(sets);
    return withSet(sets, String(year), () => {
      const moved = existsSync(join(sets, String(year)));
      const moves = [...(moved ? [{ from: `${outputFolder}/${year}`, to: files }] : []), { from: `content/${year}`, to: content }];
      const inTheWay = moves.filter(({ to }) => isThere(join(root, to))).map(({ to }) => diagnose('amend-archive-exists', { ...place, file: to }, { path: to }));
      const faults = [...inTheWay, ...editedMeanwhile(root, Object.values<SourceText>({ ...plan.sources }))];
      if (faults.length > 0) return fail(...faults);
      withRecords(sets, () => { replaceFolders(root, year, moves, changed, disk); });
      return { ok: true, value: { content, files: moved ? files : undefined, questions: review.questions.length } };
    });
  } catch (failure) {
    if (failure instanceof OutputFault) return fail(failure.diagnosticAt(place));
    if (failure instanceof Error && 'syscall' in failure) return fail(diagnose('content-unwritable', place, { reason: reasonInWords(failure) }));
    throw failure;
  }
}

interface Move {
  readonly from: string;
  readonly to: string;
}

/** The year's folders make way, and its content with some files changed takes their place; all or nothing. */
function replaceFolders(root: string, year: number, moves: readonly Move[], changed: ReadonlyMap<string, string>, disk: Disk): void {
  const sets = join(root, outputFolder);
  const live = join(root, 'content', String(year));
  const kept = readdirSync(live).filter((name) => /^[a-z-]+\.(?:json|md)$/u.test(name) && name !== sentName && !changed.has(name)).map((name) => [name, readFileSync(join(live, name))] as const);
  const { id } = newOwner();
  const fresh = stageFolder(sets, live, new Map<string, Uint8Array | string>([...kept, ...changed]), id, disk);
  const from = (path: string): string => relative(sets, path);
  try {
    commit(sets, String(year), { aside: moves.map((move) => ({ from: from(join(root, move.from)), to: from(join(root, move.to)) })), set: { fresh: from(fresh), live: from(live), old: from(`${fresh}-cu`) }, files: [] }, disk);
  } finally {
    if (!isDecided(sets, String(year))) rmSync(fresh, { recursive: true, force: true });
  }
}

function headText(text: string, replaces: object): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  const values: readonly (readonly [string[], unknown])[] = [[['state'], 'du-thao'], [['decision', 'number'], null], [['decision', 'date'], null], [['decision', 'signedAt'], undefined], [['replaces'], replaces]];
  return values.reduce((now, [path, value]) => applyEdits(now, modify(now, path, value, { formattingOptions })), text);
}

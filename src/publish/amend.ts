import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, modify } from 'jsonc-parser';
import { diagnose, hasErrors, sortDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { amendPlan, type CorrectionKind } from '../draft/amend.js';
import { reviewText } from '../draft/year-content.js';
import type { Read } from '../source/json.js';
import { reasonInWords } from '../source/system-reasons.js';
import { realDisk, type Disk } from './disk.js';
import { OutputFault } from './faults.js';
import { needIssued } from './issue.js';
import { supersededContent, supersededFolder } from './issued-folder.js';
import { openOutput } from './output.js';
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
 */
export function amendYear(root: string, year: number, kind: CorrectionKind, disk: Disk = realDisk): Read<AmendResult> {
  const fail = (...diagnostics: readonly Diagnostic[]): Read<AmendResult> => ({ ok: false, diagnostics: sortDiagnostics(diagnostics) });
  const { plan, diagnostics, issued } = readCheckedPlan(root, year);
  if (plan === undefined || hasErrors(diagnostics)) return fail(...diagnostics);
  const needed = needIssued(plan, issued);
  if (!needed.ok) return needed;
  const entry = needed.value;
  const { number, symbol, date } = entry;
  const live = join(root, 'content', String(year));
  const content = supersededContent(entry);
  const made = join(root, outputFolder, String(year));
  const files = existsSync(made) ? `${outputFolder}/${supersededFolder(entry)}` : undefined;
  const place = { file: `content/${year}`, line: 1, column: 1 };
  const taken = [content, ...(files === undefined ? [] : [files])].filter((path) => existsSync(join(root, path)));
  if (taken.length > 0) return fail(...taken.map((path) => diagnose('amend-archive-exists', { ...place, file: path }, { path })));
  const { decision, replaces, review } = amendPlan(plan, kind, { number, symbol, date });
  const changed = new Map([['plan.json', headText(plan.sources.plan.text, replaces)], ['decision.md', decision], ['review.json', reviewText(review)]]);
  try {
    const output = openOutput(join(root, 'content'), String(year), disk, false);
    try {
      for (const name of readdirSync(live)) if (/^[a-z-]+\.(?:json|md)$/u.test(name) && name !== sentName && !changed.has(name)) output.write(name, readFileSync(join(live, name)));
      for (const [name, text] of changed) output.write(name, text);
      if (files !== undefined) renameSync(made, join(root, files));
      moveAsideAndPublish(live, join(root, content), () => output.publish(), () => {
        if (files !== undefined) renameSync(join(root, files), made);
      });
    } finally {
      output.close();
    }
  } catch (failure) {
    if (failure instanceof OutputFault) return fail(failure.diagnosticAt(place));
    if (failure instanceof Error && 'syscall' in failure) return fail(diagnose('content-unwritable', place, { reason: reasonInWords(failure) }));
    throw failure;
  }
  return { ok: true, value: { content, files, questions: review.questions.length } };
}

function headText(text: string, replaces: object): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  const values: readonly (readonly [string[], unknown])[] = [[['state'], 'du-thao'], [['decision', 'number'], null], [['decision', 'date'], null], [['decision', 'signedAt'], undefined], [['replaces'], replaces]];
  return values.reduce((now, [path, value]) => applyEdits(now, modify(now, path, value, { formattingOptions })), text);
}

function moveAsideAndPublish(live: string, aside: string, publish: () => unknown, undo: () => void): void {
  renameSync(live, aside);
  try {
    publish();
  } catch (failure) {
    renameSync(aside, live);
    undo();
    throw failure;
  }
}

import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { yearsOf } from '../content/read.js';
import { contentFolder } from '../content/years.js';
import { readReview } from '../content/review-file.js';
import type { Plan } from '../content/plan.js';
import { slashed } from '../content/dates.js';
import type { IssuedEntry } from '../content/schema.js';
import { diagnose, hasErrors, sortDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { checkSuccessors } from '../draft/check.js';
import { draftPlan } from '../draft/draft.js';
import { filesOf, type YearContent } from '../draft/year-content.js';
import { symbolOf } from '../content/numbers.js';
import { lastIssued, readIssued } from '../register/issued.js';
import type { Read } from '../source/json.js';
import { contentOf } from './jobs.js';
import { realDisk, type Disk } from './disk.js';
import { draftInput } from './draft-input.js';
import { editedMeanwhile } from './edited-meanwhile.js';
import { openOutput, type Output } from './output.js';
import { readCheckedPlan } from './project.js';
import { toldFaults } from './told-faults.js';

export interface DraftResult {
  readonly content: YearContent;
  /** The plan that was drafted from. */
  readonly before: Plan;
  /** Where the year's folder that was there before now is; undefined where there was none. */
  readonly movedAside: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Drafts `content/<to>` from `content/<from>` and writes it whole, or nothing. A year that is there already is only
 * replaced with `force`, and then moved aside, never deleted; answers given in its review are kept.
 */
export function draftYear(root: string, fromYear: number, toYear: number, { force = false, disk = realDisk }: { readonly force?: boolean; readonly disk?: Disk } = {}): Read<DraftResult> {
  const place = { file: `${contentFolder}/${toYear}`, line: 1, column: 1 };
  const fail = (...diagnostics: readonly Diagnostic[]): Read<DraftResult> => ({ ok: false, diagnostics });
  const years = yearsOf(root);
  if (!years.ok) return years;
  if (!years.value.includes(fromYear)) return fail(diagnose('no-year', { ...place, file: contentFolder }, { year: String(fromYear), known: years.value.join(', '), near: undefined }));
  if (toYear <= fromYear) return fail(diagnose('draft-not-later', place, { from: fromYear, to: toYear }));
  const target = join(root, contentFolder, String(toYear));
  if (existsSync(target) && !force) return fail(diagnose('draft-exists', place, { year: toYear }));

  const { plan, diagnostics } = readCheckedPlan(root, fromYear);
  if (plan === undefined || hasErrors(diagnostics)) return fail(...sortDiagnostics(diagnostics));
  const issued = lastIssuedOf(root, toYear);
  if (issued !== undefined) return fail(diagnose('already-issued', place, { decision: symbolOf(issued), date: slashed(issued.date), year: toYear }));
  const earlier = readReview(root, toYear);
  if (!earlier.ok) return earlier;
  const input = draftInput(root, plan, toYear, earlier.value?.review);
  const unreplaced = checkSuccessors(plan, toYear);
  if (unreplaced.length > 0) return fail(...unreplaced);
  const content = draftPlan(input);
  return toldFaults(place, () => {
    const output = openOutput(join(root, contentFolder), String(toYear), disk, false);
    try {
      for (const [name, text] of filesOf(content)) output.write(name, text);
      const edited = editedMeanwhile(root, contentOf(plan));
      if (edited.length > 0) return fail(...edited);
      const movedAside = existsSync(target) ? aside(root, toYear) : undefined;
      publishOver(target, movedAside === undefined ? undefined : join(root, movedAside), output);
      return { ok: true, value: { content, before: plan, movedAside, diagnostics } };
    } finally {
      output.close();
    }
  });
}

/** A register that cannot be read is told by the plan that is drafted from. */
function lastIssuedOf(root: string, year: number): IssuedEntry | undefined {
  const register = readIssued(root);
  return register.ok ? lastIssued(register.value, year) : undefined;
}

/** A free name beside a year's folder, below the root: "content/2024.cu-1". */
function aside(root: string, year: number): string {
  const taken = new Set(readdirSync(join(root, contentFolder)));
  let n = 1;
  while (taken.has(`${year}.cu-${n}`)) n += 1;
  return `${contentFolder}/${year}.cu-${n}`;
}

/** Moves what is there aside, then publishes; where that fails, what was there is put back. */
function publishOver(target: string, movedAside: string | undefined, output: Output): void {
  if (movedAside !== undefined) renameSync(target, movedAside);
  try {
    output.publish();
  } catch (failure) {
    if (movedAside !== undefined) renameSync(movedAside, target);
    throw failure;
  }
}

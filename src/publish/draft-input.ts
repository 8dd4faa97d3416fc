import type { Plan } from '../content/plan.js';
import { readPlan } from '../content/read.js';
import { yearFolders } from '../content/years.js';
import type { ReviewFile } from '../content/schema.js';
import { hasErrors } from '../diagnostics/catalogue.js';
import type { DraftInput } from '../draft/draft.js';
import { withProgress } from './progress-record.js';

/** What a year is drafted from, with all that was reported of it, wherever that is recorded: whoever drafts again has the same. */
export function draftInput(root: string, from: Plan, toYear: number, earlier: ReviewFile | undefined): DraftInput {
  return { from: withProgress(root, from, { year: from.year }), toYear, beforeIt: planBefore(root, from.year), earlier };
}

/** The plan of the year before, where it is there and whole. */
function planBefore(root: string, year: number): Plan | undefined {
  if (yearFolders(root)?.includes(year - 1) !== true) return undefined;
  const { plan, diagnostics } = readPlan(root, year - 1);
  return hasErrors(diagnostics) ? undefined : plan;
}

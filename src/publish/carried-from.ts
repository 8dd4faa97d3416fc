import { yearFolders } from '../content/years.js';
import type { Plan } from '../content/plan.js';
import { tasksShape } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { readText } from '../source/files.js';
import { placeOf, readJson } from '../source/json.js';

/** Of a plan's tasks, as many are those of the year before where it was made from that year's plan. */
const mostly = 0.8;
/** Fewer tasks than these come again every year anyway and tell nothing. */
const few = 5;

/** The year before whose tasks a plan's are, where it has most of them: made from it by `kehoach draft` or by hand. */
export function carriedFrom(root: string, { year, appendix }: Plan): number | undefined {
  const before = yearFolders(root)?.filter((other) => other < year).at(-1);
  const text = before === undefined ? undefined : readText(root, `content/${before}/tasks.json`);
  const tasks = text?.ok === true ? readJson(text.value, tasksShape) : undefined;
  if (tasks?.ok !== true) return undefined;
  const known = new Set(tasks.value.sections.flatMap((s) => s.tasks.map(({ id }) => id)));
  const ids = appendix.sections.flatMap((s) => s.tasks.map(({ id }) => id));
  return ids.length >= few && ids.filter((id) => known.has(id)).length >= mostly * ids.length ? before : undefined;
}

/** A draft with the tasks of the year before that asks nothing: its questions were all taken out, or it was copied by hand. */
export function checkAsked(root: string, plan: Plan): readonly Diagnostic[] {
  if (plan.head.draft !== undefined || plan.head.replaces !== undefined || plan.review !== undefined || plan.sources.review !== undefined) return [];
  const from = carriedFrom(root, plan);
  return from === undefined ? [] : [diagnose('draft-unasked', placeOf(plan.sources.plan, ['state']), { year: plan.year, from })];
}

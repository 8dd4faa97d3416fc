import type { Plan, Progress } from '../content/plan.js';
import { readPlan } from '../content/read.js';
import type { IssuedEntry, TaskProgress } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placedTasks } from '../plan/distribution.js';
import { answeringOf } from '../plan/progress/answerable.js';
import { referenceDate, rosterOf } from '../plan/roster.js';
import { symbolOf } from '../content/numbers.js';
import { placeOf } from '../source/json.js';
import type { SourceText } from '../source/source-text.js';
import { editionInForce } from './in-force.js';
import { contentName, supersededContent, type Edition } from './issued-folder.js';

/** The file beside a decision's content that says what became of its tasks; a year has one that counts, beside the decision in force. */
export const progressName = 'progress.json';

/** Where the progress of an edition is recorded, from the root. */
export function progressFile(edition: Edition): string {
  return `content/${contentName(edition)}/${progressName}`;
}

/** The text of `progress.json`: in each entry of which task it is, what is said of it, and what the program keeps for itself. */
export function progressText(tasks: readonly TaskProgress[]): string {
  const entries = tasks.map(({ task, by, from, saved, taken, ...said }) => ({ task, by, ...said, from, saved, taken }));
  return `${JSON.stringify({ $schema: '../schemas/progress.schema.json', tasks: entries }, null, 2)}\n`;
}

/** A draft that is to amend or replace a decision has no progress of its own; a copy of what is recorded beside the decision says nothing else. */
export function draftProgressFaults(root: string, plan: Plan, last: IssuedEntry): readonly Diagnostic[] {
  const { progress } = plan.sources;
  const recorded = supersededPlan(root, last)?.sources.progress;
  if (progress === undefined || progress.text === recorded?.text) return [];
  const beside = `${supersededContent(last)}/${progressName}`;
  return [diagnose('progress-in-draft', { file: progress.file, line: 1, column: 1 }, { decision: symbolOf(last), beside, isThere: recorded !== undefined })];
}

/** What a decision takes over of the progress recorded beside the one it amends or replaces. */
export interface CarriedProgress {
  /** As it was read; undefined: nobody has reported. */
  readonly from: SourceText | undefined;
  readonly text: string | undefined;
  /** What is recorded of tasks, or of agencies' parts, that the new plan no longer has. */
  readonly diagnostics: readonly Diagnostic[];
}

/** @param plan the new decision's, with its day */
export function carriedProgress(root: string, plan: Plan, last: IssuedEntry): CarriedProgress {
  const before = supersededPlan(root, last);
  const from = before?.sources.progress;
  if (before?.progress === undefined || from === undefined) return { from, text: undefined, diagnostics: [] };
  const fits = fitting(plan);
  const { tasks } = before.progress;
  const left = tasks.flatMap((entry, i) => (fits(entry) ? [] : [diagnose('progress-left', placeOf(from, ['tasks', i]), { id: entry.task, by: entry.by, file: from.file })]));
  return { from, text: progressText(tasks.filter(fits)), diagnostics: left };
}

/**
 * A plan with what is recorded of its tasks now: beside a decision that was amended stands only what was known then. Of tasks that
 * the plan in force no longer has, that is the last that is known.
 */
export function withProgress(root: string, plan: Plan, edition: Edition): Plan {
  const current = editionInForce(root, plan.year);
  if (contentName(current) === contentName(edition)) return plan;
  const now = readPlan(root, plan.year, undefined, contentName(current)).plan;
  if (now?.progress === undefined || now.sources.progress === undefined) return plan;
  const there = new Set(placedTasks(now).map(({ task }) => task.id));
  const tasks = [...now.progress.tasks.filter(fitting(plan)), ...(plan.progress?.tasks ?? []).filter(({ task }) => !there.has(task))];
  return { ...plan, progress: { tasks } satisfies Progress, sources: { ...plan.sources, progress: now.sources.progress } };
}

/** Whether what is recorded is of a task that a plan has, as a whole or by an agency that answers for its own part. */
function fitting(plan: Plan): (entry: TaskProgress) => boolean {
  const roster = rosterOf(plan.agencies, referenceDate(plan));
  const tasks = new Map(placedTasks(plan).map(({ task }) => [task.id, task]));
  return ({ task: id, by }) => {
    const task = tasks.get(id);
    if (task === undefined || by === undefined) return task !== undefined;
    const { agencies, each } = answeringOf(task, roster);
    return each && agencies.includes(by);
  };
}

function supersededPlan(root: string, entry: IssuedEntry): Plan | undefined {
  return readPlan(root, entry.year, undefined, contentName({ year: entry.year, decision: entry.number })).plan;
}

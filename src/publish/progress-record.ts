import { bodyNames } from '../content/body-names.js';
import type { Plan, Progress } from '../content/plan.js';
import { readPlan } from '../content/read.js';
import type { IssuedEntry, TaskProgress } from '../content/schema.js';
import { diagnose, type LeftBehind } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placedTasks } from '../plan/distribution.js';
import { answerableFor, answeringOf } from '../plan/progress/answerable.js';
import { answerWords } from '../plan/progress/states.js';
import { referenceDate, rosterOf } from '../plan/roster.js';
import { followTasks, type TaskFate } from '../plan/same-tasks.js';
import { cellLines } from '../plan/words.js';
import { symbolOf } from '../content/numbers.js';
import { placeOf } from '../source/json.js';
import type { SourceText } from '../source/source-text.js';
import { underId } from '../workbook/age.js';
import { editionInForce } from './in-force.js';
import { contentName, supersededContent, type Edition } from './issued-folder.js';
import { readSuperseded } from './superseded.js';

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
  const recorded = readSuperseded(root, last).plan?.sources.progress;
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
  const before = readSuperseded(root, last).plan;
  const from = before?.sources.progress;
  if (before?.progress === undefined || from === undefined) return { from, text: undefined, diagnostics: [] };
  const carry = carrying(before, plan);
  const nameOf = namesIn(plan);
  const refs = new Map(placedTasks(before).map(({ task, ref }) => [task.id, ref]));
  const carried = before.progress.tasks.map(carry);
  const left = carried.flatMap((one, i) => {
    if (one.entry !== undefined) return [];
    const { was, fate } = one;
    const place = placeOf(from, ['tasks', i]);
    return [diagnose('progress-left', place, { ref: refs.get(was.task), id: was.task, agency: was.by === undefined ? undefined : nameOf(was.by), said: answerWords(was), file: from.file, year: plan.year, now: whatIsNow(fate, nameOf) })];
  });
  return { from, text: progressText(carried.flatMap(({ entry }) => entry ?? [])), diagnostics: left };
}

/** What stands in the new plan where a record was not carried over, as the message has it. */
function whatIsNow(fate: TaskFate, nameOf: (id: string) => string): LeftBehind {
  switch (fate.kind) {
    case 'amended':
      return { kind: 'amended', ref: fate.placed.ref, words: cellLines(fate.placed.task.task).join(' '), answering: answerableFor(fate.placed.task).map(nameOf) };
    case 'unclear':
      return { kind: 'unclear', refs: fate.among.map(({ ref }) => ref) };
    case 'same':
      return { kind: 'part', ref: fate.placed.ref };
    case 'gone':
      return { kind: 'gone' };
    default:
      return fate satisfies never;
  }
}

/**
 * A plan with what is recorded of its tasks now: beside a decision that was amended stands only what was known then. Of tasks that
 * the plan in force no longer has, or has with other words or agencies, that is the last that is known.
 */
export function withProgress(root: string, plan: Plan, edition: Edition): Plan {
  const current = editionInForce(root, plan.year);
  if (contentName(current) === contentName(edition)) return plan;
  const now = readPlan(root, plan.year, undefined, contentName(current)).plan;
  if (now?.progress === undefined || now.sources.progress === undefined) return plan;
  const back = carrying(now, plan);
  const follow = followTasks(plan, now);
  const tasks = [...now.progress.tasks.flatMap((entry) => back(entry).entry ?? []), ...(plan.progress?.tasks ?? []).filter(({ task }) => follow(task).kind !== 'same')];
  return { ...plan, progress: { tasks } satisfies Progress, sources: { ...plan.sources, progress: now.sources.progress } };
}

interface Carried {
  readonly was: TaskProgress;
  readonly fate: TaskFate;
  /** As the other plan has it; undefined: it is not of a task of that plan, or of an agency that answers there for its own part. */
  readonly entry: TaskProgress | undefined;
}

/** Takes what is recorded of tasks of one plan over to another of the same year: only what is given there in the same words to the same agencies. */
function carrying(from: Plan, to: Plan): (entry: TaskProgress) => Carried {
  const roster = rosterOf(to.agencies, referenceDate(to));
  const follow = followTasks(from, to);
  return (was) => {
    const fate = follow(was.task);
    if (fate.kind !== 'same') return { was, fate, entry: undefined };
    const { agencies, each } = answeringOf(fate.placed.task, roster);
    const fits = was.by === undefined || (each && agencies.includes(was.by));
    return { was, fate, entry: fits ? underId(was, fate.placed.task.id) : undefined };
  };
}

function namesIn({ agencies }: Plan): (id: string) => string {
  const names = bodyNames(agencies);
  return (id) => names.get(id) ?? id;
}

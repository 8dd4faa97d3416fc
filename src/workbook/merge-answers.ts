import { completionSpan } from '../content/checks/progress.js';
import type { Plan } from '../content/plan.js';
import type { TaskProgress } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Distribution, PlacedTask, Portion } from '../plan/distribution.js';
import { roleNames } from '../plan/assignment/roles.js';
import { answerableFor, answeringOf } from '../plan/progress/answerable.js';
import { answerWords, isFinished, stateNames } from '../plan/progress/states.js';
import { referenceDate, rosterOf, type Roster } from '../plan/roster.js';
import { cellLines } from '../plan/words.js';
import { hashOf } from '../register/chain.js';
import { placeOf } from '../source/json.js';
import { nearest } from '../source/shape.js';
import { readAnswer } from './answers.js';
import { cellName, placeOfCell, type CellPlace, type ReturnedRow, type ReturnedWorkbook } from './read-returned.js';

export interface MergedAnswers {
  /** In the order of the appendix: what is known of each task after all workbooks are read. */
  readonly tasks: readonly TaskProgress[];
  /** Ids of tasks of which an answer is new or changed, and those that are answered as they were. */
  readonly changed: readonly string[];
  readonly same: readonly string[];
  /** How many answers are new or changed; of a task that is answered each for itself there may be many. */
  readonly fresh: number;
  /** Ids of agencies that have answered at least one task, and of those that answer for tasks and have not. */
  readonly answered: readonly string[];
  readonly silent: readonly string[];
  /** Answers of agencies that do not answer for the task; each is told as a warning as well. */
  readonly notTaken: readonly { readonly ref: string; readonly agency: string }[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Answer {
  readonly progress: TaskProgress;
  readonly agency: string;
  readonly at: CellPlace;
}

/** What answers are held against. */
interface Frame {
  readonly plan: Plan;
  readonly distribution: Distribution;
  readonly roster: Roster;
  /** As the workbooks name it. */
  readonly decision: string;
}

/**
 * Answers of all returned workbooks over what is known. Who leads a task answers for it; members of a group that answers
 * for it answer each for itself. What others say is told and not taken. Different answers of those who have one together
 * are an error, and so is a finished task that would be so no more.
 * @param back numbers of tasks that may go back from being finished
 */
export function mergeAnswers(plan: Plan, distribution: Distribution, workbooks: readonly ReturnedWorkbook[], decision: string, back: ReadonlySet<string>): MergedAnswers {
  const frame: Frame = { plan, distribution, roster: rosterOf(plan.agencies, referenceDate(plan)), decision };
  const diagnostics: Diagnostic[] = [];
  const answers = new Map<string, Answer[]>();
  const heard = new Set<string>();
  for (const workbook of workbooks) {
    for (const answer of answersOf(frame, workbook, diagnostics)) {
      answers.set(answer.progress.task, [...(answers.get(answer.progress.task) ?? []), answer]);
      heard.add(answer.agency);
    }
  }
  const changed: string[] = [];
  const same: string[] = [];
  let fresh = 0;
  const tasks: TaskProgress[] = [];
  const notTaken: MergedAnswers['notTaken'][number][] = [];
  const due = new Set<string>();
  for (const { task } of distribution.receipts) {
    const merged = mergeTask(frame, task, answers.get(task.task.id) ?? [], back);
    for (const agency of merged.answering) due.add(agency);
    diagnostics.push(...merged.diagnostics);
    tasks.push(...merged.entries);
    notTaken.push(...merged.notTaken.map((agency) => ({ ref: task.ref, agency })));
    fresh += merged.taken.filter((one) => one === 'changed').length;
    if (merged.taken.length > 0) (merged.taken.every((one) => one === 'same') ? same : changed).push(task.task.id);
  }
  const withTasks = distribution.portions.map((p) => p.agency.id);
  return { tasks, changed, same, fresh, answered: withTasks.filter((id) => heard.has(id)), silent: withTasks.filter((id) => due.has(id) && !heard.has(id)), notTaken, diagnostics };
}

interface MergedTask {
  readonly answering: readonly string[];
  /** Of `progress.json`: the whole task first, then agencies in the order of the register. */
  readonly entries: readonly TaskProgress[];
  /** Of each answer that was taken: is it what was known? */
  readonly taken: readonly ('same' | 'changed')[];
  /** Ids of agencies. */
  readonly notTaken: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

function mergeTask({ plan, distribution, roster }: Frame, { task, ref }: PlacedTask, all: readonly Answer[], back: ReadonlySet<string>): MergedTask {
  const { agencies, each } = answeringOf(task, roster);
  const nameOf = (id: string): string => roster.agencies.get(id)?.name ?? roster.groups.get(id)?.name ?? id;
  const known = (plan.progress?.tasks ?? []).filter((entry) => entry.task === task.id);
  const whole = known.find((entry) => entry.by === undefined);
  const diagnostics: Diagnostic[] = [];
  const taken: ('same' | 'changed')[] = [];
  const anew: string[] = [];
  const merge = (before: TaskProgress | undefined, given: readonly Answer[]): TaskProgress | undefined => {
    const [first] = given;
    if (first === undefined) return before;
    if (given.some((a) => hashOf(a.progress) !== hashOf(first.progress))) {
      diagnostics.push(diagnose('workbooks-disagree', placeOfCell(first.at), { ref, answers: given.map((a) => answerOf(a, nameOf)) }));
      return before;
    }
    const isSame = before !== undefined && hashOf(before) === hashOf(first.progress);
    taken.push(isSame ? 'same' : 'changed');
    if (!isSame) anew.push(nameOf(first.agency));
    if (before !== undefined && isFinished(before.state) && before.state !== first.progress.state && !back.has(ref)) {
      diagnostics.push(diagnose('workbook-goes-back', placeOfCell(first.at), { ref, agency: nameOf(first.agency), cell: cellName(first.at), was: answerWords(before), now: answerWords(first.progress) }));
    }
    return first.progress;
  };
  const counted = all.filter((a) => agencies.includes(a.agency));
  const own = each ? agencies.map((agency) => merge(known.find((entry) => entry.by === agency), counted.filter((a) => a.agency === agency).map((a) => ({ ...a, progress: { ...a.progress, by: agency } })))) : [];
  const entries = [each ? whole : merge(whole, counted), ...own].filter((entry) => entry !== undefined);
  if (each && whole !== undefined && anew.length > 0) diagnostics.push(diagnose('workbook-whole-stands', placeOf(plan.sources.progress ?? plan.sources.tasks, []), { ref, agencies: anew, state: stateNames[whole.state] }));
  // Where the same is known of the task already, or a workbook came back as it went out, nothing is lost.
  const others = all.filter((a) => !counted.includes(a) && ![...entries, ...known].some((entry) => entry.by === undefined && hashOf(entry) === hashOf(a.progress)));
  const receipts = distribution.receipts.find((r) => r.task.ref === ref)?.receipts ?? [];
  for (const { agency, at, progress } of others) {
    const roles = receipts.find((r) => r.agency === agency)?.roles ?? [];
    diagnostics.push(diagnose('workbook-answer-not-leading', placeOfCell(at), { ref, cell: cellName(at), agency: nameOf(agency), role: [...new Set(roles)].map((role) => roleNames[role]).join(', '), said: answerWords(progress), answering: answerableFor(task).map(nameOf).join(', ') }));
  }
  return { answering: agencies, entries, taken, notTaken: others.map((a) => a.agency), diagnostics };
}

/** "Sở Y tế (a.xlsx, ô Nhiệm vụ!I4): Hoàn thành ngày 20/6/2023". */
function answerOf({ at, agency, progress }: Answer, nameOf: (id: string) => string): string {
  return `${nameOf(agency)} (${at.file}, ô ${cellName(at)}): "${answerWords(progress)}"`;
}

/** The answers of one workbook, each held against the plan. */
function answersOf({ plan, distribution, decision }: Frame, workbook: ReturnedWorkbook, diagnostics: Diagnostic[]): readonly Answer[] {
  const { file, year, agency, rows } = workbook;
  const whole = { file, line: 1, column: 1 };
  const portion = distribution.portions.find((p) => p.agency.id === agency);
  if (year !== plan.year) diagnostics.push(diagnose('workbook-year', whole, { found: year, year: plan.year }));
  else if (workbook.decision !== decision) diagnostics.push(diagnose('workbook-decision', whole, { found: workbook.decision, decision }));
  else if (portion === undefined) diagnostics.push(diagnose('workbook-agency', whole, { id: agency, near: nearest(agency, distribution.portions.map((p) => p.agency.id)) }));
  if (year !== plan.year || workbook.decision !== decision || portion === undefined) return [];
  const tasks = new Map(tasksOf(portion).map((placed) => [placed.task.id, placed]));
  const seen = new Set<string>();
  const found: Answer[] = [];
  for (const row of rows) {
    const placed = tasks.get(row.task);
    if (placed === undefined) {
      diagnostics.push(diagnose('workbook-task', placeOfCell(row.at), { id: row.task, cell: cellName(row.at) }));
      continue;
    }
    if (seen.has(row.task)) diagnostics.push(diagnose('workbook-task-twice', placeOfCell(row.at), { ref: placed.ref, cell: cellName(row.at) }));
    seen.add(row.task);
    const other = [...tasks.values()].find((t) => t !== placed && isRowOf(row, t));
    if (other !== undefined) {
      diagnostics.push(diagnose('workbook-row-mixed', placeOfCell(row.at), { ref: placed.ref, found: other.ref, cell: cellName(row.at) }));
      continue;
    }
    if (!wordsHold(row, placed)) diagnostics.push(diagnose('workbook-words-changed', placeOfCell(row.at), { ref: placed.ref, cell: cellName(row.at) }));
    const read = readAnswer(row, completionSpan(plan, row.task));
    diagnostics.push(...read.diagnostics);
    if (read.progress !== undefined) found.push({ progress: read.progress, agency, at: row.answers.state?.at ?? row.at });
  }
  const gone = [...tasks.values()].filter(({ task }) => !seen.has(task.id)).map(({ ref }) => ref);
  if (gone.length > 0) diagnostics.push(diagnose('workbook-task-missing', whole, { refs: gone }));
  return found;
}

function tasksOf({ lead, named, group }: Portion): readonly PlacedTask[] {
  return [...lead, ...named, ...group];
}

function wordsHold({ words }: ReturnedRow, { task }: PlacedTask): boolean {
  const same = (read: string | undefined, cell: Parameters<typeof cellLines>[0]): boolean => spaceless(read ?? '') === spaceless(cellLines(cell).join('\n'));
  return same(words.task, task.task) && same(words.outputs, task.outputs) && same(words.deadline, task.deadline.words);
}

/** Does a row show a task, by its number or by all its words? */
function isRowOf(row: ReturnedRow, placed: PlacedTask): boolean {
  return row.words.ref === placed.ref || (wordsHold(row, placed) && row.words.task !== '');
}

function spaceless(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

import type { Plan } from '../content/plan.js';
import type { TaskProgress } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Distribution, PlacedTask, Portion } from '../plan/distribution.js';
import { answerableFor } from '../plan/progress/answerable.js';
import { isFinished, stateNames } from '../plan/progress/states.js';
import { cellLines } from '../plan/words.js';
import { hashOf } from '../register/chain.js';
import { nearest } from '../source/shape.js';
import { readAnswer } from './answers.js';
import { cellName, placeOfCell, type CellPlace, type ReturnedRow, type ReturnedWorkbook } from './read-returned.js';

export interface MergedAnswers {
  /** In the order of the appendix: what is known of each task after all workbooks are read. */
  readonly tasks: readonly TaskProgress[];
  /** Ids of tasks whose state is new or changed, and those that are answered as they were. */
  readonly changed: readonly string[];
  readonly same: readonly string[];
  /** Ids of agencies that have answered at least one task, and of those with tasks that have not. */
  readonly answered: readonly string[];
  readonly silent: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Answer {
  readonly progress: TaskProgress;
  readonly agency: string;
  readonly leads: boolean;
  readonly at: CellPlace;
}

/**
 * Answers of all returned workbooks over what is known. Who leads a task answers for it; another body's answer counts only
 * where no leader has answered. Leaders that disagree, or others where no leader answers, are an error.
 */
export function mergeAnswers(plan: Plan, distribution: Distribution, workbooks: readonly ReturnedWorkbook[], decision: string): MergedAnswers {
  const diagnostics: Diagnostic[] = [];
  const answers = new Map<string, Answer[]>();
  const heard = new Set<string>();
  for (const workbook of workbooks) {
    for (const answer of answersOf(plan, distribution, workbook, decision, diagnostics)) {
      answers.set(answer.progress.task, [...(answers.get(answer.progress.task) ?? []), answer]);
      heard.add(answer.agency);
    }
  }
  const known = new Map((plan.progress?.tasks ?? []).map((p) => [p.task, p]));
  const names = new Map(plan.agencies.agencies.map((a) => [a.id, a.name]));
  const changed: string[] = [];
  const same: string[] = [];
  const tasks: TaskProgress[] = [];
  for (const { task: { task, ref } } of distribution.receipts) {
    const before = known.get(task.id);
    const answer = chosen(heardAnew(answers.get(task.id) ?? [], before), ref, names, diagnostics);
    const now = answer?.progress ?? before;
    if (now !== undefined) tasks.push(now);
    if (answer === undefined) continue;
    if (before !== undefined && hashOf(before) === hashOf(answer.progress)) {
      same.push(task.id);
      continue;
    }
    changed.push(task.id);
    if (before !== undefined && isFinished(before.state) && !isFinished(answer.progress.state)) diagnostics.push(diagnose('workbook-goes-back', placeOfCell(answer.at), { ref, cell: cellName(answer.at), was: stateNames[before.state] }));
  }
  const withTasks = distribution.portions.map((p) => p.agency.id);
  return { tasks, changed, same, answered: withTasks.filter((id) => heard.has(id)), silent: withTasks.filter((id) => !heard.has(id)), diagnostics };
}

/** The answers of one workbook, each held against the plan. */
function answersOf(plan: Plan, distribution: Distribution, workbook: ReturnedWorkbook, decision: string, diagnostics: Diagnostic[]): readonly Answer[] {
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
    const read = readAnswer(row);
    diagnostics.push(...read.diagnostics);
    if (read.progress !== undefined) found.push({ progress: read.progress, agency, leads: answers(placed, agency, distribution), at: row.answers.state?.at ?? row.at });
  }
  const gone = [...tasks.values()].filter(({ task }) => !seen.has(task.id)).map(({ ref }) => ref);
  if (gone.length > 0) diagnostics.push(diagnose('workbook-task-missing', whole, { refs: gone }));
  return found;
}

function tasksOf({ lead, named, group }: Portion): readonly PlacedTask[] {
  return [...lead, ...named, ...group];
}

/** Does an agency answer for a task, by itself or through its group? */
function answers({ task, ref }: PlacedTask, agency: string, { receipts }: Distribution): boolean {
  const answerable = answerableFor(task);
  const mine = receipts.find((r) => r.task.ref === ref)?.receipts.find((r) => r.agency === agency);
  return answerable.includes(agency) || (mine?.groups ?? []).some((group) => answerable.includes(group));
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

/**
 * Workbooks go out with what is known filled in. Where others answer, a body that does not lead and sends that back
 * unchanged has said nothing.
 */
function heardAnew(all: readonly Answer[], before: TaskProgress | undefined): readonly Answer[] {
  if (before === undefined) return all;
  const echo = hashOf(before);
  const anew = all.filter((a) => a.leads || hashOf(a.progress) !== echo);
  return anew.length > 0 ? anew : all;
}

/** The answer that counts for a task; answers that disagree are told, and none counts. */
function chosen(all: readonly Answer[], ref: string, names: ReadonlyMap<string, string>, diagnostics: Diagnostic[]): Answer | undefined {
  const leading = all.filter((a) => a.leads);
  const counted = leading.length > 0 ? leading : all;
  const [first] = counted;
  if (first === undefined) return undefined;
  const differing = counted.filter((a) => hashOf(a.progress) !== hashOf(first.progress));
  if (differing.length > 0) {
    const cells = counted.map(({ at, agency }) => `${names.get(agency) ?? agency} (${at.file}, ô ${cellName(at)})`);
    diagnostics.push(diagnose('workbooks-disagree', placeOfCell(first.at), { ref, cells }));
    return undefined;
  }
  for (const other of all) {
    if (!counted.includes(other) && hashOf(other.progress) !== hashOf(first.progress)) diagnostics.push(diagnose('workbook-answer-not-leading', placeOfCell(other.at), { ref, cell: `${other.at.file}, ${cellName(other.at)}`, agency: names.get(other.agency) ?? other.agency }));
  }
  return first;
}

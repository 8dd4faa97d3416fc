import { completionSpan } from '../content/checks/progress.js';
import { momentInVietnam } from '../content/dates.js';
import type { Plan } from '../content/plan.js';
import { spaced } from '../content/plain-words.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Distribution, PlacedTask, Portion } from '../plan/distribution.js';
import { groupBy } from '../plan/group-by.js';
import { answerWords } from '../plan/progress/states.js';
import { followTasks, type TaskFate } from '../plan/same-tasks.js';
import { cellLines } from '../plan/words.js';
import { nearest } from '../source/shape.js';
import { isCredible, type Aged } from './age.js';
import { readAnswer } from './answers.js';
import { cellName, placeOfCell, type CellPlace, type ReturnedRow, type ReturnedWorkbook } from './read-returned.js';

/** A decision whose workbooks may come back, and what it gives to whom. */
export interface Answerable {
  readonly plan: Plan;
  readonly distribution: Distribution;
  /** As the workbooks name it. */
  readonly decision: string;
}

/** What one row of a workbook says of its task. */
export interface Answer extends Aged {
  readonly at: CellPlace;
}

/** Reads the answers of one workbook; what is wrong or not taken is told. */
export type AnswerReader = (workbook: ReturnedWorkbook, diagnostics: Diagnostic[]) => readonly Answer[];

/** A decision that workbooks were sent with, and what became of its tasks in the decision in force. */
interface Sent extends Answerable {
  readonly follow: (id: string) => TaskFate;
}

/**
 * Each workbook is held against the plan that it was sent with. One of an earlier decision still answers for tasks that the decision in
 * force gives in the same words to the same agencies, under whatever id; of others its answers are told and not taken.
 */
export function answerReader(inForce: Answerable, earlier: readonly Answerable[]): AnswerReader {
  const decisions = [inForce, ...earlier].map((one): Sent => ({ ...one, follow: followTasks(one.plan, inForce.plan) }));
  return (workbook, diagnostics) => {
    const { file, year, agency } = workbook;
    const whole = { file, line: 1, column: 1 };
    const sent = decisions.find(({ decision }) => decision === workbook.decision);
    const portions = sent?.distribution.portions ?? [];
    const portion = portions.find((p) => p.agency.id === agency);
    if (year !== inForce.plan.year) diagnostics.push(diagnose('workbook-year', whole, { found: year, year: inForce.plan.year }));
    else if (sent === undefined) diagnostics.push(diagnose('workbook-decision', whole, { found: workbook.decision, decision: inForce.decision, year }));
    else if (portion === undefined) diagnostics.push(diagnose('workbook-agency', whole, { id: agency, near: nearest(agency, portions.map((p) => p.agency.id)) }));
    if (year !== inForce.plan.year || sent === undefined || portion === undefined) return [];
    const { saved } = workbook;
    if (saved === undefined || isCredible(saved, year)) return answersOf(workbook, sent, portion, inForce.decision, diagnostics);
    diagnostics.push(diagnose('workbook-clock', whole, { saved: momentInVietnam(saved), last: year + 1 }));
    return answersOf({ ...workbook, saved: undefined }, sent, portion, inForce.decision, diagnostics);
  };
}

function answersOf(workbook: ReturnedWorkbook, sent: Sent, portion: Portion, inForce: string, diagnostics: Diagnostic[]): readonly Answer[] {
  const placedHere = tasksOf(portion);
  const tasks = new Map(placedHere.map((placed) => [placed.task.id, placed]));
  const other = otherTaskOf(placedHere);
  const seen = new Set<string>();
  const found: Answer[] = [];
  for (const row of workbook.rows) {
    const placed = tasks.get(row.task);
    if (placed === undefined) {
      diagnostics.push(diagnose('workbook-task', placeOfCell(row.at), { id: row.task, cell: cellName(row.at) }));
      continue;
    }
    if (seen.has(row.task)) diagnostics.push(diagnose('workbook-task-twice', placeOfCell(row.at), { ref: placed.ref, cell: cellName(row.at) }));
    seen.add(row.task);
    const mixed = other(row, placed);
    if (mixed !== undefined) {
      diagnostics.push(diagnose('workbook-row-mixed', placeOfCell(row.at), { ref: placed.ref, found: mixed.ref, cell: cellName(row.at) }));
      continue;
    }
    if (wordsOfRow(row) !== wordsOfTask(placed)) diagnostics.push(diagnose('workbook-words-changed', placeOfCell(row.at), { ref: placed.ref, cell: cellName(row.at) }));
    const read = readAnswer(row, completionSpan(sent.plan, placed.task));
    diagnostics.push(...read.diagnostics);
    if (read.progress === undefined) continue;
    const at = row.answers.state?.at ?? row.at;
    const fate = sent.follow(row.task);
    if (fate.kind !== 'same') {
      diagnostics.push(diagnose('workbook-task-amended', placeOfCell(at), { ref: placed.ref, cell: cellName(at), said: answerWords(read.progress), sentWith: sent.decision, decision: inForce, fate: fate.kind, among: fate.kind === 'unclear' ? fate.among.map(({ ref }) => ref) : [], year: workbook.year }));
      continue;
    }
    const { id } = fate.placed.task;
    found.push({ progress: { ...read.progress, task: id }, agency: workbook.agency, at, saved: workbook.saved, sentWith: workbook.sentWith.get(row.task), formerId: id === row.task ? undefined : row.task });
  }
  const gone = placedHere.filter(({ task }) => !seen.has(task.id)).map(({ ref }) => ref);
  if (gone.length > 0) diagnostics.push(diagnose('workbook-task-missing', { file: workbook.file, line: 1, column: 1 }, { refs: gone }));
  return found;
}

function tasksOf({ lead, named, group }: Portion): readonly PlacedTask[] {
  return [...lead, ...named, ...group];
}

/** Does a row show another task than the one whose id it has, by its number or by all its words? */
function otherTaskOf(tasks: readonly PlacedTask[]): (row: ReturnedRow, placed: PlacedTask) => PlacedTask | undefined {
  const byRef = new Map(tasks.map((placed) => [placed.ref, placed]));
  const byWords = groupBy(tasks, wordsOfTask);
  return (row, placed) => {
    const numbered = byRef.get(row.words.ref ?? '');
    if (numbered !== undefined && numbered !== placed) return numbered;
    const worded = row.words.task === '' ? undefined : byWords.get(wordsOfRow(row));
    return worded?.includes(placed) === true ? undefined : worded?.[0];
  };
}

function wordsOfRow({ words: { task = '', outputs = '', deadline = '' } }: ReturnedRow): string {
  return JSON.stringify([task, outputs, deadline].map(spaced));
}

function wordsOfTask({ task: { task, outputs, deadline } }: PlacedTask): string {
  return JSON.stringify([task, outputs, deadline.words].map((cell) => spaced(cellLines(cell).join('\n'))));
}

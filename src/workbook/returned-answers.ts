import { completionSpan } from '../content/checks/progress.js';
import type { Plan } from '../content/plan.js';
import type { Task } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placedTasks, type Distribution, type PlacedTask, type Portion } from '../plan/distribution.js';
import { answerWords } from '../plan/progress/states.js';
import { cellLines } from '../plan/words.js';
import { hashOf } from '../register/chain.js';
import { nearest } from '../source/shape.js';
import type { Aged } from './age.js';
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

/**
 * The answers of one workbook, each held against the plan that it was sent with. One of an earlier decision still answers for tasks that
 * the decision in force gives in the same words to the same agencies; of others its answers are told and not taken.
 */
export function answersOf(inForce: Answerable, earlier: readonly Answerable[], workbook: ReturnedWorkbook, diagnostics: Diagnostic[]): readonly Answer[] {
  const { file, year, agency, rows } = workbook;
  const whole = { file, line: 1, column: 1 };
  const sentWith = [inForce, ...earlier].find(({ decision }) => decision === workbook.decision);
  const portions = sentWith?.distribution.portions ?? [];
  const portion = portions.find((p) => p.agency.id === agency);
  if (year !== inForce.plan.year) diagnostics.push(diagnose('workbook-year', whole, { found: year, year: inForce.plan.year }));
  else if (sentWith === undefined) diagnostics.push(diagnose('workbook-decision', whole, { found: workbook.decision, decision: inForce.decision, year }));
  else if (portion === undefined) diagnostics.push(diagnose('workbook-agency', whole, { id: agency, near: nearest(agency, portions.map((p) => p.agency.id)) }));
  if (year !== inForce.plan.year || sentWith === undefined || portion === undefined) return [];
  const { plan } = sentWith;
  const now = new Map(placedTasks(inForce.plan).map(({ task }) => [task.id, task]));
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
    const read = readAnswer(row, completionSpan(plan, placed.task));
    diagnostics.push(...read.diagnostics);
    if (read.progress === undefined) continue;
    const at = row.answers.state?.at ?? row.at;
    const task = now.get(row.task);
    if (task === undefined || !isSameTask(task, placed.task)) diagnostics.push(diagnose('workbook-task-amended', placeOfCell(at), { ref: placed.ref, cell: cellName(at), said: answerWords(read.progress), sentWith: sentWith.decision, decision: inForce.decision, isGone: task === undefined, year }));
    else found.push({ progress: read.progress, agency, at, saved: workbook.saved, sentWith: workbook.sentWith.get(row.task) });
  }
  const gone = [...tasks.values()].filter(({ task }) => !seen.has(task.id)).map(({ ref }) => ref);
  if (gone.length > 0) diagnostics.push(diagnose('workbook-task-missing', whole, { refs: gone }));
  return found;
}

/** Whether a task is given in the same words to the same agencies. */
function isSameTask(one: Task, other: Task): boolean {
  const given = ({ task, outputs, deadline, assignment: { assignees } }: Task): object => ({ task, outputs, deadline: deadline.words, assignees });
  return hashOf(given(one)) === hashOf(given(other));
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

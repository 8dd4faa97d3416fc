import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { placeOf } from '../../source/json.js';
import { nearest } from '../../source/shape.js';
import type { SourceText } from '../../source/source-text.js';
import { parseDay, slashed } from '../dates.js';
import type { ProgressFile, Task, TasksFile } from '../schema.js';

/** What progress is checked against. */
export interface ProgressFrame {
  /** Undefined where `tasks.json` cannot be read: ids are then not looked up. */
  readonly appendix: TasksFile | undefined;
  readonly year: number;
  /** As a plan has it. */
  readonly began: string | undefined;
}

/** `progress.json` against the tasks: known ids, each once as a whole and once by an agency, real days, completed while the plan was in force. */
export function checkProgress(file: ProgressFile, frame: ProgressFrame, source: SourceText): Diagnostic[] {
  const tasks = frame.appendix === undefined ? undefined : tasksOf(frame.appendix);
  const found: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const [i, entry] of file.tasks.entries()) {
    const path = ['tasks', i];
    const known = tasks?.get(entry.task);
    if (tasks !== undefined && known === undefined) found.push(diagnose('unknown-task', placeOf(source, [...path, 'task']), { id: entry.task, near: nearest(entry.task, tasks.keys()) }));
    const key = `${entry.task} ${entry.by ?? ''}`;
    if (seen.has(key)) found.push(diagnose('progress-repeated', placeOf(source, [...path, 'task']), { id: entry.task, by: entry.by }));
    seen.add(key);
    if (entry.state !== 'hoan-thanh') continue;
    const place = placeOf(source, [...path, 'date']);
    if (parseDay(entry.date) === undefined) {
      found.push(diagnose('impossible-date', place, { found: entry.date }));
      continue;
    }
    const { from, to } = completionSpan(frame, known?.task);
    if (entry.date < from || entry.date > to) found.push(diagnose('completion-unlikely', place, { task: known?.ref ?? entry.task, date: slashed(entry.date), from: slashed(from), to: slashed(to) }));
  }
  return found;
}

function tasksOf({ sections }: TasksFile): ReadonlyMap<string, { readonly task: Task; readonly ref: string }> {
  return new Map(sections.flatMap((s) => s.tasks.map((task) => [task.id, { task, ref: `${s.number}.${task.number}` }] as const)));
}

/** ISO days between which a task of a plan is likely to be completed. */
export interface CompletionSpan {
  readonly from: string;
  /** The last day of the plan's year, or of a later one that the task's own deadline names. */
  readonly expected: string;
  /** A year after the plan's at the least. */
  readonly to: string;
}

/** When a task may be completed: after the year's first decision, in its years or, late, in the year after the plan's. */
export function completionSpan({ year, began }: Omit<ProgressFrame, 'appendix'>, task: Task | undefined): CompletionSpan {
  const own = Math.max(year, ...(task?.deadline.meaning ?? []).flatMap((m) => (m.kind === 'years' ? [m.to] : [])));
  return { from: began ?? `${year - 1}-01-01`, expected: `${own}-12-31`, to: `${Math.max(year + 1, own)}-12-31` };
}

import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { placeOf } from '../../source/json.js';
import { nearest } from '../../source/shape.js';
import type { SourceText } from '../../source/source-text.js';
import { parseDay, slashed } from '../dates.js';
import type { ProgressFile, TasksFile } from '../schema.js';

/** What progress is checked against. */
export interface ProgressFrame {
  /** Undefined where `tasks.json` cannot be read: ids are then not looked up. */
  readonly appendix: TasksFile | undefined;
  readonly year: number;
  /** ISO; undefined while the decision is open or its day is not real. */
  readonly decided: string | undefined;
}

/** `progress.json` against the tasks: known ids, each once, real days, completed while the plan was in force. */
export function checkProgress(file: ProgressFile, frame: ProgressFrame, source: SourceText): Diagnostic[] {
  const refs = frame.appendix === undefined ? undefined : refsOf(frame.appendix);
  const found: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const [i, entry] of file.tasks.entries()) {
    const path = ['tasks', i];
    if (refs !== undefined && !refs.has(entry.task)) found.push(diagnose('unknown-task', placeOf(source, [...path, 'task']), { id: entry.task, near: nearest(entry.task, refs.keys()) }));
    if (seen.has(entry.task)) found.push(diagnose('progress-repeated', placeOf(source, [...path, 'task']), { id: entry.task }));
    seen.add(entry.task);
    if (entry.state !== 'hoan-thanh') continue;
    const place = placeOf(source, [...path, 'date']);
    if (parseDay(entry.date) === undefined) {
      found.push(diagnose('impossible-date', place, { found: entry.date }));
      continue;
    }
    const [from, to] = span(frame, entry.task);
    if (entry.date < from || entry.date > to) found.push(diagnose('completion-unlikely', place, { task: refs?.get(entry.task) ?? entry.task, date: slashed(entry.date), from: slashed(from), to: slashed(to) }));
  }
  return found;
}

function refsOf({ sections }: TasksFile): ReadonlyMap<string, string> {
  return new Map(sections.flatMap((s) => s.tasks.map((task) => [task.id, `${s.number}.${task.number}`] as const)));
}

/** From the decision to the end of the year after the plan's, or of a later year that the task's own deadline names. */
function span({ appendix, year, decided }: ProgressFrame, id: string): readonly [from: string, to: string] {
  const task = appendix?.sections.flatMap((s) => s.tasks).find((t) => t.id === id);
  const years = (task?.deadline.meaning ?? []).map((m) => (m.kind === 'years' ? m.to : year + 1));
  return [decided ?? `${year - 1}-01-01`, `${Math.max(year + 1, ...years)}-12-31`];
}

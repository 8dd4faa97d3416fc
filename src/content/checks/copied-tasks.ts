import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { placeOf } from '../../source/json.js';
import { cellOf, taskFields, type PrintedField } from '../places.js';
import { plainWords, unended } from '../plain-words.js';
import type { Plan } from '../plan.js';
import type { Task } from '../schema.js';

/** Tasks of the same words, products, deadline and assignees under two ids: copied, and hardly meant to be done twice. */
export function checkCopiedTasks({ appendix, sources: { tasks } }: Plan): Diagnostic[] {
  const first = new Map<string, { readonly id: string; readonly ref: string }>();
  return appendix.sections.flatMap((section, i) =>
    section.tasks.flatMap((task, j) => {
      const ref = `${section.number}.${task.number}`;
      const key = contentOf(task);
      const other = first.get(key);
      if (other === undefined) first.set(key, { id: task.id, ref });
      return other === undefined || other.id === task.id ? [] : [diagnose('task-copied', placeOf(tasks, ['sections', i, 'tasks', j, 'id']), { task: ref, other: other.ref, id: other.id })];
    }),
  );
}

function contentOf(task: Task): string {
  const fields: readonly PrintedField[] = taskFields.filter((field) => field !== 'assignment');
  const words = fields.map((field) => cellOf(task, field).map((part) => plainWords(unended(typeof part === 'string' ? part : part.item, '.;'))));
  return JSON.stringify([words, task.assignment.assignees.map(({ who, role }) => `${role} ${who}`).sort()]);
}

import type { Plan } from '../content/plan.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placeOf } from '../source/json.js';
import type { Distribution } from './distribution.js';

/** Tasks that stand in no agency's extract: their words name only bodies that are nobody in particular. */
export function checkReach(plan: Plan, { receipts }: Distribution): Diagnostic[] {
  const unheard = new Set(receipts.filter((r) => r.receipts.length === 0).map((r) => r.task.task));
  return plan.appendix.sections.flatMap((section, i) =>
    section.tasks.flatMap((task, j) =>
      unheard.has(task) ? [diagnose('task-reaches-nobody', placeOf(plan.sources.tasks, ['sections', i, 'tasks', j, 'assignment', 'assignees']), { task: `${section.number}.${task.number}`, year: plan.year, issued: plan.head.state === 'da-ban-hanh' })] : [],
    ),
  );
}

/** Which tasks reach nobody is the business of whoever writes or checks the plan; other commands have nothing new to say of it. */
export function withoutReach(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code }) => code !== 'task-reaches-nobody');
}

import type { Plan } from '../content/plan.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { rosterOf } from '../plan/roster.js';
import { bodyOf, hasEnded, standIns } from '../plan/succession.js';
import { placeOf } from '../source/json.js';

/** Assignees that have ended by the new year and whose place nobody took: their tasks would be lost. */
export function checkSuccessors(from: Plan, toYear: number): Diagnostic[] {
  const roster = rosterOf(from.agencies, `${toYear}-01-01`);
  return from.appendix.sections.flatMap((section, i) =>
    section.tasks.flatMap((task, j) =>
      task.assignment.assignees.flatMap(({ who }, k) => {
        if (!hasEnded(who, roster) || standIns(who, roster).length > 0) return [];
        const place = placeOf(from.sources.tasks, ['sections', i, 'tasks', j, 'assignment', 'assignees', k, 'who']);
        return [diagnose('agency-without-successor', place, { name: bodyOf(who, roster)?.name ?? who, task: `${section.number}.${task.number}`, year: toYear })];
      }),
    ),
  );
}

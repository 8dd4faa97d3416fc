import type { Plan } from '../../content/plan.js';
import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { placeOf } from '../../source/json.js';
import { nearest } from '../../source/shape.js';
import { placedTasks } from '../distribution.js';
import type { Roster } from '../roster.js';
import { answeringOf } from './answerable.js';

/** Answers of single agencies in `progress.json`: only of those that answer each for itself. */
export function checkOwnAnswers(plan: Plan, roster: Roster): Diagnostic[] {
  const { progress: source } = plan.sources;
  if (source === undefined) return [];
  const placed = new Map(placedTasks(plan).map((one) => [one.task.id, one]));
  return (plan.progress?.tasks ?? []).flatMap(({ task: id, by }, i) => {
    const found = placed.get(id);
    if (by === undefined || found === undefined) return [];
    const { agencies, each } = answeringOf(found.task, roster);
    if (each && agencies.includes(by)) return [];
    const answering = each ? agencies : [];
    return [diagnose('progress-by', placeOf(source, ['tasks', i, 'by']), { task: found.ref, by, answering, near: nearest(by, answering) })];
  });
}

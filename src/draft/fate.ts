import type { Plan } from '../content/plan.js';
import type { ReviewFile, Task } from '../content/schema.js';
import { classifyTask } from './tasks/classify.js';

export interface Fate {
  readonly kind: ReviewFile['tasks'][number]['kind'];
  readonly fate: ReviewFile['tasks'][number]['fate'];
  readonly reason: string;
  /** What a person must decide, where neither the rules nor the reported progress do. */
  readonly question?: string;
}

/** Is a task carried into next year? Its class says so, and what was reported of it decides where there is something. */
export function fateOf(task: Task, from: Plan): Fate {
  const { class: kind, reason } = classifyTask(task, from.year);
  if (kind === 'undecided') return { kind, fate: 'giu', reason, question: 'Nhiệm vụ này làm hằng năm, làm tiếp, hay xong thì thôi?' };
  if (kind === 'one-off') return { kind, fate: 'giu', reason, question: 'Nhiệm vụ này xong thì thôi và chưa có báo cáo kết quả; còn làm tiếp không?' };
  return { kind, fate: 'giu', reason };
}

import type { Task } from '../../content/schema.js';
export function classifyTask(task: Task, _planYear: number): { class: 'recurring' | 'continuing' | 'one-off' | 'undecided'; rule: string; reason: string } {
  return { class: 'undecided', rule: 'x', reason: `tạm ${task.id}` };
}

import type { Assignee, Role, Task } from '../../content/schema.js';

/** Who answers for a task, by the first of these roles that anyone has; all assignees where nobody has either. */
const answering: readonly Role[] = ['chu-tri', 'thuc-hien'];

/**
 * Ids of the agencies and groups that answer for a task: its leaders, or those who carry it out where none leads.
 * A group stays a group: the task has one state, which says nothing of a single member.
 */
export function answerableFor(task: Task): readonly string[] {
  const { assignees } = task.assignment;
  const role = answering.find((r) => assignees.some((a) => a.role === r));
  const chosen: readonly Assignee[] = role === undefined ? assignees : assignees.filter((a) => a.role === role);
  return [...new Set(chosen.map((a) => a.who))];
}

import type { Assignee, Role, Task } from '../../content/schema.js';
import type { Roster } from '../roster.js';

/** Who answers for a task, by the first of these roles that anyone has; all assignees where nobody has either. */
const answering: readonly Role[] = ['chu-tri', 'thuc-hien'];

/** Ids of the agencies and groups that answer for a task: its leaders, or those who carry it out where none leads. */
export function answerableFor(task: Task): readonly string[] {
  const { assignees } = task.assignment;
  const role = answering.find((r) => assignees.some((a) => a.role === r));
  const chosen: readonly Assignee[] = role === undefined ? assignees : assignees.filter((a) => a.role === role);
  return [...new Set(chosen.map((a) => a.who))];
}

/** Which agencies answer for a task, and how. */
export interface Answering {
  /** Ids, in the order of the register. */
  readonly agencies: readonly string[];
  /** Each answers for its own part, because a group is among them; else they have one answer together. */
  readonly each: boolean;
  /** In place of those whom the task gives it to, for they are nobody in particular. */
  readonly instead: boolean;
}

/**
 * The agencies that answer for a task, by name or as members of a group. An agency that the task names in another role (to
 * appraise, to guide) has that one and does not answer with its group, as it does not receive the task through it either.
 * Where those who would answer are nobody in particular ("cơ quan thu phí"), all who receive the task do: it must not be
 * left without anybody.
 */
export function answeringOf(task: Task, roster: Roster): Answering {
  const found = answeringAmong(answerableFor(task), task, roster);
  if (found.agencies.length > 0) return { ...found, instead: false };
  return { ...answeringAmong(task.assignment.assignees.map((a) => a.who), task, roster), instead: true };
}

function answeringAmong(bodies: readonly string[], task: Task, { agencies, members }: Roster): Omit<Answering, 'instead'> {
  const named = new Set(task.assignment.assignees.map((a) => a.who));
  const through = new Set(bodies.flatMap((id) => (members.get(id) ?? []).map((agency) => agency.id)).filter((id) => !named.has(id)));
  const each = bodies.some((id) => (members.get(id) ?? []).length > 0);
  return { agencies: [...agencies.keys()].filter((id) => bodies.includes(id) || through.has(id)), each };
}

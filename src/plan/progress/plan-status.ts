import { isoOf, type Day } from '../../content/dates.js';
import type { Plan } from '../../content/plan.js';
import type { Task, TaskSection } from '../../content/schema.js';
import { referenceDate, rosterOf } from '../roster.js';
import { count, type Counts } from './counts.js';
import { reportedOf, type Reported } from './reported.js';
import { taskStatus, type TaskStatus } from './task-status.js';

export interface SectionStatus {
  readonly number: string;
  readonly title: string;
  readonly counts: Counts;
  readonly tasks: readonly TaskStatus[];
}

/** An agency, or a group that answers as one, and the tasks it answers for. */
export interface BodyStatus {
  readonly id: string;
  readonly name: string;
  readonly counts: Counts;
}

/** A plan on one day. */
export interface PlanStatus {
  readonly year: number;
  /** ISO. */
  readonly asOf: string;
  readonly total: Counts;
  readonly sections: readonly SectionStatus[];
  /** In the order of the register, groups last. A task with two leaders is counted for both. */
  readonly bodies: readonly BodyStatus[];
  /** In the order of the appendix. */
  readonly tasks: readonly TaskStatus[];
  /** Longest overdue first. */
  readonly overdue: readonly TaskStatus[];
  /** Soonest first. */
  readonly dueSoon: readonly TaskStatus[];
}

/** What became of a plan's tasks up to a day. The day is always given: nothing here looks at the clock. */
export function planStatus(plan: Plan, asOf: Day): PlanStatus {
  const roster = rosterOf(plan.agencies, referenceDate(plan));
  const sections = plan.appendix.sections.map((section) => sectionStatus(section, (task) => reportedOf(task, plan.progress, roster), asOf));
  const tasks = sections.flatMap((s) => s.tasks);
  return {
    year: plan.year,
    asOf: isoOf(asOf),
    total: count(tasks),
    sections,
    bodies: bodiesOf(plan, tasks),
    tasks,
    overdue: tasks.filter((t) => t.overdue).sort(byDue),
    dueSoon: tasks.filter((t) => t.dueSoon).sort(byDue),
  };
}

function sectionStatus(section: TaskSection, reported: (task: Task) => Reported, asOf: Day): SectionStatus {
  const tasks = section.tasks.map((task) => taskStatus(task, `${section.number}.${task.number}`, reported(task), asOf));
  return { number: section.number, title: section.title, counts: count(tasks), tasks };
}

function bodiesOf({ agencies }: Plan, tasks: readonly TaskStatus[]): readonly BodyStatus[] {
  return [...agencies.agencies, ...agencies.groups].flatMap(({ id, name }) => {
    const own = tasks.filter((t) => t.answerable.includes(id));
    return own.length === 0 ? [] : [{ id, name: capitalised(name), counts: count(own) }];
  });
}

/** A group's name is written as it stands inside a sentence: "các sở, ban, ngành". */
function capitalised(name: string): string {
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}

function byDue(a: TaskStatus, b: TaskStatus): number {
  const [one, other] = [a.due ?? '', b.due ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}

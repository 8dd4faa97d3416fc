import { readDecision } from '../../src/content/decision.js';
import { readPlanText } from '../../src/content/plan-text.js';
import type { Plan } from '../../src/content/plan.js';
import { readPlan } from '../../src/content/read.js';
import type { Task, TaskSection } from '../../src/content/schema.js';
import { sampleFiles, sampleOf, sampleYear, writeProject, type Sample, type SampleFolder } from './sample-project.js';

export const nextYear = sampleYear + 1;

/** A project with the sample in two years; `change` makes the later one differ by more than its years. */
export function writeTwoYears(change: (later: Sample) => void = () => undefined): SampleFolder {
  const later = sampleOf(nextYear);
  change(later);
  return writeProject(new Map([...sampleFiles(sampleOf(sampleYear)), ...sampleFiles(later)]));
}

/** The sample's plan of a year, read from disk. */
export function planOf(year: number): Plan {
  const { root, remove } = writeProject(sampleFiles(sampleOf(year)));
  const { plan, diagnostics } = readPlan(root, year);
  remove();
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

export interface PlainTask {
  readonly id: string;
  readonly words: readonly string[];
  readonly deadline?: string;
  readonly lead?: string;
  readonly note?: string;
}

export interface PlainSection {
  readonly title: string;
  readonly tasks: readonly PlainTask[];
}

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI'];

/** A plan with other tasks, numbered by their order. */
export function withTasks(plan: Plan, sections: readonly PlainSection[]): Plan {
  const made = sections.map(({ title, tasks }, at): TaskSection => ({ number: roman[at] ?? '', title, tasks: tasks.map((task, index) => taskOf(task, index + 1)) }));
  return { ...plan, appendix: { ...plan.appendix, sections: made } };
}

function taskOf({ id, words, deadline, lead, note }: PlainTask, number: number): Task {
  return {
    id,
    number,
    task: [...words],
    outputs: ['Báo cáo'],
    deadline: { words: [deadline ?? 'Thường xuyên'], meaning: [{ kind: 'ongoing' }] },
    assignment: lead === 'so-tai-chinh' ? { words: ['Sở Tài chính chủ trì'], assignees: [{ who: 'so-tai-chinh', role: 'chu-tri' }] } : { words: ['Sở Nội vụ chủ trì'], assignees: [{ who: 'so-noi-vu', role: 'chu-tri' }] },
    ...(note === undefined ? {} : { note }),
  };
}

/** A plan with other words, given as the body of `plan.md`. */
export function withText(plan: Plan, body: string): Plan {
  return { ...plan, text: { ...plan.text, sections: readPlanText({ file: 'plan.md', text: `---\ntitle: t\nname: t\n---\n\n${body}` }).text.sections } };
}

/** A plan with another decision, given as the body of `decision.md`. */
export function withDecision(plan: Plan, body: string): Plan {
  const { decision } = readDecision({ file: 'decision.md', text: `---\nsubject: ${plan.decision.subject}\n---\n\n${body}` });
  return { ...plan, decision };
}

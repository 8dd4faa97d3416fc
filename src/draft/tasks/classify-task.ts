import type { Task } from '../../content/schema.js';
import { cellText } from '../../plan/words.js';
import type { YearPhrase } from '../years/phrase.js';
import { readYears } from '../years/read-years.js';
import { deadlineShape, type DeadlineShape } from './deadline-shape.js';
import { noTaskRule, taskRules, type Named, type TaskClass, type TaskRule } from './rules.js';

/** What becomes of a task next year, by which rule and why. */
export interface ClassedTask {
  readonly class: TaskClass;
  /** The stable id of the rule that decided. */
  readonly rule: string;
  /** Lý do, a Vietnamese sentence for the drafting officer. */
  readonly reason: string;
}

/**
 * Whether a task (nhiệm vụ) of the plan of `planYear` comes again next year, goes on, or is finished once done, from its
 * words, outputs and deadline. What no rule decides is 'undecided': a question.
 */
export function classifyTask(task: Task, planYear: number): ClassedTask {
  const facts = factsOf(task, planYear);
  const rule = taskRules.find((r) => fits(r, facts)) ?? noTaskRule;
  return { class: rule.class, rule: rule.id, reason: rule.reason };
}

interface Facts {
  readonly task: string;
  readonly outputs: string;
  readonly deadlineWords: string;
  readonly deadline: DeadlineShape;
  readonly names: ReadonlySet<Named>;
}

function factsOf({ task, outputs, deadline }: Task, planYear: number): Facts {
  const words = cellText(task);
  return {
    task: words,
    outputs: cellText(outputs),
    deadlineWords: cellText(deadline.words),
    deadline: deadlineShape(deadline, planYear),
    names: new Set(readYears(words, planYear, 'text').flatMap((phrase) => namedBy(phrase, planYear))),
  };
}

function fits(rule: TaskRule, facts: Facts): boolean {
  return (
    rule.task?.test(facts.task) !== false &&
    rule.outputs?.test(facts.outputs) !== false &&
    rule.deadlineWords?.test(facts.deadlineWords) !== false &&
    (rule.deadline === undefined || rule.deadline === facts.deadline) &&
    (rule.names === undefined || facts.names.has(rule.names))
  );
}

/** "năm 2023" names what is made; "trong năm 2023", "Quý I/2023" only tell when. */
function namedBy(phrase: YearPhrase, planYear: number): readonly Named[] {
  if (phrase.class === 'period') return (phrase.ends ?? planYear) > planYear ? ['period', 'period-ahead'] : ['period'];
  return (phrase.class === 'own' || phrase.class === 'relative') && /^năm\s/iu.test(phrase.words) ? ['year'] : [];
}

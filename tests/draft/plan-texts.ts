import type { Plan } from '../../src/content/plan.js';
import type { Where } from '../../src/draft/years/phrase.js';
import { partText } from '../../src/plan/words.js';

/** A text of a plan that drafting reads, with a name for it. */
export interface PlanTextPart {
  readonly at: string;
  readonly text: string;
  readonly where: Where;
}

/** Every text of a plan's decision, plan and appendix, in their order. */
export function textsOf(plan: Plan): readonly PlanTextPart[] {
  const parts: PlanTextPart[] = [];
  const add = (at: string, text: string, where: Where = 'text'): void => {
    parts.push({ at, text, where });
  };
  add('quyết định, trích yếu', plan.decision.subject);
  for (const [i, { text }] of plan.decision.legalBases.entries()) add(`quyết định, căn cứ ${i + 1}`, text);
  for (const article of plan.decision.articles) {
    for (const text of [article.text, ...article.paragraphs.map((p) => p.text)]) add(`quyết định, Điều ${article.number}`, text);
  }
  add('kế hoạch, tên', plan.text.title);
  add('kế hoạch, tên trong câu', plan.text.name);
  for (const section of plan.text.sections) {
    add(`kế hoạch ${section.number}`, section.heading);
    for (const block of section.blocks) add(`kế hoạch ${block.id}`, block.text);
  }
  add('phụ lục, tên', plan.appendix.title);
  for (const section of plan.appendix.sections) {
    add(`phụ lục ${section.number}`, section.title);
    for (const task of section.tasks) {
      const at = `phụ lục ${section.number}.${task.number}`;
      for (const part of task.task) add(`${at}, nhiệm vụ`, partText(part));
      for (const part of task.outputs) add(`${at}, kết quả`, partText(part));
      for (const part of task.deadline.words) add(`${at}, tiến độ`, partText(part), 'deadline');
      for (const part of task.assignment.words) add(`${at}, phân công`, partText(part));
    }
  }
  return parts;
}

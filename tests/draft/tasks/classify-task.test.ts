import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../src/content/read.js';
import type { Task } from '../../../src/content/schema.js';
import { classifyTask } from '../../../src/draft/tasks/classify-task.js';
import { noTaskRule, taskRules } from '../../../src/draft/tasks/rules.js';
import { moveDeadline } from '../../../src/draft/years/move-deadline.js';
import { moveYears } from '../../../src/draft/years/move-years.js';
import { readDeadline } from '../../../src/plan/deadlines/read-words.js';
import { readGoldens } from '../golden.js';

/** tasks.golden.txt: `> ` the task, `~ ` its outputs, `@ ` a paragraph of its deadline, `= ` class and rule. */
const goldens = readGoldens('tests/draft/tasks/tasks.golden.txt', '>~@=').map(({ name, why, lines }) => ({
  name,
  why,
  task: taskOf(lines('>').join(' '), lines('~'), lines('@')),
  expected: lines('=').join(' '),
}));

function taskOf(task: string, outputs: readonly string[], deadline: readonly string[]): Task {
  const meaning = deadline.flatMap((words) => {
    const reading = readDeadline(words);
    return reading.kind === 'understood' ? reading.meaning : [{ kind: 'dependent' as const, on: words }];
  });
  return {
    id: 'nhiem-vu',
    number: 1,
    task: [task],
    outputs: outputs.length === 0 ? ['Văn bản của UBND tỉnh'] : [...outputs],
    deadline: { words: [...deadline], meaning },
    assignment: { words: ['Sở Nội vụ chủ trì'], assignees: [{ who: 'so-noi-vu', role: 'chu-tri' }] },
  };
}

describe('a task tells whether it comes again', () => {
  it.each(goldens)('$name — $why', ({ task, expected, why }) => {
    expect(why).not.toBe('');
    const classed = classifyTask(task, 2023);
    expect(`${classed.class} ${classed.rule}`).toBe(expected);
  });

  it('has at least 25 cases, and one for every rule', () => {
    expect(goldens.length).toBeGreaterThanOrEqual(25);
    const seen = new Set(goldens.map(({ task }) => classifyTask(task, 2023).rule));
    expect([...taskRules, noTaskRule].map((r) => r.id).filter((id) => !seen.has(id))).toEqual([]);
  });

  it('no two rules share an id, and each has a sentence for its reason', () => {
    expect(new Set(taskRules.map((r) => r.id)).size).toBe(taskRules.length);
    expect([...taskRules, noTaskRule].filter((r) => !/^\p{Lu}.*\.$/u.test(r.reason)).map((r) => r.id)).toEqual([]);
  });
});

describe('the tasks of 2023', () => {
  it('are classed as the golden list says, all 64', () => {
    const { plan } = readPlan('.', 2023);
    const lines = plan?.appendix.sections.flatMap((section) =>
      section.tasks.map((task) => {
        const { class: kind, rule } = classifyTask(task, 2023);
        return `${section.number}.${task.number} ${task.id} | ${kind} | ${rule}`;
      }),
    );
    expect(lines).toHaveLength(64);
    expect(lines).toEqual(readFileSync('tests/draft/tasks/plan-2023.golden.txt', 'utf8').split('\n').filter((l) => l !== '' && !l.startsWith('# ')));
  });

  it('are of the same class a year later, but for the centre that is built in two', () => {
    const { plan } = readPlan('.', 2023);
    const changed = plan?.appendix.sections.flatMap((section) =>
      section.tasks.flatMap((task) => {
        const now = classifyTask(task, 2023);
        const later = classifyTask(moved(task), 2024);
        return now.rule === later.rule ? [] : [`${section.number}.${task.number} ${now.rule} → ${later.rule}`];
      }),
    );
    expect(changed).toEqual(['VI.2 tien-do-qua-nam → san-pham-mot-phan']);
  });
});

function moved(task: Task): Task {
  const words = task.task.map((part) =>
    typeof part === 'string' ? moveYears(part, 2023, 2024, 'text').text : { item: moveYears(part.item, 2023, 2024, 'text').text },
  );
  return { ...task, task: words, deadline: moveDeadline(task.deadline, 2023, 2024).deadline };
}

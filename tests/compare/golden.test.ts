import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { comparePlans } from '../../src/compare/compare.js';
import type { Plan } from '../../src/content/plan.js';
import { sampleYear } from '../support/sample-project.js';
import { nextYear, planOf, withDecision, withTasks, withText, type PlainSection, type PlainTask } from '../support/two-years.js';
import { show } from './show.js';

/**
 * `cases.golden.txt`: cases between lines of "====", each: a sentence of why, then "--- before", "--- after", "--- found".
 * A year's lines: "Căn cứ …", "Xét …", "Điều …" are the decision; "@ TITLE" begins a section of the appendix, "* id: words |
 * deadline | lead" is a task of it (" // " between paragraphs); all else is the plan's text.
 */
const cases = readFileSync(new URL('cases.golden.txt', import.meta.url), 'utf8')
  .split(/^====\n/mu)
  .slice(1)
  .map((text) => {
    const [why = '', before = '', after = '', found = ''] = text.split(/^--- (?:before|after|found)\n/mu);
    return { why: why.trim(), before, after, found: found.trim() };
  });

/** The two years, alike in all that a case does not speak of. */
const [before, after] = [planOf(sampleYear), planOf(nextYear)];
const base = (plan: Plan): Plan => ({ ...plan, decision: before.decision, text: before.text });

function planFrom(text: string, plan: Plan): Plan {
  const lines = text.split('\n').filter((line) => line !== '');
  const isDecision = (line: string): boolean => /^(?:Căn cứ|Xét|Điều) /u.test(line);
  const isTask = (line: string): boolean => /^[@*] /u.test(line);
  const decision = lines.filter(isDecision);
  const body = lines.filter((line) => !isDecision(line) && !isTask(line));
  const withWords = body.length === 0 ? base(plan) : withText(base(plan), body.join('\n\n'));
  return withTasks(decision.length === 0 ? withWords : withDecision(withWords, decision.join('\n\n')), sections(lines.filter(isTask)));
}

function sections(lines: readonly string[]): readonly PlainSection[] {
  const made: { title: string; tasks: PlainTask[] }[] = [];
  for (const line of lines) {
    if (line.startsWith('@ ')) made.push({ title: line.slice(2), tasks: [] });
    else made.at(-1)?.tasks.push(task(line.slice(2)));
  }
  return made;
}

function task(line: string): PlainTask {
  const [head = '', deadline, lead] = line.split(' | ');
  const [id = '', words = ''] = head.split(/: (.*)/u);
  return { id, words: words.split(' // '), ...(deadline === undefined ? {} : { deadline }), ...(lead === undefined ? {} : { lead }) };
}

describe('what a comparison finds', () => {
  it.each(cases)('$why', ({ before: was, after: is, found }) => {
    expect(show(comparePlans(planFrom(was, before), planFrom(is, after)))).toBe(found);
  });
  it('the file holds cases', () => {
    expect(cases.length).toBeGreaterThan(15);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/content/plan.js';
import { readPlan } from '../../../src/content/read.js';
import { moveDeadline } from '../../../src/draft/years/move-deadline.js';
import { moveYears } from '../../../src/draft/years/move-years.js';
import { readYears } from '../../../src/draft/years/read-years.js';
import { checkDeadlines } from '../../../src/plan/deadlines/check.js';
import { textsOf } from '../plan-texts.js';

function plan2023(): Plan {
  const { plan } = readPlan('.', 2023);
  if (plan === undefined) throw new Error('content/2023 cannot be read');
  return plan;
}

const plan = plan2023();
const texts = textsOf(plan);

describe('the plan of 2023', () => {
  it('has every year decided, as the golden list says', () => {
    const lines = texts.flatMap(({ at, text, where }) =>
      moveYears(text, 2023, 2024, where).phrases.map((p) => `${at} | ${p.class} | ${p.rule} | ${p.words}${p.moved ? ` → ${p.becomes}` : ''}`),
    );
    const golden = readFileSync('tests/draft/years/plan-2023.golden.txt', 'utf8').split('\n').filter((l) => l !== '' && !l.startsWith('# '));
    expect(lines).toEqual(golden);
    expect(golden.filter((l) => l.includes('| undecided |'))).toEqual([]);
  });

  it('keeps citations and periods byte for byte over three hops, and moves the rest one year a hop', () => {
    for (const { at, text, where } of texts) {
      let now = text;
      for (const year of [2023, 2024, 2025]) {
        const { text: next, phrases } = moveYears(now, year, year + 1, where);
        for (const [i, phrase] of readYears(text, 2023, where).entries()) {
          const later = phrases[i];
          const stays = phrase.class === 'citation' || phrase.class === 'period';
          expect([later?.class, later?.rule, later?.moved, later?.offset], `${at}, ${year}`).toEqual([phrase.class, phrase.rule, !stays, phrase.offset]);
          if (stays) expect(next.slice(phrase.offset, phrase.offset + phrase.length), at).toBe(phrase.words);
        }
        now = next;
      }
      expect(now).toBe(moveYears(text, 2023, 2026, where).text);
    }
  });
});

describe('the deadlines of 2023', () => {
  it.each([2024, 2025, 2026])('words and meaning still agree in %i', (toYear) => {
    let moved: Plan = plan;
    for (let year = 2023; year < toYear; year += 1) {
      const sections = moved.appendix.sections.map((section) => ({
        ...section,
        tasks: section.tasks.map((task) => ({ ...task, deadline: moveDeadline(task.deadline, year, year + 1).deadline })),
      }));
      moved = { ...moved, year: year + 1, appendix: { ...moved.appendix, sections } };
    }
    expect(checkDeadlines(moved)).toEqual([]);
  });
});

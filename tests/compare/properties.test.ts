import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlans } from '../../src/compare/compare.js';
import { decisionItems, planItems, printed } from '../../src/compare/items.js';
import { markLines } from '../../src/compare/mark.js';
import type { Comparison, Line, Mark, Side } from '../../src/compare/types.js';
import type { Plan } from '../../src/content/plan.js';
import { cellLines } from '../../src/plan/words.js';
import { sampleYear } from '../support/sample-project.js';
import { nextYear, planOf, withDecision, withTasks, withText, type PlainSection, type PlainTask } from '../support/two-years.js';

/** Fixed, so that a failure is the same everywhere. */
const runs = { seed: 2031, numRuns: 150 };

/** Few words, so that tasks share them and splits, merges and moves come up. */
const word = fc.constantFrom('rà', 'soát', 'văn', 'bản', 'kế', 'hoạch', 'năm', '2030', '2031', 'và', 'tỉnh', 'Quý', 'I/2030', '100%;', 'ngày', '05/3/2013', '(TTHC),', 'số', '30/QĐ-UBND', 'đạt.');
const text = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' '));
const ids = Array.from({ length: 12 }, (_, at) => `viec-${at + 1}`);
const tasks: fc.Arbitrary<readonly PlainTask[]> = fc.subarray(ids, { minLength: 1 }).chain((some) => fc.tuple(...some.map((id) => fc.record({ id: fc.constant(id), words: fc.array(text, { minLength: 1, maxLength: 2 }), deadline: text }))));
const titles = ['THỂ CHẾ', 'THỦ TỤC', 'BỘ MÁY', 'TÀI CHÍNH'];
const sections: fc.Arbitrary<readonly PlainSection[]> = fc
  .tuple(fc.subarray(titles, { minLength: 1 }).chain((some) => fc.shuffledSubarray(some, { minLength: some.length })), tasks)
  .map(([some, all]) => some.map((title, at) => ({ title, tasks: all.filter((_, index) => index % some.length === at) })));
const body = fc.array(text, { minLength: 1, maxLength: 8 }).map((texts) => ['# I. MỤC TIÊU', ...texts.map((one, at) => `${at + 1}. ${one}`), '# II. TỔ CHỨC', ...texts.slice(0, 2)].join('\n\n'));
const decision = fc.array(text, { minLength: 1, maxLength: 5 }).map((texts) => [...texts.map((one) => `Căn cứ ${one}`), 'Điều 1. Ban hành.', 'Điều 2. Thi hành.'].join('\n\n'));

const years = [planOf(sampleYear), planOf(nextYear)] as const;
const plan = (base: Plan): fc.Arbitrary<Plan> => fc.record({ sections, body, decision }).map((parts) => withDecision(withText(withTasks(base, parts.sections), parts.body), parts.decision));
const twoPlans = fc.tuple(plan(years[0]), plan(years[1]));

function textOf(line: Line): string {
  return line.map((piece) => piece.text).join('');
}

function marksIn(sides: readonly Side[]): ReadonlySet<Mark | undefined> {
  return new Set(sides.flatMap((side) => side.fields.flatMap((field) => field.lines.flat().map((piece) => piece.mark))));
}

/** What a year says, by place id: the lines of each paragraph and of each field of each task. */
function linesOf(one: Plan): ReadonlyMap<string, readonly string[]> {
  const paragraphs = [...decisionItems(one), ...planItems(one)].flatMap(({ items }) => items).map((item) => [item.id, [printed(item)]] as const);
  const cells = one.appendix.sections.flatMap((section) => section.tasks).flatMap(({ id, task, outputs, deadline, assignment }) =>
    ([['text', task], ['outputs', outputs], ['deadline', deadline.words], ['assignment', assignment.words]] as const).map(([name, cell]) => [`${id}/${name}`, cellLines(cell)] as const),
  );
  const own = one.appendix.sections.map(({ number, title }) => [`phu-luc.${number}`, [`${number}. ${title}`]] as const);
  return new Map([...paragraphs, ...cells, ...own]);
}

function entriesOf(comparison: Comparison): Comparison['groups'][number]['entries'] {
  return comparison.groups.flatMap(({ entries }) => entries);
}

describe('a comparison', () => {
  it('of a plan with itself finds nothing', () => {
    fc.assert(
      fc.property(plan(years[0]), (one) => {
        expect(comparePlans(one, one).groups).toEqual([]);
      }),
      runs,
    );
  });

  it('shows each text as it stands in its year, marked only with what its side may have', () => {
    fc.assert(
      fc.property(twoPlans, ([before, after]) => {
        const said = { before: linesOf(before), after: linesOf(after) };
        for (const entry of entriesOf(comparePlans(before, after))) {
          expect(marksIn(entry.before).has('added')).toBe(false);
          expect(marksIn(entry.after).has('removed')).toBe(false);
          for (const side of ['before', 'after'] as const) {
            for (const { id, fields } of entry[side]) {
              for (const { name, lines } of fields) expect(lines.map(textOf)).toEqual(said[side].get(entry.part === 'tasks' ? `${id}/${name}` : id));
            }
          }
        }
      }),
      runs,
    );
  });

  it('accounts for each task of each year exactly once', () => {
    fc.assert(
      fc.property(twoPlans, ([before, after]) => {
        const comparison = comparePlans(before, after);
        const entries = entriesOf(comparison).filter((entry) => entry.part === 'tasks');
        const idsOf = (one: Plan): readonly string[] => one.appendix.sections.flatMap((section) => section.tasks.map((task) => task.id)).sort();
        expect([...comparison.unchanged.tasks, ...entries.flatMap((entry) => entry.before.map((side) => side.id))].sort()).toEqual(idsOf(before));
        expect([...comparison.unchanged.tasks, ...entries.flatMap((entry) => entry.after.map((side) => side.id))].sort()).toEqual(idsOf(after));
        expect([comparison.counts.tasks.before, comparison.counts.tasks.after]).toEqual([idsOf(before).length, idsOf(after).length]);
      }),
      runs,
    );
  });

  it('accounts for each paragraph of each year exactly once, under an id of its own', () => {
    fc.assert(
      fc.property(twoPlans, ([before, after]) => {
        const comparison = comparePlans(before, after);
        const entries = entriesOf(comparison);
        for (const [part, items] of [['decision', decisionItems], ['plan', planItems]] as const) {
          const own = entries.filter((entry) => entry.part === part);
          const idsOf = (one: Plan): readonly string[] => items(one).flatMap((list) => list.items.map((item) => item.id)).sort();
          expect([...comparison.unchanged[part], ...own.flatMap((entry) => entry.after.map((side) => side.id))].sort()).toEqual(idsOf(after));
          expect(new Set(own.flatMap((entry) => entry.before.map((side) => side.id))).size).toBe(own.flatMap((entry) => entry.before).length);
          expect(comparison.counts[part].before).toBe(idsOf(before).length);
        }
        expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
        expect(entries.every((entry) => entry.explanation.length > 0)).toBe(true);
      }),
      runs,
    );
  });

  it('gives the same answer each time', () => {
    fc.assert(
      fc.property(twoPlans, ([before, after]) => {
        expect(comparePlans(before, after)).toEqual(comparePlans(before, after));
      }),
      { ...runs, numRuns: 50 },
    );
  });
});

describe('marks', () => {
  const lines = fc.array(text, { minLength: 1, maxLength: 3 });
  const unmarkedWords = (marked: readonly Line[]): readonly string[] => marked.flat().filter((piece) => piece.mark === undefined).flatMap((piece) => piece.text.split(/\s+/u)).join(' ').split(/[ ;,.]+/u).filter((one) => one !== '');
  it('leave every text as typed, and what is not marked is the same on both sides', () => {
    fc.assert(
      fc.property(lines, lines, fc.boolean(), (before, after, datesMove) => {
        const marked = markLines(before, after, { from: sampleYear, to: nextYear }, datesMove);
        expect(marked.before.map(textOf)).toEqual(before);
        expect(marked.after.map(textOf)).toEqual(after);
        expect(unmarkedWords(marked.before)).toEqual(unmarkedWords(marked.after));
      }),
      { ...runs, numRuns: 1000 },
    );
  });
  it('a moved space is no difference, and stays where it was typed', () => {
    const { difference, before, after } = markLines(['Sở Nội vụ,  chủ trì'], ['Sở Nội\u00a0vụ, chủ trì'], { from: 2030, to: 2031 });
    expect([difference, before.map(textOf), after.map(textOf)]).toEqual(['none', ['Sở Nội vụ,  chủ trì'], ['Sở Nội\u00a0vụ, chủ trì']]);
  });
});

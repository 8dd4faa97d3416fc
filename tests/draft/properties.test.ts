import fc from 'fast-check';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { comparePlans } from '../../src/compare/compare.js';
import { answerFault } from '../../src/content/answers.js';
import { placedTexts } from '../../src/content/places.js';
import { proposalFrame } from '../../src/content/proposal.js';
import { readPlan } from '../../src/content/read.js';
import { reviewShape, type TaskProgress } from '../../src/content/schema.js';
import { answerQuestions } from '../../src/draft/answer.js';
import { draftPlan } from '../../src/draft/draft.js';
import { filesOf } from '../../src/draft/year-content.js';
import { draftYear } from '../../src/publish/draft-year.js';

const { plan } = readPlan('.', 2023);
if (plan === undefined) throw new Error('the plan of 2023 is whole');
const tasks = plan.appendix.sections.flatMap((s) => s.tasks);
const root = mkdtempSync(join(tmpdir(), 'kehoach-properties-'));
cpSync('content', join(root, 'content'), { recursive: true });
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const report = (task: string): fc.Arbitrary<TaskProgress> =>
  fc.oneof(
    fc.constant<TaskProgress>({ task, state: 'hoan-thanh', date: '2023-06-30', evidence: ['Quyết định số 12/QĐ-UBND ngày 30/6/2023'] }),
    fc.integer({ min: 1, max: 99 }).map((percent): TaskProgress => ({ task, state: 'dang-thuc-hien', percent, note: 'Đang làm' })),
    fc.constant<TaskProgress>({ task, state: 'chua-thuc-hien' }),
    fc.constant<TaskProgress>({ task, state: 'khong-thuc-hien', reason: 'Trung ương dừng' }),
  );
const progress = fc.subarray(tasks.map((t) => t.id)).chain((ids) => fc.tuple(...ids.map(report)));

describe('whatever was reported', () => {
  it('drafting loses and invents no task: each is carried or listed as left out, once, in order', () => {
    fc.assert(
      fc.property(progress, fc.integer({ min: 2024, max: 2026 }), (reported, toYear) => {
        const { appendix, review } = draftPlan({ from: { ...plan, progress: { tasks: reported } }, toYear, beforeIt: undefined, earlier: undefined });
        const carried = appendix.sections.flatMap((s) => s.tasks.map((t) => t.id));
        expect(review.tasks.map((t) => t.id)).toEqual(tasks.map((t) => t.id));
        expect(carried).toEqual(review.tasks.filter((t) => t.fate === 'giu').map((t) => t.id));
        for (const section of appendix.sections) expect(section.tasks.map((t) => t.number)).toEqual(section.tasks.map((_, i) => i + 1));
      }),
      { seed: 31, numRuns: 40 },
    );
  });
  it('what is done once and for all is left out; what is not finished is carried, and what was not done is asked about', () => {
    fc.assert(
      fc.property(progress, (reported) => {
        const { review } = draftPlan({ from: { ...plan, progress: { tasks: reported } }, toYear: 2024, beforeIt: undefined, earlier: undefined });
        for (const one of reported) {
          const record = review.tasks.find((t) => t.id === one.task);
          const leftOut = one.state === 'hoan-thanh' && record?.kind === 'one-off';
          expect([one.task, record?.fate]).toEqual([one.task, leftOut ? 'bo' : 'giu']);
          if (one.state === 'khong-thuc-hien') expect(review.questions.map((q) => q.place)).toContain(`${one.task}/task`);
        }
      }),
      { seed: 32, numRuns: 40 },
    );
  });
});

describe('a draft', () => {
  it('compared with itself is without difference; compared with its source, each task stands once', () => {
    expect(draftYear(root, 2023, 2024).ok).toBe(true);
    const drafted = readPlan(root, 2024).plan;
    if (drafted === undefined) throw new Error('the draft is whole');
    expect(comparePlans(drafted, drafted).groups).toEqual([]);
    expect(comparePlans(plan, drafted).counts.tasks).toMatchObject({ before: 64, after: 64, added: 0, dropped: 0 });
  });
  it('keeps its review valid, whatever is answered, in whatever order; an answer that does not hold changes nothing', () => {
    const { review } = draftPlan({ from: plan, toYear: 2024, beforeIt: undefined, earlier: undefined });
    const drafted = readPlan(root, 2024).plan;
    if (drafted === undefined) throw new Error('the draft is whole');
    const words = { texts: placedTexts(drafted), frame: proposalFrame(drafted.head) };
    const names = [...review.questions.map((q) => q.id), ...new Set(review.questions.map((q) => q.kind))];
    const answer = fc.record({ which: fc.subarray(names, { minLength: 1 }), state: fc.constantFrom('mo' as const, 'chap-nhan' as const, 'da-doi' as const, 'giu-nguyen' as const), note: fc.option(fc.constantFrom('Đã hỏi', 'Theo ý kiến Sở Tư pháp'), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 8 }), (answers) => {
        let answered = review;
        for (const one of answers) {
          const next = answerQuestions(answered, one, { ...words, where: () => 'x:1' }, { file: 'x', line: 1, column: 1 });
          if (next.ok) answered = next.value.review;
          else expect([...new Set(next.diagnostics.map((d) => d.code))]).toEqual(['answer-does-not-hold']);
        }
        for (const q of answered.questions) expect(answerFault({ ...q, at: q.place }, words)).toBeUndefined();
        const { $schema, ...read } = reviewShape.parse(JSON.parse(filesOf({ ...draftPlan({ from: plan, toYear: 2024, beforeIt: undefined, earlier: undefined }), review: answered }).get('review.json') ?? ''));
        expect($schema).toBe('../schemas/review.schema.json');
        expect(read).toEqual(answered);
        const again = draftPlan({ from: plan, toYear: 2024, beforeIt: undefined, earlier: answered }).review;
        expect(again.questions).toEqual(answered.questions);
      }),
      { seed: 33, numRuns: 25 },
    );
  });
  it('of content that has no final line end, CRLF or quotes in its front matter is the same draft', () => {
    const file = join(root, 'content/2023/plan.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll('\n', '\r\n'));
    const read = readPlan(root, 2023).plan;
    writeFileSync(file, text);
    if (read === undefined) throw new Error('line ends do not matter');
    const of = (from: typeof plan): readonly string[] => [...filesOf(draftPlan({ from, toYear: 2024, beforeIt: undefined, earlier: undefined })).values()];
    expect(of(read)).toEqual(of(plan));
  });
});

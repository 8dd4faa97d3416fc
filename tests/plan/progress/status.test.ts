import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOf, type Day } from '../../../src/content/dates.js';
import type { Plan } from '../../../src/content/plan.js';
import { readPlan } from '../../../src/content/read.js';
import type { TaskProgress } from '../../../src/content/schema.js';
import { percentOf } from '../../../src/plan/progress/counts.js';
import { endOfPeriod, periodWords, reportPeriods } from '../../../src/plan/progress/periods.js';
import { planStatus, type PlanStatus } from '../../../src/plan/progress/plan-status.js';
import { partsWords, stateOfTask } from '../../../src/plan/progress/reported.js';
import { isFinished, taskStates, type TaskState } from '../../../src/plan/progress/states.js';
import { sample, sampleFiles, sampleYear, withGroupTask, writeProject } from '../../support/sample-project.js';

const { plan: plan2023 } = readPlan('.', 2023);
if (plan2023 === undefined) throw new Error('2023 is whole');
const ids = plan2023.appendix.sections.flatMap((s) => s.tasks.map((t) => t.id));

function samplePlan(...tasks: readonly TaskProgress[]): Plan {
  const { root, remove } = writeProject(sampleFiles({ ...sample(), progress: { tasks: [...tasks] } }));
  const { plan } = readPlan(root, sampleYear);
  remove();
  if (plan === undefined) throw new Error('the sample is whole');
  return plan;
}

const first = 'ke-hoach-thanh-tra';
const firstOf = ({ tasks: [task] }: PlanStatus): unknown => task === undefined ? undefined : { state: task.state, overdue: task.overdue, dueSoon: task.dueSoon };

/** Quý I/2030 is due on 31 March. */
describe('the first task of the sample', () => {
  const done = { task: first, state: 'hoan-thanh', date: '2030-04-02' } as const;
  const half = { task: first, state: 'dang-thuc-hien', percent: 50, note: 'Đã trình' } as const;
  const halfSince = (since: string): TaskProgress => ({ ...half, from: [{ agency: 'so-noi-vu', saved: '2030-07-01T02:00:00Z', since, taken: ['0123456789abcdef'] }] });
  it.each<[string, TaskProgress | undefined, Day, unknown]>([
    ['31 days before its day: nothing presses', undefined, { year: 2030, month: 2, day: 28 }, { state: 'chua-co-bao-cao', overdue: false, dueSoon: false }],
    ['30 days before: soon', undefined, { year: 2030, month: 3, day: 1 }, { state: 'chua-co-bao-cao', overdue: false, dueSoon: true }],
    ['on its day: soon, not late', undefined, { year: 2030, month: 3, day: 31 }, { state: 'chua-co-bao-cao', overdue: false, dueSoon: true }],
    ['the day after: late', undefined, { year: 2030, month: 4, day: 1 }, { state: 'chua-co-bao-cao', overdue: true, dueSoon: false }],
    ['late, though half done', { task: first, state: 'dang-thuc-hien', percent: 50, note: 'Đã trình' }, { year: 2030, month: 4, day: 1 }, { state: 'dang-thuc-hien', overdue: true, dueSoon: false }],
    ['dropped: never late', { task: first, state: 'khong-thuc-hien', reason: 'Không cần nữa' }, { year: 2030, month: 4, day: 1 }, { state: 'khong-thuc-hien', overdue: false, dueSoon: false }],
    ['the day before it was completed: nobody had reported, and it was late', done, { year: 2030, month: 4, day: 1 }, { state: 'chua-co-bao-cao', overdue: true, dueSoon: false }],
    ['a percentage, the day before it was first reported: nobody had', halfSince('2030-03-31T17:30:00Z'), { year: 2030, month: 3, day: 31 }, { state: 'chua-co-bao-cao', overdue: false, dueSoon: true }],
    ['on the day it was, as Vietnam has it', halfSince('2030-03-31T17:30:00Z'), { year: 2030, month: 4, day: 1 }, { state: 'dang-thuc-hien', overdue: true, dueSoon: false }],
    ['of an earlier program, which kept one moment only', { ...half, saved: '2030-07-01T02:00:00Z' }, { year: 2030, month: 3, day: 31 }, { state: 'chua-co-bao-cao', overdue: false, dueSoon: true }],
    ['reported nobody knows when: as it was said', { ...half, from: [{ agency: 'so-noi-vu', saved: '2030-07-01T02:00:00Z', taken: ['0123456789abcdef'] }] }, { year: 2030, month: 3, day: 31 }, { state: 'dang-thuc-hien', overdue: false, dueSoon: true }],
    ['not begun, said later: it was not begun before', { task: first, state: 'chua-thuc-hien', saved: '2030-07-01T02:00:00Z' }, { year: 2030, month: 3, day: 31 }, { state: 'chua-thuc-hien', overdue: false, dueSoon: true }],
    ['dropped later: nobody had reported', { task: first, state: 'khong-thuc-hien', reason: 'Không cần nữa', saved: '2030-07-01T02:00:00Z' }, { year: 2030, month: 4, day: 1 }, { state: 'chua-co-bao-cao', overdue: true, dueSoon: false }],
    ['the day it was completed', done, { year: 2030, month: 4, day: 2 }, { state: 'hoan-thanh', overdue: false, dueSoon: false }],
  ])('%s', (_, progress, asOf, expected) => {
    expect(firstOf(planStatus(samplePlan(...(progress === undefined ? [] : [progress])), asOf))).toEqual(expected);
  });
});

/** I.3 of the sample is carried out by Sở Tài chính, Sở Y tế and UBND huyện A, each for itself. */
describe('a task that each member of its groups answers for', () => {
  const task = 'danh-gia-noi-bo';
  const done = (by: string, date = '2030-05-06'): TaskProgress => ({ task, by, state: 'hoan-thanh', date });
  const dropped = (by: string): TaskProgress => ({ task, by, state: 'khong-thuc-hien', reason: 'Đã sáp nhập' });
  const idle = (by: string): TaskProgress => ({ task, by, state: 'chua-thuc-hien' });
  const [finance, health, district] = ['so-tai-chinh', 'so-y-te', 'ubnd-huyen-a'] as const;
  const statusOf = (tasks: readonly TaskProgress[], asOf: Day = { year: 2030, month: 12, day: 31 }): unknown => {
    const { root, remove } = writeProject(sampleFiles({ ...withGroupTask(sample()), progress: { tasks: [...tasks] } }));
    const { plan } = readPlan(root, sampleYear);
    remove();
    if (plan === undefined) throw new Error('the sample is whole');
    const found = planStatus(plan, asOf).tasks.find((t) => t.task.id === task);
    return [found?.state, found?.parts === undefined ? undefined : partsWords(found.parts)];
  };
  it.each<[string, readonly TaskProgress[], string, string | undefined]>([
    ['nobody has answered: no report', [], 'chua-co-bao-cao', '0/3 cơ quan đã hoàn thành, 3 chưa báo cáo'],
    ['one is done: under way', [done(finance)], 'dang-thuc-hien', '1/3 cơ quan đã hoàn thành, 2 chưa báo cáo'],
    ['two are done, one not begun: under way', [done(finance), done(health), idle(district)], 'dang-thuc-hien', '2/3 cơ quan đã hoàn thành, 1 chưa thực hiện'],
    ['all are done', [done(finance), done(health), done(district)], 'hoan-thanh', '3/3 cơ quan đã hoàn thành'],
    ['all are done or have dropped it: done', [done(finance), dropped(health), done(district)], 'hoan-thanh', '2/3 cơ quan đã hoàn thành, 1 không thực hiện'],
    ['all have dropped it: dropped', [dropped(finance), dropped(health), dropped(district)], 'khong-thuc-hien', '0/3 cơ quan đã hoàn thành, 3 không thực hiện'],
    ['one has dropped it, the others are silent: no report', [dropped(finance)], 'chua-co-bao-cao', '0/3 cơ quan đã hoàn thành, 1 không thực hiện, 2 chưa báo cáo'],
    ['all who answered have not begun: not begun', [idle(finance), idle(health)], 'chua-thuc-hien', '0/3 cơ quan đã hoàn thành, 2 chưa thực hiện, 1 chưa báo cáo'],
    ['one has dropped it, one has not begun: not begun', [dropped(finance), idle(health)], 'chua-thuc-hien', '0/3 cơ quan đã hoàn thành, 1 chưa thực hiện, 1 không thực hiện, 1 chưa báo cáo'],
    ['one has dropped it, one is done: under way', [dropped(finance), done(health)], 'dang-thuc-hien', '1/3 cơ quan đã hoàn thành, 1 không thực hiện, 1 chưa báo cáo'],
    ['the officer’s state of the whole stands before all', [idle(finance), { task, state: 'hoan-thanh', date: '2030-06-01' }], 'hoan-thanh', undefined],
  ])('%s', (_, tasks, state, words) => {
    expect(statusOf(tasks)).toEqual([state, words]);
  });
  it('who was done only later had not reported on the day', () => {
    expect(statusOf([done(finance), done(health), done(district, '2030-07-01')], { year: 2030, month: 6, day: 30 })).toEqual(['dang-thuc-hien', '2/3 cơ quan đã hoàn thành, 1 chưa báo cáo']);
  });
});

describe('the state of the whole from every combination of four parts', () => {
  const said: Readonly<Record<TaskState, TaskProgress | undefined>> = {
    'hoan-thanh': { task: first, state: 'hoan-thanh', date: '2030-01-02' },
    'dang-thuc-hien': { task: first, state: 'dang-thuc-hien', percent: 50, note: 'Đã trình' },
    'chua-thuc-hien': { task: first, state: 'chua-thuc-hien' },
    'khong-thuc-hien': { task: first, state: 'khong-thuc-hien', reason: 'Không cần nữa' },
    'chua-co-bao-cao': undefined,
  };
  const combinations = [1, 2, 3, 4].reduce<readonly (readonly TaskState[])[]>((all) => all.flatMap((some) => taskStates.map((state) => [...some, state])), [[]]);
  const stateOf = (states: readonly TaskState[]): TaskState => stateOfTask('2030-12-31', { whole: undefined, own: states.map((state, i) => ({ agency: String(i), progress: said[state] })) });
  it('a part that is dropped changes nothing, unless all are', () => {
    expect(combinations).toHaveLength(625);
    for (const states of combinations) {
      const kept = states.filter((state) => state !== 'khong-thuc-hien');
      expect([states, stateOf(states)]).toEqual([states, kept.length === 0 ? 'khong-thuc-hien' : stateOf(kept)]);
    }
  });
  it('without such parts it is finished, not reported, not begun only where nothing else is said, else under way', () => {
    for (const states of combinations.filter((some) => !some.includes('khong-thuc-hien'))) {
      const [only, other] = new Set(states);
      const isIdle = states.every((state) => state === 'chua-thuc-hien' || state === 'chua-co-bao-cao');
      expect([states, stateOf(states)]).toEqual([states, other === undefined ? only : isIdle ? 'chua-thuc-hien' : 'dang-thuc-hien']);
    }
  });
});

describe('the plan of 2023, of which nobody has reported', () => {
  const status = planStatus(plan2023, { year: 2023, month: 6, day: 30 });
  it('has no report of any task', () => {
    expect(plan2023.progress).toBeUndefined();
    expect(status.total.byState).toEqual({ 'hoan-thanh': 0, 'dang-thuc-hien': 0, 'chua-thuc-hien': 0, 'khong-thuc-hien': 0, 'chua-co-bao-cao': 64 });
  });
  it('lists what is late from the longest, and what is due on that very day as due', () => {
    expect(status.overdue[0]).toMatchObject({ ref: 'VII.1', due: '2022-12-31' });
    expect(status.dueSoon.map((t) => t.ref)).toEqual(['I.2', 'I.3', 'I.4', 'I.5', 'I.6', 'V.5', 'VII.9', 'VII.10']);
  });
  it('counts a task for each of its leaders, and where none leads for those who carry it out', () => {
    const of = (ref: string): readonly string[] | undefined => status.tasks.find((t) => t.ref === ref)?.answerable;
    expect(of('VII.12')).toEqual(['so-noi-vu', 'so-thong-tin-va-truyen-thong']);
    expect(of('III.1')).toEqual(['so-ban-nganh']);
    expect(of('V.1')).toEqual(['don-vi-su-nghiep-cong-lap']);
    expect(status.bodies.find((b) => b.id === 'so-ban-nganh')?.name).toMatch(/^Các sở/u);
  });
});

describe('periods', () => {
  it('end on their last day', () => {
    expect(reportPeriods.map((p) => `${periodWords(p, 2023)}: ${isoOf(endOfPeriod(p, 2023))}`)).toEqual([
      'Quý I năm 2023: 2023-03-31', 'Quý II năm 2023: 2023-06-30', 'Quý III năm 2023: 2023-09-30', 'Quý IV năm 2023: 2023-12-31',
      '6 tháng đầu năm 2023: 2023-06-30', '9 tháng đầu năm 2023: 2023-09-30', 'cả năm 2023: 2023-12-31',
    ]);
  });
});

const day: fc.Arbitrary<Day> = fc.record({ year: fc.integer({ min: 2022, max: 2025 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) });
const entry = (task: string): fc.Arbitrary<TaskProgress> =>
  fc.oneof(
    day.map((d): TaskProgress => ({ task, state: 'hoan-thanh', date: isoOf(d) })),
    fc.integer({ min: 1, max: 99 }).map((percent): TaskProgress => ({ task, state: 'dang-thuc-hien', percent, note: 'Ghi chú' })),
    fc.constant<TaskProgress>({ task, state: 'chua-thuc-hien' }),
    fc.constant<TaskProgress>({ task, state: 'khong-thuc-hien', reason: 'Lý do' }),
  );
const reports = fc.subarray(ids).chain((some) => fc.tuple(...some.map(entry)));

describe('whatever is reported, on any day', () => {
  it('counts add up, what is late is not finished, nothing is late and due at once', () => {
    fc.assert(
      fc.property(reports, day, (tasks, asOf) => {
        const status = planStatus({ ...plan2023, progress: { tasks } }, asOf);
        const sum = (of: (typeof status)['total']): number => taskStates.reduce((n, state) => n + of.byState[state], 0);
        expect(status.tasks.map((t) => t.task.id)).toEqual(ids);
        expect(sum(status.total)).toBe(64);
        for (const state of taskStates) {
          expect(status.sections.reduce((n, s) => n + s.counts.byState[state], 0)).toBe(status.total.byState[state]);
          expect(percentOf(status.total, state)).toBeLessThanOrEqual(100);
        }
        expect(status.bodies.reduce((n, b) => n + b.counts.total, 0)).toBe(status.tasks.reduce((n, t) => n + t.answerable.length, 0));
        for (const body of status.bodies) expect(sum(body.counts)).toBe(body.counts.total);
        for (const t of status.overdue) expect(isFinished(t.state)).toBe(false);
        expect(status.overdue.filter((t) => status.dueSoon.includes(t))).toEqual([]);
        expect([status.overdue.length, status.dueSoon.length]).toEqual([status.total.overdue, status.total.dueSoon]);
        const dues = status.overdue.map((t) => t.due ?? '');
        expect(dues).toEqual([...dues].sort());
      }),
      { seed: 2023, numRuns: 100 },
    );
  });
});

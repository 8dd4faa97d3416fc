import { dayWords, monthWords, type Day } from '../content/dates.js';
import type { Plan } from '../content/plan.js';
import type { PlanFile } from '../content/schema.js';
import { percentOf } from '../plan/progress/counts.js';
import { periodWords, type ReportPeriod } from '../plan/progress/periods.js';
import type { PlanStatus } from '../plan/progress/plan-status.js';
import type { TaskState } from '../plan/progress/states.js';
import type { TaskStatus } from '../plan/progress/task-status.js';
import { blank, countValue, type Context } from './context.js';
import { percentWords } from './figures.js';
import { countsRow, statusRow } from './status-rows.js';
import type { TableGroup, TableRowData } from './tables.js';
import type { Value } from './tokens.js';

/** Who reports, as `plan.json` says. */
export type Reporter = NonNullable<PlanFile['report']>;

/** Key of `inlines` in the format. */
const totalLooks = 'tong-cong';

/** What a periodic report may say besides what every document of its plan may. */
export function reportContext(shared: Context, plan: Plan, reporter: Reporter, status: PlanStatus, period: ReportPeriod, asOf: Day): Context {
  const names = new Map([...plan.agencies.agencies, ...status.bodies].map((body) => [body.id, body.name]));
  const rows = (tasks: readonly TaskStatus[]): readonly TableRowData[] => tasks.map((task) => statusRow(task, (id) => names.get(id) ?? id));
  const flat = (tasks: readonly TaskStatus[]): readonly TableGroup[] => [{ id: '', number: '', title: '', rows: rows(tasks) }];
  const inState = (state: TaskState): Value => ({ ...countValue(status.total.byState[state]), share: percentWords(percentOf(status.total, state)) });
  return {
    values: {
      ...shared.values,
      report: {
        ...reporter,
        parent: reporter.parent ?? '',
        number: blank.number,
        day: blank.day,
        month: blank.month,
        year: String(asOf.year),
        period: periodWords(period, plan.year),
        signer: { ...reporter.signer, authority: reporter.signer.authority ?? '', name: reporter.signer.name ?? blank.name },
      },
      asOf: { day: dayWords(asOf), month: monthWords(asOf), year: String(asOf.year) },
      reported: plan.progress !== undefined && plan.progress.tasks.length > 0,
      total: countValue(status.tasks.length),
      shared: { ...countValue(status.tasks.filter((task) => task.answerable.length > 1).length), sum: String(status.bodies.reduce((sum, { counts }) => sum + counts.total, 0)) },
      done: inState('hoan-thanh'),
      inProgress: inState('dang-thuc-hien'),
      notStarted: inState('chua-thuc-hien'),
      dropped: inState('khong-thuc-hien'),
      unreported: inState('chua-co-bao-cao'),
      overdue: countValue(status.overdue.length),
      dueSoon: countValue(status.dueSoon.length),
    },
    tables: new Map([
      ...shared.tables,
      ['sections', [{ id: '', number: '', title: '', rows: [...status.sections.map((s) => countsRow({ id: `phu-luc.${s.number}`, number: s.number, name: s.title, counts: s.counts })), countsRow({ id: '', number: '', name: 'TỔNG CỘNG', counts: status.total, looks: totalLooks })] }]],
      ['bodies', [{ id: '', number: '', title: '', rows: status.bodies.map(({ id, name, counts }, i) => countsRow({ id, number: String(i + 1), name, counts })) }]],
      ['overdue', flat(status.overdue)],
      ['dueSoon', flat(status.dueSoon)],
      ['results', status.sections.map((s) => ({ id: `phu-luc.${s.number}`, number: s.number, title: s.title, rows: rows(s.tasks) }))],
    ]),
  };
}

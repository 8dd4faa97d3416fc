import { slashed } from '../content/dates.js';
import type { TaskProgress } from '../content/schema.js';
import { percentOf, type Counts } from '../plan/progress/counts.js';
import { partsWords } from '../plan/progress/reported.js';
import { knownSince, stateNames, stateOn, type TaskState } from '../plan/progress/states.js';
import type { TaskStatus } from '../plan/progress/task-status.js';
import { percentWords } from './figures.js';
import type { TableField } from './table-shape.js';
import { plain, type CellLine, type TableRowData } from './tables.js';
import { taskRow } from './task-rows.js';

/** A task with what became of it, as a row of a table. */
export function statusRow(status: TaskStatus, nameOf: (body: string) => string): TableRowData {
  const row = taskRow(status);
  return {
    id: row.id,
    fields: {
      ...row.fields,
      due: status.due === undefined ? [] : [plain(slashed(status.due))],
      answerable: status.answerable.length === 0 ? [] : [plain(status.answerable.map(nameOf).join('; '))],
      state: stateLines(status).map(plain),
      result: resultLines(status, nameOf).map(plain),
      evidence: evidenceOf(status, nameOf).map(plain),
    },
  };
}

/** What a row of counts is of. */
export interface Counted {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly counts: Counts;
  /** Key of `inlines` in the format, for a row that stands out. */
  readonly looks?: string;
}

/** Tasks counted by what became of them, as a row of a table. */
export function countsRow({ id, number, name, counts, looks }: Counted): TableRowData {
  const { byState } = counts;
  const cells: Partial<Record<TableField, string | number>> = {
    number,
    name,
    total: counts.total,
    done: byState['hoan-thanh'],
    doneShare: percentWords(percentOf(counts, 'hoan-thanh')),
    inProgress: byState['dang-thuc-hien'],
    notStarted: byState['chua-thuc-hien'],
    dropped: byState['khong-thuc-hien'],
    unreported: byState['chua-co-bao-cao'],
    overdue: counts.overdue,
    dueSoon: counts.dueSoon,
  };
  return { id, fields: Object.fromEntries(Object.entries(cells).map(([field, value]) => [field, [marked(String(value), looks)]])) };
}

function marked(text: string, role: string | undefined): CellLine {
  return role === undefined ? plain(text) : [{ kind: 'text', text, role }];
}

/** Evidence; that of an agency's own part after its name. */
function evidenceOf({ asOf, reported: { whole, own } }: TaskStatus, nameOf: (body: string) => string): readonly string[] {
  if (whole !== undefined || own.length === 0) return proofs(asOf, whole);
  return own.flatMap(({ agency, progress }) => {
    const found = proofs(asOf, progress);
    return found.length === 0 ? [] : [`${nameOf(agency)}: ${found.join('; ')}`];
  });
}

/** Of what was not known on the day there is none yet. */
function proofs(asOf: string, progress: TaskProgress | undefined): readonly string[] {
  return progress !== undefined && 'evidence' in progress && stateOn(asOf, progress) === progress.state ? (progress.evidence ?? []) : [];
}

function lateLines({ overdue, due }: TaskStatus): readonly string[] {
  return overdue && due !== undefined ? [`Quá hạn (hạn ${slashed(due)})`] : [];
}

/** The state in words, then what was said with it; of agencies that answer each for itself how many are how far. */
function stateLines({ state, reported: { whole }, parts }: TaskStatus): readonly [string, ...string[]] {
  if (parts === undefined) return answerLines(state, whole);
  return [parts.silent === parts.total ? stateNames[state] : `${stateNames[state]} (${partsWords(parts)})`];
}

/** The same with what is overdue, and what each agency says that is not done with its own part. */
function resultLines(status: TaskStatus, nameOf: (body: string) => string): readonly string[] {
  const [state, ...more] = stateLines(status);
  return [state, ...lateLines(status), ...more, ...unfinishedLines(status, nameOf)];
}

function unfinishedLines({ asOf, reported: { own }, parts }: TaskStatus, nameOf: (body: string) => string): readonly string[] {
  if (parts === undefined) return [];
  return own.flatMap(({ agency, progress }) => {
    const state = stateOn(asOf, progress);
    return progress === undefined || state === 'hoan-thanh' ? [] : [`${nameOf(agency)}: ${answerLines(state, progress).join('. ')}`];
  });
}

/** @param state on the day that is asked about */
function answerLines(state: TaskState, progress: TaskProgress | undefined): readonly [string, ...string[]] {
  const words = stateNames[state];
  if (progress !== undefined && state !== progress.state) return [`${words}; ${laterWords(progress)}, sau ngày tính số liệu`];
  switch (progress?.state) {
    case undefined:
      return [words];
    case 'hoan-thanh':
      return [`${words} ngày ${slashed(progress.date)}`, ...noted(progress.note)];
    case 'dang-thuc-hien':
      return [`${words}, đạt ${progress.percent}%`, progress.note];
    case 'chua-thuc-hien':
      return [words, ...noted(progress.note)];
    case 'khong-thuc-hien':
      return [words, `Lý do: ${progress.reason}`];
    default:
      return progress satisfies never;
  }
}

/** What came of it after the day. */
function laterWords(progress: TaskProgress): string {
  if (progress.state === 'hoan-thanh') return `hoàn thành ngày ${slashed(progress.date)}`;
  return `có báo cáo ngày ${slashed(knownSince(progress) ?? '')}`;
}

function noted(note: string | undefined): readonly string[] {
  return note === undefined ? [] : [note];
}

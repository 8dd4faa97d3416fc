import { slashed } from '../content/dates.js';
import { percentOf, type Counts } from '../plan/progress/counts.js';
import { stateNames } from '../plan/progress/states.js';
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
      result: [...stateLines(status), ...lateLines(status)].map(plain),
      evidence: evidenceOf(status).map(plain),
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

function evidenceOf({ progress }: TaskStatus): readonly string[] {
  return progress !== undefined && 'evidence' in progress ? (progress.evidence ?? []) : [];
}

function lateLines({ overdue, due }: TaskStatus): readonly string[] {
  return overdue && due !== undefined ? [`Quá hạn (hạn ${slashed(due)})`] : [];
}

/** The state in words, then what was said with it. */
function stateLines({ state, progress }: TaskStatus): readonly string[] {
  const words = stateNames[state];
  switch (progress?.state) {
    case undefined:
      return [words];
    case 'hoan-thanh': {
      const day = slashed(progress.date);
      return [state === 'hoan-thanh' ? `${words} ngày ${day}` : `${words}; hoàn thành ngày ${day}, sau ngày tính số liệu`, ...noted(progress.note)];
    }
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

function noted(note: string | undefined): readonly string[] {
  return note === undefined ? [] : [note];
}

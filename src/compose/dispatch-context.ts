import { dayWords, monthWords, parseDay, slashed } from '../content/dates.js';
import { padded, symbolOf } from '../content/numbers.js';
import type { Agency, Dispatcher, PlanFile } from '../content/schema.js';
import { roleNames } from '../plan/assignment/roles.js';
import type { PlacedTask, Portion, Receipt } from '../plan/distribution.js';
import { dueDate } from '../plan/progress/due.js';
import { cellText } from '../plan/words.js';
import { blank, countValue, type Context } from './context.js';

/** The number, day and signer of one công văn; null while open (R82). */
export interface Dispatch {
  readonly number: number | null;
  /** ISO. */
  readonly date: string | null;
  readonly signer: string | null;
}

/** What goes with one công văn. */
export interface Enclosed {
  readonly portion: Portion;
  /** Why the agency receives each of its tasks, by the task's number in the appendix. */
  readonly receipts: ReadonlyMap<string, Receipt>;
  /** How many of its tasks the agency answers for, whole or for its own part; it fills in these. */
  readonly answers: number;
  /** The decision that the plan's decision replaces or amends. */
  readonly replaces: PlanFile['replaces'];
  /** Is a calendar of the deadlines among the files? */
  readonly calendar: boolean;
}

/** Kinds of agencies under the province's People's Committee, which assigns them their tasks; others it asks to take part. */
const under: readonly Agency['kind'][] = ['so-ban-nganh', 'ubnd-cap-huyen'];

/** How many of the nearest deadlines a công văn names. */
const nearestCount = 3;

/**
 * What the công văn to one agency may say besides what its extract may.
 * @param from ISO: the nearest deadlines are counted from this day
 */
export function dispatchContext(extract: Context, body: Dispatcher, { portion, receipts, answers, replaces, calendar }: Enclosed, { number, date, signer }: Dispatch, from: string): Context {
  const day = date === null ? undefined : parseDay(date);
  const nearest = nearestTasks([...portion.lead, ...portion.named, ...portion.group], from);
  return {
    ...extract,
    itemFields: ['ref', 'due', 'task', 'part', 'end'],
    values: {
      ...extract.values,
      dispatch: {
        ...body,
        parent: body.parent ?? '',
        number: number === null ? blank.number : padded(number),
        day: day === undefined ? blank.day : dayWords(day),
        month: day === undefined ? blank.month : monthWords(day),
        year: date === null ? blank.year : date.slice(0, 4),
        signer: { authority: body.signer.authority ?? '', office: body.signer.office, name: signer ?? blank.name },
      },
      outside: !under.includes(portion.agency.kind),
      coordinates: portion.lead.length + portion.group.length === 0 && portion.named.every(({ ref }) => receipts.get(ref)?.roles.every((role) => role === 'phoi-hop') === true),
      severalKinds: [portion.lead, portion.named, portion.group].filter((tasks) => tasks.length > 0).length > 1,
      named: { ...countValue(portion.named.length), roles: rolesOf(portion.named.flatMap(({ ref }) => receipts.get(ref) ?? [])) },
      answers: { ...countValue(answers), all: answers === portion.lead.length + portion.named.length + portion.group.length },
      correction: { any: replaces !== undefined, replaces: replaces?.kind === 'thay-the', of: replaces === undefined ? '' : `Quyết định số ${symbolOf(replaces)} ngày ${slashed(replaces.date)}` },
      calendar,
      nearest: { ...countValue(nearest.length), several: nearest.length > 1, items: nearest.map(({ ref, due, task }, i) => ({ ref, due: slashed(due), task, part: partOf(receipts.get(ref)), end: i === nearest.length - 1 ? '.' : ';' })) },
    },
  };
}

/** "phối hợp, thẩm định": each role once, in the order of the assignments. */
function rolesOf(receipts: readonly Receipt[]): string {
  return [...new Set(receipts.flatMap(({ roles }) => roles))].map((role) => roleNames[role]).join(', ');
}

/** What an agency does in a task: "chủ trì", "phối hợp, giao chung cho nhóm cơ quan". */
function partOf(receipt: Receipt | undefined): string {
  if (receipt === undefined) return '';
  return `${rolesOf([receipt])}${receipt.share === 'group' ? ', giao chung cho nhóm cơ quan' : ''}`;
}

function nearestTasks(tasks: readonly PlacedTask[], from: string): readonly { readonly ref: string; readonly due: string; readonly task: string }[] {
  return tasks
    .flatMap(({ task, ref }) => {
      const due = dueDate(task.deadline.meaning);
      return due === undefined || due < from ? [] : [{ ref, due, task: cellText(task.task).replace(/[.;]$/u, '') }];
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
    .slice(0, nearestCount);
}

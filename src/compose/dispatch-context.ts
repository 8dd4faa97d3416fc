import { dayWords, monthWords, parseDay, slashed } from '../content/dates.js';
import type { Dispatcher } from '../content/schema.js';
import type { PlacedTask, Portion } from '../plan/distribution.js';
import { dueDate } from '../plan/progress/due.js';
import { cellText } from '../plan/words.js';
import { blank, countValue, type Context } from './context.js';
import { padded } from './figures.js';

/** The number, day and signer of one công văn; null while open (R82). */
export interface Dispatch {
  readonly number: number | null;
  /** ISO. */
  readonly date: string | null;
  readonly signer: string | null;
}

/** How many of the nearest deadlines a công văn names. */
const nearestCount = 3;

/**
 * What the công văn to one agency may say besides what its extract may.
 * @param from ISO: the nearest deadlines are counted from this day
 */
export function dispatchContext(extract: Context, body: Dispatcher, portion: Portion, { number, date, signer }: Dispatch, from: string): Context {
  const day = date === null ? undefined : parseDay(date);
  const nearest = nearestTasks([...portion.lead, ...portion.named, ...portion.group], from);
  return {
    ...extract,
    itemFields: ['ref', 'due', 'task', 'end'],
    values: {
      ...extract.values,
      dispatch: {
        ...body,
        parent: body.parent ?? '',
        number: number === null ? blank.number : padded(number),
        day: day === undefined ? blank.day : dayWords(day),
        month: day === undefined ? blank.month : monthWords(day),
        year: date === null ? blank.day : date.slice(0, 4),
        signer: { authority: body.signer.authority ?? '', office: body.signer.office, name: signer ?? blank.name },
      },
      nearest: { ...countValue(nearest.length), items: nearest.map(({ ref, due, task }, i) => ({ ref, due: slashed(due), task, end: i === nearest.length - 1 ? '.' : ';' })) },
    },
  };
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

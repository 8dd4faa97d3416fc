import { endOfMonth, isoOf } from '../../content/dates.js';
import type { DeadlineMeaning } from '../../content/schema.js';

/**
 * The last ISO day on which a task is in time, or undefined where its deadline names none.
 * Of several meanings the latest day counts: the task is done when the last of its dated parts is. A part that waits
 * for somebody else sets no day and takes none away, for the dated part was promised all the same.
 */
export function dueDate(meanings: readonly DeadlineMeaning[]): string | undefined {
  const days = meanings.map(dueDay).filter((day) => day !== undefined);
  return days.sort().at(-1);
}

function dueDay(meaning: DeadlineMeaning): string | undefined {
  switch (meaning.kind) {
    case 'date':
      return meaning.date;
    case 'month':
      return isoOf(endOfMonth(meaning.year, meaning.month));
    case 'quarter':
      // "Từ Quý I" says when the work begins.
      return meaning.from === true ? undefined : isoOf(endOfMonth(meaning.year, meaning.quarter * 3));
    case 'year':
      return isoOf(endOfMonth(meaning.year, 12));
    case 'years':
      return isoOf(endOfMonth(meaning.to, 12));
    case 'ongoing':
    case 'dependent':
      return undefined;
    default:
      return meaning satisfies never;
  }
}

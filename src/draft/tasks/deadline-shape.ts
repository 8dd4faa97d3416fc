import type { DeadlineMeaning, Task } from '../../content/schema.js';

/**
 * How a deadline binds its task to the plan's year: within it; beyond it; from a time on; without end ("Thường xuyên");
 * on others, with no time given ("Theo tiến độ của Trung ương"); or a first step with a time and a later one without.
 */
export type DeadlineShape = 'within' | 'beyond-year' | 'from' | 'ongoing' | 'dependent' | 'open-step';

export function deadlineShape({ words, meaning }: Task['deadline'], planYear: number): DeadlineShape {
  if (meaning.some((m) => (lastYear(m) ?? planYear) > planYear)) return 'beyond-year';
  if (meaning.some((m) => m.kind === 'quarter' && m.from === true)) return 'from';
  if (meaning.every((m) => m.kind === 'ongoing')) return 'ongoing';
  if (meaning.every((m) => m.kind === 'ongoing' || m.kind === 'dependent')) return 'dependent';
  return words.length > 1 && meaning.some((m) => m.kind === 'dependent') ? 'open-step' : 'within';
}

function lastYear(meaning: DeadlineMeaning): number | undefined {
  switch (meaning.kind) {
    case 'date':
      return Number(meaning.date.slice(0, 4));
    case 'month':
    case 'quarter':
    case 'year':
      return meaning.year;
    case 'years':
      return meaning.to;
    case 'ongoing':
    case 'dependent':
      return undefined;
    default:
      return meaning satisfies never;
  }
}

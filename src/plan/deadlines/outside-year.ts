import type { DeadlineMeaning } from '../../content/schema.js';

/** Does a time reach outside a plan's year? What has no time of its own does not. */
export function liesOutside(meaning: DeadlineMeaning, year: number): boolean {
  switch (meaning.kind) {
    case 'date':
      return Number(meaning.date.slice(0, 4)) !== year;
    case 'month':
    case 'quarter':
    case 'year':
      return meaning.year !== year;
    case 'years':
      return meaning.from !== year || meaning.to !== year;
    case 'ongoing':
    case 'dependent':
      return false;
    default:
      return meaning satisfies never;
  }
}

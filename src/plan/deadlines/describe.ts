import { roman } from '../../source/numbering.js';
import type { DeadlineMeaning } from '../../content/schema.js';

/** What a deadline means, in Vietnamese, for messages and lists. */
export function describeDeadline(meaning: DeadlineMeaning): string {
  switch (meaning.kind) {
    case 'date': {
      const [year, month, day] = meaning.date.split('-');
      return `ngày ${day ?? ''}/${month ?? ''}/${year ?? ''}`;
    }
    case 'month':
      return `tháng ${meaning.month}/${meaning.year}`;
    case 'quarter':
      return `${meaning.from === true ? 'từ ' : ''}quý ${roman(meaning.quarter)}/${meaning.year}`;
    case 'year':
      return `năm ${meaning.year}`;
    case 'years':
      return `năm ${meaning.from}-${meaning.to}`;
    case 'ongoing':
      return 'thường xuyên';
    case 'dependent':
      return `phụ thuộc ${meaning.on}`;
    default:
      return meaning satisfies never;
  }
}

import type { Paragraph } from '../../../document/types.js';
import { textOf } from '../../../document/walk.js';

/** "1.", "a)", "-": what stands before an item of a list (R40, R41, R55), with the space after it. */
const label = /^(?:\d{1,3}\.|\p{Ll}\)|[-+*•])[ \u00a0]+(?=\S)/u;

/** The label of a paragraph that begins as an item of a list does, its space included; undefined: it does not. */
export function labelOf(paragraph: Paragraph): string | undefined {
  return label.exec(textOf(paragraph))?.[0];
}

/** How a list is numbered, in the words of PDF, by the label of its first item. */
export function numberingOf(first: string): 'Decimal' | 'LowerAlpha' | 'Disc' {
  if (/^\d/u.test(first)) return 'Decimal';
  return /^\p{Ll}/u.test(first) ? 'LowerAlpha' : 'Disc';
}

import { circulationMarks, copyForms, signingAuthority, urgencyMarks } from './vocabulary.js';
import type { Spot } from './types.js';
import { fold, isCapitals, like } from './words.js';

/** What a line is by its own words, as a clerk knows it although it is faulty. */

export const stateName = 'cong hoa xa hoi chu nghia viet nam';
export const stateMotto = 'doc lap tu do hanh phuc';

export function isStateName(words: string): boolean {
  return like(words, stateName, 5);
}

/** A Quốc hiệu that goes on in the next line. */
export function isStateNameOver(words: string, next: string): boolean {
  return !isStateName(words) && fold(words).startsWith('cong h') && fold(next).length < 20 && like(`${words} ${next}`, stateName, 5);
}

export function isMotto(words: string): boolean {
  return like(words, stateMotto, 4);
}

/** "Số: 15/QĐ-UBND", also with room for the number, without colon, with spaces. */
export function isNumberLine(words: string): boolean {
  return words.length < 60 && /^số\s*[:.]?\s*(?:[\d\s._…]*[/-]|\d+)/iu.test(words) && (/[/]/u.test(words) || /^số\s*:/iu.test(words) || /^số\s*\d+\s*[-–]\s*\p{Lu}/iu.test(words));
}

export function isPlaceAndDate(words: string): boolean {
  return words.length < 90 && /(?:^|[\s,])ngày\b.*tháng.*năm[\s\d._…]*$/iu.test(words) && !/kèm theo|^căn cứ/iu.test(words);
}

export function isSubjectOfLetter(words: string): boolean {
  return /^(?:v\s?\/\s?v|về việc)\b/iu.test(words);
}

export function urgencyOf(words: string): (typeof urgencyMarks)[number] | undefined {
  return urgencyMarks.find((mark) => fold(mark.words) === fold(words));
}

export function isCirculation(words: string): boolean {
  return circulationMarks.some((mark) => fold(mark) === fold(words));
}

export function isDraftMark(words: string): boolean {
  return /^du thao(?: lan(?: thu)? \S+| \d+)?(?: ngay .*)?$/u.test(fold(words));
}

export function copyFormOf(words: string): (typeof copyForms)[number] | undefined {
  return copyForms.find((form) => fold(form.words) === fold(words));
}

const moment = /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s+\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/u;

export function hasMoment(words: string): boolean {
  return moment.test(words);
}

/** A line of the signing information of an electronic file, above its head (R66, R72). */
export function isSigningInformation(spot: Spot): boolean {
  const { words, align } = spot;
  if (words.length > 80) return false;
  if (hasMoment(words) || /^\d+(?:\/\d{4})?\/\p{Lu}[\p{L}\p{N}/-]*$/u.test(words)) return true;
  return align === 'right' && (copyFormOf(words) !== undefined || spot.runs.every((run) => (run.looks.size ?? 99) <= 11));
}

/** "Phụ lục", "Phụ lục II", "PHỤ LỤC SỐ 01", with or without its title on the same line. */
export function appendixHead(words: string): { readonly number: string; readonly rest: string } | undefined {
  const match = /^phụ\s+lục(?:\s+(?:số\s*:?\s*)?([IVXLC]+|\d{1,3}[a-z]?|[A-ZĐ]))?\s*(?:[.:\-–]\s*(.*))?$/iu.exec(words);
  if (match === null) return undefined;
  return { number: match[1] ?? '', rest: match[2] ?? '' };
}

/** A paragraph that heads an appendix: the word on its own line, not a sentence that begins with it. */
export function isAppendixHead(spot: Spot): boolean {
  const head = appendixHead(spot.words);
  if (head === undefined || spot.column !== undefined) return false;
  return spot.align === 'center' || (head.rest === '' && spot.words.length < 16) || isCapitals(spot.words);
}

export function isRecipientsHead(words: string): boolean {
  return words.length < 20 && /^noi nhan$/u.test(fold(words));
}

export function isAccompanying(words: string): boolean {
  return /^\(?\s*(?:ban hành\s+)?(?:kèm|đính kèm|trích)\b.*/iu.test(words) && words.startsWith('(');
}

export function isSigningAuthority(words: string): boolean {
  return words.length < 100 && signingAuthority.test(words) && isCapitals(words.replaceAll(/[^\p{L}]/gu, ''));
}

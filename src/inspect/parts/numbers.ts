import { romanValue, pointLetters } from '../../source/numbering.js';
import type { PartName, PartNumber, Spot } from './types.js';
import { isCapitals } from './words.js';

export interface Numbered {
  readonly name: PartName;
  readonly number: PartNumber;
  /** What stands after number and sign. */
  readonly rest: string;
}

const heads: readonly (readonly [PartName, RegExp])[] = [
  ['phan', /^phần\s+(thứ\s+\p{L}+|[IVXLC]+|\d{1,3}|[A-ZĐ])(?![\p{L}\d])\s*([.:\-–]?)\s*(.*)$/iu],
  ['chuong', /^chương\s+([IVXLC]+|\d{1,3})(?![\p{L}\d])\s*([.:\-–]?)\s*(.*)$/iu],
  ['muc-so', /^mục\s+(\d{1,3}|[IVXLC]+|[A-ZĐ])(?![\p{L}\d])\s*([.:\-–]?)\s*(.*)$/iu],
  ['tieu-muc', /^tiểu\s+mục\s+(\d{1,3}|[IVXLC]+)(?![\p{L}\d])\s*([.:\-–]?)\s*(.*)$/iu],
];

/** The number at the beginning of a paragraph of the body, and what the paragraph is by it. */
export function numberedAs(spot: Spot): Numbered | undefined {
  const { words } = spot;
  for (const [name, pattern] of heads) {
    const match = pattern.exec(words);
    if (match !== null && headsDivision(spot, match[3] ?? '', match[2] ?? '')) return { name, number: numberOf(match[1] ?? '', match[2] ?? ''), rest: match[3] ?? '' };
  }
  const article = /^điều\s+(\d{1,3}[a-zđ]?|[IVXLC]+)(?![\p{L}\d])\s*([.:\-–)]?)\s*(.*)$/iu.exec(words);
  if (article !== null && (/[.:\-–)]/u.test(article[2] ?? '') || article[3] === '' || startsBold(spot, article[0].length))) {
    return { name: 'dieu', number: numberOf(article[1] ?? '', article[2] ?? ''), rest: article[3] ?? '' };
  }
  const roman = /^([IVX]+)\s*([.)/:\-–])\s*(\p{L}.*|["“].*)$/u.exec(words);
  if (roman !== null && romanValue(roman[1] ?? '') !== undefined) return { name: 'muc', number: numberOf(roman[1] ?? '', roman[2] ?? ''), rest: roman[3] ?? '' };
  const arabic = /^(\d{1,2})\s*([.)/])\s*(?![\d\s.)/])(\S.*)$/u.exec(words);
  if (arabic !== null) return { name: 'khoan', number: numberOf(arabic[1] ?? '', arabic[2] ?? ''), rest: arabic[3] ?? '' };
  const letter = /^([a-zđ])\s*([).])\s*(?![).])(\S.*)$/u.exec(words) ?? /^([a-zđ])\s*(\/)\s+(\S.*)$/u.exec(words);
  if (letter?.[3] !== undefined) return { name: 'diem', number: numberOf(letter[1] ?? '', letter[2] ?? ''), rest: letter[3] };
  return undefined;
}

function numberOf(written: string, after: string): PartNumber {
  if (/^\d+[a-zđ]?$/u.test(written)) return { style: 'arabic', written, after, value: Number.parseInt(written, 10) };
  if (/^[IVXLC]+$/u.test(written)) {
    const value = romanValue(written);
    return { style: 'roman', written, after, ...(value === undefined ? {} : { value }) };
  }
  if (/^[a-zđ]$/u.test(written)) {
    const at = pointLetters.findIndex((l) => l === written);
    return { style: 'letter', written, after, ...(at < 0 ? {} : { value: at + 1 }) };
  }
  return { style: 'words', written, after };
}

/** "Chương II" on its own line, centred or bold; not a sentence that speaks of a chapter. */
function headsDivision(spot: Spot, rest: string, sign: string): boolean {
  if (spot.words.length > 200) return false;
  const stands = spot.align === 'center' || isCapitals(spot.words) || spot.runs.every((run) => run.looks.bold === true);
  return stands && (rest === '' || sign !== '' || isCapitals(rest));
}

function startsBold(spot: Spot, upTo: number): boolean {
  return (spot.runs.find((run) => run.text.trim() !== '')?.looks.bold ?? false) && upTo > 0;
}

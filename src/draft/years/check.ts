import { isPromulgation } from '../../content/checks/plan-name.js';
import type { Plan } from '../../content/plan.js';
import { printedTexts, type PrintedText } from '../../content/printed-texts.js';
import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { yearAt, yearOffsets } from './digits.js';
import { readYears } from './read-years.js';

/**
 * Years that are hardly the plan's: where drafting moved a year, the one before stands again; a heading names a year that is
 * neither the plan's nor explained by what stands with it. Deadlines are held against
 * their meaning elsewhere, and so is the plan's name, wherever it must stand.
 */
export function checkYearsOf(plan: Plan): Diagnostic[] {
  const texts = printedTexts(plan);
  const back = texts.flatMap((text) => movedBack(text, plan));
  const told = new Set(back.map(({ file, line }) => `${file}:${line}`));
  return [...back, ...texts.flatMap((text) => otherYears(text, plan)).filter(({ file, line }) => !told.has(`${file}:${line}`))];
}

function movedBack({ place, text, at }: PrintedText, { review, year }: Plan): Diagnostic[] {
  if (place.endsWith('/deadline') || ['subject', 'title', 'name'].includes(place) || isPromulgation(place, text)) return [];
  const records = (review?.years ?? []).filter((record) => record.place === place);
  const moves = records.flatMap((record) => (record.becomes === null ? [] : [{ record, words: record.words, becomes: record.becomes }]));
  const rest = moves.reduce((left, { becomes }) => left.replaceAll(becomes, (found) => ' '.repeat(found.length)), text);
  const found = moves.find(({ words, becomes }) => !text.includes(becomes) && rest.includes(words));
  if (found === undefined) return [];
  const index = rest.indexOf(found.words);
  const isTheSame = !mayHaveMoved(place) || records.some((record) => record !== found.record && text.includes(record.becomes ?? record.words));
  if (!isTheSame && !isOpen(text, index, year)) return [];
  return [diagnose('year-moved-back', at(index), { words: found.words, becomes: found.becomes })];
}

/** A place of the plan's text is a number: after an edit another paragraph may stand there, whose years are its own. */
function mayHaveMoved(place: string): boolean {
  return /^[IVXLC]+\./u.test(place);
}

/** Does a year stand from this index on that nothing beside it explains? */
function isOpen(text: string, index: number, year: number): boolean {
  return readYears(text, year, 'text').find(({ offset, length }) => index < offset + length)?.class === 'undecided';
}

function otherYears({ place, text, at }: PrintedText, { year }: Plan): Diagnostic[] {
  if (!/^(?:[IVXLC]+|phu-luc(?:\.[IVXLC]+)?)$/u.test(place)) return [];
  if (yearOffsets(text).every((offset) => yearAt(text, offset) === year)) return [];
  const phrases = readYears(text, year, 'text');
  const strange = phrases.find((phrase) => phrase.class === 'undecided' && phrase.years.every((offset) => yearAt(text, offset) !== year));
  return strange === undefined || phrases.some((phrase) => phrase.class === 'own') ? [] : [diagnose('heading-other-year', at(strange.offset), { words: strange.words, year })];
}

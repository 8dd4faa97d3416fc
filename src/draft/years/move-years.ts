import { isRealDay } from '../../content/dates.js';
import { yearAt } from './digits.js';
import type { Where, YearPhrase } from './phrase.js';
import { readYears } from './read-years.js';

/** A phrase with what became of it. */
export type MovedPhrase = YearPhrase & {
  readonly moved: boolean;
  /** The words in the new text; as they were where nothing moved. */
  readonly becomes: string;
};

export interface MovedText {
  readonly text: string;
  readonly phrases: readonly MovedPhrase[];
}

/**
 * A text of the plan of `planYear` as the plan of `toYear` would write it: the plan's own year and the years told from
 * it move by the years between the plans; citations, periods and what is undecided stay. Nothing changes but digits of
 * years. A day that the new year lacks (29/02) stays and is undecided.
 */
export function moveYears(text: string, planYear: number, toYear: number, where: Where): MovedText {
  const phrases = readYears(text, planYear, where).map((phrase) => movePhrase(phrase, text, toYear - planYear));
  let moved = '';
  let done = 0;
  for (const { offset, length, becomes } of phrases) {
    moved += text.slice(done, offset) + becomes;
    done = offset + length;
  }
  return { text: moved + text.slice(done), phrases };
}

function movePhrase(phrase: YearPhrase, text: string, by: number): MovedPhrase {
  if (by === 0 || (phrase.class !== 'own' && phrase.class !== 'relative')) return { ...phrase, moved: false, becomes: phrase.words };
  let becomes = phrase.words;
  for (const offset of phrase.years) {
    const at = offset - phrase.offset;
    becomes = becomes.slice(0, at) + String(yearAt(text, offset) + by) + becomes.slice(at + 4);
  }
  if (!namesRealDays(becomes)) {
    return {
      ...phrase,
      class: 'undecided',
      rule: 'ngay-khong-co-trong-nam-moi',
      reason: `Năm mới không có ngày này (${becomes}).`,
      moved: false,
      becomes: phrase.words,
    };
  }
  return { ...phrase, moved: true, becomes };
}

const day = /(\d{1,2})(?:\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*|\s+tháng\s+(\d{1,2}),?\s+năm\s+)(\d{4})/giu;

function namesRealDays(words: string): boolean {
  return Array.from(words.matchAll(day)).every(([, d, month, monthInWords, year]) =>
    isRealDay({ year: Number(year), month: Number(month ?? monthInWords), day: Number(d) }),
  );
}

import type { Word } from '../content/words.js';

/** From one plan's year to the other's. */
export interface YearMove {
  readonly from: number;
  readonly to: number;
}

/** A year that is a word: never one in a symbol ("107/2020/NĐ-CP") or a period ("2021-2025"). */
const yearWord = /^20\d{2}$/u;
/** The words before the year of a full date, which cites a document. */
const fullDate = /(?:^| )ngày(?: \d{1,2}\/\d{1,2}\/| \d{1,2} tháng \d{1,2} năm)$/u;
const wordsOfFullDate = 5;

/**
 * Which words are years that moved with the plan: all else is the same word by word, and each year that differs is the
 * plan's own or its neighbour and has moved by as much as the plan. Undefined where anything else differs.
 * @param datesMove a date with its day may move (a deadline); else it cites a document and its change is a change of words
 */
export function movedYears(before: readonly Word[], after: readonly Word[], move: YearMove, datesMove: boolean): readonly boolean[] | undefined {
  if (before.length !== after.length) return undefined;
  const moved: boolean[] = [];
  for (const [at, word] of before.entries()) {
    const other = after[at]?.text ?? '';
    if (word.text !== other && !(isMoved(word.text, other, move) && (datesMove || !isDated(before, at)))) return undefined;
    moved.push(word.text !== other);
  }
  return moved;
}

function isMoved(before: string, after: string, { from, to }: YearMove): boolean {
  if (!yearWord.test(before) || !yearWord.test(after)) return false;
  return Math.abs(Number(before) - from) <= 1 && Number(after) - Number(before) === to - from;
}

function isDated(words: readonly Word[], at: number): boolean {
  return fullDate.test(words.slice(Math.max(0, at - wordsOfFullDate), at).map((word) => word.text).join(' '));
}

import { diffArrays } from 'diff';
import type { Line, Mark, Piece } from './types.js';
import { lineEnd, sameWords, wordsOf, type Word } from '../content/words.js';
import { movedYears, type YearMove } from './years.js';

/** `years`: nothing but years that moved with the plan; `lines`: the same words in other lines. */
export type Difference = 'none' | 'years' | 'words' | 'lines';

export interface Marked {
  readonly difference: Difference;
  readonly before: readonly Line[];
  readonly after: readonly Line[];
}

/** Which words of each text the other has too, in the same order. */
interface Kept {
  readonly before: readonly boolean[];
  readonly after: readonly boolean[];
}

/** A run of words that both have, or of words that one or each has alone. */
interface Run {
  readonly kept: boolean;
  readonly before: number;
  readonly after: number;
}

/**
 * So few words between two replacements are there by chance ("và", "của") and are replaced along: marks that skip
 * single words cannot be read.
 */
const chanceWords = 2;
/** A replacement, on either side of such words, is of at least so many words in both texts. */
const replacedWords = 3;

/** Marks the words of two texts against each other: `removed` in the first, `added` in the second. */
export function markLines(before: readonly string[], after: readonly string[], move: YearMove, datesMove = false): Marked {
  const [wordsBefore, wordsAfter] = [wordsOf(before), wordsOf(after)];
  if (sameWords(wordsBefore, wordsAfter)) return { difference: 'none', before: unmarked(before), after: unmarked(after) };
  const moved = movedYears(wordsBefore, wordsAfter, move, datesMove)?.map((one) => !one);
  const kept = moved === undefined ? keptWords(wordsBefore, wordsAfter) : { before: moved, after: moved };
  return {
    difference: moved !== undefined ? 'years' : onlyLines(wordsBefore, kept.before) && onlyLines(wordsAfter, kept.after) ? 'lines' : 'words',
    before: linesOf(wordsBefore, kept.before, 'removed'),
    after: linesOf(wordsAfter, kept.after, 'added'),
  };
}

/** A text with one mark on all that none of the others has; without others, on all of it. */
export function markAgainst(lines: readonly string[], others: readonly (readonly string[])[], mark: Mark): readonly Line[] {
  const words = wordsOf(lines);
  const kept = others.map((other) => keptWords(words, wordsOf(other)).before);
  return linesOf(words, words.map((_, at) => kept.some((one) => one[at])), mark);
}

function onlyLines(words: readonly Word[], kept: readonly boolean[]): boolean {
  return words.every((word, at) => kept[at] === true || word.text === lineEnd);
}

function unmarked(lines: readonly string[]): readonly Line[] {
  return lines.map((text) => [{ text }]);
}

function keptWords(before: readonly Word[], after: readonly Word[]): Kept {
  const changes = diffArrays(before.map((w) => w.text), after.map((w) => w.text));
  const runs: Run[] = [];
  for (const { added, removed, count } of changes) {
    const run = { kept: !added && !removed, before: added ? 0 : count, after: removed ? 0 : count };
    const last = runs.at(-1);
    if (last !== undefined && !last.kept && !run.kept) runs[runs.length - 1] = joined(last, run);
    else runs.push(run);
  }
  const smooth = withoutChance(runs, before);
  return { before: smooth.flatMap((run) => repeat(run.kept, run.before)), after: smooth.flatMap((run) => repeat(run.kept, run.after)) };
}

function withoutChance(runs: readonly Run[], before: readonly Word[]): readonly Run[] {
  const smooth: Run[] = [];
  let at = 0;
  for (const [index, run] of runs.entries()) {
    const words = before.slice(at, at + run.before);
    at += run.before;
    const [last, next] = [smooth.at(-1), runs[index + 1]];
    const byChance = run.kept && words.length <= chanceWords && isReplacement(last) && isReplacement(next) && !words.some((w) => w.text === lineEnd);
    if (last !== undefined && !last.kept && (!run.kept || byChance)) smooth[smooth.length - 1] = joined(last, { ...run, kept: false });
    else smooth.push(run);
  }
  return smooth;
}

function isReplacement(run: Run | undefined): boolean {
  return run !== undefined && !run.kept && run.before >= replacedWords && run.after >= replacedWords;
}

function joined(a: Run, b: Run): Run {
  return { kept: a.kept, before: a.before + b.before, after: a.after + b.after };
}

function repeat(value: boolean, times: number): readonly boolean[] {
  return Array.from({ length: times }, () => value);
}

function linesOf(words: readonly Word[], kept: readonly boolean[], mark: Mark): readonly Line[] {
  const lines: Piece[][] = [[]];
  for (const [at, { text, gap }] of words.entries()) {
    const line = lines.at(-1);
    if (text === lineEnd || line === undefined) {
      lines.push([]);
      continue;
    }
    const marked = kept[at] === true ? undefined : mark;
    const last = line.at(-1);
    if (last !== undefined && last.mark === marked) line[line.length - 1] = { ...last, text: last.text + gap + text };
    else if (last === undefined) line.push(piece(gap + text, marked));
    else if (marked === undefined) line.push(piece(gap + text, marked));
    else line.splice(-1, 1, { ...last, text: last.text + gap }, piece(text, marked));
  }
  return lines;
}

function piece(text: string, mark: Mark | undefined): Piece {
  return mark === undefined ? { text } : { text, mark };
}

import type { CellPart, DeadlineMeaning, Task } from '../../content/schema.js';
import { describeDeadline } from '../../plan/deadlines/describe.js';
import { liesOutside } from '../../plan/deadlines/outside-year.js';
import { readDeadline } from '../../plan/deadlines/read-words.js';
import { partText } from '../../plan/words.js';
import { moveYears, type MovedPhrase } from './move-years.js';

/** A deadline for another year's plan, its words and its meaning moved in step. */
export interface MovedDeadline {
  readonly deadline: Task['deadline'];
  /** The phrases of each paragraph of the words. */
  readonly phrases: readonly (readonly MovedPhrase[])[];
}

/**
 * A task's deadline (tiến độ) as the plan of `toYear` has it. The words move by the rules on years; the meaning follows
 * them, so that what the checks held together stays together. `outsideYear` is set where the new year asks for it.
 */
export function moveDeadline({ words, meaning }: Task['deadline'], planYear: number, toYear: number): MovedDeadline {
  const parts = words.map((part) => movePart(part, planYear, toYear));
  const moved = moveMeaning(meaning, words, planYear, toYear);
  return {
    deadline: { words: parts.map(({ part }) => part), meaning: [...moved.meaning], ...(moved.outsideYear ? { outsideYear: true } : {}) },
    phrases: parts.map(({ phrases }) => phrases),
  };
}

/**
 * What a deadline means after its words have moved; `outsideYear`: whether the new plan must mark it so. Where the words
 * do not say what the meaning says (the checks tell that), the meaning moves by itself, as its own plainest words would.
 */
export function moveMeaning(
  meaning: readonly DeadlineMeaning[],
  words: readonly CellPart[],
  planYear: number,
  toYear: number,
): { readonly meaning: readonly DeadlineMeaning[]; readonly outsideYear: boolean } {
  const said = words.flatMap(meaningOf);
  const willSay = words.flatMap((part) => meaningOf(movePart(part, planYear, toYear).part));
  const inStep = said.length === meaning.length && willSay.length === said.length && said.every((m, i) => sameTime(m, meaning[i]));
  const moved = meaning.map((own, i) => {
    if (own.kind === 'dependent') return { ...own, on: moveYears(own.on, planYear, toYear, 'deadline').text };
    return inStep ? (willSay[i] ?? own) : moveByItself(own, planYear, toYear);
  });
  return { meaning: moved, outsideYear: moved.some((m) => liesOutside(m, toYear)) };
}

function movePart(part: CellPart, planYear: number, toYear: number): { readonly part: CellPart; readonly phrases: readonly MovedPhrase[] } {
  const { text, phrases } = moveYears(partText(part), planYear, toYear, 'deadline');
  return { part: typeof part === 'string' ? text : { item: text }, phrases };
}

function meaningOf(part: CellPart): readonly DeadlineMeaning[] {
  const reading = readDeadline(partText(part));
  return reading.kind === 'understood' ? reading.meaning : [];
}

/** On what a dependent deadline depends is the writer's own summary, and is not compared. */
function sameTime(a: DeadlineMeaning, b: DeadlineMeaning | undefined): boolean {
  if (a.kind !== b?.kind) return false;
  return a.kind === 'dependent' || describeDeadline(a) === describeDeadline(b);
}

function moveByItself(meaning: DeadlineMeaning, planYear: number, toYear: number): DeadlineMeaning {
  const { phrases } = moveYears(describeDeadline(meaning), planYear, toYear, 'deadline');
  if (!phrases.some(({ moved }) => moved)) return meaning;
  const by = toYear - planYear;
  switch (meaning.kind) {
    case 'date':
      return { ...meaning, date: `${Number(meaning.date.slice(0, 4)) + by}${meaning.date.slice(4)}` };
    case 'month':
    case 'quarter':
    case 'year':
      return { ...meaning, year: meaning.year + by };
    case 'years':
    case 'ongoing':
    case 'dependent':
      return meaning;
    default:
      return meaning satisfies never;
  }
}

import { sha256 } from '../source/sha256.js';
import type { PlanFile, Question, ReviewFile } from './schema.js';

export type DraftRecord = NonNullable<PlanFile['draft']>;

/** What `plan.json` keeps of the questions of a draft: one that is taken out or altered in `review.json` is noticed by it. */
export function recordOf({ year, from, questions: asked }: ReviewFile): DraftRecord {
  const questions = Object.fromEntries(asked.map((question) => [question.id, digestOf(question)]));
  return { from, questions, all: digestOfAll(year, from, questions) };
}

/** Whether the record is as the program wrote it. */
export function isAsWritten(year: number, { from, questions, all }: DraftRecord): boolean {
  return all === digestOfAll(year, from, questions);
}

/** Whether a question is just as it was asked; its answer and note are the officer's own. */
export function isAsAsked(question: Question, { questions }: DraftRecord): boolean {
  return Object.hasOwn(questions, question.id) && questions[question.id] === digestOf(question);
}

function digestOf({ id, kind, place, text, words, ask, proposed, becomes }: Question): string {
  return short([id, kind, place, text ?? null, words, ask, proposed, becomes ?? null]);
}

function digestOfAll(year: number, from: number, questions: DraftRecord['questions']): string {
  return short([year, from, Object.entries(questions).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** Enough of a hash to notice an edit, short enough to read past. */
function short(value: unknown): string {
  return sha256(JSON.stringify(value)).slice(0, 16);
}

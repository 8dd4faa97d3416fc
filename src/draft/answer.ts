import { answerFault, unrealDay, type AnsweredWords } from '../content/answers.js';
import { placesNow } from '../content/standing.js';
import type { Question, QuestionKind, ReviewFile } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Place } from '../diagnostics/diagnostic.js';
import type { Read } from '../source/json.js';
import { nearest } from '../source/shape.js';

export interface Answer {
  /** Ids of questions, or kinds: all open questions of that kind. */
  readonly which: readonly string[];
  /** "chap-nhan": the proposal is taken; "da-doi": the words were edited; "giu-nguyen": they are right as they stand, the note says why; "mo": asked again. */
  readonly state: Question['state'];
  readonly note: string | undefined;
}

/** What answers are held against. */
export interface AnsweredPlan extends AnsweredWords {
  /** Where the words of a place stand: "content/2024/decision.md:12". */
  readonly where: (place: string) => string;
}

export interface Answers {
  readonly review: ReviewFile;
  /** The questions that were meant, as they were before. */
  readonly answered: readonly Question[];
}

/**
 * A review with some questions answered, or opened again. An id or kind that no question has, or an answer that does not
 * hold for the words of the plan, is an error, and nothing is answered.
 */
export function answerQuestions(review: ReviewFile, { which, state, note }: Answer, plan: AnsweredPlan, place: Place): Read<Answers> {
  const answered = meantBy(review, { which, state });
  if (!answered.ok) return { ok: false, diagnostics: answered.unknown.map(({ id, near }) => diagnose('question-unknown', place, { id, near })) };
  const meant = new Set(answered.questions);
  const questions = review.questions.map((q) => {
    if (!meant.has(q)) return q;
    const { note: before, ...rest } = q;
    const kept = note ?? (state === 'mo' ? undefined : before);
    return { ...rest, state, ...(kept === undefined ? {} : { note: kept }) };
  });
  const now = placesNow(review.questions, plan.texts);
  const faults = questions.flatMap((q, i) => {
    const before = review.questions[i];
    const answer = { ...q, at: now[i] };
    const fault = before === undefined || !meant.has(before) ? undefined : answerFault(answer, plan);
    return fault === undefined ? [] : [diagnose('answer-does-not-hold', place, { id: q.id, fault, year: review.year, words: q.words, proposed: q.proposed, ...plan.frame, unreal: unrealDay(answer, plan), where: plan.where(now[i] ?? q.place) })];
  });
  return faults.length > 0 ? { ok: false, diagnostics: faults } : { ok: true, value: { review: { ...review, questions }, answered: answered.questions } };
}

/** The questions that an answer names, by id or, of those still open, by kind. */
export function meantBy(review: ReviewFile, { which, state }: Pick<Answer, 'which' | 'state'>): { readonly ok: true; readonly questions: readonly Question[] } | { readonly ok: false; readonly unknown: readonly { readonly id: string; readonly near: string | undefined }[] } {
  const ids = new Set(review.questions.map((q) => q.id));
  const kinds = new Set<string>(review.questions.map((q): QuestionKind => q.kind));
  const unknown = which.filter((name) => !ids.has(name) && !kinds.has(name));
  if (unknown.length > 0) return { ok: false, unknown: unknown.map((id) => ({ id, near: nearest(id, [...ids, ...kinds]) })) };
  return { ok: true, questions: review.questions.filter((q) => which.includes(q.id) || (which.includes(q.kind) && (state === 'mo' || q.state === 'mo'))) };
}

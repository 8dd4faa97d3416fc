import type { Question, QuestionKind, ReviewFile } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Place } from '../diagnostics/diagnostic.js';
import type { Read } from '../source/json.js';
import { nearest } from '../source/shape.js';

export interface Answer {
  /** Ids of questions, or kinds: all open questions of that kind. */
  readonly which: readonly string[];
  readonly state: Question['state'];
  readonly note: string | undefined;
}

/** A review with some questions answered, or opened again. An id or kind that no question has is an error, and nothing is answered. */
export function answerQuestions(review: ReviewFile, { which, state, note }: Answer, place: Place): Read<ReviewFile> {
  const ids = new Set(review.questions.map((q) => q.id));
  const kinds = new Set<string>(review.questions.map((q): QuestionKind => q.kind));
  const unknown = which.filter((name) => !ids.has(name) && !kinds.has(name));
  if (unknown.length > 0) return { ok: false, diagnostics: unknown.map((id) => diagnose('question-unknown', place, { id, near: nearest(id, [...ids, ...kinds]) })) };
  const meant = (q: Question): boolean => which.includes(q.id) || (which.includes(q.kind) && (state === 'mo' || q.state === 'mo'));
  const questions = review.questions.map((q) => {
    if (!meant(q)) return q;
    const { note: before, ...rest } = q;
    const kept = note ?? (state === 'mo' ? undefined : before);
    return { ...rest, state, ...(kept === undefined ? {} : { note: kept }) };
  });
  return { ok: true, value: { ...review, questions } };
}

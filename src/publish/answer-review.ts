import { readReview } from '../content/review-file.js';
import type { ReviewFile } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { answerQuestions, type Answer } from '../draft/answer.js';
import { reviewText } from '../draft/year-content.js';
import type { Read } from '../source/json.js';
import { replaceFile } from './replace-file.js';

export type ReviewAnswer = Answer;

/** The review of a year, with some questions answered and written back whole where an answer is given. */
export function answerReview(root: string, year: number, answer: Answer | undefined): Read<ReviewFile> {
  const file = `content/${year}/review.json`;
  const place = { file, line: 1, column: 1 };
  const read = readReview(root, year);
  if (!read.ok) return read;
  if (read.value === undefined) return { ok: false, diagnostics: [diagnose('no-review', place, { year })] };
  if (answer === undefined) return { ok: true, value: read.value.review };
  const answered = answerQuestions(read.value.review, answer, place);
  if (!answered.ok) return answered;
  const written = replaceFile(root, { file, text: reviewText(answered.value), was: read.value.source.text });
  return written.ok ? answered : written;
}

import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { placeOf } from '../../source/json.js';
import type { SourceText } from '../../source/source-text.js';
import { nearest } from '../../source/shape.js';
import { answerFault, unrealDay } from '../answers.js';
import { placedTexts } from '../places.js';
import type { Plan, Review } from '../plan.js';
import { proposalFrame } from '../proposal.js';
import type { Question } from '../schema.js';

/** Questions that nobody has answered yet. */
export function openQuestions<T extends Pick<Question, 'state'>>(review: { readonly questions: readonly T[] } | undefined): readonly T[] {
  return review?.questions.filter((q) => q.state === 'mo') ?? [];
}

/** `review.json` against its folder and against the content it asks about: every answer holds, and nothing is open once the plan is issued. */
export function checkReview(plan: Plan, review: Review, source: SourceText): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (review.year !== plan.year) found.push(diagnose('year-mismatch', placeOf(source, ['year']), { folder: String(plan.year), year: review.year }));
  const placed = placedTexts(plan);
  const words = { texts: placed, frame: proposalFrame(plan.head) };
  const texts = new Map<string, string[]>();
  for (const { place, text } of placed) texts.set(place, [...(texts.get(place) ?? []), text]);
  const ids = new Set<string>();
  const asked = new Map<string, string>();
  for (const [i, question] of review.questions.entries()) {
    const at = (field: string) => placeOf(source, ['questions', i, field]);
    if (ids.has(question.id)) found.push(diagnose('duplicate-id', at('id'), { id: question.id }));
    ids.add(question.id);
    const same = JSON.stringify([question.kind, question.place, question.words, question.ask]);
    const other = asked.get(same);
    if (other !== undefined) found.push(diagnose('question-repeated', at('id'), { id: question.id, other }));
    asked.set(same, question.id);
    const here = question.at === undefined ? undefined : texts.get(question.at);
    if (here === undefined && question.state !== 'da-doi') found.push(diagnose('question-place-unknown', at('place'), { id: question.id, place: question.place, year: plan.year, near: question.place.includes('/') ? nearest(question.place, texts.keys()) : undefined }));
    else if (question.state === 'mo' && here?.some((text) => text.includes(question.words)) === false) found.push(diagnose('question-words-gone', at('words'), { id: question.id, words: question.words, year: plan.year }));
    const fault = here === undefined ? undefined : answerFault(question, words);
    if (fault !== undefined) found.push(diagnose('answer-does-not-hold', at('state'), { id: question.id, fault, year: plan.year, words: question.words, proposed: question.proposed, ...words.frame, unreal: unrealDay(question, words), where: undefined }));
  }
  const open = openQuestions(review);
  if (plan.head.state === 'da-ban-hanh' && open.length > 0) {
    found.push(diagnose('open-questions', placeOf(plan.sources.plan, ['state']), { count: open.length, ids: open.map((q) => q.id).join(', ') }));
  }
  return found;
}

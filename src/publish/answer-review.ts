import { placedTexts } from '../content/places.js';
import type { Plan } from '../content/plan.js';
import { proposalFrame } from '../content/proposal.js';
import { readPlan } from '../content/read.js';
import { readReview } from '../content/review-file.js';
import type { Question, ReviewFile } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { answerQuestions, meantBy, type Answer } from '../draft/answer.js';
import { reviewText } from '../draft/year-content.js';
import { placesOf } from '../register/fingerprint.js';
import type { Read } from '../source/json.js';
import type { SourceText } from '../source/source-text.js';
import { realDisk, type Disk } from './disk.js';
import { issuedAs } from './issued-as.js';
import { putIn } from './put-in.js';
import { replaceTogether } from './replace-together.js';

export type ReviewAnswer = Answer;

export interface ReviewResult {
  readonly review: ReviewFile;
  /** The questions that were answered or opened again, as they now are. */
  readonly answered: readonly Question[];
  /** Where an accepted proposal took the place of the words asked about: "content/2024/tasks.json:12", by id of the question. */
  readonly edited: ReadonlyMap<string, string>;
}

/**
 * The review of a year, with some questions answered and written back whole where an answer is given. An accepted proposal
 * that is a text takes the place of the words asked about; review and content change together or not at all. What is issued
 * is not answered any more.
 */
export function answerReview(root: string, year: number, answer: Answer | undefined, disk: Disk = realDisk): Read<ReviewResult> {
  const file = `content/${year}/review.json`;
  const place = { file, line: 1, column: 1 };
  const read = readReview(root, year);
  if (!read.ok) return read;
  if (read.value === undefined) return { ok: false, diagnostics: [whyNone(root, year, place)] };
  const { review, source } = read.value;
  if (answer === undefined) return { ok: true, value: { review, answered: [], edited: new Map() } };
  const { plan, diagnostics } = readPlan(root, year);
  if (plan === undefined) return { ok: false, diagnostics };
  const issued = issuedAs(root, plan);
  if (issued !== undefined && (issued !== '' || answer.state === 'mo')) return { ok: false, diagnostics: [diagnose('review-issued', place, { year, decision: issued })] };

  const put = putProposals(root, plan, review, answer);
  if (!put.ok) return put;
  const { changed, edited, after } = put.value;
  const done = answerQuestions(review, answer, { texts: placedTexts(after), frame: proposalFrame(plan.head), where: whereIn(plan) }, place);
  if (!done.ok) return done;
  const written = replaceTogether(root, year, [...[...changed.values()].map(({ was, now }) => ({ ...now, was: was.text })), { file, text: reviewText(done.value.review), was: source.text }], disk);
  if (!written.ok) return written;
  const ids = new Set(done.value.answered.map((q) => q.id));
  return { ok: true, value: { review: done.value.review, answered: done.value.review.questions.filter((q) => ids.has(q.id)), edited } };
}

/** A year that was drafted has lost its review; one that was not has none. */
function whyNone(root: string, year: number, place: Place): Diagnostic {
  const draft = readPlan(root, year).plan?.head.draft;
  return draft === undefined ? diagnose('no-review', place, { year }) : diagnose('review-missing', place, { year, from: draft.from, count: Object.keys(draft.questions).length });
}

interface Change {
  readonly was: SourceText;
  readonly now: SourceText;
}

interface Proposals {
  readonly after: Plan;
  readonly changed: ReadonlyMap<string, Change>;
  readonly edited: ReadonlyMap<string, string>;
}

/** Puts the accepted proposals that are texts in the place of the words asked about, where they are not there already. */
function putProposals(root: string, plan: Plan, review: ReviewFile, answer: Answer): Read<Proposals> {
  const meant = answer.state === 'chap-nhan' ? meantBy(review, answer) : undefined;
  const now = new Map(plan.review?.questions.map(({ id, at }) => [id, at]));
  const texts = placedTexts(plan);
  const asked = (meant?.ok === true ? meant.questions : []).flatMap(({ id, place: before, words, becomes }) => {
    const place = now.get(id) ?? before;
    if (becomes === undefined || becomes === words || texts.some((t) => t.place === place && t.text.includes(becomes))) return [];
    return [{ id, place, words, becomes }];
  });
  if (asked.length === 0) return { ok: true, value: { after: plan, changed: new Map(), edited: new Map() } };
  // Several questions may ask for the same edit.
  const edits = [...new Map(asked.map((edit) => [JSON.stringify([edit.place, edit.words, edit.becomes]), edit])).values()];
  const where = whereIn(plan);
  const put = putIn(root, plan, edits);
  if (!put.ok) {
    const { id = '', place = '' } = edits[put.index] ?? {};
    return { ok: false, diagnostics: [diagnose('answer-not-put-in', { file: `content/${plan.year}/review.json`, line: 1, column: 1 }, { id, where: where(place) })] };
  }
  const changed = new Map(Object.values<SourceText>({ ...plan.sources }).flatMap((was) => {
    const text = put.value.changed.get(was.file);
    return text === undefined ? [] : [[was.file, { was, now: { file: was.file, text } }] as const];
  }));
  return { ok: true, value: { after: put.value.plan, changed, edited: new Map(asked.map(({ id, place }) => [id, where(place)])) } };
}

/** Where the words of a place stand, for a message: "content/2024/decision.md:12". */
function whereIn(plan: Plan): (place: string) => string {
  const places = placesOf(plan);
  return (place) => {
    const found = places.get(place);
    return found === undefined ? `content/${plan.year}` : `${found.file}:${found.line}`;
  };
}

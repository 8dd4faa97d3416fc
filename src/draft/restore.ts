import { answerFault, type AnsweredWords } from '../content/answers.js';
import { isAsAsked, isAsWritten, type DraftRecord } from '../content/draft-record.js';
import { placesNow } from '../content/standing.js';
import type { Question, QuestionKind, ReviewFile } from '../content/schema.js';

export interface Restoring {
  /** What the draft asks when it is made again from the plan that it was drafted from. */
  readonly asked: ReviewFile;
  /** The review as it is now; undefined: gone. */
  readonly review: ReviewFile | undefined;
  /** What `plan.json` keeps of the questions; undefined: nothing. */
  readonly record: DraftRecord | undefined;
  readonly words: AnsweredWords;
}

export interface Restored {
  readonly review: ReviewFile;
  /** Ids of questions that were not there, or not as they were asked. */
  readonly back: readonly string[];
  /** Ids of questions that had an answer which does not hold: they are open again. */
  readonly reopened: readonly string[];
}

/**
 * Every question of a draft put back as it was asked. A question that is just as the record has it stays as it is; each other that the draft asks
 * is put in, with the answer it had to the same words where that holds for the plan as it is; what the officer asked besides stays.
 */
export function restoreQuestions({ asked, review, record, words }: Restoring): Restored {
  const there = review?.questions ?? [];
  const trusted = record !== undefined && isAsWritten(asked.year, record) ? record : undefined;
  const sound = new Set(trusted === undefined ? [] : there.filter((question) => isAsAsked(question, trusted)));
  const soundKeys = new Map([...sound].map((question) => [keyOf(question), question]));
  const byKey = new Map(there.map((question) => [keyOf(question), question]));
  const byId = new Map(there.map((question) => [question.id, question]));
  const ids = new Set([...sound].map(({ id }) => id));
  const used = new Set<Question>(sound);
  const back: string[] = [];
  const questions: Question[] = [];
  for (const question of asked.questions) {
    const asIs = soundKeys.get(keyOf(question));
    if (asIs !== undefined) {
      questions.push(asIs);
      continue;
    }
    const named = byId.get(question.id);
    const same = byKey.get(keyOf(question));
    const before = same ?? (named !== undefined && !sound.has(named) ? named : undefined);
    if (before !== undefined) used.add(before);
    const id = freeId(question, ids);
    ids.add(id);
    if (same === undefined) back.push(id);
    const { note } = before ?? {};
    // What was answered to other words is no answer to these.
    questions.push({ ...question, id, state: same?.state ?? 'mo', ...(note === undefined ? {} : { note }) });
  }
  const known = new Set(questions);
  for (const question of there) {
    if (known.has(question) || (used.has(question) && !sound.has(question))) continue;
    const id = sound.has(question) ? question.id : freeId(question, ids);
    ids.add(id);
    questions.push({ ...question, id });
  }
  const now = placesNow(questions, words.texts);
  const reopened: string[] = [];
  const held = questions.map((question, i): Question => {
    if (answerFault({ ...question, at: now[i] }, words) === undefined) return question;
    reopened.push(question.id);
    return { ...question, state: 'mo' };
  });
  return { review: { ...asked, questions: held }, back, reopened };
}

/** What makes a question the same, whatever its number and its answer. */
function keyOf({ kind, place, words }: Question): string {
  return JSON.stringify([kind, place, words]);
}

/** The question's own id, or the next of its kind that is not taken. */
function freeId({ id, kind }: { readonly id: string; readonly kind: QuestionKind }, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let n = 1;
  while (taken.has(`${kind}-${n}`)) n += 1;
  return `${kind}-${n}`;
}

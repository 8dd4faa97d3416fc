import { momentInVietnam } from '../content/dates.js';
import type { TaskProgress } from '../content/schema.js';
import { hashOf } from '../register/chain.js';

/**
 * How old an answer is. A workbook carries what it was sent with (a row that still says so says nothing new) and, where the program that
 * saved it says so, when it was saved. The record carries when the workbook was saved that an answer is from, and a short hash of each
 * answer it was ever given: one that was taken before, and is no longer what is recorded, is older than what is.
 */
export interface Aged {
  readonly progress: TaskProgress;
  /** When its workbook was last saved, as `TaskProgress` has it; undefined: nobody knows. */
  readonly saved: string | undefined;
  /** What the row said when the workbook was made, as `answerMark`; undefined: nothing. */
  readonly sentWith: string | undefined;
}

/** Why an answer is not newer than what is recorded: nobody touched it, it was saved before, or it was taken before. */
export type OlderCause = 'untouched' | 'saved-before' | 'taken-before';

/** What an answer says, without what is recorded of the answering. */
export function said(progress: TaskProgress): TaskProgress {
  const words = { ...progress };
  delete words.saved;
  delete words.taken;
  return words;
}

/** A short hash of what an answer says, whoever says it. */
export function answerMark(progress: TaskProgress): string {
  return hashOf({ ...said(progress), by: undefined }).slice(0, 16);
}

/** Whether a row says what its workbook was sent with. */
export function isUntouched({ progress, sentWith }: Aged): boolean {
  return sentWith === answerMark(progress);
}

export function isSameAnswer(one: TaskProgress | undefined, other: TaskProgress): boolean {
  return one !== undefined && hashOf(said(one)) === hashOf(said(other));
}

/** Why an answer that differs from what is recorded does not take its place; undefined: it is newer, or nothing speaks against it. */
export function olderThan(before: TaskProgress, answer: Aged): OlderCause | undefined {
  const { progress, saved } = answer;
  if (isUntouched(answer)) return 'untouched';
  if (before.saved !== undefined && saved !== undefined) return saved <= before.saved ? 'saved-before' : undefined;
  return before.taken?.includes(answerMark(progress)) === true ? 'taken-before' : undefined;
}

/** "08:15 ngày 20/6/2023", as clocks in Vietnam had it. */
export function shownMoment(saved: string | undefined): string | undefined {
  return saved === undefined ? undefined : momentInVietnam(saved);
}

/** An answer as it is recorded, over what was: the latest moment counts, so that what was passed over stays older. */
export function recordedOver(before: TaskProgress | undefined, { progress, saved }: Aged): TaskProgress {
  const moments = [before?.saved, saved].filter((moment) => moment !== undefined).sort();
  const latest = moments.at(-1);
  const taken = [...new Set([...(before?.taken ?? []).filter((mark) => mark !== answerMark(progress)), answerMark(progress)])];
  return { ...said(progress), ...(latest === undefined ? {} : { saved: latest }), taken };
}

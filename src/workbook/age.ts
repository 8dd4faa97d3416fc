import { dayInVietnam, momentInVietnam } from '../content/dates.js';
import type { HeardAgency, TaskProgress } from '../content/schema.js';
import { hashOf } from '../register/chain.js';

/**
 * How old an answer is. A workbook carries what it was sent with (a row that still says so says nothing new) and, where the program that
 * saved it says so, when it was saved. The record carries, for each agency, when the latest workbook was saved that an answer was taken
 * from, and a short hash of each answer taken: one that was taken before, and is no longer what is recorded, is older than what is.
 * Clocks and answers of two agencies say nothing of each other: age is asked within one.
 */
export interface Aged {
  /** Id of the agency whose answer it is. */
  readonly agency: string;
  readonly progress: TaskProgress;
  /** When its workbook was last saved, as `TaskProgress` has it; undefined: nobody knows. */
  readonly saved: string | undefined;
  /** What the row said when the workbook was made, as `answerMark`; undefined: nothing. */
  readonly sentWith: string | undefined;
  /** The id that the task has in the workbook, where the decision in force gives it another: marks from before hold that one. */
  readonly formerId?: string | undefined;
}

/** Why an answer is not newer than what is recorded: nobody touched it, it was saved before, or it was taken before. */
export type OlderCause = 'untouched' | 'saved-before' | 'taken-before';

/** What an answer says, without what is recorded of the answering. */
export function said(progress: TaskProgress): TaskProgress {
  const words = { ...progress };
  delete words.from;
  delete words.saved;
  delete words.taken;
  return words;
}

/** A short hash of what an answer says, whoever says it. */
export function answerMark(progress: TaskProgress): string {
  return hashOf({ ...said(progress), by: undefined }).slice(0, 16);
}

/** Whether a row says what its workbook was sent with. */
export function isUntouched(answer: Aged): boolean {
  return answer.sentWith !== undefined && marksOf(answer).includes(answer.sentWith);
}

/** The marks that an answer has, or had when its task had another id. */
function marksOf({ progress, formerId }: Aged): readonly string[] {
  return [answerMark(progress), ...(formerId === undefined ? [] : [answerMark({ ...progress, task: formerId })])];
}

/** What is recorded of a task, as it is recorded when the task has another id: who stands behind it does so still. */
export function underId(before: TaskProgress, task: string): TaskProgress {
  if (before.task === task) return before;
  const renamed = { ...before, task };
  const [was, mark] = [answerMark(before), answerMark(renamed)];
  const marked = (taken: readonly string[]): string[] => (taken.at(-1) === was ? [...taken, mark] : [...taken]);
  return {
    ...renamed,
    ...(before.from === undefined ? {} : { from: before.from.map((heard) => ({ ...heard, taken: marked(heard.taken) })) }),
    ...(before.taken === undefined ? {} : { taken: marked(before.taken) }),
  };
}

export function isSameAnswer(one: TaskProgress | undefined, other: TaskProgress): boolean {
  return one !== undefined && hashOf(said(one)) === hashOf(said(other));
}

/**
 * What was heard of an agency before; undefined: nothing, or nobody knows whose it was.
 * @param alone whether nobody else answers: what a record without names keeps is then of this agency
 */
export function heardOf(before: TaskProgress | undefined, agency: string, alone: boolean): HeardAgency | undefined {
  if (before?.from !== undefined || !alone) return before?.from?.find((one) => one.agency === agency);
  return before?.taken === undefined ? undefined : { agency, ...(before.saved === undefined ? {} : { saved: before.saved, since: before.saved }), taken: before.taken };
}

/** Ids of the agencies of which what is recorded is the last that was heard; none: it was written by hand, or nobody knows whose it is. */
export function standingBehind(before: TaskProgress): readonly string[] {
  const mark = answerMark(before);
  return (before.from ?? []).filter(({ taken }) => taken.at(-1) === mark).map(({ agency }) => agency);
}

/** Why an answer that differs from what is recorded does not take its place; undefined: it is newer, or nothing speaks against it. */
export function olderThan(heard: HeardAgency | undefined, answer: Aged): OlderCause | undefined {
  const { saved } = answer;
  if (isUntouched(answer)) return 'untouched';
  if (heard?.saved !== undefined && saved !== undefined && saved <= heard.saved) return 'saved-before';
  return marksOf(answer).some((mark) => heard?.taken.includes(mark)) ? 'taken-before' : undefined;
}

/**
 * Whether a workbook of a plan can have been saved then: later than the year after the plan's, the clock of the machine was wrong, and the
 * moment says nothing of age.
 */
export function isCredible(saved: string, year: number): boolean {
  return dayInVietnam(saved) < `${year + 2}-01-01`;
}

/** What is recorded, without moments of a wrong clock: they would make every other answer an older one. */
export function withCredibleMoments(entry: TaskProgress, year: number): TaskProgress {
  const { from, saved } = entry;
  const isWrong = (moment: string | undefined): boolean => moment !== undefined && !isCredible(moment, year);
  if (!isWrong(saved) && from?.some((one) => isWrong(one.saved) || isWrong(one.since)) !== true) return entry;
  const credible = { ...entry, ...(from === undefined ? {} : { from: from.map((one) => ({ ...one, ...(isWrong(one.saved) ? { saved: undefined } : {}), ...(isWrong(one.since) ? { since: undefined } : {}) })) }) };
  return isWrong(saved) ? { ...credible, saved: undefined } : credible;
}

/** "08:15 ngày 20/6/2023", as clocks in Vietnam had it. */
export function shownMoment(saved: string | undefined): string | undefined {
  return saved === undefined ? undefined : momentInVietnam(saved);
}

/**
 * An answer as it is recorded, over what was: the agency's latest moment counts, so that what was passed over stays older. Where a person
 * has decided, the answer's own does: what comes after it is newer, and what was taken before is known by its mark.
 */
export function recordedOver(before: TaskProgress | undefined, answer: Aged, alone: boolean, isDecided: boolean): TaskProgress {
  const { agency, progress, saved } = answer;
  const heard = heardOf(before, agency, alone);
  const mark = answerMark(progress);
  const isSame = isSameAnswer(before, progress);
  const latest = [isDecided ? undefined : heard?.saved, saved].filter((moment) => moment !== undefined).sort().at(-1);
  const since = isSame && heard?.taken.at(-1) === mark ? heard.since : saved;
  const now: HeardAgency = { agency, ...(latest === undefined ? {} : { saved: latest }), ...(since === undefined ? {} : { since }), taken: [...(heard?.taken ?? []).filter((one) => one !== mark), mark] };
  const others = (before?.from ?? []).filter((one) => one.agency !== agency);
  return { ...said(progress), from: [...(isSame ? others : others.map(withoutSince)), now] };
}

/** Since when an agency says what is recorded is known of those only who stand behind it. */
function withoutSince({ agency, saved, taken }: HeardAgency): HeardAgency {
  return { agency, ...(saved === undefined ? {} : { saved }), taken };
}

import type { TaskProgress } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Distribution } from '../plan/distribution.js';
import { entriesOf } from '../plan/progress/reported.js';
import { roleNames } from '../plan/assignment/roles.js';
import { answerableFor, answeringOf } from '../plan/progress/answerable.js';
import { answerWords, isFinished, stateNames } from '../plan/progress/states.js';
import { referenceDate, rosterOf, type Roster } from '../plan/roster.js';
import { placeOf } from '../source/json.js';
import { heardOf, isSameAnswer, isUntouched, olderThan, recordedOver, shownMoment, standingBehind, withCredibleMoments } from './age.js';
import { nameIn, type MayGoBack } from './back.js';
import { latestOfEach } from './latest.js';
import { cellName, placeOfCell, type CellPlace, type ReturnedWorkbook } from './read-returned.js';
import { answerReader, type Answer, type Answerable } from './returned-answers.js';
import { settle } from './together.js';

export interface MergedAnswers {
  /** In the order of the appendix: what is known of each task after all workbooks are read. */
  readonly tasks: readonly TaskProgress[];
  /** Ids of tasks of which an answer is new or changed, and those that are answered as they were. */
  readonly changed: readonly string[];
  readonly same: readonly string[];
  /** How many answers are new or changed; of a task that is answered each for itself there may be many. */
  readonly fresh: number;
  /** Is there anything to record? An answer as it was may come from a workbook that was saved later. */
  readonly isNew: boolean;
  /** Ids of agencies of which an answer was taken now, and of those that answer for tasks and of which none is recorded, now or before. */
  readonly answered: readonly string[];
  readonly silent: readonly string[];
  /**
   * Answers of agencies that do not answer for the task, those that are older than what is recorded, and those that differ from what
   * another agency has said that answers together with theirs; each is told as a warning as well.
   */
  readonly notTaken: readonly NotTaken[];
  readonly older: readonly NotTaken[];
  readonly differing: readonly NotTaken[];
  readonly diagnostics: readonly Diagnostic[];
}

interface NotTaken {
  readonly ref: string;
  readonly agency: string;
}

/** What answers are merged into. */
interface Frame extends Answerable {
  readonly roster: Roster;
}

/**
 * Answers of all returned workbooks over what is known. Who leads a task answers for it; members of a group that answers
 * for it answer each for itself. What others say is told and not taken. Different answers of those who have one together
 * are an error where none is recorded, and else told and not taken; a finished task that would be so no more is an error. An answer
 * that is older than what is recorded of its agency is told and not taken.
 * @param earlier the year's earlier decisions, whose workbooks may still come back
 * @param mayGoBack what a person has decided
 */
export function mergeAnswers(inForce: Answerable, earlier: readonly Answerable[], workbooks: readonly ReturnedWorkbook[], mayGoBack: MayGoBack): MergedAnswers {
  const { plan, distribution } = inForce;
  const frame: Frame = { ...inForce, roster: rosterOf(plan.agencies, referenceDate(plan)) };
  const diagnostics: Diagnostic[] = [];
  const answers = new Map<string, Answer[]>();
  const answersOf = answerReader(inForce, earlier);
  for (const answer of workbooks.flatMap((workbook) => answersOf(workbook, diagnostics))) {
    answers.set(answer.progress.task, [...(answers.get(answer.progress.task) ?? []), answer]);
  }
  const merged = distribution.receipts.map((given) => ({ ...given.task, ...mergeTask(frame, given, answers.get(given.task.task.id) ?? [], mayGoBack) }));
  const answeredBy = merged.filter(({ taken }) => taken.length > 0);
  const isSame = ({ taken }: MergedTask): boolean => taken.every(({ isNew }) => !isNew);
  const heard = new Set(merged.flatMap(({ taken }) => taken.map(({ agency }) => agency)));
  const recorded = new Set(merged.flatMap((one) => one.recorded));
  const due = new Set(merged.flatMap(({ answering }) => answering));
  const withTasks = distribution.portions.map((p) => p.agency.id);
  return {
    tasks: merged.flatMap(({ entries }) => entries),
    changed: answeredBy.filter((one) => !isSame(one)).map(({ task }) => task.id),
    same: answeredBy.filter(isSame).map(({ task }) => task.id),
    fresh: merged.flatMap(({ taken }) => taken.filter(({ isNew }) => isNew)).length,
    isNew: merged.some(({ isNew }) => isNew),
    answered: withTasks.filter((id) => heard.has(id)),
    silent: withTasks.filter((id) => due.has(id) && !recorded.has(id)),
    notTaken: merged.flatMap(({ ref, notTaken }) => notTaken.map((agency) => ({ ref, agency }))),
    older: merged.flatMap(({ ref, older }) => older.map((agency) => ({ ref, agency }))),
    differing: merged.flatMap(({ ref, differing }) => differing.map((agency) => ({ ref, agency }))),
    diagnostics: [...diagnostics, ...merged.flatMap((one) => one.diagnostics)],
  };
}

interface MergedTask {
  readonly answering: readonly string[];
  /** Of `progress.json`: the whole task first, then agencies in the order of the register. */
  readonly entries: readonly TaskProgress[];
  readonly isNew: boolean;
  /** Each answer that was taken, and whether it says anything new. */
  readonly taken: readonly { readonly agency: string; readonly isNew: boolean }[];
  /** Ids of agencies of which an answer is recorded: of the task that they answer for together, or of their own part. */
  readonly recorded: readonly string[];
  /** Ids of agencies. */
  readonly notTaken: readonly string[];
  readonly older: readonly string[];
  readonly differing: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

function mergeTask({ plan, roster }: Frame, { task: { task, ref }, receipts }: Distribution['receipts'][number], all: readonly Answer[], mayGoBack: MayGoBack): MergedTask {
  const { agencies, each } = answeringOf(task, roster);
  const nameOf = (id: string): string => roster.agencies.get(id)?.name ?? roster.groups.get(id)?.name ?? id;
  const isDecided = (agency: string): boolean => mayGoBack(ref, agency);
  const known = entriesOf(plan.progress, task.id).map((entry) => withCredibleMoments(entry, plan.year));
  const back = (agency: string): string => (agencies.length === 1 ? ref : nameIn(ref, agency));
  const whole = known.find((entry) => entry.by === undefined);
  const diagnostics: Diagnostic[] = [];
  const taken: MergedTask['taken'][number][] = [];
  const older: string[] = [];
  const differing: string[] = [];
  /** @param who ids of the agencies whose one answer it is */
  const merge = (before: TaskProgress | undefined, all: readonly Answer[], who: readonly string[]): TaskProgress | undefined => {
    const alone = who.length === 1;
    const isNewer = (answer: Answer): boolean => {
      if (before === undefined || isDecided(answer.agency) || isSameAnswer(before, answer.progress)) return true;
      const heard = heardOf(before, answer.agency, alone);
      const cause = olderThan(heard, answer);
      if (cause === undefined) return true;
      older.push(answer.agency);
      diagnostics.push(diagnose('workbook-older', placeOfCell(answer.at), { ref, back: back(answer.agency), agency: nameOf(answer.agency), cell: cellName(answer.at), cause, said: answerWords(answer.progress), recorded: answerWords(before), saved: shownMoment(answer.saved), recordedSaved: shownMoment(heard?.saved) }));
      return false;
    };
    const { answers: newer, outdated } = latestOfEach(before, all.filter(isNewer), isDecided);
    for (const { earlier, latest } of outdated) {
      older.push(...earlier.map(({ agency }) => agency));
      diagnostics.push(diagnose('workbook-two-of-one', placeOfCell(latest.at), { ref, agency: nameOf(latest.agency), latest: answerOf(latest, nameOf), earlier: earlier.map((answer) => answerOf(answer, nameOf)) }));
    }
    const { taken: given, passedOver } = alone || before === undefined ? { taken: newer, passedOver: [] } : settle(before, newer, who, isDecided);
    const [first] = given;
    if (first !== undefined && given.some((a) => !isSameAnswer(first.progress, a.progress))) {
      diagnostics.push(disagreement(ref, first.at, given, nameOf));
      return before;
    }
    const stands = first?.progress ?? before;
    if (stands !== undefined) {
      const behind = first === undefined && before !== undefined ? standingBehind(before) : [...new Set(given.map(({ agency }) => agency))];
      for (const { agency, at, progress } of passedOver) {
        differing.push(agency);
        diagnostics.push(diagnose('workbook-differs', placeOfCell(at), { ref, back: back(agency), agency: nameOf(agency), cell: cellName(at), said: answerWords(progress), recorded: answerWords(stands), behind: behind.map(nameOf), together: who.map(nameOf) }));
      }
    }
    if (first === undefined) return before;
    const isSame = isSameAnswer(before, first.progress);
    taken.push(...new Map(given.map(({ agency }) => [agency, { agency, isNew: !isSame && agency === first.agency }])).values());
    const goesBack = before !== undefined && isFinished(before.state) && before.state !== first.progress.state;
    if (goesBack && !given.some(({ agency }) => isDecided(agency))) {
      diagnostics.push(diagnose('workbook-goes-back', placeOfCell(first.at), { ref, back: back(first.agency), agency: nameOf(first.agency), cell: cellName(first.at), was: answerWords(before), now: answerWords(first.progress) }));
    }
    if (before !== undefined && !isSame) {
      for (const answer of given.filter(({ agency }) => isDecided(agency))) {
        const heard = heardOf(before, answer.agency, alone);
        const cause = olderThan(heard, answer) ?? (goesBack ? 'finished' : !alone && !standingBehind(before).includes(answer.agency) ? 'of-another' : undefined);
        if (cause !== undefined) diagnostics.push(diagnose('workbook-back-taken', placeOfCell(answer.at), { ref, agency: nameOf(answer.agency), cell: cellName(answer.at), cause, now: answerWords(answer.progress), was: answerWords(before), saved: shownMoment(answer.saved), recordedSaved: shownMoment(heard?.saved) }));
      }
    }
    const undated = isSame ? undefined : undatedOver(before, given.filter(({ agency }) => !isDecided(agency)), alone);
    if (before !== undefined && undated !== undefined) {
      diagnostics.push(diagnose('workbook-age-unknown', placeOfCell(undated.answer.at), { ref, back: back(undated.answer.agency), agency: nameOf(undated.answer.agency), cell: cellName(undated.answer.at), was: answerWords(before), now: answerWords(first.progress), recordedSaved: shownMoment(undated.recordedSaved) ?? '' }));
    }
    // A row that is as the workbook was sent does not say that it still held when that was saved.
    const saysMore = (answer: Answer): boolean => !isSame || (!isUntouched(answer) && (answer.saved ?? '') > (heardOf(before, answer.agency, alone)?.saved ?? '')) || (!alone && !isUntouched(answer) && heardOf(before, answer.agency, alone) === undefined);
    return given.filter(saysMore).sort((one, other) => ((one.saved ?? '') < (other.saved ?? '') ? -1 : 1)).reduce<TaskProgress | undefined>((record, answer) => recordedOver(record, answer, alone, !isSame && isDecided(answer.agency)), before);
  };
  const counted = all.filter((a) => agencies.includes(a.agency));
  const own = each ? agencies.map((agency) => merge(known.find((entry) => entry.by === agency), counted.filter((a) => a.agency === agency).map((a) => ({ ...a, progress: { ...a.progress, by: agency } })), [agency])) : [];
  const entries = [each ? whole : merge(whole, counted, agencies), ...own].filter((entry) => entry !== undefined);
  const anew = taken.filter(({ isNew }) => isNew).map(({ agency }) => nameOf(agency));
  if (each && whole !== undefined && anew.length > 0) diagnostics.push(diagnose('workbook-whole-stands', placeOf(plan.sources.progress ?? plan.sources.tasks, []), { ref, agencies: anew, state: stateNames[whole.state] }));
  // Where the same is known of the task already, or a workbook came back as it went out, nothing is lost.
  const others = all.filter((a) => !counted.includes(a) && ![...entries, ...known].some((entry) => entry.by === undefined && isSameAnswer(entry, a.progress)));
  for (const { agency, at, progress } of others) {
    const roles = receipts.find((r) => r.agency === agency)?.roles ?? [];
    diagnostics.push(diagnose('workbook-answer-not-leading', placeOfCell(at), { ref, cell: cellName(at), agency: nameOf(agency), role: [...new Set(roles)].map((role) => roleNames[role]).join(', '), said: answerWords(progress), answering: answerableFor(task).map(nameOf).join(', ') }));
  }
  const recorded = agencies.filter((agency) => entries.some(({ by }) => by === (each ? agency : undefined)));
  const isNew = entries.some((entry) => !known.includes(entry));
  return { answering: agencies, entries, isNew, taken, recorded, notTaken: others.map((a) => a.agency), older, differing, diagnostics };
}

/** An agency whose earlier answer says when it was saved, and whose new ones do not: nobody knows that they are newer. */
function undatedOver(before: TaskProgress | undefined, given: readonly Answer[], alone: boolean): { readonly answer: Answer; readonly recordedSaved: string } | undefined {
  for (const answer of given) {
    const recordedSaved = heardOf(before, answer.agency, alone)?.saved;
    if (recordedSaved !== undefined && given.every(({ agency, saved }) => agency !== answer.agency || saved === undefined)) return { answer, recordedSaved };
  }
  return undefined;
}

/** Answers that differ: of agencies that have one together, or in several workbooks of one. */
function disagreement(ref: string, at: CellPlace, given: readonly Answer[], nameOf: (id: string) => string): Diagnostic {
  const agencies = [...new Set(given.map(({ agency }) => nameOf(agency)))];
  return diagnose('workbooks-disagree', placeOfCell(at), { ref, agencies, answers: given.map((a) => answerOf(a, nameOf)) });
}

/** "Sở Y tế (a.xlsx, ô Nhiệm vụ!I4, lưu lúc 08:15 ngày 20/6/2023): Hoàn thành ngày 20/6/2023". */
function answerOf({ at, agency, progress, saved }: Answer, nameOf: (id: string) => string): string {
  const moment = shownMoment(saved);
  return `${nameOf(agency)} (${at.file}, ô ${cellName(at)}${moment === undefined ? '' : `, lưu lúc ${moment}`}): "${answerWords(progress)}"`;
}

import { slashed } from '../content/dates.js';
import type { Plan } from '../content/plan.js';
import type { ReviewFile, Task, TaskProgress } from '../content/schema.js';
import { partsOn, partsWords, reportedOf, stateOfTask, type Parts, type Reported } from '../plan/progress/reported.js';
import type { Roster } from '../plan/roster.js';
import { isPutOff } from './put-off.js';
import { classifyTask } from './tasks/classify-task.js';

/** Drafting looks back on everything that was reported, of whatever day. */
const lastDay = '9999-12-31';

export interface Fate {
  readonly kind: ReviewFile['tasks'][number]['kind'];
  readonly fate: ReviewFile['tasks'][number]['fate'];
  readonly reason: string;
  /** What a person must decide, where neither the rules nor the reported progress do; the task is kept until it is decided. */
  readonly question?: string;
  /** The question proposes nothing: whether the task stays is for a person to say. */
  readonly isOpen?: true;
}

/** Is a task carried into next year? What was reported of it decides; where nothing was, its class does, or a person. */
export function fateOf(task: Task, plan: Pick<Plan, 'year' | 'progress'>, roster: Roster): Fate {
  const { class: kind, reason } = classifyTask(task, plan.year);
  const reported = reportedOf(task, plan.progress, roster);
  if (reported.whole !== undefined) return { kind, ...decided(kind, reported.whole, plan.year) };
  const parts = partsOn(lastDay, reported);
  if (parts === undefined || parts.silent === parts.total) return unreported(kind, reason);
  const counted = `${partsWords(parts)}${saidOf(reported, roster)}`;
  return stateOfTask(lastDay, reported) === 'chua-co-bao-cao' ? unreported(kind, `${reason}; ${counted}`, `: ${counted}`) : { kind, ...decidedByParts(kind, reported, parts, roster, plan.year) };
}

/** @param refused who would not carry out its part, where nobody has said more; empty: nobody has said anything */
function unreported(kind: Fate['kind'], reason: string, refused = ''): Fate {
  if (kind === 'undecided') return { kind, fate: 'giu', reason, question: 'Nhiệm vụ này làm hằng năm, làm tiếp, hay chỉ thực hiện một lần?' };
  if (kind === 'one-off') return { kind, fate: 'giu', reason, question: `Nhiệm vụ này chỉ thực hiện một lần và chưa có báo cáo kết quả${refused}; còn thực hiện tiếp không?` };
  return { kind, fate: 'giu', reason };
}

function decided(kind: Fate['kind'], reported: TaskProgress, year: number): Omit<Fate, 'kind'> {
  switch (reported.state) {
    case 'khong-thuc-hien':
      return notDone(kind, `${reported.reason}${proof(reported.evidence)}`, isPutOff(reported.reason, year), year);
    case 'hoan-thanh':
      return finished(kind, `Đã hoàn thành ngày ${slashed(reported.date)}${proof(reported.evidence)}`, laterPart(year, reported));
    case 'dang-thuc-hien':
      return { fate: 'giu', reason: `Đang thực hiện, đạt ${reported.percent}%: ${reported.note}${proof(reported.evidence)}` };
    case 'chua-thuc-hien':
      return { fate: 'giu', reason: reported.note === undefined ? 'Chưa thực hiện' : `Chưa thực hiện: ${reported.note}` };
    default:
      return reported satisfies never;
  }
}

/** What the agencies that answer each for itself have come to together. */
function decidedByParts(kind: Fate['kind'], reported: Reported, parts: Parts, roster: Roster, year: number): Omit<Fate, 'kind'> {
  const said = saidOf(reported, roster);
  const counted = partsWords(parts);
  const later = reported.own.map(({ progress }) => laterPart(year, progress)).find((words) => words !== undefined);
  switch (stateOfTask(lastDay, reported)) {
    case 'khong-thuc-hien':
      return notDone(kind, `${counted}${said}`, later !== undefined, year);
    case 'hoan-thanh':
      return finished(kind, `Đã hoàn thành: ${counted}${said}`, later);
    case 'chua-thuc-hien':
      return { fate: 'giu', reason: `Chưa thực hiện: ${counted}` };
    default:
      return { fate: 'giu', reason: `Đang thực hiện: ${counted}` };
  }
}

function saidOf({ own }: Reported, { agencies }: Roster): string {
  return proof(own.flatMap(({ agency, progress }) => wordsOfPart(agencies.get(agency)?.name ?? agency, progress)));
}

/** What proves an agency's part, or why it was dropped. */
function wordsOfPart(name: string, progress: TaskProgress | undefined): readonly string[] {
  if (progress?.state === 'khong-thuc-hien') return [`${name}: không thực hiện, ${progress.reason}`];
  return progress?.state === 'hoan-thanh' && progress.evidence !== undefined ? [`${name}: ${progress.evidence.join(', ')}`] : [];
}

/** A task that was not done is never left out unasked: it may have been put off, or be due every year. */
function notDone(kind: Fate['kind'], why: string, isLater: boolean, year: number): Omit<Fate, 'kind'> {
  const said = `Năm ${year} báo cáo không thực hiện: "${why}"`;
  const drop = 'không làm nữa thì xóa nhiệm vụ khỏi phụ lục rồi trả lời --change';
  const kept = { fate: 'giu', reason: `Không thực hiện: ${why}` } as const;
  if (isLater) return { ...kept, question: `${said}; lý do nói là làm sau, năm sau làm chứ (${drop})?` };
  if (kind === 'recurring') return { ...kept, question: `${said}; nhiệm vụ làm hằng năm, năm sau làm chứ (${drop})?` };
  return { ...kept, question: `${said}; năm sau còn làm không (còn thì trả lời --keep kèm lý do; ${drop})?`, isOpen: true };
}

/** What is said to come later: the reason why it was not done, or a note to what was. */
function laterPart(year: number, progress: TaskProgress | undefined): string | undefined {
  const words = progress?.state === 'khong-thuc-hien' ? progress.reason : progress?.state === 'hoan-thanh' ? progress.note : undefined;
  return words !== undefined && isPutOff(words, year) ? words : undefined;
}

function finished(kind: Fate['kind'], done: string, later: string | undefined): Omit<Fate, 'kind'> {
  if (kind === 'one-off' && later !== undefined) return { fate: 'giu', reason: done, question: `${done}; nhưng có phần nói là làm sau ("${later}"), năm sau làm phần đó chứ?` };
  if (kind === 'one-off') return { fate: 'bo', reason: `${done}; chỉ thực hiện một lần` };
  if (kind === 'undecided') return { fate: 'giu', reason: done, question: 'Nhiệm vụ này đã hoàn thành; năm sau có làm lại không?' };
  return { fate: 'giu', reason: `${done}; năm sau làm tiếp` };
}

function proof(evidence: readonly string[] | undefined): string {
  return evidence === undefined || evidence.length === 0 ? '' : ` (${evidence.join('; ')})`;
}

import { slashed } from '../content/dates.js';
import type { Plan } from '../content/plan.js';
import type { ReviewFile, Task, TaskProgress } from '../content/schema.js';
import { partsOn, partsWords, reportedOf, stateOfTask, type Parts, type Reported } from '../plan/progress/reported.js';
import type { Roster } from '../plan/roster.js';
import { classifyTask } from './tasks/classify-task.js';

/** Drafting looks back on everything that was reported, of whatever day. */
const lastDay = '9999-12-31';

export interface Fate {
  readonly kind: ReviewFile['tasks'][number]['kind'];
  readonly fate: ReviewFile['tasks'][number]['fate'];
  readonly reason: string;
  /** What a person must decide, where neither the rules nor the reported progress do. */
  readonly question?: string;
}

/** Is a task carried into next year? What was reported of it decides; where nothing was, its class does, or a person. */
export function fateOf(task: Task, plan: Pick<Plan, 'year' | 'progress'>, roster: Roster): Fate {
  const { class: kind, reason } = classifyTask(task, plan.year);
  const reported = reportedOf(task, plan.progress, roster);
  if (reported.whole !== undefined) return { kind, ...decided(kind, reported.whole) };
  const parts = partsOn(lastDay, reported);
  return parts === undefined || parts.silent === parts.total ? unreported(kind, reason) : { kind, ...decidedByParts(kind, reported, parts, roster) };
}

function unreported(kind: Fate['kind'], reason: string): Fate {
  if (kind === 'undecided') return { kind, fate: 'giu', reason, question: 'Nhiệm vụ này làm hằng năm, làm tiếp, hay chỉ thực hiện một lần?' };
  if (kind === 'one-off') return { kind, fate: 'giu', reason, question: 'Nhiệm vụ này chỉ thực hiện một lần và chưa có báo cáo kết quả; còn thực hiện tiếp không?' };
  return { kind, fate: 'giu', reason };
}

function decided(kind: Fate['kind'], reported: TaskProgress): Omit<Fate, 'kind'> {
  switch (reported.state) {
    case 'khong-thuc-hien':
      return { fate: 'bo', reason: `Không thực hiện: ${reported.reason}${proof(reported.evidence)}` };
    case 'hoan-thanh':
      return finished(kind, `Đã hoàn thành ngày ${slashed(reported.date)}${proof(reported.evidence)}`);
    case 'dang-thuc-hien':
      return { fate: 'giu', reason: `Đang thực hiện, đạt ${reported.percent}%: ${reported.note}${proof(reported.evidence)}` };
    case 'chua-thuc-hien':
      return { fate: 'giu', reason: reported.note === undefined ? 'Chưa thực hiện' : `Chưa thực hiện: ${reported.note}` };
    default:
      return reported satisfies never;
  }
}

/** What the agencies that answer each for itself have come to together. */
function decidedByParts(kind: Fate['kind'], reported: Reported, parts: Parts, { agencies }: Roster): Omit<Fate, 'kind'> {
  const said = proof(reported.own.flatMap(({ agency, progress }) => wordsOfPart(agencies.get(agency)?.name ?? agency, progress)));
  const counted = partsWords(parts);
  switch (stateOfTask(lastDay, reported)) {
    case 'khong-thuc-hien':
      return { fate: 'bo', reason: `Không thực hiện: ${counted}${said}` };
    case 'hoan-thanh':
      return finished(kind, `Đã hoàn thành: ${counted}${said}`);
    case 'chua-thuc-hien':
      return { fate: 'giu', reason: `Chưa thực hiện: ${counted}` };
    default:
      return { fate: 'giu', reason: `Đang thực hiện: ${counted}` };
  }
}

/** What proves an agency's part, or why it was dropped. */
function wordsOfPart(name: string, progress: TaskProgress | undefined): readonly string[] {
  if (progress?.state === 'khong-thuc-hien') return [`${name}: không thực hiện, ${progress.reason}`];
  return progress?.state === 'hoan-thanh' && progress.evidence !== undefined ? [`${name}: ${progress.evidence.join(', ')}`] : [];
}

function finished(kind: Fate['kind'], done: string): Omit<Fate, 'kind'> {
  if (kind === 'one-off') return { fate: 'bo', reason: `${done}; chỉ thực hiện một lần` };
  if (kind === 'undecided') return { fate: 'giu', reason: done, question: 'Nhiệm vụ này đã hoàn thành; năm sau có làm lại không?' };
  return { fate: 'giu', reason: `${done}; năm sau làm tiếp` };
}

function proof(evidence: readonly string[] | undefined): string {
  return evidence === undefined || evidence.length === 0 ? '' : ` (${evidence.join('; ')})`;
}

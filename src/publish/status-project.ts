import { isoOf, slashed, type Day } from '../content/dates.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { reportedLater } from '../plan/progress/later.js';
import type { PlanStatus } from '../plan/progress/plan-status.js';
import { placeOf } from '../source/json.js';
import type { Plan } from '../content/plan.js';
import { endOfPeriod, periodWords, type ReportPeriod } from '../plan/progress/periods.js';
import { symbolOf } from '../content/numbers.js';
import { editionInForce } from './in-force.js';
import { setName, type Edition } from './issued-folder.js';
import { withProgress } from './progress-record.js';
import { readProject, type Project, type ProjectReading } from './project.js';

/**
 * A year as it stands on a day: the tasks of the decision in force then, whatever came later or is being drafted, with what is recorded
 * of them now. A decision that is named is taken whatever the day.
 * @param names of document templates, as `readProject` has them
 */
export function readStatusProject(root: string, which: Edition, asOf: Day, names: readonly string[]): ProjectReading {
  const edition = which.decision === undefined ? editionInForce(root, which.year, isoOf(asOf)) : which;
  const { project, diagnostics } = readProject(root, edition, names);
  if (project === undefined) return { project, diagnostics };
  const plan = withProgress(root, project.plan, edition);
  return { project: { ...project, plan, set: setName(which) }, diagnostics };
}

/**
 * What is odd about asking how a plan stands on a day: a draft is reported on, the decision was signed later, the period was over long
 * before, or something was first said after the day, which is not counted on it.
 * @param found the plan's status on the day
 */
export function statusWarnings({ plan }: Project, found: PlanStatus, period: ReportPeriod | undefined): readonly Diagnostic[] {
  const { head: { decision: { number, symbol, date }, state }, year, sources } = plan;
  const place = placeOf(sources.plan, ['decision']);
  const { asOf: day } = found;
  const end = period === undefined ? undefined : isoOf(endOfPeriod(period, year));
  return [
    ...(period !== undefined && state === 'du-thao' ? [diagnose('report-of-draft', place, { year })] : []),
    ...(number !== null && date !== null && day < date ? [diagnose('status-before-decision', place, { asOf: slashed(day), decision: symbolOf({ number, symbol }), date: slashed(date) })] : []),
    ...(period !== undefined && end !== undefined && day > end ? [diagnose('report-after-period', place, { asOf: slashed(day), period: periodWords(period, year), end: slashed(end) })] : []),
    ...laterReports(plan, found, end),
  ];
}

/** @param end the last day of the period reported on: another one does not count what was said after it */
function laterReports({ sources: { progress } }: Plan, found: PlanStatus, end: string | undefined): readonly Diagnostic[] {
  const later = reportedLater(found);
  const last = later.map(({ day }) => day).sort().at(-1);
  if (progress === undefined || last === undefined) return [];
  const within = end === undefined || last <= end ? last : undefined;
  return [diagnose('reported-later', placeOf(progress, []), { asOf: slashed(found.asOf), tasks: later.map(({ ref, day }) => `${ref} (${slashed(day)})`), within })];
}

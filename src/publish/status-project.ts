import { isoOf, slashed, type Day } from '../content/dates.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { reportedLater } from '../plan/progress/later.js';
import { planStatus } from '../plan/progress/plan-status.js';
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
  return { project: { ...project, plan, set: setName(which) }, diagnostics: [...diagnostics, ...laterReports(plan, asOf)] };
}

/** What was first said after the day is not counted on it: who reports must know that another day would. */
function laterReports(plan: Plan, asOf: Day): readonly Diagnostic[] {
  const { progress } = plan.sources;
  const later = reportedLater(planStatus(plan, asOf));
  const last = later.map(({ day }) => day).sort().at(-1);
  if (progress === undefined || last === undefined) return [];
  return [diagnose('reported-later', placeOf(progress, []), { asOf: slashed(isoOf(asOf)), tasks: later.map(({ ref, day }) => `${ref} (${slashed(day)})`), last })];
}

/** What is odd about asking how a plan stands on a day: a draft is reported on, the decision was signed later, the period was over long before. */
export function statusWarnings({ plan }: Project, asOf: Day, period: ReportPeriod | undefined): readonly Diagnostic[] {
  const { head: { decision: { number, symbol, date }, state }, year, sources } = plan;
  const place = placeOf(sources.plan, ['decision']);
  const day = isoOf(asOf);
  const end = period === undefined ? day : isoOf(endOfPeriod(period, year));
  return [
    ...(period !== undefined && state === 'du-thao' ? [diagnose('report-of-draft', place, { year })] : []),
    ...(number !== null && date !== null && day < date ? [diagnose('status-before-decision', place, { asOf: slashed(day), decision: symbolOf({ number, symbol }), date: slashed(date) })] : []),
    ...(period !== undefined && day > end ? [diagnose('report-after-period', place, { asOf: slashed(day), period: periodWords(period, year), end: slashed(end) })] : []),
  ];
}

import { reportContext } from '../compose/report-context.js';
import { isoOf, type Day } from '../content/dates.js';
import { diagnose, hasErrors, sortDiagnostics, uniqueDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ReportPeriod } from '../plan/progress/periods.js';
import { planStatus } from '../plan/progress/plan-status.js';
import type { Read } from '../source/json.js';
import { placeAt } from '../source/source-text.js';
import { composeJobs, toPublish, type Composed } from './compose-jobs.js';
import { contentOf, imprintOf, type Job } from './jobs.js';
import type { Project } from './project.js';
import { publishDocuments, type PublishedFile, type PublishOptions } from './publish-documents.js';

/** The document template of a periodic report; only a report needs it. */
export const reportTemplate = 'bao-cao';

/** What a report tells: of which span of the year, and as things stood on which day. */
export interface ReportRequest {
  readonly period: ReportPeriod;
  readonly asOf: Day;
}

/** The folder of the report on a set, below `output/`: "bao-cao-2023-quy-2". */
export function reportFolder(set: string, period: ReportPeriod): string {
  return `bao-cao-${set}-${period}`;
}

/** The report of a period as a document, or what is missing or wrong with it. */
export function composeReport(project: Project, { period, asOf }: ReportRequest): { readonly documents: readonly Composed[]; readonly diagnostics: readonly Diagnostic[] } {
  const { plan, context } = project;
  const reporter = plan.head.report;
  if (reporter === undefined) return { documents: [], diagnostics: [diagnose('report-missing', placeAt(plan.sources.plan, 0), {})] };
  const job: Job = {
    path: reportTemplate,
    template: reportTemplate,
    context: () => reportContext(context, plan, reporter, planStatus(plan, asOf), period, asOf),
    imprint: { ...imprintOf(plan), author: reporter.name, date: isoOf(asOf) },
    content: [...contentOf(plan), ...(plan.sources.progress === undefined ? [] : [plan.sources.progress])],
  };
  const { documents, diagnostics } = composeJobs([job], project);
  return { documents, diagnostics: sortDiagnostics(uniqueDiagnostics(diagnostics)) };
}

/** Publishes the report of a period in both formats; the folder takes the place of an older one, or stays as it was. */
export async function publishReport(root: string, project: Project, request: ReportRequest, options: Omit<PublishOptions, 'also'> = {}): Promise<Read<readonly PublishedFile[]>> {
  const { documents, diagnostics } = composeReport(project, request);
  if (hasErrors(diagnostics)) return { ok: false, diagnostics };
  const name = reportFolder(project.set, request.period);
  return publishDocuments(root, name, toPublish(documents), project, options);
}

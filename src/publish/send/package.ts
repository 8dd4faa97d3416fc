import { zipSync, type Zippable } from 'fflate';
import { dispatchContext, type Dispatch } from '../../compose/dispatch-context.js';
import { deadlineCalendar } from '../../calendar/deadlines.js';
import type { Dispatcher } from '../../content/schema.js';
import { hasErrors } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Portion } from '../../plan/distribution.js';
import { renderDocx } from '../../render/docx/render.js';
import { renderPdf } from '../../render/pdf/render.js';
import type { Read } from '../../source/json.js';
import { sha256 } from '../../source/sha256.js';
import { answeredTasks, taskWorkbook } from '../../workbook/task-workbook.js';
import type { Faces } from '../../typeset/faces.js';
import type { Measure } from '../../workbook/row-height.js';
import type { WorkbookLayout } from '../../workbook/layout.js';
import { composeJobs } from '../compose-jobs.js';
import { contentOf, extractJobOf, imprintOf, type Job } from '../jobs.js';
import type { Project } from '../project.js';

/** The document template of the công văn; only sending needs it. */
export const dispatchTemplate = 'cong-van';
/** The list that checks the files of a package, in the shape that `sha256sum -c` reads. */
const sums = 'SHA256SUMS';
const zipTime = new Date(1980, 0, 1);

/** The size of text in workbooks, in points. */
const workbookSize = 12;

export function measureOf({ regular, bold }: Faces): Measure {
  return (text, isBold) => (isBold ? bold : regular).width(text, workbookSize);
}

/** One file of a package. */
export interface PackageFile {
  /** Below the set of packages: "so-noi-vu/cong-van.pdf". */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Of a document; 0 of other files. */
  readonly pages: number;
}

export interface PackageRequest {
  readonly project: Project;
  readonly body: Dispatcher;
  readonly portion: Portion;
  readonly dispatch: Dispatch;
  readonly decision: string;
  readonly layout: WorkbookLayout;
  /** The certified copy that takes the place of the plain extract. */
  readonly copy: Job | undefined;
}

/** Everything that one agency receives, and nothing of another: công văn, extract, workbook, calendar, sums, and a zip of them. */
export async function makePackage({ project, body, portion, dispatch, decision, layout, copy }: PackageRequest): Promise<Read<readonly PackageFile[]>> {
  const { plan, distribution, format, faces } = project;
  const folder = portion.agency.id;
  const extract = extractJobOf(project, portion);
  const calendar = deadlineCalendar(plan, portion, decision);
  const hasDeadlines = calendar.includes('BEGIN:VEVENT');
  const receipts = new Map(distribution.receipts.flatMap(({ task, receipts: who }) => who.filter((one) => one.agency === folder).map((one) => [task.ref, one] as const)));
  const letter: Job = {
    path: dispatchTemplate,
    template: dispatchTemplate,
    context: () => dispatchContext(extract.context(), body, { portion, receipts, answers: answeredTasks(plan, portion), replaces: plan.head.replaces, calendar: hasDeadlines }, dispatch, dispatch.date ?? plan.head.decision.date ?? `${plan.year}-01-01`),
    imprint: { ...imprintOf(plan), author: body.name, date: dispatch.date ?? imprintOf(plan).date },
    content: contentOf(plan),
  };
  const composed = composeJobs([...(body.agency === folder ? [] : [letter]), copy ?? { ...extract, path: extract.template }], project);
  const workbook = await taskWorkbook(plan, distribution, portion, layout, decision, measureOf(faces));
  const diagnostics: readonly Diagnostic[] = [...composed.diagnostics, ...(workbook.ok ? [] : workbook.diagnostics)];
  if (!workbook.ok || hasErrors(diagnostics)) return { ok: false, diagnostics };
  const files: PackageFile[] = [];
  const add = (name: string, bytes: Uint8Array, pages = 0): void => {
    files.push({ path: `${folder}/${name}`, bytes, pages });
  };
  for (const { job, document } of composed.documents) {
    const pdf = await renderPdf(document, format, faces);
    add(`${job.path}.docx`, renderDocx(document, format, faces), pdf.pages);
    add(`${job.path}.pdf`, pdf.bytes, pdf.pages);
  }
  add('nhiem-vu.xlsx', workbook.value);
  if (hasDeadlines) add('lich.ics', new TextEncoder().encode(calendar));
  add(sums, new TextEncoder().encode(files.map((f) => `${sha256(f.bytes)}  ${f.path.slice(folder.length + 1)}\n`).join('')));
  const zipped: Zippable = Object.fromEntries(files.map((f) => [f.path, f.bytes]));
  return { ok: true, value: [...files, { path: `${folder}.zip`, bytes: zipSync(zipped, { mtime: zipTime, level: 6 }), pages: 0 }] };
}

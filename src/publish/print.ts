import { printContext, type PrintOrder } from '../compose/print-context.js';
import { diagnose, hasErrors, sortDiagnostics, uniqueDiagnostics } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import type { Document } from '../document/types.js';
import { withoutReach } from '../plan/reach.js';
import { copiesOf, type Copies, type PrintedCopy } from '../plan/copies.js';
import { countPages, renderPrint } from '../render/pdf/print.js';
import { placeOf, type Read } from '../source/json.js';
import { nearest } from '../source/shape.js';
import { composeJobs, toPublish } from './compose-jobs.js';
import { needIssued } from './issue.js';
import type { Edition } from './issued-folder.js';
import { sameAsIssued } from './issued-set.js';
import { contentOf, decisionJobOf, heldTemplates, imprintOf, type Job } from './jobs.js';
import { readPages } from './page-range.js';
import { readProject, type Project } from './project.js';
import { renderAll } from './publish-documents.js';
import { outputFolder } from './folders.js';
import { publishSet, type PublishSetOptions } from './publish-set.js';
import { repeatedRecipients } from './recipients.js';

/** The document template of the print order; only printing needs it. */
export const printTemplate = 'lenh-in';
/** The file for the printer. */
const printFile = 'in.pdf';
/** More than an office prints at once is a slip of typing. */
const mostCopies = 2000;

export interface PrintRequest {
  /** Each copy bears its number and recipient in the margin. */
  readonly mark: boolean;
  /** "1-2,5"; absent: all pages. */
  readonly pages?: string | undefined;
  /** Numbers of lines, ids of agencies or names; absent: everybody. */
  readonly recipients?: readonly string[] | undefined;
  readonly bothSides: boolean;
}

export interface PrintResult {
  readonly folder: string;
  readonly order: PrintOrder;
  /** Of the file for the printer, empty ones included. */
  readonly pages: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Below `output/`: where the print run of a set is; one of some copies or pages never takes the place of the whole one. */
function printFolder(set: string, { pages, recipients }: PrintRequest): string {
  return `${set}/${pages === undefined && recipients === undefined ? 'in' : 'in-mot-phan'}`;
}

/** One PDF for the printer with every copy of the issued decision, and the print order; both or neither. */
export async function printDecision(root: string, year: number | Edition, request: PrintRequest, options: Omit<PublishSetOptions, 'onKept' | 'watch'> = {}): Promise<Read<PrintResult>> {
  const fail = (diagnostics: readonly Diagnostic[]): Read<never> => ({ ok: false, diagnostics: sortDiagnostics(uniqueDiagnostics(diagnostics)) });
  const { project, diagnostics } = readProject(root, year, [...heldTemplates, printTemplate]);
  if (project === undefined || hasErrors(diagnostics)) return fail(diagnostics);
  const issued = needIssued(project.plan, project.issued);
  if (!issued.ok) return issued;
  const receivers = new Set(copiesOf(project.plan).all.map(({ receiver }) => receiver.id));
  const unlike = await sameAsIssued(project, project.distribution.portions.filter(({ agency }) => receivers.has(agency.id)));
  const { documents, diagnostics: composing } = composeJobs([decisionJobOf(project)], project);
  const [decision] = documents;
  if (decision === undefined || unlike.length > 0 || hasErrors(composing)) return fail([...unlike, ...composing]);
  const planned = planRun(project, decision.document, request);
  if (!planned.ok) return fail(planned.diagnostics);
  const { order, pages } = planned.value;
  const composed = composeJobs([orderJob(project, order)], project);
  if (hasErrors(composed.diagnostics)) return fail(composed.diagnostics);
  const width = Math.max(2, String(order.copies.at(-1)?.number ?? 0).length);
  const total = copiesOf(project.plan).all.length;
  const copies = order.copies.map(({ number, receiver }) => {
    const padded = String(number).padStart(width, '0');
    return { title: `Bản ${padded}: ${receiver.name}`, ...(request.mark ? { stamp: `Bản số ${padded}/${total} – ${receiver.name}` } : {}) };
  });
  const folder = printFolder(project.set, request);
  const published = await publishSet(
    root,
    folder,
    async (write) => {
      const run = await renderPrint(decision.document, project.format, project.faces, { copies, bothSides: request.bothSides, ...(pages === undefined ? {} : { pages }) });
      write(printFile, run.bytes);
      await renderAll(toPublish(composed.documents), project, write, {});
      return { value: run.pages };
    },
    options,
  );
  if (!published.ok) return published;
  return { ok: true, value: { folder: `${outputFolder}/${folder}`, order, pages: published.value, diagnostics: sortDiagnostics(uniqueDiagnostics([...withoutReach(diagnostics), ...composing, ...composed.diagnostics])) } };
}

/** Which copies and pages are printed; what was asked for and is not there is told. */
function planRun({ plan, format, faces }: Project, document: Document, { pages: asked, recipients, bothSides }: PrintRequest): Read<{ readonly order: PrintOrder; readonly pages: readonly number[] | undefined }> {
  const copies = copiesOf(plan);
  const place = placeOf(plan.sources.plan, ['recipients']);
  const count = countPages(document, format, faces);
  const pages = asked === undefined ? undefined : readPages(asked, count);
  const found: Diagnostic[] = [];
  if (asked !== undefined && pages === undefined) found.push(diagnose('print-pages', place, { asked, count }));
  const chosen = recipients === undefined ? { copies: copies.all, unknown: [], twice: [] } : choose(copies, recipients, place);
  const names = copies.lines.flatMap((line) => [line.words, ...line.receivers.flatMap((r) => [r.name, ...(r.id === undefined ? [] : [r.id])])]);
  found.push(...chosen.unknown.map((one) => diagnose('print-recipient', place, { words: one, near: nearest(one, names) })));
  found.push(...chosen.twice);
  if (chosen.copies.length > mostCopies) found.push(diagnose('print-too-many', place, { count: chosen.copies.length, most: mostCopies }));
  if (found.length > 0) return { ok: false, diagnostics: found };
  const each = pages?.length ?? count;
  return { ok: true, value: { order: { lines: copies.lines, copies: chosen.copies, pages: each, sheets: bothSides ? Math.ceil(each / 2) : each, range: asked, bothSides, stated: copies.stated }, pages } };
}

/** Copies for some recipients, named by the number of their line, their id or their name; each keeps its number. */
function choose({ lines, all }: Copies, asked: readonly string[], place: Place): { readonly copies: readonly PrintedCopy[]; readonly unknown: readonly string[]; readonly twice: readonly Diagnostic[] } {
  const found = new Map(asked.map((one) => {
    const line = lines.find((l) => String(l.number) === one || l.words === one);
    return [one, all.filter((copy) => (line === undefined ? copy.receiver.id === one || copy.receiver.name === one : copy.line === line.number))] as const;
  }));
  const unknown = [...found].filter(([, copies]) => copies.length === 0).map(([one]) => one);
  const chosen = new Set([...found.values()].flat());
  const numbers = (one: string): string => (found.get(one) ?? []).map(({ number }) => number).join(' ');
  const twice = repeatedRecipients(asked.filter((one) => !unknown.includes(one)), numbers, (one) => (found.get(one) ?? []).map(({ receiver }) => receiver.name).join(', '), place);
  return { copies: all.filter((copy) => chosen.has(copy)), unknown, twice };
}

function orderJob({ plan, context }: Project, order: PrintOrder): Job {
  return { path: printTemplate, template: printTemplate, context: () => printContext(context, order), imprint: imprintOf(plan), content: contentOf(plan) };
}

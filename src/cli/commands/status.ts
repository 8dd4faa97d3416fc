import pc from 'picocolors';
import { percentWords } from '../../compose/figures.js';
import { slashed, type Day } from '../../content/dates.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { percentOf, type Counts } from '../../plan/progress/counts.js';
import { endOfPeriod, type ReportPeriod } from '../../plan/progress/periods.js';
import { planStatus, type PlanStatus } from '../../plan/progress/plan-status.js';
import { stateNames, taskStates } from '../../plan/progress/states.js';
import { soonDays, type TaskStatus } from '../../plan/progress/task-status.js';
import { withoutReach } from '../../plan/reach.js';
import { cellText } from '../../plan/words.js';
import { editionInForce } from '../../publish/in-force.js';
import { progressFile } from '../../publish/progress-record.js';
import type { Project } from '../../publish/project.js';
import type { PublishedFile } from '../../publish/publish-documents.js';
import { outputFolder } from '../../publish/folders.js';
import { publishReport, reportFolder, reportTemplate } from '../../publish/report.js';
import { readStatusProject, statusWarnings } from '../../publish/status-project.js';
import { symbolOf } from '../../content/numbers.js';
import { exitCodes } from '../exit-codes.js';
import { interruptible } from '../interrupt.js';
import { diagnosticLines, shortened } from '../messages.js';
import { exitCodeOf, reportFailure } from '../report.js';
import { table } from '../table.js';
import { chooseEdition } from '../year.js';

export interface StatusArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly json: boolean;
  /** Undefined: the last day of the period reported on, or of the plan's year; never the clock's. */
  readonly asOf: Day | undefined;
  readonly period: ReportPeriod | undefined;
}

/** `kehoach status [year]`: the exit code. */
export async function status({ root, year: asked, json, asOf: given, period }: StatusArguments): Promise<number> {
  const chosen = chooseEdition({ root, asked, usual: 'issued', json });
  if (!chosen.ok) return reportFailure(chosen.diagnostics, json, exitCodes.usage);
  const { year } = chosen.value;
  const asOf = given ?? endOfPeriod(period ?? 'nam', year);
  const { project, diagnostics: reading } = readStatusProject(root, chosen.value, asOf, period === undefined ? [] : [reportTemplate]);
  if (project === undefined) return reportFailure(withoutReach(reading), json, exitCodes.contentFault);
  const found = planStatus(project.plan, asOf);
  const diagnostics = [...withoutReach(reading), ...statusWarnings(project, found, period)];
  if (period === undefined) return show(root, found, project, diagnostics, json);
  const published = await interruptible((signal) => publishReport(root, project, { period, asOf }, { signal }));
  if (!published.ok) return reportFailure(published.diagnostics, json, exitCodeOf(published.diagnostics));
  return show(root, found, project, diagnostics, json, { folder: `${outputFolder}/${reportFolder(project.set, period)}`, files: published.value });
}

interface Report {
  readonly folder: string;
  readonly files: readonly PublishedFile[];
}

function show(root: string, found: PlanStatus, project: Project, diagnostics: readonly Diagnostic[], json: boolean, report?: Report): number {
  if (json) console.log(JSON.stringify({ ok: true, diagnostics, decision: project.plan.head.decision, ...asJson(found), report }, null, 2));
  else {
    for (const d of diagnostics) console.log(diagnosticLines(d));
    console.log(asText(root, found, project).join('\n\n'));
    if (report !== undefined) console.log(`\n${pc.green(`Đã làm xong báo cáo: ${report.folder}/`)}\n  ${report.files.map((f) => `${f.path} (${f.pages} trang)`).join(', ')}`);
  }
  return exitCodes.ok;
}

function asJson({ tasks, overdue, dueSoon, total, sections, bodies, ...head }: PlanStatus): object {
  const counts = (of: Counts): object => ({ ...of, percent: Object.fromEntries(taskStates.map((state) => [state, percentOf(of, state)])) });
  const idOf = ({ task }: TaskStatus): string => task.id;
  return {
    ...head,
    total: counts(total),
    sections: sections.map((s) => ({ number: s.number, title: s.title, ...counts(s.counts) })),
    agencies: bodies.map((b) => ({ id: b.id, name: b.name, ...counts(b.counts) })),
    overdue: overdue.map(idOf),
    dueSoon: dueSoon.map(idOf),
    tasks: tasks.map(({ task, ref, state, due, overdue: late, dueSoon: soon, answerable, reported, parts }) => ({
      id: task.id, ref, state, due: due ?? null, overdue: late, dueSoon: soon, answerable, progress: reported.whole ?? null,
      ...(reported.own.length === 0 ? {} : { parts: parts ?? null, own: reported.own.map(({ agency, progress }) => ({ agency, progress: progress ?? null })) }),
    })),
  };
}

function asText(root: string, found: PlanStatus, { plan }: Project): readonly string[] {
  const { total, sections, bodies, overdue, dueSoon } = found;
  const names = new Map(bodies.map((body) => [body.id, body.name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const { number, symbol, date } = plan.head.decision;
  const decision = number === null || date === null ? '' : ` (Quyết định số ${symbolOf({ number, symbol })} ngày ${slashed(date)})`;
  return [
    [
      pc.bold(`Kết quả thực hiện kế hoạch năm ${found.year}${decision}, tính đến ngày ${slashed(found.asOf)}`),
      ...(plan.progress === undefined ? [`Chưa có tệp ${progressFile(editionInForce(root, plan.year))}: chưa nhiệm vụ nào có báo cáo.`] : []),
    ].join('\n'),
    countsTable('Lĩnh vực', [...sections.map((s) => [`${s.number}. ${shortened(s.title)}`, s.counts] as const), ['Tổng cộng', total]]),
    countsTable('Cơ quan chủ trì (thực hiện, nếu không ai chủ trì)', bodies.map((b) => [shortened(b.name), b.counts])),
    taskList('Quá hạn', overdue, nameOf),
    taskList(`Đến hạn trong ${soonDays} ngày tới`, dueSoon, nameOf),
  ];
}

function countsTable(what: string, rows: readonly (readonly [string, Counts])[]): string {
  return table(
    [what, 'Tổng', ...taskStates.map((state) => stateNames[state]), 'Tỷ lệ', 'Quá hạn'],
    rows.map(([name, counts]) => [
      name,
      String(counts.total),
      ...taskStates.map((state) => String(counts.byState[state])),
      percentWords(percentOf(counts, 'hoan-thanh')),
      String(counts.overdue),
    ]),
  );
}

function taskList(title: string, tasks: readonly TaskStatus[], nameOf: (body: string) => string): string {
  const head = pc.bold(`${title}: ${tasks.length} nhiệm vụ`);
  if (tasks.length === 0) return head;
  return `${head}\n${table(
    ['Số', 'Hạn', 'Tình hình', 'Cơ quan', 'Nhiệm vụ'],
    tasks.map((t) => [t.ref, slashed(t.due ?? ''), stateOf(t), shortened(t.answerable.map(nameOf).join('; ')), shortened(cellText(t.task.task))]),
  )}`;
}

/** "Đang thực hiện (3/24 cơ quan đã hoàn thành)". */
function stateOf({ state, parts }: TaskStatus): string {
  return parts === undefined || parts.silent === parts.total ? stateNames[state] : `${stateNames[state]} (${parts.done}/${parts.total} cơ quan đã hoàn thành)`;
}

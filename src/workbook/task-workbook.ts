import Handlebars from 'handlebars';
import { slashed } from '../content/dates.js';
import { bodyNames } from '../content/body-names.js';
import type { Plan } from '../content/plan.js';
import type { Task, TaskProgress } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { roleNames } from '../plan/assignment/roles.js';
import type { Distribution, PlacedTask, Portion } from '../plan/distribution.js';
import { answerableFor, answeringOf } from '../plan/progress/answerable.js';
import { dueDate } from '../plan/progress/due.js';
import { stateNames, taskStates } from '../plan/progress/states.js';
import { referenceDate, rosterOf, type Roster } from '../plan/roster.js';
import { cellLines } from '../plan/words.js';
import { placeOf, type Read } from '../source/json.js';
import { answered, type WorkbookField, type WorkbookLayout } from './layout.js';
import { answerMark, said } from './age.js';
import { formatVersion, idHeader, keyMark, sentWithRow } from './key.js';
import type { Measure } from './row-height.js';
import { cellLimit, writeWorkbook, type CellValue, type SheetData } from './write.js';

/** States that an agency may choose from. */
export const chosenStates = taskStates.filter((state) => state !== 'chua-co-bao-cao');

/**
 * The workbook of one agency: a row a task, with what the plan says and what the agency fills in and sends back.
 * A cell that Excel has no room for is an error, never cut.
 */
export async function taskWorkbook(plan: Plan, distribution: Distribution, portion: Portion, layout: WorkbookLayout, decision: string, measure: Measure): Promise<Read<Uint8Array>> {
  const tasks = [...portion.lead, ...portion.named, ...portion.group];
  const { columns } = layout;
  const names = bodyNames(plan.agencies);
  const roster = rosterOf(plan.agencies, referenceDate(plan));
  const roles = rolesOf(portion.agency.id, distribution);
  const parts = tasks.map(({ task }) => partOf(portion.agency.id, task, roster));
  const rows = tasks.map((placed, index) => {
    const part = parts[index] ?? 'none';
    const instead = part !== 'none' && answeringOf(placed.task, roster).instead;
    const role = `${roles.get(placed.ref) ?? ''}\n(${layout.answers[instead ? 'instead' : part]})`;
    const values = valuesOf(placed, { names, role, progress: ownAnswer(portion.agency.id, placed.task, part, plan) });
    return [placed.task.id, ...columns.map((c) => values[c.field])];
  });
  const tooLong = rows.flatMap((row, r) => row.flatMap((value, c) => (typeof value === 'string' && value.length > cellLimit ? [longFault(plan, tasks[r], columns[c - 1]?.header ?? '')] : [])));
  if (tooLong.length > 0) return { ok: false, diagnostics: tooLong };
  const at = (field: WorkbookField): number => columns.findIndex((c) => c.field === field) + 1;
  const day = plan.head.decision.date ?? '';
  const closed = new Set(parts.flatMap((part, index) => (part === 'none' ? [index] : [])));
  const fill = { answers: closed.size < parts.length, year: String(plan.year), agency: portion.agency.name, decision, date: slashed(day), issuer: plan.head.issuer.name };
  const sheet: SheetData = {
    name: layout.sheet,
    columns: [{ width: 5, hidden: true }, ...columns.map((c) => ({ width: c.width, kind: kindOf(c.field) }))],
    title: layout.title.map((line) => Handlebars.compile(line, { strict: true, noEscape: true })(fill)),
    header: [idHeader, ...columns.map((c) => c.header)],
    rows,
    open: answered.map(at),
    closed,
    frozen: frozenUpTo(at('task')),
    checks: [
      { column: at('state'), allow: { list: chosenStates.map((s) => stateNames[s]) }, message: 'Chọn một mục trong danh sách.' },
      { column: at('date'), allow: 'day', message: 'Ghi ngày dạng ngày/tháng/năm, ví dụ 20/6/2023.' },
      { column: at('percent'), allow: { from: 1, to: 99 }, message: 'Ghi số nguyên từ 1 đến 99.' },
    ],
  };
  const guide: SheetData = { name: layout.guideSheet, columns: [{ width: 110 }], rows: layout.guide.map((line) => [line]) };
  const key: SheetData = { name: 'kehoach', hidden: true, columns: [{ width: 20 }, { width: 40 }], rows: [[keyMark, formatVersion], ['year', plan.year], ['agency', portion.agency.id], ['decision', decision], ...knownAnswers(plan, portion).map((answer) => [sentWithRow, answer.task, answerMark(answer)])] };
  return { ok: true, value: await writeWorkbook([sheet, guide, key], { title: sheet.title?.[0] ?? layout.sheet, author: plan.head.issuer.fullName, date: day === '' ? `${plan.year}-01-01` : day }, measure) };
}

function valuesOf({ task, ref }: PlacedTask, { names, role, progress }: { readonly names: ReadonlyMap<string, string>; readonly role: string; readonly progress: TaskProgress | undefined }): Readonly<Record<WorkbookField, CellValue>> {
  const due = dueDate(task.deadline.meaning);
  const lines = (cell: Parameters<typeof cellLines>[0]): string => cellLines(cell).join('\n');
  return {
    ref,
    task: lines(task.task),
    outputs: lines(task.outputs),
    deadline: lines(task.deadline.words),
    due: due === undefined ? null : { day: due },
    role,
    lead: answerableFor(task).map((id) => names.get(id) ?? id).join(';\n'),
    ...answerValues(progress),
  };
}

/** What an agency has answered before and its workbook shows, in the order of its tasks. */
export function knownAnswers(plan: Plan, { agency, lead, named, group }: Portion): readonly TaskProgress[] {
  const roster = rosterOf(plan.agencies, referenceDate(plan));
  return [...lead, ...named, ...group].flatMap(({ task }) => ownAnswer(agency.id, task, partOf(agency.id, task, roster), plan) ?? []);
}

/** How many of its tasks an agency answers for, and so fills in. */
export function answeredTasks(plan: Plan, { agency, lead, named, group }: Portion): number {
  const roster = rosterOf(plan.agencies, referenceDate(plan));
  return [...lead, ...named, ...group].filter(({ task }) => partOf(agency.id, task, roster) !== 'none').length;
}

/** What an agency answers for in a task: the whole, its own part, or nothing. */
type Part = Exclude<keyof WorkbookLayout['answers'], 'instead'>;

function partOf(agency: string, task: Task, roster: Roster): Part {
  const { agencies, each } = answeringOf(task, roster);
  if (!agencies.includes(agency)) return 'none';
  return each ? 'own' : 'whole';
}

/** What an agency has answered before: of a task that is answered each for itself its own answer, never another's. */
function ownAnswer(agency: string, { id }: Task, part: Part, { progress }: Plan): TaskProgress | undefined {
  const by = { whole: undefined, own: agency };
  const answer = part === 'none' ? undefined : progress?.tasks.find((entry) => entry.task === id && entry.by === by[part]);
  return answer === undefined ? undefined : said(answer);
}

function answerValues(progress: TaskProgress | undefined): Pick<Record<WorkbookField, CellValue>, (typeof answered)[number]> {
  const empty = { state: null, date: null, percent: null, evidence: null, note: null };
  if (progress === undefined) return empty;
  const evidence = 'evidence' in progress && progress.evidence !== undefined ? progress.evidence.join('\n') : null;
  const shared = { ...empty, state: stateNames[progress.state], evidence };
  switch (progress.state) {
    case 'hoan-thanh':
      return { ...shared, date: { day: progress.date }, note: progress.note ?? null };
    case 'dang-thuc-hien':
      return { ...shared, percent: progress.percent, note: progress.note };
    case 'chua-thuc-hien':
      return { ...shared, note: progress.note ?? null };
    case 'khong-thuc-hien':
      return { ...shared, note: progress.reason };
    default:
      return progress satisfies never;
  }
}

/** "Chủ trì", "Phối hợp" of an agency, by the number of the task. */
function rolesOf(agency: string, { receipts }: Distribution): ReadonlyMap<string, string> {
  return new Map(receipts.flatMap(({ task, receipts: who }) => {
    const mine = who.find((r) => r.agency === agency);
    return mine === undefined ? [] : [[task.ref, capital([...new Set(mine.roles)].map((role) => roleNames[role]).join(', '))] as const];
  }));
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** The task stays in sight beside the cells to fill in, unless the layout puts it so far right that it would cover them. */
function frozenUpTo(task: number): number {
  return task <= 3 ? task + 1 : 0;
}

function kindOf(field: WorkbookField): 'text' | 'centred' | 'date' {
  if (field === 'due' || field === 'date') return 'date';
  return field === 'ref' || field === 'percent' ? 'centred' : 'text';
}

function longFault(plan: Plan, placed: PlacedTask | undefined, column: string): Diagnostic {
  return diagnose('workbook-cell-too-long', placeOf(plan.sources.tasks, []), { what: `nhiệm vụ ${placed?.ref ?? ''}, cột "${column}"`, limit: cellLimit });
}

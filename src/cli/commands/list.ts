import { yearsOf } from '../../content/read.js';
import { describeDeadline } from '../../plan/deadlines/describe.js';
import { roleNames } from '../../plan/assignment/roles.js';
import { cellText } from '../../plan/words.js';
import { readProject, type Project } from '../../publish/project.js';
import { exitCodes } from '../exit-codes.js';
import type { Listing } from '../listings.js';
import { shortened } from '../messages.js';
import { reportFailure } from '../report.js';
import { table } from '../table.js';
import { chooseYear } from '../year.js';

export interface ListArguments {
  readonly root: string;
  readonly what: Listing;
  readonly year: string | undefined;
  readonly json: boolean;
}

interface Column<T> {
  readonly header: string;
  readonly value: (row: T) => string;
}

/** `kehoach list years|agencies|tasks [year]`: the exit code. */
export function list({ root, what, year: asked, json }: ListArguments): number {
  if (what === 'years') {
    const years = yearsOf(root);
    if (!years.ok) return reportFailure(years.diagnostics, json, exitCodes.usage);
    console.log(json ? JSON.stringify(years.value) : years.value.join('\n'));
    return exitCodes.ok;
  }
  const year = chooseYear(root, asked);
  if (!year.ok) return reportFailure(year.diagnostics, json, exitCodes.usage);
  const { project, diagnostics } = readProject(root, year.value);
  if (project === undefined) return reportFailure(diagnostics, json, exitCodes.contentFault);
  const rows = what === 'agencies' ? agencies(project) : tasks(project);
  console.log(json ? JSON.stringify(rows.json, null, 2) : rows.table);
  return exitCodes.ok;
}

function show<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  return table(columns.map((c) => c.header), rows.map((row) => columns.map((c) => c.value(row))));
}

function agencies({ distribution }: Project): { readonly json: unknown; readonly table: string } {
  const rows = distribution.portions.map(({ agency, lead, named, group }) => ({ id: agency.id, name: agency.name, symbol: agency.symbol ?? '', lead: lead.length, named: named.length, group: group.length }));
  return {
    json: rows,
    table: show(rows, [
      { header: 'Mã', value: (r) => r.id },
      { header: 'Cơ quan', value: (r) => r.name },
      { header: 'Chủ trì', value: (r) => String(r.lead) },
      { header: 'Nêu tên', value: (r) => String(r.named) },
      { header: 'Giao nhóm', value: (r) => String(r.group) },
    ]),
  };
}

function tasks({ distribution }: Project): { readonly json: unknown; readonly table: string } {
  const rows = distribution.receipts.map(({ task: { task, ref } }) => ({
    ref,
    id: task.id,
    task: cellText(task.task),
    deadline: cellText(task.deadline.words),
    meaning: task.deadline.meaning.map(describeDeadline).join('; '),
    assignees: task.assignment.assignees.map((a) => `${a.who} (${roleNames[a.role]})`),
  }));
  return {
    json: rows,
    table: show(rows, [
      { header: 'Số', value: (r) => r.ref },
      { header: 'Nhiệm vụ', value: (r) => shortened(r.task) },
      { header: 'Tiến độ', value: (r) => r.meaning },
      { header: 'Phân công', value: (r) => r.assignees.join(', ') },
    ]),
  };
}

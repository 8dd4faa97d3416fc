import { slashed } from '../../content/dates.js';
import { describeDeadline } from '../../plan/deadlines/describe.js';
import { roleNames } from '../../plan/assignment/roles.js';
import { cellText } from '../../plan/words.js';
import { listDecisions, type DecisionState, type ListedDecision } from '../../publish/decisions.js';
import { readProject, type Project } from '../../publish/project.js';
import { symbolOf } from '../../content/numbers.js';
import { exitCodes } from '../exit-codes.js';
import type { Listing } from '../listings.js';
import { shortened } from '../messages.js';
import { reportFailure } from '../report.js';
import { table } from '../table.js';
import { chooseEdition } from '../year.js';

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
    const decisions = listDecisions(root);
    if (!decisions.ok) return reportFailure(decisions.diagnostics, json, exitCodes.usage);
    console.log(json ? JSON.stringify(decisions.value, null, 2) : years(decisions.value));
    return exitCodes.ok;
  }
  const edition = chooseEdition({ root, asked, usual: 'newest', json });
  if (!edition.ok) return reportFailure(edition.diagnostics, json, exitCodes.usage);
  const { project, diagnostics } = readProject(root, edition.value);
  if (project === undefined) return reportFailure(diagnostics, json, exitCodes.contentFault);
  const rows = what === 'agencies' ? agencies(project) : tasks(project);
  console.log(json ? JSON.stringify(rows.json, null, 2) : rows.table);
  return exitCodes.ok;
}

const stateNames: Readonly<Record<DecisionState, string>> = {
  'du-thao': 'dự thảo',
  'du-thao-thay-the': 'dự thảo, để thay thế quyết định đang có hiệu lực',
  'du-thao-sua-doi': 'dự thảo, để sửa đổi, bổ sung quyết định đang có hiệu lực',
  'chua-ghi-so': 'ghi là đã ban hành, chưa có trong sổ ban hành',
  'hieu-luc': 'đang có hiệu lực',
  'da-sua-doi': 'đang có hiệu lực, đã được sửa đổi, bổ sung',
  'het-hieu-luc': 'hết hiệu lực, đã bị thay thế',
  'khong-doc-duoc': 'plan.json không đọc được: chạy kehoach check',
};

/** Every decision of every year; the first column is what other commands take. */
function years(decisions: readonly ListedDecision[]): string {
  return show(decisions, [
    { header: 'Gõ', value: (d) => d.ref },
    { header: 'Quyết định số', value: (d) => (d.number === null ? '' : symbolOf({ number: d.number, symbol: d.symbol })) },
    { header: 'Ngày', value: (d) => (d.date === null ? '' : slashed(d.date)) },
    { header: 'Trạng thái', value: (d) => stateNames[d.state] },
  ]);
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

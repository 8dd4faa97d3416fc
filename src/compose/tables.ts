import type { CellPart } from '../content/schema.js';
import type { Paragraph, Table, TableCell, TableRow } from '../document/types.js';
import type { PlacedTask } from '../plan/distribution.js';
import type { TableTemplate, TaskField } from './table-shape.js';

/** The rows a table is made of: tasks, under the sections they stand in. */
export interface TableSection {
  readonly number: string;
  readonly title: string;
  readonly tasks: readonly PlacedTask[];
}

/** Roles of a task table's rows, keys of `rows` in the format of the table. */
const rowRoles = { header: 'dau', section: 'muc', task: 'nhiem-vu' } as const;

/** A table of tasks by its column data. */
export function taskTable(role: string, template: TableTemplate, sections: readonly TableSection[]): Table {
  return {
    kind: 'table',
    role,
    columns: template.columns.map(({ widthPercent }) => ({ widthPercent })),
    header: {
      role: rowRoles.header,
      cells: template.columns.map((c) => ({ span: 1, paragraphs: [line(template.headerRole, c.header)] })),
    },
    rows: sections.flatMap((section) => [...sectionRows(template, section), ...section.tasks.map((t) => taskRow(template, t))]),
  };
}

function sectionRows(template: TableTemplate, section: TableSection): TableRow[] {
  const { sectionRow, columns } = template;
  if (sectionRow === null) return [];
  const number: TableCell = { span: 1, paragraphs: [line(sectionRow.numberRole, section.number)] };
  const title = (span: number): TableCell => ({ span, paragraphs: [line(sectionRow.titleRole, section.title)] });
  const cells = columns.length === 1 ? [title(1)] : [number, title(columns.length - 1)];
  return [{ role: rowRoles.section, id: section.number, cells }];
}

function taskRow(template: TableTemplate, placed: PlacedTask): TableRow {
  return {
    role: rowRoles.task,
    id: placed.ref,
    cells: template.columns.map((column) => ({ span: 1, paragraphs: fieldLines(column.field, placed).map((text) => line(column.role, text)) })),
  };
}

function fieldLines(field: TaskField, { task, ref }: PlacedTask): string[] {
  switch (field) {
    case 'number':
      return [String(task.number)];
    case 'ref':
      return [ref];
    case 'task':
      return cellLines(task.task);
    case 'outputs':
      return cellLines(task.outputs);
    case 'deadline':
      return cellLines(task.deadline.words);
    case 'assignment':
      return cellLines(task.assignment.words);
    default:
      return field satisfies never;
  }
}

function cellLines(cell: readonly CellPart[]): string[] {
  return cell.map((part) => (typeof part === 'string' ? part : `- ${part.item}`));
}

function line(role: string, text: string): Paragraph {
  return { kind: 'paragraph', role, inlines: [{ kind: 'text', text }] };
}

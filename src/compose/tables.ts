import type { Inline, Paragraph, Table, TableCell, TableRow } from '../document/types.js';
import type { TableField, TableTemplate } from './table-shape.js';

/** Rows under one heading of a table; the heading is printed where the table's data asks for it. */
export interface TableGroup {
  /** Where it comes from in content. */
  readonly id: string;
  /** Roman number of the section; may be empty. */
  readonly number: string;
  readonly title: string;
  readonly rows: readonly TableRowData[];
}

/** What a row can show, by field; each field is a list of lines. */
export interface TableRowData {
  /** Where it comes from in content, such as "phu-luc.III.5". */
  readonly id: string;
  readonly fields: Readonly<Partial<Record<TableField, readonly CellLine[]>>>;
}

/** One paragraph of a cell. */
export type CellLine = readonly Inline[];

/** A field that a table's columns ask for and its rows do not have. */
export class MissingField extends Error {
  constructor(
    readonly field: string,
    readonly known: readonly string[],
  ) {
    super(field);
  }
}

/** Roles of a table's rows, keys of `rows` in the format of the table. */
const rowRoles = { header: 'dau', section: 'muc', row: 'nhiem-vu' } as const;

/** A table by its column data. Throws MissingField. */
export function makeTable(role: string, template: TableTemplate, groups: readonly TableGroup[]): Table {
  return {
    kind: 'table',
    role,
    columns: template.columns.map(({ widthPercent }) => ({ widthPercent })),
    header: {
      role: rowRoles.header,
      cells: template.columns.map((c) => ({ span: 1, paragraphs: [line(template.headerRole, plain(c.header))] })),
    },
    rows: groups.flatMap((group) => [...sectionRows(template, group), ...group.rows.map((row) => dataRow(template, row))]),
  };
}

/** A text without any mark, as a line of a cell. */
export function plain(text: string): CellLine {
  return [{ kind: 'text', text }];
}

function sectionRows(template: TableTemplate, group: TableGroup): TableRow[] {
  const { sectionRow, columns } = template;
  if (sectionRow === null) return [];
  const number: TableCell = { span: 1, paragraphs: [line(sectionRow.numberRole, plain(group.number))] };
  const title = (span: number): TableCell => ({ span, paragraphs: [line(sectionRow.titleRole, plain(group.title))] });
  const cells = columns.length === 1 ? [title(1)] : [number, title(columns.length - 1)];
  return [{ role: rowRoles.section, id: group.id, cells }];
}

/** Rows made so far: the same data give the same object in all documents. */
const dataRows = new WeakMap<TableTemplate, WeakMap<TableRowData, TableRow>>();

function dataRow(template: TableTemplate, data: TableRowData): TableRow {
  const known = dataRows.get(template) ?? new WeakMap<TableRowData, TableRow>();
  dataRows.set(template, known);
  const row = known.get(data) ?? makeRow(template, data);
  known.set(data, row);
  return row;
}

function makeRow(template: TableTemplate, row: TableRowData): TableRow {
  return {
    role: rowRoles.row,
    id: row.id,
    cells: template.columns.map((column) => {
      const lines = row.fields[column.field];
      if (lines === undefined) throw new MissingField(column.field, Object.keys(row.fields));
      return { span: 1, paragraphs: lines.map((inlines) => line(column.role, inlines)) };
    }),
  };
}

function line(role: string, inlines: CellLine): Paragraph {
  return { kind: 'paragraph', role, inlines };
}

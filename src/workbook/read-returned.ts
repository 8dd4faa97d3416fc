import type { Sheet, Workbook } from 'hucre';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Read } from '../source/json.js';
import { idHeader, formatVersion, keyMark, sentWithRow } from './key.js';
import { answered, type AnswerField, type WorkbookField, type WorkbookLayout } from './layout.js';
import { openWorkbook } from './open.js';
import { cellLimit, columnLetter } from './write.js';

/** A cell that an agency filled in, with its place. */
export interface AnswerCell {
  readonly value: string | number | Date;
  /** A number shown as a share of a hundred: 0.35 is 35 %. */
  readonly percent: boolean;
  readonly at: CellPlace;
}

/** Where a cell is, for messages. */
export interface CellPlace {
  readonly file: string;
  readonly sheet: string;
  /** From 0. */
  readonly row: number;
  readonly column: number;
}

/** One row as it came back: the task it is about, what the plan's words read now, and the cells filled in. */
export interface ReturnedRow {
  readonly task: string;
  readonly at: CellPlace;
  readonly words: Readonly<Partial<Record<WorkbookField, string>>>;
  readonly answers: Readonly<Partial<Record<AnswerField, AnswerCell>>>;
}

export interface ReturnedWorkbook {
  readonly file: string;
  readonly year: number;
  readonly agency: string;
  readonly decision: string;
  /** When it was last saved; undefined: not since it was made, or nobody knows. */
  readonly saved: string | undefined;
  /** What it was sent with, by the ids of tasks (src/workbook/age.ts). */
  readonly sentWith: ReadonlyMap<string, string>;
  readonly sheet: string;
  readonly rows: readonly ReturnedRow[];
}

/** The place of a cell as a diagnostic has it: its row and column, counted from 1. */
export function placeOfCell({ file, row, column }: CellPlace): { readonly file: string; readonly line: number; readonly column: number } {
  return { file, line: row + 1, column: column + 1 };
}

/** "Nhiệm vụ!H5". */
export function cellName({ sheet, row, column }: CellPlace): string {
  return `${sheet}!${columnLetter(column)}${row + 1}`;
}

/**
 * Reads a workbook that an agency has sent back: its shape, and the cells as they are. Columns are found by their header,
 * sheets by their hidden key, so that rows may be sorted and sheets renamed. What the cells mean is asked later.
 */
export async function readReturned(bytes: Uint8Array, file: string, layout: WorkbookLayout): Promise<Read<ReturnedWorkbook>> {
  const opened = await openWorkbook(bytes, file);
  if (!opened.ok) return opened;
  const whole = { file, line: 1, column: 1 };
  const { workbook, saved } = opened.value;
  const key = readKey(workbook);
  if (key === undefined) return { ok: false, diagnostics: [diagnose('workbook-not-ours', whole, {})] };
  const [sheet, ...others] = workbook.sheets.filter((s) => headerRow(s) !== -1);
  if (sheet !== undefined && others.length > 0) return { ok: false, diagnostics: [diagnose('workbook-sheet-twice', whole, { sheets: [sheet, ...others].map((s) => s.name) })] };
  if (sheet === undefined) return { ok: false, diagnostics: [diagnose('workbook-columns', whole, { columns: [idHeader], fault: 'gone' })] };
  const header = headerRow(sheet);
  const { places, faults } = columnsOf(sheet, header, layout, file);
  if (faults.length > 0) return { ok: false, diagnostics: faults };
  const diagnostics = cellFaults(sheet, header, places, file);
  const rows = readRows(sheet, header, places, file, diagnostics);
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, value: { file, saved, ...key, sheet: sheet.name, rows } };
}

function readKey({ sheets }: Workbook): Pick<ReturnedWorkbook, 'year' | 'agency' | 'decision' | 'sentWith'> | undefined {
  const rows = sheets.find((s) => s.rows[0]?.[0] === keyMark)?.rows;
  if (rows === undefined || Number(rows[0]?.[1]) !== formatVersion) return undefined;
  const value = (name: string): string => String(rows.find((row) => row[0] === name)?.[1] ?? '');
  const year = Number(value('year'));
  const sentWith = new Map(rows.flatMap((row) => (row[0] === sentWithRow ? [[String(row[1] ?? ''), String(row[2] ?? '')] as const] : [])));
  return Number.isInteger(year) && value('agency') !== '' ? { year, agency: value('agency'), decision: value('decision'), sentWith } : undefined;
}

function headerRow({ rows }: Sheet): number {
  return rows.slice(0, 20).findIndex((row) => row.some((value) => textOf(value) === idHeader));
}

type Places = ReadonlyMap<WorkbookField | 'id', number>;

/** Every column by its header; one that is missing or there twice is a fault. */
function columnsOf(sheet: Sheet, header: number, { columns }: WorkbookLayout, file: string): { readonly places: Places; readonly faults: readonly Diagnostic[] } {
  const found = (sheet.rows[header] ?? []).map(textOf);
  const wanted: readonly (readonly [WorkbookField | 'id', string])[] = [['id', idHeader], ...columns.map((c) => [c.field, c.header] as const)];
  const place = { file, line: header + 1, column: 1 };
  const gone = wanted.filter(([, words]) => !found.includes(words)).map(([, words]) => words);
  const twice = wanted.filter(([, words]) => found.indexOf(words) !== found.lastIndexOf(words)).map(([, words]) => words);
  return {
    places: new Map(wanted.map(([field, words]) => [field, found.indexOf(words)])),
    faults: [
      ...(gone.length > 0 ? [diagnose('workbook-columns', place, { columns: gone, fault: 'gone' })] : []),
      ...(twice.length > 0 ? [diagnose('workbook-columns', place, { columns: twice, fault: 'twice' })] : []),
    ],
  };
}

type CellFault = 'formula' | 'error' | 'merged' | 'long' | 'boolean' | 'date';

/** Formulas (what they last came to may be out of date), errors, true and false, days outside the calendar, merged and overlong cells where answers or ids stand. */
function cellFaults(sheet: Sheet, header: number, places: Places, file: string): Diagnostic[] {
  const watched = new Set([...answered, 'id' as const].map((field) => places.get(field) ?? -1));
  const found: Diagnostic[] = [];
  const fault = (row: number, column: number, kind: CellFault): void => {
    const at = { file, sheet: sheet.name, row, column };
    found.push(diagnose('workbook-cell', placeOfCell(at), { cell: cellName(at), kind }));
  };
  for (const [name, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = name.split(',').map(Number);
    if (row <= header || !watched.has(column)) continue;
    if (cell.type === 'formula' || cell.formula !== undefined) fault(row, column, 'formula');
    else if (cell.type === 'error') fault(row, column, 'error');
  }
  for (const { startRow, startCol, endRow, endCol } of sheet.merges ?? []) {
    if (endRow > header && [...watched].some((column) => startCol <= column && column <= endCol)) fault(Math.max(startRow, header + 1), startCol, 'merged');
  }
  for (const [row, values] of sheet.rows.entries()) {
    if (row <= header) continue;
    for (const column of watched) {
      const value = values[column];
      if (typeof value === 'string' && value.length > cellLimit) fault(row, column, 'long');
      if (typeof value === 'boolean' && sheet.cells?.get(`${row},${column}`)?.formula === undefined) fault(row, column, 'boolean');
      if (value instanceof Date && !(value.getUTCFullYear() <= 9999)) fault(row, column, 'date');
    }
  }
  return found;
}

function readRows(sheet: Sheet, header: number, places: Places, file: string, diagnostics: Diagnostic[]): readonly ReturnedRow[] {
  const rows: ReturnedRow[] = [];
  for (const [row, values] of sheet.rows.entries()) {
    if (row <= header) continue;
    const cellAt = (field: WorkbookField | 'id'): CellPlace => ({ file, sheet: sheet.name, row, column: places.get(field) ?? 0 });
    const valueAt = (field: WorkbookField | 'id') => values[places.get(field) ?? -1] ?? null;
    const answers = Object.fromEntries(answered.flatMap((field) => {
      const value = valueAt(field);
      if (value === null || typeof value === 'boolean' || (typeof value === 'string' && value.trim() === '')) return [];
      const format = sheet.cells?.get(`${row},${places.get(field) ?? -1}`)?.style?.numFmt;
      return [[field, { value, percent: typeof value === 'number' && format?.includes('%') === true, at: cellAt(field) } satisfies AnswerCell] as const];
    }));
    const task = textOf(valueAt('id'));
    if (task === '') {
      if (Object.keys(answers).length > 0) diagnostics.push(diagnose('workbook-row-without-task', placeOfCell(cellAt('id')), { row: row + 1, sheet: sheet.name }));
      continue;
    }
    const words = Object.fromEntries([...places.keys()].flatMap((field) => (field === 'id' ? [] : [[field, textOf(valueAt(field))] as const])));
    rows.push({ task, at: cellAt('id'), words, answers });
  }
  return rows;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim().normalize('NFC') : typeof value === 'number' ? String(value) : '';
}

import { writeXlsx } from 'hucre/xlsx';
import type { CellStyle, DataValidation, NamedRange, WriteSheet } from 'hucre';
import { rowHeight, type Measure } from './row-height.js';

/** A spreadsheet as plain data: what a sheet shows, and how. */
export interface SheetData {
  readonly name: string;
  readonly hidden?: boolean;
  readonly columns: readonly { readonly width: number; readonly hidden?: boolean; readonly kind?: 'text' | 'centred' | 'date' }[];
  /** Rows above the header, each one line of text. */
  readonly title?: readonly string[];
  /** Absent: a sheet without a table. */
  readonly header?: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Columns of `rows` that hold one of some values, a day, or a whole number. */
  readonly checks?: readonly ColumnCheck[];
  /** Columns to be filled in, by index: they are set off. */
  readonly open?: readonly number[];
  /** Rows that are not filled in, by index: they look it. */
  readonly closed?: ReadonlySet<number>;
  /** So many columns at the left stay in sight when the sheet is scrolled; none unless given. */
  readonly frozen?: number;
}

/** A day is ISO. */
export type CellValue = string | number | null | { readonly day: string };

export interface ColumnCheck {
  readonly column: number;
  readonly allow: { readonly list: readonly string[] } | { readonly from: number; readonly to: number } | 'day';
  /** Shown when something else is typed. */
  readonly message: string;
}

export interface WorkbookProperties {
  readonly title: string;
  readonly author: string;
  /** ISO, from content and never from the clock. */
  readonly date: string;
}

/** The most characters a cell can hold. */
export const cellLimit = 32_767;

const font = { name: 'Times New Roman', size: 12 } as const;
const thin = { style: 'thin' } as const;
const border = { top: thin, bottom: thin, left: thin, right: thin } as const;
/** A page as wide as the sheet, as many pages high as it takes; margins in inches. */
const page = { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 } } as const;
/** What is to be filled in is yellow, what is not is grey. */
const fills = { open: 'FFFBEF', closed: 'F2F2F2', openHeader: 'FFF2CC', header: 'E7E6E6' } as const;
const footer = { oddFooter: '&C&P/&N' } as const;

/** A workbook for Excel; the same data gives the same bytes. Text is text, whatever it begins with. */
export async function writeWorkbook(sheets: readonly SheetData[], { title, author, date }: WorkbookProperties, measure: Measure): Promise<Uint8Array> {
  const day = new Date(`${date}T00:00:00Z`);
  return writeXlsx({
    sheets: sheets.map((sheet) => sheetOf(sheet, measure)),
    namedRanges: sheets.flatMap(reservedNames),
    properties: { title, creator: author, lastModifiedBy: author, created: day, modified: day },
    defaultFont: font,
  });
}

/**
 * The row repeated on every page, and the filtered range. The library's own option for the first does not quote the sheet's
 * name, which Excel repairs away and LibreOffice ignores; without the second LibreOffice shows no filter.
 */
function reservedNames({ name, columns, header, title = [], rows }: SheetData): readonly NamedRange[] {
  if (header === undefined) return [];
  const top = title.length + 1;
  const range = (from: string, to: string): string => `'${name}'!${from}:${to}`;
  return [
    { name: '_xlnm._FilterDatabase', range: range(`$A$${top}`, `$${columnLetter(columns.length - 1)}$${Math.max(top + rows.length, top + 1)}`), scope: name },
    { name: '_xlnm.Print_Titles', range: range(`$${top}`, `$${top}`), scope: name },
  ];
}

/** "B" of 1. */
export function columnLetter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${columnLetter(Math.floor(index / 26) - 1)}${columnLetter(index % 26)}`;
}

function sheetOf({ name, hidden = false, columns, title = [], header, rows, checks = [], open = [], closed = new Set(), frozen = 0 }: SheetData, measure: Measure): WriteSheet {
  const top = title.length + (header === undefined ? 0 : 1);
  const last = top + rows.length;
  const width = columnLetter(columns.length - 1);
  const styles = { open: columns.map(({ kind = 'text' }, i) => cellStyle(kind, open.includes(i) ? fills.open : undefined)), closed: columns.map(({ kind = 'text' }, i) => cellStyle(kind, open.includes(i) ? fills.closed : undefined)) };
  const cells = new Map<string, { value: string | number | Date | null; style: CellStyle }>();
  for (const [r, words] of title.entries()) cells.set(`${r},${firstShown(columns)}`, { value: escaped(words), style: { font: { ...font, bold: r === 0, italic: r > 0, size: titleSize(r) } } });
  for (const [c, words] of (header ?? []).entries()) cells.set(`${title.length},${c}`, { value: escaped(words), style: { font: { ...font, bold: true }, border, alignment: { horizontal: 'center', vertical: 'center', wrapText: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: open.includes(c) && closed.size < rows.length ? fills.openHeader : fills.header } } } });
  for (const [r, row] of rows.entries()) {
    for (const [c, value] of row.entries()) cells.set(`${top + r},${c}`, { value: plainValue(value), style: header === undefined ? { font, alignment: { wrapText: true, vertical: 'top' } } : (styles[closed.has(r) ? 'closed' : 'open'][c] ?? {}) });
  }
  return {
    name,
    ...(hidden ? { veryHidden: true } : {}),
    columns: columns.map((c) => ({ width: c.width, ...(c.hidden === true ? { hidden: true } : {}) })),
    rows: Array.from({ length: last }, () => columns.map(() => null)),
    cells,
    pageSetup: page,
    headerFooter: footer,
    rowDefs: new Map([...title.map((_, r) => [r, { height: titleSize(r) * 1.4 }] as const), ...[...(header === undefined ? [] : [[title.length, header, true] as const]), ...rows.map((row, r) => [top + r, row, false] as const)].map(([r, row, bold]) => [r, { height: rowHeight(textCells(row, columns, bold), measure) }] as const)]),
    ...(header === undefined
      ? {}
      : {
          freezePane: { rows: top, ...(frozen > 0 ? { columns: frozen } : {}) },
          autoFilter: { range: `A${top}:${width}${Math.max(last, top + 1)}` },
          dataValidations: rows.length === 0 ? [] : checks.map((check) => validation(check, `${columnLetter(check.column)}${top + 1}:${columnLetter(check.column)}${last}`)),
        }),
  };
}

function textCells(row: readonly CellValue[], columns: SheetData['columns'], bold: boolean): Parameters<typeof rowHeight>[0] {
  return row.flatMap((value, c) => {
    const column = columns[c];
    return typeof value === 'string' && column !== undefined && column.hidden !== true ? [{ text: value, width: column.width, bold }] : [];
  });
}

/** Points of a line above the header. */
function titleSize(line: number): number {
  return line === 0 ? 14 : 12;
}

/** Titles stand in the first column that is seen. */
function firstShown(columns: SheetData['columns']): number {
  return Math.max(0, columns.findIndex((c) => c.hidden !== true));
}

function plainValue(value: CellValue): string | number | Date | null {
  if (typeof value === 'string') return escaped(value);
  return typeof value === 'object' && value !== null ? new Date(`${value.day}T00:00:00Z`) : value;
}

/**
 * A text as the format holds it: "_x0041_" would be read as "A", and the library takes the names of Excel's errors for
 * errors unless their "#" is escaped.
 */
function escaped(text: string): string {
  return text.replaceAll(/_(?=x[\dA-Fa-f]{4}_)/gu, '_x005F_').replace(/^#(?=[A-Z/\d_]+[!?]?$)/u, '_x0023_');
}

function cellStyle(kind: 'text' | 'centred' | 'date', fill: string | undefined): CellStyle {
  return {
    font,
    border,
    alignment: { vertical: 'top', wrapText: true, horizontal: kind === 'text' ? 'left' : 'center' },
    ...(kind === 'date' ? { numFmt: 'dd/mm/yyyy' } : kind === 'text' ? { numFmt: fill !== undefined ? '@' : 'General' } : {}),
    ...(fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } } }),
  };
}

function validation({ allow, message }: ColumnCheck, range: string): DataValidation {
  const shared = { range, allowBlank: true, showErrorMessage: true, errorTitle: 'Chưa đúng', errorMessage: message, errorStyle: 'stop' } as const;
  if (allow === 'day') return { ...shared, type: 'date', operator: 'greaterThan', formula1: '36526' };
  if ('list' in allow) return { ...shared, type: 'list', values: [...allow.list] };
  return { ...shared, type: 'whole', operator: 'between', formula1: String(allow.from), formula2: String(allow.to) };
}

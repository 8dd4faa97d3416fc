import { z } from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { readText } from '../source/files.js';
import { placeOf, readJson, type Read } from '../source/json.js';

/** What a column of an agency's workbook holds: what the plan says, then what the agency fills in. */
const given = ['ref', 'task', 'outputs', 'deadline', 'due', 'role', 'lead'] as const;
export const answered = ['state', 'date', 'percent', 'evidence', 'note'] as const;
export const workbookField = z.enum([...given, ...answered]);
export type WorkbookField = z.infer<typeof workbookField>;
export type AnswerField = (typeof answered)[number];

const line = z.string().min(1).max(2000);
/** Excel has no place for other names of sheets. */
const sheetName = z.string().min(1).max(31).regex(/^[^\\/?*[\]:']+$/u);

/** `templates/bang-tinh/nhiem-vu.json`: words, order and widths of the workbook that an agency fills in. */
export const workbookLayoutShape = z.strictObject({
  $schema: z.string().optional(),
  sheet: sheetName,
  /** Lines above the header; {{year}}, {{agency}}, {{decision}}, {{date}}, {{issuer}} are put in; {{#if answers}} asks whether it has anything to fill in. */
  title: z.array(line).min(1).max(5),
  columns: z.array(z.strictObject({ field: workbookField, header: line, width: z.number().min(3).max(120) })),
  /** Below an agency's role: what it answers for in the task. */
  answers: z.strictObject({ whole: line, own: line, instead: line, none: line }),
  guideSheet: sheetName,
  guide: z.array(line).min(1),
});
export type WorkbookLayout = z.infer<typeof workbookLayoutShape>;

const file = 'templates/bang-tinh/nhiem-vu.json';

/** Reads the layout; every field must have its column once, with a header of its own: answers are read back by it. */
export function readWorkbookLayout(root: string): Read<WorkbookLayout> {
  const text = readText(root, file);
  if (!text.ok) return text;
  const read = readJson(text.value, workbookLayoutShape);
  if (!read.ok) return read;
  const { columns, sheet, guideSheet } = read.value;
  const found: Diagnostic[] = [];
  const fault = (path: readonly (string | number)[], reason: string): void => {
    found.push(diagnose('workbook-layout', placeOf(text.value, path), { reason }));
  };
  for (const field of workbookField.options) {
    const count = columns.filter((c) => c.field === field).length;
    if (count !== 1) fault(['columns'], `cột "${field}" phải có đúng một lần, đang có ${count}`);
  }
  for (const [i, { header }] of columns.entries()) if (columns.some((c, j) => j < i && c.header === header)) fault(['columns', i, 'header'], `chữ ở đầu cột "${header}" dùng hai lần`);
  if (sheet === guideSheet) fault(['guideSheet'], 'hai trang tính trùng tên');
  return found.length > 0 ? { ok: false, diagnostics: found } : read;
}

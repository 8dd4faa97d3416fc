import { z } from 'zod';

/** What a column of a table can show. Which of these a table's rows have depends on the document. */
export const tableField = z.enum([
  'number', 'ref', 'task', 'outputs', 'deadline', 'assignment',
  'before', 'after', 'explanation',
  'due', 'answerable', 'state', 'result', 'evidence',
  'recipient', 'who', 'copies', 'copyNumbers', 'sheets',
  'name', 'total', 'done', 'doneShare', 'inProgress', 'notStarted', 'dropped', 'unreported', 'overdue', 'dueSoon',
]);

/** `templates/bang/*.json`: which columns a table has, in what order, with what words at their head, how wide. */
export const tableShape = z.strictObject({
  $schema: z.string().optional(),
  headerRole: z.string().min(1),
  columns: z
    .array(
      z.strictObject({
        field: tableField,
        header: z.string().min(1).regex(/^[^\p{Cc}]*$/u),
        widthPercent: z.number().positive(),
        role: z.string().min(1),
      }),
    )
    .min(1),
  /** Rows that name a section of the appendix; null: none. */
  sectionRow: z.strictObject({ numberRole: z.string().min(1), titleRole: z.string().min(1) }).nullable(),
});

export type TableField = z.infer<typeof tableField>;
export type TableTemplate = z.infer<typeof tableShape>;

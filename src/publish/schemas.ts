import { z } from 'zod';
import { tableShape } from '../compose/table-shape.js';
import { agenciesShape, copiesShape, errataShape, issuedShape, planShape, progressShape, reviewShape, sentShape, tasksShape } from '../content/schema.js';
import { format } from '../format/types.js';
import { workbookLayoutShape } from '../workbook/layout.js';
import { sentLayoutShape } from '../workbook/sent-sheet.js';

const shapes = {
  agencies: agenciesShape,
  plan: planShape,
  tasks: tasksShape,
  progress: progressShape,
  errata: errataShape,
  review: reviewShape,
  issued: issuedShape,
  copies: copiesShape,
  sent: sentShape,
  format,
  table: tableShape,
  workbook: workbookLayoutShape,
  'sent-layout': sentLayoutShape,
} as const;

export const schemaFolder = 'content/schemas';

/** The JSON Schemas that stand beside the content, by file name, made from the same types that reading checks. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(shapes).map(([name, shape]) => [`${name}.schema.json`, `${JSON.stringify(z.toJSONSchema(shape, { io: 'input' }), null, 2)}\n`]),
  );
}

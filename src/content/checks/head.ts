import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { placeOf } from '../../source/json.js';
import type { SourceText } from '../../source/source-text.js';
import { isPlaceholderName } from '../names.js';
import { checkPersonName } from './person-name.js';
import { isoOf, parseDay, parseMoment } from '../dates.js';
import type { PlanFile } from '../schema.js';

/** `plan.json` against itself and its folder: a real date, the folder's year, and nothing open once issued. */
export function checkHead(head: PlanFile, year: number, source: SourceText): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (head.year !== year) found.push(diagnose('year-mismatch', placeOf(source, ['year']), { folder: String(year), year: head.year }));
  const { number, date } = head.decision;
  if (date !== null && parseDay(date) === undefined) found.push(diagnose('impossible-date', placeOf(source, ['decision', 'date']), { found: date }));
  const { signedAt } = head.decision;
  if (signedAt !== undefined) {
    const moment = parseMoment(signedAt);
    if (moment === undefined || (date !== null && isoOf(moment.day) !== date)) found.push(diagnose('moment-impossible', placeOf(source, ['decision', 'signedAt']), { found: signedAt }));
  }
  const day = date === null ? undefined : parseDay(date);
  if (date !== null && day !== undefined && (day.year > head.year || date < `${head.year - 1}-07-01`)) {
    found.push(diagnose('decision-date-far', placeOf(source, ['decision', 'date']), { found: date, year: head.year }));
  }
  for (const [i, recipient] of head.recipients.entries()) {
    if (/^[-–—•+*](?=\s|\p{L})|[;.]\s*$/u.test(recipient)) found.push(diagnose('mark-printed-twice', placeOf(source, ['recipients', i]), { words: recipient, marks: '"- " ở đầu và ";" ở cuối' }));
  }
  if (/^(?:[-–—•+*]\s*)?Lưu\s*:|^[-–—•+*]|[;.]\s*$/u.test(head.archive)) found.push(diagnose('mark-printed-twice', placeOf(source, ['archive']), { words: head.archive, marks: '"- Lưu: " ở đầu và "." ở cuối' }));
  const { name: signer } = head.signer;
  if (signer !== null && isPlaceholderName(signer)) found.push(diagnose('name-implausible', placeOf(source, ['signer', 'name']), { name: signer }));
  for (const { path, name } of otherSignersOf(head)) if (name !== null) found.push(...checkPersonName(name, placeOf(source, path), false));
  if (head.state === 'da-ban-hanh') {
    if (number === null) found.push(diagnose('issued-incomplete', placeOf(source, ['decision', 'number']), { field: 'number', year }));
    if (head.signer.name === null) found.push(diagnose('issued-incomplete', placeOf(source, ['signer', 'name']), { field: 'name', year }));
    if (date === null) found.push(diagnose('issued-incomplete', placeOf(source, ['decision', 'date']), { field: 'date', year }));
  }
  return found;
}

/** Who signed a decision that is issued cannot be written otherwise any more: the rest of his name is a matter of what is not issued. */
export function checkSigner({ signer: { name } }: PlanFile, source: SourceText): readonly Diagnostic[] {
  return name === null || isPlaceholderName(name) ? [] : checkPersonName(name, placeOf(source, ['signer', 'name']), false);
}

/** Everybody who signs anything but the decision, and where that is written. */
function otherSignersOf({ report, dispatch, copiers = [] }: PlanFile): readonly { readonly path: readonly (string | number)[]; readonly name: string | null }[] {
  return [
    ...(report === undefined ? [] : [{ path: ['report', 'signer', 'name'], name: report.signer.name }]),
    ...(dispatch === undefined ? [] : [{ path: ['dispatch', 'signer', 'name'], name: dispatch.signer.name }]),
    ...copiers.map((copier, i) => ({ path: ['copiers', i, 'signer', 'name'], name: copier.signer.name })),
  ];
}

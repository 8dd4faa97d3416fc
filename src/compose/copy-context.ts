import { dayWords, momentWords, monthWords, parseDay } from '../content/dates.js';
import type { Copier, CopyEntry } from '../content/schema.js';
import type { PlacedTask } from '../plan/distribution.js';
import { countValue, type Context } from './context.js';
import { padded } from '../content/numbers.js';
import type { TableGroup } from './tables.js';
import { taskRow } from './task-rows.js';
import type { Value } from './tokens.js';

/** A copy as its block (R71) or its mark (R72) tells of it; a sao lục also bears the block of the sao y it is made from. */
export type CopyToShow = Pick<CopyEntry, 'number' | 'form' | 'symbol' | 'date' | 'signer' | 'recipients' | 'signedAt'> & { readonly body: Copier };

/** R70. */
const formNames: Readonly<Record<CopyEntry['form'], string>> = { 'sao-y': 'SAO Y', 'sao-luc': 'SAO LỤC', 'trich-sao': 'TRÍCH SAO' };

/**
 * What a certified copy may say besides what every document of its plan may.
 * @param copies the copy, after those it is made from
 * @param tasks the extracted part of a trích sao (R74); of other copies none
 */
export function copyContext(shared: Context, copies: readonly CopyToShow[], as: CopyEntry['as'], tasks: readonly PlacedTask[], sections: ReadonlyMap<string, string>): Context {
  return {
    values: {
      ...shared.values,
      signed: true,
      marks: as === 'dien-tu',
      copies: copies.map((copy, at) => copyValue(copy, at < copies.length - 1)),
      copy: copyValue(copies.at(-1), false),
      extracted: countValue(tasks.length),
    },
    tables: new Map([...shared.tables, ['extract', extractGroups(tasks, sections)]]),
  };
}

/** @param earlier another copy is made from it: it bears its signature already */
function copyValue(copy: CopyToShow | undefined, earlier: boolean): Value {
  if (copy === undefined) return null;
  const { body, number, form, symbol, date, signer, recipients, signedAt } = copy;
  const day = parseDay(date);
  return {
    body: { parent: body.parent ?? '', head: body.head, name: body.name },
    earlier,
    number: padded(number),
    field: { name: `ky-sao-${padded(number)}-${form}` },
    symbol,
    form: formNames[form],
    place: body.place,
    day: day === undefined ? '' : dayWords(day),
    month: day === undefined ? '' : monthWords(day),
    year: date.slice(0, 4),
    signer: { authority: signer.authority ?? '', office: signer.office, name: signer.name },
    recipients,
    archive: body.archive,
    signedAt: momentWords(signedAt),
  };
}

/** Extracted tasks under the sections of the appendix that they stand in. */
function extractGroups(tasks: readonly PlacedTask[], sections: ReadonlyMap<string, string>): readonly TableGroup[] {
  const groups = new Map<string, PlacedTask[]>();
  for (const task of tasks) {
    const section = task.ref.split('.')[0] ?? '';
    groups.set(section, [...(groups.get(section) ?? []), task]);
  }
  return [...groups].map(([number, inside]) => ({ id: `phu-luc.${number}`, number, title: sections.get(number) ?? '', rows: inside.map(taskRow) }));
}

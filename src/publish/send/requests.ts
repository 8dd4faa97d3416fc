import { isoOf, slashed } from '../../content/dates.js';
import { checkPersonName } from '../../content/checks/person-name.js';
import type { Dispatcher, SentEntry } from '../../content/schema.js';
import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.js';
import type { Portion } from '../../plan/distribution.js';
import { lastSent, numberHolder } from '../../register/sent.js';
import { placeOf } from '../../source/json.js';
import type { Project } from '../project.js';
import type { Desk } from './desk.js';
import type { SendRequest } from './send.js';

/** Complaints about a day, of a công văn or of its sending, by which a plan's year is over. */
export function lateFaults({ plan: { year } }: Pick<Project, 'plan'>, what: string, day: string, place: Place): readonly Diagnostic[] {
  const to = `${year + 1}-12-31`;
  if (day > to) return [diagnose('send-date-far', place, { what, date: slashed(day), year, to: slashed(to) })];
  return day > `${year}-12-31` ? [diagnose('send-date-late', place, { what, date: slashed(day), year })] : [];
}

/** Number, day and signer of the công văn: together or open, after the decision, and no number of another agency's. */
export function requestFaults({ project, body, register, others }: Desk, { number, date, signer, certified }: SendRequest, chosen: readonly Portion[]): readonly Diagnostic[] {
  const { plan } = project;
  const place = placeOf(plan.sources.plan, ['dispatch']);
  const issued = plan.head.decision.date;
  const letters = lettersOf(body, chosen);
  const misnamed = signer === undefined ? [] : checkPersonName(signer, place, true);
  if (misnamed.length > 0) return misnamed;
  if ((number === undefined) !== (date === undefined)) return [diagnose('send-number-without-date', place, {})];
  const before = lastSent(register);
  const found: Diagnostic[] = certified === undefined ? [] : [...lateFaults(project, 'Ngày bản trích sao', isoOf(certified.date), place)];
  const unsigned = letters.filter(({ agency }) => (signer ?? before.get(agency.id)?.signer ?? body.signer.name) === null);
  if (number === undefined || date === undefined) return [...found, ...(unsigned.length > 0 ? [diagnose('send-signer-open', place, {})] : [])];
  if (unsigned.length > 0) found.push(diagnose('send-signer-missing', place, {}));
  if (issued !== null && isoOf(date) < issued) found.push(diagnose('send-date', place, { date: slashed(isoOf(date)), issued: slashed(issued) }));
  found.push(...lateFaults(project, 'Ngày công văn', isoOf(date), place));
  const names = new Map(project.distribution.portions.map((p) => [p.agency.id, p.agency.name]));
  for (const [index, portion] of letters.entries()) {
    const letter = { agency: portion.agency.id, number: number + index, symbol: body.symbol, date: isoOf(date) };
    const used = numberHolder(register.chain.entries, letter) ?? numberHolder(others, { ...letter, agency: '' });
    if (used !== undefined) found.push(diagnose('send-number-used', place, { number: `${number + index}/${body.symbol}`, agency: names.get(used.agency) ?? used.agency }));
  }
  return found;
}

/** Those whom a công văn goes to: all but the sender itself. */
export function lettersOf(body: Dispatcher, chosen: readonly Portion[]): readonly Portion[] {
  return chosen.filter((portion) => portion.agency.id !== body.agency);
}

/** The number, day and signer of one công văn. */
export type Letter = Pick<SentEntry, 'number' | 'date' | 'signer'>;

/** As asked, else as made before, else open. The sender writes none to itself. */
export function letterOf(body: Dispatcher, agency: string, { number, date, signer }: Pick<SendRequest, 'number' | 'date' | 'signer'>, index: number | undefined, last: SentEntry | undefined): Letter {
  if (agency === body.agency) return { number: null, date: null, signer: null };
  return {
    number: number === undefined || index === undefined ? (last?.number ?? null) : number + index,
    date: date === undefined ? (last?.date ?? null) : isoOf(date),
    signer: signer ?? last?.signer ?? body.signer.name,
  };
}

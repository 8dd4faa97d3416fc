import { slashed } from '../content/dates.js';
import { padded } from '../content/numbers.js';
import { copiesShape, type Copier, type CopyEntry, type CopyForm } from '../content/schema.js';
import { diagnose, type CopyDateCause } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placeOf, type Read } from '../source/json.js';
import type { IssuedRegister } from './issued.js';
import { readRegister, type Register } from './read.js';

export type CopiesRegister = Register<CopyEntry>;

/** What names a copy: its number in the series of its body and calendar year (R73). */
export type CopyKey = Pick<CopyEntry, 'agency' | 'year' | 'number'>;

/** The abbreviation of a form in a copy's symbol (R71). */
const abbreviations: Readonly<Record<CopyForm, string>> = { 'sao-y': 'SY', 'sao-luc': 'SL', 'trich-sao': 'TrS' };

/** "SY-VP". */
export function copySymbol(form: CopyForm, { symbol }: Pick<Copier, 'symbol'>): string {
  return `${abbreviations[form]}-${symbol}`;
}

/** The register of certified copies, for all years and bodies. */
export function readCopies(root: string): Read<CopiesRegister> {
  return readRegister<CopyEntry>(root, 'content/copies.json', copiesShape);
}

/** The next number of a body's series in a calendar year: 01 on 1 January (R73). */
export function nextCopyNumber({ chain }: CopiesRegister, agency: string, year: number): number {
  return 1 + Math.max(0, ...chain.entries.filter((e) => e.agency === agency && e.year === year).map((e) => e.number));
}

export function findCopy({ chain }: CopiesRegister, key: CopyKey): CopyEntry | undefined {
  return chain.entries.find((e) => e.agency === key.agency && e.year === key.year && e.number === key.number);
}

/** Gaps and repeats of a series, copies of what was not issued, and a sao lục without its sao y (R73, R75). */
export function checkCopies(register: CopiesRegister, issued: IssuedRegister): readonly Diagnostic[] {
  const { chain, source } = register;
  if (source === undefined) return [];
  const found: Diagnostic[] = [];
  const last = new Map<string, CopyEntry>();
  for (const [i, entry] of chain.entries.entries()) {
    const at = (field: string) => placeOf(source, ['entries', i, field]);
    const series = `${entry.agency} ${entry.year}`;
    const before = last.get(series);
    const expected = (before?.number ?? 0) + 1;
    if (entry.number !== expected) found.push(diagnose('copy-number', at('number'), { found: entry.number, expected, year: entry.year }));
    const wrongDay = (cause: CopyDateCause, other: string): void => {
      found.push(diagnose('copy-date', at('date'), { date: slashed(entry.date), number: entry.number, cause, other }));
    };
    if (entry.date.slice(0, 4) !== String(entry.year)) wrongDay('year', String(entry.year));
    else if (before !== undefined && entry.date < before.date) wrongDay('copy', `${before.number}/${before.symbol} ngày ${slashed(before.date)}`);
    last.set(series, entry);
    const original = issued.chain.entries.find((e) => e.year === entry.of.year && e.number === entry.of.number && e.symbol === entry.of.symbol && e.date === entry.of.date);
    if (original === undefined) found.push(diagnose('copy-of-unissued', at('of'), { number: entry.number }));
    else if (entry.date < original.date) wrongDay('decision', slashed(original.date));
    for (const what of oddities(entry)) found.push(diagnose('copy-line', at('form'), { number: entry.number, what }));
    if (entry.form !== 'sao-luc') continue;
    const origin = saoYOf(entry, chain.entries.slice(0, i));
    if (origin === undefined) found.push(diagnose('copy-without-sao-y', at('from'), { number: entry.number }));
    else if (entry.date < origin.date) wrongDay('sao-y', `${origin.number}/${origin.symbol} ngày ${slashed(origin.date)}`);
  }
  return found;
}

/** The folder below `output/` of a copy that stands by itself. */
export function copyFolder({ number, year, form, agency, of }: Pick<CopyEntry, 'number' | 'year' | 'form' | 'agency'> & { readonly of: Pick<CopyEntry['of'], 'year'> }): string {
  return `${of.year}/sao/${[padded(number), abbreviations[form].toLowerCase(), agency, year].join('-')}`;
}

/** What in a line contradicts itself. */
function oddities(entry: CopyEntry): readonly string[] {
  const { form, symbol, tasks, folder, of } = entry;
  return [
    ...(symbol.startsWith(`${abbreviations[form]}-`) ? [] : [`ký hiệu ${symbol} không phải của hình thức sao này`]),
    ...((form === 'trich-sao') === (tasks !== undefined) ? [] : [form === 'trich-sao' ? 'trích sao mà không nêu nhiệm vụ' : 'không phải trích sao mà nêu nhiệm vụ']),
    ...(folder === copyFolder(entry) || (form === 'trich-sao' && new RegExp(`^${of.year}/gui/[a-z0-9-]+$`, 'u').test(folder)) ? [] : [`thư mục ${folder} không phải của bản sao này`]),
  ];
}

function saoYOf({ from, of }: CopyEntry, earlier: readonly CopyEntry[]): CopyEntry | undefined {
  return from === undefined ? undefined : earlier.find((e) => e.form === 'sao-y' && e.agency === from.agency && e.year === from.year && e.number === from.number && e.of.number === of.number && e.of.year === of.year && e.of.date === of.date);
}

import { slashed } from '../content/dates.js';
import { sentShape, type SentEntry } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placeOf, type Read } from '../source/json.js';
import { findCopy, type CopiesRegister } from './copies.js';
import type { IssuedRegister } from './issued.js';
import { readRegister, type Register } from './read.js';

export type SentRegister = Register<SentEntry>;

/** The register of what was sent of one year's plan; `content` is the folder of the year, from the root. */
export function readSent(root: string, content: string): Read<SentRegister> {
  return readRegister<SentEntry>(root, `${content}/sent.json`, sentShape);
}

/** The last line of each agency: what it has now. */
export function lastSent({ chain }: SentRegister): ReadonlyMap<string, SentEntry> {
  return new Map(chain.entries.map((entry) => [entry.agency, entry]));
}

/** The line of another agency that has the number of a công văn in its series (symbol and calendar year) already. */
export function numberHolder(entries: readonly SentEntry[], { agency, number, symbol, date }: Pick<SentEntry, 'agency' | 'number' | 'symbol' | 'date'>): SentEntry | undefined {
  return number === null ? undefined : entries.find((e) => e.number === number && e.symbol === symbol && e.date?.slice(0, 4) === date?.slice(0, 4) && e.agency !== agency);
}

/** Packages of what was not issued, numbers that two agencies have, and copies that are not in their register (R73). */
export function checkSent({ chain, source }: SentRegister, year: number, issued: IssuedRegister, copies: CopiesRegister): readonly Diagnostic[] {
  if (source === undefined) return [];
  return chain.entries.flatMap((entry, i) => {
    const { agency, decision, number, symbol, date, state, copy, files } = entry;
    const at = (field: string) => placeOf(source, ['entries', i, field]);
    const odd = (field: string, what: string): Diagnostic => diagnose('sent-line', at(field), { agency, what });
    const found: Diagnostic[] = [];
    const original = issued.chain.entries.find((e) => e.year === year && e.year === decision.year && e.number === decision.number && e.symbol === decision.symbol && e.date === decision.date);
    if (original === undefined) found.push(odd('decision', 'quyết định này không có trong sổ ban hành content/issued.json'));
    if (date !== null && date < decision.date) found.push(diagnose('send-date', at('date'), { date: slashed(date), issued: slashed(decision.date) }));
    if ((state === 'da-gui') !== (date !== null)) found.push(odd('state', 'trạng thái không khớp ngày công văn'));
    const holder = numberHolder(chain.entries.slice(0, i), entry);
    if (holder !== undefined) found.push(diagnose('send-number-used', at('number'), { number: `${number ?? ''}/${symbol}`, agency: holder.agency }));
    const copied = copy === undefined ? undefined : findCopy(copies, copy);
    if (copy !== undefined && (copied?.form !== 'trich-sao' || copied.of.number !== decision.number || copied.folder !== `${year}/gui/${agency}`)) found.push(odd('copy', 'bản trích sao của gói không có trong sổ content/copies.json'));
    if (!files.every(({ path }) => path === `${agency}.zip` || path.startsWith(`${agency}/`))) found.push(odd('files', 'có tệp không thuộc gói của cơ quan này'));
    return found;
  });
}

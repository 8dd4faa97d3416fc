import { slashed } from '../content/dates.js';
import { sentShape, type RecordedFile, type SentEntry } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placeOf, type Read } from '../source/json.js';
import { hashOf, type Chain } from './chain.js';
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

/** How often a package was sent to an agency: a line that only says so counts, one that a package was made does not. */
export function timesSent({ entries }: Chain<SentEntry>, agency: string): number {
  return entries.filter((e) => e.agency === agency && e.state === 'da-gui').length;
}

/** The hash of a package's công văn; undefined where there is none. */
export function letterFile({ agency, files }: Pick<SentEntry, 'agency' | 'files'>): string | undefined {
  return files.find(({ path }) => path === `${agency}/cong-van.pdf`)?.sha256;
}

/** The line by which another công văn was sent to the same agency under the same number (symbol and calendar year). */
export function sentWithNumber(entries: readonly SentEntry[], letter: Pick<SentEntry, 'agency' | 'number' | 'symbol' | 'date' | 'files'>): SentEntry | undefined {
  const { agency, number, symbol, date } = letter;
  if (number === null) return undefined;
  return entries.find((e) => e.state === 'da-gui' && e.agency === agency && e.number === number && e.symbol === symbol && e.date?.slice(0, 4) === date?.slice(0, 4) && letterFile(e) !== letterFile(letter));
}

/** A package that a later one has taken the place of, and the folder in which it is kept, apart from those to be sent. */
export interface EarlierPackage {
  readonly entry: SentEntry;
  readonly folder: string;
}

/** All such packages; those whose number was open were never ready to be sent, and are not kept. */
export function earlierPackages({ entries }: Chain<SentEntry>): readonly EarlierPackage[] {
  const byAgency = new Map<string, SentEntry[]>();
  for (const entry of entries) {
    if (entry.sentOn === undefined) byAgency.set(entry.agency, [...(byAgency.get(entry.agency) ?? []), entry]);
  }
  return [...byAgency.values()].flatMap((made) =>
    made.slice(0, -1).filter(({ state }) => state !== 'chuan-bi').map((entry, index) => ({ entry, folder: `lan-truoc/${index + 1}` })),
  );
}

/** The files of an earlier package where they are kept. */
export function placedFiles({ entry: { files }, folder }: EarlierPackage): readonly RecordedFile[] {
  return files.map((file) => ({ ...file, path: `${folder}/${file.path}` }));
}

/** Packages of what was not issued, numbers that two agencies have, and copies that are not in their register (R73). */
export function checkSent({ chain, source }: SentRegister, year: number, issued: IssuedRegister, copies: CopiesRegister): readonly Diagnostic[] {
  if (source === undefined) return [];
  return chain.entries.flatMap((entry, i) => {
    const { agency, decision, number, symbol, date, state, sentOn, copy, files } = entry;
    const at = (field: string) => placeOf(source, ['entries', i, field]);
    const odd = (field: string, what: string): Diagnostic => diagnose('sent-line', at(field), { agency, what });
    const found: Diagnostic[] = [];
    const original = issued.chain.entries.find((e) => e.year === year && e.year === decision.year && e.number === decision.number && e.symbol === decision.symbol && e.date === decision.date);
    if (original === undefined) found.push(odd('decision', 'quyết định này không có trong sổ ban hành content/issued.json'));
    if (date !== null && date < decision.date) found.push(diagnose('send-date', at('date'), { date: slashed(date), issued: slashed(decision.date) }));
    const hasLetter = letterFile(entry) !== undefined;
    if ((number === null) !== (date === null) || (!hasLetter && number !== null)) found.push(odd('number', 'số và ngày công văn không khớp nhau'));
    if ((state === 'chuan-bi') !== (hasLetter && date === null)) found.push(odd('state', 'trạng thái không khớp ngày công văn'));
    if ((state === 'da-gui') !== (sentOn !== undefined)) found.push(odd('state', 'trạng thái không khớp ngày gửi'));
    if (sentOn !== undefined && sentOn < (date ?? decision.date)) found.push(odd('sentOn', 'ngày gửi trước ngày công văn'));
    const before = chain.entries.slice(0, i).filter((e) => e.agency === agency).at(-1);
    if (sentOn !== undefined && (before === undefined || hashOf(madeOf(before)) !== hashOf(madeOf(entry)))) found.push(odd('files', 'ghi đã gửi một gói khác gói đã làm'));
    if (sentWithNumber(chain.entries.slice(0, i), entry) !== undefined) found.push(odd('number', 'hai công văn khác nhau cùng một số'));
    const holder = numberHolder(chain.entries.slice(0, i), entry);
    if (holder !== undefined) found.push(diagnose('send-number-used', at('number'), { number: `${number ?? ''}/${symbol}`, agency: holder.agency }));
    const copied = copy === undefined ? undefined : findCopy(copies, copy);
    if (copy !== undefined && (copied?.form !== 'trich-sao' || copied.of.number !== decision.number || copied.folder !== `${year}/gui/${agency}`)) found.push(odd('copy', 'bản trích sao của gói không có trong sổ content/copies.json'));
    if (!files.every(({ path }) => path === `${agency}.zip` || path.startsWith(`${agency}/`))) found.push(odd('files', 'có tệp không thuộc gói của cơ quan này'));
    return found;
  });
}

/** What a line says of the package, not of whether it was sent. */
function madeOf({ number, symbol, date, signer, decision, copy, files }: SentEntry): object {
  return { number, symbol, date, signer, decision, copy, files };
}

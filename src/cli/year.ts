import { slashed } from '../content/dates.js';
import { yearsOf } from '../content/read.js';
import type { IssuedEntry } from '../content/schema.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { contentName, type Edition } from '../publish/issued-folder.js';
import { newestTold, tellOnce } from './messages.js';
import { decisionsAside } from '../publish/decisions.js';
import { symbolOf } from '../content/numbers.js';
import { readIssued } from '../register/issued.js';
import { nearest } from '../source/shape.js';
import type { Read } from '../source/json.js';

/** What a command works on where no year is given: the latest that was issued, or the newest there is. */
export type Usual = 'issued' | 'newest';

export interface ChosenYear {
  readonly root: string;
  /** As typed; absent: the usual one. */
  readonly asked: string | undefined;
  readonly usual: Usual;
  /** Answers are for programs: which year was taken is not told. */
  readonly json: boolean;
}

/** The year a command works on; which one is told where none was asked for. */
export function chooseYear({ root, asked, usual, json }: ChosenYear): Read<number> {
  const edition = chooseEdition({ root, asked, usual, json });
  if (!edition.ok || edition.value.decision === undefined) return edition.ok ? { ok: true, value: edition.value.year } : edition;
  const { year } = edition.value;
  return { ok: false, diagnostics: [diagnose('year-alone', { file: `content/${contentName(edition.value)}`, line: 1, column: 1 }, { asked: contentName(edition.value), year })] };
}

/** The same for commands that also work on a decision that lies aside: "2023.qd-3604", as its folder is named. */
export function chooseEdition({ root, asked, usual, json }: ChosenYear): Read<Edition> {
  const years = yearsOf(root);
  if (!years.ok) return years;
  if (asked === undefined) {
    const issued = usual === 'issued' ? latestIssued(root, years.value) : undefined;
    const year = issued?.year ?? years.value.at(-1);
    if (year !== undefined) {
      if (!json) tellOnce(toldYear(year, issued));
      return { ok: true, value: { year } };
    }
  } else {
    const [, year = '', decision] = /^(\d{4})(?:[.-]qd-([1-9]\d{0,5}))?$/u.exec(asked) ?? [];
    const found = editionNamed(root, years.value, Number(year), decision === undefined ? undefined : Number(decision));
    if (found !== undefined) return { ok: true, value: found };
  }
  const known = years.value.flatMap((year) => [String(year), ...decisionsAside(root, year).map((number) => contentName({ year, decision: number }))]);
  const place = { file: 'content', line: 1, column: 1 };
  return { ok: false, diagnostics: [diagnose('no-year', place, { year: asked ?? '', known: known.join(', '), near: asked === undefined ? undefined : nearest(asked, known) })] };
}

/** A decision is found aside; the last that was issued of a year may lie in the year's own folder. */
function editionNamed(root: string, years: readonly number[], year: number, decision: number | undefined): Edition | undefined {
  if (decision !== undefined && decisionsAside(root, year).includes(decision)) return { year, decision };
  if (!years.includes(year)) return undefined;
  if (decision === undefined) return { year };
  const register = readIssued(root);
  const known = register.ok && register.value.chain.entries.some((e) => e.year === year && e.number === decision);
  return known ? { year } : undefined;
}

function latestIssued(root: string, years: readonly number[]): IssuedEntry | undefined {
  const register = readIssued(root);
  if (!register.ok) return undefined;
  const entries = register.value.chain.entries.filter((e) => years.includes(e.year));
  const latest = Math.max(...entries.map((e) => e.year));
  return entries.findLast((e) => e.year === latest);
}

function toldYear(year: number, issued: IssuedEntry | undefined): string {
  if (issued === undefined) return newestTold(year);
  return `Lệnh không ghi năm: lấy năm ${year}, năm mới nhất đã ban hành (Quyết định số ${symbolOf(issued)} ngày ${slashed(issued.date)}).`;
}

import { isRealDay } from '../../content/dates.js';
import type { DeadlineMeaning } from '../../content/schema.js';

/** A rule: words that begin so mean this. The first that fits to the end of its last word decides; `undefined`: the words name no real time. */
interface Rule {
  readonly pattern: RegExp;
  readonly meaning: (match: RegExpExecArray) => DeadlineMeaning | undefined;
}

const quarters: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4 };

const rules: readonly Rule[] = [
  { pattern: /^(Từ )?[Qq]uý (IV|III|II|I)(?:\/| năm )(\d{4})/u, meaning: ([, from, q, y]) => quarter(q, y, from !== undefined) },
  { pattern: /^(?:Trước |Chậm nhất |Đến )?(?:ngày )?(\d{1,2})\/(\d{1,2})\/(\d{4})/u, meaning: ([, d, m, y]) => date(d, m, y) },
  { pattern: /^(?:Trong t|T)háng (\d{1,2})(?:\/| năm )(\d{4})/u, meaning: ([, m, y]) => month(m, y) },
  { pattern: /^(?:Trong n|N)ăm (\d{4}) ?[-–] ?(\d{4})/u, meaning: ([, from, to]) => ({ kind: 'years', from: Number(from), to: Number(to) }) },
  { pattern: /^(?:Trong n|N)ăm (\d{4})/u, meaning: ([, y]) => ({ kind: 'year', year: Number(y) }) },
  { pattern: /^Thường xuyên/u, meaning: () => ({ kind: 'ongoing' }) },
  { pattern: /^(?:Thực hiện )?[Tt]heo (.+)$/u, meaning: ([, on]) => ({ kind: 'dependent', on: on ?? '' }) },
  { pattern: /^(?:Triển khai thực hiện )?[Ss]au khi (.+)$/u, meaning: ([, on]) => ({ kind: 'dependent', on: on ?? '' }) },
];

/** A condition in brackets after a time: "Trong năm 2023 (sau khi có hướng dẫn của Trung ương)". */
const condition = /\((?:sau khi|theo) ([^)]+)\)/u;

function quarter(q: string | undefined, y: string | undefined, from: boolean): DeadlineMeaning | undefined {
  const number = quarters[q ?? ''];
  if (number === undefined) return undefined;
  return { kind: 'quarter', year: Number(y), quarter: number, ...(from ? { from: true } : {}) };
}

function month(m: string | undefined, y: string | undefined): DeadlineMeaning | undefined {
  const number = Number(m);
  return number >= 1 && number <= 12 ? { kind: 'month', year: Number(y), month: number } : undefined;
}

function date(d: string | undefined, m: string | undefined, y: string | undefined): DeadlineMeaning | undefined {
  const day = { year: Number(y), month: Number(m), day: Number(d) };
  if (!isRealDay(day)) return undefined;
  const two = (n: number): string => String(n).padStart(2, '0');
  return { kind: 'date', date: `${y ?? ''}-${two(day.month)}-${two(day.day)}` };
}

export type DeadlineReading =
  | { readonly kind: 'understood'; readonly meaning: readonly DeadlineMeaning[] }
  | { readonly kind: 'impossible' | 'backwards'; readonly words: string }
  | { readonly kind: 'unclear' };

/** A time must end where its rule ends: "31/12/20239" and "Quý I/2023a" are none. */
const goesOn = /^(?:[\p{L}\p{N}]|[/.,:–-]\p{N})/u;

/** Words that speak of a time. What follows the times that a rule has read must hold none. */
const timeWords = /\d{4}|\d\s*[/.–-]\s*\d|quý\s+[IVX\d]|(?:ngày|tuần|tháng|năm)\s+\d|\d+\s+(?:ngày|tuần|tháng|năm)|(?:hằng|hàng|cuối|đầu|giữa)\s+(?:ngày|tuần|tháng|quý|năm)/iu;

/** Between the times of a list. */
const listed = /^(?:, | và |; )/u;

/** What the words of one paragraph of a deadline mean, by the rules above; never a guess, and never a part of them. */
export function readDeadline(words: string): DeadlineReading {
  const meaning: DeadlineMeaning[] = [];
  let rest = words;
  for (let read = readTime(rest); read !== undefined; read = readTime(rest)) {
    if (read.meaning === undefined) return { kind: 'impossible', words: read.words };
    if (read.meaning.kind === 'years' && read.meaning.from > read.meaning.to) return { kind: 'backwards', words: read.words };
    if (read.meaning.kind === 'dependent' && timeWords.test(read.meaning.on)) return { kind: 'unclear' };
    meaning.push(read.meaning);
    rest = rest.slice(read.words.length);
    const between = listed.exec(rest)?.[0].length ?? 0;
    const next = rest.slice(between);
    const bareYear = /^(?:year|years)$/u.test(read.meaning.kind) && /^\d{4}(?!\d)/u.test(next) ? `Năm ${next}` : next;
    if (between === 0 || readTime(bareYear) === undefined) break;
    rest = bareYear;
  }
  if (meaning.length === 0 || timeWords.test(rest)) return { kind: 'unclear' };
  const on = condition.exec(words)?.[1];
  return { kind: 'understood', meaning: on === undefined ? meaning : [...meaning, { kind: 'dependent', on }] };
}

/** The time that a text begins with; `meaning` is undefined where it names no real one. */
function readTime(text: string): { readonly words: string; readonly meaning: DeadlineMeaning | undefined } | undefined {
  for (const { pattern, meaning } of rules) {
    const match = pattern.exec(text);
    if (match === null || goesOn.test(text.slice(match[0].length))) continue;
    return { words: match[0], meaning: meaning(match) };
  }
  return undefined;
}

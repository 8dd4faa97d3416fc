import { isRealDay } from '../../content/dates.js';
import type { DeadlineMeaning } from '../../content/schema.js';

/** A rule: words that begin so mean this. The first that fits decides; `undefined`: the words name no real time. */
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
  | { readonly kind: 'impossible'; readonly words: string }
  | { readonly kind: 'unclear' };

/** What the words of one paragraph of a deadline mean, by the rules above; never a guess. */
export function readDeadline(words: string): DeadlineReading {
  for (const { pattern, meaning } of rules) {
    const match = pattern.exec(words);
    if (match === null) continue;
    const first = meaning(match);
    if (first === undefined) return { kind: 'impossible', words: match[0] };
    const on = condition.exec(words)?.[1];
    return { kind: 'understood', meaning: on === undefined ? [first] : [first, { kind: 'dependent', on }] };
  }
  return { kind: 'unclear' };
}

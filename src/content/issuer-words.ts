import type { CitedPaper } from './cited.js';
import { plainWords } from './plain-words.js';

/** What the words around a cited paper say of who issued it. */
export interface IssuerWords {
  /** Behind its day: "ủy ban nhân dân tỉnh"; undefined: not named there. */
  readonly body: string | undefined;
  /** The places that its sentence names, but for the plan's own, in one line. */
  readonly places: string;
}

/** Whose symbol is theirs alone in the country: the government, the National Assembly, ministries. */
const central = /-(?:CP|TTG|UBTVQH\d*|B[A-ZĐ]+)$|\/QH\d*$|\/UBTVQH\d*$/u;
const body = /^[\s,]*của\s+(.+?)\s*(?=[,;.()"“”]|$|(?<!\p{L})(?:về|[Vv]\/v|ban hành|phê duyệt|thông qua|quy định|sửa đổi|hướng dẫn|triển khai|thực hiện|kèm theo|tại|và)(?!\p{L}))/u;
const placeName = /(?<!\p{L})(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Tt]hị xã|[Tt]hị trấn|[Qq]uận|[Pp]hường|[Xx]ã)\s+(\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*)*)/gu;

/** As far as is looked for what says of a paper who issued it, so that a text of many papers is not read anew for each. */
const reach = 300;

/** @param own the place that the plan is of: "Khánh Hòa" */
export function issuerWordsOf(text: string, { start, end }: CitedPaper, own: string): IssuerWords {
  const named = body.exec(text.slice(end, end + reach).replaceAll(/\s+/gu, ' '))?.[1];
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  const sentence = `${before.slice(before.lastIndexOf(';') + 1)}${/^[^;]*/u.exec(after)?.[0] ?? ''}`;
  const places = [...sentence.matchAll(placeName)].map(([, name = '']) => plain(name)).filter((name) => name !== plain(own));
  return { body: named === undefined ? undefined : plain(named).replace(` ${plain(own)}`, ''), places: [...new Set(places)].sort().join('; ') };
}

/** Whether two papers of one number may be of one issuer: nothing in the words says otherwise. */
export function mayBeSameIssuer(number: string, a: IssuerWords, b: IssuerWords): boolean {
  return central.test(number) || (a.places === b.places && (a.body === undefined || b.body === undefined || a.body === b.body));
}

function plain(words: string): string {
  return plainWords(words).replaceAll('ubnd', 'ủy ban nhân dân').replaceAll('hđnd', 'hội đồng nhân dân').replaceAll('uỷ', 'ủy').replaceAll('hoà', 'hòa');
}

import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { daysIn, slashed } from '../dates.js';
import { plainWords, unended } from '../plain-words.js';
import type { Plan } from '../plan.js';
import { decisionTexts, type PrintedText } from '../printed-texts.js';
import { isProposal } from '../proposal.js';

/** A document that a căn cứ rests on: the first that each of its parts between ";" names. */
interface Basis {
  readonly index: number;
  /** "76/NQ-CP", or the name of a law. */
  readonly name: string;
  /** ISO; undefined where the text does not give it. */
  readonly day: string | undefined;
}

/** The căn cứ against the day of the decision, against each other, and in their order: laws and decisions, then who proposes. */
export function checkLegalBases(plan: Plan): Diagnostic[] {
  const bases = decisionTexts(plan).filter(({ place }) => place.startsWith('can-cu.'));
  const firstProposal = bases.findIndex(({ text }) => isProposal(text));
  return [
    ...bases.filter(({ text }) => !isProposal(text)).flatMap((basis) => checkDays(basis, plan)),
    ...checkRepeated(bases),
    ...(firstProposal === -1 ? [] : bases.slice(firstProposal).filter(({ text }) => !isProposal(text)).map(({ at }) => diagnose('legal-basis-after-proposal', at(0), {}))),
  ];
}

/** What does not exist yet on the day of the decision is no ground for it; while that day is open, the plan's year is its last. */
function checkDays({ text, at }: PrintedText, { head: { decision }, year }: Plan): Diagnostic[] {
  const date = decision.date ?? undefined;
  const last = date ?? `${year}-12-31`;
  const limit = { date: slashed(last), isOpen: date === undefined };
  const later = daysIn(text).find(({ index, iso }) => iso > last && isDayOfDocument(text.slice(0, index)));
  if (later !== undefined) return [diagnose('legal-basis-later', at(later.index), { found: `ngày ${slashed(later.iso)}`, ...limit })];
  const number = [...text.matchAll(/(?<![\d/])\d+\p{L}?\/(20\d{2})\/\p{Lu}[\p{L}\d-]*/gu)].find(([, found = '']) => found > last.slice(0, 4));
  return number === undefined ? [] : [diagnose('legal-basis-later', at(number.index), { found: `số ${number[0]}`, ...limit })];
}

/** Not a day in the title of a document, nor one from or until which it holds. */
function isDayOfDocument(before: string): boolean {
  const part = before.slice(before.lastIndexOf(';') + 1);
  const document = part.slice((/^.*(?<!\p{L})(?:kèm theo|tại|theo)(?!\p{L})/su.exec(part)?.[0] ?? '').length);
  return !/(?<!\p{L})(?:về|ban hành|phê duyệt|thông qua|công bố|quy định|hướng dẫn|giao)(?!\p{L})/u.test(document) && !/(?<!\p{L})(?:từ|đến|trước|sau|hết|vào|lực)\s*$/u.test(document);
}

function checkRepeated(texts: readonly PrintedText[]): Diagnostic[] {
  const all = texts.map((printed) => ({ ...printed, plain: plainWords(unended(printed.text, '.;')), bases: basesOf(printed.text) }));
  return all.flatMap(({ plain, bases, at }, i) => {
    const before = all.slice(0, i);
    const same = before.findIndex((other) => other.plain === plain);
    if (same !== -1) return [diagnose('legal-basis-repeated', at(0), { other: same + 1 })];
    for (const [j, other] of before.entries()) {
      const twice = bases.find((basis) => other.bases.some((known) => isSame(known, basis)));
      if (twice !== undefined) return [diagnose('legal-basis-twice', at(twice.index), { name: twice.name, other: j + 1 })];
    }
    return [];
  });
}

/** Numbers begin anew each year: with two days they are two documents. */
function isSame(a: Basis, b: Basis): boolean {
  return a.name.toLocaleLowerCase('vi') === b.name.toLocaleLowerCase('vi') && (a.day === b.day || a.day === undefined || b.day === undefined);
}

function basesOf(text: string): readonly Basis[] {
  return [...text.matchAll(/[^;]+/gu)].flatMap(({ 0: part, index }) => {
    const day = daysIn(part)[0];
    const number = /(?<!\p{L})số:? (\d+\p{L}?(?:\/\d{4})?[/-]\p{L}[\p{L}\d-]*)/u.exec(part);
    if (number?.[1] !== undefined) {
      const after = part.slice(number.index);
      return [{ index: index + number.index, name: number[1], day: /^số:? \S+ ngày /u.test(after) ? daysIn(after)[0]?.iso : undefined }];
    }
    const law = /(?<!\p{L})(?:Bộ luật|Luật|Pháp lệnh) [^,.()]+? (?=ngày \d)/u.exec(part);
    return law === null || day === undefined ? [] : [{ index: index + law.index, name: law[0].trim(), day: day.iso }];
  });
}

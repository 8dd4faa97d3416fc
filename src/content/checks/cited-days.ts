import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.js';
import { citedIn, law, otherPaper, proposingPaper, type CitedPaper } from '../cited.js';
import { isoOf, isRealDay, slashed, writtenDays } from '../dates.js';
import { issuerWordsOf, mayBeSameIssuer, type IssuerWords } from '../issuer-words.js';
import type { Plan } from '../plan.js';
import { printedTexts, type PrintedText } from '../printed-texts.js';

/** A paper that a text cites with the day behind its number. */
interface Citation {
  /** As it is compared: "76/NQ-CP". */
  readonly number: string;
  /** As it is typed: "02/NQ-CP". */
  readonly typed: string;
  readonly iso: string;
  /** "nghị quyết"; undefined where none stands before the number, or "văn bản", which is any. */
  readonly kind: string | undefined;
  readonly issuer: IssuerWords;
  /** Asked for only where it is told: to find it is slow. */
  readonly place: () => Place;
}

/**
 * The same paper with two days, in the decision, the plan or the appendix: told at the later place. Numbers begin anew each year, so that
 * days of two years may be two papers; they are one where only the year differs, but for January, in which yearly papers have the same
 * number and day ("02/NQ-CP ngày 01/01/2020", "… 01/01/2021").
 */
export function checkCitedDays(plan: Plan): Diagnostic[] {
  const citations = printedTexts(plan).flatMap((printed) => citationsIn(printed, plan.head.issuer.place));
  const sound: Citation[] = [];
  return citations.flatMap((citation) => {
    const other = sound.find((known) => isOnePaper(known, citation) && known.iso !== citation.iso);
    if (other === undefined) {
      sound.push(citation);
      return [];
    }
    const { typed, iso, place } = citation;
    const { file, line } = other.place();
    return [diagnose('cited-two-days', place(), { number: typed, found: slashed(iso), other: slashed(other.iso), where: `${file}:${line}` })];
  });
}

function citationsIn({ text, at }: PrintedText, own: string): readonly Citation[] {
  return citedIn(text).papers.flatMap((paper): readonly Citation[] => {
    if (!/\/\p{L}/u.test(paper.number)) return [];
    const words = text.slice(paper.start, paper.end);
    const day = writtenDays(words).at(-1)?.day;
    const typed = /\d+\p{Ll}?\s*\/[^,;\s]*/u.exec(words)?.[0];
    if (day === undefined || typed === undefined || !isRealDay(day)) return [];
    return [{ number: paper.number.toLocaleUpperCase('vi'), typed, iso: isoOf(day), kind: kindBefore(text, paper), issuer: issuerWordsOf(text, paper, own), place: () => at(paper.start) }];
  });
}

/** More than the longest name of a kind of paper, with the space behind it. */
const longestKind = 40;

function kindBefore(text: string, { start }: CitedPaper): string | undefined {
  const before = text.slice(Math.max(0, start - longestKind), start).trimEnd();
  const kinds = [law, otherPaper, proposingPaper].flatMap((pattern) => [...before.matchAll(pattern)]);
  const kind = kinds.find(({ index, 0: words }) => index + words.length === before.length)?.[0].toLocaleLowerCase('vi');
  return kind === 'văn bản' ? undefined : kind;
}

function isOnePaper(a: Citation, b: Citation): boolean {
  if (a.number !== b.number || (a.kind !== undefined && b.kind !== undefined && a.kind !== b.kind)) return false;
  return mayBeSameIssuer(a.number, a.issuer, b.issuer) && (/\/(?:19|20)\d{2}\//u.test(a.number) || isOfOneYear(a.iso, b.iso));
}

function isOfOneYear(a: string, b: string): boolean {
  return a.slice(0, 4) === b.slice(0, 4) || (a.slice(4) === b.slice(4) && !a.startsWith('-01-', 4));
}

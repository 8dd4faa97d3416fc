import type { Found } from '../parts/types.js';
import { checkAppendices, checkAppendixHeads, checkAttached, checkSigningInformation, checkTables } from './attached.js';
import { checkArticles, checkDivisions, checkEnd, checkOpening, checkSigns } from './body.js';
import { catalogue } from './catalogue.js';
import { checkCopies, checkCopyBlocks } from './copies.js';
import { checkFont } from './font.js';
import { checkAddressees, checkRecipients, checkSigner, checkTogether } from './foot.js';
import { checkDate, checkDrawnLines, checkMarks, checkNumber, checkSizesTogether, checkState, checkSubject } from './head.js';
import { checkLooks, checkOneValue, checkParagraphSpaces } from './looks.js';
import { checkNumbering } from './numbering.js';
import { checkAppendixNumbers, checkMargins, checkOrientation, checkPageNumbers, checkPaper } from './page.js';
import type { Check, Departure, Outcome, RuleResult } from './types.js';

const checks: readonly Check[] = [
  checkPaper, checkOrientation, checkMargins, checkFont, checkPageNumbers, checkAppendixNumbers,
  checkLooks, checkParagraphSpaces, checkOneValue,
  checkState, checkSizesTogether, checkDrawnLines, checkNumber, checkDate, checkSubject, checkMarks,
  checkOpening, checkDivisions, checkArticles, checkSigns, checkEnd, checkNumbering,
  checkSigner, checkRecipients, checkAddressees, checkTogether,
  checkAttached, checkAppendixHeads, checkAppendices, checkTables, checkSigningInformation,
  checkCopyBlocks, checkCopies,
];

/**
 * Of a scan whose words a program has recognized nothing is sure: its words may be misread, its looks are not those of
 * the page. What would be a departure is then one that nobody can tell.
 */
export function unsure(results: readonly RuleResult[]): readonly RuleResult[] {
  return results.map((result) => (result.state === 'not-applicable' ? result : { ...result, state: 'cannot-tell', departures: [], remarks: ['bản quét, chữ do máy nhận dạng'] }));
}

/** What each rule of the decree says of a file, in the order of the rules. */
export function checkRules(found: Found): readonly RuleResult[] {
  const outcomes = new Map<string, Outcome[]>(catalogue.map(({ rule }) => [rule, []]));
  for (const outcome of checks.flatMap((check) => check(found))) outcomes.get(outcome.rule)?.push(outcome);
  return catalogue.map(({ rule, title, clause }) => ({ rule, title, clause, ...summed(outcomes.get(rule) ?? [], rule, clause) }));
}

function summed(outcomes: readonly Outcome[], rule: string, clause: string): Pick<RuleResult, 'state' | 'departures' | 'remarks'> {
  const departures = outcomes.flatMap((o): Departure[] => (o.state === 'broken' ? [{ rule, clause, ...o.departure }] : []));
  const doubts = outcomes.flatMap((o) => (o.state === 'cannot-tell' ? [o.why] : []));
  const remarks = [...new Set([...doubts, ...outcomes.flatMap((o) => (o.state === 'holds' && o.remark !== undefined ? [o.remark] : []))])];
  if (departures.length > 0) return { state: 'broken', departures: inOrder(departures), remarks };
  if (outcomes.length === 0) return { state: 'not-applicable', departures: [], remarks: [] };
  return { state: doubts.length > 0 ? 'cannot-tell' : 'holds', departures: [], remarks };
}

function inOrder(departures: readonly Departure[]): readonly Departure[] {
  return [...departures].sort((a, b) => (a.place?.paragraph ?? 0) - (b.place?.paragraph ?? 0));
}

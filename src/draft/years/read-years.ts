import { yearAt, yearOffsets } from './digits.js';
import type { Where, YearPhrase } from './phrase.js';
import type { Distance, YearRule } from './rules/rule.js';
import { yearRules } from './rules/table.js';

/**
 * Every four-digit year of a text (từ 1900 đến 2199), each in exactly one phrase, in the order of the text: what it is
 * to the plan of `planYear`, by which rule and why. What no rule decides is 'undecided', never a guess.
 */
export function readYears(text: string, planYear: number, where: Where): readonly YearPhrase[] {
  const open = new Set(yearOffsets(text));
  const phrases: YearPhrase[] = [];
  for (const rule of yearRules) {
    if (open.size === 0) break;
    if (rule.where !== undefined && rule.where !== where) continue;
    for (const match of text.matchAll(rule.pattern)) {
      const phrase = phraseOf(match, rule, text, planYear);
      if (phrase === undefined || !phrase.years.every((offset) => open.has(offset)) || phrases.some((other) => overlap(other, phrase))) continue;
      for (const offset of phrase.years) open.delete(offset);
      phrases.push(phrase);
    }
  }
  return phrases.sort((a, b) => a.offset - b.offset);
}

function phraseOf(match: RegExpExecArray, rule: YearRule, text: string, planYear: number): YearPhrase | undefined {
  const [words] = match;
  const offset = match.index;
  const years = yearOffsets(words).map((inWords) => offset + inWords);
  const numbers = years.map((at) => yearAt(text, at));
  const last = numbers.at(-1);
  if (last === undefined || !numbers.every((year, i) => liesAt(year - planYear, rule.distances, i))) return undefined;
  const before = sentenceBefore(text, offset);
  if (rule.before?.test(before) === false || rule.unless?.test(before) === true) return undefined;
  if (rule.after?.test(sentenceAfter(text, offset + words.length)) === false) return undefined;
  return {
    offset,
    length: words.length,
    words,
    years,
    class: rule.class,
    rule: rule.id,
    reason: rule.reason,
    ...(rule.class === 'period' ? { ends: last } : {}),
  };
}

function liesAt(distance: number, distances: readonly Distance[] | undefined, index: number): boolean {
  const wanted = distances?.[index] ?? distances?.at(-1);
  return wanted === undefined || (distance >= (wanted.least ?? -Infinity) && distance <= (wanted.most ?? Infinity));
}

function overlap(a: YearPhrase, b: YearPhrase): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

/** No phrase needs more of its sentence than this; it bounds the work on a text without a full stop. */
const reach = 400;

function sentenceBefore(text: string, offset: number): string {
  const near = text.slice(Math.max(0, offset - reach), offset);
  return near.slice((/^.*(?:[;\n]|[.:]\s)/su.exec(near)?.[0] ?? '').length);
}

function sentenceAfter(text: string, offset: number): string {
  return /^.*?(?=[;\n]|[.:]\s|$)/su.exec(text.slice(offset, offset + reach))?.[0] ?? '';
}

import type { Looks, ObservedRun } from '../observed.js';
import type { EffectiveRun } from './formats.js';
import type { Piece } from './inlines.js';

/** Pieces as runs: text in one look is one run, and text whose letters come from two fonts is two. */
export function runsOf(pieces: readonly Piece[]): readonly ObservedRun[] {
  const parts: { text: string; looks: Looks }[] = [];
  for (const { text, run } of pieces) for (const part of byFont(text, run)) join(parts, part);
  return parts;
}

/** Runs one after the other, equal neighbours as one. */
export function joined(...lists: readonly (readonly ObservedRun[])[]): readonly ObservedRun[] {
  const parts: { text: string; looks: Looks }[] = [];
  for (const list of lists) for (const run of list) join(parts, run);
  return parts;
}

function join(parts: { text: string; looks: Looks }[], { text, looks }: ObservedRun): void {
  if (text === '') return;
  const last = parts.at(-1);
  if (last !== undefined && same(last.looks, looks)) last.text += text;
  else parts.push({ text, looks });
}

function same(a: Looks, b: Looks): boolean {
  return a === b || (a.family === b.family && a.size === b.size && a.bold === b.bold && a.italic === b.italic && a.underline === b.underline && a.color === b.color);
}

/** Word takes the font of a character by its kind; spaces and marks between stay with their neighbours. */
function byFont(text: string, run: EffectiveRun): readonly ObservedRun[] {
  const { looks, beyondAscii, eastAsian } = run;
  if (beyondAscii === undefined && eastAsian === undefined) return [{ text, looks }];
  return (text.match(sameKind) ?? []).map((part): ObservedRun => {
    const family = /^[^\u{80}-\u{10FFFF}]/u.test(part) ? undefined : asian.test(part) ? eastAsian : beyondAscii;
    return { text: part, looks: family === undefined ? looks : { ...looks, family } };
  });
}

const asian = /^[\u{2E80}-\u{9FFF}\u{AC00}-\u{D7AF}\u{F900}-\u{FAFF}\u{FF00}-\u{FFEF}]/u;
const sameKind = /[^\u{80}-\u{10FFFF}]+|[\u{2E80}-\u{9FFF}\u{AC00}-\u{D7AF}\u{F900}-\u{FAFF}\u{FF00}-\u{FFEF}]+|[\u{80}-\u{2E7F}\u{A000}-\u{ABFF}\u{D7B0}-\u{F8FF}\u{FB00}-\u{FEFF}\u{FFF0}-\u{10FFFF}]+/gu;

/** Runs without the text before `from`. */
export function after(runs: readonly ObservedRun[], from: number): readonly ObservedRun[] {
  let skip = from;
  return runs.flatMap((run) => {
    const own = Math.min(skip, run.text.length);
    skip -= own;
    return own === run.text.length ? [] : [{ ...run, text: run.text.slice(own) }];
  });
}

/** Runs cut at a sign, which goes. */
export function split(runs: readonly ObservedRun[], sign: string): readonly (readonly ObservedRun[])[] {
  const parts: ObservedRun[][] = [[]];
  for (const run of runs) {
    for (const [index, text] of run.text.split(sign).entries()) {
      if (index > 0) parts.push([]);
      if (text !== '') parts.at(-1)?.push({ ...run, text });
    }
  }
  return parts;
}

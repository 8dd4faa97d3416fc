import { bottomOf, glue, textOfLine, topOf, type Line } from './lines.js';
import type { PageParts } from './parts.js';

/** The number that a page bears. */
export interface NumberShown {
  readonly at: 'top' | 'bottom';
  readonly line: Line;
  readonly value: number;
  readonly arabic: boolean;
}

/** Page by page: the number it bears, and the page without it and without running heads and feet. */
export function takeNumbers(pages: readonly PageParts[]): readonly { readonly page: PageParts; readonly shown?: NumberShown }[] {
  const seen = pages.map((page) => ({ top: candidate(page, 'top'), bottom: candidate(page, 'bottom') }));
  const side = (['top', 'bottom'] as const).map((at) => ({ at, right: seen.filter((_, i) => believable(seen.map((one) => one[at]), i)).length }));
  const [best] = side.sort((a, b) => b.right - a.right);
  const runners = runningLines(pages);
  return pages.map((page, index) => {
    const at = best?.at ?? 'top';
    const shown = best !== undefined && best.right > 0 && believable(seen.map((one) => one[at]), index) ? seen[index]?.[at] : undefined;
    const pieces = page.pieces.filter((piece) => shown?.pieces.includes(piece) !== true && !runners.has(runnerKey(page, piece)));
    return { page: { ...page, pieces }, ...(shown === undefined ? {} : { shown: { at: shown.at, line: shown.line, value: shown.value, arabic: shown.arabic } }) };
  });
}

interface Candidate extends NumberShown {
  readonly pieces: readonly Line[];
}

/** Share of the paper's height that is margin at most. */
const marginShare = 0.12;

function candidate(page: PageParts, at: 'top' | 'bottom'): Candidate | undefined {
  const edge = marginShare * page.height;
  const [outermost] = [...page.pieces].sort((a, b) => (at === 'top' ? a.baseline - b.baseline : b.baseline - a.baseline));
  if (outermost === undefined) return undefined;
  if (at === 'top' ? topOf(outermost) > edge : bottomOf(outermost) < page.height - edge) return undefined;
  const pieces = page.pieces.filter((piece) => Math.abs(piece.baseline - outermost.baseline) < 1);
  const line = glue(pieces);
  if (line === undefined) return undefined;
  const words = textOfLine(line);
  const arabic = /^(?:Trang\s*)?[-–—\s]*(\d{1,4})[-–—\s]*(?:\/\s*\d{1,4})?$/iu.exec(words)?.[1];
  if (arabic !== undefined) return { at, line, pieces, value: Number(arabic), arabic: true };
  const roman = /^[-–—\s]*([ivxlc]{1,7})[-–—\s]*$/u.exec(words)?.[1];
  return roman === undefined ? undefined : { at, line, pieces, value: ofRoman(roman), arabic: false };
}

/** A number that counts with its neighbours, or is the page's own. */
function believable(all: readonly (Candidate | undefined)[], index: number): boolean {
  const one = all[index];
  if (one === undefined) return false;
  if (one.value === index + 1) return true;
  const counts = (other: Candidate | undefined, step: number): boolean =>
    other?.arabic === one.arabic && other.value === one.value + step && Math.abs(other.line.baseline - one.line.baseline) < 4;
  if (counts(all[index - 1], -1) || counts(all[index + 1], 1)) return true;
  return one.value <= 2 && all.some((other, i) => i !== index && other?.arabic === one.arabic && Math.abs(other.line.baseline - one.line.baseline) < 4);
}

function ofRoman(text: string): number {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  const digits = text.split('').map((letter) => values[letter] ?? 0);
  return digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0);
}

/** Words that stand in the margin of most pages at the same place. */
function runningLines(pages: readonly PageParts[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const edge = 0.09 * page.height;
    for (const piece of page.pieces) {
      if (bottomOf(piece) <= edge || topOf(piece) >= page.height - edge) {
        const key = runnerKey(page, piece);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return new Set([...counts].filter(([, count]) => count >= 3 && count >= 0.6 * (pages.length - 1)).map(([key]) => key));
}

function runnerKey(page: PageParts, piece: Line): string {
  return `${Math.round(piece.baseline / 3)} ${Math.round(page.width)} ${textOfLine(piece).replace(/\d+/gu, '#')}`;
}

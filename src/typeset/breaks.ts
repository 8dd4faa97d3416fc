import LineBreaker from 'linebreak';

/** A place where a line may end: what stands before `contentEnd` is kept, spaces up to `next` hang at the line's end. */
export interface Opportunity {
  readonly contentEnd: number;
  readonly next: number;
}

const words = / *[^ ]+/gu;
const dashes = /[-–—]/u;

/**
 * Where Word and LibreOffice may end a line: after spaces, and after a hyphen or dash inside a word where UAX 14 has an
 * opportunity ("NĐ-CP", not "2023-2024"); never after "/" and never at a no-break space. The end of the text comes last.
 */
export function opportunitiesOf(text: string): readonly Opportunity[] {
  const found: Opportunity[] = [];
  for (const match of text.matchAll(words)) {
    const start = match.index + match[0].lastIndexOf(' ') + 1;
    const end = match.index + match[0].length;
    const last = found.at(-1);
    if (last !== undefined) found[found.length - 1] = { contentEnd: last.contentEnd, next: start };
    const word = text.slice(start, end);
    for (const position of insideWord(word)) found.push({ contentEnd: start + position, next: start + position });
    found.push({ contentEnd: end, next: end });
  }
  const last = found.pop();
  return [...found, { contentEnd: last?.contentEnd ?? 0, next: text.length }];
}

function insideWord(word: string): readonly number[] {
  if (!dashes.test(word)) return [];
  const positions: number[] = [];
  const breaker = new LineBreaker(word);
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) {
    const { position } = found;
    const follows = position >= 2 && position < word.length && dashes.test(word.charAt(position - 1));
    if (follows) positions.push(position);
  }
  return positions;
}

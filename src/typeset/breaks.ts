/** A place where a line may end: what stands before `contentEnd` is kept, spaces up to `next` hang at the line's end. */
export interface Opportunity {
  readonly contentEnd: number;
  readonly next: number;
}

const words = / *[^ ]+/gu;
const dashInside = /(?<=[^\-–—])[-–—](?=[\p{L}\p{N}(["“])/gu;

/**
 * Where Word and LibreOffice end a line: after spaces, and after a hyphen or dash inside a word; never after "/" and
 * never at a no-break space. UAX 14 would keep "2023-2030" whole and cut at "/": both programs do the reverse, tried in
 * LibreOffice. The end of the text comes last.
 */
export function opportunitiesOf(text: string): readonly Opportunity[] {
  const found: Opportunity[] = [];
  for (const match of text.matchAll(words)) {
    const start = match.index + match[0].lastIndexOf(' ') + 1;
    const end = match.index + match[0].length;
    const last = found.pop();
    if (last !== undefined) found.push({ contentEnd: last.contentEnd, next: start });
    for (const dash of text.slice(start, end).matchAll(dashInside)) {
      const after = start + dash.index + 1;
      found.push({ contentEnd: after, next: after });
    }
    found.push({ contentEnd: end, next: end });
  }
  const last = found.pop();
  return [...found, { contentEnd: last?.contentEnd ?? 0, next: text.length }];
}

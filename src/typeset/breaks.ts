/** A place where a line may end: what stands before `contentEnd` is kept, spaces up to `next` hang at the line's end. */
export interface Opportunity {
  readonly contentEnd: number;
  readonly next: number;
}

const words = / *[^ ]+/gu;

/**
 * Where a line may end: at spaces only, never at a no-break space, and the end of the text comes last. Word and
 * LibreOffice end lines after hyphens as well; here "120/2020/NĐ-CP" and "2023-2030" stay whole, as a clerk wants them.
 */
export function opportunitiesOf(text: string): readonly Opportunity[] {
  const found: Opportunity[] = [];
  for (const match of text.matchAll(words)) {
    const start = match.index + match[0].lastIndexOf(' ') + 1;
    const end = match.index + match[0].length;
    const last = found.pop();
    if (last !== undefined) found.push({ contentEnd: last.contentEnd, next: start });
    found.push({ contentEnd: end, next: end });
  }
  const last = found.pop();
  return [...found, { contentEnd: last?.contentEnd ?? 0, next: text.length }];
}

import { gapBetween, type Strip } from './strip.js';

export interface Placed {
  readonly strip: Strip;
  readonly y: number;
  /** The last of its table on the page. */
  readonly closed: boolean;
}

/** Lengths are on the grid of twips, so a sum that is over by less than this is no overflow. */
const slack = 1e-3;

/**
 * Fills pages with strips, first come first served: a page ends where the next strip has no room, or earlier where the
 * strips before it must stay together; a strip that may be broken is. What is too high for any page is placed all the
 * same, so that no word is ever lost. Time is linear in the number of strips.
 * @param height of the text area of a page; `y` of what is placed counts from its top
 */
export function paginate(strips: readonly Strip[], height: number): readonly (readonly Placed[])[] {
  const queue = [...strips];
  const pages: Placed[][] = [];
  let start = 0;
  while (start < queue.length) {
    const { page, next } = fillPage(queue, start, height, pages.length === 0);
    pages.push(page);
    start = next;
  }
  return pages.length > 0 ? pages : [[]];
}

function fillPage(queue: Strip[], start: number, height: number, first: boolean): { readonly page: Placed[]; readonly next: number } {
  const page: Placed[] = [];
  let y = 0;
  let above: Strip | undefined;
  const put = (strip: Strip, top: number): void => {
    page.push({ strip, y: top, closed: true });
    y = top + strip.height;
    above = strip;
  };
  const repeated = repeatedAt(queue[start]);
  if (repeated !== undefined) put(repeated, 0);
  const before = page.length;
  for (let i = start; i < queue.length; i++) {
    const strip = queue[i];
    if (strip === undefined) break;
    const top = topOf(strip, above, y, first, i === start);
    const room = height - top - strip.closing;
    if (strip.height <= room + slack) {
      put(strip, top);
      continue;
    }
    const parts = strip.split?.(room + slack, false) ?? (i === start ? strip.split?.(room + slack, true) : undefined);
    if (parts !== undefined) {
      put(parts.head, top);
      queue[i] = parts.rest;
      return { page: closeTables(page), next: i };
    }
    if (i === start) {
      put(strip, top);
      return { page: closeTables(page), next: i + 1 };
    }
    const cut = lastBreak(queue, start, i, height);
    return { page: closeTables(page.slice(0, before + cut - start)), next: cut };
  }
  return { page: closeTables(page), next: queue.length };
}

function topOf(strip: Strip, above: Strip | undefined, y: number, first: boolean, isStart: boolean): number {
  if (above === undefined) return first ? strip.before + strip.extraBefore : 0;
  if (isStart) return y;
  const closing = strip.table === above.table ? 0 : above.closing;
  return y + closing + gapBetween(above, strip);
}

function repeatedAt(strip: Strip | undefined): Strip | undefined {
  return strip?.table === undefined || strip.isHeader ? undefined : strip.table.repeated;
}

/**
 * The last place before `overflow` where a page may end. Loose ties hold only where the whole of what is tied has room on
 * one page: else the last of them before `overflow` is where the page ends; where there is none, `overflow` itself.
 */
function lastBreak(queue: readonly Strip[], start: number, overflow: number, height: number): number {
  let cut = overflow;
  while (cut > start && queue[cut - 1]?.keepWithNext !== false) cut -= 1;
  if (cut > start && tiedHeight(queue, cut) <= height + slack) return cut;
  for (let i = overflow; i > cut; i--) {
    if (queue[i - 1]?.looselyKept === true) return i;
  }
  return cut > start ? cut : overflow;
}

/** How high a page must be for a strip and all that is tied to it. */
function tiedHeight(queue: readonly Strip[], from: number): number {
  const repeated = repeatedAt(queue[from]);
  let above: Strip | undefined = repeated;
  let y = repeated?.height ?? 0;
  for (let i = from; i < queue.length; i++) {
    const strip = queue[i];
    if (strip === undefined) break;
    y = topOf(strip, above, y, false, i === from) + strip.height;
    above = strip;
    if (!strip.keepWithNext) return y + strip.closing;
  }
  return y;
}

function closeTables(page: readonly Placed[]): Placed[] {
  return page.map((placed, index) => {
    const below = page[index + 1]?.strip;
    const table = placed.strip.table ?? (index === 0 ? below?.table : undefined);
    return { ...placed, closed: below === undefined || table === undefined || below.table !== table };
  });
}

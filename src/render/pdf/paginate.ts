import { gapBetween, type Strip } from './strip.js';

export interface Placed {
  readonly strip: Strip;
  readonly y: number;
  /** The last of its table on the page. */
  readonly closed: boolean;
}

/** Lengths are on the grid of twips, so a sum that is over by less than this is no overflow. */
const slack = 1e-3;

/** Strips that are still to be placed, made no sooner than they are looked at. */
class Queue {
  readonly #source: Iterator<Strip>;
  readonly #waiting: Strip[] = [];

  constructor(strips: Iterable<Strip>) {
    this.#source = strips[Symbol.iterator]();
  }

  /** The strip at a place, counted from the first that waits. */
  at(index: number): Strip | undefined {
    while (this.#waiting.length <= index) {
      const next = this.#source.next();
      if (next.done === true) return undefined;
      this.#waiting.push(next.value);
    }
    return this.#waiting[index];
  }

  replace(index: number, strip: Strip): void {
    this.#waiting[index] = strip;
  }

  drop(count: number): void {
    this.#waiting.splice(0, count);
  }
}

/**
 * Fills pages with strips, first come first served: a page ends where the next strip has no room, or earlier where the
 * strips before it must stay together; a strip that may be broken is. What is too high for any page is placed all the
 * same, so that no word is ever lost. Time is linear in the number of strips, and no more of them are held than a page
 * and what is tied to it.
 * @param height of the text area of a page; `y` of what is placed counts from its top
 */
export function* paginate(strips: Iterable<Strip>, height: number): Generator<readonly Placed[]> {
  const queue = new Queue(strips);
  let first = true;
  while (first || queue.at(0) !== undefined) {
    const { page, next } = fillPage(queue, height, first);
    queue.drop(next);
    first = false;
    yield page;
  }
}

/** One page, and how many of the strips that waited are done with. */
function fillPage(queue: Queue, height: number, first: boolean): { readonly page: Placed[]; readonly next: number } {
  const page: Placed[] = [];
  let y = 0;
  let above: Strip | undefined;
  const put = (strip: Strip, top: number): void => {
    page.push({ strip, y: top, closed: true });
    y = top + strip.height;
    above = strip;
  };
  const repeated = repeatedAt(queue.at(0));
  if (repeated !== undefined) put(repeated, 0);
  const before = page.length;
  let i = 0;
  for (let strip = queue.at(i); strip !== undefined; strip = queue.at(++i)) {
    const top = topOf(strip, above, y, first, i === 0);
    const room = height - top - strip.closing;
    if (strip.height <= room + slack) {
      put(strip, top);
      continue;
    }
    const parts = strip.split?.(room + slack, false) ?? (i === 0 ? strip.split?.(room + slack, true) : undefined);
    if (parts !== undefined) {
      put(parts.head, top);
      queue.replace(i, parts.rest);
      return { page: closeTables(page), next: i };
    }
    if (i === 0) {
      put(strip, top);
      return { page: closeTables(page), next: i + 1 };
    }
    const cut = lastBreak(queue, i, height);
    return { page: closeTables(page.slice(0, before + cut)), next: cut };
  }
  return { page: closeTables(page), next: i };
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
function lastBreak(queue: Queue, overflow: number, height: number): number {
  let cut = overflow;
  while (cut > 0 && queue.at(cut - 1)?.keepWithNext !== false) cut -= 1;
  if (cut > 0 && tiedHeight(queue, cut) <= height + slack) return cut;
  for (let i = overflow; i > cut; i--) {
    if (queue.at(i - 1)?.looselyKept === true) return i;
  }
  return cut > 0 ? cut : overflow;
}

/** How high a page must be for a strip and all that is tied to it. */
function tiedHeight(queue: Queue, from: number): number {
  const repeated = repeatedAt(queue.at(from));
  let above: Strip | undefined = repeated;
  let y = repeated?.height ?? 0;
  let i = from;
  for (let strip = queue.at(i); strip !== undefined; strip = queue.at(++i)) {
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

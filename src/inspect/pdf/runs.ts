import type { PageParts } from './parts.js';
import type { NumberShown } from './page-numbers.js';

export interface NumberedPage {
  readonly page: PageParts;
  readonly shown?: NumberShown;
}

/** Pages of one set-up, and where their counting starts anew. */
export interface PageRun {
  readonly pages: readonly NumberedPage[];
  readonly start?: number;
}

/** A new run begins where the paper changes, or where the numbers do not go on. */
export function runsOf(pages: readonly NumberedPage[]): readonly PageRun[] {
  const runs: { pages: NumberedPage[]; start?: number }[] = [];
  let expected = 1;
  for (const [index, page] of pages.entries()) {
    const before = pages[index - 1];
    const value = valueOf(pages, index, expected);
    const restarts = value !== undefined && value !== expected;
    const resized = before === undefined || Math.abs(before.page.width - page.page.width) > 2 || Math.abs(before.page.height - page.page.height) > 2;
    const alone = page.shown === undefined && before?.shown !== undefined && value === undefined;
    const open = runs.at(-1);
    if (open === undefined || restarts || resized || alone) runs.push({ pages: [page], ...(restarts ? { start: value } : {}) });
    else open.pages.push(page);
    expected = (value ?? expected) + 1;
  }
  return runs;
}

/** What a page counts as: what it shows, or what the next one lets conclude. */
function valueOf(pages: readonly NumberedPage[], index: number, expected: number): number | undefined {
  const shown = pages[index]?.shown;
  if (shown !== undefined) return shown.value;
  const next = pages[index + 1]?.shown;
  if (next === undefined) return undefined;
  return next.value === expected + 1 || next.value === 2 ? next.value - 1 : undefined;
}

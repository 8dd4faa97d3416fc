import type { Page } from './page.js';
import type { PdfFile, Reference } from './pdf-file.js';

/** A page as the outline sees it. */
type HeadedPage = Pick<Page, 'headings' | 'height'>;

interface Entry {
  readonly level: number;
  readonly title: string;
  readonly page: number;
  /** From the bottom edge of the paper, as PDF counts. */
  readonly top: number;
  readonly children: Entry[];
}

/** Writes the outline: each heading under the nearest one before it with a higher rank; nothing where there is none. */
export function writeOutline(file: PdfFile, pages: readonly HeadedPage[], pageReferences: readonly Reference[]): void {
  const entries = nest(pages);
  if (entries.length === 0) return;
  const root = file.ref({ Type: 'Outlines', Count: countOf(entries) });
  Object.assign(root.data, writeEntries(file, entries, root, pageReferences));
  root.end(undefined);
  file.setCatalog('Outlines', root);
  file.setCatalog('PageMode', 'UseOutlines');
}

function nest(pages: readonly HeadedPage[]): readonly Entry[] {
  const top: Entry[] = [];
  const open: Entry[] = [];
  for (const [index, page] of pages.entries()) {
    for (const { level, title, y } of page.headings) {
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      const entry: Entry = { level, title, page: index, top: page.height - y, children: [] };
      (open.at(-1)?.children ?? top).push(entry);
      open.push(entry);
    }
  }
  return top;
}

function countOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + 1 + countOf(entry.children), 0);
}

function writeEntries(file: PdfFile, entries: readonly Entry[], parent: Reference, pages: readonly Reference[]): { readonly First?: Reference | undefined; readonly Last?: Reference | undefined } {
  const references = entries.map(() => file.ref({}));
  for (const [index, entry] of entries.entries()) {
    const reference = references[index];
    if (reference === undefined) continue;
    const inner = writeEntries(file, entry.children, reference, pages);
    Object.assign(reference.data, {
      Title: new String(entry.title),
      Parent: parent,
      Prev: references[index - 1],
      Next: references[index + 1],
      ...inner,
      Count: entry.children.length > 0 ? countOf(entry.children) : undefined,
      Dest: [pages[entry.page], 'XYZ', null, entry.top, null],
    });
    reference.end(undefined);
  }
  return { First: references[0], Last: references.at(-1) };
}

import type { Line } from './lines.js';
import { isContinued, joinTable, type WholeTable } from './tables.js';
import { regionsOf, type Region } from './columns.js';
import { topOf } from './lines.js';
import type { BoxPart, PageParts, TablePart } from './parts.js';
import type { Stroke } from './page.js';

/** What stands in a section, from top to bottom, over its pages. */
export type Element =
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | { readonly kind: 'rule'; readonly rule: Stroke; readonly page: number }
  | { readonly kind: 'box'; readonly box: BoxPart }
  | { readonly kind: 'columns'; readonly region: Region; readonly page: number }
  | { readonly kind: 'table'; readonly table: WholeTable };

export interface ReadPage {
  readonly parts: PageParts;
  readonly regions: readonly Region[];
  /** Outside of tables, frames and columns. */
  readonly lines: readonly Line[];
}

export function readPage(parts: PageParts): ReadPage {
  return { parts, ...regionsOf(parts.pieces, parts.rules) };
}

interface Standing {
  readonly top: number;
  readonly element: { readonly kind: 'line'; readonly line: Line } | Exclude<Element, { readonly kind: 'lines' | 'table' }> | { readonly kind: 'part'; readonly part: TablePart };
}

/** The pages of a section as one flow: lines that follow each other over a page are together, tables are joined. */
export function flowOf(pages: readonly ReadPage[]): readonly Element[] {
  const found: Element[] = [];
  let lines: Line[] = [];
  let parts: TablePart[] = [];
  const closeLines = (): void => {
    if (lines.length > 0) found.push({ kind: 'lines', lines });
    lines = [];
  };
  const closeTable = (): void => {
    const table = joinTable(parts);
    if (table !== undefined) found.push({ kind: 'table', table });
    parts = [];
  };
  for (const { element } of pages.flatMap(standingOf)) {
    if (element.kind === 'part') {
      closeLines();
      const last = parts.at(-1);
      if (last !== undefined && !(element.part.page === last.page + 1 && isContinued(last, element.part))) closeTable();
      parts.push(element.part);
      continue;
    }
    closeTable();
    if (element.kind === 'line') {
      lines.push(element.line);
      continue;
    }
    closeLines();
    found.push(element);
  }
  closeLines();
  closeTable();
  return found;
}

function standingOf({ parts, regions, lines }: ReadPage): readonly Standing[] {
  const taken = new Set(regions.flatMap((region) => [...region.left.rules, ...region.right.rules]));
  const page = parts.number;
  const all: Standing[] = [
    ...lines.map((line): Standing => ({ top: topOf(line), element: { kind: 'line', line } })),
    ...parts.rules.filter((rule) => !taken.has(rule)).map((rule): Standing => ({ top: rule.at, element: { kind: 'rule', rule, page } })),
    ...parts.boxes.map((box): Standing => ({ top: box.top, element: { kind: 'box', box } })),
    ...parts.tables.map((part): Standing => ({ top: part.top, element: { kind: 'part', part } })),
    ...regions.map((region): Standing => ({ top: Math.min(...[...region.left.lines, ...region.right.lines].map(topOf)), element: { kind: 'columns', region, page } })),
  ];
  return all.sort((a, b) => a.top - b.top);
}

/** Lines by which the edges of a section's text are measured. */
export function linesForEdges(pages: readonly ReadPage[]): readonly Line[] {
  return pages.flatMap((page) => page.lines);
}

export function tableFrame(pages: readonly ReadPage[]): { readonly left: number; readonly right: number } | undefined {
  const tables = pages.flatMap((page) => page.parts.tables);
  if (tables.length === 0) return undefined;
  return { left: Math.min(...tables.map((t) => t.left)), right: Math.max(...tables.map((t) => t.right)) };
}

import type { Edges } from './edges.js';
import { bottomOf, lineGap, topOf, type Line } from './lines.js';
import type { ReadPage } from './flow.js';

/** R66: size 10; a point more for those that are set too large. R03: no text begins nearer to the edge than 20 mm. */
const largestMark = 11;
const narrowestTop = (20 * 72) / 25.4;

export interface Margins {
  readonly top?: number;
  readonly right?: number;
  readonly bottom?: number;
  readonly left?: number;
}

/**
 * How far text stays from the edges of the paper. The left and top margins are where text begins; the right one is told
 * only where lines end together or are centred; the bottom one only where a page is full, that is followed by another of
 * its section: it is then at most one line too large.
 */
export function marginsOf(pages: readonly ReadPage[], edges: Edges | undefined): Margins {
  const [first] = pages;
  if (first === undefined) return {};
  const { width, height } = first.parts;
  const tops = pages.flatMap((page) => {
    const top = topOfPage(page);
    return top === undefined ? [] : [top];
  });
  const bottoms = pages.slice(0, -1).map(bottomOfPage).filter((bottom) => bottom > 0);
  return {
    ...(tops.length === 0 ? {} : { top: round(Math.min(...tops)) }),
    ...(edges?.sure === true ? { right: round(width - edges.right) } : {}),
    ...(bottoms.length === 0 ? {} : { bottom: round(height - Math.max(...bottoms)) }),
    ...(edges === undefined ? {} : { left: round(edges.left) }),
  };
}

function allLines(page: ReadPage): readonly Line[] {
  return [...page.lines, ...page.regions.flatMap((region) => [...region.left.lines, ...region.right.lines])];
}

function topOfPage(page: ReadPage): number | undefined {
  const tops = [
    ...allLines(page).filter((line) => !isMarginMark(line, page.parts.width)).map((line) => topOf(line) - lineGap * line.size),
    ...page.parts.tables.map((table) => table.top), ...page.parts.boxes.map((box) => box.top),
  ];
  return tops.length === 0 ? undefined : Math.min(...tops);
}

/** Small words in the top right corner, above where any text may begin: the mark of an electronic file (R66, R72), not its text. */
function isMarginMark(line: Line, width: number): boolean {
  return line.size <= largestMark && bottomOf(line) < narrowestTop && line.left > width / 2;
}

function bottomOfPage(page: ReadPage): number {
  return Math.max(0, ...allLines(page).map(bottomOf), ...page.parts.tables.map((table) => table.bottom), ...page.parts.boxes.map((box) => box.bottom));
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

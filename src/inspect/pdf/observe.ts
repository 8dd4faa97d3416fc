import type { Looks, Observed, ObservedBlock, ObservedLine, ObservedPageNumber, ObservedParagraph, ObservedRow, ObservedRule, ObservedRun, ObservedSection } from '../observed.js';
import type { Region, Side } from './columns.js';
import { edgesOf, middleOfCentred, near, type Edges } from './edges.js';
import { singlePitch } from './face.js';
import { flowOf, linesForEdges, readPage, tableFrame, type ReadPage } from './flow.js';
import { descent, textOfLine, type Line } from './lines.js';
import { marginsOf, round } from './measure.js';
import { takeNumbers } from './page-numbers.js';
import type { Glyph, Stroke } from './page.js';
import { indentOf, paragraphsOf, pitchesOf, type Column, type Paragraph, type Pitches } from './paragraphs.js';
import type { BoxPart, PageParts } from './parts.js';
import { runsOf, type PageRun } from './runs.js';
import type { WholeTable } from './tables.js';

/** The pages of a PDF as a document as it looks. */
export function observe(parts: readonly PageParts[]): Pick<Observed, 'sections' | 'blocks'> {
  const sections: ObservedSection[] = [];
  const blocks: ObservedBlock[] = [];
  const count = { paragraphs: 0 };
  for (const run of runsOf(takeNumbers(parts))) {
    const pages = run.pages.map(({ page }) => readPage(page));
    const lines = linesForEdges(pages);
    const edges = edgesOf(lines.length > 0 ? lines : regionLines(pages), pages[0]?.parts.width ?? 0, tableFrame(pages));
    sections.push(sectionOf(run, pages, edges, blocks.length));
    if (edges !== undefined) blocks.push(...blocksOf(pages, lines, edges, count));
  }
  return { sections, blocks };
}

interface Count {
  paragraphs: number;
}

function regionLines(pages: readonly ReadPage[]): readonly Line[] {
  return pages.flatMap((page) => page.regions.flatMap((region) => [...region.left.lines, ...region.right.lines]));
}

function sectionOf(run: PageRun, pages: readonly ReadPage[], edges: Edges | undefined, from: number): ObservedSection {
  const [first] = pages;
  const last = pages.at(-1) ?? first;
  const pageNumber = pageNumberOf(run, edges);
  return {
    width: round(first?.parts.width ?? 0), height: round(first?.parts.height ?? 0), margins: marginsOf(pages, edges), from,
    pages: { first: first?.parts.number ?? 1, last: last?.parts.number ?? 1 },
    ...(pageNumber === undefined ? {} : { pageNumber }),
  };
}

function pageNumberOf(run: PageRun, edges: Edges | undefined): ObservedPageNumber | undefined {
  const shown = run.pages.flatMap((page) => (page.shown === undefined ? [] : [page.shown]));
  const [first] = shown;
  const [glyph] = first?.line.glyphs ?? [];
  if (first === undefined || glyph === undefined) return undefined;
  const [width = 0] = run.pages.map(({ page }) => page.width);
  const { left, right } = edges ?? { left: 0, right: width };
  const middle = (first.line.left + first.line.right) / 2;
  const align = Math.abs(middle - (left + right) / 2) <= 3 ? 'center' : middle < left + (right - left) / 3 ? 'left' : middle > right - (right - left) / 3 ? 'right' : undefined;
  return {
    at: first.at, looks: looksOf(glyph), arabic: first.arabic, onFirstPage: run.pages[0]?.shown !== undefined,
    ...(align === undefined ? {} : { align }),
    ...(run.start === undefined ? {} : { start: run.start }),
  };
}

function blocksOf(pages: readonly ReadPage[], lines: readonly Line[], edges: Edges, count: Count): readonly ObservedBlock[] {
  const pitches = pitchesOf(lines, edges);
  const indent = indentOf(lines, edges);
  const column: Column = { edges, pitches, ...(indent === undefined ? {} : { indent }) };
  const blocks: ObservedBlock[] = [];
  let open: Standing[] = [];
  const close = (): void => {
    blocks.push(...linesOfColumn(open, edges, pitches, count));
    open = [];
  };
  for (const element of flowOf(pages)) {
    if (element.kind === 'lines') open.push(...paragraphsOf(element.lines, column).map((paragraph): Standing => ({ kind: 'paragraph', paragraph })));
    else if (element.kind === 'rule') open.push(element);
    else if (element.kind === 'box') open.push(...paragraphsOf(element.box.lines, boxColumn(element.box, pitches)).map((paragraph): Standing => ({ kind: 'paragraph', paragraph, box: element.box })));
    else {
      close();
      blocks.push(element.kind === 'columns' ? columnsOf(element.region, element.page, edges, pitches, count) : tableOf(element.table, pitches, count));
    }
  }
  close();
  return blocks;
}

function boxColumn(box: BoxPart, pitches: Pitches): Column {
  return { edges: { left: box.left, right: box.right, sure: false }, pitches };
}

type Standing =
  | { readonly kind: 'paragraph'; readonly paragraph: Paragraph; readonly box?: BoxPart }
  | { readonly kind: 'rule'; readonly rule: Stroke; readonly page: number };

/** What stands in one column, with the spaces between its paragraphs. */
function linesOfColumn(standing: readonly Standing[], edges: Edges, pitches: Pitches, count: Count): readonly ObservedLine[] {
  const paragraphs = standing.flatMap((one) => (one.kind === 'paragraph' ? [one.paragraph] : []));
  const spaces = paragraphs.map((paragraph, i) => spaceBetween(paragraphs[i - 1], paragraph, pitches));
  let at = -1;
  return standing.map((one): ObservedLine => {
    if (one.kind === 'rule') return ruleOf(one.rule, one.page, edges, count);
    at += 1;
    return paragraphOf(one.paragraph, spaces[at], spaces[at + 1], one.box, count);
  });
}

/** Beyond the pitch of the lower one; absent where a page ends between them. */
function spaceBetween(above: Paragraph | undefined, below: Paragraph, pitches: Pitches): number | undefined {
  const [last, first] = [above?.lines.at(-1), below.lines[0]];
  if (last === undefined || first?.page !== last.page) return undefined;
  const pitch = pitchOf(below) ?? pitches.get(Math.round(first.size * 2) / 2) ?? singlePitch(first.glyphs[0]?.face.family) * first.size;
  return round(Math.max(0, first.baseline - last.baseline - descent * last.size - (pitch - descent * first.size)));
}

function pitchOf({ lines }: Paragraph): number | undefined {
  const gaps = lines.flatMap((line, i) => {
    const above = lines[i - 1];
    return above?.page !== line.page ? [] : [line.baseline - above.baseline];
  });
  return gaps.sort((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)];
}

function paragraphOf(paragraph: Paragraph, before: number | undefined, after: number | undefined, box: BoxPart | undefined, count: Count): ObservedParagraph {
  const { lines, align, edges } = paragraph;
  const [first] = lines;
  const last = lines.at(-1);
  const pitch = pitchOf(paragraph);
  const single = singlePitch(first?.glyphs[0]?.face.family) * Math.max(...lines.map((line) => line.size));
  const beside = align !== 'center' && align !== 'right' && first !== undefined;
  const others = lines.slice(1).map((line) => line.left);
  count.paragraphs += 1;
  return {
    kind: 'paragraph',
    runs: runsOfLines(lines, paragraph.broken),
    ...(align === undefined ? {} : { align }),
    ...(beside ? { firstLine: round(first.left - edges.left) } : {}),
    ...(beside && others.length > 0 ? { left: round(Math.min(...others) - edges.left) } : {}),
    ...(before === undefined ? {} : { spaceBefore: before }),
    ...(after === undefined ? {} : { spaceAfter: after }),
    ...(pitch === undefined ? {} : { lineSpacing: round(pitch / single) }),
    lines: lines.length,
    ...(last === undefined ? {} : { lastLineWidth: round(last.right - last.left) }),
    ...(box === undefined ? {} : { box: { width: round(box.right - box.left), height: round(box.bottom - box.top), ...(box.color === undefined ? {} : { color: box.color }) } }),
    place: { page: first?.page ?? 1, paragraph: count.paragraphs },
  };
}

function ruleOf(rule: Stroke, page: number, edges: Edges, count: Count): ObservedRule {
  return {
    kind: 'rule', length: round(rule.to - rule.from), solid: rule.solid, middle: round((rule.from + rule.to) / 2 - edges.left), columnWidth: round(edges.right - edges.left),
    place: { page, paragraph: Math.max(1, count.paragraphs) },
  };
}

/** Lines joined by a space, or by nothing where a line may end inside a word; a line ended on purpose by a line break. */
function runsOfLines(lines: readonly Line[], broken: boolean): readonly ObservedRun[] {
  const runs: { text: string; readonly as: Glyph }[] = [];
  const add = (text: string, as: Glyph): void => {
    const last = runs.at(-1);
    if (last !== undefined && looksSame(last.as, as)) last.text += text;
    else runs.push({ text, as });
  };
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    const last = above?.glyphs.at(-1);
    if (above !== undefined && last !== undefined) {
      if (broken) add('\n', last);
      else if (!/[\p{L}\p{N}][-–/]$/u.test(textOfLine(above))) add(' ', last);
    }
    for (const glyph of line.glyphs) add(glyph.text, glyph);
  }
  return runs.map(({ text, as }) => ({ text, looks: looksOf(as) }));
}

function looksSame(one: Glyph, other: Glyph): boolean {
  return one === other || (one.face.family === other.face.family && one.face.bold === other.face.bold && one.face.italic === other.face.italic
    && Math.abs(one.size - other.size) < 0.05 && one.color === other.color && (one.underlined ?? false) === (other.underlined ?? false));
}

function looksOf({ face, size, color, underlined }: Glyph): Looks {
  return {
    ...(face.family === undefined ? {} : { family: face.family }),
    size: Math.round(size * 10) / 10, bold: face.bold, italic: face.italic, underline: underlined ?? false,
    ...(color === undefined ? {} : { color }),
  };
}

function columnsOf(region: Region, page: number, edges: Edges, pitches: Pitches, count: Count): ObservedBlock {
  const left = sideColumn(region.left, pitches, (middle) => (middle === undefined ? { left: edges.left, right: region.gutter.from } : { left: edges.left, right: 2 * middle - edges.left }));
  const right = sideColumn(region.right, pitches, (middle) => (middle === undefined ? { left: region.gutter.to, right: edges.right } : { left: 2 * middle - edges.right, right: edges.right }));
  const sides = [{ side: region.left, column: left }, { side: region.right, column: right }].map(({ side, column }) => ({ column, standing: standingOf(side, column, page) }));
  const starts = levelStarts(sides.map(({ standing }) => standing), left.middle !== undefined && right.middle !== undefined, pitches);
  const rows = starts.map((from, i) => sides.map(({ column, standing }) => {
    const until = starts[i + 1] ?? Infinity;
    return linesOfColumn(standing.filter((one) => topOfStanding(one) >= from && topOfStanding(one) < until), column.edges, pitches, count);
  }));
  return { kind: 'columns', rows };
}

function sideColumn(side: Side, pitches: Pitches, edgesFor: (middle: number | undefined) => { readonly left: number; readonly right: number }): Column {
  const boxes = [...side.lines, ...side.rules.map((rule) => ({ left: rule.from, right: rule.to }))];
  const begins = side.lines.map((line) => line.left);
  const flush = Math.max(...begins.map((x) => begins.filter((other) => Math.abs(other - x) <= near).length), 0);
  const middle = flush >= 2 && flush > side.lines.length / 2 ? undefined : middleOfCentred(boxes);
  const { left, right } = edgesFor(middle);
  const furthest = Math.max(...side.lines.map((line) => line.right));
  const edges = { left: Math.min(left, ...begins), right: Math.max(right, furthest), sure: false };
  return middle === undefined ? { edges, pitches } : { edges, pitches, middle };
}

function standingOf(side: Side, column: Column, page: number): readonly Standing[] {
  const cuts = [-Infinity, ...side.rules.map((rule) => rule.at).sort((a, b) => a - b), Infinity];
  const found: Standing[] = [];
  for (const [i, from] of cuts.slice(0, -1).entries()) {
    const rule = side.rules.find((one) => one.at === from);
    if (rule !== undefined) found.push({ kind: 'rule', rule, page });
    const lines = side.lines.filter((line) => line.baseline >= from && line.baseline < (cuts[i + 1] ?? Infinity));
    found.push(...paragraphsOf(lines, column).map((paragraph): Standing => ({ kind: 'paragraph', paragraph })));
  }
  return found;
}

function topOfStanding(one: Standing): number {
  return one.kind === 'rule' ? one.rule.at : (one.paragraph.lines[0]?.baseline ?? 0);
}

/**
 * A row begins where a paragraph begins on both sides at one height and stands off from what is above it on one of them,
 * by a rule or by space. In lists beside a signature one height is chance.
 */
function levelStarts(sides: readonly (readonly Standing[])[], centred: boolean, pitches: Pitches): readonly number[] {
  const [left = [], right = []] = sides.map((side) => side.flatMap((one, i) => (one.kind === 'paragraph' ? [{ top: topOfStanding(one), off: standsOff(side[i - 1], one.paragraph, pitches) }] : [])));
  const level = left.flatMap(({ top, off }, i) => {
    const at = right.findIndex((one) => Math.abs(one.top - top) <= 1.5);
    const other = right[at];
    return other === undefined || i === 0 || at === 0 || !(centred || at === i) || !(off || other.off) ? [] : [Math.min(top, other.top)];
  });
  return [-Infinity, ...level];
}

function standsOff(above: Standing | undefined, paragraph: Paragraph, pitches: Pitches): boolean {
  return above?.kind === 'rule' || (above !== undefined && (spaceBetween(above.paragraph, paragraph, pitches) ?? 0) > 3);
}

function tableOf(table: WholeTable, pitches: Pitches, count: Count): ObservedBlock {
  const insets = table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines.map((line) => line.left - cell.left)));
  const inset = Math.max(0, Math.min(8, ...insets));
  const rows = table.rows.map((row): ObservedRow => ({
    header: row.header,
    cells: row.cells.map((cell) => {
      const edges = { left: cell.left + inset, right: cell.right - inset, sure: true };
      const standing = paragraphsOf(cell.lines, { edges, pitches }).map((paragraph): Standing => ({ kind: 'paragraph', paragraph }));
      return { span: cell.span, lines: linesOfColumn(standing, edges, pitches, count) };
    }),
  }));
  return { kind: 'table', rows, ...(table.headerRepeats === undefined ? {} : { headerRepeats: table.headerRepeats }) };
}

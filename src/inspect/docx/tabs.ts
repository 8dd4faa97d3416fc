import type { ObservedColumns, ObservedLine, ObservedParagraph, ObservedRule, ObservedRun } from '../observed.js';
import { alignOf, indentsOf, nextStop, ruleOf, spacesOf, spacingOf, stopsOf, type Column, type ReadParagraph, type Reading } from './paragraph.js';
import type { Ruler } from './measure.js';
import { given } from './run-props.js';
import { split } from './runs.js';
import { rounded } from './units.js';

/** Columns, and how many paragraphs they are made of. */
export interface TabbedColumns {
  readonly block: ObservedColumns;
  readonly paragraphs: number;
}

interface Segment {
  readonly runs: readonly ObservedRun[];
  readonly from: number;
  readonly to: number;
  readonly align: 'left' | 'center' | 'right';
}

/**
 * Lines one under the other whose parts stand left and right by tabs: a letterhead or a foot made without a table. One
 * such line alone is a line with a tab in it, and a line with a leader is one of a list of contents.
 */
export function tabbedColumns(paragraphs: readonly (ReadParagraph | undefined)[], column: Column, reading: Reading): TabbedColumns | undefined {
  const { ruler } = reading;
  if (ruler === undefined || paragraphs[0]?.runs.some(({ text }) => text.includes('\t')) !== true) return undefined;
  const middle = column.width * 0.45;
  const rows: { readonly paragraph: ReadParagraph; readonly segments: readonly Segment[] }[] = [];
  for (const paragraph of paragraphs) {
    const segments = paragraph === undefined ? undefined : segmentsOf(paragraph, column, ruler, reading.defaultTab);
    if (paragraph === undefined || segments === undefined) break;
    rows.push({ paragraph, segments });
  }
  const sided = rows.filter(({ segments }) => segments.some((one) => isLeft(one, middle)) && segments.some((one) => !isLeft(one, middle)));
  if (sided.length < 2) return undefined;
  return { paragraphs: rows.length, block: { kind: 'columns', rows: rows.map(({ paragraph, segments }) => rowOf(paragraph, segments, column, middle, ruler)) } };
}

function isLeft({ from, to, align }: Segment, middle: number): boolean {
  return align === 'center' ? (from + to) / 2 < middle : from < middle * 0.7;
}

/** Parts of a line by its tabs; undefined where it is no line of columns. */
function segmentsOf(paragraph: ReadParagraph, column: Column, ruler: Ruler, defaultTab: number): readonly Segment[] | undefined {
  if (paragraph.number !== '' || !paragraph.runs.some(({ text }) => text.includes('\t'))) return undefined;
  const { left, first } = indentsOf(paragraph);
  const stops = stopsOf(paragraph, left);
  const own = alignOf(paragraph.effective.props);
  const segments: Segment[] = [];
  let x = first;
  for (const [index, runs] of split(paragraph.runs, '\t').entries()) {
    const width = ruler.width(runs);
    if (index === 0) {
      if (width > 0) segments.push({ runs, from: x, to: x + width, align: own === 'justify' ? 'left' : own });
      x += width;
      continue;
    }
    const stop = nextStop(stops, x, defaultTab);
    if (stop.leader || stop.at > column.width + defaultTab) return undefined;
    const align = stop.kind === 'center' ? 'center' : stop.kind === 'right' || stop.kind === 'end' || stop.kind === 'decimal' ? 'right' : 'left';
    const from = Math.max(x, align === 'center' ? stop.at - width / 2 : align === 'right' ? stop.at - width : stop.at);
    if (runs.some(({ text }) => text.trim() !== '')) segments.push({ runs, from, to: from + width, align });
    x = Math.max(from + width, align === 'left' ? stop.at : x);
  }
  // A first line drawn in by a tab is no column.
  return segments.length === 0 || segments.length > 3 || segments.some(({ to }) => to > column.width + defaultTab) || segments.every(({ from, align }) => align === 'left' && from < column.width * 0.3) ? undefined : segments;
}

function rowOf(paragraph: ReadParagraph, segments: readonly Segment[], column: Column, middle: number, ruler: Ruler): readonly (readonly ObservedLine[])[] {
  const spaces = spacesOf(paragraph);
  const size = Math.max(...paragraph.runs.map(({ looks }) => looks.size ?? 0));
  const lineSpacing = spacingOf(paragraph.effective.props, size, ruler);
  const line = ({ runs, from, to, align }: Segment): ObservedParagraph => ({ kind: 'paragraph', runs, align, spaceBefore: spaces.before, spaceAfter: spaces.after, ...given('lineSpacing', lineSpacing), lines: 1, lastLineWidth: rounded(to - from), place: { paragraph: paragraph.node.paragraph } });
  const left: ObservedLine[] = segments.filter((one) => isLeft(one, middle)).map(line);
  const right: ObservedLine[] = segments.filter((one) => !isLeft(one, middle)).map(line);
  for (const float of paragraph.inlines.floats) {
    if (float.kind === 'line') sideOf(ruleOf(float.geometry, float.solid, paragraph.node.paragraph, column), segments, middle, { left, right });
  }
  return [left, right];
}

/** A rule stands under the part whose middle it shares best. */
function sideOf(rule: ObservedRule, segments: readonly Segment[], middle: number, sides: { readonly left: ObservedLine[]; readonly right: ObservedLine[] }): void {
  const toLeft = (rule.middle ?? 0) < middle;
  const over = segments.find((one) => isLeft(one, middle) === toLeft);
  const under: ObservedRule = over === undefined || rule.middle === undefined ? rule : { ...rule, middle: rounded(rule.middle - over.from), columnWidth: rounded(over.to - over.from) };
  (toLeft ? sides.left : sides.right).push(under);
}

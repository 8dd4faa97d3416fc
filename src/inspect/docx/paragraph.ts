import type { ObservedParagraph, ObservedRule, ObservedRun } from '../observed.js';
import type { EffectiveParagraph, Formats, TableLooks } from './formats.js';
import type { InlineReader, Inlines } from './inlines.js';
import type { Ruler } from './measure.js';
import type { Borders, ParagraphProps, TabStop } from './paragraph-props.js';
import { given } from './run-props.js';
import { after, joined, runsOf } from './runs.js';
import type { Geometry } from './shapes.js';
import { rounded } from './units.js';
import { childOf, type XmlNode } from './xml/tree.js';

/** Where lines are set: the width of their column in points, and what is needed to read them. */
export interface Column {
  readonly width: number;
  /** From the left edge of the page; absent where it cannot be told (a text box). */
  readonly left?: number;
  /** The body itself, not a cell or a box. */
  readonly isBody: boolean;
  readonly looks?: TableLooks;
}

/** What every reader of a story needs. */
export interface Reading {
  readonly formats: Formats;
  readonly inlines: InlineReader;
  readonly ruler: Ruler | undefined;
  readonly defaultTab: number;
}

/** A paragraph of a file, read by itself. */
export interface ReadParagraph {
  readonly node: XmlNode;
  readonly effective: EffectiveParagraph;
  readonly inlines: Inlines;
  readonly number: string;
  /** With its number. */
  readonly runs: readonly ObservedRun[];
  /** Its mark is deleted: what follows goes on in it. */
  readonly runsOn: boolean;
}

export function readParagraph(node: XmlNode, column: Column, { formats, inlines }: Reading): ReadParagraph {
  const effective = formats.paragraph(node, column.looks);
  const inner = inlines.read(node, effective);
  const { list } = effective;
  const words = runsOf(inner.pieces);
  const runsOn = childOf(childOf(childOf(node, 'w:pPr'), 'w:rPr'), 'w:del') !== undefined;
  // A paragraph that was deleted whole has no number.
  const number = list === undefined || (runsOn && words.length === 0) ? '' : formats.counters.next(list.id, list.level);
  const sign = formats.number(effective);
  const before: readonly ObservedRun[] = number === '' || sign.hidden ? [] : [{ text: sign.capitals ? number.toUpperCase() : number, looks: sign.looks }];
  return { node, effective, inlines: inner, number: before.length === 0 ? '' : number, runs: joined(before, words), runsOn };
}

/** Edges of a paragraph from the left edge of its column, in points. */
export interface Indents {
  readonly left: number;
  readonly right: number;
  readonly first: number;
}

export function indentsOf({ effective: { props }, runs }: ReadParagraph): Indents {
  const character = (runs[0]?.looks.size ?? 10) / 100;
  const either = (chars: number | undefined, length: number | undefined): number => (chars !== undefined && chars !== 0 ? chars * character : (length ?? 0));
  const left = either(props.leftChars, props.left);
  return { left: rounded(left), right: rounded(either(props.rightChars, props.right)), first: rounded(left + either(props.firstLineChars, props.firstLine)) };
}

/** Space before and after as the paragraph has it, before its neighbours are asked. */
export function spacesOf({ effective: { props } }: ReadParagraph): { readonly before: number; readonly after: number } {
  const space = (auto: boolean | undefined, lines: number | undefined, length: number | undefined): number => (auto === true ? autoSpace : lines !== undefined && lines !== 0 ? lines * 0.12 : (length ?? 0));
  return { before: rounded(space(props.beforeAuto, props.beforeLines, props.before)), after: rounded(space(props.afterAuto, props.afterLines, props.after)) };
}

/** What Word takes for the space of a paragraph of a web page. */
const autoSpace = 14;

/** The words of a paragraph with all that is seen of it, its neighbours left out of account. */
export function observe(paragraph: ReadParagraph, column: Column, reading: Reading): ObservedParagraph {
  const { effective, node, number } = paragraph;
  const { left, right, first } = indentsOf(paragraph);
  const stops = stopsOf(paragraph, left);
  const align = alignOf(effective.props);
  const width = column.width - right;
  let { runs } = paragraph;
  let firstLine = first;
  // A tab before the words is an indent by another name.
  while (runs[0]?.text.startsWith('\t') === true && align !== 'center' && align !== 'right') {
    firstLine = nextStop(stops, firstLine, reading.defaultTab).at;
    runs = after(runs, 1);
  }
  const measured = reading.ruler === undefined ? undefined : measure(runs, number, { left, firstLine, width, stops }, reading.ruler, reading.defaultTab);
  const size = runs.reduce((most, { looks }) => Math.max(most, looks.size ?? 0), 0);
  return {
    kind: 'paragraph',
    runs,
    align,
    firstLine,
    left,
    ...given('lineSpacing', spacingOf(effective.props, size, reading.ruler)),
    ...measured,
    place: { paragraph: node.paragraph },
  };
}

interface Room {
  readonly left: number;
  readonly firstLine: number;
  readonly width: number;
  readonly stops: readonly TabStop[];
}

/** After a number the words begin at the hanging indent or at a stop. */
function measure(runs: readonly ObservedRun[], number: string, { left, firstLine, width }: Room, ruler: Ruler, defaultTab: number): { readonly lines: number; readonly lastLineWidth: number } | undefined {
  const others = width - left;
  if (number === '' || firstLine >= left) return ruler.lines(runs, { first: width - firstLine, others });
  const sign = runs[0] === undefined ? [] : [{ ...runs[0], text: number.trimEnd() }];
  const past = firstLine + ruler.width(sign);
  const from = past <= left ? left : (Math.floor(past / defaultTab) + 1) * defaultTab;
  const words = ruler.lines(after(runs, number.length), { first: width - from, others });
  return words?.lines === 1 ? { lines: 1, lastLineWidth: rounded(words.lastLineWidth + from - firstLine) } : words;
}

export function alignOf({ align, bidi }: ParagraphProps): 'left' | 'center' | 'right' | 'justify' {
  switch (align) {
    case 'center':
      return 'center';
    case 'right':
    case 'end':
      return bidi === true ? 'left' : 'right';
    case 'both':
    case 'distribute':
    case 'thaiDistribute':
    case 'lowKashida':
    case 'mediumKashida':
    case 'highKashida':
      return 'justify';
    default:
      return bidi === true ? 'right' : 'left';
  }
}

/** In lines of the font's single pitch (R36). */
export function spacingOf({ line }: ParagraphProps, size: number, ruler: Ruler | undefined): number | undefined {
  if (line === undefined) return 1;
  if (line.rule === 'auto') return rounded(line.value);
  const single = ruler === undefined || size === 0 ? 0 : ruler.pitch(size);
  if (single === 0) return undefined;
  const lines = rounded(line.value / single);
  return line.rule === 'exact' ? lines : Math.max(1, lines);
}

/** Stops of a paragraph in order; a hanging indent is one. */
export function stopsOf({ effective: { props } }: ReadParagraph, left: number): readonly TabStop[] {
  const own = (props.tabs ?? []).filter(({ kind }) => kind !== 'clear' && kind !== 'bar');
  const all = (props.firstLine ?? 0) < 0 ? [...own, { at: left, kind: 'left', leader: false }] : own;
  return [...all].sort((a, b) => a.at - b.at);
}

export function nextStop(stops: readonly TabStop[], x: number, defaultTab: number): TabStop {
  const step = defaultTab > 0 ? defaultTab : 36;
  return stops.find(({ at }) => at > x + 0.01) ?? { at: (Math.floor((x + 0.01) / step) + 1) * step, kind: 'left', leader: false };
}

/** Height of a line of a paragraph, in points; of an empty one by the size of its mark. */
export function lineHeight({ effective, runs }: ReadParagraph, { formats, ruler }: Reading): number {
  const largest = runs.reduce((most, { looks }) => Math.max(most, looks.size ?? 0), 0);
  const size = largest > 0 ? largest : (formats.number(effective).looks.size ?? 10);
  const { line } = effective.props;
  const single = ruler?.pitch(size) ?? size * 1.15;
  if (line === undefined) return single;
  if (line.rule === 'auto') return single * line.value;
  return line.rule === 'exact' ? line.value : Math.max(line.value, single);
}

/** What the borders of a paragraph draw: a frame around it, or rules above and below it. */
export interface DrawnBorders {
  readonly box?: NonNullable<ObservedParagraph['box']>;
  readonly above?: ObservedRule;
  readonly below?: ObservedRule;
}

/** Neighbours with the same borders stand in one frame: between them nothing is drawn. */
export function drawnBorders(paragraph: ReadParagraph, column: Column, joins: { readonly before: boolean; readonly after: boolean }): DrawnBorders {
  const { borders } = paragraph.effective.props;
  if (borders === undefined) return {};
  const { left, right, first } = indentsOf(paragraph);
  const start = Math.min(left, first);
  const length = rounded(column.width - start - right);
  const visible = (side: keyof Borders): boolean => borders[side]?.visible === true;
  if (visible('top') && visible('bottom') && visible('left') && visible('right')) {
    return { box: { width: length, ...given('color', borders.top?.color) } };
  }
  const rule = (side: 'top' | 'bottom'): ObservedRule => ({
    kind: 'rule',
    length,
    solid: borders[side]?.solid ?? true,
    middle: rounded(start + length / 2),
    columnWidth: rounded(column.width),
    place: { paragraph: paragraph.node.paragraph },
  });
  return {
    ...(visible('top') && !joins.before ? { above: rule('top') } : {}),
    ...(visible('bottom') && !joins.after ? { below: rule('bottom') } : {}),
  };
}

/** Do two neighbours share their borders? */
export function bordersJoin(a: ReadParagraph | undefined, b: ReadParagraph | undefined): boolean {
  if (a?.effective.props.borders === undefined || b?.effective.props.borders === undefined) return false;
  const key = (paragraph: ReadParagraph): string => JSON.stringify([paragraph.effective.props.borders, indentsOf(paragraph).left, indentsOf(paragraph).right]);
  return key(a) === key(b);
}

/** A line that is drawn as a shape, in the column its anchor stands in. */
export function ruleOf(geometry: Geometry, solid: boolean, paragraph: number, column: Column): ObservedRule {
  const middle = middleOf(geometry, column);
  return {
    kind: 'rule',
    ...given('length', geometry.width === undefined ? undefined : rounded(geometry.width)),
    solid,
    ...given('middle', middle === undefined ? undefined : rounded(middle)),
    columnWidth: rounded(column.width),
    place: { paragraph },
  };
}

/** The middle of a shape from the left edge of the column. */
export function middleOf({ x, xAlign, xFrom, width }: Geometry, column: Column): number | undefined {
  if (width === undefined) return undefined;
  if (xAlign !== undefined) return xFrom === 'page' || (xFrom === 'margin' && !column.isBody) ? undefined : xAlign === 'left' ? width / 2 : xAlign === 'center' ? column.width / 2 : column.width - width / 2;
  if (x === undefined) return undefined;
  if (xFrom === 'column' || (xFrom === 'margin' && column.isBody)) return x + width / 2;
  return xFrom === 'page' && column.left !== undefined ? x - column.left + width / 2 : undefined;
}

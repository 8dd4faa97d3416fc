import type { ObservedBlock, ObservedLine, ObservedParagraph, ObservedRule } from '../observed.js';
import { placeBoxes, type FloatingBox } from './boxes.js';
import { bordersJoin, drawnBorders, lineHeight, middleOf, observe, readParagraph, ruleOf, spacesOf, type Column, type ReadParagraph, type Reading } from './paragraph.js';
import { rounded } from './units.js';
import { flowOf, type Findings, type FlowItem } from './story.js';
import { tableBlocks } from './tables.js';
import { tabbedColumns } from './tabs.js';
import type { XmlNode } from './xml/tree.js';

type Entry = { readonly kind: 'paragraph'; readonly paragraph: ReadParagraph } | { readonly kind: 'table'; readonly blocks: readonly ObservedBlock[] };

/** The blocks of a body or a section of it. */
export function blocksOf(items: readonly FlowItem[], column: Column, reading: Reading, findings: Findings): readonly ObservedBlock[] {
  return assemble(read(items, column, reading, findings), column, reading, findings);
}

/** What stands in a cell or a text box: lines only, those of tables inside one after the other. */
export function linesOf(container: XmlNode, column: Column, reading: Reading, findings: Findings): readonly ObservedLine[] {
  return blocksOf(flowOf(container, findings), column, reading, findings).flatMap(asLines);
}

function asLines(block: ObservedBlock): readonly ObservedLine[] {
  switch (block.kind) {
    case 'columns':
      return block.rows.flat(2);
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines));
    default:
      return [block];
  }
}

/** In the order of the file: lists count as they come. */
function read(items: readonly FlowItem[], column: Column, reading: Reading, findings: Findings): readonly Entry[] {
  const entries: Entry[] = [];
  let open: ReadParagraph | undefined;
  for (const item of items) {
    if (item.kind === 'table') {
      if (open !== undefined) entries.push({ kind: 'paragraph', paragraph: open });
      open = undefined;
      entries.push({ kind: 'table', blocks: tableBlocks(item.node, column, reading, findings) });
      continue;
    }
    const paragraph = readParagraph(item.node, column, reading);
    const whole = open === undefined ? paragraph : together(open, paragraph);
    if (paragraph.runsOn) findings.deletion();
    open = paragraph.runsOn ? whole : undefined;
    if (open === undefined) entries.push({ kind: 'paragraph', paragraph: whole });
  }
  if (open !== undefined) entries.push({ kind: 'paragraph', paragraph: open });
  return entries;
}

/** A paragraph whose mark is deleted, and the one it runs on into. */
function together(first: ReadParagraph, second: ReadParagraph): ReadParagraph {
  if (first.runs.length === 0) return { ...second, inlines: { ...second.inlines, floats: [...first.inlines.floats, ...second.inlines.floats] } };
  return {
    ...second,
    node: first.node,
    number: first.number,
    runs: [...first.runs, ...second.runs],
    inlines: { pieces: [...first.inlines.pieces, ...second.inlines.pieces], floats: [...first.inlines.floats, ...second.inlines.floats] },
  };
}

/** A rule that is drawn as a shape, on its way down to where it stands. */
interface Falling {
  readonly rule: ObservedRule;
  y: number;
}

function assemble(entries: readonly Entry[], column: Column, reading: Reading, findings: Findings): readonly ObservedBlock[] {
  const out: ObservedBlock[] = [];
  let boxes: FloatingBox[] = [];
  let falling: Falling[] = [];
  let space = 0;
  const paragraphAt = (at: number): ReadParagraph | undefined => {
    const entry = entries[at];
    return entry?.kind === 'paragraph' ? entry.paragraph : undefined;
  };
  const land = (until: number): void => {
    for (const { rule, y } of falling) if (y < until) out.push(rule);
    falling = falling.filter(({ y }) => y >= until);
  };
  const place = (): void => {
    if (boxes.length === 0) return;
    out.push(...placeBoxes(boxes, falling.map(({ rule, y }) => ({ rule, y })), column, reading));
    if (boxes.length > 1) falling = [];
    boxes = [];
  };
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at];
    if (entry === undefined) break;
    if (entry.kind === 'table') {
      place();
      land(Infinity);
      out.push(...entry.blocks);
      space = 0;
      continue;
    }
    const group = column.isBody ? tabbedColumns(entries.slice(at, at + longestHead).map((one) => (one.kind === 'paragraph' ? one.paragraph : undefined)), column, reading) : undefined;
    if (group !== undefined) {
      place();
      land(Infinity);
      out.push(group.block);
      at += group.paragraphs - 1;
      space = 0;
      continue;
    }
    const { paragraph } = entry;
    const [before, after] = [paragraphAt(at - 1), paragraphAt(at + 1)];
    const drawn = drawnBorders(paragraph, column, { before: bordersJoin(before, paragraph), after: bordersJoin(paragraph, after) });
    const words = paragraph.runs.some(({ text }) => text.trim() !== '');
    const spaces = effectiveSpaces(paragraph, before, after);
    const own = paragraph.inlines.floats;
    const pitch = lineHeight(paragraph, reading);
    for (const float of own) {
      if (float.kind === 'line') falling.push({ rule: ruleOf(float.geometry, float.solid, paragraph.node.paragraph, column), y: float.geometry.yFromParagraph ? (float.geometry.y ?? pitch) : pitch });
      else boxes.push(floatingBox(float, column, reading, findings));
    }
    const below = boxes.length > 0 && words && own.length > 0 && boxes.every(({ y }) => y !== undefined && y > pitch);
    if (words && !below) place();
    land(pitch * 0.6);
    if (drawn.above !== undefined) out.push(drawn.above);
    if (words) {
      const seen = observe(paragraph, column, reading);
      const line: ObservedParagraph = { ...seen, spaceBefore: rounded(spaces.before + space), spaceAfter: spaces.after, ...(drawn.box === undefined ? {} : { box: drawn.box }) };
      out.push(line);
      space = 0;
      fall(falling, spaces.before + (seen.lines ?? 1) * pitch + spaces.after);
    } else if (drawn.above === undefined && drawn.below === undefined) {
      const height = spaces.before + pitch + spaces.after;
      if (height > tiny) space += height;
      fall(falling, height);
    }
    if (drawn.below !== undefined) out.push(drawn.below);
    if (below) place();
  }
  place();
  land(Infinity);
  return out;
}

/** Paragraphs looked at for a head made by tabs. */
const longestHead = 24;

/** Points: what a section or a table must end with takes no room. */
const tiny = 1.5;

function fall(falling: readonly Falling[], height: number): void {
  for (const one of falling) one.y -= height;
}

function floatingBox(float: Extract<ReadParagraph['inlines']['floats'][number], { kind: 'box' }>, column: Column, reading: Reading, findings: Findings): FloatingBox {
  const { geometry, content, frame } = float;
  const width = geometry.width === undefined ? column.width : Math.max(0, geometry.width - insets);
  const middle = middleOf(geometry, column);
  const inner = linesOf(content, { width: rounded(width), isBody: false }, reading, findings);
  const box = frame === undefined ? undefined : { ...(geometry.width === undefined ? {} : { width: rounded(geometry.width) }), ...(geometry.height === undefined ? {} : { height: rounded(geometry.height) }), ...frame };
  return {
    lines: box === undefined ? inner : inner.map((line) => (line.kind === 'paragraph' ? { ...line, box } : line)),
    framed: box !== undefined,
    ...(middle === undefined ? {} : { middle }),
    width: geometry.width ?? column.width,
    ...(geometry.y === undefined || !geometry.yFromParagraph ? {} : { y: geometry.y }),
  };
}

/** Left and right room of a text box as Word makes it, in points. */
const insets = 14.4;

/** Space around a paragraph with its neighbours taken into account. */
function effectiveSpaces(paragraph: ReadParagraph, before: ReadParagraph | undefined, after: ReadParagraph | undefined): { readonly before: number; readonly after: number } {
  const own = spacesOf(paragraph);
  const { props, styleId } = paragraph.effective;
  const alike = (other: ReadParagraph | undefined): boolean => props.contextual === true && other?.effective.styleId === styleId;
  // Spaces of web pages do not add up: the first of two is enough.
  const auto = props.beforeAuto === true && before?.effective.props.afterAuto === true;
  return { before: alike(before) || auto ? 0 : own.before, after: alike(after) ? 0 : own.after };
}

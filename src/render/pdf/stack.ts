import type { Line as Block, Paragraph, Rule, SignatureField } from '../../document/types.js';
import { textOf } from '../../document/walk.js';
import type { Format } from '../../format/types.js';
import type { Faces } from '../../typeset/faces.js';
import { ruleLinePt, setParagraph } from '../../typeset/heights.js';
import type { Line } from '../../typeset/lines.js';
import { lookUp } from '../../typeset/look-up.js';
import { mm } from '../../typeset/units.js';
import type { Source, TextItem } from './page.js';
import { strip, type Strip } from './strip.js';

/** What every step of the layout needs; immutable, handed down. */
export interface Context {
  readonly format: Format;
  readonly faces: Faces;
}

/** Where a stack of paragraphs stands: its left edge on the paper and its width; points. */
export interface Box {
  readonly x: number;
  readonly width: number;
}

/** The last line set so far, by which a rule is measured. */
export interface Above {
  readonly line: Line | undefined;
  readonly keepWithNext: boolean;
}

const nothingAbove: Above = { line: undefined, keepWithNext: false };

export type Origin = Omit<Source, 'role' | 'id'>;

/** Strips of a paragraph: one a line, kept together as its role and the control of widows and orphans want. */
function paragraphStrips(paragraph: Paragraph, box: Box, origin: Origin, context: Context): { readonly strips: readonly Strip[]; readonly above: Above } {
  const { format, faces } = context;
  const looks = lookUp(format.paragraphs, paragraph.role);
  const { lines, pitch, baseline } = setParagraph(paragraph, format, faces, box.width);
  const source: Source = { ...origin, role: paragraph.role, ...(paragraph.id === undefined ? {} : { id: paragraph.id }) };
  const last = lines.length - 1;
  const strips = lines.map((line, index) =>
    strip({
      height: pitch,
      before: index === 0 ? looks.spaceBeforePt : 0,
      after: index === last ? looks.spaceAfterPt : 0,
      keepWithNext: index === last ? looks.keepWithNext : looks.keepTogether || index === 0 || index === last - 1,
      place: (y) => (line.pieces.length === 0 ? [] : [textItem(line, box, y + baseline, source, index === 0)]),
      ...(index === 0 && looks.outlineLevel !== undefined ? { heading: { level: looks.outlineLevel, title: textOf(paragraph).replaceAll(/\s+/gu, ' ').trim() } } : {}),
    }),
  );
  return { strips, above: { line: lines[last], keepWithNext: looks.keepWithNext } };
}

/** A line of text as it stands on a page; `first`: of its paragraph. */
export function textItem(line: Line, box: Box, baseline: number, source: Source, first: boolean): TextItem {
  return { kind: 'text', pieces: line.pieces.map((piece) => ({ ...piece, x: box.x + piece.x })), baseline, wordSpace: line.wordSpace, first, source };
}

/** The strip of a rule: under the last line above, aligned as it is, a share of its length (R12, R15, R20) or of the text width (R71). */
function ruleStrip(rule: Rule, above: Above, align: string, box: Box, origin: Origin, { format }: Context): Strip {
  const looks = lookUp(format.rules, rule.role);
  const source: Source = { ...origin, role: rule.role };
  const acrossText = looks.measure === 'text';
  const { x, width } = acrossText ? { x: 0, width: box.width } : (above.line ?? { x: 0, width: 0 });
  const length = width * looks.ratio;
  const shift = align === 'center' ? (width - length) / 2 : align === 'right' ? width - length : 0;
  return strip({
    height: looks.weightPt + ruleLinePt,
    before: looks.gapAbovePt,
    after: looks.gapBelowPt,
    lines: 0,
    keepWithNext: acrossText || above.keepWithNext,
    place: (y) => (length > 0 ? [{ kind: 'rule', x: box.x + x + shift, y, width: length, height: looks.weightPt, source }] : []),
  });
}

/** Where a field stands in its box; it stays with what follows, and takes no more room than its format says. */
function fieldStrip({ role, name, label }: SignatureField, box: Box, origin: Origin, { format }: Context): Strip {
  const looks = lookUp(format.fields, role);
  const [width, height] = [mm(looks.widthMm), mm(looks.heightMm)];
  const free = box.width - width;
  const x = box.x + (looks.align === 'center' ? free / 2 : looks.align === 'right' ? free : 0) + mm(looks.shiftXMm);
  return strip({
    height: mm(looks.roomMm),
    lines: 0,
    keepWithNext: true,
    place: (y) => [{ kind: 'field', x, y: y + mm(looks.shiftYMm), width, height, name, label, frame: format.fieldFrame, source: { ...origin, role } }],
  });
}

/** What stands in the top margin takes no room in the text, and stands on the page of what follows. */
function inTopMargin(strips: readonly Strip[], top: number): { readonly strips: readonly Strip[]; readonly height: number } {
  let y = top;
  const moved = strips.map((one) => {
    const at = y;
    y += one.height;
    return strip({ height: 0, lines: 0, keepWithNext: true, place: (_, ending) => one.place(at, ending) });
  });
  return { strips: moved, height: y - top };
}

/** Paragraphs, rules and fields one under the other; a rule or a field stays with the line it is drawn under. */
export function stack(blocks: readonly Block[], box: Box, originOf: (index: number) => Origin, context: Context): Strip[] {
  const strips: Strip[] = [];
  let above = nothingAbove;
  let align = 'left';
  let margin: number | undefined;
  for (const [index, block] of blocks.entries()) {
    const topMarginMm = block.kind === 'paragraph' ? lookUp(context.format.paragraphs, block.role).topMarginMm : undefined;
    if (topMarginMm !== undefined || (margin !== undefined && block.kind === 'field')) {
      const own = block.kind === 'paragraph' ? paragraphStrips(block, box, originOf(index), context).strips : block.kind === 'field' ? [fieldStrip(block, box, originOf(index), context)] : [];
      const top = margin ?? mm(topMarginMm ?? 0);
      const set = inTopMargin(own, top);
      for (const one of set.strips) strips.push(one);
      margin = top + set.height;
      continue;
    }
    margin = undefined;
    if (block.kind === 'field') {
      keepLast(strips);
      strips.push(fieldStrip(block, box, originOf(index), context));
      continue;
    }
    if (block.kind === 'rule') {
      keepLast(strips);
      strips.push(ruleStrip(block, above, align, box, originOf(index), context));
      continue;
    }
    const set = paragraphStrips(block, box, originOf(index), context);
    for (const one of set.strips) strips.push(one);
    above = set.above;
    align = lookUp(context.format.paragraphs, block.role).align;
  }
  return strips;
}

function keepLast(strips: Strip[]): void {
  const last = strips.pop();
  if (last !== undefined) strips.push({ ...last, keepWithNext: true });
}

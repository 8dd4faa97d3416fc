import type { Inline, Line, Paragraph, Rule } from '../../document/types.js';
import { lookUp } from '../../typeset/look-up.js';
import { lastLineWidth } from '../../typeset/heights.js';
import { fillWidth } from '../../typeset/lines.js';
import type { Box, Context } from './context.js';
import { inlineStyleId, ruleStyleId, sectionBreakStyle } from './style-ids.js';
import { mmTwips, twips } from './units.js';
import { el, type Element } from './xml.js';

/** What stands on a paragraph besides its style, because of where it stands. */
export interface Extra {
  readonly keepNext?: boolean;
  /** Added to the space of its style, in points. */
  readonly moreBeforePt?: number;
  readonly moreAfterPt?: number;
  /** Section properties, on the last paragraph of a section. */
  readonly section?: Element | undefined;
  /** Where it stands: what its lines are balanced in. */
  readonly box?: Box | undefined;
}

export function paragraph(block: Paragraph, context: Context, extra: Extra = {}): Element {
  const looks = lookUp(context.format.paragraphs, block.role);
  const { keepNext = false, moreBeforePt = 0, moreAfterPt = 0, section, box } = extra;
  const side = box === undefined ? 0 : Math.floor(twips(box.widthPt - fillWidth(block, context.format, context.faces, box.widthPt)) / 2);
  const spacing = moreBeforePt > 0 || moreAfterPt > 0;
  return el(
    'w:p',
    {},
    el(
      'w:pPr',
      {},
      el('w:pStyle', { 'w:val': context.styleIds.get(block.role) }),
      keepNext && !looks.keepWithNext && el('w:keepNext'),
      spacing && el('w:spacing', { 'w:before': twips(looks.spaceBeforePt + moreBeforePt), 'w:after': twips(looks.spaceAfterPt + moreAfterPt) }),
      side > 0 && el('w:ind', { 'w:left': mmTwips(looks.leftMm) + side, 'w:right': side }),
      section,
    ),
    runs(block.inlines),
  );
}

/** Runs, with the range of each note around its own. */
function runs(inlines: readonly Inline[]): Element[] {
  const notesOf = (inline: Inline | undefined): readonly number[] => (inline?.kind === 'text' ? (inline.notes ?? []) : []);
  const has = (list: readonly Inline[], note: number): boolean => list.some((inline) => notesOf(inline).includes(note));
  return inlines.flatMap((inline, index) => {
    const notes = notesOf(inline);
    const starts = notes.filter((note) => !has(inlines.slice(0, index), note));
    const ends = notes.filter((note) => !has(inlines.slice(index + 1), note));
    return [...starts.map((note) => el('w:commentRangeStart', { 'w:id': note })), run(inline), ...ends.flatMap(rangeEnd)];
  });
}

function rangeEnd(note: number): readonly Element[] {
  return [el('w:commentRangeEnd', { 'w:id': note }), el('w:r', {}, el('w:commentReference', { 'w:id': note }))];
}

function run(inline: Inline): Element {
  if (inline.kind === 'line-break') return el('w:r', {}, el('w:br'));
  return el(
    'w:r',
    {},
    inline.role !== undefined && el('w:rPr', {}, el('w:rStyle', { 'w:val': inlineStyleId(inline.role) })),
    el('w:t', { 'xml:space': 'preserve' }, inline.text),
  );
}

/** A rule: the top border of an empty line, drawn in by indents to its length (R12, R15, R20) or across the text (R71). */
export function rule(block: Rule, above: Paragraph | undefined, box: Box, context: Context, extra: Extra = {}): Element {
  const { format, faces } = context;
  const looks = lookUp(format.rules, block.role);
  const width = above === undefined || looks.measure === 'text' ? box.widthPt : lastLineWidth(above, format, faces, box.widthPt);
  const spare = Math.max(0, box.widthTwips - twips(width * looks.ratio));
  const align = above === undefined ? 'center' : lookUp(format.paragraphs, above.role).align;
  const indent = above === undefined ? 0 : mmTwips(lookUp(format.paragraphs, above.role).leftMm);
  const left = align === 'center' ? Math.round(spare / 2) : align === 'right' ? spare : indent;
  return el(
    'w:p',
    {},
    el('w:pPr', {}, el('w:pStyle', { 'w:val': ruleStyleId(block.role) }), el('w:ind', { 'w:left': left, 'w:right': spare - left }), extra.section),
  );
}

/** A paragraph without height, where the format of the file wants one. */
export function tinyParagraph(section?: Element): Element {
  return el('w:p', {}, el('w:pPr', {}, el('w:pStyle', { 'w:val': sectionBreakStyle }), section));
}

/** Paragraphs and rules one under the other; a rule measures the paragraph before it. Fields are no part of the file. */
export function lines(blocks: readonly Line[], box: Box, context: Context, extraOf: (index: number) => Extra = () => ({})): Element[] {
  let above: Paragraph | undefined;
  return blocks.flatMap((block, index) => {
    if (block.kind === 'field') return [];
    if (block.kind === 'rule') return [rule(block, above, box, context, extraOf(index))];
    above = block;
    return [paragraph(block, context, { ...extraOf(index), box })];
  });
}

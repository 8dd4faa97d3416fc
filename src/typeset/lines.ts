import type { Paragraph } from '../document/types.js';
import type { Format, ParagraphFormat } from '../format/types.js';
import { opportunitiesOf, type Opportunity } from './breaks.js';
import type { Face, Faces } from './faces.js';
import { lookUp } from './look-up.js';
import { makeMemory } from './memory.js';
import { styledTexts, type Drawn, type StyledText } from './styled-text.js';
import { mm } from './units.js';

/** Text in one face on one line; points. */
export interface Piece {
  readonly text: string;
  readonly face: Face;
  readonly sizePt: number;
  /** From the left edge of the paragraph's box. */
  readonly x: number;
  readonly width: number;
  readonly drawn: Drawn;
  readonly notes: readonly number[];
  /** Those of its notes whose words end with it. */
  readonly endingNotes: readonly number[];
}

/** One line of a paragraph; points. */
export interface Line {
  /** In reading order; their texts make up the line, with one of the spaces that hang at its end. Empty: an empty line. */
  readonly pieces: readonly Piece[];
  /** From the left edge of the paragraph's box to the first piece. */
  readonly x: number;
  /** As drawn, without hanging spaces: the whole measure where the line is justified. */
  readonly width: number;
  /** Before justification. */
  readonly naturalWidth: number;
  /** Added to every space of the line by justification. */
  readonly wordSpace: number;
  /** The last of its paragraph. */
  readonly last: boolean;
  /** Ended by a line break of the author. */
  readonly forced: boolean;
  /** A word was wider than the line and has been cut in the middle. */
  readonly overfull: boolean;
}

/** Widths are compared with this slack, so that a box made exactly as wide as its text holds it. */
const slackPt = 1e-4;

/** Both formats, and all documents that have a row in common, set the same paragraph in the same width. */
const remembered = makeMemory<Format, Paragraph, { readonly faces: Faces; readonly byWidth: Map<number, readonly Line[]> }>(20_000);

/**
 * Breaks a paragraph into lines (R33, R34): indents, alignment and justification of its role, words whole unless one is
 * wider than a line. Justification widens spaces, but not on the last line nor before a line break.
 * @param widthPt width of the box the paragraph stands in, in points
 * @returns at least one line; all lengths in points
 */
export function breakLines(paragraph: Paragraph, format: Format, faces: Faces, widthPt: number): readonly Line[] {
  const { faces: same, byWidth } = remembered(format, paragraph, () => ({ faces, byWidth: new Map() }));
  const lines = (same === faces ? byWidth.get(widthPt) : undefined) ?? setLines(paragraph, format, faces, widthPt);
  if (same === faces) byWidth.set(widthPt, lines);
  return lines;
}

function setLines(paragraph: Paragraph, format: Format, faces: Faces, widthPt: number): readonly Line[] {
  return setWithin(paragraph, format, faces, widthPt, fillWidth(paragraph, format, faces, widthPt));
}

/** More than a balanced paragraph needs, so that a program that measures a little otherwise breaks it at the same places. */
const balanceSlackPt = 3;

/** The width that the lines of a paragraph fill: all there is, or, where they are balanced, as little as makes no more of them. */
export function fillWidth(paragraph: Paragraph, format: Format, faces: Faces, widthPt: number): number {
  const looks = lookUp(format.paragraphs, paragraph.role);
  if (looks.balanced !== true || looks.align !== 'center') return widthPt;
  const set = (width: number): readonly Line[] => setWithin(paragraph, format, faces, widthPt, width);
  const natural = set(widthPt);
  if (natural.length < 2) return widthPt;
  const fits = (width: number): boolean => {
    const lines = set(width);
    return lines.length === natural.length && !lines.some((line) => line.overfull);
  };
  let [narrow, wide] = [widthPt / natural.length / 2, widthPt];
  while (wide - narrow > 0.5) {
    const middle = (narrow + wide) / 2;
    if (fits(middle)) wide = middle;
    else narrow = middle;
  }
  return Math.min(widthPt, wide + balanceSlackPt);
}

function setWithin(paragraph: Paragraph, format: Format, faces: Faces, widthPt: number, fillPt: number): readonly Line[] {
  const looks = lookUp(format.paragraphs, paragraph.role);
  const parts = styledTexts(paragraph, format, faces);
  const lines: Line[] = [];
  for (const [index, part] of parts.entries()) {
    const lastPart = index === parts.length - 1;
    const opportunities = opportunitiesOf(part.text);
    let start = 0;
    let nextOpportunity = 0;
    do {
      const indent = mm(looks.leftMm) + (lines.length === 0 ? mm(looks.firstLineMm) : 0);
      const measure = widthPt - indent;
      const end = fill(part, opportunities, start, nextOpportunity, (measure - widthPt + fillPt + slackPt) / looks.sizePt);
      const ends = end.next >= part.text.length;
      lines.push(setLine(part, start, end, looks, { indent, measure, last: ends && lastPart, forced: ends && !lastPart }));
      start = end.next;
      nextOpportunity = end.nextOpportunity;
    } while (start < part.text.length);
  }
  return lines;
}

interface LineEnd extends Opportunity {
  readonly nextOpportunity: number;
  readonly overfull: boolean;
}

function fill(part: StyledText, opportunities: readonly Opportunity[], start: number, from: number, measureEm: number): LineEnd {
  const room = at(part.before, start) + measureEm;
  let best: Opportunity | undefined;
  let index = from;
  for (let candidate = opportunities[index]; candidate !== undefined && at(part.before, candidate.contentEnd) <= room; candidate = opportunities[index]) {
    best = candidate;
    index++;
  }
  if (best !== undefined) return { ...best, nextOpportunity: index, overfull: false };
  const cut = cutWord(part, start, room);
  while ((opportunities[index]?.contentEnd ?? Infinity) < cut) index++;
  const reached = opportunities[index];
  if (reached?.contentEnd === cut) return { ...reached, nextOpportunity: index + 1, overfull: true };
  return { contentEnd: cut, next: cut, nextOpportunity: index, overfull: true };
}

const marks = /^\p{M}/u;

function cutWord({ text, before }: StyledText, start: number, room: number): number {
  let cut = start;
  for (let i = start; i < text.length; ) {
    let end = i + ((text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1);
    while (marks.test(text.slice(end, end + 2))) end++;
    if (cut > start && at(before, end) > room) break;
    cut = end;
    i = end;
  }
  return cut;
}

interface Setting {
  readonly indent: number;
  readonly measure: number;
  readonly last: boolean;
  readonly forced: boolean;
}

function setLine(part: StyledText, start: number, end: LineEnd, looks: ParagraphFormat, setting: Setting): Line {
  const { indent, measure, last, forced } = setting;
  const { contentEnd, overfull } = end;
  const naturalWidth = widthOf(part, start, contentEnd, looks.sizePt);
  const spare = measure - naturalWidth;
  const spaces = looks.align === 'justify' && !last && !forced ? countSpaces(part.text, start, contentEnd) : 0;
  const wordSpace = spaces > 0 && spare > 0 ? spare / spaces : 0;
  const x = indent + shift(looks.align, spare);
  const pieces: Piece[] = [];
  const drawnEnd = Math.min(end.next, contentEnd + 1);
  let cursor = x;
  for (const [index, run] of part.runs.entries()) {
    const from = Math.max(run.start, start);
    const to = Math.min(run.end, drawnEnd);
    if (from >= to) continue;
    const widened = countSpaces(part.text, from, Math.min(to, contentEnd)) * wordSpace;
    const width = widthOf(part, from, to, looks.sizePt) + widened;
    pieces.push({ text: part.text.slice(from, to), face: run.face, sizePt: looks.sizePt, x: cursor, width, drawn: run.drawn, notes: run.notes, endingNotes: to < run.end ? [] : run.notes.filter((note) => part.runs[index + 1]?.notes.includes(note) !== true) });
    cursor += width;
  }
  return { pieces, x, width: naturalWidth + spaces * wordSpace, naturalWidth, wordSpace, last, forced, overfull };
}

function shift(align: ParagraphFormat['align'], spare: number): number {
  if (align === 'center') return spare / 2;
  return align === 'right' ? spare : 0;
}

function widthOf({ before }: StyledText, from: number, to: number, sizePt: number): number {
  return (at(before, to) - at(before, from)) * sizePt;
}

function countSpaces(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 0x20) count++;
  return count;
}

function at(widths: Float64Array, index: number): number {
  return widths[index] ?? 0;
}

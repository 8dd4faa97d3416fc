import type { Fonts, UsedFont } from './fonts.js';
import type { Format } from '../../format/types.js';
import { pdfColor, pdfNumber } from './numbers.js';
import type { Piece } from '../../typeset/lines.js';
import { contentKey, noteLabel, type BarItem, type Page, type TextItem } from './page.js';
import type { Reference } from './pdf-file.js';
import type { MarkedContent, MarkedPart } from './structure/element.js';
import { Marking } from './structure/marking.js';

/** The drawing operators of a page, and the fonts they name. */
export interface PageContent {
  readonly operators: string;
  readonly fonts: Readonly<Record<string, Reference>>;
  /** What its marked content belongs to, by MCID. */
  readonly contents: readonly MarkedContent[];
}

type FontOf = (face: Piece['face']) => UsedFont;

/**
 * Draws the items of a page in order.
 * @param labels what stands before the item of a list, by the key of its paragraph; absent: nothing is marked, for pages that are only printed
 */
export function drawPage(page: Page, fonts: Fonts, { font: { color }, notes }: Pick<Format, 'font' | 'notes'>, labels?: ReadonlyMap<string, string>): PageContent {
  const used: Record<string, Reference> = {};
  const fontOf: FontOf = (face) => {
    const font = fonts.of(face);
    used[font.key] = font.reference;
    return font;
  };
  const marking = new Marking(labels !== undefined);
  const highlights = page.items.flatMap((item) => (item.kind === 'text' ? highlightsOf(item) : []));
  if (highlights.length > 0) {
    marking.state(`${pdfColor(notes.highlight)} rg`);
    marking.artifact('Layout', highlights);
  }
  marking.state(`${pdfColor(color)} rg`);
  for (const item of page.items) {
    if (item.kind === 'field') continue;
    if (item.kind !== 'text') marking.artifact('Layout', [drawBar(item)]);
    else if (item.source.block === -1 || item.source.repeated === true) marking.artifact('Pagination', segmentsOf(item, undefined).map((segment) => drawSegment(segment, item, fontOf)));
    else {
      const key = contentKey(item.source);
      for (const segment of segmentsOf(item, item.first ? labels?.get(key) : undefined)) marking.content({ key, part: segment.part }, drawSegment(segment, item, fontOf));
      marking.content({ key, part: 'note' }, drawNotes(item, fontOf, notes.numberSizePt));
    }
  }
  return { operators: marking.end(), fonts: used, contents: marking.contents };
}

function drawBar({ x, y, width, height }: BarItem): string {
  return `${[x, y, width, height].map(pdfNumber).join(' ')} re f`;
}

/** Pieces of a line that are one thing to a reader. */
interface Segment {
  readonly part: Exclude<MarkedPart, 'note'>;
  readonly pieces: readonly Piece[];
}

function segmentsOf({ pieces, wordSpace }: TextItem, label: string | undefined): readonly Segment[] {
  const [first] = pieces;
  const segments: { part: Segment['part']; pieces: Piece[] }[] = [];
  const add = (part: Segment['part'], piece: Piece): void => {
    const last = segments.at(-1);
    if (last?.part === part) last.pieces.push(piece);
    else segments.push({ part, pieces: [piece] });
  };
  for (const piece of pieces) {
    const [before, rest] = piece === first && label !== undefined && piece.text.startsWith(label) ? cutPiece(piece, label.length, wordSpace) : [undefined, piece];
    if (before !== undefined) add('label', before);
    if (rest.text !== '') add(rest.drawn.strike ? 'strike' : rest.drawn.underline ? 'underline' : 'text', rest);
  }
  return segments;
}

/** Two pieces of one, cut after so many characters. */
function cutPiece(piece: Piece, length: number, wordSpace: number): readonly [Piece, Piece] {
  const [head, tail] = [piece.text.slice(0, length), piece.text.slice(length)];
  const spaces = head.split(' ').length - 1;
  const width = piece.face.width(head, piece.sizePt) + spaces * wordSpace;
  return [
    { ...piece, text: head, width, endingNotes: [] },
    { ...piece, text: tail, x: piece.x + width, width: piece.width - width },
  ];
}

/** One text object: its pieces follow each other by their own widths; the matrix turns the glyphs upright again. */
function drawSegment({ pieces }: Segment, { baseline, wordSpace, pieces: whole }: TextItem, fontOf: FontOf): string {
  const [first] = pieces;
  if (first === undefined) return '';
  const shown = pieces.map((piece) => {
    const font = fontOf(piece.face);
    return `/${font.key} ${pdfNumber(piece.sizePt)} Tf ${show(piece.text, font, (-wordSpace * 1000) / piece.sizePt)}`;
  });
  const lineEnd = whole.at(-1);
  const bars = pieces.flatMap((piece) => barsOf(piece, baseline, piece === lineEnd));
  return [`BT 1 0 0 -1 ${pdfNumber(first.x)} ${pdfNumber(baseline)} Tm ${shown.join(' ')} ET`, ...bars].join('\n');
}

/** Behind a text with notes: from the top of its letters to their foot; a space at the end of the line hangs there unseen. */
function highlightsOf({ pieces, baseline }: TextItem): readonly string[] {
  const last = pieces.at(-1);
  return pieces
    .filter((piece) => piece.notes.length > 0)
    .map((piece) => {
      const { x, sizePt, face } = piece;
      return `${[x, baseline - face.ascentEm * sizePt, seenWidth(piece, piece === last), (face.ascentEm + face.descentEm) * sizePt].map(pdfNumber).join(' ')} re f`;
    });
}

/** Numbers of the notes that end in a line, in the margin beside it. */
function drawNotes(item: TextItem, fontOf: FontOf, sizePt: number): string {
  const face = item.pieces[0]?.face;
  const label = noteLabel(item);
  if (face === undefined || label === '' || item.notesAt === undefined) return '';
  const font = fontOf(face);
  return `BT /${font.key} ${pdfNumber(sizePt)} Tf 1 0 0 -1 ${pdfNumber(item.notesAt)} ${pdfNumber(item.baseline)} Tm <${font.encode(label)}> Tj ET`;
}

/** Lines drawn with a piece of text: shares of its size, measured on Times New Roman in Word. */
const underlineAt = 0.109;
const strikeAt = -0.258;
const barWeight = 0.049;

/** @param last of its line: a space at its end hangs there unseen */
function seenWidth({ text, face, width, sizePt }: Piece, last: boolean): number {
  return last && text.endsWith(' ') ? width - face.width(' ', sizePt) : width;
}

function barsOf(piece: Piece, baseline: number, last: boolean): readonly string[] {
  const { drawn, x, sizePt } = piece;
  const seen = seenWidth(piece, last);
  const bar = (at: number): string => `${[x, baseline + at * sizePt, seen, barWeight * sizePt].map(pdfNumber).join(' ')} re f`;
  return [...(drawn.underline ? [bar(underlineAt)] : []), ...(drawn.strike ? [bar(strikeAt)] : [])];
}

function show(text: string, font: UsedFont, spaceShift: number): string {
  if (spaceShift === 0) return `<${font.encode(text)}> Tj`;
  const parts = text.split(/(?<= )/u);
  const shift = pdfNumber(spaceShift);
  return `[${parts.map((part) => `<${font.encode(part)}>${part.endsWith(' ') ? ` ${shift} ` : ''}`).join('')}] TJ`;
}

import type { Fonts, UsedFont } from './fonts.js';
import type { Format } from '../../format/types.js';
import { pdfNumber } from './numbers.js';
import type { Piece } from '../../typeset/lines.js';
import type { BarItem, Page, TextItem } from './page.js';
import type { Reference } from './pdf-file.js';

/** The drawing operators of a page, and the fonts they name. */
export interface PageContent {
  readonly operators: string;
  readonly fonts: Readonly<Record<string, Reference>>;
}

/** Draws the items of a page in order. */
export function drawPage(page: Page, fonts: Fonts, { font: { color }, notes }: Pick<Format, 'font' | 'notes'>): PageContent {
  const used: Record<string, Reference> = {};
  const fontOf = (face: TextItem['pieces'][number]['face']): UsedFont => {
    const font = fonts.of(face);
    used[font.key] = font.reference;
    return font;
  };
  const highlights = page.items.flatMap((item) => (item.kind === 'text' ? highlightsOf(item) : []));
  const operators = [
    ...(highlights.length > 0 ? [`${colorOf(notes.highlight)} rg`, ...highlights] : []),
    `${colorOf(color)} rg`,
    ...page.items.map((item) => (item.kind === 'text' ? drawText(item, fontOf, notes.numberSizePt) : item.kind === 'field' ? '' : drawBar(item))),
  ];
  return { operators: operators.filter((operator) => operator !== '').join('\n'), fonts: used };
}

function colorOf(hex: string): string {
  return [0, 2, 4].map((at) => pdfNumber(Number.parseInt(hex.slice(at, at + 2), 16) / 255)).join(' ');
}

function drawBar({ x, y, width, height }: BarItem): string {
  return `${[x, y, width, height].map(pdfNumber).join(' ')} re f`;
}

/** One text object a line: its pieces follow each other by their own widths; the matrix turns the glyphs upright again. */
function drawText({ pieces, baseline, wordSpace }: TextItem, fontOf: (face: TextItem['pieces'][number]['face']) => UsedFont, numberSizePt: number): string {
  const [first] = pieces;
  if (first === undefined) return '';
  const shown = pieces.map((piece) => {
    const font = fontOf(piece.face);
    return `/${font.key} ${pdfNumber(piece.sizePt)} Tf ${show(piece.text, font, (-wordSpace * 1000) / piece.sizePt)}`;
  });
  const bars = pieces.flatMap((piece, index) => barsOf(piece, baseline, index === pieces.length - 1));
  const numbers = pieces.flatMap((piece) => noteNumbers(piece, baseline, fontOf, numberSizePt));
  return [`BT 1 0 0 -1 ${pdfNumber(first.x)} ${pdfNumber(baseline)} Tm ${shown.join(' ')} ET`, ...bars, ...numbers].join('\n');
}

/** Behind a text with notes: from the top of its letters to their foot. */
function highlightsOf({ pieces, baseline }: TextItem): readonly string[] {
  return pieces
    .filter((piece) => piece.notes.length > 0)
    .map(({ x, width, sizePt, face }) => `${[x, baseline - face.ascentEm * sizePt, width, (face.ascentEm + face.descentEm) * sizePt].map(pdfNumber).join(' ')} re f`);
}

/** Numbers of the notes that end with a piece, raised at its end; they take no room in the line. */
function noteNumbers({ endingNotes, face, x, width, sizePt: textSize }: Piece, baseline: number, fontOf: (face: Piece['face']) => UsedFont, sizePt: number): readonly string[] {
  if (endingNotes.length === 0) return [];
  const font = fontOf(face);
  return [`BT /${font.key} ${pdfNumber(sizePt)} Tf 1 0 0 -1 ${pdfNumber(x + width)} ${pdfNumber(baseline - textSize / 2)} Tm <${font.encode(`[${endingNotes.join(', ')}]`)}> Tj ET`];
}

/** Lines drawn with a piece of text: shares of its size, measured on Times New Roman in Word. */
const underlineAt = 0.109;
const strikeAt = -0.258;
const barWeight = 0.049;

/** @param last of its line: a space at its end hangs there unseen */
function barsOf({ text, face, drawn, x, width, sizePt }: Piece, baseline: number, last: boolean): readonly string[] {
  const seen = last && text.endsWith(' ') ? width - face.width(' ', sizePt) : width;
  const bar = (at: number): string => `${[x, baseline + at * sizePt, seen, barWeight * sizePt].map(pdfNumber).join(' ')} re f`;
  return [...(drawn.underline ? [bar(underlineAt)] : []), ...(drawn.strike ? [bar(strikeAt)] : [])];
}

function show(text: string, font: UsedFont, spaceShift: number): string {
  if (spaceShift === 0) return `<${font.encode(text)}> Tj`;
  const parts = text.split(/(?<= )/u);
  const shift = pdfNumber(spaceShift);
  return `[${parts.map((part) => `<${font.encode(part)}>${part.endsWith(' ') ? ` ${shift} ` : ''}`).join('')}] TJ`;
}

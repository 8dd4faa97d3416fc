import type { Fonts, UsedFont } from './fonts.js';
import { pdfNumber } from './numbers.js';
import type { Piece } from '../../typeset/lines.js';
import type { BarItem, Page, TextItem } from './page.js';
import type { Reference } from './pdf-file.js';

/** The drawing operators of a page, and the fonts they name. */
export interface PageContent {
  readonly operators: string;
  readonly fonts: Readonly<Record<string, Reference>>;
}

/** Draws the items of a page in order; `color` is six hexadecimal digits. */
export function drawPage(page: Page, fonts: Fonts, color: string): PageContent {
  const used: Record<string, Reference> = {};
  const fontOf = (face: TextItem['pieces'][number]['face']): UsedFont => {
    const font = fonts.of(face);
    used[font.key] = font.reference;
    return font;
  };
  const operators = [`${colorOf(color)} rg`, ...page.items.map((item) => (item.kind === 'text' ? drawText(item, fontOf) : drawBar(item)))];
  return { operators: operators.join('\n'), fonts: used };
}

function colorOf(hex: string): string {
  return [0, 2, 4].map((at) => pdfNumber(Number.parseInt(hex.slice(at, at + 2), 16) / 255)).join(' ');
}

function drawBar({ x, y, width, height }: BarItem): string {
  return `${[x, y, width, height].map(pdfNumber).join(' ')} re f`;
}

/** One text object a line: its pieces follow each other by their own widths; the matrix turns the glyphs upright again. */
function drawText({ pieces, baseline, wordSpace }: TextItem, fontOf: (face: TextItem['pieces'][number]['face']) => UsedFont): string {
  const [first] = pieces;
  if (first === undefined) return '';
  const shown = pieces.map((piece) => {
    const font = fontOf(piece.face);
    return `/${font.key} ${pdfNumber(piece.sizePt)} Tf ${show(piece.text, font, (-wordSpace * 1000) / piece.sizePt)}`;
  });
  const bars = pieces.flatMap((piece, index) => barsOf(piece, baseline, index === pieces.length - 1));
  return [`BT 1 0 0 -1 ${pdfNumber(first.x)} ${pdfNumber(baseline)} Tm ${shown.join(' ')} ET`, ...bars].join('\n');
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

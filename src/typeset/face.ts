import { create, type Font } from 'fontkit';
import { tablesOf } from './true-type.js';

/** One style of the font, measured without kerning or ligatures, as Word sets Times New Roman. Ems unless said otherwise. */
export interface Face {
  /** PostScript name. */
  readonly name: string;
  readonly font: Font;
  /** The TrueType file. */
  readonly file: Buffer;
  readonly ascentEm: number;
  /** Positive. */
  readonly descentEm: number;
  readonly lineGapEm: number;
  /** Degrees counter-clockwise: negative where it slants forward. */
  readonly italicAngle: number;
  has(codePoint: number): boolean;
  /** Id of the glyph in the font; 0 where the font has none. */
  glyph(codePoint: number): number;
  /** A binary fraction where units to the em are a power of two, as in TrueType: sums of it are exact in any order. */
  advanceEm(codePoint: number): number;
  /** Width of a string on one line, in points, without kerning. */
  width(text: string, sizePt: number): number;
}

/** Parses a TrueType file. Throws where the bytes are no font. */
export function makeFace(bytes: Buffer): Face {
  const font = create(bytes);
  if ('fonts' in font) throw new Error('a font collection, not a font');
  const { unitsPerEm } = font;
  const advances = new Int32Array(0x10000).fill(-1);
  const glyphs = new Uint16Array(advances.length);
  const unasked = 2;
  const present = new Uint8Array(advances.length).fill(unasked);
  const look = (codePoint: number): { readonly id: number; readonly advanceWidth: number } => font.glyphForCodePoint(codePoint);

  const advance = (codePoint: number): number => {
    const known = advances[codePoint];
    if (known === undefined) return look(codePoint).advanceWidth;
    if (known >= 0) return known;
    const { id, advanceWidth } = look(codePoint);
    glyphs[codePoint] = id;
    advances[codePoint] = advanceWidth;
    return advanceWidth;
  };

  const unitsOf = (text: string): number => {
    let units = 0;
    for (const character of text) units += advance(character.codePointAt(0) ?? 0);
    return units;
  };

  return {
    name: font.postscriptName,
    font,
    file: bytes,
    ascentEm: font.ascent / unitsPerEm,
    descentEm: -font.descent / unitsPerEm,
    lineGapEm: font.lineGap / unitsPerEm,
    italicAngle: italicAngleOf(bytes),
    advanceEm: (codePoint) => advance(codePoint) / unitsPerEm,
    has: (codePoint) => {
      const known = present[codePoint];
      if (known === undefined) return font.hasGlyphForCodePoint(codePoint);
      if (known === unasked) present[codePoint] = font.hasGlyphForCodePoint(codePoint) ? 1 : 0;
      return present[codePoint] === 1;
    },
    glyph: (codePoint) => {
      advance(codePoint);
      return glyphs[codePoint] ?? look(codePoint).id;
    },
    width: (text, sizePt) => (unitsOf(text) * sizePt) / unitsPerEm,
  };
}

/** From the table "post", whose names of all glyphs fontkit would read for it. */
function italicAngleOf(file: Buffer): number {
  const post = tablesOf(file).get('post');
  if (post === undefined) throw new Error('the font has no table "post"');
  return post.readInt32BE(4) / 65536;
}

import { describe, expect, it } from 'vitest';
import { subsetFont } from '../../../src/render/pdf/subset.js';
import type { Face } from '../../../src/typeset/faces.js';
import { faces } from '../../typeset/builders.js';

/** Of the file, each once, in the order of the text, after .notdef. */
function glyphsOf(face: Face, text: string): number[] {
  return [...new Set([0, ...Array.from(text, (character) => face.glyph(character.codePointAt(0) ?? 0))])];
}

function byFontkit(face: Face, glyphs: readonly number[]): Buffer {
  const subset = face.font.createSubset();
  for (const glyph of glyphs) subset.includeGlyph(face.font.getGlyph(glyph));
  return Buffer.from(subset.encode());
}

describe('the subset of a font', () => {
  it.each(Object.entries(faces))('is the bytes that fontkit makes, with all that letters are composed of: %s', (_, face: Face) => {
    for (const text of ['', ' ', 'Kế hoạch số 120/KH-UBND', 'ỘĐộđ', 'oô Ộ', 'ÀÁẢÃẠ…–“”½ﬁ', String.fromCodePoint(...Array.from({ length: 0x2000 }, (__, i) => i).filter((c) => face.has(c)))]) {
      const glyphs = glyphsOf(face, text);
      expect(Buffer.from(subsetFont(face.file, glyphs)).equals(byFontkit(face, glyphs)), text.slice(0, 20)).toBe(true);
    }
  });

  it('holds every glyph of the font where all are asked for', () => {
    const glyphs = Array.from({ length: faces.italic.font.numGlyphs }, (_, id) => id);
    expect(Buffer.from(subsetFont(faces.italic.file, glyphs)).equals(byFontkit(faces.italic, glyphs))).toBe(true);
  });

  it('is not made of what is no TrueType font', () => {
    expect(() => subsetFont(Buffer.alloc(64), [0])).toThrow('has no table "head"');
  });
});

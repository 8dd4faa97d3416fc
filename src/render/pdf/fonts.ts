import { createHash } from 'node:crypto';
import type { Face } from '../../typeset/faces.js';
import { hex4 } from './numbers.js';
import type { PdfFile, Reference } from './pdf-file.js';
import { subsetFont } from './subset.js';

/** A face as one file uses it. */
export interface UsedFont {
  /** Name in the resources of a page. */
  readonly key: string;
  readonly reference: Reference;
  /** The text in character codes of the file's subset, hexadecimal. */
  readonly encode: (text: string) => string;
}

export interface Fonts {
  readonly of: (face: Face) => UsedFont;
  /** Writes the subsets of all faces used; after the last page. */
  readonly embed: () => void;
}

/**
 * The fonts of one file. Every code point has a character code of its own, even where the font draws two with one glyph
 * (space and no-break space): the text copied out is exactly the text put in.
 */
export function makeFonts(file: PdfFile): Fonts {
  const used = new Map<Face, UsedFont & { readonly embed: () => void }>();
  return {
    of: (face) => {
      const known = used.get(face);
      if (known !== undefined) return known;
      const made = useFont(file, face, `F${used.size + 1}`);
      used.set(face, made);
      return made;
    },
    embed: () => {
      for (const font of used.values()) font.embed();
    },
  };
}

function useFont(file: PdfFile, face: Face, key: string): UsedFont & { readonly embed: () => void } {
  const reference = file.ref({});
  const codes = new Map<number, string>();
  const codePoints: number[] = [];
  const encode = (text: string): string => {
    let encoded = '';
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      let code = codes.get(codePoint);
      if (code === undefined) {
        codePoints.push(codePoint);
        code = hex4(codePoints.length);
        codes.set(codePoint, code);
      }
      encoded += code;
    }
    return encoded;
  };
  return {
    key,
    reference,
    encode,
    embed: () => {
      embedFont(file, reference, face, codePoints);
    },
  };
}

function embedFont(file: PdfFile, reference: Reference, face: Face, codePoints: readonly number[]): void {
  const { font } = face;
  const { bytes, glyphIds } = subsetOf(face, codePoints);
  const name = `${tagOf(bytes)}+${face.name}`;
  const scale = 1000 / font.unitsPerEm;
  const italic = face.italicAngle !== 0;
  const symbolic = 4;
  const serif = 2;
  const descriptor = file.write({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: symbolic + serif + (italic ? 64 : 0),
    FontBBox: [font.bbox.minX * scale, font.bbox.minY * scale, font.bbox.maxX * scale, font.bbox.maxY * scale],
    ItalicAngle: face.italicAngle,
    Ascent: font.ascent * scale,
    Descent: font.descent * scale,
    CapHeight: font.capHeight * scale,
    XHeight: font.xHeight * scale,
    StemV: 0,
    FontFile2: file.writeStream(bytes),
  });
  const descendant = file.write({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    W: [0, [0, ...codePoints].map((codePoint, code) => (code === 0 ? font.getGlyph(0).advanceWidth * scale : face.advanceEm(codePoint) * 1000))],
    CIDToGIDMap: file.writeStream(Uint8Array.from([0, ...glyphIds].flatMap((id) => [id >> 8, id & 0xff]))),
  });
  Object.assign(reference.data, {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: file.writeStream(toUnicode(codePoints)),
  });
  reference.end(undefined);
}

/** The outlines needed, and the glyph of the subset for each code point: the subset numbers glyphs as they come, after .notdef. */
function subsetOf(face: Face, codePoints: readonly number[]): { readonly bytes: Uint8Array; readonly glyphIds: readonly number[] } {
  const numbers = new Map<number, number>([[0, 0]]);
  const glyphIds = codePoints.map((codePoint) => {
    const id = face.glyph(codePoint);
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  });
  return { bytes: subsetFont(face.file, [...numbers.keys()]), glyphIds };
}

/** Six capitals before the name of a subset, from its bytes. */
function tagOf(bytes: Uint8Array): string {
  const digest = createHash('sha256').update(bytes).digest();
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

const perBlock = 100;

function toUnicode(codePoints: readonly number[]): Uint8Array {
  const entries = codePoints.map((codePoint, index) => `<${hex4(index + 1)}> <${utf16(codePoint)}>`);
  const blocks: string[] = [];
  for (let i = 0; i < entries.length; i += perBlock) {
    const block = entries.slice(i, i + perBlock);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  const cmap = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
  return new TextEncoder().encode(cmap);
}

function utf16(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  return Array.from({ length: text.length }, (_, i) => hex4(text.charCodeAt(i))).join('');
}

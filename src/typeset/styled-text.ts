import type { Paragraph } from '../document/types.js';
import type { Format, InlineFormat } from '../format/types.js';
import { faceOf, type Face, type Faces } from './faces.js';
import { lookUp } from './look-up.js';

/** The text of a paragraph between two line breaks, with its faces and the width before every UTF-16 unit of it. */
export interface StyledText {
  readonly text: string;
  readonly runs: readonly Run[];
  /** Em; one entry more than the text has units. */
  readonly before: Float64Array;
}

export interface Run {
  readonly start: number;
  readonly end: number;
  readonly face: Face;
  /** Lines drawn through or under it. */
  readonly drawn: Drawn;
  /** Of the document; see Text. */
  readonly notes: readonly number[];
}

export interface Drawn {
  readonly underline: boolean;
  readonly strike: boolean;
}

/** The parts of a paragraph between its line breaks; at least one, which may be empty. */
export function styledTexts(paragraph: Paragraph, format: Format, faces: Faces): readonly StyledText[] {
  const looks = lookUp(format.paragraphs, paragraph.role);
  const parts: { text: string; runs: Run[] }[] = [{ text: '', runs: [] }];
  for (const inline of paragraph.inlines) {
    const part = parts.at(-1);
    if (inline.kind === 'line-break' || part === undefined) {
      parts.push({ text: '', runs: [] });
      continue;
    }
    const own: Partial<InlineFormat> = inline.role === undefined ? {} : lookUp(format.inlines, inline.role);
    const face = faceOf(faces, { bold: own.bold ?? looks.bold, italic: own.italic ?? looks.italic });
    const start = part.text.length;
    part.text += inline.text;
    if (inline.text.length > 0) part.runs.push({ start, end: part.text.length, face, drawn: { underline: own.underline ?? false, strike: own.strike ?? false }, notes: inline.notes ?? [] });
  }
  return parts.map(({ text, runs }) => ({ text, runs, before: widthsBefore(text, runs) }));
}

function widthsBefore(text: string, runs: readonly Run[]): Float64Array {
  const before = new Float64Array(text.length + 1);
  let width = 0;
  for (const { start, end, face } of runs) {
    for (let i = start; i < end; i++) {
      before[i] = width;
      const codePoint = text.codePointAt(i) ?? 0;
      width += face.advanceEm(codePoint);
      if (codePoint > 0xffff) before[++i] = width;
    }
  }
  before[text.length] = width;
  return before;
}

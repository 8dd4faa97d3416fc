import { readFileSync } from 'node:fs';
import type { Inline, Paragraph } from '../../src/document/types.js';
import { format as formatShape, type Format, type ParagraphFormat } from '../../src/format/types.js';
import { loadFaces, type Faces } from '../../src/typeset/faces.js';

/** The decree's own format, as shipped. */
export const decree: Format = formatShape.parse(JSON.parse(readFileSync(new URL('../../templates/nd30-2020.json', import.meta.url), 'utf8')));

export const faces: Faces = (() => {
  const loaded = loadFaces();
  if (!loaded.ok) throw new Error('no fonts');
  return loaded.faces;
})();

const plain: ParagraphFormat = {
  rules: [], styleName: 'Thử', sizePt: 14, bold: false, italic: false, align: 'left', firstLineMm: 0, leftMm: 0,
  spaceBeforePt: 0, spaceAfterPt: 0, lineSpacing: 1, keepWithNext: false, keepTogether: false,
};

/** The decree's format with one more paragraph role, "thu". */
export function formatWith(looks: Partial<ParagraphFormat>, more: Partial<Format> = {}): Format {
  return { ...decree, ...more, paragraphs: { ...decree.paragraphs, ...more.paragraphs, thu: { ...plain, ...looks } } };
}

/** A paragraph of role "thu"; "\n" is a line break, text between asterisks is bold. */
export function paragraph(text: string, role = 'thu', id?: string): Paragraph {
  const inlines = text.split(/(\n|\*[^*]+\*)/u).filter((part) => part !== '').map((part): Inline => {
    if (part === '\n') return { kind: 'line-break' };
    if (part.startsWith('*') && part.endsWith('*') && part.length > 2) return { kind: 'text', text: part.slice(1, -1), role: 'nhan-dieu' };
    return { kind: 'text', text: part };
  });
  return id === undefined ? { kind: 'paragraph', role, inlines } : { kind: 'paragraph', role, inlines, id };
}

import { pdfNumber } from './numbers.js';
import type { FieldItem } from './page.js';
import type { PdfFile, Reference } from './pdf-file.js';

/** Grey of the frame that shows where an unsigned field is. */
const frameGrey = 0.6;
const print = 4;

/**
 * Writes an empty, visible signature field with its widget.
 * @param pageHeight in points, as PDF counts from the foot of the page
 * @param structParent its place in the tree that leads to the structure
 */
export function writeField(file: PdfFile, { x, y, width, height, name, label }: FieldItem, page: Reference, pageHeight: number, structParent: number): Reference {
  const drawing = `${frameGrey} G 0.5 w [2 2] 0 d 0.25 0.25 ${pdfNumber(width - 0.5)} ${pdfNumber(height - 0.5)} re S`;
  const frame = file.writeStream(new TextEncoder().encode(drawing), { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {} });
  return file.write({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: new String(name),
    TU: new String(label),
    Rect: [x, pageHeight - y - height, x + width, pageHeight - y],
    F: print,
    P: page,
    StructParent: structParent,
    AP: { N: frame },
  });
}

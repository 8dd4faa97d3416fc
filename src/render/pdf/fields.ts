import { pdfColor, pdfNumber } from './numbers.js';
import type { FieldItem } from './page.js';
import type { PdfFile, Reference } from './pdf-file.js';

const print = 4;

/**
 * Writes an empty, visible signature field with its widget.
 * @param pageHeight in points, as PDF counts from the foot of the page
 * @param structParent its place in the tree that leads to the structure
 */
export function writeField(file: PdfFile, { x, y, width, height, name, label, frame: looks }: FieldItem, page: Reference, pageHeight: number, structParent: number): Reference {
  const [weight, dash, half] = [looks.weightPt, looks.dashPt, looks.weightPt / 2].map(pdfNumber);
  const drawing = `${pdfColor(looks.color)} RG ${weight} w [${dash} ${dash}] 0 d ${half} ${half} ${pdfNumber(width - looks.weightPt)} ${pdfNumber(height - looks.weightPt)} re S`;
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

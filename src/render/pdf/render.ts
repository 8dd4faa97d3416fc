import type { Document } from '../../document/types.js';
import type { Format } from '../../format/types.js';
import type { Faces } from '../../typeset/faces.js';
import { drawPage } from './content.js';
import { makeFonts } from './fonts.js';
import { layOut } from './layout.js';
import { writeOutline } from './outline.js';
import { PdfFile } from './pdf-file.js';
import { labelsOf } from './structure/element.js';
import { structureOf } from './structure/tree.js';
import { writeStructure } from './structure/write.js';

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/**
 * A document as PDF 1.7, at once PDF/A-2a (archives) and PDF/UA-1 (read aloud). The same document, format and faces give
 * the same bytes, whatever the clock, zone or locale.
 */
export async function renderPdf(document: Document, format: Format, faces: Faces): Promise<RenderedPdf> {
  const pages = layOut(document, format, faces);
  const structure = structureOf(document, format);
  const labels = labelsOf(structure);
  const file = new PdfFile(document.meta, 'PDF/A-2a');
  const fonts = makeFonts(file);
  const written = pages.map((page) => {
    const { operators, fonts: used, contents } = drawPage(page, fonts, format, labels);
    return { ...file.writePage(page, operators, used, page.items.filter((item) => item.kind === 'field')), contents };
  });
  file.writeForm();
  writeStructure(file, structure, written);
  fonts.embed();
  writeOutline(file, pages, written.map(({ reference }) => reference));
  return { bytes: await file.finish(), pages: pages.length };
}

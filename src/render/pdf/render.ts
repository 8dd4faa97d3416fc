import type { Document } from '../../document/types.js';
import type { Format } from '../../format/types.js';
import type { Faces } from '../../typeset/faces.js';
import { drawPage } from './content.js';
import { makeFonts } from './fonts.js';
import { layOut } from './layout.js';
import { writeOutline } from './outline.js';
import { PdfFile } from './pdf-file.js';

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** A document as PDF 1.7. The same document, format and faces give the same bytes, whatever the clock, zone or locale. */
export async function renderPdf(document: Document, format: Format, faces: Faces): Promise<RenderedPdf> {
  const pages = layOut(document, format, faces);
  const file = new PdfFile(document.meta);
  const fonts = makeFonts(file);
  const references = pages.map((page) => {
    const { operators, fonts: used } = drawPage(page, fonts, format);
    return file.writePage(page, operators, used, page.items.filter((item) => item.kind === 'field'));
  });
  file.writeForm();
  fonts.embed();
  writeOutline(file, pages, references);
  return { bytes: await file.finish(), pages: pages.length };
}

import type { Document } from '../../document/types.js';
import type { Format } from '../../format/types.js';
import type { Faces } from '../../typeset/faces.js';
import { drawPage } from './content.js';
import { makeFonts } from './fonts.js';
import { layOut } from './layout.js';
import { writeOutline } from './outline.js';
import type { Page } from './page.js';
import { PdfFile, type ArchiveLevel } from './pdf-file.js';
import { labelsOf } from './structure/element.js';
import { structureOf } from './structure/tree.js';
import { writeStructure, type StructuredPage } from './structure/write.js';

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/**
 * A document as PDF 1.7, at once PDF/A-2a (archives) and PDF/UA-1 (read aloud). The same document, format and faces give
 * the same bytes, whatever the clock, zone or locale.
 * @param level 'PDF/A-2b': without structure, to measure what that costs
 */
export async function renderPdf(document: Document, format: Format, faces: Faces, level: ArchiveLevel = 'PDF/A-2a'): Promise<RenderedPdf> {
  const structure = level === 'PDF/A-2a' ? structureOf(document, format) : undefined;
  const labels = structure === undefined ? undefined : labelsOf(structure);
  const file = new PdfFile(document.meta, level);
  const fonts = makeFonts(file);
  const written: (StructuredPage & Pick<Page, 'headings' | 'height'>)[] = [];
  for (const page of layOut(document, format, faces)) {
    const { operators, fonts: used, contents } = drawPage(page, fonts, format, labels);
    written.push({ ...file.writePage(page, operators, used, page.items.filter((item) => item.kind === 'field')), contents, headings: page.headings, height: page.height });
  }
  file.writeForm();
  if (structure !== undefined) writeStructure(file, structure, written);
  fonts.embed();
  writeOutline(file, written, written.map(({ reference }) => reference));
  return { bytes: await file.finish(), pages: written.length };
}

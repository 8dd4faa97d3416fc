import type { Document } from '../../document/types.js';
import type { Format } from '../../format/types.js';
import type { Faces } from '../../typeset/faces.js';
import { setParagraph, textWidth } from '../../typeset/heights.js';
import { lookUp } from '../../typeset/look-up.js';
import { mm } from '../../typeset/units.js';
import { drawPage } from './content.js';
import { makeFonts } from './fonts.js';
import { layOut } from './layout.js';
import { writeOutline } from './outline.js';
import type { Page } from './page.js';
import { PdfFile, type Reference } from './pdf-file.js';
import type { RenderedPdf } from './render.js';
import { textItem } from './stack.js';

/** One copy of a print run. */
export interface Copy {
  /** In the outline. */
  readonly title: string;
  /** In the bottom margin of each page; absent: nothing. */
  readonly stamp?: string;
}

export interface PrintRun {
  readonly copies: readonly Copy[];
  /** Pages of the document, from 1, in the order in which they are printed; absent: all. */
  readonly pages?: readonly number[];
  /** Both sides of a sheet are printed: a copy with an odd number of pages ends with an empty one. */
  readonly bothSides: boolean;
}

/** How many pages a document has when it is printed. */
export function countPages(document: Document, format: Format, faces: Faces): number {
  return [...layOut(document, format, faces)].length;
}

/**
 * A document printed in copies, one after the other, each beginning a sheet of its own. Pages are set and drawn once, and
 * shared by all copies; so the file, which nobody reads aloud, is not tagged and does not say that it is.
 */
export async function renderPrint(document: Document, format: Format, faces: Faces, { copies, pages: chosen, bothSides }: PrintRun): Promise<RenderedPdf> {
  const all = [...layOut(document, format, faces)];
  const pages = chosen === undefined ? all : chosen.flatMap((number) => all[number - 1] ?? []);
  const file = new PdfFile(document.meta, 'PDF/A-2b');
  const fonts = makeFonts(file);
  const drawn = pages.map((page) => {
    const { operators, fonts: used } = drawPage(page, fonts, format);
    return { page, shared: file.writeStream(new TextEncoder().encode(operators)), used };
  });
  const printed: Page[] = [];
  const references: Reference[] = [];
  const add = (page: Page, own: string, shared: Reference | undefined, used: Readonly<Record<string, Reference>>): void => {
    printed.push(page);
    references.push(file.writeSharedPage(page, own, shared, used));
  };
  for (const { title, stamp } of copies) {
    for (const [index, { page, shared, used }] of drawn.entries()) {
      const mark = stamp === undefined ? undefined : drawPage({ ...page, items: stampItems(stamp, document, page, format, faces) }, fonts, format);
      const headings = index === 0 ? [{ level: 1, title, y: 0 }] : [];
      add({ ...page, headings }, mark?.operators ?? '', shared, { ...used, ...mark?.fonts });
    }
    const last = pages.at(-1);
    if (bothSides && pages.length % 2 === 1 && last !== undefined) add({ ...last, items: [], headings: [] }, '', undefined, {});
  }
  fonts.embed();
  writeOutline(file, printed, references);
  return { bytes: await file.finish(), pages: printed.length };
}

/** The mark of a copy, at the left of the bottom margin of a page. */
function stampItems(words: string, document: Document, page: Page, format: Format, faces: Faces): Page['items'] {
  const looks = lookUp(format.pages, document.sections[page.section]?.page ?? '');
  const { role, belowTextMm } = format.stamp;
  const box = { x: mm(looks.marginsMm.left), width: textWidth(looks) };
  const { lines, baseline } = setParagraph({ kind: 'paragraph', role, inlines: [{ kind: 'text', text: words }] }, format, faces, box.width);
  const top = page.height - mm(looks.marginsMm.bottom) + mm(belowTextMm);
  return lines.slice(0, 1).map((line) => textItem(line, box, top + baseline, { section: page.section, block: -1, role }, true));
}

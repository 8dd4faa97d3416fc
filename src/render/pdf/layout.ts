import type { Document } from '../../document/types.js';
import type { Format, PageFormat } from '../../format/types.js';
import type { Faces } from '../../typeset/faces.js';
import { setParagraph, textHeight, textWidth } from '../../typeset/heights.js';
import { lookUp } from '../../typeset/look-up.js';
import { mm } from '../../typeset/units.js';
import { sectionStrips } from './blocks.js';
import { noteLabel, type Heading, type Item, type Page } from './page.js';
import { paginate, type Placed } from './paginate.js';
import { textItem, type Context } from './stack.js';

/**
 * Sets a document on pages: what stands where, as plain data, without drawing anything; a page is made when it is asked for.
 * Every section begins a page (R01–R03); pages are numbered within it where it restarts (R05, R06); rows, head and foot
 * keep whole (R58) and header rows repeat (R65) as `paginate` has it.
 */
export function* layOut(document: Document, format: Format, faces: Faces): Generator<Page> {
  const context: Context = { format, faces };
  let number = 0;
  for (const [index, section] of document.sections.entries()) {
    const page = lookUp(format.pages, section.page);
    if (section.restartNumbering) number = 0;
    const strips = sectionStrips(section, index, page, context);
    let first = true;
    for (const placed of paginate(strips, textHeight(page))) {
      number++;
      const hidden = section.restartNumbering && first;
      first = false;
      yield makePage(index, page, number, placed, hidden ? [] : numberItems(number, index, page, context), context);
    }
  }
}

function makePage(section: number, page: PageFormat, number: number, placed: readonly Placed[], numberItem: readonly Item[], context: Context): Page {
  const top = mm(page.marginsMm.top);
  const items: Item[] = [...numberItem];
  const headings: Heading[] = [];
  for (const { strip, y, closed } of placed) {
    for (const item of strip.place(top + y, { closed })) items.push(item);
    if (strip.heading !== undefined) headings.push({ ...strip.heading, y: top + y });
  }
  return { width: mm(page.widthMm), height: mm(page.heightMm), section, number, items: placeNotes(items, page, context), headings };
}

/** Puts the numbers of notes into the right margin, beside the line in which each note ends; those of cells side by side follow each other. */
function placeNotes(items: readonly Item[], page: PageFormat, { format, faces }: Context): readonly Item[] {
  // Between the text and the numbers in the margin, and between two of them.
  const gap = format.notes.gapPt;
  const start = mm(page.widthMm) - mm(page.marginsMm.right) + gap;
  const size = format.notes.numberSizePt;
  const placed: { readonly baseline: number; readonly end: number }[] = [];
  return items.map((item) => {
    const label = item.kind === 'text' ? noteLabel(item) : '';
    if (item.kind !== 'text' || label === '') return item;
    const beside = placed.filter(({ baseline }) => Math.abs(baseline - item.baseline) < size);
    const notesAt = Math.max(start, ...beside.map(({ end }) => end + gap));
    placed.push({ baseline: item.baseline, end: notesAt + faces.regular.width(label, size) });
    return { ...item, notesAt };
  });
}

/** The page number, in the middle of the text width, in the top margin (R05). */
function numberItems(number: number, section: number, page: PageFormat, { format, faces }: Context): readonly Item[] {
  const role = format.pageNumberRole;
  const box = { x: mm(page.marginsMm.left), width: textWidth(page) };
  const { lines, pitch, baseline } = setParagraph({ kind: 'paragraph', role, inlines: [{ kind: 'text', text: String(number) }] }, format, faces, box.width);
  return lines.map((line, index) => textItem(line, box, mm(page.numberTopMm) + index * pitch + baseline, { section, block: -1, role }, index === 0));
}

import type { ObservedPageNumber, ObservedParagraph, ObservedSection } from '../observed.js';
import type { Read } from '../../source/json.js';
import { noTableLooks } from './formats.js';
import { InlineReader, type Piece } from './inlines.js';
import { partNamed, type DocxPackage } from './package.js';
import { alignOf, indentsOf, nextStop, observe, readParagraph, stopsOf, type Column, type Reading } from './paragraph.js';
import { given } from './run-props.js';
import { sideOf } from './shapes.js';
import { Findings } from './story.js';
import { isOn, points, rounded, twip, whole } from './units.js';
import { allOf, childOf, childrenOf, valueOf, type XmlNode } from './xml/tree.js';

type HeaderType = 'default' | 'first' | 'even';

/** Headers and feet that hold for a section: its own, or those of the section before it. */
type Running = Readonly<Partial<Record<`${'header' | 'footer'} ${HeaderType}`, XmlNode>>>;

export interface SectionSetUp {
  readonly section: Omit<ObservedSection, 'from'>;
  readonly column: Column;
  readonly running: Running;
  /** Its first page has a head and a foot of its own. */
  readonly firstDiffers: boolean;
}

/** Letter paper and Word's margins, where a section says nothing. */
const fallback = { width: 612, height: 792, margin: 72 } as const;

/** Page set-up of a section, with its page number, and the column its text is set in. */
export function setUpOf(properties: XmlNode | undefined, before: Running, docx: DocxPackage, reading: Reading): Read<SectionSetUp> {
  const size = childOf(properties, 'w:pgSz');
  const margins = childOf(properties, 'w:pgMar');
  const length = (node: XmlNode | undefined, name: string): number | undefined => points(valueOf(node, `w:${name}`), twip);
  const width = length(size, 'w') ?? fallback.width;
  const height = length(size, 'h') ?? fallback.height;
  const margin = (name: string): number => rounded(Math.abs(length(margins, name) ?? fallback.margin));
  const left = rounded(margin('left') + (length(margins, 'gutter') ?? 0));
  const right = margin('right');
  const columns = childOf(properties, 'w:cols');
  const count = Math.max(1, Math.min(45, whole(valueOf(columns, 'w:num')) ?? 1));
  const gap = points(valueOf(columns, 'w:space'), twip) ?? 36;
  const textWidth = rounded((width - left - right - (count - 1) * gap) / count);
  const running = runningOf(properties, before, docx);
  if (!running.ok) return running;
  const pageNumber = pageNumberOf(properties, running.value, { width: textWidth, left, isBody: true }, reading);
  return {
    ok: true,
    value: {
      section: { width, height, margins: { top: margin('top'), right, bottom: margin('bottom'), left }, ...given('pageNumber', pageNumber) },
      column: { width: textWidth, left, isBody: true },
      running: running.value,
      firstDiffers: hasOwnFirstPage(properties),
    },
  };
}

function runningOf(properties: XmlNode | undefined, before: Running, docx: DocxPackage): Read<Running> {
  let running = before;
  for (const place of ['header', 'footer'] as const) {
    for (const reference of childrenOf(properties, `w:${place}Reference`)) {
      const type = valueOf(reference, 'w:type') ?? 'default';
      const target = docx.relationships.find(({ id }) => id === valueOf(reference, 'r:id'))?.target;
      const part = partNamed(docx, target);
      if (!part.ok) return part;
      if ((type === 'default' || type === 'first' || type === 'even') && part.value !== undefined) running = { ...running, [`${place} ${type}`]: part.value };
    }
  }
  return { ok: true, value: running };
}

function hasOwnFirstPage(properties: XmlNode | undefined): boolean {
  const different = childOf(properties, 'w:titlePg');
  return different !== undefined && isOn(valueOf(different));
}

/** R05, R06: the number in the head of the pages, else in their foot. */
function pageNumberOf(properties: XmlNode | undefined, running: Running, column: Column, reading: Reading): ObservedPageNumber | undefined {
  const firstDiffers = hasOwnFirstPage(properties);
  const numbering = childOf(properties, 'w:pgNumType');
  const format = valueOf(numbering, 'w:fmt') ?? 'decimal';
  const start = whole(valueOf(numbering, 'w:start'));
  for (const place of ['header', 'footer'] as const) {
    const usual = numberIn(running[`${place} default`], column, reading) ?? numberIn(running[`${place} even`], column, reading);
    const first = firstDiffers ? numberIn(running[`${place} first`], column, reading) : usual;
    const found = usual ?? first;
    if (found === undefined) continue;
    const instruction = found.piece.pageNumber?.instruction ?? '';
    return {
      at: place === 'header' ? 'top' : 'bottom',
      ...given('align', found.align),
      looks: found.piece.run.looks,
      arabic: (/\\\*\s*(?:roman|alphabetic)/iu.test(instruction) ? 'other' : format) === 'decimal' || /\\\*\s*arabic/iu.test(instruction),
      onFirstPage: first !== undefined,
      ...given('start', start),
    };
  }
  return undefined;
}

interface FoundNumber {
  readonly piece: Piece;
  readonly align: 'left' | 'center' | 'right';
}

function numberIn(part: XmlNode | undefined, column: Column, { formats, ruler, defaultTab }: Reading): FoundNumber | undefined {
  if (part === undefined) return undefined;
  const reading: Reading = { formats, ruler, defaultTab, inlines: new InlineReader(formats, new Findings()) };
  for (const node of allOf(part, 'w:p')) {
    const paragraph = readParagraph(node, { ...column, looks: noTableLooks }, reading);
    const piece = paragraph.inlines.pieces.find(({ pageNumber }) => pageNumber !== undefined);
    if (piece !== undefined) return { piece, align: placed(part, node) ?? frameOf(node) ?? alongTabs(paragraph, piece, defaultTab) };
  }
  return undefined;
}

/**
 * What the first page of a section says in its top margin and no other page does: the mark of an electronic file (R66, R72).
 * @param paragraph where a comment on it can stand: the first one of the section's text
 */
export function firstPageMarks({ running, column, firstDiffers }: SectionSetUp, paragraph: number, { formats, ruler, defaultTab }: Reading): readonly ObservedParagraph[] {
  const part = firstDiffers ? running['header first'] : undefined;
  if (part === undefined) return [];
  const reading: Reading = { formats, ruler, defaultTab, inlines: new InlineReader(formats, new Findings()) };
  return allOf(part, 'w:p').flatMap((node) => {
    const read = readParagraph(node, { ...column, looks: noTableLooks }, reading);
    const isMark = read.runs.some(({ text }) => text.trim() !== '') && read.inlines.pieces.every(({ pageNumber }) => pageNumber === undefined);
    return isMark ? [{ ...observe(read, column, reading), place: { paragraph } }] : [];
  });
}

/** By the shape that carries it. */
function placed(part: XmlNode, paragraph: XmlNode): FoundNumber['align'] | undefined {
  const anchor = allOf(part, 'wp:anchor').find((one) => allOf(one, 'w:p').includes(paragraph));
  return sideOf(childOf(childOf(anchor, 'wp:positionH'), 'wp:align')?.text.trim());
}

/** By a frame of the old kind, as Word's own menu of page numbers made it. */
function frameOf(paragraph: XmlNode): FoundNumber['align'] | undefined {
  return sideOf(valueOf(childOf(childOf(paragraph, 'w:pPr'), 'w:framePr'), 'w:xAlign'));
}

function alongTabs(paragraph: ReturnType<typeof readParagraph>, piece: Piece, defaultTab: number): FoundNumber['align'] {
  const { pieces } = paragraph.inlines;
  const tabs = pieces.slice(0, pieces.indexOf(piece)).reduce((count, { text }) => count + text.split('\t').length - 1, 0);
  const align = alignOf(paragraph.effective.props);
  if (tabs === 0) return align === 'justify' ? 'left' : align;
  const { left, first } = indentsOf(paragraph);
  const stops = stopsOf(paragraph, left);
  let x = first;
  let kind = 'left';
  for (let tab = 0; tab < tabs; tab++) {
    const stop = nextStop(stops, x, defaultTab);
    ({ at: x, kind } = stop);
  }
  return kind === 'center' || kind === 'right' ? kind : kind === 'end' ? 'right' : 'left';
}

import type { Block, Document, Paragraph, Section } from '../../document/types.js';
import type { Format, PageFormat } from '../../format/types.js';
import { textWidth } from '../../typeset/heights.js';
import { breakLines } from '../../typeset/lines.js';
import { lookUp } from '../../typeset/look-up.js';
import { mm } from '../../typeset/units.js';
import type { Box, Context } from './context.js';
import { paragraph, rule, tinyParagraph, type Extra } from './paragraph.js';
import { columnsTable, taskTable } from './tables.js';
import { mmTwips } from './units.js';
import { declare, el, type Element } from './xml.js';

/** Relationship ids of the two headers that all sections share. */
export const headerIds = { numbered: 'rIdHeader', blank: 'rIdHeaderFirst' } as const;

/** The header of the first page of a section that has something to say in its top margin (R66, R72). */
export interface FirstHeader {
  readonly id: string;
  readonly target: string;
  readonly paragraphs: readonly Paragraph[];
}

/** First headers of a document, by the place of their section. */
export function firstHeaders({ sections }: Document, { format }: Context): ReadonlyMap<number, FirstHeader> {
  const found = sections.flatMap(({ blocks, restartNumbering }, index): [number, FirstHeader][] => {
    const paragraphs = restartNumbering ? blocks.filter((b): b is Paragraph => inTopMargin(b, format)) : [];
    return paragraphs.length === 0 ? [] : [[index, { id: `rIdHeaderOf${index + 1}`, target: `headerOf${index + 1}.xml`, paragraphs }]];
  });
  return new Map(found);
}

function inTopMargin(block: Block, format: Format): boolean {
  return block.kind === 'paragraph' && lookUp(format.paragraphs, block.role).topMarginMm !== undefined;
}

/** `word/document.xml`. */
export function documentPart(document: Document, context: Context): Element {
  const last = document.sections.length - 1;
  const headers = firstHeaders(document, context);
  const bodies = document.sections.map((section, index) => sectionBody(section, index === last, headers.get(index), context));
  return el('w:document', declare('w', 'r'), el('w:body', {}, bodies));
}

function sectionBody(section: Section, isLast: boolean, header: FirstHeader | undefined, context: Context): Element[] {
  const page = lookUp(context.format.pages, section.page);
  const box: Box = { widthPt: textWidth(page), widthTwips: mmTwips(page.widthMm) - mmTwips(page.marginsMm.left) - mmTwips(page.marginsMm.right) };
  const properties = sectionProperties(section, page, header);
  const endsInLine = ['paragraph', 'rule'].includes(section.blocks.at(-1)?.kind ?? '');
  const out: Element[] = [];
  let above: Paragraph | undefined;
  for (const [index, block] of section.blocks.entries()) {
    const next = section.blocks[index + 1];
    if (block.kind === 'field' || (block.kind === 'paragraph' && header?.paragraphs.includes(block) === true)) continue;
    const section_ = next === undefined && !isLast && endsInLine ? properties : undefined;
    const extra: Extra = { ...beforeNext(next, context), ...(tiedToColumns(section.blocks, index, box, context) ? { keepNext: true } : {}), section: section_ };
    switch (block.kind) {
      case 'paragraph':
        above = block;
        out.push(paragraph(block, context, { ...extra, box }));
        break;
      case 'rule':
        out.push(rule(block, above, box, context, extra));
        break;
      case 'columns':
        out.push(columnsTable(block, box, context, isTextRule(next, context)));
        break;
      case 'table':
        out.push(taskTable(block, box, page, context, isTextRule(next, context)));
        break;
      default:
        block satisfies never;
    }
    if (isTable(block) && (next === undefined ? isLast : isTable(next))) out.push(tinyParagraph());
  }
  if (isLast) out.push(properties);
  else if (!endsInLine) out.push(tinyParagraph(properties));
  return out;
}

/** In the file, columns are tables too. */
function isTable(block: Block): boolean {
  return block.kind === 'table' || block.kind === 'columns';
}

/** What the block that follows asks of a paragraph: to stay with it (R58), and its space before, which tables lack. */
function beforeNext(next: Block | undefined, context: Context): Extra {
  const { format } = context;
  if (isTextRule(next, context)) return { keepNext: true };
  if (next?.kind === 'field') return { moreAfterPt: mm(lookUp(format.fields, next.role).roomMm), keepNext: true };
  if (next?.kind === 'table') return { moreAfterPt: lookUp(format.tables, next.role).spaceBeforePt };
  return {};
}

/** Does a block belong to the lines that must stand on the page of the columns after it (R58)? */
function tiedToColumns(blocks: readonly Block[], index: number, box: Box, { format, faces }: Context): boolean {
  let lines = 0;
  for (const block of blocks.slice(index + 1)) {
    if (block.kind === 'columns') return lines < lookUp(format.columns, block.role).linesBefore;
    if (block.kind !== 'paragraph') return false;
    lines += breakLines(block, format, faces, box.widthPt).length;
    if (lines > 4) return false;
  }
  return false;
}

/** A rule across the text: it begins the block that certifies a copy (R71). */
function isTextRule(block: Block | undefined, { format }: Context): boolean {
  return block?.kind === 'rule' && lookUp(format.rules, block.role).measure === 'text';
}

/** Page set-up of a section; pages count from 1 and the first shows no number where it restarts (R01–R06). */
function sectionProperties(section: Section, page: PageFormat, header: FirstHeader | undefined): Element {
  const landscape = page.widthMm > page.heightMm;
  const { top, right, bottom, left } = page.marginsMm;
  return el(
    'w:sectPr',
    {},
    el('w:headerReference', { 'w:type': 'default', 'r:id': headerIds.numbered }),
    section.restartNumbering && el('w:headerReference', { 'w:type': 'first', 'r:id': header?.id ?? headerIds.blank }),
    el('w:type', { 'w:val': 'nextPage' }),
    el('w:pgSz', { 'w:w': mmTwips(page.widthMm), 'w:h': mmTwips(page.heightMm), 'w:orient': landscape ? 'landscape' : undefined }),
    el('w:pgMar', { 'w:top': mmTwips(top), 'w:right': mmTwips(right), 'w:bottom': mmTwips(bottom), 'w:left': mmTwips(left), 'w:header': mmTwips(page.numberTopMm), 'w:footer': mmTwips(page.numberTopMm), 'w:gutter': 0 }),
    section.restartNumbering && el('w:pgNumType', { 'w:start': 1 }),
    section.restartNumbering && el('w:titlePg'),
  );
}

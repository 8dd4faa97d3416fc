import type { Block, Columns, Document, Line, Paragraph, Table, TableRow } from '../../../document/types.js';
import type { Format } from '../../../format/types.js';
import { lookUp } from '../../../typeset/look-up.js';
import { contentKey } from '../page.js';
import { headingType, type StructureElement } from './element.js';
import { labelOf, numberingOf } from './label.js';

/**
 * The logical structure of a document (ISO 14289-1): a part for each run of numbered pages (decision, plan, appendix),
 * headings nested without a skip, khoản and điểm as lists in lists, tables with their header cells. Rules (R12, R15, R20)
 * are drawn and not told.
 */
export function structureOf(document: Document, format: Format): StructureElement {
  const headings = new HeadingDepths();
  const parts: Growing[] = [];
  for (const [index, section] of document.sections.entries()) {
    if (section.restartNumbering || parts.length === 0) parts.push(grow('Part'));
    parts.at(-1)?.children.push(...blocksOf(section.blocks, index, format, headings));
  }
  return { type: 'Document', children: parts };
}

/** An element that is still being filled. */
interface Growing extends StructureElement {
  readonly children: StructureElement[];
}

function grow(type: StructureElement['type'], rest: Omit<StructureElement, 'type' | 'children'> = {}): Growing {
  return { type, children: [], ...rest };
}

/** Depths of headings by the levels of their roles: below the nearest one before that ranks higher, never more than one deeper. */
class HeadingDepths {
  readonly #open: number[] = [];

  next(level: number): number {
    while ((this.#open.at(-1) ?? 0) >= level) this.#open.pop();
    return this.#open.push(level);
  }
}

interface KeyedLine {
  readonly line: Line;
  readonly key: string;
}

function blocksOf(blocks: readonly Block[], section: number, format: Format, headings: HeadingDepths): readonly StructureElement[] {
  const found: StructureElement[] = [];
  let run: KeyedLine[] = [];
  const endRun = (): void => {
    found.push(...flow(run, format, headings));
    run = [];
  };
  for (const [block, content] of blocks.entries()) {
    switch (content.kind) {
      case 'columns':
        endRun();
        found.push(columnsOf(content, section, block, format, headings));
        break;
      case 'table':
        endRun();
        found.push(tableOf(content, section, block, format, headings));
        break;
      case 'paragraph':
      case 'rule':
      case 'field':
        run.push({ line: content, key: contentKey({ section, block }) });
        break;
      default:
        content satisfies never;
    }
  }
  endRun();
  return found;
}

/** Head and foot: cell by cell, row by row, as they are read. */
function columnsOf({ rows }: Columns, section: number, block: number, format: Format, headings: HeadingDepths): StructureElement {
  const cells = rows.flatMap((row, r) => row.map((lines, cell) => lines.map((line, i) => ({ line, key: contentKey({ section, block, row: r, cell, line: i }) }))));
  return { type: 'Div', children: cells.flatMap((cell) => flow(cell, format, headings)) };
}

function tableOf(table: Table, section: number, block: number, format: Format, headings: HeadingDepths): StructureElement {
  const rowOf = (row: TableRow, at: number, type: 'TH' | 'TD'): StructureElement => ({
    type: 'TR',
    children: row.cells.map(({ span, paragraphs }, cell) => {
      const inside = flow(paragraphs.map((line, i) => ({ line, key: contentKey({ section, block, row: at, cell, line: i }) })), format, headings);
      const attributes = { ...(span > 1 ? { ColSpan: span } : {}), ...(type === 'TH' ? { Scope: 'Column' } : {}) };
      return { type, ...(Object.keys(attributes).length > 0 ? { attributes: { O: 'Table', ...attributes } } : {}), ...collapsed(inside) };
    }),
  });
  const body = table.rows.map((row, at) => rowOf(row, at, 'TD'));
  return { type: 'Table', children: [{ type: 'THead', children: [rowOf(table.header, -1, 'TH')] }, ...(body.length > 0 ? [{ type: 'TBody' as const, children: body }] : [])] };
}

/** A cell with one plain paragraph bears its words itself. */
function collapsed(inside: readonly StructureElement[]): Pick<StructureElement, 'children' | 'content'> {
  const [only] = inside;
  if (inside.length === 1 && only?.type === 'P' && only.content !== undefined) return { children: [], content: only.content };
  return { children: inside };
}

/** A list that may still get items. */
interface OpenList {
  readonly level: number;
  readonly list: Growing;
  /** Of its last item. */
  body: Growing;
  id: string | undefined;
}

/** Lines one under the other: headings, paragraphs, and lists with what belongs to their items. */
function flow(lines: readonly KeyedLine[], format: Format, headings: HeadingDepths): readonly StructureElement[] {
  const found: StructureElement[] = [];
  const open: OpenList[] = [];
  const closeTo = (keep: (list: OpenList) => boolean): void => {
    for (let last = open.at(-1); last !== undefined && !keep(last); last = open.at(-1)) open.pop();
  };
  for (const { line, key } of lines) {
    if (line.kind === 'rule') continue;
    if (line.kind === 'field') {
      closeTo(() => false);
      found.push({ type: 'Form', children: [], content: { key, part: 'whole' } });
      continue;
    }
    const { outlineLevel, listLevel } = lookUp(format.paragraphs, line.role);
    const label = listLevel === undefined ? undefined : labelOf(line);
    if (outlineLevel !== undefined) {
      closeTo(() => false);
      found.push({ type: headingType(headings.next(outlineLevel)), children: [], content: { key, part: 'whole' } });
    } else if (listLevel !== undefined && label !== undefined) {
      closeTo(({ level }) => level <= listLevel);
      addItem(found, open, line, { key, level: listLevel, label });
    } else {
      closeTo(({ id }) => id !== undefined && line.id?.startsWith(`${id}.`) === true);
      (open.at(-1)?.body.children ?? found).push({ type: 'P', children: [], content: { key, part: 'whole' } });
    }
  }
  return found;
}

/** Adds an item to the list of its level, or to a new one within the last item of the list above. */
function addItem(found: StructureElement[], open: OpenList[], { id }: Paragraph, { key, level, label }: { readonly key: string; readonly level: number; readonly label: string }): void {
  const body = grow('LBody', { content: { key, part: 'body' } });
  const item: StructureElement = { type: 'LI', children: [{ type: 'Lbl', children: [], content: { key, part: 'label', label } }, body] };
  const last = open.at(-1);
  if (last?.level === level) {
    last.list.children.push(item);
    last.body = body;
    last.id = id;
    return;
  }
  const list = grow('L', { attributes: { O: 'List', ListNumbering: numberingOf(label) } });
  list.children.push(item);
  (last?.body.children ?? found).push(list);
  open.push({ level, list, body, id });
}

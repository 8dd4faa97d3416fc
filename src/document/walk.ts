import type { Block, Document, Inline, Line, Table } from './types.js';

/** Every paragraph, rule and field of a document in reading order: header row of a table first, columns left to right. */
export function* linesOf(document: Document): Generator<Line> {
  for (const section of document.sections) {
    for (const block of section.blocks) yield* linesOfBlock(block);
  }
}

function* linesOfBlock(block: Block): Generator<Line> {
  switch (block.kind) {
    case 'paragraph':
    case 'rule':
    case 'field':
      yield block;
      return;
    case 'columns':
      for (const cell of block.rows.flat()) yield* cell;
      return;
    case 'table':
      for (const row of [block.header, ...block.rows]) {
        for (const cell of row.cells) yield* cell.paragraphs;
      }
      return;
    default:
      block satisfies never;
  }
}

export function* tablesOf(document: Document): Generator<{ readonly table: Table; readonly page: string }> {
  for (const section of document.sections) {
    for (const block of section.blocks) if (block.kind === 'table') yield { table: block, page: section.page };
  }
}

/** The words of a paragraph; a line break reads as a line end. */
export function textOf(paragraph: { readonly inlines: readonly Inline[] }): string {
  return paragraph.inlines.map((i) => (i.kind === 'text' ? i.text : '\n')).join('');
}

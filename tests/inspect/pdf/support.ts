import type { Observed, ObservedBlock, ObservedColumns, ObservedLine, ObservedParagraph, ObservedRule, ObservedTable } from '../../../src/inspect/observed.js';
import { wordsOf } from '../../../src/inspect/observed.js';
import type { Limits } from '../../../src/inspect/pdf/limits.js';
import { readPdfDocument } from '../../../src/inspect/pdf/read.js';

export async function observed(bytes: Uint8Array): Promise<Observed> {
  const read = await readPdfDocument(bytes, 'van-ban.pdf');
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

/** The codes of what stops a file from being read; none where it is read. */
export async function refusals(bytes: Uint8Array, limits?: Limits): Promise<readonly string[]> {
  const read = await readPdfDocument(bytes, 'van-ban.pdf', limits);
  return read.ok ? [] : read.diagnostics.map((d) => d.code);
}

export function linesOfBlock(block: ObservedBlock): readonly ObservedLine[] {
  switch (block.kind) {
    case 'columns': return block.rows.flat(2);
    case 'table': return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines));
    case 'paragraph': case 'rule': return [block];
  }
}

export function paragraphs(document: Observed): readonly ObservedParagraph[] {
  return document.blocks.flatMap(linesOfBlock).filter((line) => line.kind === 'paragraph');
}

export function texts(document: Observed): readonly string[] {
  return paragraphs(document).map(wordsOf);
}

export function textsOf(lines: readonly ObservedLine[]): readonly string[] {
  return lines.map((line) => (line.kind === 'rule' ? '___' : wordsOf(line)));
}

/** The one paragraph that begins so. */
export function beginning(document: Observed, words: string): ObservedParagraph {
  const found = paragraphs(document).filter((paragraph) => wordsOf(paragraph).startsWith(words));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} paragraphs begin with ${words}: ${texts(document).join(' | ')}`);
  return only;
}

export function columnsOf(document: Observed): readonly ObservedColumns[] {
  return document.blocks.filter((block) => block.kind === 'columns');
}

export function tablesOf(document: Observed): readonly ObservedTable[] {
  return document.blocks.filter((block) => block.kind === 'table');
}

export function rulesOf(document: Observed): readonly ObservedRule[] {
  return document.blocks.flatMap(linesOfBlock).filter((line) => line.kind === 'rule');
}

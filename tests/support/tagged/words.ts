import type { Document } from '../../../src/document/types.js';
import { linesOf, textOf } from '../../../src/document/walk.js';

/** All words of a document in reading order. */
export function textOfDocument(document: Document): string {
  return [...linesOf(document)].flatMap((line) => (line.kind === 'paragraph' ? [textOf(line)] : [])).join('\n');
}

import type { Document } from '../document/types.js';
import { linesOf } from '../document/walk.js';
import type { Format } from './types.js';

/** Roles and pages that a document uses and the format does not have, each once. */
export function unknownRoles(document: Document, format: Format): readonly string[] {
  const missing = new Set<string>();
  const need = (name: string, table: Readonly<Record<string, unknown>>): void => {
    if (!Object.hasOwn(table, name)) missing.add(name);
  };
  for (const line of linesOf(document)) {
    need(line.role, line.kind === 'rule' ? format.rules : line.kind === 'field' ? format.fields : format.paragraphs);
    if (line.kind !== 'paragraph') continue;
    for (const inline of line.inlines) {
      if (inline.kind === 'text' && inline.role !== undefined) need(inline.role, format.inlines);
    }
  }
  for (const section of document.sections) {
    need(section.page, format.pages);
    for (const block of section.blocks) {
      if (block.kind === 'columns') need(block.role, format.columns);
      if (block.kind === 'table') need(block.role, format.tables);
    }
  }
  return [...missing];
}

/** Every role and page the format knows, to suggest the nearest. */
export function knownRoles(format: Format): readonly string[] {
  return [format.pages, format.paragraphs, format.inlines, format.rules, format.fields, format.columns, format.tables].flatMap((t) => Object.keys(t));
}

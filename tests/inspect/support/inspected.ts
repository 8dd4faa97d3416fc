import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Document } from '../../../src/document/types.js';
import type { Format } from '../../../src/format/types.js';
import { readDocx } from '../../../src/inspect/docx/read.js';
import { inspectObserved, type Inspection } from '../../../src/inspect/inspect.js';
import type { Departure } from '../../../src/inspect/rules/types.js';
import { renderDocx } from '../../../src/render/docx/render.js';
import { faces } from '../../support/documents.js';
import { format as goodFormat } from './good.js';

/** A good document with one thing about it changed, before it is rendered or in the DOCX itself. */
export interface Change {
  readonly document?: (document: Document) => Document;
  readonly format?: (format: Format) => Format;
  /** Of word/document.xml; other parts by their names. */
  readonly xml?: (text: string) => string;
  readonly part?: readonly [name: string, change: (text: string) => string];
}

export async function inspectDocument(document: Document, change: Change = {}): Promise<Inspection> {
  const bytes = renderDocx((change.document ?? same)(document), (change.format ?? same)(goodFormat), faces);
  const read = await readDocx(changeParts(bytes, change), 'thử.docx');
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return inspectObserved(read.value, 'thử.docx');
}

function changeParts(bytes: Uint8Array, { xml, part }: Change): Uint8Array {
  if (xml === undefined && part === undefined) return bytes;
  const parts = unzipSync(bytes);
  for (const [name, change] of [...(xml === undefined ? [] : [['word/document.xml', xml] as const]), ...(part === undefined ? [] : [part])]) {
    const before = strFromU8(parts[name] ?? new Uint8Array());
    const after = change(before);
    if (after === before) throw new Error(`nothing changed in ${name}`);
    parts[name] = strToU8(after);
  }
  return zipSync(parts, { level: 0 });
}

function same<T>(value: T): T {
  return value;
}

export function departures({ rules }: Inspection): readonly Departure[] {
  return rules.flatMap((rule) => rule.departures);
}

/** Words of a document replaced wherever they stand. */
export function words(from: string, to: string): Change {
  return {
    document: (document) => {
      const before = JSON.stringify(document);
      const after = before.replaceAll(JSON.stringify(from).slice(1, -1), JSON.stringify(to).slice(1, -1));
      if (after === before) throw new Error(`no "${from}"`);
      return JSON.parse(after) as Document;
    },
  };
}

/** A value of a role of the format. */
export function look(role: string, changes: Partial<Format['paragraphs'][string]>): Change {
  return {
    format: (format) => {
      const was = format.paragraphs[role];
      if (was === undefined) throw new Error(`no role ${role}`);
      return { ...format, paragraphs: { ...format.paragraphs, [role]: { ...was, ...changes } } };
    },
  };
}

export function page(key: string, changes: Partial<Format['pages'][string]>): Change {
  return {
    format: (format) => {
      const was = format.pages[key];
      if (was === undefined) throw new Error(`no page ${key}`);
      return { ...format, pages: { ...format.pages, [key]: { ...was, ...changes } } };
    },
  };
}

export function drawn(role: string, ratio: number): Change {
  return {
    format: (format) => {
      const was = format.rules[role];
      if (was === undefined) throw new Error(`no rule ${role}`);
      return { ...format, rules: { ...format.rules, [role]: { ...was, ratio } } };
    },
  };
}

/** Without the blocks, lines of columns included, that a test picks. */
export function without(picked: (block: { readonly kind: string; readonly role?: string; readonly text: string }) => boolean): Change {
  const keep = (block: unknown): boolean => {
    if (typeof block !== 'object' || block === null || !('kind' in block) || typeof block.kind !== 'string') return true;
    return !picked({ kind: block.kind, ...('role' in block && typeof block.role === 'string' ? { role: block.role } : {}), text: JSON.stringify(block) });
  };
  const pruned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter(keep).map(pruned);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pruned(inner)])) : value;
  };
  return {
    document: (document) => {
      const after = pruned(document) as Document;
      if (JSON.stringify(after) === JSON.stringify(document)) throw new Error('nothing taken away');
      return after;
    },
  };
}

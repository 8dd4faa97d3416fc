import { zipSync, strFromU8, type Zippable } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import type { Workbook } from 'hucre';
import { diagnose } from '../diagnostics/catalogue.js';
import { openArchive, type ArchiveRefusal } from '../source/archive.js';
import type { Read } from '../source/json.js';
import { columnLetter } from './write.js';

/**
 * No workbook of ours comes near; what is larger is refused before it is unpacked. Pictures and other parts that say
 * nothing of cells are not unpacked at all; they count only in `packed`.
 */
const limits = {
  parts: 2000,
  packed: 20 * 1024 * 1024,
  unpacked: 24 * 1024 * 1024,
  /** The parts that hold cells and how they are shown: nothing else is looked at, so nothing else can do harm. */
  wanted: /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|xl\/(?:_rels\/)?workbook\.xml(?:\.rels)?|xl\/(?:sharedStrings|styles)\.xml|xl\/worksheets\/[^/]+\.xml)$/u,
} as const;
/** Cells beyond, and more widths than that, are no table of ours. */
const mostRows = 20_000;
const mostColumns = 500;
const mostWidths = 1000;
/** A workbook of this size is not even read from the disk. */
export const largestWorkbook = limits.packed;

/** The part that says when a workbook was saved; the library is not given it. */
const coreProperties = 'docProps/core.xml';

export interface OpenedWorkbook {
  readonly workbook: Workbook;
  /** "2023-06-20T01:15:00Z"; undefined: nobody has saved it since it was made, or nobody knows. */
  readonly saved: string | undefined;
}

export type Refusal = 'empty' | 'legacy' | 'not-zip' | 'too-large' | 'far' | 'macro' | 'ods' | 'not-workbook' | 'entities';

const refusalOf: Readonly<Record<ArchiveRefusal, Refusal>> = { empty: 'empty', legacy: 'legacy', 'not-zip': 'not-zip', broken: 'not-zip', 'too-large': 'too-large', 'too-many': 'too-large', bomb: 'too-large' };

/**
 * Opens a workbook that comes from outside, in bounded time and memory. What is no plain .xlsx is refused, each kind in
 * its own words.
 */
export async function openWorkbook(bytes: Uint8Array, file: string): Promise<Read<OpenedWorkbook>> {
  const refused = (kind: Refusal): Read<never> => ({ ok: false, diagnostics: [diagnose('workbook-refused', { file, line: 1, column: 1 }, { kind })] });
  const opened = await openArchive(bytes, limits);
  if (!opened.ok) return refused(refusalOf[opened.refusal]);
  const { names } = opened;
  const { [coreProperties]: core, ...parts } = Object.fromEntries(opened.parts);
  if (names.includes('mimetype') && names.includes('content.xml')) return refused('ods');
  if (!names.includes('xl/workbook.xml')) return refused('not-workbook');
  if (names.some((name) => /vbaProject/iu.test(name))) return refused('macro');
  for (const [name, part] of Object.entries(parts)) {
    const xml = strFromU8(part);
    if (/<!(?:DOCTYPE|ENTITY)/iu.test(xml)) return refused('entities');
    const fault = name.startsWith('xl/worksheets/') ? sheetFault(xml) : undefined;
    if (fault !== undefined) return refused(fault);
  }
  try {
    const workbook = await readXlsx(zipSync(parts satisfies Zippable, { level: 0 }), { readStyles: true, range: `A1:${columnLetter(mostColumns - 1)}${mostRows}` });
    return { ok: true, value: { workbook, saved: core === undefined ? undefined : savedAt(strFromU8(core)) } };
  } catch {
    return refused('not-workbook');
  }
}

/**
 * When a program last saved a workbook, in whole seconds of UTC. As it was made, both moments are the decision's day: nobody has saved it.
 * A moment that cannot be read, or of another millennium, says nothing.
 */
function savedAt(core: string): string | undefined {
  const momentOf = (name: string): number => Date.parse(new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)<`, 'u').exec(core)?.[1]?.trim() ?? '');
  const [created, modified] = [momentOf('created'), momentOf('modified')];
  if (Number.isNaN(modified) || modified === created) return undefined;
  const moment = new Date(modified).toISOString();
  return moment.startsWith('2') ? `${moment.slice(0, 19)}Z` : undefined;
}

/**
 * Cells with something in them beyond any table of ours, which reading within a range would pass over in silence (empty ones
 * carry formats of whole rows and columns); or so many column widths that the library would spend minutes on them.
 */
function sheetFault(xml: string): Refusal | undefined {
  for (const [, letters = '', row = ''] of xml.matchAll(/<(?:\w+:)?c(?=\s)[^>]*?\sr="([A-Za-z]+)(\d+)"(?:[^>]*[^/>])?>(?!<\/)/gu)) {
    if (Number(row) > mostRows || columnIndex(letters) >= mostColumns) return 'far';
  }
  return (xml.match(/<(?:\w+:)?col\s/gu) ?? []).length > mostWidths ? 'too-large' : undefined;
}

/** 1 of "B". */
function columnIndex(letters: string): number {
  return Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

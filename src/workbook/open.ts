import { unzipSync, zipSync, strFromU8, type Zippable } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import type { Workbook } from 'hucre';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Read } from '../source/json.js';
import { columnLetter } from './write.js';

/**
 * No workbook of ours comes near; what is larger is refused before it is unpacked. Pictures and other parts that say
 * nothing of cells are not unpacked at all; they count only in `packed`. A size that a zip tells may be a lie: a byte of it may
 * unpack to a thousand, which `packedCells` keeps to seconds.
 */
const limits = { parts: 2000, packed: 20 * 1024 * 1024, unpacked: 24 * 1024 * 1024, packedCells: 1.5 * 1024 * 1024, rows: 20_000, columns: 500, widths: 1000 } as const;
/** A workbook of this size is not even read from the disk. */
export const largestWorkbook = limits.packed;

export type Refusal = 'empty' | 'legacy' | 'not-zip' | 'too-large' | 'far' | 'macro' | 'ods' | 'not-workbook' | 'entities';

/** The parts that hold cells and how they are shown: nothing else is looked at, so nothing else can do harm. */
const wanted = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:_rels\/)?workbook\.xml(?:\.rels)?|xl\/(?:sharedStrings|styles)\.xml|xl\/worksheets\/[^/]+\.xml)$/u;

/**
 * Opens a workbook that comes from outside, in bounded time and memory. What is no plain .xlsx is refused, each kind in
 * its own words.
 */
export async function openWorkbook(bytes: Uint8Array, file: string): Promise<Read<Workbook>> {
  const refused = (kind: Refusal): Read<Workbook> => ({ ok: false, diagnostics: [diagnose('workbook-refused', { file, line: 1, column: 1 }, { kind })] });
  if (bytes.length === 0) return refused('empty');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refused('legacy');
  if (!startsWith(bytes, [0x50, 0x4b])) return refused('not-zip');
  if (bytes.length > limits.packed) return refused('too-large');
  const names: string[] = [];
  let unpacked = 0;
  let packed = 0;
  let lies = false;
  const within = (): boolean => !lies && names.length <= limits.parts && unpacked <= limits.unpacked && packed <= limits.packedCells;
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        names.push(name);
        if (!wanted.test(name)) return false;
        unpacked += originalSize;
        packed += size;
        lies ||= size > originalSize + 1024;
        return within();
      },
    });
  } catch {
    return refused('not-zip');
  }
  if (!within()) return refused('too-large');
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
    return { ok: true, value: await readXlsx(zipSync(parts satisfies Zippable, { level: 0 }), { readStyles: true, range: `A1:${columnLetter(limits.columns - 1)}${limits.rows}` }) };
  } catch {
    return refused('not-workbook');
  }
}

/**
 * Cells with something in them beyond any table of ours, which reading within a range would pass over in silence (empty ones
 * carry formats of whole rows and columns); or so many column widths that the library would spend minutes on them.
 */
function sheetFault(xml: string): Refusal | undefined {
  for (const [, letters = '', row = ''] of xml.matchAll(/<(?:\w+:)?c(?=\s)[^>]*?\sr="([A-Za-z]+)(\d+)"(?:[^>]*[^/>])?>(?!<\/)/gu)) {
    if (Number(row) > limits.rows || columnIndex(letters) >= limits.columns) return 'far';
  }
  return (xml.match(/<(?:\w+:)?col\s/gu) ?? []).length > limits.widths ? 'too-large' : undefined;
}

/** 1 of "B". */
function columnIndex(letters: string): number {
  return Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

import { zipSync, strFromU8, type Zippable } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import type { Workbook } from 'hucre';
import { diagnose } from '../diagnostics/catalogue.js';
import { openArchive, type ArchiveRefusal } from '../source/archive.js';
import type { Read } from '../source/json.js';

/** No workbook of ours comes near; what is larger is refused before it is unpacked. */
const limits = { parts: 500, unpacked: 40 * 1024 * 1024, packed: 20 * 1024 * 1024 } as const;

type Refusal = 'empty' | 'legacy' | 'not-zip' | 'too-large' | 'macro' | 'not-workbook' | 'entities';

const refusalOf: Readonly<Record<ArchiveRefusal, Refusal>> = {
  empty: 'empty',
  legacy: 'legacy',
  'not-zip': 'not-zip',
  broken: 'not-zip',
  'too-large': 'too-large',
  'too-many': 'too-large',
  bomb: 'too-large',
};

/**
 * Opens a workbook that comes from outside, in bounded time and memory. What is no plain .xlsx is refused, each kind in
 * its own words.
 */
export async function openWorkbook(bytes: Uint8Array, file: string): Promise<Read<Workbook>> {
  const refused = (kind: Refusal): Read<Workbook> => ({ ok: false, diagnostics: [diagnose('workbook-refused', { file, line: 1, column: 1 }, { kind })] });
  const opened = openArchive(bytes, limits);
  if (!opened.ok) return refused(refusalOf[opened.refusal]);
  const parts = Object.fromEntries(opened.parts);
  const names = [...opened.parts.keys()];
  if (!names.includes('xl/workbook.xml')) return refused('not-workbook');
  if (names.some((name) => /vbaProject/iu.test(name))) return refused('macro');
  if ([...opened.parts].some(([name, part]) => /\.(?:xml|rels|vml)$/iu.test(name) && /<!(?:DOCTYPE|ENTITY)/iu.test(strFromU8(part)))) return refused('entities');
  try {
    return { ok: true, value: await readXlsx(zipSync(parts satisfies Zippable, { level: 0 }), { readStyles: true }) };
  } catch {
    return refused('not-workbook');
  }
}

import { unzipSync, zipSync, strFromU8, type Zippable } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import type { Workbook } from 'hucre';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Read } from '../source/json.js';

/** No workbook of ours comes near; what is larger is refused before it is unpacked. */
const limits = { parts: 500, unpacked: 40 * 1024 * 1024, packed: 20 * 1024 * 1024 } as const;

type Refusal = 'empty' | 'legacy' | 'not-zip' | 'too-large' | 'macro' | 'not-workbook' | 'entities';

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
  const sizes = { parts: 0, unpacked: 0 };
  const within = (): boolean => sizes.parts <= limits.parts && sizes.unpacked <= limits.unpacked;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        sizes.parts += 1;
        sizes.unpacked += originalSize;
        return within();
      },
    });
  } catch {
    return refused('not-zip');
  }
  if (!within()) return refused('too-large');
  const names = Object.keys(parts);
  if (!names.includes('xl/workbook.xml')) return refused('not-workbook');
  if (names.some((name) => /vbaProject/iu.test(name))) return refused('macro');
  if (Object.entries(parts).some(([name, part]) => /\.(?:xml|rels|vml)$/iu.test(name) && /<!(?:DOCTYPE|ENTITY)/iu.test(strFromU8(part)))) return refused('entities');
  try {
    return { ok: true, value: await readXlsx(zipSync(parts satisfies Zippable, { level: 0 }), { readStyles: true }) };
  } catch {
    return refused('not-workbook');
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

import { crc32, inflateRawSync } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

/** What an archive from outside may hold; lengths are bytes. */
export interface ArchiveLimits {
  readonly parts: number;
  readonly unpacked: number;
  readonly packed: number;
  /** How often larger than packed a large part may be. */
  readonly ratio?: number;
  /** Parts that are looked at; others are neither unpacked nor counted. Absent: all. */
  readonly wanted?: RegExp;
}

export type ArchiveRefusal = 'empty' | 'legacy' | 'not-zip' | 'too-large' | 'too-many' | 'bomb' | 'broken';

export type OpenedArchive =
  /** `names`: of all parts, unpacked or not. */
  | { readonly ok: true; readonly parts: ReadonlyMap<string, Uint8Array>; readonly names: readonly string[] }
  | { readonly ok: false; readonly refusal: ArchiveRefusal };

/** Smaller parts are harmless whatever their ratio: an empty drawing packs well. */
const largePart = 5 * 1024 * 1024;

/**
 * Unpacks a zip that comes from outside, in bounded time and memory: what its own directory says is held against the
 * limits before anything is unpacked, and a part that turns out larger than the directory says stops right there. Parts
 * keep the order of the directory.
 */
export async function openArchive(bytes: Uint8Array, limits: ArchiveLimits): Promise<OpenedArchive> {
  const refused = (refusal: ArchiveRefusal): OpenedArchive => ({ ok: false, refusal });
  if (bytes.length === 0) return refused('empty');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refused('legacy');
  if (!startsWith(bytes, [0x50, 0x4b])) return refused('not-zip');
  if (bytes.length > limits.packed) return refused('too-large');
  try {
    // The library would refuse a whole zip for the name or the length of one part, wanted or not.
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { decodeStrings: false, validateEntrySizes: false });
    if (zip.entryCount > limits.parts) return refused('too-many');
    const listed: Listed[] = [];
    for await (const entry of zip.eachEntry()) listed.push({ name: new TextDecoder().decode(entry.fileNameRaw), entry });
    const chosen = listed.filter(({ name }) => !name.endsWith('/') && limits.wanted?.test(name) !== false);
    const refusal = worthless(chosen, bytes.length, limits);
    if (refusal !== undefined) return refused(refusal);
    const parts = new Map<string, Uint8Array>();
    for (const { name, entry } of chosen) parts.set(name, await unpack(bytes, zip, entry));
    return { ok: true, parts, names: listed.map(({ name }) => name) };
  } catch (failure) {
    return refused(isOverflow(failure) ? 'bomb' : 'broken');
  }
}

interface Listed {
  readonly name: string;
  readonly entry: Entry;
}

/** A part was larger than the directory says. */
function isOverflow(failure: unknown): boolean {
  return failure instanceof RangeError && 'code' in failure && failure.code === 'ERR_BUFFER_TOO_LARGE';
}

/** Does a file begin with these bytes? */
export function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

/** Why a zip is not worth unpacking, by what its directory says. */
function worthless(listed: readonly Listed[], size: number, { ratio, unpacked }: ArchiveLimits): ArchiveRefusal | undefined {
  const sum = (of: (entry: Entry) => number): number => listed.reduce((total, { entry }) => total + of(entry), 0);
  if (ratio !== undefined && listed.some(({ entry }) => entry.uncompressedSize > largePart && entry.uncompressedSize > entry.compressedSize * ratio)) return 'bomb';
  // Entries that share their bytes are a bomb of another make.
  if (sum(({ compressedSize }) => compressedSize) > size) return 'bomb';
  if (sum(({ uncompressedSize }) => uncompressedSize) > unpacked) return 'too-large';
  return new Set(listed.map(({ name }) => name)).size < listed.length ? 'broken' : undefined;
}

const deflated = 8;

/** Throws where a part is not what the directory says. The library's stream would do it too, but not tell a bomb from a broken part. */
async function unpack(bytes: Uint8Array, zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  if (!entry.canDecodeFileData()) throw new RangeError('a password, or another method');
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const content = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
  const part = entry.compressionMethod === deflated ? new Uint8Array(inflateRawSync(content, { maxOutputLength: Math.max(1, entry.uncompressedSize) })) : content;
  if (part.length !== entry.uncompressedSize || crc32(part) !== entry.crc32) throw new RangeError('another length, or damaged');
  return part;
}

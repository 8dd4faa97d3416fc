import { unzipSync, Unzip, UnzipInflate, type UnzipFile } from 'fflate';

/** What an archive from outside may hold; lengths are bytes. */
export interface ArchiveLimits {
  readonly parts: number;
  readonly unpacked: number;
  readonly packed: number;
  /** How often larger than packed a large part may be. */
  readonly ratio?: number;
}

export type ArchiveRefusal = 'empty' | 'legacy' | 'not-zip' | 'too-large' | 'too-many' | 'bomb' | 'broken';

export type OpenedArchive =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly refusal: ArchiveRefusal };

/** Smaller parts are harmless whatever their ratio: an empty drawing packs well. */
const largePart = 5 * 1024 * 1024;

/** Fed to the unpacker at a time; a lie about sizes is found out after one step. */
const step = 64 * 1024;

/**
 * Unpacks a zip that comes from outside, in bounded time and memory: what its own directory says is held against the
 * limits before anything is unpacked, and what comes out is held against what the directory said. Parts keep the order
 * of the directory; folders are left out.
 */
export function openArchive(bytes: Uint8Array, limits: ArchiveLimits): OpenedArchive {
  const refused = (refusal: ArchiveRefusal): OpenedArchive => ({ ok: false, refusal });
  if (bytes.length === 0) return refused('empty');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refused('legacy');
  if (!startsWith(bytes, [0x50, 0x4b])) return refused('not-zip');
  if (bytes.length > limits.packed) return refused('too-large');
  const listed = list(bytes, limits);
  if (typeof listed === 'string') return refused(listed);
  const unpacked = unpack(bytes, listed);
  return unpacked === undefined ? refused('broken') : { ok: true, parts: unpacked };
}

/** Does a file begin with these bytes? */
export function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

/** Sizes of the parts by name as the directory tells them, or why they are not worth unpacking. */
function list(bytes: Uint8Array, limits: ArchiveLimits): ReadonlyMap<string, number> | ArchiveRefusal {
  const sizes = new Map<string, number>();
  const seen = { parts: 0, packed: 0, unpacked: 0, bombs: 0 };
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        seen.parts += 1;
        seen.packed += size;
        seen.unpacked += originalSize;
        if (limits.ratio !== undefined && originalSize > largePart && originalSize > size * limits.ratio) seen.bombs += 1;
        if (seen.parts <= limits.parts) sizes.set(name, originalSize);
        return false;
      },
    });
  } catch {
    return 'broken';
  }
  if (seen.parts > limits.parts) return 'too-many';
  // Entries that share their bytes are a bomb of another make.
  if (seen.bombs > 0 || seen.packed > bytes.length) return 'bomb';
  if (seen.unpacked > limits.unpacked) return 'too-large';
  return sizes.size < seen.parts ? 'broken' : sizes;
}

function unpack(bytes: Uint8Array, listed: ReadonlyMap<string, number>): ReadonlyMap<string, Uint8Array> | undefined {
  const found = new Map<string, Uint8Array>();
  const unzip = new Unzip((file) => {
    const size = listed.get(file.name);
    if (size !== undefined && !found.has(file.name)) collect(file, size, found);
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += step) unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch {
    return undefined;
  }
  const parts = new Map<string, Uint8Array>();
  for (const name of listed.keys()) {
    const part = found.get(name);
    if (part === undefined) return undefined;
    if (!name.endsWith('/')) parts.set(name, part);
  }
  return parts;
}

function collect(file: UnzipFile, size: number, to: Map<string, Uint8Array>): void {
  const part = new Uint8Array(size);
  let filled = 0;
  file.ondata = (error, chunk, final) => {
    if (error !== null) throw error;
    if (filled + chunk.length > size) throw new RangeError(`${file.name} is larger than its archive says`);
    part.set(chunk, filled);
    filled += chunk.length;
    if (!final) return;
    if (filled < size) throw new RangeError(`${file.name} is cut off`);
    to.set(file.name, part);
  };
  file.start();
}

import { inflateRawSync } from 'node:zlib';

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
 * limits before anything is unpacked, and a part that turns out larger than the directory says stops right there. (The
 * library cannot: its quick way believes the directory and goes on through a bomb for minutes, its streaming way does not
 * look at the directory and loses its way in a zip inside the zip.) Parts keep the order of the directory.
 */
export function openArchive(bytes: Uint8Array, limits: ArchiveLimits): OpenedArchive {
  const refused = (refusal: ArchiveRefusal): OpenedArchive => ({ ok: false, refusal });
  if (bytes.length === 0) return refused('empty');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refused('legacy');
  if (!startsWith(bytes, [0x50, 0x4b])) return refused('not-zip');
  if (bytes.length > limits.packed) return refused('too-large');
  try {
    const entries = directory(bytes, limits.parts);
    if (entries === undefined) return refused('too-many');
    const chosen = entries.filter(({ name }) => !name.endsWith('/') && limits.wanted?.test(name) !== false);
    const refusal = worthless(chosen, bytes.length, limits);
    if (refusal !== undefined) return refused(refusal);
    return { ok: true, parts: new Map(chosen.map((entry) => [entry.name, unpack(bytes, entry)])), names: entries.map(({ name }) => name) };
  } catch (failure) {
    return refused(isOverflow(failure) ? 'bomb' : 'broken');
  }
}

/** A part was larger than the directory says. */
function isOverflow(failure: unknown): boolean {
  return failure instanceof RangeError && 'code' in failure && failure.code === 'ERR_BUFFER_TOO_LARGE';
}

/** Does a file begin with these bytes? */
export function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Of its own header. */
  readonly offset: number;
}

const signatures = { end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50, entry: 0x02014b50, part: 0x04034b50 } as const;

/** The directory of a zip (APPNOTE 4.3.12–4.3.16), or undefined where it has more entries than may be. Throws where it is broken. */
function directory(bytes: Uint8Array, most: number): readonly Entry[] | undefined {
  const view = viewOf(bytes);
  let { count, at } = directoryStart(view);
  if (count > most) return undefined;
  const entries: Entry[] = [];
  for (; count > 0; count -= 1) {
    if (view.getUint32(at, true) !== signatures.entry) throw new RangeError('no entry');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const extra = at + 46 + nameLength;
    const [unpacked = 0, packed = 0, offset = 0] = large(view, extra, extra + extraLength, [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]);
    entries.push({ name: new TextDecoder().decode(bytes.subarray(at + 46, extra)), encrypted: (view.getUint16(at + 8, true) & 1) === 1, method: view.getUint16(at + 10, true), packed, unpacked, offset });
    at = extra + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** A comment of up to 65,535 bytes may stand after the end of the directory. */
function directoryStart(view: DataView): { readonly count: number; readonly at: number } {
  let end = view.byteLength - 22;
  const last = Math.max(0, end - 0xffff);
  while (end >= last && view.getUint32(end, true) !== signatures.end) end -= 1;
  if (end < last) throw new RangeError('no directory');
  const count = view.getUint16(end + 10, true);
  const at = view.getUint32(end + 16, true);
  if (count !== 0xffff && at !== 0xffffffff) return { count, at };
  if (end < 20 || view.getUint32(end - 20, true) !== signatures.locator64) return { count, at };
  const end64 = length64(view, end - 12);
  if (view.getUint32(end64, true) !== signatures.end64) throw new RangeError('no directory');
  return { count: length64(view, end64 + 32), at: length64(view, end64 + 48) };
}

const extended = 1;

/** Lengths that take more than 32 bits stand in an extra field, in this order and only where they do. */
function large(view: DataView, from: number, to: number, values: readonly number[]): readonly number[] {
  if (!values.includes(0xffffffff)) return values;
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== extended) continue;
    let next = at + 4;
    return values.map((value) => {
      if (value !== 0xffffffff) return value;
      next += 8;
      return length64(view, next - 8);
    });
  }
  return values;
}

function length64(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

/** Why a zip is not worth unpacking, by what its directory says. */
function worthless(entries: readonly Entry[], size: number, limits: ArchiveLimits): ArchiveRefusal | undefined {
  const sum = (of: (entry: Entry) => number): number => entries.reduce((total, entry) => total + of(entry), 0);
  const { ratio } = limits;
  if (ratio !== undefined && entries.some(({ packed, unpacked }) => unpacked > largePart && unpacked > packed * ratio)) return 'bomb';
  // Entries that share their bytes are a bomb of another make.
  if (sum(({ packed }) => packed) > size) return 'bomb';
  if (sum(({ unpacked }) => unpacked) > limits.unpacked) return 'too-large';
  return new Set(entries.map(({ name }) => name)).size < entries.length ? 'broken' : undefined;
}

/** Throws where a part is not what the directory says. */
function unpack(bytes: Uint8Array, { encrypted, method, packed, unpacked, offset }: Entry): Uint8Array {
  const view = viewOf(bytes);
  if (encrypted || view.getUint32(offset, true) !== signatures.part) throw new RangeError('no part');
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const content = bytes.subarray(from, from + packed);
  const part = method === 0 ? content : method === 8 ? new Uint8Array(inflateRawSync(content, { maxOutputLength: Math.max(1, unpacked) })) : undefined;
  if (part?.length !== unpacked) throw new RangeError('another length');
  return part;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

import { sha256 } from '../../source/sha256.js';
import type { Rendered } from '../render/renderer.js';

/** An entry of the store: one line that says what it is and proves it, then the file's bytes. */
const head = /^kehoach-1 ([0-9a-f]{64}) (\d{1,7}) ([0-9a-f]{64}) ([0-9a-f]{64})\n/u;
const headLength = 10 + 64 + 1 + 7 + 1 + 64 + 1 + 64 + 1;

export function encodeEntry(key: string, { bytes, pages }: Rendered): Uint8Array {
  const hash = sha256(bytes);
  return Buffer.concat([Buffer.from(`kehoach-1 ${key} ${pages} ${hash} ${sealOf(key, pages, hash)}\n`), bytes]);
}

/** The file of an entry; undefined where it is not whole, or not the entry of this key. */
export function decodeEntry(key: string, entry: Uint8Array): Rendered | undefined {
  const [line, name, pages, hash, seal] = head.exec(Buffer.from(entry.subarray(0, headLength)).toString('latin1')) ?? [];
  if (line === undefined || name !== key || hash === undefined || seal !== sealOf(key, Number(pages), hash)) return undefined;
  const bytes = entry.subarray(line.length);
  return sha256(bytes) === hash ? { bytes, pages: Number(pages) } : undefined;
}

function sealOf(key: string, pages: number, hash: string): string {
  return sha256(`${key} ${pages} ${hash}`);
}

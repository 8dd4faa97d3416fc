import { describe, expect, it } from 'vitest';
import { decodeEntry, encodeEntry } from '../../../src/publish/cache/entry.js';

const key = '0123456789abcdef'.repeat(4);
const rendered = { bytes: new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 10, 255, 13]), pages: 12 };
const entry = encodeEntry(key, rendered);

describe('an entry of the store', () => {
  it('gives back the bytes and the pages', () => {
    const read = decodeEntry(key, entry);
    expect({ ...read, bytes: [...(read?.bytes ?? [])] }).toEqual({ pages: 12, bytes: [...rendered.bytes] });
  });
  it('may be of an empty file', () => {
    expect(decodeEntry(key, encodeEntry(key, { bytes: new Uint8Array(), pages: 0 }))?.bytes.length).toBe(0);
  });
  it('is no good where any of its bytes is another', () => {
    for (let at = 0; at < entry.length; at += 1) {
      for (const change of [1, 0x20, 0xff]) {
        const spoilt = Uint8Array.from(entry);
        spoilt[at] = (spoilt[at] ?? 0) ^ change;
        expect(decodeEntry(key, spoilt), `byte ${at} ^ ${change}`).toBeUndefined();
      }
    }
  });
  it('is no good at any other length', () => {
    for (let length = 0; length < entry.length; length += 1) expect(decodeEntry(key, entry.subarray(0, length)), String(length)).toBeUndefined();
    expect(decodeEntry(key, Buffer.concat([entry, Buffer.from([0])]))).toBeUndefined();
  });
  it('is no good under another key', () => {
    expect(decodeEntry(key.replace('0', '1'), entry)).toBeUndefined();
  });
});

import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../src/source/archive.js';

const limits = { parts: 10, packed: 1024 * 1024, unpacked: 64 * 1024 * 1024, ratio: 300 };

async function refusal(bytes: Uint8Array): Promise<string | undefined> {
  const opened = await openArchive(bytes, limits);
  return opened.ok ? undefined : opened.refusal;
}

/** A zip with numbers of its directory written over, found by the signature of the entry or of the end. */
function changed(bytes: Uint8Array, signature: number, at: number, value: number, size: 2 | 4 = 4): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let from = copy.length - 22; from >= 0; from--) {
    if (view.getUint32(from, true) !== signature) continue;
    if (size === 4) view.setUint32(from + at, value, true);
    else view.setUint16(from + at, value, true);
    break;
  }
  return copy;
}

const entry = 0x02014b50;
const end = 0x06054b50;
const text = strToU8('chữ '.repeat(100));

/**
 * A zip as programs write it that cannot go back in their output: lengths stand after each part, and in its own header
 * they are 0.
 */
function streamed(name: string, content: Uint8Array): Uint8Array {
  const plain = zipSync({ [name]: [content, { level: 0 }] });
  const copy = plain.slice();
  const view = new DataView(copy.buffer);
  view.setUint16(6, view.getUint16(6, true) | 8, true);
  for (const at of [14, 18, 22]) view.setUint32(at, 0, true);
  return copy;
}

/** A zip whose second entry is the bytes of its first once more. */
function overlapping(): Uint8Array {
  const zip = zipSync({ a: [new Uint8Array(10_000), { level: 0 }], b: [Uint8Array.of(1), { level: 0 }] });
  return [[20, 10_000], [24, 10_000], [42, 0]].reduce<Uint8Array>((bytes, [at = 0, value = 0]) => changed(bytes, entry, at, value), zip);
}

describe('an archive from outside', () => {
  it('gives its parts in order, stored or deflated, without folders', async () => {
    const opened = await openArchive(zipSync({ b: text, 'f/': new Uint8Array(), a: [text, { level: 0 }], empty: new Uint8Array() }), limits);
    expect(opened.ok && [...opened.parts].map(([name, part]) => [name, part.length])).toEqual([['b', text.length], ['a', text.length], ['empty', 0]]);
  });

  it('is read by its directory, whatever stands in its parts', async () => {
    const inner = zipSync({ x: [text, { level: 0 }] });
    const opened = await openArchive(streamed('inner.zip', inner), limits);
    expect(opened.ok && opened.parts.get('inner.zip')).toEqual(inner);
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['no zip', strToU8('abc'), 'not-zip'],
    ['a beginning without an end', zipSync({ a: text }).slice(0, 60), 'broken'],
    ['a directory that leads out of the file', changed(zipSync({ a: text }), end, 16, 0x00ffffff), 'broken'],
    ['a part that leads out of the file', changed(zipSync({ a: text }), entry, 42, 0x00ffffff), 'broken'],
    ['a part with a password', changed(zipSync({ a: text }), entry, 8, 1, 2), 'broken'],
    ['a method nobody knows', changed(zipSync({ a: text }), entry, 10, 99, 2), 'broken'],
    ['a part shorter than it says', changed(zipSync({ a: text }), entry, 24, text.length + 1), 'broken'],
    ['a part longer than it says', changed(zipSync({ a: text }), entry, 24, text.length - 1), 'bomb'],
    ['a part that was damaged', changed(zipSync({ a: [text, { level: 0 }] }), entry, 16, 0), 'broken'],
    ['one name twice', changed(zipSync({ ab: text, bb: text }), entry, 46, 0x6261, 2), 'broken'],
    ['more entries than may be', changed(zipSync({ a: text }), end, 10, 11, 2), 'too-many'],
    ['more bytes than may be', zipSync({ a: [new Uint8Array(limits.packed), { level: 0 }] }), 'too-large'],
    ['a part that unpacks to more than may be', changed(zipSync({ a: [new Uint8Array(900_000), { level: 0 }] }), entry, 24, 100 * 1024 * 1024), 'too-large'],
    ['a part packed beyond belief', zipSync({ a: new Uint8Array(16 * 1024 * 1024) }), 'bomb'],
    ['entries that share their bytes', changed(zipSync({ a: text }), entry, 20, 100_000), 'bomb'],
    ['one part under two names', overlapping(), 'bomb'],
    ['a stored part of another length than it says', changed(zipSync({ a: [text, { level: 0 }] }), entry, 24, 1), 'broken'],
  ])('%s is refused', async (_, bytes, wanted) => {
    expect(await refusal(bytes)).toBe(wanted);
  });
});

import type { PdfFile, Reference } from './pdf-file.js';
import type { Syntax } from './syntax.js';

export interface PackedObject {
  readonly id: number;
  readonly body: Syntax;
}

/** So many objects share a stream: a reader unpacks no more than it needs. */
const perStream = 1000;
const packedType = 2;

/**
 * Writes small objects into object streams (ISO 32000-1, 7.5.7), and the cross-reference stream that leads to them: as
 * objects of their own, those of a structure tree would double a file. The file keeps its plain cross-reference table
 * beside it (7.5.8.4), as files of Word do, so that every signing tool can add to it.
 * @returns the cross-reference stream
 */
export function writePacked(file: PdfFile, objects: readonly PackedObject[]): Reference {
  const places = new Map<number, { readonly stream: number; readonly index: number }>();
  for (let from = 0; from < objects.length; from += perStream) {
    const group = objects.slice(from, from + perStream);
    let offset = 0;
    const head = group.map(({ id, body }) => {
      const entry = `${id} ${offset}`;
      offset += body.length + 1;
      return entry;
    });
    const first = `${head.join(' ')}\n`;
    const stream = file.writeStream(Buffer.from(`${first}${group.map(({ body }) => body).join('\n')}\n`, 'latin1'), { Type: 'ObjStm', N: group.length, First: first.length });
    for (const [index, { id }] of group.entries()) places.set(id, { stream: stream.id, index });
  }
  const ids = [...places.keys()].sort((a, b) => a - b);
  const bytes = new DataView(new ArrayBuffer(ids.length * 7));
  for (const [row, id] of ids.entries()) {
    const place = places.get(id);
    bytes.setUint8(row * 7, packedType);
    bytes.setUint32(row * 7 + 1, place?.stream ?? 0);
    bytes.setUint16(row * 7 + 5, place?.index ?? 0);
  }
  return file.writeStream(new Uint8Array(bytes.buffer), { Type: 'XRef', W: [1, 4, 2], Index: spansOf(ids), Size: (ids.at(-1) ?? 0) + 1 });
}

/** First number and length of each run of numbers. */
function spansOf(ids: readonly number[]): readonly number[] {
  const spans: [from: number, length: number][] = [];
  for (const id of ids) {
    const last = spans.at(-1);
    if (last !== undefined && last[0] + last[1] === id) last[1] += 1;
    else spans.push([id, 1]);
  }
  return spans.flat();
}

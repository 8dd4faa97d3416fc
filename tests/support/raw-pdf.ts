export type RawObject = readonly [number: number, body: string | Buffer];

/** A PDF put together by hand, for shapes that no library writes. Object 1 is the catalogue. */
export function rawPdf(objects: readonly RawObject[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places = new Map<number, number>();
  let length = 9;
  const add = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  for (const [number, body] of objects) {
    places.set(number, length);
    add(Buffer.from(`${number} 0 obj\n`));
    add(Buffer.from(body));
    add(Buffer.from('\nendobj\n'));
  }
  const size = Math.max(...places.keys()) + 1;
  const table = Array.from({ length: size - 1 }, (_, i) => {
    const place = places.get(i + 1);
    return `${String(place ?? 0).padStart(10, '0')} 00000 ${place === undefined ? 'f' : 'n'} \n`;
  });
  const start = length;
  add(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${table.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}

export function rawStream(dictionary: string, data: string | Buffer): Buffer {
  const bytes = Buffer.from(data);
  return Buffer.concat([Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from('\nendstream')]);
}

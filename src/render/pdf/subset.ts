import { tablesOf, type Tables } from '../../typeset/true-type.js';

/** Tables of a subset in a PDF (ISO 32000-1, 9.9), in the order in which they are written. */
const tags = ['head', 'hhea', 'loca', 'maxp', 'cvt ', 'prep', 'glyf', 'hmtx', 'fpgm'] as const;

/**
 * A TrueType file with the outlines of some glyphs only. Outlines are copied as they stand, never read: fontkit's own
 * subset, of the same bytes, decodes each point of each outline for that, in ten times the time.
 * @param file a TrueType file without variations
 * @param glyphs ids in the file, each once, .notdef (0) first; they get the numbers 0, 1, …, and parts of composed glyphs those after
 */
export function subsetFont(file: Buffer, glyphs: readonly number[]): Uint8Array {
  const tables = tablesOf(file);
  const wide = need(tables, 'head').readInt16BE(50) === 1;
  const { outlines, ids } = collect(tables, glyphs, wide);
  const count = ids.length;
  const written: Tables = new Map([
    ...tables,
    ['hhea', withNumber(need(tables, 'hhea'), 34, count)],
    ['maxp', withNumber(need(tables, 'maxp'), 4, count)],
    ['loca', places(outlines, wide)],
    ['glyf', Buffer.concat(outlines)],
    ['hmtx', metricsOf(tables, ids)],
  ]);
  return assemble(tags.flatMap((tag) => {
    const table = written.get(tag);
    return table === undefined ? [] : [[tag, table] as const];
  }));
}

function need(tables: Tables, tag: string): Buffer {
  const table = tables.get(tag);
  if (table === undefined) throw new Error(`the font has no table "${tag}"`);
  return table;
}

/** The outlines of glyphs and of all that they are composed of, with the id of each in the file. */
function collect(tables: Tables, glyphs: readonly number[], wide: boolean): { readonly outlines: readonly Buffer[]; readonly ids: readonly number[] } {
  const [glyf, loca] = [need(tables, 'glyf'), need(tables, 'loca')];
  const place = (id: number): number => (wide ? loca.readUInt32BE(id * 4) : loca.readUInt16BE(id * 2) * 2);
  const ids = [...glyphs];
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const numberOf = (id: number): number => {
    const number = numbers.get(id) ?? ids.push(id) - 1;
    numbers.set(id, number);
    return number;
  };
  const outlines: Buffer[] = [];
  for (const id of ids) outlines.push(renumbered(glyf.subarray(place(id), place(id + 1)), numberOf));
  return { outlines, ids };
}

/** Bits of a part of a composed glyph. */
const wordArguments = 0x0001;
const oneScale = 0x0008;
const moreParts = 0x0020;
const twoScales = 0x0040;
const fourScales = 0x0080;

/** An outline whose parts, where it is composed of others, have their numbers in the subset. */
function renumbered(outline: Buffer, numberOf: (id: number) => number): Buffer {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline;
  const copy = Buffer.from(outline);
  let flags = moreParts;
  for (let at = 10; (flags & moreParts) !== 0; ) {
    flags = copy.readUInt16BE(at);
    copy.writeUInt16BE(numberOf(copy.readUInt16BE(at + 2)), at + 2);
    at += (flags & wordArguments) === 0 ? 6 : 8;
    at += (flags & oneScale) !== 0 ? 2 : (flags & twoScales) !== 0 ? 4 : (flags & fourScales) !== 0 ? 8 : 0;
  }
  return copy;
}

/** Where each outline begins, and where the last ends. */
function places(outlines: readonly Buffer[], wide: boolean): Buffer {
  const table = Buffer.alloc((outlines.length + 1) * (wide ? 4 : 2));
  let offset = 0;
  for (const [index, { length }] of [...outlines, { length: 0 }].entries()) {
    if (wide) table.writeUInt32BE(offset, index * 4);
    else table.writeUInt16BE(offset / 2, index * 2);
    offset += length;
  }
  return table;
}

/** Advance and bearing of each glyph; in the file, glyphs from a certain one on share the last advance. */
function metricsOf(tables: Tables, ids: readonly number[]): Buffer {
  const hmtx = need(tables, 'hmtx');
  const full = need(tables, 'hhea').readUInt16BE(34);
  const table = Buffer.alloc(ids.length * 4);
  for (const [index, id] of ids.entries()) {
    table.writeUInt16BE(hmtx.readUInt16BE(Math.min(id, full - 1) * 4), index * 4);
    table.writeInt16BE(hmtx.readInt16BE(id < full ? id * 4 + 2 : full * 4 + (id - full) * 2), index * 4 + 2);
  }
  return table;
}

function withNumber(table: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(table);
  copy.writeUInt16BE(value, at);
  return copy;
}

/** The file of some tables; no reader of PDF looks at their checksums. */
function assemble(tables: readonly (readonly [tag: string, table: Buffer])[]): Uint8Array {
  const head = Buffer.alloc(12 + tables.length * 16);
  const exponent = Math.floor(Math.log2(tables.length));
  head.write('true', 'latin1');
  for (const [index, value] of [tables.length, 16 << exponent, exponent, tables.length * 16 - (16 << exponent)].entries()) head.writeUInt16BE(value, 4 + index * 2);
  let offset = head.length;
  for (const [index, [tag, table]] of tables.entries()) {
    const at = 12 + index * 16;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(table.length, at + 12);
    offset += table.length;
  }
  return Buffer.concat([head, ...tables.map(([, table]) => table)]);
}

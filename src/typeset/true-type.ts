/** The tables of a TrueType file by their tags; the bytes are the file's own. */
export type Tables = ReadonlyMap<string, Buffer>;

/** Where each table of a TrueType file is (ISO/IEC 14496-22, 4.3). */
export function tablesOf(file: Buffer): Tables {
  const entries = Array.from({ length: file.readUInt16BE(4) }, (_, index) => file.subarray(12 + index * 16, 28 + index * 16));
  return new Map(entries.map((entry) => {
    const offset = entry.readUInt32BE(8);
    return [entry.toString('latin1', 0, 4), file.subarray(offset, offset + entry.readUInt32BE(12))];
  }));
}

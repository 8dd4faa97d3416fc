/** Signs of symbol fonts that documents use as bullets and marks, as Unicode has them. */
const signs: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  symbol: { 0xb7: '•', 0x2d: '-', 0xae: '→', 0xb3: '≥', 0xa3: '≤', 0xb1: '±', 0xb4: '×', 0xb0: '°', 0xb9: '≠' },
  wingdings: { 0xa7: '▪', 0xd8: '➢', 0xfc: '✓', 0xfb: '✗', 0xe0: '→', 0x76: '❖', 0x6c: '●', 0x6e: '■', 0x71: '❑', 0xa8: '☐', 0xfe: '☑', 0x9f: '•', 0x77: '◆' },
};

/** A character as seen: those of symbol fonts stand in the private use area from U+F000. */
export function symbolOf(sign: string, font: string | undefined): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0xf000 || code > 0xf0ff) return sign;
  const low = code - 0xf000;
  const known = signs[(font ?? 'symbol').toLowerCase()] ?? signs['symbol'];
  return known?.[low] ?? (font === undefined || !/symbol|wingdings|webdings/iu.test(font) ? String.fromCharCode(low) : sign);
}

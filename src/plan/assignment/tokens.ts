/** A word or a sign of a text; spaces are none. */
export interface Token {
  /** What is compared: see `keyOf`. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly isWord: boolean;
  /** Does it begin with a capital letter? */
  readonly capital: boolean;
}

const piece = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;
const tone = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const dash = /^[-‐‑‒–—−]$/u;

/** The words and signs of a text, where they stand. Spaces of every kind only part them. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(piece)].map(({ 0: raw, index }) => ({
    key: keyOf(raw),
    start: index,
    end: index + raw.length,
    isWord: /^[\p{L}\p{N}]/u.test(raw),
    capital: /^\p{Lu}/u.test(raw.normalize('NFC')),
  }));
}

/** The keys of a phrase, as `tokensOf` would find them. */
export function keysOf(phrase: string): readonly string[] {
  return tokensOf(phrase).map((token) => token.key);
}

/** Do the keys stand at an index of the tokens? */
export function keysStandAt(tokens: readonly Token[], at: number, keys: readonly string[]): boolean {
  return keys.every((key, i) => tokens[at + i]?.key === key);
}

/** Equal for every way to type a word: case, composed or loose marks, place of the tone (hoà, hòa), kind of dash. */
function keyOf(raw: string): string {
  if (dash.test(raw)) return '-';
  const loose = raw.toLocaleLowerCase('vi').normalize('NFD');
  return loose.replace(tone, '').normalize('NFC') + [...loose.matchAll(tone)].map(([mark]) => mark).join('');
}

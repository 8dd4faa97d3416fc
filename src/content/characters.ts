import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';

/** Letters of other alphabets, and Đ's doubles, that pass for a Vietnamese letter on screen. */
const lookAlikes = new Map(Object.entries({
  Ð: 'Đ', ð: 'đ', Ɖ: 'Đ', ɖ: 'đ',
  А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X', І: 'I', Ѕ: 'S',
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's', ј: 'j',
  Α: 'A', Β: 'B', Ε: 'E', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X', Ζ: 'Z',
  ɑ: 'a', ɡ: 'g', ı: 'i', ǎ: 'ă', Ǎ: 'Ă', ŏ: 'o', ſ: 's', ƒ: 'f', '‐': '-', '‑': '-', '−': '-', '‒': '-',
  ο: 'o', ν: 'v', ι: 'i', ρ: 'p',
}));

/**
 * Every character that passes without complaint: ASCII, Vietnamese letters, no-break space, and the punctuation and
 * signs in use in administrative texts. Whatever is not named here is told.
 */
const vietnamese = 'ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ';
const signs = '–—…“”‘’«»•·§°±×÷²³¹¼½¾µ≤≥≠≈∞√∑Ø€£¥₫‰№©®™→←↑↓⇒';
const foreign = new RegExp(`[^\\u0020-\\u007e\\u00a0${vietnamese}${vietnamese.toLocaleUpperCase('vi')}${signs}]`, 'gu');

function named(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Characters that must not reach a document (R04, TCVN 6909:2001): decomposed letters, control and invisible
 * characters, letters of other alphabets. `placeOfIndex` tells where a character of the text stands.
 */
export function checkCharacters(text: string, placeOfIndex: (index: number) => Place): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (text.normalize('NFC') !== text) {
    const index = firstDifference(text, text.normalize('NFC'));
    found.push(diagnose('not-nfc', placeOfIndex(index), { words: text.slice(Math.max(0, index - 1), index + 8) }));
  }
  for (const match of text.normalize('NFC') === text ? text.matchAll(foreign) : nfcForeign(text)) {
    found.push(complaint(match[0], placeOfIndex(match.index)));
  }
  for (const match of text.matchAll(/^[ \u00a0]+|[ \u00a0]+$|[ \u00a0]{2,}/gu)) {
    const start = Math.max(0, match.index - 8);
    found.push(diagnose('stray-space', placeOfIndex(match.index), { words: text.slice(start, match.index + match[0].length + 8) }));
  }
  return found;
}

/** In a decomposed text, marks that NFC joins to their letter are told once, as `not-nfc`. */
function* nfcForeign(text: string): Generator<RegExpExecArray> {
  for (const match of text.matchAll(foreign)) {
    if (!/\p{M}/u.test(match[0]) || /\p{M}/u.test(clusterAt(text, match.index).normalize('NFC'))) yield match;
  }
}

/** The letter and its loose marks that the mark at `index` belongs to. */
function clusterAt(text: string, index: number): string {
  let start = index;
  while (start > 0 && /\p{M}/u.test(text[start] ?? '')) start -= 1;
  let end = index + 1;
  while (/\p{M}/u.test(text[end] ?? '')) end += 1;
  return text.slice(start, end);
}

function complaint(character: string, place: Place): Diagnostic {
  const codePoint = named(character);
  if (character === '\ufffd') return diagnose('lost-letter', place, { codePoint });
  if (/[\p{Cc}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u.test(character)) return diagnose('control-character', place, { codePoint });
  if (/[\p{Cf}\p{Zs}\u034f\ufe00-\ufe0f\ufffc]/u.test(character)) return diagnose('invisible-character', place, { codePoint });
  if (/\p{M}/u.test(character)) return diagnose('loose-mark', place, { codePoint });
  const near = lookAlike(character);
  if (near !== undefined || /[\p{L}\p{N}]/u.test(character)) return diagnose('look-alike-letter', place, { letter: character, codePoint, near });
  return diagnose('unusual-character', place, { character, codePoint });
}

function lookAlike(character: string): string | undefined {
  const wide = character.normalize('NFKC');
  return lookAlikes.get(character) ?? (wide === character ? undefined : wide);
}

function firstDifference(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index += 1;
  return index;
}

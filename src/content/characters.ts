import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';

/** Letters of other alphabets, and Đ's doubles, that pass for a Vietnamese letter on screen. */
const lookAlikes = new Map(Object.entries({
  Ð: 'Đ', ð: 'đ', Ɖ: 'Đ', ɖ: 'đ',
  А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X', І: 'I', Ѕ: 'S',
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's', ј: 'j',
  Α: 'A', Β: 'B', Ε: 'E', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X', Ζ: 'Z',
  ο: 'o', ν: 'v', ι: 'i', ρ: 'p',
}));

const suspicious = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]|[\u2000-\u200a\u3000]|(?!\p{Script=Latin}|\p{Script=Common})\p{L}|[ÐðƉɖ\uff00-\uffef]/gu;

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
  for (const match of text.matchAll(suspicious)) {
    const [character] = match;
    const place = placeOfIndex(match.index);
    const codePoint = named(character);
    if (/[\p{Cc}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u.test(character)) found.push(diagnose('control-character', place, { codePoint }));
    else if (/[\p{Cf}\u2000-\u200a\u3000]/u.test(character)) found.push(diagnose('invisible-character', place, { codePoint }));
    else found.push(diagnose('look-alike-letter', place, { letter: character, codePoint, near: lookAlike(character) }));
  }
  for (const match of text.matchAll(/^[ \u00a0]+|[ \u00a0]+$|[ \u00a0]{2,}/gu)) {
    const start = Math.max(0, match.index - 8);
    found.push(diagnose('stray-space', placeOfIndex(match.index), { words: text.slice(start, match.index + match[0].length + 8) }));
  }
  return found;
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

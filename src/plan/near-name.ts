import { distance } from 'fastest-levenshtein';
import { unmarked } from '../source/unmarked.js';

/** More letters than this in all are not typed wrong by chance. */
const mostSlips = 2;

/**
 * The known name that is meant by words which are nearly it: slips of typing, marks, "&" for "và", and the abbreviations by first letters that
 * offices write ("Sở TT&TT", "UBND TP Nha Trang"), and names left off at a word ("Sở Giáo dục"). Undefined where the words name another body, one word apart though it be.
 */
export function nearName(words: string, names: Iterable<string>): string | undefined {
  const asked = wordsOf(words);
  const known = [...names].map((name) => ({ name, parts: wordsOf(name) }));
  return (known.find(({ parts }) => isSlip(asked, parts)) ?? known.find(({ parts }) => isShortened(asked, parts)) ?? known.find(({ parts }) => isBeginning(asked, parts)))?.name;
}

interface Word {
  /** Without marks, in small letters. */
  readonly plain: string;
  /** All of it in capitals. */
  readonly capitals: boolean;
}

function wordsOf(text: string): readonly Word[] {
  const spelt = text.normalize('NFC').replaceAll(/(?<!\p{L})UBND(?!\p{L})/gu, 'Ủy ban nhân dân');
  return (spelt.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => ({ plain: unmarked(word), capitals: word === word.toLocaleUpperCase('vi') })).filter(({ plain }) => plain !== 'va');
}

/** The same words, a letter or two wrong; in a short word a letter makes another name ("huyện A", "huyện B"). */
function isSlip(asked: readonly Word[], name: readonly Word[]): boolean {
  if (asked.length !== name.length) return false;
  const slips = asked.map(({ plain }, i) => ({ plain, wrong: distance(plain, name[i]?.plain ?? '') }));
  return slips.every(({ plain, wrong }) => wrong <= Math.floor(plain.length / 3)) && slips.reduce((sum, { wrong }) => sum + wrong, 0) <= mostSlips;
}

/** The first words of the name, and not the word for its kind alone ("Sở", "UBND"). */
function isBeginning(asked: readonly Word[], name: readonly Word[]): boolean {
  return asked.length >= 2 && asked.length < name.length && asked.every(({ plain }, i) => plain === name[i]?.plain);
}

/** Some words by their first letters in capitals, the others as they are. */
function isShortened(asked: readonly Word[], name: readonly Word[]): boolean {
  let at = 0;
  for (const { plain, capitals } of asked) {
    if (plain === name[at]?.plain) at += 1;
    else if (!capitals) return false;
    else for (const letter of plain) if (name[at++]?.plain.startsWith(letter) !== true) return false;
  }
  return at === name.length;
}

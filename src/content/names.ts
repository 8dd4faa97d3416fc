import { titledName, type Titled } from './name-titles.js';

/** Words of a form to fill in where the name of a person belongs: "Họ và tên", "<tên người ký>", "…". */
export function isPlaceholderName(words: string): boolean {
  return /^(?:(?:họ và tên|họ tên|tên)(?: (?:của )?người ký)?|người ký|<.*>|\(.*\)|[.…_-]*)$/iu.test(words.normalize('NFC').trim());
}

/** Why words are not the name of a person as it stands under a text. */
export type NameFault =
  | { readonly kind: 'no-name' }
  | ({ readonly kind: 'titled' } & Titled)
  /** @param meant the name with its capitals */
  | { readonly kind: 'small-letter'; readonly word: string; readonly meant: string };

/**
 * What is wrong with the name of a person who signs (R52): two words of letters or more ("K'Phước" is a name too), each with a capital,
 * no title before them, and none of a form to fill in. Undefined: nothing.
 */
export function nameFault(words: string): NameFault | undefined {
  if (isPlaceholderName(words)) return { kind: 'no-name' };
  const titled = titledName(words);
  if (titled !== undefined) return { kind: 'titled', ...titled };
  if (!/^(?:\p{L}[\p{L}\p{M}'.’-]*(?: \p{L}[\p{L}\p{M}'.’-]*)+|\p{Lu}['’ʼ]\p{Lu}[\p{L}\p{M}]+)$/u.test(words)) return { kind: 'no-name' };
  const small = words.split(' ').find((word) => !/^\p{Lu}/u.test(word));
  return small === undefined ? undefined : { kind: 'small-letter', word: small, meant: capitalized(words) };
}

/** Whether words can be the name of a person who signs. */
export function isPersonName(words: string): boolean {
  return nameFault(words) === undefined;
}

function capitalized(words: string): string {
  return words.replaceAll(/(?<=^| )\p{L}/gu, (letter) => letter.toLocaleUpperCase('vi'));
}

/** A text however it was composed and spaced: with one space between its words and none at its ends. */
export function spaced(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

/** The same without regard to capitals. */
export function plainWords(text: string): string {
  return spaced(text).toLocaleLowerCase('vi');
}

/** A text without spaces and signs at its end, which change with its place among others. A regular expression for it would be slow on long runs of them. */
export function unended(text: string, signs = '.;,'): string {
  let end = text.length;
  while (end > 0 && (signs.includes(text.charAt(end - 1)) || /\s/u.test(text.charAt(end - 1)))) end -= 1;
  return text.slice(0, end);
}

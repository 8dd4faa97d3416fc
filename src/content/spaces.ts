/** A sign with a space before it: the space is one too many, or what stood before it is lost. */
export interface SpacedSign {
  /** Where the space stands. */
  readonly index: number;
  readonly sign: string;
  /** The sign with a few of the words around it. */
  readonly words: string;
}

/** Not "...", "./.", ".vn", "( )". */
const spacedSign = /(?<=[^\s(])\s+([,;:)%]|\.(?![.\p{L}\d/]))/gu;
/** "1 . Nội dung", "a ) Nội dung": told as a part that is mistyped. */
const partStart = /^(?:\d{1,3}|\p{L}{1,2})$/u;

/** As far from a sign as the few words around it are looked for. */
const reach = 60;
const lastWords = /(?:\S+\s+){0,2}\S*$/u;
const firstWords = /^\S*(?:\s+\S+){0,2}/u;

/** Every space before a sign that follows its word at once: "đạt trên , đối", "84 %". */
export function spacedSignsIn(text: string): readonly SpacedSign[] {
  return [...text.matchAll(spacedSign)].flatMap(({ index, 0: all, 1: sign = '' }) => {
    if ((sign === '.' || sign === ')') && partStart.test(text.slice(0, index))) return [];
    const end = index + all.length;
    const words = `${lastWords.exec(text.slice(Math.max(0, index - reach), index))?.[0] ?? ''}${all}${firstWords.exec(text.slice(end, end + reach))?.[0] ?? ''}`;
    return [{ index, sign, words }];
  });
}

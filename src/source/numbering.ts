/** Letters that number the điểm, in Vietnamese order (R41): đ follows d; f, j, w and z are not used. */
export const pointLetters = ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'x', 'y'] as const;

const romanDigits: readonly (readonly [string, number])[] = [
  ['C', 100], ['XC', 90], ['L', 50], ['XL', 40], ['X', 10], ['IX', 9], ['V', 5], ['IV', 4], ['I', 1],
];

/** 1 → "I", 4 → "IV". For whole numbers from 1 (R39). */
export function roman(value: number): string {
  let rest = value;
  let out = '';
  for (const [digits, worth] of romanDigits) {
    while (rest >= worth) {
      out += digits;
      rest -= worth;
    }
  }
  return out;
}

/** The letter of the n-th điểm, from 1; after "y" the letters double ("aa"), which no decree foresees. */
export function pointLetter(n: number): string {
  const letter = pointLetters[(n - 1) % pointLetters.length] ?? 'a';
  return letter.repeat(Math.floor((n - 1) / pointLetters.length) + 1);
}

/** "IV" → 4; undefined where it is no Roman number as it is to be written. */
export function romanValue(digits: string): number | undefined {
  let rest = digits;
  let value = 0;
  for (const [sign, worth] of romanDigits) {
    while (rest.startsWith(sign)) {
      rest = rest.slice(sign.length);
      value += worth;
    }
  }
  return value > 0 && rest === '' && roman(value) === digits ? value : undefined;
}

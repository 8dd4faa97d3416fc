/** Something typed that looks like what is meant and reads otherwise. */
export interface Mistyped {
  readonly kind: 'letter-among-digits' | 'quarter-mistyped';
  readonly index: number;
  readonly words: string;
  readonly meant: string;
}

const digitsAndLetters = /(?<![\p{L}\p{N}])(?=[OolI]*\d)(?=\d*[OolI])[\dOolI]+(?![\p{L}\p{N}])/gu;
const quarter = /(?<!\p{L})(?:qúy|qúi|quí|qui|quy|quỳ|quỷ)(?=\s+(?:(?:IV|III|II|I|[1-4])(?:\s*[,-]\s*(?:IV|III|II|I|[1-4]))*(?:\s*\/\s*|\s+năm\s+)[\dOol]))/giu;

/** Letters O, o, l, I that stand for a digit, and "Qúy I/2024", in the order of the text. */
export function mistypedIn(text: string): readonly Mistyped[] {
  const digits = [...text.matchAll(digitsAndLetters)].flatMap(({ 0: words, index }): Mistyped[] => {
    const meant = words.replace(/[Oo]/gu, '0').replace(/[lI]/gu, '1');
    return standsForDigits(words, meant, text.slice(0, index), text.slice(index + words.length)) ? [{ kind: 'letter-among-digits', index, words, meant }] : [];
  });
  const quarters = [...text.matchAll(quarter)].map(({ 0: words, index }): Mistyped => ({ kind: 'quarter-mistyped', index, words, meant: inTheCaseOf(words, 'quý') }));
  return [...digits, ...quarters].sort((a, b) => a.index - b.index);
}

/** A text as it is meant. */
export function mended(text: string): string {
  return mistypedIn(text).reduceRight((whole, { index, words, meant }) => whole.slice(0, index) + meant + whole.slice(index + words.length), text);
}

/** "O2", "10l" and "5o" are no numbers; "2O24", "1O5", "l5/6", "ngày O5", "1OO%" are. */
function standsForDigits(words: string, meant: string, before: string, after: string): boolean {
  if (/\d[OolI]+\d/u.test(words)) return true;
  if (/^(?:19|20|21)\d{2}$/u.test(meant) && /\d.*\d/u.test(words)) return true;
  if (words.includes('I')) return false;
  if (after.startsWith('%')) return /^\d+[Oo]+$/u.test(words);
  return /(?:\d\/|(?<!\p{L})(?:ngày|tháng|năm|số)\s)$/iu.test(before) || (/^\/\d/u.test(after) && !words.endsWith('l'));
}

function inTheCaseOf(words: string, meant: string): string {
  if (words === words.toLocaleUpperCase('vi')) return meant.toLocaleUpperCase('vi');
  return words.startsWith('Q') ? `Q${meant.slice(1)}` : meant;
}

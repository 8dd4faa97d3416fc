/** A mark of Markdown or HTML in a text: the documents print it as typed. */
export interface Mark {
  readonly index: number;
  /** The mark with what it surrounds, shortened. */
  readonly words: string;
  /** What it is, in Vietnamese. */
  readonly what: string;
  /** Whether it can be nothing else: no text of law has it. */
  readonly isSure: boolean;
}

interface Sort {
  readonly what: string;
  readonly isSure: boolean;
  readonly pattern: RegExp;
}

const before = String.raw`(?<![\p{L}\p{N}\\*_~])`;
const after = String.raw`(?![\p{L}\p{N}*_~])`;
/** Words between two marks: they begin and end with a letter, a digit or a mark of speech, as "(*) … (*)" and "5 * 3 * 2" do not. */
const inside = (mark: string): string => String.raw`["“([]?[\p{L}\p{N}](?:[^${mark}]*[\p{L}\p{N}"”.,;:!?%\])])?`;
const around = (mark: string, sign: string): RegExp => new RegExp(`${before}${mark}(?=${inside(sign)}${mark}${after})[^${sign}]*${mark}`, 'gu');

const tags = 'a|b|i|u|s|p|br|hr|em|strong|del|ins|mark|small|big|sub|sup|span|div|font|center|table|tr|td|th|ul|ol|li|img|h[1-6]|code|pre';

/** By rank: of two that begin together, the first tells. */
const sorts: readonly Sort[] = [
  { what: 'ghi chú của HTML', isSure: true, pattern: /<!--.*?(?:-->|$)/gsu },
  { what: 'ghi chú của HTML', isSure: false, pattern: /-->/gu },
  { what: 'thẻ HTML', isSure: true, pattern: new RegExp(String.raw`</?(?:${tags})(?:\s[^<>]*)?/?>`, 'giu') },
  { what: 'dấu in đậm', isSure: true, pattern: around(String.raw`\*{2,3}`, '*') },
  { what: 'dấu in đậm', isSure: true, pattern: around('__', '_') },
  { what: 'dấu gạch bỏ', isSure: true, pattern: around('~~', '~') },
  { what: 'đường dẫn hoặc hình', isSure: true, pattern: /!?\[[^[\]]+\]\((?:https?:|www\.|mailto:|ftp:|\.{0,2}\/|#)[^()\s]*\)/giu },
  { what: 'chú thích cuối trang', isSure: true, pattern: /\[\^[\p{L}\p{N}-]+\](?::|(?=\P{L}|$))/gu },
  { what: 'dấu in mã', isSure: true, pattern: /```|`[^`]+`/gu },
  { what: 'dấu in nghiêng', isSure: false, pattern: around(String.raw`\*`, '*') },
  { what: 'dấu in nghiêng', isSure: false, pattern: around('_', '_') },
  { what: 'dấu trích dẫn', isSure: false, pattern: /^>\s?(?=[\p{L}\p{N}"“])/gu },
  { what: 'dấu gạch đầu dòng', isSure: false, pattern: /^[*+]\s+(?=[\p{L}\p{N}"“*_`])/gu },
  { what: 'dòng của bảng', isSure: false, pattern: /^\|.*\|(?=\s*$)/gsu },
];

/** Every mark of a text, in order; what stands inside one is not told again. */
export function marksIn(text: string): readonly Mark[] {
  if (!/[*_~<>`[|+]/u.test(text)) return [];
  const all = sorts
    .flatMap(({ what, isSure, pattern }) => [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ index, end: index + found.length, words: shortened(found), what, isSure })))
    .sort((a, b) => a.index - b.index || b.end - a.end);
  const marks: Mark[] = [];
  let told = 0;
  for (const { end, ...mark } of all) {
    if (mark.index < told) continue;
    marks.push(mark);
    told = end;
  }
  return marks;
}

function shortened(words: string): string {
  return words.length <= 40 ? words : `${words.slice(0, 30)}…${words.slice(-6)}`;
}

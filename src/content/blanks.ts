export interface Blank {
  readonly index: number;
  /** The blank with a few of the words around it. */
  readonly words: string;
}

/** What a form leaves to be filled in, other than dots. */
const forms: readonly RegExp[] = [
  /_{2,}/gu,
  // "số /TTr-SNV", "ngày tháng năm 2024", "ngày 12 tháng năm 2024", "ngày /12/2023".
  /(?<!\p{L})[Ss]ố:?(?:\s+\/\s*|\/)\p{Lu}{2}/gu,
  /(?<!\p{L})ngày\s+tháng\s+(?:\d|năm\s+\d{4})/giu,
  /(?<!\p{L})ngày\s+\d{1,2}\s+tháng\s+năm\s+\d/giu,
  /(?<!\p{L})ngày(?:\s+\/\s*\d|\s*\/\s*\/\s*\d{4})/giu,
  // "<số>", "[ngày]", "số XX/TTr-SNV", "xx/12/2023".
  /[<[]\s*(?:số|ngày|tháng|năm|tên|họ và tên|ghi|điền)(?!\p{L})[^<>[\]]*[>\]]/giu,
  /(?<!\p{L})số\s+(?:x+(?![\p{L}\d])|X+\s*\/)|(?<![\p{L}\d])xx+(?![\p{L}\d])/gu,
];

const dots = /…+|\.{2,}/gu;

/** The first place of a text that was left to be filled in; undefined: none. */
export function blankIn(text: string): Blank | undefined {
  const found = [...[...text.matchAll(dots)].filter((match) => !endsEnumeration(text, match)), ...forms.flatMap((form) => [...text.matchAll(form)])];
  const first = found.sort((a, b) => a.index - b.index)[0];
  return first === undefined ? undefined : { index: first.index, words: around(text, first.index, first.index + first[0].length) };
}

/** "Zalo, Facebook…)", "y tế, giáo dục, …;", "v.v…": such dots stand for "and so on" and leave nothing open. */
function endsEnumeration(text: string, { 0: sign, index }: RegExpExecArray): boolean {
  const before = text.slice(0, index);
  const after = text.slice(index + sign.length);
  if (!/^\s*(?:$|[).;,"”]|\p{Ll})/u.test(after)) return false;
  return /(?:[,;]\s*|v\.?v\.?)$/u.test(before) || (/,[^.;]*\p{L}$/u.test(before) && !/(?<!\p{L})(?:số|ngày|tháng|năm)$/iu.test(before));
}

function around(text: string, start: number, end: number): string {
  const before = /(?:\S+\s+){0,3}\S*$/u.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^\S*(?:\s+\S+){0,2}/u.exec(text.slice(end))?.[0] ?? '';
  return `${before}${text.slice(start, end)}${after}`.trim();
}

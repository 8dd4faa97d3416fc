export interface Blank {
  readonly index: number;
  /** The blank with a few of the words around it. */
  readonly words: string;
}

/** What comes before "số" in words of their own: "chuyển đổi số", "kinh tế số". */
const digital = '(?:đổi|tế|hội|quyền|phủ|nghệ|tầng|tảng|liệu|năng|dân|thuật|ký)';
const symbolTypes = '(?:TTr|QĐ|CV|BC|NQ|NĐ|KH|TB|CTr|HD|KL|TTLT)';
const papers = '(?:tờ trình|phiếu trình|công văn|văn bản|báo cáo|quyết định|nghị quyết|nghị định|thông tư|chỉ thị|kế hoạch|chương trình|thông báo|kết luận|hướng dẫn)';

/** What a form leaves to be filled in, other than dots. Each is looked for in one pass: no repetition stands beside another of the same character, nor looks back before a word is there. */
const forms: readonly RegExp[] = [
  /_{2,}/u,
  // "số /TTr-SNV", "Công văn số /SNV-CCHC", "Số: /UBND"; not "kinh tế số/GRDP".
  new RegExp(String.raw`(?<!\p{L})[Ss]ố(?<!${digital}\s+số)\s*\/\s*${symbolTypes}\p{L}*-`, 'u'),
  new RegExp(String.raw`số(?<=(?<!\p{L})${papers}\s+số)\s*\/\s*\p{Lu}{2}`, 'iu'),
  /(?<!\p{L})[Ss]ố\s*:\s*\/\s*\p{Lu}{2}/u,
  // "ngày tháng năm 2024", "ngày 12 tháng năm 2024", "ngày /12/2023", "ngày / tháng 12 năm 2023"; not "02 ngày / 01 hồ sơ".
  /(?<!\p{L})ngày\s+tháng\s+(?:\d|năm\s+\d{4})/iu,
  /(?<!\p{L})ngày\s+\d{1,2}\s+tháng\s+năm\s+\d/iu,
  /(?<!\p{L})ngày\s*\/\s*(?:\d{1,2}\s*)?\/\s*\d{4}/iu,
  /(?<!\p{L})ngày\s*\/\s*tháng\s+(?:\d{1,2}\s+)?(?:\/\s*)?năm\s+\d{4}/iu,
  // "<số>", "[ngày]", "số XX/TTr-SNV", "xx/12/2023".
  /[<[]\s*(?:số|ngày|tháng|năm|tên|họ và tên|ghi|điền)(?!\p{L})[^<>[\]]*[>\]]/iu,
  /(?<!\p{L})số\s+(?:x+(?![\p{L}\d])|X+\s*\/)|(?<![\p{L}\d])xx+(?![\p{L}\d])/u,
];

/** The first place of a text that was left to be filled in; undefined: none. */
export function blankIn(text: string): Blank | undefined {
  const found = [openDots(text), ...forms.map((form) => form.exec(text) ?? undefined)].filter((match) => match !== undefined);
  const first = found.sort((a, b) => a.index - b.index)[0];
  return first === undefined ? undefined : { index: first.index, words: around(text, first.index, first.index + first[0].length) };
}

/** The first dots that do not stand for "and so on". */
function openDots(text: string): RegExpExecArray | undefined {
  let isListing = false;
  for (const match of text.matchAll(/…+|\.{2,}|[.,;]/gu)) {
    const [sign] = match;
    if (sign === ',') isListing = true;
    else if (sign === '.' || sign === ';') isListing = false;
    else if (!endsEnumeration(text, match.index, match.index + sign.length, isListing)) return match;
  }
  return undefined;
}

/**
 * "Zalo, Facebook…)", "y tế, giáo dục, …;", "v.v…": such dots leave nothing open. After a comma, a semicolon or "v.v" they end an
 * enumeration whatever follows, but for the next part of a number or day ("…/2023"); right behind a word, where the sentence goes on or ends.
 */
function endsEnumeration(text: string, start: number, end: number, isListing: boolean): boolean {
  const at = (pattern: RegExp, index: number): boolean => {
    pattern.lastIndex = index;
    return pattern.test(text);
  };
  if (at(/(?<=[,;]\s*|(?<!\p{L})v\.?v\.?\s*)/uy, start)) return !at(/\s*[/%]/uy, end);
  return isListing && at(/(?<=\p{L})(?<!(?<!\p{L})(?:số|ngày|tháng|năm))/iuy, start) && at(/\s*(?:$|[)(.;,"”])|\s*\p{Ll}/uy, end);
}

/** As far from a blank as its few words are looked for. */
const reach = 100;

function around(text: string, start: number, end: number): string {
  const before = /(?:\S+\s+){0,3}\S*$/u.exec(text.slice(Math.max(0, start - reach), start))?.[0] ?? '';
  const after = /^\S*(?:\s+\S+){0,2}/u.exec(text.slice(end, end + reach))?.[0] ?? '';
  return `${before}${text.slice(start, end)}${after}`.trim();
}

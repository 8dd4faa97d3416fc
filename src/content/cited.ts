import { isoOf, isRealDay, writtenDays } from './dates.js';

/** A paper that a text names by its number. */
export interface CitedPaper {
  /** "4046/SNV-CCHC": without leading zeros and spaces. */
  readonly number: string;
  /** ISO, full and real; undefined: not given. */
  readonly day: string | undefined;
  /** A tờ trình, công văn, báo cáo that proposes; no law or plan, and nothing that the paper is only about. */
  readonly proposes: boolean;
  /** Where its words stand: from "số" to the end of the number, and of the day where that follows at once. */
  readonly start: number;
  readonly end: number;
}

export interface Cited {
  readonly papers: readonly CitedPaper[];
  /** The days of what proposes, those of papers without a number too. */
  readonly days: readonly string[];
  /** Such days that no calendar has, as they are written: "31 tháng 11 năm 2023". */
  readonly unreal: readonly string[];
}

/** "tờ trình", "công văn": what a decision is proposed by. */
export const proposingPaper = /(?<![\p{L}\d/-])(?:tờ trình|TTr|phiếu trình|công văn|văn bản|báo cáo(?: thẩm định)?)(?!\p{L})/giu;
export const law = /(?<!\p{L})(?:Hiến pháp|(?:Bộ l|L)uật|Pháp lệnh|(?<!đề )[Nn]ghị quyết|[Nn]ghị định|[Qq]uyết định|[Tt]hông tư|[Cc]hỉ thị|[Kk]ết luận)(?!\p{L})/gu;
export const otherPaper = /(?<!\p{L})(?<!(?:Sở|Bộ|[-–]) )(?:[Kk]ế hoạch|Chương trình|Thông báo|Hướng dẫn)(?!\p{L})/gu;
const about = /(?<!\p{L})(?:về|[Vv]\/v)(?!\p{L})/gu;

/** "số 77/TTr-SNV", "Số: 77", "4046/SNV-CCHC", "77/2023/TTr-SNV". */
const numbered = /(?:(?<!\p{L})[Ss][ốỐ](?<!(?:tổng|một)\s[Ss]ố)(?:\s*:)?\s*|(?<![\p{L}\d.,/-]))(\d+\p{Ll}?)((?:\s*\/\s*[\p{L}\d]+(?:[&.–-][\p{L}\d]+|\s*[–-]\s*\p{Lu}{2,}(?!\p{L}))*)*)/gu;
/** What makes digits a number of a paper where no "số" says so. */
const symbol = /\/(?:\p{Lu}{2}[\p{L}\d]*-|TTr|CV)/u;
const ofLaw = /\/(?:NQ|QĐ|NĐ|TTLT|TT|CT|CTr|KL|KH|TB|HD|PL|L|QH\d*|UBTVQH\d*)(?!\p{L})/u;

type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'day'; readonly day: string | undefined; readonly words: string }
  | { readonly kind: 'proposing'; readonly isAlways: boolean }
  | { readonly kind: 'other' | 'about' }
);

type Open = { -readonly [K in keyof CitedPaper]: CitedPaper[K] };

/** What is said of one paper, or of several with one day: "các Tờ trình số 77/TTr-SNV, số 78/TTr-SNV ngày …". */
interface Mention {
  readonly proposes: boolean;
  readonly undated: Open[];
  /** "Tờ trình ngày 20/12/2023 số 77/TTr-SNV". */
  readonly dayBefore: string | undefined;
}

function mention(proposes: boolean): Mention {
  return { proposes, undated: [], dayBefore: undefined };
}

/** The papers that a text names by number; the day of a number is the one that follows it before another paper is named. */
export function citedIn(text: string): Cited {
  const papers: Open[] = [];
  const days: string[] = [];
  const unreal: string[] = [];
  let now = mention(true);
  let isProposed = false;
  let isAbout = false;
  for (const token of tokensOf(text)) {
    switch (token.kind) {
      case 'proposing':
        now = mention(token.isAlways || !isAbout);
        break;
      case 'other':
        now = mention(false);
        break;
      case 'about':
        // "đề nghị về việc … tại Tờ trình số 77/TTr-SNV": what proposes may come after what it is about.
        if (!isProposed) break;
        isAbout = true;
        now = mention(false);
        break;
      case 'number': {
        const { number, start, end } = token;
        const proposes: boolean = number.includes('/TTr') || (!ofLaw.test(number) && (now.proposes || (number.includes('/') && !isProposed)));
        if (proposes !== now.proposes) now = mention(proposes);
        const paper = { number, day: now.dayBefore, proposes, start, end };
        papers.push(paper);
        now.undated.push(paper);
        now = { ...now, dayBefore: undefined };
        isProposed ||= proposes;
        break;
      }
      case 'day': {
        const { day, words } = token;
        for (const paper of now.undated) {
          paper.day = day;
          if (/^[,;]?\s*$/u.test(text.slice(paper.end, token.start))) paper.end = token.end;
        }
        now = { proposes: now.proposes, undated: [], dayBefore: now.undated.length === 0 ? (now.dayBefore ?? day) : undefined };
        if (now.proposes && day !== undefined) days.push(day);
        if (now.proposes && day === undefined) unreal.push(words);
      }
    }
  }
  return { papers, days, unreal };
}

function tokensOf(text: string): readonly Token[] {
  const found: Token[] = [
    ...matches(text, numbered, ([words, digits = '', rest = '']) => {
      const number = `${digits}${rest}`.replaceAll(/\s/gu, '').replaceAll('–', '-').replace(/^0+/u, '');
      return /^\d/u.test(number) && (/^\P{N}/u.test(words) || symbol.test(number)) ? [{ kind: 'number', number }] : [];
    }),
    ...writtenDays(text).map(({ index, end, day, words }): Token => ({ kind: 'day', day: isRealDay(day) ? isoOf(day) : undefined, words, start: index, end })),
    ...matches(text, proposingPaper, ([words]) => [{ kind: 'proposing', isAlways: /trình|TTr|thẩm định/iu.test(words) }]),
    ...[law, otherPaper].flatMap((pattern) => matches(text, pattern, () => [{ kind: 'other' }])),
    ...matches(text, about, () => [{ kind: 'about' }]),
  ];
  let end = 0;
  return found.sort((a, b) => a.start - b.start || b.end - a.end).filter((token) => {
    if (token.start < end) return false;
    ({ end } = token);
    return true;
  });
}

type Bare = Token extends infer T ? (T extends Token ? Omit<T, 'start' | 'end'> : never) : never;

function matches(text: string, pattern: RegExp, tokens: (match: RegExpExecArray) => readonly Bare[]): Token[] {
  return [...text.matchAll(pattern)].flatMap((match) => tokens(match).map((token) => ({ ...token, start: match.index, end: match.index + match[0].length })));
}

/** Whether two name one paper, however it is spelled; a number without symbol is known by its day. */
export function isSamePaper(a: Pick<CitedPaper, 'number' | 'day'>, b: Pick<CitedPaper, 'number' | 'day'>): boolean {
  const [short, long] = [a.number.toUpperCase(), b.number.toUpperCase()].sort((x, y) => x.length - y.length);
  if (short === undefined || long === undefined || !long.startsWith(short) || /^[\p{L}\d]/u.test(long.slice(short.length))) return false;
  return short.includes('/') || short === long || a.day === undefined || a.day === b.day;
}

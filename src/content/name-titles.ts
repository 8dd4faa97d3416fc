/** What is put before a name and is no part of it (R52): ways of address, ranks, degrees, posts, powers to sign. Each a pattern of small letters. */
const titles: readonly string[] = [
  'đồng chí', 'đ/c', 'đc', 'ông', 'bà', 'anh', 'chị', 'cô', 'chú', 'bác', 'thầy',
  'phó giáo sư', 'giáo sư', 'tiến s[ĩỹ] khoa học', 'tiến s[ĩỹ]', 'thạc s[ĩỹ]', 'bác s[ĩỹ]', 'dược s[ĩỹ]', 'kỹ sư', 'kĩ sư', 'kiến trúc sư', 'luật sư', 'cử nhân', 'nhà giáo',
  'p\\.?gs', 'gs', 'tskh', 'ts', 'th\\.?s', 'bs', 'bs\\.?ck(?:ii?|[12])', 'ck(?:ii?|[12])', 'ds', 'ks', 'kts', 'ls', 'cn', 'ngnd', 'ngưt', 'ttnd', 'ttưt',
  '(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)',
  '(?:phó )?chủ tịch', '(?:phó )?(?:tổng )?giám đốc', '(?:phó )?chánh văn phòng', '(?:phó )?chánh thanh tra', 'q', 'kt', 'tm', 'tl', 'tuq',
];

const title = new RegExp(`^(?:${titles.join('|')})(?=[\\s.,:]|$)`, 'u');

/** Family names after which no doubt is left that "Ông" is none; rare as middle names. */
const usualFamilies: ReadonlySet<string> = new Set(['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Lý', 'Đinh', 'Trịnh', 'Trương', 'Đoàn', 'Phùng', 'Lương']);

/** Middle names that follow a family name only. */
const middleNames: ReadonlySet<string> = new Set(['Thị', 'Văn']);

/** What stands before a name. */
export interface Titled {
  readonly title: string;
  /** The words without it. */
  readonly name: string;
  /** The words may be a name after all: there are people of the family names Ông and Đồng ("Ông Ích Khiêm"). */
  readonly doubtful: boolean;
}

/** The titles before a name; undefined where there are none. */
export function titledName(words: string): Titled | undefined {
  const text = words.normalize('NFC').trim();
  let name = text;
  for (;;) {
    const found = title.exec(name.toLocaleLowerCase('vi'))?.[0];
    if (found === undefined) break;
    const rest = name.slice(found.length).replace(/^[\s.,:]+/u, '');
    if (name === text && isFamily(found, name, rest)) return undefined;
    name = rest;
  }
  if (name === text) return undefined;
  const before = text.slice(0, text.length - name.length).trim();
  return { title: before, name, doubtful: before === 'Ông' || before === 'Đồng Chí' };
}

/** Whether a word that is a title elsewhere begins the name: by how the words after it go on. */
function isFamily(found: string, words: string, rest: string): boolean {
  if (!(found === 'ông' && words.startsWith('Ông ')) && !words.startsWith('Đồng Chí ')) return false;
  const after = rest.split(/\s+/u);
  const [next = ''] = after;
  if (title.test(rest.toLocaleLowerCase('vi'))) return false;
  if (found === 'đồng chí') return !usualFamilies.has(next);
  return after.length > 1 && (middleNames.has(next) || (after.length < 3 && !usualFamilies.has(next)));
}

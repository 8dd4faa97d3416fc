import { fold } from './words.js';

/** Types of documents and their abbreviations in a symbol (PL III, I); those without one bear no number of a type. */
export const documentTypes: readonly { readonly name: string; readonly symbol?: string }[] = [
  ['NGHỊ QUYẾT', 'NQ'], ['QUYẾT ĐỊNH', 'QĐ'], ['CHỈ THỊ', 'CT'], ['QUY CHẾ', 'QC'], ['QUY ĐỊNH', 'QyĐ'], ['THÔNG CÁO', 'TC'],
  ['THÔNG BÁO', 'TB'], ['HƯỚNG DẪN', 'HD'], ['CHƯƠNG TRÌNH', 'CTr'], ['KẾ HOẠCH', 'KH'], ['PHƯƠNG ÁN', 'PA'], ['ĐỀ ÁN', 'ĐA'],
  ['DỰ ÁN', 'DA'], ['BÁO CÁO', 'BC'], ['BIÊN BẢN', 'BB'], ['TỜ TRÌNH', 'TTr'], ['HỢP ĐỒNG', 'HĐ'], ['CÔNG ĐIỆN', 'CĐ'],
  ['GIẤY MỜI', 'GM'], ['BẢN GHI NHỚ', 'BGN'], ['BẢN THỎA THUẬN', 'BTT'], ['GIẤY ỦY QUYỀN', 'GUQ'], ['GIẤY GIỚI THIỆU', 'GGT'],
  ['PHIẾU GỬI', 'PG'], ['PHIẾU CHUYỂN', 'PC'], ['PHIẾU BÁO', 'PB'], ['THÔNG TƯ', 'TT'], ['NGHỊ ĐỊNH', 'NĐ'],
].map(([name = '', symbol]) => ({ name, ...(symbol === undefined ? {} : { symbol }) }));

const byFolded = new Map(documentTypes.map((type) => [fold(type.name), type]));

/** The type that a line names on its own, however it is written. */
export function typeNamed(line: string): (typeof documentTypes)[number] | undefined {
  return byFolded.get(fold(line));
}

/** Abbreviations that keep small letters in a symbol. */
export const mixedCaseSymbols = ['QyĐ', 'CTr', 'TTr', 'TrS'];

/** Words that begin the name of a body, folded: a line that begins so under another such line is a body of its own. */
const bodyWords = [
  'so', 'phong', 'chi cuc', 'cuc', 'vu', 'vien', 'trung tam', 'ban quan ly', 'ban dan toc', 'ban chi dao', 'ban', 'van phong', 'truong', 'thanh tra',
  'uy ban', 'ubnd', 'hoi dong', 'hdnd', 'bo', 'tong cuc', 'tong cong ty', 'cong an', 'bo chi huy', 'kho bac', 'bao hiem', 'benh vien', 'doi',
  'hat kiem lam', 'quy', 'hoi', 'lien doan', 'dang uy', 'cong ty', 'toa an', 'vien kiem sat', 'dai hoc', 'hoc vien', 'dai', 'bao', 'tram', 'to',
];

export function beginsBody(line: string): boolean {
  const folded = fold(line);
  return bodyWords.some((word) => folded === word || folded.startsWith(`${word} `));
}

/** Words of offices, folded: a line with one is no person's name. */
const officeWords = ['chu tich', 'giam doc', 'truong', 'chanh', 'pho', 'bo truong', 'thu truong', 'vu truong', 'cuc truong', 'chi cuc', 'hieu', 'vien', 'tong', 'chu nhiem', 'thu ky', 'uy vien', 'thu tuong', 'bi thu', 'thanh tra', 'ke toan', 'phong', 'ban', 'so', 'uy ban', 'van phong', 'cong ty', 'trung tam'];

export function namesOffice(line: string): boolean {
  const words = ` ${fold(line)} `;
  return officeWords.some((word) => words.includes(` ${word} `));
}

/** "TM.", "KT.", … as they are and as they are miswritten ("T/M", "KT"); in capitals. */
export const signingAuthority = /^(?:TM|KT|TL|TUQ|Q|T\s?\/\s?M|K\s?\/\s?T|T\s?\/\s?L|TƯQ)(?:\s?[.,:]\s*|\s+)\p{Lu}/u;

/** Degrees and titles that may not stand before the name of a signer (R52). */
export const degreeBeforeName = /^(?:(?:GS|PGS|TS|TSKH|Th\.?\s?S|ThS|BS|BSCK|CK|KS|CN|DS|KTS|LS|NGƯT|NGND|NSND|NSƯT|Ths|Dr|TTND|TTƯT)(?:[.,]|\s|I)|(?:Ông|Bà|Đồng chí|Đ\/c|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Cử nhân|Giáo sư|Phó Giáo sư)\s)/iu;

/** Marks of urgency with the length and height of their frame in millimetres (R80). */
export const urgencyMarks: readonly { readonly words: string; readonly widthMm: number }[] = [
  { words: 'HỎA TỐC', widthMm: 30 },
  { words: 'THƯỢNG KHẨN', widthMm: 40 },
  { words: 'KHẨN', widthMm: 20 },
];

export const circulationMarks = ['LƯU HÀNH NỘI BỘ', 'XEM XONG TRẢ LẠI'];

/** Forms of copies with their symbols (R70, R73). */
export const copyForms: readonly { readonly words: string; readonly symbol: string }[] = [
  { words: 'SAO Y', symbol: 'SY' },
  { words: 'SAO LỤC', symbol: 'SL' },
  { words: 'TRÍCH SAO', symbol: 'TrS' },
];

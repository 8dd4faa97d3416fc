import { yearDigits } from '../digits.js';

/**
 * The parts that the patterns of the tables are made of. In all of them a space stands for any white space, so an
 * optional one is written `\s*`.
 */
export const year = yearDigits;

const to = String.raw`\s*[-–—]\s*`;
const and = String.raw`(?:\s*,\s*(?:và )?| (?:và|đến|hoặc) |${to})`;
const quarterNumber = '(?:IV|III|II|I|[1-4])';

/** "2021-2030", "2021 đến năm 2030". */
export const span = String.raw`${year}(?:${to}| đến (?:hết )?)(?:năm )?${year}`;
/** "/2023", " năm 2023", "-2023". */
export const ofYear = String.raw`(?:\s*[/.-]\s*|,? (?:của )?năm )${year}`;
/** "Quý I", "Quý I, II", "quý I đến quý III". */
export const quarters = `quý ${quarterNumber}(?:${and}(?:quý )?${quarterNumber})*`;
/** "tháng 6", "tháng 3 đến tháng 9", "T6". */
export const months = String.raw`(?:tháng |T)\d{1,2}(?:${and}(?:tháng )?\d{1,2})*`;
/** "6 tháng đầu", "nửa cuối", "cuối". */
export const partOfYear = String.raw`(?:\d{1,2} tháng(?: đầu| cuối)?|nửa đầu|nửa cuối|đầu|giữa|cuối)`;
/** "30/06/2023", "19 tháng 6 năm 2015". */
export const date = String.raw`\d{1,2}(?:\s*/\s*\d{1,2}\s*/\s*|\s*[.-]\s*\d{1,2}\s*[.-]\s*| tháng \d{1,2},? năm )${year}`;
/** Words that make of a day the end or the beginning of a time. */
export const limit = '(?:trước|chậm nhất|muộn nhất|đến|hết|kể từ|từ|trong|vào|xong)';
export const limits = `${limit}(?: (?:${limit}|là|khoảng|thời điểm))*`;
/** What a document is cited by: "số 595/QĐ-UBND", "91-KL/TU", "số: 107/2020/NĐ-CP". */
export const citedNumber = String.raw`(?:số:?\s*)?\d+[a-zđ]?(?:\/\d{4})?[/-]\p{L}[\p{L}\p{N}/.-]*`;
/** Kinds of document that are cited by number or day. */
export const documentKind =
  '(?:Nghị quyết|Nghị định|Quyết định|Thông tư(?: liên tịch)?|Chỉ thị|Kết luận|Công văn|Công điện|Kế hoạch|Thông báo|Tờ trình|Báo cáo|Văn bản|Hướng dẫn|Chương trình|Đề án|Đề cương|Quy chế|Quy định|Biên bản|Hợp đồng)';
export const lawKind = '(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)';

const notInsideAWord = String.raw`(?<![\p{L}\p{M}\p{N}])`;
const notBeforeAWord = String.raw`(?![\p{L}\p{M}\p{N}])`;

function spaced(source: string): string {
  return source.replaceAll(' ', String.raw`\s+`);
}

/** A phrase of whole words, whatever their case. */
export function phrase(source: string): RegExp {
  return new RegExp(`${notInsideAWord}(?:${spaced(source)})${notBeforeAWord}`, 'giu');
}

/** A phrase whose capitals matter. */
export function exactPhrase(source: string): RegExp {
  return new RegExp(`${notInsideAWord}(?:${spaced(source)})${notBeforeAWord}`, 'gu');
}

/** What stands at the end of the words before a phrase, from a whole word on. */
export function ending(source: string): RegExp {
  return new RegExp(String.raw`${notInsideAWord}(?:${spaced(source)})\s*$`, 'iu');
}

/** The same, where capitals matter. */
export function exactEnding(source: string): RegExp {
  return new RegExp(String.raw`${notInsideAWord}(?:${spaced(source)})\s*$`, 'u');
}

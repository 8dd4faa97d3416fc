import { months, ofYear, partOfYear, phrase, quarters, year } from './patterns.js';
import { yearAfter, yearBefore, type YearRule } from './rule.js';

const time = `(?:trong |từ )?(?:(?:${quarters}|${months})${ofYear}|(?:${partOfYear} )?năm (?:học )?${year})`;

/** What is left: questions, each as narrow as can be. The last fits every year there is. */
export const undecided: readonly YearRule[] = [
  {
    id: 'nam-truoc-khong-ro',
    class: 'undecided',
    pattern: phrase(time),
    distances: [yearBefore],
    reason: 'Năm trước năm kế hoạch, không rõ đổi theo năm hay là năm cố định.',
  },
  {
    id: 'nam-sau-khong-ro',
    class: 'undecided',
    pattern: phrase(time),
    distances: [yearAfter],
    reason: 'Năm sau năm kế hoạch, không rõ đổi theo năm hay là năm cố định.',
  },
  {
    id: 'nam-xa',
    class: 'undecided',
    pattern: phrase(time),
    reason: 'Năm cách xa năm kế hoạch, không có văn bản hay giai đoạn đi kèm.',
  },
  {
    id: 'co-the-la-so-luong',
    class: 'undecided',
    pattern: phrase(`${year} (?:hồ sơ|người|lượt|cán bộ|công chức|viên chức|thủ tục|TTHC|văn bản|đơn vị|doanh nghiệp|đồng|triệu|tỷ|m2|ha|km|giờ|bộ|cuộc|phiếu)`),
    reason: 'Bốn chữ số này có thể là số lượng, không phải năm.',
  },
  {
    id: 'khong-co-quy-tac',
    class: 'undecided',
    pattern: new RegExp(year, 'gu'),
    reason: 'Không có quy tắc nào quyết định được năm này.',
  },
];

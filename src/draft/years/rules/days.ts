import { date, ending, limits, phrase, year } from './patterns.js';
import { planYear, yearAfter, yearBefore, type YearRule } from './rule.js';

const lastMonths = String.raw`\d{1,2}(?:\s*[/.-]\s*1[0-2]\s*[/.-]\s*| tháng 1[0-2],? năm )${year}`;
const firstMonths = String.raw`\d{1,2}(?:\s*[/.-]\s*0?[1-3]\s*[/.-]\s*| tháng 0?[1-3],? năm )${year}`;
const range = String.raw`từ (?:ngày )?${date}(?: đến (?:hết )?(?:ngày )?|\s*[-–—]\s*)${date}`;

/** Whole days with words of limit, and the days of a deadline. */
export const days: readonly YearRule[] = [
  {
    id: 'ngay-hieu-luc',
    class: 'citation',
    pattern: phrase(`(?:${limits} )?ngày ${date}`),
    before: ending(String.raw`hiệu lực(?: [^,;.]{1,40})?`),
    reason: 'Ngày có hiệu lực của một văn bản, giữ nguyên.',
  },
  {
    id: 'khoang-ngay-trong-nam',
    class: 'own',
    pattern: phrase(range),
    distances: [planYear, planYear],
    reason: 'Khoảng ngày trong năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'ky-bao-cao-tu-nam-truoc',
    class: 'relative',
    pattern: phrase(range),
    distances: [yearBefore, planYear],
    reason: 'Kỳ tính từ năm trước sang năm kế hoạch, cả hai năm cùng đổi.',
  },
  {
    id: 'ky-bao-cao-sang-nam-sau',
    class: 'relative',
    pattern: phrase(range),
    distances: [planYear, yearAfter],
    reason: 'Kỳ tính từ năm kế hoạch sang năm sau, cả hai năm cùng đổi.',
  },
  {
    id: 'ap-dung-tu-ngay',
    class: 'undecided',
    where: 'text',
    pattern: phrase(`(?:kể )?từ ngày ${date}`),
    reason: 'Không rõ ngày này là mốc cố định hay mốc của riêng năm kế hoạch.',
  },
  {
    id: 'han-ngay',
    class: 'own',
    pattern: phrase(`${limits} (?:ngày )?${date}`),
    distances: [planYear],
    reason: 'Thời hạn trong năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'han-ngay-ngoai-nam',
    class: 'undecided',
    where: 'text',
    pattern: phrase(`${limits} (?:ngày )?${date}`),
    reason: 'Thời hạn nằm ngoài năm kế hoạch, không rõ có lặp lại hằng năm không.',
  },
];

/** What only the words of a deadline can be; after the days that documents bear. */
export const daysOfDeadlines: readonly YearRule[] = [
  {
    id: 'tien-do-ngay',
    class: 'own',
    where: 'deadline',
    pattern: phrase(`(?:ngày )?${date}`),
    distances: [planYear],
    reason: 'Tiến độ là một ngày trong năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'tien-do-ngay-cuoi-nam-truoc',
    class: 'relative',
    where: 'deadline',
    pattern: phrase(`(?:${limits} )?(?:ngày )?${lastMonths}`),
    distances: [yearBefore],
    reason: 'Việc chuẩn bị, làm vào cuối năm trước năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'tien-do-ngay-dau-nam-sau',
    class: 'relative',
    where: 'deadline',
    pattern: phrase(`(?:${limits} )?(?:ngày )?${firstMonths}`),
    distances: [yearAfter],
    reason: 'Việc tổng kết, làm vào đầu năm sau năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'tien-do-ngay-xa',
    class: 'undecided',
    where: 'deadline',
    pattern: phrase(`(?:${limits} )?(?:ngày )?${date}`),
    reason: 'Tiến độ nằm ngoài năm kế hoạch, không rõ có lặp lại hằng năm không.',
  },
  {
    id: 'ngay-khong-ro',
    class: 'undecided',
    where: 'text',
    pattern: phrase(`(?:ngày )?${date}`),
    reason: 'Một ngày không có văn bản hay thời hạn đi kèm, không rõ có đổi theo năm không.',
  },
];


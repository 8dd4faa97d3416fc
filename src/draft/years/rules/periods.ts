import { phrase, span, year } from './patterns.js';
import { planYear, yearAfter, yearBefore, type YearRule } from './rule.js';

const schoolYear = String.raw`(?:năm học|niên khóa|niên học) ${year}\s*[-–—/]\s*${year}`;
const horizon = '(?:định hướng|tầm nhìn|mục tiêu|lộ trình)';

/** Spans of years with ends of their own, and years that are goals. */
export const periods: readonly YearRule[] = [
  {
    id: 'nam-hoc-dang-hoc',
    class: 'relative',
    pattern: phrase(schoolYear),
    distances: [yearBefore, planYear],
    reason: 'Năm học kết thúc trong năm kế hoạch: mỗi năm một lần, cả hai năm cùng đổi.',
  },
  {
    id: 'nam-hoc-moi',
    class: 'relative',
    pattern: phrase(schoolYear),
    distances: [planYear, yearAfter],
    reason: 'Năm học bắt đầu trong năm kế hoạch: mỗi năm một lần, cả hai năm cùng đổi.',
  },
  {
    id: 'nam-hoc-khac',
    class: 'undecided',
    pattern: phrase(schoolYear),
    reason: 'Năm học không chạm năm kế hoạch, không rõ có đổi không.',
  },
  {
    id: 'nhiem-ky',
    class: 'period',
    pattern: phrase(`nhiệm kỳ (?:từ )?(?:năm )?${span}`),
    reason: 'Nhiệm kỳ có năm đầu, năm cuối riêng, không đổi theo năm kế hoạch.',
  },
  {
    id: 'giai-doan',
    class: 'period',
    pattern: phrase(`(?:giai đoạn|thời kỳ|thời gian) (?:từ )?(?:năm )?${span}`),
    reason: 'Giai đoạn có năm đầu, năm cuối riêng, không đổi theo năm kế hoạch.',
  },
  {
    id: 'nhieu-nam-lien',
    class: 'period',
    pattern: phrase(`(?:trong )?(?:từ )?(?:các )?năm ${span}`),
    reason: 'Việc kéo dài nhiều năm có năm đầu, năm cuối riêng, không đổi theo năm kế hoạch.',
  },
  {
    id: 'khoang-nam',
    class: 'period',
    pattern: phrase(`(?:từ )?${span}`),
    reason: 'Khoảng năm có năm đầu, năm cuối riêng, không đổi theo năm kế hoạch.',
  },
  {
    id: 'tu-nam-den-nay',
    class: 'period',
    pattern: phrase(String.raw`(?:từ )?(?:năm )?${year}(?: đến|\s*[-–—]) nay`),
    reason: 'Mốc bắt đầu cố định, không đổi theo năm kế hoạch.',
  },
  {
    id: 'dinh-huong-den-nam',
    class: 'period',
    pattern: phrase(`${horizon} (?:đến|tới) (?:năm )?${year}`),
    reason: 'Đích của một giai đoạn, không đổi theo năm kế hoạch.',
  },
  {
    id: 'tam-nhin-nam',
    class: 'period',
    pattern: phrase(`(?:tầm nhìn|định hướng) (?:năm )?${year}`),
    reason: 'Đích của một giai đoạn, không đổi theo năm kế hoạch.',
  },
  {
    id: 'tien-do-den-het-nam',
    class: 'own',
    where: 'deadline',
    pattern: phrase(`(?:(?:đến|trước|chậm nhất) )?(?:hết|cuối) năm ${year}`),
    distances: [planYear],
    reason: 'Tiến độ hết năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'den-het-nam-ke-hoach',
    class: 'undecided',
    where: 'text',
    pattern: phrase(`(?:đến|tới) (?:hết|cuối) năm ${year}|hết năm ${year}`),
    distances: [planYear],
    reason: 'Không rõ đây là chỉ tiêu của riêng năm kế hoạch hay đích của một giai đoạn kết thúc trong năm.',
  },
  {
    id: 'den-nam',
    class: 'period',
    pattern: phrase(`(?:đến|tới|trước|sau) (?:(?:hết|cuối) )?(?:năm )?${year}|hết năm ${year}`),
    reason: 'Mốc năm cố định, không đổi theo năm kế hoạch.',
  },
  {
    id: 'tu-nam',
    class: 'undecided',
    pattern: phrase(`(?:kể )?từ (?:năm )?${year}`),
    reason: 'Không rõ mốc bắt đầu này cố định hay đổi theo năm kế hoạch.',
  },
];

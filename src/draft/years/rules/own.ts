import { ending, limits, months, ofYear, partOfYear, phrase, quarters, year } from './patterns.js';
import { planYear, type YearRule } from './rule.js';

const before = `(?:(?:ngay|${limits}) )*`;

/** The plan's own year. Several years told in one breath are asked about first: moving one would part it from the others. */
export const own: readonly YearRule[] = [
  {
    id: 'khoang-nam-viet-tat',
    class: 'undecided',
    pattern: phrase(String.raw`(?:giai đoạn |nhiệm kỳ |năm học |năm )?${year}\s*[-–—]\s*\d{2}(?!\s*\/)`),
    reason: 'Khoảng năm viết tắt năm cuối, cần viết đủ bốn chữ số.',
  },
  {
    id: 'nhieu-nam-ke-ra',
    class: 'undecided',
    pattern: phrase(String.raw`(?:các )?năm ${year}(?:(?:\s*,\s*(?:và )?| và | hoặc |\s*\/\s*)(?:năm )?${year})+`),
    reason: 'Nhiều năm kể liền nhau, không rõ năm nào đổi, năm nào giữ.',
  },
  {
    id: 'viec-da-xong-trong-nam',
    class: 'undecided',
    pattern: phrase(`năm ${year}`),
    before: ending('đã (?:được )?(?:ban hành|phê duyệt|thông qua|công bố|thành lập|ký kết)(?: (?:trong|từ|vào))?'),
    distances: [planYear],
    reason: 'Lời văn nói việc đã xong nhưng lại trong năm kế hoạch, không rõ có đổi không.',
  },
  {
    id: 'quy-trong-nam',
    class: 'own',
    pattern: phrase(`${before}${quarters}${ofYear}`),
    distances: [planYear],
    reason: 'Quý của năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'thang-trong-nam',
    class: 'own',
    pattern: phrase(`${before}${months}${ofYear}`),
    distances: [planYear],
    reason: 'Tháng của năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'phan-nam',
    class: 'own',
    pattern: phrase(String.raw`${before}${partOfYear}(?: năm |\s*\/\s*)${year}`),
    distances: [planYear],
    reason: 'Một phần của năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'tu-nam-ke-hoach-tro-di',
    class: 'own',
    pattern: phrase(`năm ${year} và (?:những|các) năm (?:tiếp theo|sau|tới)`),
    distances: [planYear],
    reason: 'Tính từ năm kế hoạch trở đi, đổi theo năm.',
  },
  {
    id: 'trong-nam-ke-hoach',
    class: 'own',
    pattern: phrase(`(?:ngay )?trong (?:cả )?năm ${year}`),
    distances: [planYear],
    reason: 'Thời gian là năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'nam-ke-hoach',
    class: 'own',
    pattern: phrase(`năm (?:kế hoạch |ngân sách |công tác |tài chính )?${year}`),
    distances: [planYear],
    reason: 'Năm của chính kế hoạch, đổi theo năm.',
  },
  {
    id: 'tien-do-chi-ghi-nam',
    class: 'own',
    where: 'deadline',
    pattern: phrase(String.raw`(?:(?:\d{1,2}|IV|III|II|I)(?:\s*[,-]\s*(?:\d{1,2}|IV|III|II|I))*\s*\/\s*)?${year}`),
    distances: [planYear],
    reason: 'Tiến độ chỉ ghi năm kế hoạch (hoặc tháng, quý của năm đó), đổi theo năm.',
  },
];

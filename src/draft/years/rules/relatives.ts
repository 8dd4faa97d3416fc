import { ending, limit, months, ofYear, partOfYear, phrase, quarters, year } from './patterns.js';
import { yearAfter, yearBefore, type YearRule } from './rule.js';

/** "năm 2024, 2025": years that are told together are asked about together. */
const notAList = String.raw`(?!\s*(?:,|và)\s*\d{4})`;
const time = `(?:trong )?(?:(?:${quarters}|${months})${ofYear}|(?:${partOfYear} )?năm ${year})${notAList}`;
/** Such words tell when work ends, not which year a plan or a price is for. */
const worksEnd = '(?:hoàn thành|hoàn tất|kết thúc|đưa vào|nghiệm thu)';
const aTime = `(?:${worksEnd}|${limit}|cuối|đầu|giữa|ngay)`;
/** A year after these is the year of that act. */
const anAct = '(?:ban hành|phê duyệt|thông qua|thành lập|từ|đến|trước|sau)';

const of = (what: string): RegExp => ending(`(?:${what})(?: [^;]*)?`);

/** Last year, looked back on; next year, prepared; and the deadlines just outside the year. */
export const relatives: readonly YearRule[] = [
  {
    id: 'ket-qua-nam-truoc',
    class: 'relative',
    pattern: phrase(`kết quả (?:đã )?đạt được (?:của )?${time}`),
    distances: [yearBefore],
    reason: 'Kết quả của năm trước năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'so-voi-nam-truoc',
    class: 'relative',
    pattern: phrase(`(?:so với|cao hơn|thấp hơn|nhiều hơn|ít hơn|hơn|bằng) (?:cùng kỳ )?${time}`),
    distances: [yearBefore],
    reason: 'So với năm trước năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'tong-ket-nam-truoc',
    class: 'relative',
    pattern: phrase(time),
    before: of('tổng kết|sơ kết|kiểm điểm|đánh giá|báo cáo|kết quả|quyết toán'),
    unless: ending(anAct),
    distances: [yearBefore],
    reason: 'Tổng kết, đánh giá việc của năm trước năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'chi-so-nam-truoc',
    class: 'relative',
    pattern: phrase(time),
    before: of('chỉ số|xếp hạng|chấm điểm|PAR INDEX|PCI|PAPI|SIPAS|DTI|PGI'),
    unless: ending(anAct),
    distances: [yearBefore],
    reason: 'Chỉ số của năm trước, chấm và công bố trong năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'ton-tai-nam-truoc',
    class: 'relative',
    pattern: phrase(time),
    before: of('tồn tại|hạn chế|khắc phục|chưa hoàn thành|chuyển tiếp|còn lại'),
    unless: ending(anAct),
    distances: [yearBefore],
    reason: 'Việc còn lại của năm trước năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'gia-nam-sau',
    class: 'relative',
    pattern: phrase(`năm ${year}${notAList}`),
    before: of('bảng giá|hệ số|đơn giá|mức giá|giá đất|giá tính thuế|giá'),
    unless: ending(aTime),
    distances: [yearAfter],
    reason: 'Giá, hệ số áp dụng cho năm sau, ban hành trong năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'van-ban-cho-nam-sau',
    class: 'relative',
    pattern: phrase(`năm ${year}${notAList}`),
    before: ending(`(?:kế hoạch|chương trình|danh mục|dự toán|biên chế|chỉ tiêu|phương hướng|nhiệm vụ)(?:(?!${worksEnd})[^;])*`),
    unless: ending(aTime),
    distances: [yearAfter],
    reason: 'Kế hoạch, chương trình, dự toán cho năm sau, chuẩn bị trong năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'tien-do-cuoi-nam-truoc',
    class: 'relative',
    where: 'deadline',
    pattern: phrase(String.raw`(?:trong |từ |trước )?(?:(?:quý (?:IV|4)|(?:tháng |T)1[0-2])${ofYear}|1[0-2]\/${year}|cuối năm ${year})`),
    distances: [yearBefore],
    reason: 'Việc chuẩn bị, làm vào cuối năm trước năm kế hoạch, đổi theo năm.',
  },
  {
    id: 'tien-do-dau-nam-sau',
    class: 'relative',
    where: 'deadline',
    pattern: phrase(String.raw`(?:trong |trước |đến )?(?:(?:quý (?:I|1)|(?:tháng |T)0?[1-3])${ofYear}|0?[1-3]\/${year}|đầu năm ${year})`),
    distances: [yearAfter],
    reason: 'Việc tổng kết, làm vào đầu năm sau năm kế hoạch, đổi theo năm.',
  },
];

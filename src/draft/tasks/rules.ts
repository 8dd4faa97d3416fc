import type { DeadlineShape } from './deadline-shape.js';

/** What becomes of a task next year: it comes again; it goes on; it is finished once done; or a person must say. */
export type TaskClass = 'recurring' | 'continuing' | 'one-off' | 'undecided';

/**
 * What the task's words name its work by: a year that moves with the plan ("năm 2023"), a period ("giai đoạn 2022-2025"),
 * or a period that ends after the plan's year.
 */
export type Named = 'year' | 'period' | 'period-ahead';

/** A task that fits all that a rule tells is of its class; the first rule that fits decides. */
export interface TaskRule {
  readonly id: string;
  readonly class: TaskClass;
  /** Nhiệm vụ, on one line. */
  readonly task?: RegExp;
  /** Kết quả/sản phẩm, on one line. */
  readonly outputs?: RegExp;
  /** Tiến độ, on one line. */
  readonly deadlineWords?: RegExp;
  readonly deadline?: DeadlineShape;
  readonly names?: Named;
  readonly reason: string;
}

const begins = (source: string): RegExp => new RegExp(String.raw`^(?:-\s+)?(?:${source.replaceAll(' ', String.raw`\s+`)})(?![\p{L}\p{M}\p{N}])`, 'iu');
const says = (source: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}])(?:${source.replaceAll(' ', String.raw`\s+`)})(?![\p{L}\p{M}\p{N}])`, 'iu');

const making = String.raw`(?:(?:tham mưu|trình|xây dựng|ban hành|phê duyệt|hoàn thiện|lập|giao|tổ chức|triển khai|thực hiện|UBND tỉnh|HĐND tỉnh|và)(?:,\s*| ))*`;
const holding = '(?:(?:tổ chức|triển khai|thực hiện|tăng cường|tiến hành)(?: (?:công tác|việc|các|lớp|cuộc|đợt|hội nghị))* )?';

const recurring: readonly TaskRule[] = [
  {
    id: 'nhieu-lan-mot-nam',
    class: 'recurring',
    task: says(String.raw`lần\s*\/\s*năm|lần (?:một|mỗi|trong) năm|(?:hằng|hàng|mỗi) (?:quý|tháng)`),
    reason: 'Lời văn ấn định số lần trong mỗi năm nên năm nào cũng làm.',
  },
  {
    id: 'tien-do-hang-nam',
    class: 'recurring',
    deadlineWords: says('(?:hằng|hàng|mỗi) (?:năm|quý|tháng)|định kỳ'),
    reason: 'Tiến độ là hằng năm hoặc định kỳ nên năm nào cũng làm.',
  },
  {
    id: 'dinh-ky',
    class: 'recurring',
    task: says('định kỳ'),
    reason: 'Việc định kỳ, năm nào cũng làm.',
  },
  {
    id: 'gia-cua-nam',
    class: 'recurring',
    task: begins(`${making}(?:(?:quy định|quyết định) )?(?:về )?(?:bảng giá|hệ số|đơn giá|mức giá|mức thu|giá)`),
    names: 'year',
    reason: 'Giá, hệ số ban hành cho từng năm nên năm sau phải ban hành lại.',
  },
  {
    id: 'van-ban-cua-nam',
    class: 'recurring',
    task: begins(`${making}(?:kế hoạch|chương trình|danh mục|dự toán|chỉ tiêu|biên chế)`),
    names: 'year',
    reason: 'Kế hoạch, chương trình của riêng một năm nên năm sau phải có cái mới.',
  },
  {
    id: 'tong-ket-nam',
    class: 'recurring',
    task: begins('(?:tổ chức )?(?:hội nghị )?(?:tổng kết|sơ kết)'),
    names: 'year',
    reason: 'Tổng kết của một năm, năm nào cũng làm.',
  },
  {
    id: 'danh-gia-xep-hang',
    class: 'recurring',
    task: begins(String.raw`${holding}(?:tự )?(?:công bố|đánh giá|chấm điểm|xác định|xếp hạng)[^.;]*?(?:chỉ số|xếp hạng|kết quả thực hiện)`),
    reason: 'Chỉ số, xếp hạng được chấm và công bố cho từng năm.',
  },
  {
    id: 'giao-chi-tieu',
    class: 'recurring',
    task: begins('giao (?:chỉ tiêu|biên chế|dự toán|kế hoạch)'),
    reason: 'Chỉ tiêu được giao cho từng năm.',
  },
  {
    id: 'kiem-tra-ma-ban-hanh-quy-dinh',
    class: 'undecided',
    task: begins(`${holding}(?:kiểm tra|sát hạch|khảo sát|tập huấn|bồi dưỡng|đối thoại)`),
    outputs: begins('quy định|quy chế|đề án'),
    reason: 'Việc kiểm tra, khảo sát thường làm hằng năm nhưng sản phẩm lại là văn bản ban hành một lần, không rõ năm sau còn việc gì.',
  },
  {
    id: 'viec-hang-nam',
    class: 'recurring',
    task: begins(`${holding}(?:kiểm tra|thanh tra|khảo sát|điều tra|đo lường|tập huấn|bồi dưỡng|đối thoại|tuyên truyền|hội thi|cuộc thi)`),
    reason: 'Kiểm tra, khảo sát, tập huấn, đối thoại, tuyên truyền là việc năm nào cũng làm.',
  },
];

const continuing: readonly TaskRule[] = [
  {
    id: 'tiep-tuc',
    class: 'continuing',
    task: begins('tiếp tục'),
    reason: 'Lời văn là "Tiếp tục": việc đang làm dở từ trước và còn làm tiếp.',
  },
  {
    id: 'tien-do-qua-nam',
    class: 'continuing',
    deadline: 'beyond-year',
    reason: 'Tiến độ kéo dài sang sau năm kế hoạch nên còn làm tiếp cho đến hạn.',
  },
  {
    id: 'san-pham-mot-phan',
    class: 'continuing',
    outputs: says(String.raw`chuẩn bị đầu tư|tối thiểu \d+\s*% tiến độ|giai đoạn (?:I|1)`),
    reason: 'Sản phẩm của năm mới là bước đầu (chuẩn bị đầu tư, một phần tiến độ) nên phần sau còn làm tiếp.',
  },
  {
    id: 'han-tuy-viec-khac',
    class: 'continuing',
    deadline: 'dependent',
    reason: 'Tiến độ theo cấp trên hoặc theo việc khác, không ấn định trong năm, nên còn làm cho đến khi xong.',
  },
  {
    id: 'con-buoc-chua-co-han',
    class: 'continuing',
    deadline: 'open-step',
    reason: 'Bước đầu có hạn trong năm, bước sau chờ cấp trên nên còn làm cho đến khi xong.',
  },
  {
    id: 'thuong-xuyen',
    class: 'continuing',
    deadline: 'ongoing',
    reason: 'Tiến độ là "Thường xuyên" và lời văn không nói làm lại theo kỳ: việc không dứt ở cuối năm nên làm tiếp.',
  },
  {
    id: 'tu-mot-moc',
    class: 'continuing',
    deadline: 'from',
    reason: 'Tiến độ chỉ có mốc bắt đầu, không có mốc kết thúc, nên còn làm tiếp.',
  },
  {
    id: 'trien-khai-trong-giai-doan',
    class: 'continuing',
    task: says('triển khai|thực hiện'),
    names: 'period-ahead',
    reason: 'Việc gồm cả triển khai trong một giai đoạn nhiều năm nên còn làm tiếp trong giai đoạn đó.',
  },
  {
    id: 'van-hanh',
    class: 'continuing',
    task: begins('quản lý|vận hành|duy trì|cung cấp|khai thác|cập nhật'),
    reason: 'Quản lý, vận hành, cung cấp dịch vụ là việc không có điểm kết thúc.',
  },
  {
    id: 'theo-lo-trinh',
    class: 'continuing',
    task: says('theo lộ trình'),
    reason: 'Việc làm theo lộ trình nhiều bước nên còn làm tiếp.',
  },
  {
    id: 'day-manh',
    class: 'continuing',
    task: begins('đẩy mạnh|tăng cường|nâng cao|phát huy|chú trọng'),
    reason: 'Đẩy mạnh, tăng cường là việc không có điểm kết thúc.',
  },
];

const oneOff: readonly TaskRule[] = [
  {
    id: 'van-ban-cua-giai-doan',
    class: 'one-off',
    task: begins(`${making}(?:kế hoạch|chương trình|đề án|danh mục|phương án)`),
    names: 'period',
    reason: 'Văn bản ban hành một lần cho cả giai đoạn, xong là thôi.',
  },
  {
    id: 'de-an',
    class: 'one-off',
    task: begins(`${making}(?:đề án|phương án|dự án)`),
    reason: 'Đề án, phương án ban hành một lần, xong là thôi.',
  },
  {
    id: 'quy-dinh-khong-theo-nam',
    class: 'one-off',
    task: begins(`${making}(?:quy chế|quy định|quy trình|bộ tiêu chí|danh mục|nghị quyết|quyết định)`),
    reason: 'Quy chế, quy định, danh mục không gắn với một năm, ban hành xong là thôi.',
  },
  {
    id: 'sua-doi-van-ban',
    class: 'one-off',
    task: begins('sửa đổi|bổ sung|thay thế|bãi bỏ'),
    reason: 'Sửa đổi một văn bản, quy trình cụ thể, xong là thôi.',
  },
  {
    id: 'trinh-quyet-dinh',
    class: 'one-off',
    task: begins('trình (?:HĐND|UBND|Thủ tướng|Chính phủ|cấp có thẩm quyền)'),
    outputs: says('nghị quyết|quyết định'),
    reason: 'Trình để có một nghị quyết, quyết định không gắn với một năm, xong là thôi.',
  },
  {
    id: 'sap-xep-so-huu',
    class: 'one-off',
    task: begins('thoái vốn|cổ phần hóa|giải thể|sáp nhập|hợp nhất|thành lập|bàn giao'),
    reason: 'Việc làm một lần đối với một tổ chức, doanh nghiệp cụ thể, xong là thôi.',
  },
  {
    id: 'nang-cap',
    class: 'one-off',
    task: begins('nâng cấp|cải tạo|mở rộng|sửa chữa'),
    reason: 'Nâng cấp một hệ thống, công trình cụ thể, nghiệm thu là xong.',
  },
  {
    id: 'xay-dung-he-thong',
    class: 'one-off',
    task: begins(String.raw`(?:xây dựng|đầu tư|triển khai|lắp đặt|trang bị|mua sắm)[^.;]*? (?:trung tâm|nền tảng|hệ thống|phần mềm|giải pháp|cơ sở dữ liệu|cổng|trụ sở|hạ tầng|ứng dụng)`),
    reason: 'Xây dựng, đầu tư một hệ thống cụ thể, đưa vào sử dụng là xong.',
  },
];

const undecided: readonly TaskRule[] = [
  {
    id: 'theo-ke-hoach-rieng',
    class: 'undecided',
    task: says(String.raw`theo (?:kế hoạch|chương trình|đề án|quyết định) số`),
    reason: 'Việc làm theo một văn bản riêng; lời văn không cho biết việc đó xong trong năm hay còn kéo dài.',
  },
  {
    id: 'trien-khai-van-ban',
    class: 'undecided',
    task: begins('(?:tổ chức )?(?:triển khai|thực hiện|thực thi)'),
    reason: 'Triển khai một văn bản với hạn trong năm; không rõ là xong khi có văn bản chỉ đạo hay còn làm tiếp.',
  },
];

/** For what no rule decides. */
export const noTaskRule: TaskRule = {
  id: 'khong-co-quy-tac',
  class: 'undecided',
  reason: 'Không có quy tắc nào quyết định được nhiệm vụ này.',
};

/** What comes again is told first: its deadline may be another's to set. Then what goes on, then what has an end. */
export const taskRules: readonly TaskRule[] = [...recurring, ...continuing, ...oneOff, ...undecided];

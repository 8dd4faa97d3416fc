import { citedNumber, date, documentKind, ending, exactEnding, exactPhrase, lawKind, limit, months, ofYear, phrase, quarters, year } from './patterns.js';
import { past, type YearRule } from './rule.js';

/** Numbers, symbols and standards: their shape alone tells. */
export const symbols: readonly YearRule[] = [
  {
    id: 'so-va-ngay-van-ban',
    class: 'citation',
    pattern: phrase(String.raw`${citedNumber}(?:\s*,)?(?: của [^,;.\d]{1,80}?(?:\s*,)?)? ngày ${date}`),
    reason: 'Số, ký hiệu và ngày của văn bản được viện dẫn, giữ nguyên.',
  },
  {
    id: 'so-ky-hieu-co-nam',
    class: 'citation',
    pattern: exactPhrase(String.raw`(?:[Ss]ố:?\s*)?\d+[a-zđ]?\/${year}\/\p{Lu}[\p{L}\p{N}-]*`),
    reason: 'Năm trong số, ký hiệu của văn bản được viện dẫn, giữ nguyên.',
  },
  {
    id: 'so-van-ban-giong-nam',
    class: 'citation',
    pattern: exactPhrase(String.raw`(?:[Ss]ố:?\s*)?${year}[/-]\p{Lu}{2}[\p{L}\p{N}/-]*`),
    reason: 'Bốn chữ số này là số của một văn bản, không phải năm.',
  },
  {
    id: 'so-van-ban-khong-ky-hieu',
    class: 'citation',
    pattern: phrase(String.raw`${documentKind} số:?\s*(?:\d+\/)?${year}`),
    reason: 'Bốn chữ số này thuộc số của văn bản được viện dẫn, giữ nguyên.',
  },
  {
    id: 'so-va-nam-van-ban',
    class: 'citation',
    pattern: phrase(String.raw`${citedNumber},? năm ${year}`),
    reason: 'Năm ban hành của văn bản được viện dẫn, giữ nguyên.',
  },
  {
    id: 'so-va-nam-viet-tat',
    class: 'citation',
    pattern: exactPhrase(String.raw`(?:Nghị định|Thông tư|Nghị quyết|Quyết định|Chỉ thị|Luật)(?: số)? \d+\/${year}`),
    reason: 'Số và năm của văn bản được viện dẫn (bỏ phần ký hiệu), giữ nguyên.',
  },
  {
    id: 'tieu-chuan',
    class: 'citation',
    pattern: phrase(String.raw`(?:TCVN|QCVN|TCN|ISO|IEC|IEEE)[\p{L}\p{N}/. -]{0,24}?\d:${year}`),
    reason: 'Năm trong ký hiệu của tiêu chuẩn, quy chuẩn, giữ nguyên.',
  },
];

/** Days of documents and of things past. They stand after the rules on deadlines, whose words of limit say more. */
export const citedDays: readonly YearRule[] = [
  {
    id: 'ngay-cua-luat',
    class: 'citation',
    pattern: phrase(`ngày ${date}`),
    before: exactEnding(String.raw`${lawKind}(?: [^;]*)?`),
    reason: 'Ngày thông qua của luật được viện dẫn, giữ nguyên.',
  },
  {
    id: 'ngay-van-ban-cua-co-quan',
    class: 'citation',
    pattern: phrase(`ngày ${date}`),
    before: exactEnding(String.raw`${documentKind}[^;]*`),
    after: /^\s*,?\s+của\s+(?:các\s+)?\p{Lu}/u,
    reason: 'Ngày của một văn bản, có tên cơ quan ban hành đi kèm, giữ nguyên.',
  },
  {
    id: 'theo-van-ban-ngay',
    class: 'citation',
    pattern: phrase(`ngày ${date}`),
    before: ending(`(?:theo|tại|căn cứ|kèm theo) ${documentKind}[^;]*`),
    distances: [past],
    reason: 'Ngày của văn bản mà việc này làm theo, giữ nguyên.',
  },
  {
    id: 'ngay-da-qua',
    class: 'citation',
    where: 'text',
    pattern: phrase(`ngày ${date}`),
    distances: [past],
    reason: 'Một ngày trước năm kế hoạch, là việc đã có, giữ nguyên.',
  },
];

const titleVerb = '(?:về|ban hành|phê duyệt|công bố|thông qua|quy định|hướng dẫn|giao)';
const citedTitle = String.raw`${citedNumber}(?:\s*,)?(?: ngày ${date})?(?: [^,;]{1,120}?)?(?<!và) ${titleVerb}`;
const yearOfTitle = `(?:(?:${quarters}|${months})${ofYear}|năm ${year})`;
const notASpan = String.raw`(?!\s*[-–—]\s*\d| đến (?:năm )?\d)`;

/** Years in the name of a law or of a document cited by its number, and of what has been done. */
export const citedNames: readonly YearRule[] = [
  {
    id: 'nam-cua-luat',
    class: 'citation',
    pattern: phrase(`(?:năm )?${year}`),
    before: exactEnding(String.raw`${lawKind}(?: [^;.()\d]{1,80}?)?\(?`),
    unless: ending(`${limit}|giai đoạn`),
    distances: [{ most: -2 }],
    reason: 'Năm ban hành của luật được viện dẫn, giữ nguyên.',
  },
  {
    id: 'luat-hay-nam',
    class: 'undecided',
    pattern: phrase(`năm ${year}${notASpan}`),
    before: exactEnding(String.raw`${lawKind}(?: [^;.()\d]{1,80}?)?`),
    unless: ending(String.raw`${limit}|đầu|cuối|giữa|giai đoạn|\d tháng|quý [IVX\d]+|tháng \d+`),
    distances: [{ least: -1, most: 1 }],
    reason: 'Không rõ đây là năm ban hành của luật hay năm làm việc.',
  },
  {
    id: 'nam-sua-doi',
    class: 'citation',
    pattern: phrase(`sửa đổi(?:, bổ sung)?(?: một số điều)?,? năm ${year}`),
    distances: [past],
    reason: 'Năm sửa đổi của văn bản được viện dẫn, giữ nguyên.',
  },
  {
    id: 'ten-van-ban-vien-dan',
    class: 'citation',
    pattern: phrase(yearOfTitle + notASpan),
    before: ending(`${citedTitle} [^,;]*`),
    unless: ending(`${limit}|giai đoạn|định hướng|tầm nhìn`),
    reason: 'Năm trong tên của văn bản đã có số, giữ nguyên cho đến khi có văn bản mới thay.',
  },
  {
    id: 'ten-hay-viec',
    class: 'undecided',
    pattern: phrase(`năm ${year}${notASpan}`),
    before: ending(`${citedTitle} [^;]*`),
    unless: /(?:,(?:\s+(?:(?:ngay\s+)?trong|(?:bước\s+)?sang))?|\sđến(?:\s+hết)?|quý\s+[IVX\d, và-]+|tháng\s+[\d, và-]+)\s*$/iu,
    reason: 'Không rõ năm này thuộc tên của văn bản được viện dẫn hay thuộc việc của kế hoạch.',
  },
  {
    id: 'van-ban-kem-so',
    class: 'citation',
    pattern: phrase(yearOfTitle + notASpan),
    before: ending(`${documentKind}(?: [^;]*)?`),
    after: new RegExp(String.raw`^\s*\(?(?:của [^,;.]{1,60} )?(?:đã )?(?:được )?(?:ban hành |phê duyệt )?(?:\(|kèm theo |tại |theo )?(?:${documentKind} )?số:?\s*\d+[\p{L}\p{N}]*[/-]`, 'iu'),
    reason: 'Tên của văn bản đã ban hành, có số đi kèm, giữ nguyên.',
  },
  {
    id: 'viec-da-xong',
    class: 'citation',
    pattern: phrase(`năm ${year}`),
    before: ending('(?:đã|được|đã được) (?:ban hành|phê duyệt|thông qua|công bố|xây dựng|thành lập|triển khai|đầu tư|nâng cấp|hoàn thành|ký kết)(?: (?:trong|từ|vào))?'),
    distances: [past],
    reason: 'Năm của một việc đã xong, giữ nguyên.',
  },
];

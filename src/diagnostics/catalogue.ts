import type { Diagnostic, Level, Place } from './diagnostic.js';

interface Entry<P> {
  readonly level: Level;
  /** What is wrong, in Vietnamese. */
  readonly message: (p: P) => string;
  /** What to do, in Vietnamese. */
  readonly hint: (p: P) => string;
}

/** Several numbers in a row that are off by the same: how many, the last as typed, and what the second and the last must be. */
interface NumberRun {
  readonly count: number;
  readonly found: string;
  readonly second: string;
  readonly expected: string;
}

/** Why the day of a certified copy does not fit. */
export type CopyDateCause = 'decision' | 'copy' | 'sao-y' | 'year';

function error<P>(message: (p: P) => string, hint: (p: P) => string): Entry<P> {
  return { level: 'error', message, hint };
}

function warning<P>(message: (p: P) => string, hint: (p: P) => string): Entry<P> {
  return { level: 'warning', message, hint };
}

/** The first few of many names: "A, B, C và 29 cơ quan nữa". */
function listed(names: readonly string[], most: number, what: string): string {
  return names.length <= most + 1 ? names.join(', ') : `${names.slice(0, most).join(', ')} và ${names.length - most} ${what} nữa`;
}

/** `"3", "4" … "9"`. */
function runWords(first: string, { count, second, expected }: NumberRun): string {
  return count === 2 ? `"${first}", "${expected}"` : `"${first}", "${second}"${count === 3 ? ',' : ' …'} "${expected}"`;
}

function meant(near: string | undefined, otherwise: string): string {
  return near === undefined ? otherwise : `Có phải ý là "${near}"? ${otherwise}`;
}

const withoutSpace = 'Nếu mất chữ, mất số ở đây thì ghi lại; không thì xóa dấu cách.';

function spacedWords({ words, sign }: { readonly words: string; readonly sign: string }): string {
  return `Có dấu cách trước dấu "${sign}": "${words}".`;
}

/** @param known the sao y that there are, each with the options that name it; may be empty */
function saoYHint(known: string): string {
  return known === '' ? 'Sổ chưa có bản sao y nào của quyết định này: làm bản sao y trước (--form sao-y).' : `Nêu một bản sao y đã có trong sổ: ${known}.`;
}

/** @param again the command that makes recorded files again as they were */
function againHint(again: string | undefined): string {
  return again === undefined ? 'Khôi phục từ bản lưu (sao lưu); chương trình không tự làm lại được tệp này.' : `Chạy "${again}" để làm lại đúng như đã ghi sổ, hoặc khôi phục từ bản lưu (chỉ còn cách này khi lệnh đó nói bản nay làm ra đã khác).`;
}

/** @param agency by its name: whose extract is not as it was issued */
function agencyHint(agency: string, { fault, decision, date }: { readonly fault: 'changed' | 'gone' | 'new'; readonly decision: string; readonly date: string }): string {
  const renamed = `Cơ quan đổi tên sau ngày ban hành (${date}) thì để nguyên tên ở dòng cũ, ghi thêm "until": "<ngày đổi tên>", "successors": ["<mã mới>"]; tên mới là một dòng mới, mã mới, có "from": "<ngày đổi tên>".`;
  const remedies = {
    new: `Trong agencies.json, ${agency} là cơ quan mà Quyết định số ${decision} chưa có. Cơ quan lập sau ngày ban hành (${date}) thì ghi ngày lập vào dòng của cơ quan đó: "from": "<năm>-<tháng>-<ngày>"; không thì trả danh mục lại như lúc ban hành.`,
    gone: `Trả dòng của ${agency} trong agencies.json lại như lúc ban hành (mã, nhóm). Giải thể, sáp nhập sau ngày đó thì không xóa dòng cũ, ghi thêm "until": "<ngày>" và "successors". ${renamed}`,
    changed: `Sau khi ban hành, dòng của ${agency} trong agencies.json, mẫu hoặc định dạng đã đổi: trả lại như cũ. ${renamed}`,
  } as const;
  return remedies[fault];
}

/** "45 giây", "12 phút", "3 giờ". */
function howLong(seconds: number): string {
  if (seconds < 120) return `${seconds} giây`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} phút` : `${Math.round(seconds / 3600)} giờ`;
}

/** Why an answer in a review does not hold (src/content/answers.ts). */
type AnswerFaultKind = keyof typeof answerFaults;
const correctionWords = { 'thay-the': 'thay thế', 'sua-doi': 'sửa đổi, bổ sung' } as const;

/** What an issued decision must have, and where a clerk writes it. */
const incompleteParts = {
  number: { what: 'số', remedy: (year: number) => `Ghi bằng lệnh: kehoach issue ${year} --number <số> --date <ngày>.` },
  date: { what: 'ngày ban hành', remedy: (year: number) => `Ghi bằng lệnh: kehoach issue ${year} --number <số> --date <ngày>.` },
  name: { what: 'họ và tên người ký', remedy: (year: number) => `Thêm vào lệnh: kehoach issue ${year} … --signer "<họ tên người đã ký>"; hoặc ghi tên, trong ngoặc kép, thay chữ null ở dòng "name" của phần người ký ("signer") trong content/${year}/plan.json.` },
} as const;

interface AnsweredWords { readonly words: string; readonly proposed: string | null; readonly first: string; readonly last: string; readonly unreal: string | undefined }

const answerFaults = {
  'nothing-proposed': () => 'không có đề xuất nào để chấp nhận',
  advice: (p: AnsweredWords) => `câu này không có đề xuất, chỉ có ý kiến ("${p.proposed ?? ''}"), chương trình không tự đưa vào lời văn được`,
  'not-as-proposed': () => 'ghi là chấp nhận nhưng lời văn ở chỗ đó không đúng như đề xuất',
  unchanged: (p: AnsweredWords) => `ghi là đã đổi nhưng lời văn được hỏi ("${p.words}") vẫn còn nguyên`,
  edited: (p: AnsweredWords) => `ghi là giữ nguyên nhưng lời văn được hỏi ("${p.words}") không còn ở chỗ đó`,
  'no-reason': () => 'giữ nguyên lời văn thì phải nêu lý do',
  'blank-left': () => 'ghi là đã đổi nhưng lời văn ở đó còn chỗ để trống (dấu …, dấu chấm, ô trống)',
  'never-kept': (p: AnsweredWords) => `"${p.words}" là của văn bản đã đề nghị quyết định trước; quyết định mới không dùng lại được, dù có nêu lý do`,
  'proposal-unfinished': () => 'lời văn mới chưa ghi đủ số và ngày, tháng, năm của tờ trình (công văn)',
  'proposal-unreal-day': (p: AnsweredWords) => `lời văn mới ghi tờ trình (công văn) ngày ${p.unreal ?? ''}, ngày này không có trong lịch`,
  'proposal-last-number': (p: AnsweredWords) => `số của tờ trình (công văn) cũ ("${p.words}") vẫn còn nguyên ở đó`,
  'proposal-last-day': (p: AnsweredWords) => `ngày của tờ trình (công văn) cũ ("${p.words}") vẫn còn nguyên ở đó`,
  'proposal-day': (p: AnsweredWords) => `ngày của tờ trình (công văn) phải từ ${vietnameseDay(p.first)} đến ${vietnameseDay(p.last)}`,
} as const;

/** Why an answer is not newer than what is recorded (src/workbook/age.ts). */
type OlderCause = keyof typeof olderCauses;

interface Moments { readonly saved: string | undefined; readonly recordedSaved: string | undefined }

const olderCauses = {
  untouched: () => 'ô này vẫn như lúc gửi bảng tính đi, cơ quan chưa ghi gì mới',
  'saved-before': ({ saved, recordedSaved }: Moments) => saved === recordedSaved ? `bảng tính này (lưu lúc ${saved ?? ''}) đã thu rồi, sau đó kết quả đã được sửa` : `bảng tính lưu lúc ${saved ?? ''}, trước bảng tính đã thu (lưu lúc ${recordedSaved ?? ''})`,
  'taken-before': () => 'câu trả lời này đã thu trước đây, sau đó đã có kết quả khác',
} as const;

/** What stands in a new decision where what was recorded of a task is not carried over. */
export type LeftBehind =
  | { readonly kind: 'gone' }
  | { readonly kind: 'part'; readonly ref: string }
  | { readonly kind: 'amended'; readonly ref: string; readonly words: string; readonly answering: readonly string[] }
  | { readonly kind: 'unclear'; readonly refs: readonly string[] };

function leftBehind(now: LeftBehind): string {
  switch (now.kind) {
    case 'gone':
      return 'kế hoạch mới không còn nhiệm vụ đó';
    case 'part':
      return `ở kế hoạch mới, nhiệm vụ đó (${now.ref}) không còn giao riêng cho cơ quan này`;
    case 'amended':
      return `kế hoạch mới đã sửa nhiệm vụ đó; mã ấy nay là của nhiệm vụ ${now.ref} "${now.words}", do ${now.answering.join(', ')} trả lời`;
    case 'unclear':
      return `kế hoạch mới có các nhiệm vụ ${now.refs.join(', ')} cùng lời văn và cơ quan nên không rõ là nhiệm vụ nào`;
    default:
      return now satisfies never;
  }
}

function answerRemedies({ id, fault, year, where }: { readonly id: string; readonly fault: AnswerFaultKind; readonly year: number; readonly where: string | undefined }): string {
  const review = `kehoach review ${year}`;
  const edit = `sửa lời văn${where === undefined ? '' : ` ở ${where}`} rồi chạy: ${review} --change ${id}`;
  const keep = `${review} --keep ${id} --note "lý do"`;
  if (fault === 'never-kept' || fault.startsWith('proposal-')) {
    if (fault === 'proposal-unreal-day') return `Xem lại ngày trên tờ trình và ghi cho đúng${where === undefined ? '' : ` ở ${where}`}; rồi chạy: ${review} --change ${id}.`;
    const names = `Ghi số và ngày của tờ trình (công văn) đề nghị ban hành quyết định này, ví dụ "Tờ trình số 512/TTr-SNV ngày 18 tháng 12 năm ${year - 1}"`;
    const none = 'không dẫn số, ngày thì viết "Theo đề nghị của Giám đốc Sở …"';
    return `${names}${where === undefined ? '' : `, ở ${where}`} (${none}); rồi chạy: ${review} --change ${id}.${fault === 'proposal-last-number' ? ` Nếu thật sự trùng số, thêm lý do: --note "<vì sao>".` : ''}`;
  }
  if (fault === 'blank-left') return `Điền đủ${where === undefined ? '' : ` ở ${where}`} rồi chạy: ${review} --change ${id}.`;
  if (fault === 'edited' || fault === 'not-as-proposed') return `Nếu lời văn đã sửa đúng ý, chạy: ${review} --change ${id}.`;
  if (fault === 'no-reason') return `Chạy: ${keep}.`;
  return `Hãy tự ${edit}. Nếu lời văn hiện có đã đúng, chạy: ${keep}.`;
}

/** "2022-12-28" as it is read: "28/12/2022". */
function vietnameseDay(iso: string): string {
  return iso.split('-').reverse().join('/');
}

const withoutMarks = 'Xóa dấu (cả ghi chú nếu có): đậm, nghiêng do mẫu định theo thể thức, không định bằng dấu trong nội dung.';

function restoreHint(year: number): string {
  return `Chạy: kehoach review ${year} --restore (đưa câu hỏi về như lúc hỏi, giữ các câu trả lời còn đúng).`;
}

interface Field { readonly field: string }
/** A name with a title before it; `meant`: the name alone, where it is one. */
interface TitledName { readonly name: string; readonly title: string; readonly meant: string | undefined }

function nameAlone({ meant: name }: TitledName): string {
  return name === undefined ? 'Chỉ ghi họ và tên, ví dụ "Nguyễn Văn An".' : `Chỉ ghi: "${name}".`;
}

interface Words { readonly words: string }
interface Named { readonly id: string }
interface Near { readonly near: string | undefined }

/** Why a file is not read as a DOCX. */
export type DocxRefusal = keyof typeof docxRefusals;

const saveAsDocx = 'Mở bằng Word hoặc LibreOffice rồi lưu lại dạng "Word Document (.docx)".';
const checkFile = 'Kiểm tra lại có đúng tệp cần xem không; nếu đúng, xin lại tệp gốc.';
const docxRefusals = {
  empty: { message: 'Tệp trống', hint: checkFile },
  'legacy-doc': { message: 'Tệp là văn bản Word đời cũ (.doc)', hint: saveAsDocx },
  encrypted: { message: 'Tệp có mật khẩu', hint: 'Mở bằng mật khẩu, bỏ mật khẩu (File, Info, Protect Document) rồi lưu lại.' },
  ole: { message: 'Tệp thuộc dạng Office đời cũ, không phải văn bản Word', hint: checkFile },
  rtf: { message: 'Tệp thực ra là RTF', hint: saveAsDocx },
  html: { message: 'Tệp thực ra là trang web (HTML)', hint: saveAsDocx },
  pdf: { message: 'Tệp thực ra là PDF', hint: 'Đổi đuôi tệp thành .pdf rồi chạy lại.' },
  'flat-xml': { message: 'Tệp thực ra là XML rời, không phải DOCX', hint: saveAsDocx },
  xlsx: { message: 'Tệp thực ra là bảng tính (.xlsx)', hint: checkFile },
  pptx: { message: 'Tệp thực ra là bản trình chiếu (.pptx)', hint: checkFile },
  odf: { message: 'Tệp thực ra là OpenDocument (.odt, .ods, .odp)', hint: saveAsDocx },
  zip: { message: 'Tệp là tệp nén thường, bên trong không có văn bản Word', hint: 'Giải nén rồi chọn đúng tệp văn bản.' },
  'not-docx': { message: 'Tệp không phải DOCX', hint: checkFile },
  'broken-zip': { message: 'Tệp DOCX đã hỏng, không giải nén được', hint: 'Xin lại tệp, hoặc mở bằng Word để sửa rồi lưu lại.' },
  'too-large': { message: 'Tệp lớn bất thường, không mở', hint: 'Nén hoặc bỏ bớt ảnh trong văn bản rồi lưu lại.' },
  'too-many': { message: 'Tệp có quá nhiều phần bên trong, không mở', hint: checkFile },
  bomb: { message: 'Tệp nén bất thường (giải nén ra quá lớn), không mở', hint: checkFile },
  broken: { message: 'Phần XML trong tệp DOCX viết sai', hint: 'Mở bằng Word để sửa rồi lưu lại.' },
  doctype: { message: 'Phần XML trong tệp có khai báo DOCTYPE, không mở', hint: checkFile },
  deep: { message: 'Phần XML trong tệp lồng sâu bất thường, không mở', hint: checkFile },
  encoding: { message: 'Phần XML trong tệp không phải chữ mã UTF-8 hoặc UTF-16', hint: 'Mở bằng Word rồi lưu lại.' },
  'no-body': { message: 'Tệp DOCX không có phần thân văn bản', hint: 'Mở bằng Word để sửa rồi lưu lại.' },
} as const;

/** Every complaint the program can make, by its stable code. */
const catalogue = {
  // Reading files
  'file-missing': error<{ what: string }>((p) => `Thiếu tệp: ${p.what}.`, () => 'Khôi phục tệp này hoặc kiểm tra lại tên thư mục.'),
  'file-unreadable': error<{ reason: string }>((p) => `Không đọc được tệp: ${p.reason}.`, () => 'Kiểm tra quyền đọc tệp.'),
  'not-a-file': error<object>(() => 'Đây không phải là tệp thường (là thư mục, ống dẫn hoặc thiết bị).', () => 'Thay bằng tệp văn bản cùng tên.'),
  'not-utf8': error<object>(() => 'Tệp không phải chữ mã UTF-8.', () => 'Lưu lại tệp với mã UTF-8 (Unicode dựng sẵn).'),
  'json-syntax': error<{ reason: string }>((p) => `JSON viết sai cú pháp (${p.reason}).`, () => 'Xem lại dấu phẩy, ngoặc kép, ngoặc nhọn ở chỗ này và dòng ngay trước đó.'),
  'json-too-deep': error<{ most: number }>((p) => `Tệp JSON có hơn ${p.most} lớp ngoặc lồng nhau.`, () => 'Khôi phục tệp; nội dung của kế hoạch không lồng sâu như vậy.'),
  'json-empty': error<object>(() => 'Tệp JSON không có nội dung.', () => 'Khôi phục nội dung của tệp.'),
  'repeated-key': error<{ key: string }>((p) => `Tên trường "${p.key}" viết hai lần trong cùng một nhóm.`, () => 'Giữ lại một, bỏ cái kia.'),
  'extra-field': error<Field & Near & { open: readonly string[] }>((p) => `Trường ${p.field} không có trong mẫu.`, (p) => meant(p.near, `Sửa lại tên cho đúng${p.open.length === 0 ? '' : ` (các trường còn trống: ${listed(p.open, 8, 'trường')})`}, hoặc xóa trường này.`)),
  'missing-field': error<Field & { nullable: boolean }>((p) => `Thiếu trường ${p.field}.`, (p) => `Thêm trường này vào${p.nullable ? '; chưa có thì ghi null, không có ngoặc kép' : ''}.`),
  'wrong-type': error<Field & { expected: string; rewritten: string | undefined; nullable: boolean }>((p) => `Trường ${p.field} sai kiểu: cần ${p.expected}.`, (p) => `${p.rewritten === undefined ? 'Viết lại giá trị cho đúng kiểu' : `Viết: ${p.rewritten}`}${p.nullable ? '; chưa có thì ghi null, không có ngoặc kép' : ''}.`),
  'wrong-value': error<Field & Near & { found: string; allowed: readonly string[] }>(
    (p) => `Trường ${p.field} có giá trị không dùng được: ${p.found}.`,
    (p) => meant(p.near, p.allowed.length > 0 ? `Các giá trị dùng được: ${p.allowed.join(', ')}.` : 'Xem lại mẫu của trường này.'),
  ),
  'empty-text': error<Field & { nullable: boolean }>((p) => `Trường ${p.field} để trống.`, (p) => p.nullable ? 'Điền nội dung; chưa có thì ghi null, không có ngoặc kép.' : 'Điền nội dung, hoặc bỏ cả mục nếu không cần.'),
  'out-of-range': error<Field & { range: string }>((p) => `Trường ${p.field} nằm ngoài khoảng cho phép (${p.range}).`, () => 'Sửa lại con số.'),
  'wrong-pattern': error<Field & Near & { found: string }>((p) => `Trường ${p.field} viết sai dạng: "${p.found}".`, (p) => meant(p.near, 'Mã chỉ gồm chữ thường không dấu, số và gạch nối; ngày có dạng 2022-12-28.')),
  'impossible-date': error<{ found: string }>((p) => `Ngày không có thật: ${p.found}.`, () => 'Sửa lại ngày theo lịch.'),
  'front-matter': error<{ reason: string }>((p) => `Phần đầu tệp (giữa hai dòng ---) viết sai: ${p.reason}.`, () => 'Mỗi dòng có dạng "tên: nội dung"; nội dung có dấu ":" thì đặt trong ngoặc kép.'),
  'front-matter-plain': error<{ what: string }>((p) => `Phần đầu tệp (giữa hai dòng ---) sẽ bị đọc khác với chữ nhìn thấy: ${p.what}.`, () => 'Viết mỗi trường trên một dòng và đặt cả nội dung trong ngoặc kép: tên: "nội dung"; trong ngoặc kép, dấu " viết là \\" và dấu \\ viết là \\\\.'),
  'front-matter-missing': error<object>(() => 'Tệp không có phần đầu (giữa hai dòng ---).', () => 'Thêm phần đầu tệp như tệp của năm trước.'),
  'year-mismatch': error<{ folder: string; year: number }>((p) => `Năm trong tệp (${p.year}) khác tên thư mục (${p.folder}).`, () => 'Sửa cho hai chỗ giống nhau.'),

  // Characters
  'not-nfc': error<Words>((p) => `Chữ gõ bằng Unicode tổ hợp (dấu rời): "${p.words}".`, () => 'Gõ lại bằng Unicode dựng sẵn (TCVN 6909:2001, R04).'),
  'control-character': error<{ codePoint: string }>((p) => `Có ký tự điều khiển ${p.codePoint} không nhìn thấy được.`, () => 'Xóa ký tự này.'),
  'invisible-character': error<{ codePoint: string }>((p) => `Có ký tự ẩn ${p.codePoint} (rộng bằng không).`, () => 'Xóa ký tự này.'),
  'lost-letter': error<{ codePoint: string }>((p) => `Một chữ đã mất khi chuyển mã, chỗ đó còn lại dấu \ufffd (${p.codePoint}).`, () => 'Tìm bản gốc và gõ lại chữ bị mất.'),
  'loose-mark': error<{ codePoint: string }>((p) => `Có dấu rời ${p.codePoint} không ghép được với chữ nào của tiếng Việt.`, () => 'Xóa dấu này, hoặc gõ lại chữ bằng bộ gõ tiếng Việt.'),
  'unusual-character': error<{ character: string; codePoint: string }>((p) => `Ký tự "${p.character}" (${p.codePoint}) không dùng trong văn bản hành chính.`, () => 'Thay bằng chữ hoặc dấu thường dùng.'),
  'look-alike-letter': error<{ letter: string; codePoint: string } & Near>(
    (p) => `Chữ "${p.letter}" (${p.codePoint}) không phải chữ Việt, chỉ giống về hình.`,
    (p) => (p.near === undefined ? 'Gõ lại chữ này bằng bộ gõ tiếng Việt.' : `Gõ lại thành "${p.near}".`),
  ),
  'character-not-in-font': error<{ character: string; codePoint: string }>((p) => `Phông chữ không có ký tự "${p.character}" (${p.codePoint}).`, () => 'Thay bằng ký tự khác.'),
  'letter-among-digits': warning<Words & { meant: string }>((p) => `"${p.words}" có chữ cái (O, o, l, I) gõ thay chữ số.`, (p) => `Gõ lại thành "${p.meant}"; nếu đúng là chữ cái thì không phải làm gì.`),
  'quarter-mistyped': warning<Words & { meant: string }>((p) => `"${p.words}" gõ sai dấu.`, (p) => `Gõ lại thành "${p.meant}".`),
  'stray-space': error<Words>((p) => `Thừa dấu cách: "${p.words}".`, () => 'Xóa dấu cách ở đầu, ở cuối hoặc dấu cách đôi.'),
  'space-in-draft': warning<Words & { sign: string }>((p) => spacedWords(p), () => `${withoutSpace} Khi ban hành, chỗ này là lỗi.`),
  'space-in-issued': error<Words & { sign: string }>((p) => spacedWords(p), () => withoutSpace),

  // Structure of the text
  'unsupported-markdown': error<{ what: string }>((p) => `Tệp Markdown có phần không dùng được ở đây (${p.what}).`, () => 'Chỉ dùng tiêu đề "# " và các đoạn cách nhau bằng dòng trống.'),
  'heading-level': error<object>(() => 'Tiêu đề phải bắt đầu bằng một dấu # và một dấu cách.', () => 'Viết "# I. MỤC TIÊU …".'),
  'heading-number': error<Words>((p) => `Tiêu đề mục không có số La Mã: "${p.words}" (R39).`, () => 'Viết "# I. MỤC TIÊU …".'),
  'numbering': error<{ what: string; expected: string; found: string; rule: string; run: NumberRun | undefined }>(
    (p) => `${p.what} đánh số không liên tục: ${p.run === undefined ? `cần "${p.expected}", đang là "${p.found}"` : `từ đây ${p.run.count} số liền nhau, "${p.found}" đến "${p.run.found}", phải là "${p.expected}" đến "${p.run.expected}"`} (${p.rule}).`,
    (p) => (p.run === undefined ? `Sửa thành "${p.expected}", hoặc xem có mục nào bị mất, bị lặp.` : `Xem có mục nào bị mất, bị lặp; nếu không thì sửa lần lượt thành ${runWords(p.expected, p.run)}.`),
  ),
  'text-before-section': error<object>(() => 'Có đoạn văn đứng trước mục đầu tiên của kế hoạch.', () => 'Đưa đoạn này vào sau tiêu đề mục.'),
  'no-sections': error<object>(() => 'Kế hoạch không có mục nào.', () => 'Thêm các mục "# I. …".'),
  'plan-name': error<{ title: string; name: string }>((p) => `Tên kế hoạch viết trong câu ("${p.name}") không khớp tên kế hoạch ("${p.title}").`, () => 'Sửa title hoặc name ở đầu tệp cho khớp nhau.'),
  'plan-name-year': error<{ found: number; year: number }>((p) => `Tên kế hoạch ghi năm ${p.found}, kế hoạch này là của năm ${p.year}.`, () => 'Sửa năm trong title và name ở đầu tệp.'),
  'decision-names-other-year': error<{ where: string; found: number; name: string }>((p) => `${p.where} của quyết định nêu kế hoạch năm ${p.found}, kế hoạch được ban hành là "${p.name}".`, () => 'Sửa năm ở đây cho đúng tên kế hoạch ("name" trong plan.md).'),
  'decision-names-otherwise': warning<{ where: string; name: string }>((p) => `${p.where} của quyết định không nêu đúng tên kế hoạch: "${p.name}".`, () => 'Viết đúng tên kế hoạch ("name" trong plan.md); cố ý viết khác thì kiểm tra bằng mắt.'),
  'year-moved-back': warning<Words & { becomes: string }>((p) => `Chỗ này ghi "${p.words}"; khi soạn dự thảo đã chuyển thành "${p.becomes}".`, (p) => `Nếu là năm cũ sót lại thì viết "${p.becomes}"; đúng như vậy thì không phải làm gì.`),
  'heading-other-year': warning<Words & { year: number }>((p) => `Tiêu đề ghi "${p.words}" trong kế hoạch năm ${p.year}.`, () => 'Kiểm tra lại năm; đúng như vậy thì không phải làm gì.'),
  'no-legal-bases': error<object>(() => 'Quyết định không có căn cứ nào (R31).', () => 'Viết các căn cứ trước "Điều 1. ".'),
  'no-articles': error<object>(() => 'Quyết định không có Điều nào (R38).', () => 'Viết "Điều 1. …".'),
  'mistyped-part': error<Words & { what: string; example: string }>((p) => `"${p.words}" giống đầu ${p.what} nhưng viết chưa đúng, sẽ bị in thành đoạn văn thường.`, (p) => `Viết đúng dạng "${p.example}", có một dấu cách sau số.`),
  'glued-part': error<Words>((p) => `"${p.words}" dính vào đoạn ở dòng trên, sẽ bị in liền một đoạn.`, () => 'Thêm một dòng trống trước dòng này; nếu là chữ của đoạn trên thì nối vào dòng trên.'),
  'legal-basis-late': error<object>(() => 'Căn cứ đứng sau Điều 1, sẽ bị in thành đoạn văn của Điều (R31).', () => 'Đưa căn cứ lên trước "Điều 1. ".'),
  'legal-basis-later': error<{ found: string; date: string; isOpen: boolean }>(
    (p) => `Căn cứ có ${p.found}, sau ${p.isOpen ? `ngày cuối năm kế hoạch (${p.date})` : `ngày ban hành quyết định (${p.date})`}: khi ký chưa có văn bản này.`,
    () => 'Kiểm tra lại số, ngày của căn cứ và ngày ban hành.',
  ),
  'legal-basis-repeated': error<{ other: number }>((p) => `Căn cứ này lặp lại nguyên văn căn cứ thứ ${p.other}.`, () => 'Bỏ một trong hai.'),
  'cited-two-days': error<{ number: string; found: string; other: string; where: string }>((p) => `Văn bản số ${p.number} ở đây ghi ngày ${p.found}, ở ${p.where} ghi ngày ${p.other}.`, () => 'Tra văn bản gốc rồi sửa ngày (hoặc số) ở chỗ sai; nếu là hai văn bản của hai cơ quan thì ghi rõ cơ quan ban hành ngay sau ngày ("… của UBND tỉnh …").'),
  'legal-basis-twice': warning<{ name: string; other: number }>((p) => `"${p.name}" đã là căn cứ thứ ${p.other}.`, () => 'Nếu là một văn bản thì chỉ giữ một căn cứ; nếu là hai văn bản thì ghi rõ số, ngày của từng văn bản.'),
  'legal-basis-after-proposal': warning<object>(() => 'Căn cứ đứng sau lời đề nghị ("Xét đề nghị …"); lời đề nghị phải đứng cuối cùng.', () => 'Đưa căn cứ này lên trước lời đề nghị, rồi xem lại dấu ";" và "." cuối dòng.'),
  'heading-in-decision': error<object>(() => 'Quyết định không dùng tiêu đề "# ".', () => 'Viết các căn cứ rồi "Điều 1. …".'),
  'legal-basis-ending': warning<{ expected: string }>((p) => `Căn cứ phải kết thúc bằng dấu "${p.expected}" (R31).`, () => 'Sửa dấu cuối dòng.'),
  'text-ending': warning<object>(() => 'Phần văn bản phải kết thúc bằng "./." (R42).', () => 'Thêm "./." sau chữ cuối cùng.'),

  // Agencies
  'duplicate-id': error<Named>((p) => `Mã "${p.id}" dùng hai lần.`, () => 'Đặt mã khác cho một trong hai.'),
  'duplicate-phrase': error<Words & { other: string }>((p) => `Cách viết "${p.words}" đã dùng cho "${p.other}".`, () => 'Mỗi cách viết chỉ thuộc một cơ quan hoặc một nhóm.'),
  'unknown-agency': error<Named & Near>((p) => `Không có cơ quan hoặc nhóm nào có mã "${p.id}".`, (p) => meant(p.near, 'Xem các mã trong content/agencies.json (kehoach list agencies).')),
  'unknown-group': error<Named & Near>((p) => `Không có nhóm nào có mã "${p.id}".`, (p) => meant(p.near, 'Xem mục groups trong content/agencies.json.')),
  'group-circle': error<Named>((p) => `Nhóm "${p.id}" chứa chính nó.`, () => 'Sửa lại trường includes.'),
  'group-without-members': error<{ name: string; date: string }>((p) => `Nhóm "${p.name}" không có thành viên nào vào ngày ${p.date}; nhiệm vụ giao cho nhóm sẽ không đến cơ quan nào.`, () => 'Thêm thành viên cho nhóm trong content/agencies.json, hoặc giao cho cơ quan khác.'),
  'successor-circle': error<Named>((p) => `Cơ quan thay thế của "${p.id}" dẫn trở lại chính nó.`, () => 'Sửa trường successors trong content/agencies.json.'),
  'open-group-members': error<Named>((p) => `Nhóm "${p.id}" được đánh dấu là không chỉ đích danh ai nhưng lại có thành viên.`, () => 'Bỏ trường open, hoặc bỏ thành viên.'),
  'lifetime': error<Named>((p) => `Cơ quan "${p.id}" có ngày chấm dứt không sau ngày bắt đầu.`, () => 'Sửa lại from hoặc until.'),
  'expired-agency': error<{ name: string; date: string; successors: string }>(
    (p) => `${p.name} không tồn tại vào ngày ${p.date}.`,
    (p) => (p.successors === '' ? 'Giao cho cơ quan khác.' : `Thay bằng: ${p.successors}.`),
  ),

  // Tasks
  'no-tasks': warning<{ section: string }>((p) => `Mục ${p.section} không có nhiệm vụ nào.`, () => 'Thêm nhiệm vụ hoặc bỏ mục.'),
  'assignee-not-in-words': error<{ who: string; task: string }>((p) => `Nhiệm vụ ${p.task}: phân công cho "${p.who}" nhưng lời văn không nêu.`, () => 'Bỏ khỏi assignees, hoặc sửa lời văn.'),
  'assignee-missing': error<{ who: string; words: string; task: string }>((p) => `Nhiệm vụ ${p.task}: lời văn nêu "${p.words}" nhưng assignees không có "${p.who}".`, () => 'Thêm vào assignees với vai trò đúng lời văn.'),
  'assignee-repeated': error<{ who: string; task: string }>((p) => `Nhiệm vụ ${p.task}: "${p.who}" ghi hai lần với cùng vai trò.`, () => 'Bỏ một dòng.'),
  'role-mismatch': error<{ who: string; task: string; expected: string; found: string }>(
    (p) => `Nhiệm vụ ${p.task}: vai trò của "${p.who}" ghi là ${p.found}, lời văn là ${p.expected}.`,
    (p) => `Sửa vai trò thành ${p.expected}, hoặc sửa lời văn.`,
  ),
  'unknown-body-in-words': error<{ words: string; task: string } & Near>((p) => `Nhiệm vụ ${p.task}: lời phân công nêu "${p.words}", không có trong danh mục cơ quan.`, (p) => meant(p.near, 'Thêm cơ quan hoặc cách viết này vào content/agencies.json.')),
  'words-not-understood': warning<{ words: string; task: string }>((p) => `Nhiệm vụ ${p.task}: không hiểu "${p.words}" trong lời phân công; có thể là một cơ quan.`, () => 'Nếu là cơ quan, thêm vào content/agencies.json; nếu không, kiểm tra bằng mắt rồi giữ nguyên hoặc viết chữ thường.'),
  'words-negated': warning<{ words: string; task: string }>((p) => `Nhiệm vụ ${p.task}: "${p.words}" là loại trừ hoặc phủ định, không phải phân công.`, () => 'Không ghi cơ quan này vào assignees cho phần đó; nếu được, viết lại lời văn chỉ nêu cơ quan được giao.'),
  'group-limited': error<{ words: string; task: string }>((p) => `Nhiệm vụ ${p.task}: "${p.words}" chỉ là một phần của nhóm, không phải cả nhóm.`, () => 'Thêm vào content/agencies.json một nhóm có trường open với đúng cách viết này, rồi ghi nhóm đó vào assignees; hoặc nêu đích danh cơ quan.'),
  'role-unclear': warning<{ who: string; task: string }>((p) => `Nhiệm vụ ${p.task}: lời văn không nói rõ vai trò của "${p.who}".`, () => 'Viết lại lời văn cho rõ ai chủ trì, ai phối hợp; nếu giữ nguyên, kiểm tra bằng mắt vai trò ghi trong assignees. Nơi nhận, nơi cho ý kiến thì thêm cách viết vào notAssignees.'),
  'task-reaches-nobody': warning<{ task: string; year: number; issued: boolean }>(
    (p) => `Nhiệm vụ ${p.task} không có trong bản trích của cơ quan nào: phân công chỉ nêu nhóm không đích danh.`,
    (p) => p.issued ? `Quyết định đã ban hành nên không sửa phân công; tự gửi nhiệm vụ này cho nơi cần nhận, ví dụ bằng bản trích sao: kehoach copy ${p.year} --form trich-sao --tasks ${p.task} --for "<tên nơi nhận>" --date <ngày>.` : 'Nếu biết cơ quan thực hiện, nêu đích danh trong "words" và "assignees"; nếu không, sau khi ban hành tự gửi nhiệm vụ này.',
  ),
  'ended-body-in-words': warning<{ words: string; task: string; successors: string }>((p) => `Nhiệm vụ ${p.task}: lời văn còn nêu "${p.words}", cơ quan này đã chấm dứt; nay là ${p.successors}.`, () => 'Sửa lời văn theo tên cơ quan hiện có, hoặc giữ nếu cố ý.'),
  'without-lead': error<{ task: string }>((p) => `Nhiệm vụ ${p.task}: không có cơ quan chủ trì.`, () => 'Thêm cơ quan chủ trì; nếu văn bản cố ý không nêu, ghi "withoutLead": true.'),
  'lead-marked-absent': error<{ task: string }>((p) => `Nhiệm vụ ${p.task}: ghi withoutLead nhưng có cơ quan chủ trì.`, () => 'Bỏ withoutLead.'),
  'deadline-outside-year': error<{ task: string; year: number }>((p) => `Nhiệm vụ ${p.task}: tiến độ nằm ngoài năm ${p.year} mà không đánh dấu.`, () => 'Sửa tiến độ, hoặc ghi "outsideYear": true nếu đúng là như vậy.'),
  'deadline-inside-year': error<{ task: string; year: number }>((p) => `Nhiệm vụ ${p.task}: ghi outsideYear nhưng tiến độ nằm trong năm ${p.year}.`, () => 'Bỏ outsideYear.'),
  'deadline-mismatch': error<{ task: string; expected: string }>((p) => `Nhiệm vụ ${p.task}: nghĩa của tiến độ (meaning) không khớp lời văn; lời văn là: ${p.expected}.`, () => 'Sửa meaning cho khớp lời văn, hoặc ngược lại.'),
  'deadline-backwards': error<Words & { task: string }>((p) => `Nhiệm vụ ${p.task}: khoảng thời gian "${p.words}" kết thúc trước khi bắt đầu.`, () => 'Viết năm bắt đầu trước, năm kết thúc sau.'),
  'deadline-contradicts': error<Words & { task: string; meaning: string }>((p) => `Nhiệm vụ ${p.task}: tiến độ viết "${p.words}", nghĩa (meaning) ghi ${p.meaning}: không cùng năm hoặc không cùng quý.`, () => 'Sửa meaning cho khớp lời văn, hoặc ngược lại.'),
  'deadline-unclear': warning<Words & { task: string }>((p) => `Nhiệm vụ ${p.task}: chưa có quy tắc hiểu tiến độ "${p.words}".`, () => 'Kiểm tra lại trường meaning bằng mắt.'),
  'task-copied': warning<{ task: string; other: string; id: string }>((p) => `Nhiệm vụ ${p.task} giống hệt nhiệm vụ ${p.other} ("${p.id}"): cùng lời văn, kết quả, tiến độ và cơ quan.`, () => 'Nếu do chép lại thì bỏ một nhiệm vụ và đánh lại STT; nếu là hai việc thì viết cho phân biệt được.'),
  'no-appendix-sections': warning<object>(() => 'Phụ lục không có mục nào, bảng sẽ để trống.', () => 'Thêm các mục và nhiệm vụ vào "sections".'),
  'mark-printed-twice': error<Words & { marks: string }>((p) => `"${p.words}" có dấu mà mẫu tự in, sẽ bị in hai lần.`, (p) => `Bỏ dấu; mẫu tự in ${p.marks}.`),
  'archive-without-vt': warning<Words>((p) => `Phần Lưu "${p.words}" không có văn thư (R55).`, (p) => `Viết "VT, ${p.words}"; "Lưu: " do mẫu tự in.`),
  'recipient-capitals': warning<Words & { meant: string }>((p) => `Nơi nhận ghi "${p.words}", danh mục cơ quan viết "${p.meant}".`, (p) => `Viết "${p.meant}"; nếu là tên riêng khác thì không phải làm gì.`),
  'decision-date-far': warning<{ found: string; year: number }>((p) => `Ngày ban hành ${p.found} cách xa năm kế hoạch ${p.year}.`, () => 'Kiểm tra lại năm trong "date".'),
  'copies-unknown-line': error<Words & Near>((p) => `"copies": không có dòng nơi nhận "${p.words}".`, (p) => meant(p.near, 'Chép nguyên văn dòng trong "recipients" hoặc "archive".')),
  'copies-repeated': error<Words>((p) => `"copies": dòng "${p.words}" khai hai lần.`, () => 'Giữ lại một.'),
  'copies-nobody': error<Words>((p) => `"copies": dòng "${p.words}" không đến cơ quan nào.`, () => 'Nhóm đã nêu không có thành viên trong thời gian này; nêu đích danh cơ quan hoặc ghi "names".'),
  'copies-twice': warning<{ name: string; lines: readonly string[] }>((p) => `${p.name} nhận hai lần: ${p.lines.join('; ')}.`, () => 'Nếu chỉ gửi một lần thì bỏ ở một dòng.'),
  'copies-stated': warning<{ stated: number; total: number }>((p) => `Phần Lưu ghi ${p.stated} bản (R57), cộng theo nơi nhận là ${p.total} bản.`, () => 'Kiểm tra "copies" và số bản ghi sau ký hiệu người soạn.'),
  'issued-incomplete': error<{ field: keyof typeof incompleteParts; year: number }>((p) => `Quyết định ban hành phải có ${incompleteParts[p.field].what}; chỗ này còn để trống.`, (p) => `${incompleteParts[p.field].remedy(p.year)} Chưa ký thì kế hoạch còn là dự thảo ("state": "du-thao").`),
  'name-implausible': error<{ name: string }>((p) => `"${p.name}" không phải họ và tên của một người.`, () => 'Ghi họ và tên thật của người ký, ví dụ "Nguyễn Văn An", không kèm ngoặc nhọn, dấu ba chấm, chức danh (R52). Trong plan.json, chưa rõ ai ký thì ghi null (không có ngoặc kép).'),
  'name-small-letter': error<{ name: string; word: string; meant: string }>((p) => `Họ tên người ký "${p.name}": chữ "${p.word}" không viết hoa chữ đầu (R52).`, (p) => `Ghi: "${p.meant}".`),
  'name-titled': error<TitledName>((p) => `"${p.title}" trong "${p.name}" không thuộc họ tên: trước họ tên người ký không ghi cách xưng hô, học hàm, học vị, quân hàm, chức danh (R52).`, (p) => nameAlone(p)),
  'name-maybe-titled': error<TitledName>((p) => `"${p.title}" trong "${p.name}" giống cách xưng hô; trước họ tên người ký không ghi cách xưng hô (R52).`, (p) => `${nameAlone(p)} Đúng là họ ${p.title.split(' ')[0] ?? ''} thì ghi họ tên vào chỗ "name" của người ký trong plan.json, rồi chạy lại không có tùy chọn này.`),
  'name-looks-titled': warning<TitledName>((p) => `"${p.title}" trong "${p.name}" giống cách xưng hô; trước họ tên người ký không ghi cách xưng hô (R52).`, (p) => `${nameAlone(p)} Đúng là họ ${p.title.split(' ')[0] ?? ''} thì không phải làm gì.`),

  // Progress
  'unknown-task': error<Named & Near>((p) => `Không có nhiệm vụ nào có mã "${p.id}".`, (p) => meant(p.near, 'Xem các mã trong tasks.json của năm đó (kehoach list tasks --json).')),
  'progress-repeated': error<Named & { by: string | undefined }>((p) => `Nhiệm vụ "${p.id}" ghi kết quả${p.by === undefined ? '' : ` của cơ quan "${p.by}"`} hai lần.`, () => 'Giữ lại một, bỏ cái kia.'),
  'progress-by': error<{ task: string; by: string; answering: readonly string[]; near: string | undefined }>(
    (p) => `Nhiệm vụ ${p.task}: "${p.by}" không phải cơ quan tự trả lời phần của mình trong nhiệm vụ này.`,
    (p) => p.answering.length === 0 ? 'Nhiệm vụ không giao chung cho nhóm cơ quan: bỏ "by", kết quả là của cả nhiệm vụ.' : meant(p.near, `Các cơ quan trả lời: ${p.answering.join(', ')}.`),
  ),
  'completion-unlikely': warning<{ task: string; date: string; from: string; to: string }>(
    (p) => `Nhiệm vụ ${p.task}: ngày hoàn thành ${p.date} nằm ngoài thời gian thực hiện kế hoạch (từ ${p.from} đến ${p.to}).`,
    () => 'Xem lại ngày hoàn thành, nhất là năm; nếu đúng thì không cần sửa.',
  ),
  'progress-in-draft': error<{ decision: string; beside: string; isThere: boolean }>(
    (p) => `Thư mục này đang là dự thảo: kết quả thực hiện của năm ghi ở ${p.beside}, bên Quyết định số ${p.decision} đang có hiệu lực, không ghi ở đây.`,
    (p) => `Chuyển những gì ghi ở đây vào ${p.beside}${p.isThere ? '' : ' (chưa có thì dời cả tệp sang đó)'} rồi xóa tệp này; khi dự thảo được ban hành, chương trình tự mang kết quả sang.`,
  ),
  'progress-left': warning<{ ref: string | undefined; id: string; agency: string | undefined; said: string; file: string; year: number; now: LeftBehind }>(
    (p) => `Kết quả "${p.said}" của nhiệm vụ ${p.ref ?? `"${p.id}"`}${p.agency === undefined ? '' : `, phần của ${p.agency},`} không mang sang quyết định mới: ${leftBehind(p.now)}.`,
    (p) => p.now.kind === 'gone' ? `Không phải làm gì; kết quả cũ vẫn ở ${p.file}.` : `Kết quả cũ vẫn ở ${p.file}. Nếu còn đúng với nhiệm vụ mới thì sau khi ban hành, tự ghi vào content/${p.year}/progress.json; nếu không thì cơ quan trả lời trong bảng tính mới (kehoach send ${p.year}).`,
  ),
  'report-missing': error<object>(() => 'Chưa khai cơ quan lập báo cáo (trường "report").', () => 'Nhờ người phụ trách thêm mục "report" (tên, ký hiệu, địa danh, người ký, nơi nhận, nơi lưu của cơ quan báo cáo) vào plan.json như trong docs/content-format.md.'),

  // Templates and format
  'missing-template': error<{ name: string }>((p) => `Thiếu mẫu "${p.name}".`, () => 'Khôi phục tệp trong thư mục templates.'),
  'template-syntax': error<{ reason: string }>((p) => `Mẫu viết sai: ${p.reason}.`, () => 'Xem docs/templates.md.'),
  'template-unknown-field': error<{ name: string } & Near>((p) => `Mẫu dùng trường không có: "${p.name}".`, (p) => meant(p.near, 'Các trường dùng được ở trong docs/templates.md.')),
  'template-unknown-role': error<{ name: string } & Near>((p) => `Mẫu dùng vai trò "${p.name}" không có trong templates/nd30-2020.json.`, (p) => meant(p.near, 'Thêm vai trò vào tệp thể thức, hoặc sửa lại tên.')),
  'template-structure': error<{ reason: string }>((p) => `Mẫu sai cấu trúc: ${p.reason}.`, () => 'Xem docs/templates.md.'),
  'table-columns': error<{ reason: string }>((p) => `Cột của bảng khai sai: ${p.reason}.`, () => 'Sửa tệp trong templates/bang.'),
  'format-rule': error<{ rule: string; what: string; found: string; wanted: string }>((p) => `Trái quy định ${p.rule}: ${p.what} là ${p.found}, phải là ${p.wanted}.`, () => 'Sửa lại trong templates/nd30-2020.json.'),
  'missing-font': error<{ name: string }>((p) => `Thiếu phông chữ ${p.name}.`, () => 'Cài lại chương trình bằng lệnh "npm ci".'),
  'format-value': error<{ what: string; found: string; wanted: string }>((p) => `${p.what}: cần ${p.wanted}, đang là ${p.found}.`, () => 'Sửa giá trị trong templates/nd30-2020.json.'),
  'word-too-wide': error<{ word: string; column: string }>((p) => `Cột "${p.column}" quá hẹp, chữ "${p.word}" bị ngắt.`, () => 'Tăng widthPercent của cột trong templates/bang.'),

  // Drafts
  'draft-not-later': error<{ from: number; to: number }>((p) => `Năm dự thảo ${p.to} không sau năm gốc ${p.from}.`, () => 'Gõ: kehoach draft <năm sau> --from <năm trước>.'),
  'draft-exists': error<{ year: number }>((p) => `Đã có nội dung năm ${p.year}; không ghi đè.`, () => 'Thêm --force để chuyển thư mục cũ sang bên (không xóa) rồi soạn lại; câu trả lời cũ được giữ, trừ chỗ đã sửa lời văn thì hỏi lại.'),
  'agency-without-successor': error<{ name: string; task: string; year: number }>((p) => `Nhiệm vụ ${p.task}: ${p.name} không còn vào năm ${p.year} và chưa khai cơ quan thay thế.`, () => 'Thêm successors cho cơ quan này trong content/agencies.json.'),
  'content-changed-meanwhile': error<object>(() => 'Tệp này vừa bị sửa trong lúc lệnh đang chạy; chưa ghi gì.', () => 'Chạy lại lệnh.'),
  'content-unwritable': error<{ reason: string }>((p) => `Không ghi được nội dung (${p.reason}); những gì có trước vẫn giữ nguyên.`, () => 'Kiểm tra quyền ghi và chỗ trống của ổ đĩa, đóng các tệp đang mở trong thư mục content, rồi chạy lại.'),
  'question-unknown': error<{ id: string } & Near>((p) => `Không có câu hỏi nào có mã "${p.id}".`, (p) => meant(p.near, 'Xem danh sách: kehoach review <năm>.')),
  'no-review': error<{ year: number }>((p) => `Năm ${p.year} không có tệp review.json.`, () => 'Tệp này do lệnh "kehoach draft" hoặc "kehoach amend" tạo ra; kế hoạch không soạn bằng hai lệnh đó thì không có câu hỏi.'),
  'question-repeated': error<{ id: string; other: string }>((p) => `Câu hỏi "${p.id}" trùng với "${p.other}": một câu hỏi có hai câu trả lời.`, () => 'Xóa một trong hai mục trong review.json.'),
  'question-place-unknown': error<{ id: string; place: string; year: number } & Near>((p) => `Câu hỏi "${p.id}" hỏi về đoạn ("${p.place}") không còn trong nội dung.`, (p) => meant(p.near, `Nếu đã bỏ hoặc thay cả đoạn này, chạy: kehoach review ${p.year} --change ${p.id}.`)),
  'question-words-gone': warning<{ id: string; words: string; year: number }>((p) => `Câu hỏi "${p.id}" còn mở nhưng lời văn "${p.words}" không còn ở chỗ đó.`, (p) => `Nếu đã sửa lời văn, chạy: kehoach review ${p.year} --change ${p.id}.`),
  'answer-does-not-hold': error<{ id: string; fault: AnswerFaultKind; year: number; words: string; proposed: string | null; first: string; last: string; unreal: string | undefined; where: string | undefined }>(
    (p) => `Câu hỏi "${p.id}": ${answerFaults[p.fault](p)}.`,
    (p) => answerRemedies(p),
  ),
  'review-missing': error<{ year: number; from: number; count: number }>((p) => `Thiếu tệp content/${p.year}/review.json: dự thảo soạn từ năm ${p.from} đã hỏi ${p.count} câu, chưa xem lại được câu nào.`, (p) => restoreHint(p.year)),
  'questions-removed': error<{ year: number; ids: readonly string[] }>((p) => `Thiếu ${p.ids.length} câu hỏi mà dự thảo đã hỏi: ${listed(p.ids, 8, 'câu')}.`, (p) => `Câu hỏi thì trả lời chứ không xóa. ${restoreHint(p.year)}`),
  'question-altered': error<{ year: number; id: string }>((p) => `Câu hỏi "${p.id}" không còn như lúc dự thảo hỏi (chỗ, lời văn được hỏi, câu hỏi hoặc đề xuất đã bị sửa).`, (p) => `Chỉ sửa lời văn của kế hoạch và câu trả lời, không sửa câu hỏi. ${restoreHint(p.year)}`),
  'draft-record-changed': error<{ year: number }>((p) => `Phần "draft" (ghi dự thảo đã hỏi những gì) trong content/${p.year}/plan.json đã bị sửa.`, (p) => restoreHint(p.year)),
  'draft-unrecorded': error<{ year: number }>((p) => `content/${p.year}/plan.json không có phần "draft" ghi dự thảo đã hỏi những gì: phần này đã bị xóa, hoặc dự thảo do bản chương trình cũ soạn.`, (p) => restoreHint(p.year)),
  'draft-unasked': warning<{ year: number; from: number }>((p) => `Dự thảo năm ${p.year} lấy nhiệm vụ của kế hoạch năm ${p.from} nhưng không có câu hỏi nào để xem lại: căn cứ còn hiệu lực không, tờ trình nào, nhiệm vụ nào làm tiếp.`, (p) => `Muốn được hỏi, chạy: kehoach review ${p.year} --restore (chỉ đặt câu hỏi, không sửa nội dung). Kế hoạch đã tự xem lại thì bỏ qua cảnh báo này.`),
  'review-not-restored': error<{ year: number; from: string }>((p) => `Chưa đưa lại được câu hỏi của dự thảo năm ${p.year}, vì chưa đọc được ${p.from} (kế hoạch làm gốc).`, (p) => `Khôi phục ${p.from} (từ bản lưu), chạy "kehoach check" cho hết lỗi, rồi chạy lại lệnh này.`),
  'blank-in-draft': warning<Words>((p) => `Còn chỗ để trống: "${p.words}".`, () => 'Điền trước khi ban hành; khi ban hành, chỗ để trống là lỗi.'),
  'mark-in-draft': warning<Words & { what: string }>((p) => `"${p.words}" có ${p.what}, văn bản sẽ in nguyên như gõ.`, () => `${withoutMarks} Khi ban hành, dấu này là lỗi.`),
  'mark-in-issued': error<Words & { what: string }>((p) => `Văn bản ban hành có ${p.what}, in nguyên như gõ: "${p.words}".`, () => withoutMarks),
  'mark-perhaps': warning<Words & { what: string }>((p) => `"${p.words}" giống ${p.what}; văn bản in nguyên như gõ.`, () => `${withoutMarks} Nếu đúng là chữ của văn bản thì không phải làm gì.`),
  'blank-in-issued': error<Words>((p) => `Văn bản ban hành còn chỗ để trống: "${p.words}".`, () => 'Điền đủ số, ngày, tên ở chỗ này. Dấu "…" chỉ dùng được ở cuối một dãy liệt kê, sau dấu phẩy.'),
  'proposal-unfinished': error<{ year: number }>(() => 'Căn cứ nêu văn bản đề nghị ban hành ("Xét đề nghị", "Theo Tờ trình") chưa ghi đủ số và ngày, tháng, năm của tờ trình (công văn).', (p) => `Ghi như "tại Tờ trình số 512/TTr-SNV ngày 18 tháng 12 năm ${p.year - 1}"; không dẫn văn bản thì chỉ viết "Theo đề nghị của Giám đốc Sở …".`),
  'proposal-unreal-day': error<{ found: string }>((p) => `Tờ trình (công văn) đề nghị ghi ngày ${p.found}: ngày này không có trong lịch.`, () => 'Xem lại ngày trên tờ trình và ghi cho đúng.'),
  'proposal-later': error<{ found: string; date: string }>((p) => `Tờ trình (công văn) đề nghị ký ngày ${p.found}, sau ngày ban hành quyết định (${p.date}).`, () => 'Xem lại ngày của tờ trình trong lời văn, hoặc ngày ban hành: tờ trình có trước quyết định.'),
  'proposal-too-old': error<{ found: string; first: string }>((p) => `Tờ trình (công văn) đề nghị ký ngày ${p.found}, trước ngày ${p.first}: không phải của quyết định này.`, () => 'Ghi số và ngày của tờ trình đề nghị ban hành chính quyết định này.'),
  'proposal-long-before': warning<{ found: string; date: string }>((p) => `Tờ trình (công văn) đề nghị ký ngày ${p.found}, hơn sáu tháng trước ngày ban hành (${p.date}).`, () => 'Xem lại có phải tờ trình của năm trước không.'),
  'answer-not-put-in': error<{ id: string; where: string }>((p) => `Câu hỏi "${p.id}": không đưa được đề xuất vào ${p.where}, vì lời văn được hỏi ở đó không còn, có nhiều lần, hoặc viết ngắt dòng.`, (p) => `Tự sửa lời văn ở ${p.where} rồi chạy lệnh với --change ${p.id}.`),
  'review-issued': error<{ year: number; decision: string }>((p) => `Kế hoạch năm ${p.year} đã ban hành${p.decision === '' ? '' : ` (Quyết định số ${p.decision})`}; câu trả lời trong review.json không sửa được nữa.`, (p) => `Xem: kehoach review ${p.year} --all. Muốn sửa kế hoạch thì ra quyết định mới: kehoach amend ${p.year} --kind thay-the (hoặc --kind sua-doi).`),
  'open-questions': error<{ count: number; ids: string }>((p) => `Còn ${p.count} câu hỏi của dự thảo chưa trả lời nên chưa ban hành được: ${p.ids}.`, () => 'Xem và trả lời: kehoach review <năm>; trả lời bằng --accept <mã> (nhận đề xuất), --change <mã> (đã sửa lời văn) hoặc --keep <mã> --note "lý do" (giữ lời văn).'),

  // Command and output
  'no-content': error<object>(() => 'Không tìm thấy thư mục content.', () => 'Chạy lệnh trong thư mục của dự án, hoặc dùng --root.'),
  'no-year': error<{ year: string; known: string } & Near>((p) => `Không có kế hoạch năm ${p.year}.`, (p) => meant(p.near, p.known === '' ? 'Chưa có năm nào trong content.' : `Các năm, quyết định đang có: ${p.known}.`)),
  'year-alone': error<{ asked: string; year: number }>((p) => `Lệnh này làm việc với nội dung hiện hành của một năm, không dùng được với ${p.asked}.`, (p) => `Gõ năm: ${p.year}. Quyết định trước đó chỉ xem, in, sao, gửi được: build, check, print, copy, send, compare, status, list.`),
  'years-reversed': error<{ before: string; after: string }>((p) => `Năm trước (${p.before}) không được lớn hơn năm sau (${p.after}).`, (p) => `Gõ "kehoach compare ${p.after} ${p.before}".`),
  // Registers and issued decisions
  'register-broken': error<{ line: number; fault: 'changed' | 'unlinked' | 'cut-short' }>(
    (p) => p.fault === 'changed' ? `Dòng ${p.line} của sổ đã bị sửa: nội dung không khớp mã của dòng.` : p.fault === 'unlinked' ? `Dòng ${p.line} của sổ không nối tiếp dòng trước: có dòng bị bỏ, chèn hoặc đổi chỗ.` : 'Cuối sổ bị cắt: mã của dòng cuối không khớp.',
    () => 'Sổ do chương trình ghi, chỉ được thêm dòng. Khôi phục tệp từ bản lưu (sao lưu, git); không sửa tay.',
  ),
  'issued-content-changed': error<{ what: string; fault: 'changed' | 'gone' | 'new'; decision: string }>(
    (p) => `Quyết định số ${p.decision} đã ban hành, nhưng ${p.what} ${p.fault === 'gone' ? 'không còn' : p.fault === 'new' ? 'không có trong bản đã ban hành' : 'khác với bản đã ban hành'}.`,
    () => 'Trả lại đúng như đã ban hành. Muốn sửa thì ra quyết định mới: "kehoach amend <năm> --kind thay-the" (hoặc --kind sua-doi).',
  ),
  'issued-reopened': error<{ decision: string; date: string; year: number }>(
    (p) => `Kế hoạch năm ${p.year} đã ban hành bằng Quyết định số ${p.decision} ngày ${p.date}, nhưng plan.json ghi số, ngày hoặc trạng thái khác.`,
    (p) => `Trả lại số, ngày và trạng thái như đã ban hành. Muốn sửa thì ra quyết định mới: "kehoach amend ${p.year} --kind thay-the" (hoặc --kind sua-doi).`,
  ),
  'superseded-missing': error<{ path: string; decision: string; year: number }>(
    (p) => `Không thấy nội dung đã ban hành của Quyết định số ${p.decision}: thư mục "${p.path}".`,
    (p) => `Khôi phục thư mục này từ bản lưu. Muốn thay thế hoặc sửa đổi quyết định đã ban hành thì chạy "kehoach amend ${p.year} --kind thay-the" (hoặc --kind sua-doi), không tự ghi "replaces" vào plan.json.`,
  ),
  'issued-bytes-differ': error<{ path: string; decision: string; date: string; agency: string | undefined; fault: 'changed' | 'gone' | 'new'; program: string; now: string }>(
    (p) => `Tệp "${p.path}" ${p.fault === 'gone' ? 'có trong bản đã ban hành mà lần này không làm ra' : p.fault === 'new' ? 'không có trong bản đã ban hành' : 'làm ra lần này khác tệp đã ban hành'} (Quyết định số ${p.decision}); không thay gì trong thư mục output.`,
    (p) => p.program === p.now ? `${p.agency === undefined ? 'Mẫu, định dạng hoặc danh mục cơ quan đã đổi sau khi ban hành: trả lại như cũ.' : agencyHint(p.agency, p)} Tệp đã ban hành trong output vẫn là bản đúng.` : `Bản đã ban hành do chương trình ${p.program} làm ra, nay là ${p.now}: dùng lại phiên bản cũ để làm lại. Tệp đã ban hành trong output vẫn là bản đúng.`,
  ),
  'issued-unregistered': warning<{ year: number; register: string; isMissing: boolean; number: number | null; decision: string; date: string | null }>(
    (p) => `Kế hoạch năm ${p.year} ghi là đã ban hành (Quyết định số ${p.decision}) nhưng ${p.isMissing ? `không có sổ ban hành ${p.register}` : `sổ ban hành ${p.register} không có quyết định này`}: không biết được nội dung và tệp có bị sửa sau khi ban hành không.`,
    (p) => `Đã từng ghi sổ thì khôi phục ${p.register} từ bản lưu (sao lưu, git). Chưa ghi sổ thì ghi: kehoach issue ${p.year} --number ${p.number ?? '<số>'} --date ${p.date ?? '<ngày>'}.${p.number === null || p.date === null ? ' Chưa ký thì trả trạng thái về dự thảo: "state": "du-thao".' : ''}`,
  ),
  'recorded-file-changed': error<{ path: string; register: string; again: string | undefined }>((p) => `Tệp "${p.path}" không còn đúng như ghi trong sổ ${p.register}: đã bị sửa sau khi ghi sổ.`, (p) => `Không dùng tệp này. ${againHint(p.again)}`),
  'recorded-file-missing': warning<{ path: string; register: string; again: string | undefined }>((p) => `Không thấy tệp "${p.path}" ghi trong sổ ${p.register}.`, (p) => againHint(p.again)),
  'recorded-file-restored': warning<{ path: string; fault: 'changed' | 'gone' }>((p) => `Tệp đã ban hành "${p.path}" ${p.fault === 'gone' ? 'đã mất' : 'đã bị sửa'}; nay đã có lại đúng bản đã ban hành.`, () => 'Nếu đã gửi tệp sai cho ai thì gửi lại.'),
  'already-issued': error<{ decision: string; date: string; year: number; asked?: { readonly decision: string; readonly date: string } }>((p) => `Kế hoạch năm ${p.year} đã ban hành bằng Quyết định số ${p.decision} ngày ${p.date}${p.asked === undefined ? '' : `, không ban hành lại với số ${p.asked.decision} ngày ${p.asked.date}`}.`, (p) => `${p.asked === undefined ? '' : 'Gõ nhầm số, ngày thì gõ lại đúng như đã ghi sổ. '}Muốn sửa thì ra quyết định mới: "kehoach amend ${p.year} --kind thay-the" (hoặc --kind sua-doi).`),
  'issue-differs': error<{ field: string; found: string; asked: string; issued: { readonly year: number } | undefined }>((p) => p.issued === undefined ? `Nội dung kế hoạch (plan.json) đã ghi ${p.field} ${p.found}, lệnh lại ghi ${p.asked}.` : `Quyết định này đã ban hành, sổ đã ghi ${p.field} ${p.found}, lệnh lại ghi ${p.asked}.`, (p) => p.issued !== undefined ? `Chỉ làm lại các tệp thì bỏ tùy chọn đó, hoặc chạy: kehoach build ${p.issued.year}. Đã ghi sổ thì không đổi được; muốn sửa thì ra quyết định mới: "kehoach amend ${p.issued.year} --kind thay-the" (hoặc --kind sua-doi).` : 'Kiểm tra lại với bản đã ký, rồi gõ lại lệnh, hoặc sửa chỗ này cho đúng (chưa biết thì ghi null, không có ngoặc kép).'),
  'issue-signer-near': error<{ asked: string; known: string; where: string; year: number }>(
    (p) => `Lệnh ghi người ký "${p.asked}", ${p.where} ghi "${p.known}": chỉ khác dấu, chữ hoa hoặc dấu cách, dễ là gõ nhầm; đã ghi sổ thì không sửa được.`,
    (p) => `Kiểm tra với bản đã ký. "${p.known}" đúng thì gõ --signer "${p.known}". "${p.asked}" đúng thì ghi vào content/${p.year}/plan.json, chỗ "signer", "name": "${p.asked}", rồi chạy lại.`,
  ),
  'issue-number-used': error<{ decision: string; where: string; draft?: { readonly year: number; readonly ref: string; readonly kind: keyof typeof correctionWords } }>(
    (p) => `Số ${p.decision} đã dùng trong cùng năm: ${p.where}${p.draft === undefined ? '' : `; content/${p.draft.year} nay là dự thảo quyết định ${correctionWords[p.draft.kind]}, phải lấy số mới`}.`,
    (p) => p.draft === undefined ? 'Lấy số mới trong sổ đăng ký văn bản đi.' : `Dự thảo đã ký thì gõ số, ngày của chính nó. Cần làm lại các tệp đã ban hành thì chạy: kehoach build ${p.draft.ref}. Không ban hành dự thảo nữa thì bỏ: kehoach amend ${p.draft.year} --drop.`,
  ),
  'issue-number-of-plan': error<{ year: number; number: number; decision: string; date: string }>(
    (p) => `Số ${p.number} đã là số của Quyết định số ${p.decision} ngày ${p.date}, cũng của kế hoạch năm ${p.year}. Các quyết định của cùng một kế hoạch được phân biệt với nhau bằng số (tên thư mục ${p.year}.qd-${p.number}, sổ, bản sao, gói gửi) nên không được trùng số, kể cả khi khác năm ban hành.`,
    (p) => `Kiểm tra lại số trên bản đã ký và trong sổ đăng ký văn bản đi. Chưa ký thì lấy số khác; đã ký đúng số này thì nhờ văn thư cấp lại số khác rồi mới ghi sổ. Không ban hành dự thảo nữa thì bỏ: kehoach amend ${p.year} --drop.`,
  ),
  'issue-number-order': error<{ decision: string; date: string; other: string; otherDate: string }>((p) => `Số ${p.decision} ngày ${p.date} không theo thứ tự với ${p.other} ngày ${p.otherDate}.`, () => 'Kiểm tra lại số và ngày trên bản đã ký và trong sổ đăng ký văn bản đi: ghi sổ rồi thì không sửa được. Đúng là số và ngày như vậy thì thêm --disordered.'),
  'issue-date-implausible': error<{ date: string; from: string; to: string; year: number }>((p) => `Ngày ban hành ${p.date} không hợp với kế hoạch năm ${p.year}: phải từ ${p.from} đến ${p.to}.`, () => 'Kiểm tra lại ngày đã ký.'),
  'issue-date-late': error<{ date: string; year: number; usual: string; passed: readonly string[]; meant: string | undefined }>(
    (p) => `Ngày ban hành ${p.date} muộn so với kế hoạch năm ${p.year}${p.passed.length > 0 ? `: đến ngày đó đã hết hạn ${p.passed.length} nhiệm vụ của chính kế hoạch này, ${listed(p.passed, 5, 'nhiệm vụ')}` : ` (thường ký trước ngày ${p.usual})`}; có thể gõ nhầm năm.`,
    (p) => `Kiểm tra lại ngày trên bản đã ký${p.meant === undefined ? '.' : `; có phải là ${p.meant} không?`} Ghi sổ rồi thì không sửa được ngày. Đúng là ban hành muộn như vậy thì thêm --late.`,
  ),
  'not-issued': error<{ year: number }>((p) => `Kế hoạch năm ${p.year} chưa có trong sổ ban hành.`, (p) => `Khi quyết định đã ký, ghi sổ bằng "kehoach issue ${p.year} --number … --date …" rồi chạy lại.`),
  'amendment-open': error<{ year: number; decision: string; date: string; kind: 'thay-the' | 'sua-doi'; ref: string }>(
    (p) => `Quyết định đang có hiệu lực của kế hoạch năm ${p.year} là số ${p.decision} ngày ${p.date}; thư mục content/${p.year} đang là dự thảo quyết định ${correctionWords[p.kind]} quyết định đó, chưa ban hành.`,
    (p) => `In, sao, gửi, ghi đã gửi, xem quyết định đang có hiệu lực: ghi ${p.ref} thay cho ${p.year}, ví dụ "kehoach print ${p.ref}", "kehoach send ${p.ref} --sent all --date <ngày gửi>". Dự thảo đã ký thì ghi sổ: "kehoach issue ${p.year} --number … --date …"; không ban hành nữa thì bỏ: "kehoach amend ${p.year} --drop".`,
  ),
  'no-amendment': error<{ year: number }>((p) => `Năm ${p.year} không có dự thảo quyết định thay thế hoặc sửa đổi nào đang mở.`, (p) => `Mở dự thảo: kehoach amend ${p.year} --kind thay-the (hoặc --kind sua-doi).`),
  'amendment-edited': error<{ year: number; files: readonly string[] }>((p) => `Dự thảo trong content/${p.year} đã có sửa đổi (${p.files.join(', ')}); chưa bỏ.`, (p) => `Vẫn muốn bỏ thì chạy: kehoach amend ${p.year} --drop --force; dự thảo được chuyển sang bên, không xóa.`),
  'copy-number': error<{ found: number; expected: number; year: number }>((p) => `Số bản sao ${p.found} của năm ${p.year} không liền: phải là ${p.expected} (R73).`, () => 'Số bản sao lấy liên tục từ 01 mỗi năm, mỗi số một lần. Bỏ trống --number để lấy số kế tiếp.'),
  'copy-date': error<{ date: string; number: number; cause: CopyDateCause; other: string }>(
    (p) => `Ngày ${p.date} của bản sao số ${p.number} không hợp: ${{ decision: `trước ngày ban hành quyết định (${p.other})`, copy: `trước bản sao đã vào sổ ${p.other}`, 'sao-y': `trước bản sao y ${p.other} mà bản sao lục này dựa vào`, year: `không thuộc năm ${p.other} của sổ` }[p.cause]}.`,
    () => 'Kiểm tra lại ngày sao.',
  ),
  'copy-date-far': error<{ date: string; last: string; cause: 'decision' | 'copy' }>(
    (p) => `Ngày sao ${p.date} sau ${p.cause === 'decision' ? 'ngày ban hành quyết định' : 'bản sao gần nhất'} (${p.last}) hơn 6 tháng; có thể gõ nhầm năm.`,
    () => 'Kiểm tra lại năm của ngày sao: ghi sổ rồi thì không sửa được, và các bản sao sau không được trước ngày này. Đúng là sao muộn như vậy thì thêm --late (khi gửi kèm bản trích sao: --certified-late).',
  ),
  'copy-moment': error<{ found: string; date: string }>((p) => `Thời gian ký bản sao ${p.found} không cùng ngày với ngày sao ${p.date} (R72).`, () => 'Sửa --signed-at hoặc --date cho cùng một ngày.'),
  'recipient-twice': error<{ name: string; asked: readonly string[] }>((p) => `Một nơi nhận nêu ${p.asked.length} lần: ${p.asked.join(', ')}${p.asked.every((one) => one === p.name) ? '' : ` (đều là ${p.name})`}.`, () => 'Nêu mỗi nơi nhận một lần.'),
  'copy-like': error<{ copy: string; folder: string }>((p) => `Bản sao như vậy đã có: số ${p.copy}, cùng hình thức, nơi nhận, ngày và phần sao.`, (p) => `Dùng bản đã có ở output/${p.folder}. Cần thêm một bản có số riêng thì thêm --again.`),
  'copy-of-unissued': error<{ number: number }>((p) => `Bản sao số ${p.number} sao một quyết định không có trong sổ ban hành.`, () => 'Chỉ sao văn bản đã ban hành; kiểm tra content/issued.json.'),
  'copy-without-sao-y': error<{ number: number }>((p) => `Bản sao lục số ${p.number} không dựa trên bản sao y nào trong sổ (R75).`, () => 'Sổ do chương trình ghi. Khôi phục content/copies.json từ bản lưu (sao lưu, git).'),
  'copy-origin-missing': error<{ known: string }>(() => 'Sao lục chỉ làm từ một bản sao y (R75); lệnh chưa nêu bản sao y nào.', (p) => saoYHint(p.known)),
  'copy-origin-unknown': error<{ number: string; year: number; agency: string; known: string }>((p) => `Sổ bản sao không có bản sao y số ${p.number} năm ${p.year} của ${p.agency} cho quyết định này (R75).`, (p) => saoYHint(p.known)),
  'copy-line': error<{ number: number; what: string }>((p) => `Dòng của bản sao số ${p.number} tự mâu thuẫn: ${p.what}.`, () => 'Sổ do chương trình ghi. Khôi phục content/copies.json từ bản lưu (sao lưu, git).'),
  'copy-unregistered': error<{ path: string }>((p) => `Thư mục "${p.path}" chứa một bản sao không có trong sổ content/copies.json.`, () => 'Sổ bị mất dòng thì khôi phục từ bản lưu; không phải bản sao đã ghi sổ thì chuyển thư mục này đi chỗ khác.'),
  'copier-missing': error<object>(() => 'Chưa khai cơ quan ký bản sao.', () => 'Nhờ người phụ trách thêm mục "copiers" (tên, ký hiệu, địa danh, người ký, nơi lưu của cơ quan sao) vào plan.json như trong docs/content-format.md.'),
  'copier-unknown': error<Named & { known: string }>((p) => `Không có cơ quan sao "${p.id}" trong plan.json.`, (p) => `Các cơ quan sao: ${p.known}.`),
  'copy-signer-missing': error<object>(() => 'Chưa rõ ai ký bản sao.', () => 'Thêm vào lệnh: --signer "<họ tên người ký bản sao>"; hoặc ghi tên, trong ngoặc kép, thay chữ null ở dòng "name" của cơ quan ký bản sao ("copiers") trong plan.json.'),
  'copy-tasks-missing': error<object>(() => 'Trích sao phải nêu phần được trích.', () => 'Thêm --tasks "III.5,VII.*" (có ngoặc kép) hoặc --agency <mã cơ quan>.'),
  'copy-tasks-unwanted': error<object>(() => '--tasks và --agency chỉ dùng với trích sao.', () => 'Bỏ hai tùy chọn này, hoặc dùng --form trich-sao.'),
  'copy-tasks-unknown': error<{ patterns: string }>((p) => `Phụ lục không có nhiệm vụ: ${p.patterns}.`, () => 'Xem số nhiệm vụ bằng "kehoach list tasks".'),
  'copy-agency-without-tasks': error<Named & Near>((p) => `Cơ quan "${p.id}" không có nhiệm vụ nào, hoặc không có cơ quan này.`, (p) => meant(p.near, 'Xem mã cơ quan bằng "kehoach list agencies".')),
  'copy-recipient-unknown': error<Named & Near>((p) => `Nơi nhận "${p.id}" không phải mã cơ quan trong agencies.json và không phải tên.`, (p) => meant(p.near, 'Viết đúng mã cơ quan, hoặc viết tên đầy đủ, có chữ hoa (nhiều chữ thì đặt trong ngoặc kép).')),
  'copy-recipient-near': error<Words & Named & { name: string }>((p) => `Nơi nhận "${p.words}" không có trong agencies.json nhưng gần giống ${p.name}; sổ bản sao đã ghi thì không sửa được.`, (p) => `Có phải ý là ${p.name}? Vậy thì ghi: --for ${p.id}. Đúng là nơi khác, ngoài danh mục, thì thêm --outside.`),
  'moment-impossible': error<{ found: string }>((p) => `Thời gian ký không có thật, sai dạng hoặc khác ngày ban hành: ${p.found}.`, () => 'Viết như 2022-12-29T08:15:00+07:00 (R66, R72).'),
  // Status and reports
  'report-of-draft': warning<{ year: number }>((p) => `Kế hoạch năm ${p.year} còn là dự thảo: báo cáo dẫn một quyết định chưa có số, ngày.`, (p) => `Chỉ dùng báo cáo này để xem thử. Quyết định đã ký thì ghi sổ trước: kehoach issue ${p.year} --number <số> --date <ngày>.`),
  'status-before-decision': warning<{ asOf: string; decision: string; date: string }>((p) => `Ngày ${p.asOf} trước ngày ban hành Quyết định số ${p.decision} (${p.date}): ngày đó chưa có quyết định này.`, () => 'Kiểm tra lại năm của --as-of.'),
  'report-after-period': warning<{ asOf: string; period: string; end: string }>((p) => `Báo cáo ${p.period} mà tính đến ngày ${p.asOf}, sau khi hết kỳ (${p.end}).`, () => 'Kiểm tra lại --as-of và --report; bỏ --as-of thì lấy ngày cuối kỳ.'),
  // Printing
  'print-pages': error<{ asked: string; count: number }>((p) => `Không in được các trang "${p.asked}": văn bản có ${p.count} trang.`, () => 'Viết như 1-2,5; mỗi trang một lần, số nhỏ trước.'),
  'print-recipient': error<Words & Near>((p) => `Không có nơi nhận "${p.words}".`, (p) => meant(p.near, 'Nêu số của dòng nơi nhận, mã cơ quan hoặc tên như trong lệnh in.')),
  'print-too-many': error<{ count: number; most: number }>((p) => `${p.count} bản là quá nhiều cho một lần in (tối đa ${p.most}).`, () => 'Kiểm tra "copies" trong plan.json, hoặc in từng nơi nhận bằng --for.'),
  // Workbooks of agencies
  'workbook-layout': error<{ reason: string }>((p) => `Mẫu bảng tính sai: ${p.reason}.`, () => 'Xem docs/templates.md.'),
  'workbook-refused': error<{ kind: 'empty' | 'legacy' | 'not-zip' | 'too-large' | 'far' | 'macro' | 'ods' | 'not-workbook' | 'entities' }>(
    (p) => ({
      empty: 'Tệp trống.',
      legacy: 'Tệp có mật khẩu hoặc là tệp Excel đời cũ (.xls).',
      'not-zip': 'Tệp không phải bảng tính .xlsx, hoặc đã hỏng.',
      'too-large': 'Tệp lớn bất thường, không mở.',
      macro: 'Tệp có macro hoặc phần nhúng lạ, không mở.',
      far: 'Có ô ghi nội dung nằm quá xa bảng nhiệm vụ (sau hàng 20000 hoặc cột 500), không mở.',
      ods: 'Tệp là bảng tính OpenDocument (.ods), không phải .xlsx.',
      'not-workbook': 'Không đọc được bảng tính trong tệp này.',
      entities: 'Tệp có phần khai báo XML lạ, không mở.',
    })[p.kind],
    () => 'Đề nghị cơ quan mở tệp đã gửi đi, điền và lưu lại dạng "Excel Workbook (.xlsx)", không đặt mật khẩu.',
  ),
  'workbook-not-ours': error<object>(() => 'Tệp không phải bảng tính do chương trình gửi đi: không thấy trang ẩn ghi năm và cơ quan.', () => 'Đề nghị cơ quan điền vào đúng tệp đã nhận, không chép sang tệp khác.'),
  'workbook-columns': error<{ columns: readonly string[]; fault: 'gone' | 'twice' }>((p) => p.fault === 'gone' ? `Thiếu cột: ${p.columns.join(', ')}.` : `Cột có hai lần: ${p.columns.join(', ')}.`, () => 'Chữ ở đầu cột phải giữ như tệp đã gửi.'),
  'workbook-sheet-twice': error<{ sheets: readonly string[] }>((p) => `Bảng nhiệm vụ có ở nhiều trang: ${p.sheets.join(', ')}; không rõ lấy trang nào.`, () => 'Giữ lại một trang đã điền, xóa các bản chép.'),
  'workbook-cell': error<{ cell: string; kind: 'formula' | 'error' | 'merged' | 'long' | 'boolean' | 'date' }>(
    (p) => `Ô ${p.cell} ${{ formula: 'là công thức', error: 'đang báo lỗi', merged: 'bị gộp với ô khác', long: 'dài quá mức Excel cho phép', boolean: 'là giá trị đúng/sai (TRUE/FALSE)', date: 'là ngày không có trong lịch' }[p.kind]}.`,
    (p) => ({ formula: 'Chép và dán lại thành giá trị; kết quả tính sẵn có thể đã cũ nên không lấy.', error: 'Ghi lại giá trị của ô.', merged: 'Bỏ gộp ô; mỗi nhiệm vụ một hàng.', long: 'Rút ngắn nội dung của ô.', boolean: 'Ghi bằng chữ, theo trang Hướng dẫn.', date: 'Ghi ngày dạng ngày/tháng/năm, ví dụ 20/6/2023.' })[p.kind],
  ),
  'workbook-row-without-task': error<{ row: number; sheet: string }>((p) => `Trang "${p.sheet}", hàng ${p.row}: có trả lời nhưng hàng này không phải của nhiệm vụ nào.`, () => 'Chuyển nội dung về đúng hàng của nhiệm vụ; không thêm hàng.'),
  'workbook-year': error<{ found: number; year: number }>((p) => `Bảng tính của kế hoạch năm ${p.found}, không phải năm ${p.year}.`, (p) => `Chạy "kehoach collect" với --year ${p.found}, hoặc bỏ tệp này ra.`),
  'workbook-decision': error<{ found: string; decision: string; year: number }>((p) => `Bảng tính gửi theo Quyết định số ${p.found}, không phải quyết định hiện hành số ${p.decision}.`, (p) => `Bỏ tệp này ra rồi chạy lại. Trả lời đã thu từ trước vẫn còn; trả lời chưa thu thì gửi cơ quan bảng tính của quyết định hiện hành (kehoach send ${p.year}; đã điền sẵn những gì đã thu) để điền.`),
  'workbook-task-amended': warning<{ ref: string; cell: string; said: string; sentWith: string; decision: string; fate: 'amended' | 'gone' | 'unclear'; among: readonly string[]; year: number }>(
    (p) => `Ô ${p.cell}: bảng tính gửi theo Quyết định số ${p.sentWith} trả lời nhiệm vụ ${p.ref} là "${p.said}"; không lấy, vì Quyết định số ${p.decision} ${p.fate === 'unclear' ? `có các nhiệm vụ ${p.among.join(', ')} cùng lời văn và cơ quan, không rõ là nhiệm vụ nào` : `đã ${p.fate === 'gone' ? 'bỏ' : 'sửa'} nhiệm vụ này`}.`,
    (p) => p.fate === 'gone' ? 'Không phải làm gì.' : `Đề nghị cơ quan trả lời trong bảng tính của quyết định hiện hành (kehoach send ${p.year}); câu trả lời cũ vẫn đúng với nhiệm vụ đã sửa thì tự ghi vào progress.json.`,
  ),
  'workbook-agency': error<Named & Near>((p) => `Cơ quan "${p.id}" ghi trong tệp không có nhiệm vụ nào của kế hoạch.`, (p) => meant(p.near, 'Xem lại tệp đã gửi cho cơ quan nào.')),
  'workbook-task': error<Named & { cell: string }>((p) => `Ô ${p.cell}: kế hoạch không giao nhiệm vụ "${p.id}" cho cơ quan này.`, () => 'Không sửa cột ẩn ghi mã nhiệm vụ; lấy lại tệp đã gửi.'),
  'workbook-row-mixed': error<{ ref: string; found: string; cell: string }>((p) => `Ô ${p.cell}: mã ẩn của hàng là của nhiệm vụ ${p.ref}, chữ trong hàng lại là của nhiệm vụ ${p.found}.`, () => 'Các cột bị sắp xếp hay dán lệch nhau: điền lại vào tệp đã gửi; khi sắp xếp phải chọn cả cột ẩn A (dùng nút lọc ở đầu cột).'),
  'workbook-task-twice': error<{ ref: string; cell: string }>((p) => `Ô ${p.cell}: nhiệm vụ ${p.ref} có hai hàng.`, () => 'Giữ lại một hàng.'),
  'workbook-task-missing': warning<{ refs: readonly string[] }>((p) => `Tệp không còn hàng của nhiệm vụ: ${p.refs.join(', ')}.`, () => 'Nếu cơ quan xóa nhầm, đề nghị gửi lại; nhiệm vụ này giữ kết quả cũ.'),
  'workbook-words-changed': warning<{ cell: string; ref: string }>((p) => `Ô ${p.cell}: lời văn của nhiệm vụ ${p.ref} đã bị sửa trong tệp; chỉ lấy phần trả lời.`, () => 'Lời văn là của kế hoạch đã ban hành, không lấy từ bảng tính.'),
  'workbook-answer': error<{ cell: string; what: string }>((p) => `Ô ${p.cell}: ${p.what}.`, () => 'Xem trang Hướng dẫn của bảng tính; sửa ô này rồi chạy lại.'),
  'workbook-date-late': warning<{ cell: string; date: string; expected: string }>((p) => `Ô ${p.cell}: ngày hoàn thành ${p.date} sau thời gian thực hiện kế hoạch (hết ngày ${p.expected}).`, () => 'Xem lại ngày, nhất là năm; nếu đúng thì không cần sửa.'),
  'workbooks-disagree': error<{ ref: string; agencies: readonly string[]; answers: readonly string[] }>(
    (p) => p.agencies.length === 1 ? `Nhiệm vụ ${p.ref}: các bảng tính của cùng một cơ quan (${p.agencies.join()}) trả lời khác nhau: ${p.answers.join('; ')}.` : `Nhiệm vụ ${p.ref}: các cơ quan cùng trả lời (${p.agencies.join(', ')}) trả lời khác nhau: ${p.answers.join('; ')}.`,
    (p) => p.agencies.length === 1 ? 'Giữ lại bảng tính gửi sau cùng, bỏ tệp cũ ra rồi chạy lại; không rõ tệp nào sau thì hỏi cơ quan. Chưa lấy kết quả nào.' : 'Nhiệm vụ có một câu trả lời chung: hỏi lại các cơ quan, sửa cho giống nhau (hoặc tự ghi câu trả lời chung vào progress.json) rồi chạy lại; chưa lấy kết quả nào.',
  ),
  'workbook-older': warning<{ ref: string; back: string; agency: string; cell: string; cause: OlderCause; said: string; recorded: string; saved: string | undefined; recordedSaved: string | undefined }>(
    (p) => `Nhiệm vụ ${p.ref}: ô ${p.cell} của ${p.agency} ghi "${p.said}"; không lấy, vì ${olderCauses[p.cause](p)}; giữ kết quả đang ghi: "${p.recorded}".`,
    (p) => `Bảng tính cũ thì không phải làm gì. Nếu đúng là phải ghi như bảng tính thì thêm --back ${p.back}.`,
  ),
  'workbook-differs': warning<{ ref: string; back: string; agency: string; cell: string; said: string; recorded: string; behind: readonly string[]; together: readonly string[] }>(
    (p) => `Nhiệm vụ ${p.ref}: ô ${p.cell} của ${p.agency} ghi "${p.said}"; chưa lấy, vì ${p.behind.length === 0 ? `nhiệm vụ này do ${p.together.join(', ')} cùng trả lời và đang ghi (không rõ của cơ quan nào, hoặc ghi tay)` : `${p.behind.join(', ')} cùng trả lời cho nhiệm vụ này và đang ghi`}: "${p.recorded}".`,
    (p) => `Nhiệm vụ có một câu trả lời chung: hỏi lại các cơ quan. Giữ kết quả đang ghi thì không phải làm gì; lấy câu trả lời này thì thêm --back ${p.back}; muốn ghi khác thì sửa trong progress.json.`,
  ),
  'workbook-age-unknown': warning<{ ref: string; back: string; agency: string; cell: string; was: string; now: string; recordedSaved: string }>(
    (p) => `Nhiệm vụ ${p.ref}: đã ghi "${p.now}" (ô ${p.cell} của ${p.agency}) thay cho "${p.was}", lấy từ bảng tính lưu lúc ${p.recordedSaved}; tệp lần này không ghi lúc lưu nên không rõ tệp nào mới hơn.`,
    (p) => `Kiểm tra lại với cơ quan; nếu tệp này cũ hơn thì thu lại bảng tính trước, với --back ${p.back}.`,
  ),
  'workbook-goes-back': error<{ ref: string; back: string; agency: string; cell: string; was: string; now: string }>((p) => `Nhiệm vụ ${p.ref} đang ghi là "${p.was}", bảng tính của ${p.agency} (ô ${p.cell}) lại ghi "${p.now}".`, (p) => `Kiểm tra lại: có phải tệp cũ không? Nếu đúng là phải sửa lại như bảng tính thì thêm --back ${p.back}; chưa lấy kết quả nào.`),
  'workbook-back-taken': warning<{ ref: string; agency: string; cell: string; cause: OlderCause | 'finished' | 'of-another'; now: string; was: string; saved: string | undefined; recordedSaved: string | undefined }>(
    (p) => `Nhiệm vụ ${p.ref}: theo --back lấy "${p.now}" (ô ${p.cell} của ${p.agency}) thay cho "${p.was}", dù ${({ ...olderCauses, finished: () => 'nhiệm vụ đã ghi là xong', 'of-another': () => 'cơ quan khác cùng trả lời đang ghi như vậy' })[p.cause](p)}.`,
    (p) => `Xem lại cả hai câu; nếu không định thay câu này thì sửa lại trong progress.json, và lần sau chỉ nêu cơ quan cần lấy: --back ${p.ref}:<mã cơ quan>.`,
  ),
  'workbook-two-of-one': warning<{ ref: string; agency: string; latest: string; earlier: readonly string[] }>(
    (p) => `Nhiệm vụ ${p.ref}: lần này có ${p.earlier.length + 1} bảng tính của ${p.agency} trả lời khác nhau; chỉ xét bản lưu sau cùng: ${p.latest}; bỏ qua: ${p.earlier.join('; ')}.`,
    () => 'Bản lưu sau cùng đúng là bản mới thì không phải làm gì; nếu không thì bỏ tệp đó ra rồi chạy lại.',
  ),
  'workbook-clock': warning<{ saved: string; last: number }>((p) => `Tệp ghi lúc lưu là ${p.saved}, sau năm ${p.last}: đồng hồ của máy đã lưu tệp chạy sai; không dùng lúc lưu này để xét tệp nào mới hơn.`, () => 'Hỏi cơ quan xem đây có đúng là bảng tính mới nhất không; nhắc cơ quan chỉnh lại đồng hồ của máy.'),
  'workbook-back-agency': error<{ pattern: string; id: string; answering: readonly string[] } & Near>((p) => `"${p.id}" không trả lời cho nhiệm vụ nào trong "${p.pattern}" (--back).`, (p) => meant(p.near, `Sau dấu hai chấm là mã cơ quan trả lời cho nhiệm vụ: ${p.answering.slice(0, 5).join(', ')}${p.answering.length > 5 ? ', …' : ''}; xem bằng "kehoach list agencies".`)),
  'workbook-back-unknown': error<{ patterns: string }>((p) => `Phụ lục không có nhiệm vụ: ${p.patterns} (--back).`, () => 'Xem số nhiệm vụ bằng "kehoach list tasks".'),
  'workbook-answer-not-leading': warning<{ ref: string; cell: string; agency: string; role: string; said: string; answering: string }>((p) => `Nhiệm vụ ${p.ref}: ${p.agency} (${p.role}) có trả lời ở ô ${p.cell}: "${p.said}"; không lấy, vì ${p.answering} trả lời cho nhiệm vụ này.`, () => 'Nội dung này có ích thì chuyển cho cơ quan trả lời, hoặc tự ghi vào progress.json.'),
  'workbook-whole-stands': warning<{ ref: string; agencies: readonly string[]; state: string }>((p) => `Nhiệm vụ ${p.ref}: đã ghi trả lời của ${p.agencies.join(', ')}, nhưng progress.json đang ghi kết quả của cả nhiệm vụ ("${p.state}") nên kết quả chung không đổi.`, () => 'Muốn tính kết quả chung theo trả lời của từng cơ quan thì bỏ mục không có "by" của nhiệm vụ này trong progress.json.'),
  'reported-later': warning<{ asOf: string; tasks: readonly string[]; within: string | undefined }>(
    (p) => `${p.tasks.length} nhiệm vụ có kết quả chỉ được báo cáo (lưu bảng tính) sau ngày tính số liệu ${p.asOf}, không tính vào ngày đó: ${p.tasks.join(', ')}.`,
    (p) => (p.within === undefined ? 'Kết quả báo cáo sau khi hết kỳ thì đưa vào báo cáo kỳ sau; việc xong trong kỳ mà báo muộn thì ghi ngày hoàn thành.' : `Muốn tính cả các báo cáo này thì chọn ngày tính số liệu khác, ví dụ --as-of ${p.within}.`),
  ),
  'dispatch-missing': error<object>(() => 'Chưa khai cơ quan gửi công văn.', () => 'Nhờ người phụ trách thêm mục "dispatch" (tên, ký hiệu, địa danh, người ký, nơi nhận, nơi lưu của cơ quan gửi) vào plan.json như trong docs/content-format.md.'),
  'send-agency-unknown': error<Named & { near: { readonly id: string; readonly name: string } | undefined }>((p) => `Cơ quan "${p.id}" không có nhiệm vụ nào, hoặc không có cơ quan này.`, (p) => p.near === undefined ? 'Xem mã và tên cơ quan bằng "kehoach list agencies".' : `Có phải ý là ${p.near.name}? Vậy thì ghi ${p.near.id} hoặc "${p.near.name}". Xem mã và tên cơ quan bằng "kehoach list agencies".`),
  'send-number-used': error<{ number: string; agency: string }>((p) => `Số công văn ${p.number} đã gửi cho ${p.agency}.`, () => 'Lấy số khác cho đợt gửi này.'),
  'send-number-without-date': error<object>(() => 'Có số công văn thì phải có ngày, và ngược lại.', () => 'Nêu cả --number và --date, hoặc bỏ trống cả hai.'),
  'send-date': error<{ date: string; issued: string }>((p) => `Ngày công văn ${p.date} trước ngày ban hành quyết định (${p.issued}).`, () => 'Kiểm tra lại ngày.'),
  'sent-line': error<{ agency: string; what: string }>((p) => `Dòng gửi ${p.agency} không đúng: ${p.what}.`, () => 'Sổ do chương trình ghi. Khôi phục sổ gửi và các sổ trong content từ bản lưu (sao lưu, git).'),
  'sent-list-differs': error<{ path: string; register: string; agencies: readonly string[] }>((p) => `Danh sách "${p.path}" không khớp sổ ${p.register}${p.agencies.length > 0 ? `: ${p.agencies.join(', ')}` : ''}.`, () => 'Một trong hai đã bị sửa. Sổ đúng thì chạy lại "kehoach send" để làm lại danh sách; sổ sai thì khôi phục từ bản lưu.'),
  'sent-extract-differs': warning<{ agency: string; path: string }>((p) => `Bản trích đã gửi ${p.agency} không phải bản trích của quyết định đã ban hành (${p.path}).`, () => 'So hai tệp và các sổ với bản lưu: một trong hai sổ có thể đã bị sửa, hoặc bản trích làm bằng phiên bản chương trình khác.'),
  'packages-differ': error<{ ref: string; agencies: readonly string[]; sent: number; files: readonly string[]; why: readonly string[] }>(
    (p) => `${p.agencies.length} gói nay làm ra khác gói đã ghi sổ${p.sent > 0 ? ` (${p.sent} gói đã gửi)` : ''}: ${listed(p.agencies, 3, 'cơ quan')}. Tệp khác: ${p.files.join(', ')}${p.why.length > 0 ? `; vì đổi: ${p.why.join(', ')}` : ''}.`,
    (p) => `Gói cũ giữ nguyên; không cần gửi lại thì không phải làm gì. Muốn làm lại: kehoach send ${p.ref} --again (công văn đổi thì thêm --number, --date mới; chỉ một số cơ quan thì thêm --for). Xem từng gói: --details.`,
  ),
  'send-date-late': warning<{ what: string; date: string; year: number }>((p) => `${p.what} ${p.date} đã hết năm ${p.year} của kế hoạch.`, () => 'Kiểm tra lại năm; đúng như vậy thì không phải làm gì.'),
  'send-date-far': error<{ what: string; date: string; year: number; to: string }>((p) => `${p.what} ${p.date} quá xa năm ${p.year} của kế hoạch (muộn nhất ${p.to}).`, () => 'Kiểm tra lại năm.'),
  'send-letter-changed': error<{ number: string; agency: string; sentOn: string }>((p) => `Công văn số ${p.number} đã gửi ${p.agency} ngày ${p.sentOn} với nội dung khác; hai công văn khác nhau không được cùng một số.`, () => 'Lấy số, ngày mới cho công văn này: --number, --date.'),
  'send-letter-number': error<{ number: string; agency: string }>((p) => `Công văn số ${p.number} của ${p.agency} nay làm ra nội dung khác mà lệnh không nêu số.`, () => 'Bản cũ đã phát hành thì lấy số mới: --number, --date. Bản cũ chưa gửi và bỏ đi thì nêu lại đúng số đó bằng --number, --date.'),
  'send-signer-missing': error<object>(() => 'Chưa rõ ai ký công văn.', () => 'Ghi họ tên vào "dispatch" trong plan.json, hoặc thêm --signer.'),
  'send-signer-open': warning<object>(() => 'Chưa rõ ai ký công văn: chỗ ghi họ tên để trống.', () => 'Ghi họ tên vào "dispatch" trong plan.json, hoặc thêm --signer.'),
  'send-nothing-made': error<{ agency: string }>((p) => `Chưa làm gói nào cho ${p.agency}, hoặc công văn chưa có số.`, () => 'Làm gói, có số và ngày công văn (kehoach send), rồi mới ghi là đã gửi.'),
  'send-mark-options': error<object>(() => '--sent đi với --date (ngày gửi) và không đi với tùy chọn nào khác của lệnh send.', () => 'Ví dụ: kehoach send 2023 --sent all --date 2023-01-06.'),
  'send-package-spoilt': error<{ agency: string; files: readonly string[]; ref: string; id: string }>((p) => `Gói của ${p.agency} không còn như đã làm: ${p.files.join(', ')}.`, (p) => `Chạy "kehoach send ${p.ref} --for ${p.id}" để làm lại đúng như cũ, rồi mới ghi là đã gửi.`),
  'send-none-waiting': error<object>(() => 'Không có gói nào chờ gửi.', () => 'Làm gói, có số và ngày công văn (kehoach send), rồi mới ghi là đã gửi.'),
  'send-already-sent': error<{ agency: string; date: string }>((p) => `Gói của ${p.agency} đã ghi là đã gửi ngày ${p.date}.`, () => 'Gói đã ghi là đã gửi thì không ghi lại; bỏ cơ quan này khỏi --sent.'),
  'send-mark-date': error<{ date: string; agency: string; letter: string }>((p) => `Ngày gửi ${p.date} trước ngày ${p.letter} của công văn gửi ${p.agency}.`, () => 'Kiểm tra lại ngày.'),
  'collect-missing': error<object>(() => 'Không có tệp hoặc thư mục này.', () => 'Kiểm tra lại tên tệp, tên thư mục.'),
  'collect-years': error<{ found: number; year: number; file: string }>((p) => `Bảng tính này của kế hoạch năm ${p.found}, bảng tính "${p.file}" lại của năm ${p.year}.`, () => 'Thu riêng từng năm: tách các bảng tính ra, hoặc nêu --year và chỉ các tệp của năm đó.'),
  'collect-superseded': error<{ ref: string; year: number }>((p) => `${p.ref} không còn là quyết định mà kết quả được ghi theo: năm ${p.year} đã có quyết định sau.`, (p) => `Gõ năm: --year ${p.year}; kết quả ghi theo quyết định sau cùng.`),
  'collect-nothing': error<object>(() => 'Không có bảng tính .xlsx nào ở chỗ đã nêu.', () => 'Nêu tệp hoặc thư mục chứa các bảng tính gửi về.'),
  'workbook-cell-too-long': error<{ what: string; limit: number }>((p) => `Không đưa được ${p.what} vào bảng tính: dài hơn ${p.limit} ký tự.`, () => 'Rút ngắn nội dung này.'),
  'amend-archive-exists': error<{ path: string }>((p) => `Đã có thư mục "${p.path}".`, () => 'Dời thư mục này đi chỗ khác rồi chạy lại.'),
  'output-unfinished': error<{ reason: string }>((p) => `Kết quả đã làm xong và đã chốt, nhưng chưa thay hết được các tệp: ${p.reason}.`, () => 'Không làm lại. Sửa chỗ hỏng (quyền ghi, chỗ trống của ổ đĩa, tệp đang mở) rồi chạy "kehoach check": chương trình thay nốt các tệp còn lại.'),
  'output-unwritable': error<{ reason: string }>((p) => `Không ghi được kết quả: ${p.reason}; bộ văn bản cũ vẫn giữ nguyên.`, () => 'Kiểm tra quyền ghi và chỗ trống của ổ đĩa, đóng các tệp đang mở trong thư mục output, rồi chạy lại.'),
  'output-busy': error<{ lock: string; host: string | undefined; pid: number | undefined; age: number; staleMinutes: number }>(
    (p) => `Một lệnh khác đang làm bộ văn bản này: tệp khóa ${p.lock} của ${p.host === undefined ? 'một lệnh không rõ' : `máy ${p.host}, tiến trình ${String(p.pid)}`}, ghi lần cuối ${howLong(p.age)} trước.`,
    (p) => `Chờ lệnh kia xong rồi chạy lại; khóa bỏ quên tự hết hạn sau ${p.staleMinutes} phút không có ai ghi. Nếu chắc chắn không còn lệnh nào chạy, trên máy này và máy khác, thì xóa tệp ${p.lock} rồi chạy lại.`,
  ),
  'output-lost': error<{ lock: string }>((p) => `Tệp khóa ${p.lock} không còn là của lệnh này: một lệnh khác đã chiếm chỗ trong lúc đang làm; không thay gì trong bộ văn bản cũ.`, () => 'Chờ lệnh kia xong rồi chạy lại; không xóa tệp khóa khi còn lệnh đang chạy.'),
  'output-changed': error<{ path: string }>((p) => `Tệp "${p.path}" vừa ghi ra đã bị mất hoặc bị sửa trước khi xong; không thay gì trong bộ văn bản cũ.`, () => 'Xem có chương trình nào khác (đồng bộ, diệt vi-rút, dọn dẹp) đụng vào thư mục output, rồi chạy lại.'),
  'render-died': error<{ name: string; reason: 'memory' | 'stopped' }>(
    (p) => (p.reason === 'memory' ? `Không đủ bộ nhớ để làm văn bản "${p.name}"; bộ văn bản cũ giữ nguyên.` : `Luồng làm văn bản "${p.name}" dừng giữa chừng; bộ văn bản cũ giữ nguyên.`),
    (p) => (p.reason === 'memory' ? 'Đóng bớt chương trình khác rồi chạy lại; nếu vẫn vậy, thêm --workers 0.' : 'Chạy lại; nếu vẫn vậy, thêm --workers 0 và gửi dòng báo lỗi cho người phụ trách.'),
  ),
  // Shares of a set
  'shard-none': error<{ year: string }>((p) => `Không thấy phần nào của bộ văn bản năm ${p.year} trong thư mục output.`, (p) => `Làm từng phần bằng "kehoach build ${p.year} --shard 1/3", … rồi ghép; phần làm ở máy khác thì nêu thư mục của nó.`),
  'shard-several': error<{ year: string; divisions: readonly { readonly count: number; readonly folders: readonly string[] }[] }>(
    (p) => `Thư mục output có phần của nhiều lần chia: ${p.divisions.map(({ count, folders }) => `chia làm ${count} (có ${folders.length} phần)`).join(', ')}; không rõ ghép lần nào.`,
    (p) => {
      const whole = p.divisions.filter(({ count, folders }) => folders.length === count);
      const { folders: named } = whole[0] ?? { folders: [] };
      return `Xóa các phần cũ, hoặc nêu thư mục của từng phần cần ghép${named.length === 0 ? '' : `, ví dụ: kehoach merge ${p.year} ${named.join(' ')}`}.`;
    },
  ),
  'shard-not': error<{ folder: string }>((p) => `"${p.folder}" không phải là một phần của bộ văn bản: thiếu manifest.json, hoặc tệp này không đúng.`, () => 'Nêu thư mục do "kehoach build --shard" làm ra, còn nguyên như đã làm.'),
  'shard-other': error<{ folder: string; what: string; expected: string }>((p) => `Phần "${p.folder}" thuộc ${p.what}; cần ${p.expected}.`, () => 'Ghép các phần cùng năm, cùng cách chia, cùng bản, do cùng một phiên bản chương trình làm ra.'),
  'shard-missing': error<{ year: string; count: number; missing: readonly number[] }>((p) => `Thiếu phần ${p.missing.map((index) => `${index}/${p.count}`).join(', ')}.`, (p) => `Làm phần còn thiếu: ${p.missing.slice(0, 3).map((index) => `"kehoach build ${p.year} --shard ${index}/${p.count}"`).join(', ')}.`),
  'shard-twice': error<{ folder: string; index: number; other: string }>((p) => `Phần ${p.index} có hai lần: "${p.other}" và "${p.folder}".`, () => 'Chỉ nêu một trong hai.'),
  'shard-stale': error<{ folder: string; changed: readonly string[] }>((p) => `Phần "${p.folder}" làm từ nội dung hoặc mẫu khác với hiện nay: ${p.changed.slice(0, 5).join(', ')}${p.changed.length > 5 ? ', …' : ''}.`, () => 'Làm lại phần này từ đúng nội dung và mẫu đang có.'),
  'shard-incomplete': error<{ folder: string; missing: readonly string[]; extra: readonly string[] }>((p) => `Phần "${p.folder}" không đủ hoặc thừa tệp${p.missing.length > 0 ? `; thiếu ${p.missing.slice(0, 5).join(', ')}` : ''}${p.extra.length > 0 ? `; thừa ${p.extra.slice(0, 5).join(', ')}` : ''}.`, () => 'Làm lại phần này.'),
  'shard-file': error<{ path: string; fault: 'gone' | 'changed' }>((p) => `Tệp "${p.path}" ${p.fault === 'gone' ? 'không có trong phần đã làm' : 'không còn đúng như lúc làm'}; không ghép gì.`, () => 'Chép lại cả thư mục của phần này, hoặc làm lại nó.'),
  'output-not-folder': error<{ path: string; what: string }>((p) => `Chỗ cần thư mục "${p.path}" lại là ${p.what}; không đụng đến nó.`, (p) => `Dời "${p.path}" đi chỗ khác hoặc đổi tên nó, rồi chạy lại.`),
  'output-in-the-way': error<{ paths: readonly string[] }>(
    (p) => `Tệp không do chương trình làm ra đứng đúng chỗ của văn bản mới: ${p.paths.slice(0, 5).join(', ')}${p.paths.length > 5 ? ` và ${p.paths.length - 5} tệp nữa` : ''}; không đụng đến tệp nào.`,
    () => 'Dời các tệp này đi chỗ khác hoặc đổi tên, rồi chạy lại.',
  ),
  // Documents from outside: DOCX
  'inspect-docx-refused': error<{ kind: DocxRefusal; part?: string }>(
    (p) => `${docxRefusals[p.kind].message}${p.part === undefined ? '' : ` (${p.part})`}.`,
    (p) => docxRefusals[p.kind].hint,
  ),
  'inspect-docx-tracked': warning<{ inserted: number; deleted: number }>((p) => `Văn bản còn ghi vết sửa (${p.inserted} chỗ thêm, ${p.deleted} chỗ xóa); đọc như đã chấp nhận mọi chỗ sửa.`, () => 'Chấp nhận hoặc bỏ từng chỗ sửa trước khi ban hành.'),
  'inspect-docx-unseen': warning<{ what: readonly string[] }>((p) => `Văn bản có phần không đọc được: ${p.what.join(', ')}.`, () => 'Tự kiểm tra các phần này bằng mắt.'),

  // Inspecting files
  'inspect-missing': error<object>(() => 'Không có tệp này.', () => 'Kiểm tra lại tên tệp, tên thư mục.'),
  'inspect-not-a-file': error<object>(() => 'Đây không phải là tệp thường (là ống dẫn hoặc thiết bị).', () => 'Nêu tệp .docx, .pdf, hoặc thư mục chứa các tệp đó.'),
  'inspect-too-large': error<{ megabytes: number; most: number }>((p) => `Tệp quá lớn: ${p.megabytes} MB, chương trình chỉ đọc đến ${p.most} MB.`, () => 'Tách riêng văn bản cần kiểm tra thành một tệp.'),
  'inspect-nothing': error<object>(() => 'Không có tệp .docx, .pdf nào ở chỗ đã nêu.', () => 'Nêu tệp, hoặc thư mục chứa các tệp đó.'),
  'inspect-annotate-pdf': error<object>(() => 'Không ghi chú được vào PDF.', () => 'Dùng --annotate với tệp DOCX của văn bản; với PDF hãy xem bảng kết quả.'),
  'inspect-annotate-several': error<object>(() => '--annotate chỉ dùng với một tệp.', () => 'Chạy lại với từng tệp DOCX.'),
  'inspect-annotate-itself': error<object>(() => 'Tệp ghi chú trùng với chính tệp được kiểm tra; không ghi đè.', () => 'Đặt tên khác sau --annotate.'),

  // Inspecting a PDF
  'inspect-pdf-not-pdf': error<{ looks: 'docx' | 'doc' | 'empty' | 'other' }>(
    (p) => (p.looks === 'empty' ? 'Tệp rỗng, không có byte nào.' : `Tệp này không phải là PDF${p.looks === 'docx' ? ' mà là tệp nén (DOCX, ZIP…)' : p.looks === 'doc' ? ' mà là tệp Word đời cũ (.doc)' : ''}.`),
    (p) => (p.looks === 'docx' ? 'Đổi đuôi tệp cho đúng (.docx) rồi kiểm tra lại.' : 'Lấy lại tệp từ nơi gửi, hoặc xuất văn bản ra PDF rồi kiểm tra lại.'),
  ),
  'inspect-pdf-too-large': error<{ megabytes: number; most: number }>((p) => `Tệp PDF quá lớn: ${p.megabytes} MB, chương trình chỉ đọc đến ${p.most} MB.`, () => 'Tách riêng văn bản cần kiểm tra, hoặc giảm độ phân giải của ảnh trong tệp.'),
  'inspect-pdf-cut-short': error<object>(() => 'Tệp PDF bị cắt cụt: thiếu phần cuối.', () => 'Tải hoặc chép lại tệp từ nơi gửi.'),
  'inspect-pdf-broken': error<object>(() => 'Tệp PDF bị hỏng, không đọc được.', () => 'Mở tệp bằng một chương trình xem PDF rồi lưu hoặc in lại ra PDF, hoặc lấy lại tệp từ nơi gửi.'),
  'inspect-pdf-encrypted': error<object>(() => 'Tệp PDF có mật khẩu mở tệp nên không đọc được.', () => 'Bỏ mật khẩu của tệp, rồi kiểm tra lại.'),
  'inspect-pdf-too-many-pages': error<{ pages: number; most: number }>((p) => `Tệp PDF có ${p.pages} trang, chương trình chỉ đọc đến ${p.most} trang.`, () => 'Tách riêng văn bản cần kiểm tra thành một tệp.'),
  'inspect-pdf-too-much': error<{ what: 'time' | 'memory'; seconds: number }>(
    (p) => (p.what === 'time' ? `Đọc tệp PDF quá ${p.seconds} giây chưa xong nên đã dừng.` : 'Nội dung của tệp PDF bung ra quá nhiều bộ nhớ nên đã dừng đọc.'),
    () => 'Tệp có thể hỏng hoặc cố ý làm nghẽn máy; xuất lại văn bản ra PDF, hoặc tách riêng phần cần kiểm tra.',
  ),
  'inspect-pdf-scan': error<{ pages: number }>((p) => `PDF là bản quét không có lớp chữ (${p.pages} trang chỉ có ảnh) nên không kiểm tra được thể thức.`, () => 'Kiểm tra tệp gốc (DOCX hoặc PDF xuất từ máy), không kiểm tra bản quét.'),
  'inspect-pdf-empty': error<{ pages: number }>((p) => `PDF không có chữ và không có ảnh nào (${p.pages} trang trắng).`, () => 'Xuất lại văn bản ra PDF rồi kiểm tra lại.'),
} as const;

export type Code = keyof typeof catalogue;
type ParamsOf<C extends Code> = Parameters<(typeof catalogue)[C]['message']>[0];

/** A diagnostic of a known code at a place. */
export function diagnose<C extends Code>(code: C, place: Place, params: ParamsOf<C>): Diagnostic {
  const entry: Entry<never> = catalogue[code];
  const fill = entry as Entry<ParamsOf<C>>;
  return { code, level: fill.level, file: place.file, line: place.line, column: place.column, message: fill.message(params), hint: fill.hint(params) };
}

/** By file, line and column, so that a report reads from top to bottom. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code),
  );
}

/** Each complaint once: the same one about a template comes from every document made of it, about agencies from every year. */
export function uniqueDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((d) => [`${d.file}:${d.line}:${d.column}:${d.code}:${d.message}`, d])).values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.level === 'error');
}

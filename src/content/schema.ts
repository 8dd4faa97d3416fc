import { z } from 'zod';
import { parseMoment } from './dates.js';
import { copyForms, documentForms } from './forms.js';

export type { CopyForm, DocumentForm } from './forms.js';

/**
 * The shape of every JSON file under `content/`. The JSON Schemas that editors use are generated from these types
 * (`npm run schemas`). Shape only: what the values mean to each other is checked in `src/content/checks`.
 */

const text = z.string().min(1);
const schemaRef = z.string().optional().describe('Tên tệp JSON Schema để trình soạn thảo kiểm tra khi gõ');
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u).describe('Mã: chữ thường không dấu, số, gạch nối');
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u).describe('Ngày, dạng 2022-12-28');

const year = z.int().min(2000).max(2100);
const digest = z.string().regex(/^[0-9a-f]{16}$/u);

// ---------------------------------------------------------------- agencies.json

const lifetime = {
  from: isoDate.optional().describe('Ngày bắt đầu tồn tại; bỏ trống nếu đã có từ trước'),
  until: isoDate.optional().describe('Ngày chấm dứt (không tính ngày đó); bỏ trống nếu vẫn còn'),
};

export const agencyShape = z.strictObject({
  id,
  name: text.describe('Tên chính thức'),
  kind: z.enum(['so-ban-nganh', 'ubnd-cap-huyen', 'trung-uong', 'dang-doan-the', 'khac']),
  shortForms: z.array(text).describe('Các cách viết khác gặp trong văn bản'),
  /** The name after "Các Sở:", such as "Nội vụ"; only agencies that such lists name have it. */
  listName: z.array(text).optional().describe('Cách viết sau "Các Sở:", ví dụ "Nội vụ"'),
  symbol: text.optional().describe('Ký hiệu, ví dụ SNV'),
  groups: z.array(id).describe('Các nhóm mà cơ quan là thành viên'),
  ...lifetime,
  successors: z.array(id).optional().describe('Cơ quan thay thế sau khi chấm dứt'),
});

export const groupShape = z.strictObject({
  id,
  name: text,
  /** How texts write it; compared without regard to the case of the first letter. */
  phrases: z.array(text),
  /** Groups whose members are members of this one too. */
  includes: z.array(id).optional(),
  /** A group that names nobody in particular ("cơ quan có liên quan"): no members, and why it is left open. */
  open: text.optional().describe('Nhóm không chỉ đích danh ai: lý do'),
  ...lifetime,
  successors: z.array(id).optional().describe('Nhóm hoặc cơ quan thay thế sau khi chấm dứt'),
});

const notAssigneeShape = z.strictObject({
  phrase: text,
  why: text,
});

export const agenciesShape = z.strictObject({
  $schema: schemaRef,
  agencies: z.array(agencyShape),
  groups: z.array(groupShape),
  /** Phrases that look like an agency or a group and are no assignee: "hướng dẫn của bộ, ngành", "trình UBND tỉnh". */
  notAssignees: z.array(notAssigneeShape),
});

const decisionNumber = z.int().positive();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u).describe('SHA-256');

// ---------------------------------------------------------------- plan.json

const recipients = z.array(text).min(1).describe('Nơi nhận, không có dấu "-" và ";" (R55)');
const archive = text.describe('Phần sau "Lưu: ", không có dấu chấm cuối (R55)');
const signerName = {
  office: text.describe('Chức vụ (R51)'),
  name: text.nullable().describe('Họ và tên (R52); null khi chưa rõ ai ký'),
};

/** Of a body whose head signs for himself. */
const optionalSigner = z.strictObject({
  authority: text.optional().describe('Quyền hạn, ví dụ KT. GIÁM ĐỐC (R50); bỏ trống khi người đứng đầu ký'),
  ...signerName,
});

export const planShape = z.strictObject({
  $schema: schemaRef,
  year: z.int().min(2000).max(2100),
  state: z.enum(['du-thao', 'da-ban-hanh']).describe('Dự thảo hay đã ban hành'),
  issuer: z.strictObject({
    parent: text.optional().describe('Cơ quan chủ quản, nếu có (R13)'),
    head: z.array(text).min(1).describe('Tên cơ quan ban hành ở đầu văn bản, mỗi dòng một phần tử (R14)'),
    authority: text.describe('Dòng thẩm quyền ban hành (R30)'),
    name: text.describe('Tên viết trong dòng "Kèm theo", ví dụ UBND tỉnh Khánh Hòa'),
    fullName: text.describe('Tên đầy đủ, ví dụ Ủy ban nhân dân tỉnh Khánh Hòa'),
    place: text.describe('Địa danh (R17)'),
  }),
  decision: z.strictObject({
    number: decisionNumber.nullable().describe('Số; null khi còn là dự thảo'),
    symbol: text.describe('Ký hiệu, ví dụ QĐ-UBND'),
    date: isoDate.nullable().describe('Ngày ban hành; null khi còn là dự thảo'),
    signedAt: text.optional().describe('Thời gian ký số, nếu biết, ví dụ 2022-12-28T10:20:30+07:00 (R66)'),
  }),
  /** A correction is a new decision: the one it replaces or amends. */
  replaces: z
    .strictObject({ kind: z.enum(['thay-the', 'sua-doi']).describe('Thay thế, hay sửa đổi, bổ sung'), number: decisionNumber, symbol: text, date: isoDate })
    .optional()
    .describe('Quyết định đã ban hành mà quyết định này thay thế hoặc sửa đổi'),
  /** What drafting asked, so that a question that is taken out or altered in `review.json` is noticed. */
  draft: z
    .strictObject({
      from: year.describe('Năm của kế hoạch làm gốc'),
      questions: z.record(id, digest).describe('Mã kiểm tra của từng câu hỏi'),
      all: digest.describe('Mã kiểm tra của cả danh sách'),
    })
    .optional()
    .describe('Dự thảo đã hỏi những gì; do chương trình ghi, không sửa tay'),
  signer: z.strictObject({
    authority: text.describe('Quyền hạn, ví dụ TM. ỦY BAN NHÂN DÂN (R50)'),
    ...signerName,
  }),
  recipients,
  archive,
  /** Who the lines of recipients reach and how many copies each body gets; a line that is not here is one body with one copy. */
  copies: z
    .array(
      z.strictObject({
        for: text.describe('Dòng nơi nhận (hoặc phần Lưu), nguyên văn'),
        to: z.array(id).min(1).optional().describe('Mã cơ quan hoặc nhóm mà dòng này gửi đến'),
        names: z.array(text).min(1).optional().describe('Tên nơi nhận không có trong agencies.json'),
        each: z.int().min(1).max(1000).optional().describe('Số bản mỗi nơi; bỏ trống: 1'),
      }),
    )
    .optional()
    .describe('Số bản in của từng dòng nơi nhận'),
  /** Who reports on the plan's progress (`kehoach status --report`). */
  report: z
    .strictObject({
      parent: text.optional().describe('Cơ quan chủ quản, nếu có (R13)'),
      head: z.array(text).min(1).describe('Tên cơ quan báo cáo ở đầu văn bản, mỗi dòng một phần tử (R14)'),
      name: text.describe('Tên viết trong câu, ví dụ Sở Nội vụ'),
      symbol: text.describe('Ký hiệu, ví dụ BC-SNV'),
      place: text.describe('Địa danh (R17)'),
      signer: optionalSigner,
      recipients,
      archive,
    })
    .optional()
    .describe('Cơ quan lập báo cáo kết quả thực hiện kế hoạch'),
  /** Who sends each agency its tasks (`kehoach send`). */
  dispatch: z
    .strictObject({
      agency: id.optional().describe('Mã của chính cơ quan gửi trong agencies.json: gói của nó không có công văn'),
      parent: text.optional().describe('Cơ quan chủ quản, nếu có (R13)'),
      head: z.array(text).min(1).describe('Tên cơ quan gửi ở đầu công văn, mỗi dòng một phần tử (R14)'),
      name: text.describe('Tên viết trong câu, ví dụ Sở Nội vụ'),
      symbol: text.describe('Ký hiệu, ví dụ SNV-CCHC'),
      place: text.describe('Địa danh (R17)'),
      signer: optionalSigner,
      recipients,
      archive,
    })
    .optional()
    .describe('Cơ quan gửi công văn triển khai kèm nhiệm vụ của từng cơ quan'),
  /** Who certifies copies (`kehoach copy`); the first unless another is asked for. */
  copiers: z
    .array(
      z.strictObject({
        agency: id.describe('Mã cơ quan trong agencies.json'),
        parent: text.optional().describe('Cơ quan chủ quản, nếu có (R13)'),
        head: z.array(text).min(1).describe('Tên cơ quan sao ở khối sao, mỗi dòng một phần tử (R71)'),
        name: text.describe('Tên cơ quan sao ở bản điện tử, ví dụ Văn phòng UBND tỉnh Khánh Hòa (R72)'),
        symbol: text.describe('Ký hiệu sau SY-, SL-, TrS-, ví dụ VP (R71)'),
        place: text.describe('Địa danh (R17)'),
        signer: optionalSigner,
        archive,
      }),
    )
    .min(1)
    .optional()
    .describe('Cơ quan ký bản sao y, sao lục, trích sao; dùng cơ quan đầu tiên nếu lệnh không nêu'),
});

// ---------------------------------------------------------------- tasks.json

/** A paragraph, or an item of a list (printed "- …"). */
export const cellPart = z.union([text, z.strictObject({ item: text })]);
const cell = z.array(cellPart).min(1);

const quarter = z.int().min(1).max(4);
const month = z.int().min(1).max(12);

export const deadlineMeaning = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('date'), date: isoDate }),
  z.strictObject({ kind: z.literal('month'), year, month }),
  z.strictObject({ kind: z.literal('quarter'), year, quarter, from: z.literal(true).optional() }),
  z.strictObject({ kind: z.literal('year'), year }),
  z.strictObject({ kind: z.literal('years'), from: year, to: year }),
  z.strictObject({ kind: z.literal('ongoing') }),
  z.strictObject({ kind: z.literal('dependent'), on: text.describe('Phụ thuộc vào ai, việc gì') }),
]);

export const roleShape = z.enum(['chu-tri', 'thuc-hien', 'phoi-hop', 'tham-dinh', 'tham-muu-huong-dan']);

const assigneeShape = z.strictObject({
  /** Id of an agency or of a group. */
  who: id,
  role: roleShape,
});

export const taskShape = z.strictObject({
  id,
  number: z.int().positive().describe('Số thứ tự trong mục'),
  task: cell.describe('Nhiệm vụ'),
  outputs: cell.describe('Kết quả/sản phẩm đạt được'),
  deadline: z.strictObject({
    words: cell.describe('Tiến độ, nguyên văn'),
    meaning: z.array(deadlineMeaning).min(1).describe('Nghĩa của tiến độ'),
    outsideYear: z.literal(true).optional().describe('Đánh dấu khi thời hạn nằm ngoài năm kế hoạch'),
  }),
  assignment: z.strictObject({
    words: cell.describe('Phân công, nguyên văn'),
    assignees: z.array(assigneeShape).min(1),
    withoutLead: z.literal(true).optional().describe('Đánh dấu khi văn bản không nêu ai chủ trì'),
  }),
  note: text.optional().describe('Ghi chú giải trình cho bảng so sánh; không in trong phụ lục'),
});

const taskSectionShape = z.strictObject({
  number: text.describe('Số La Mã'),
  title: text,
  tasks: z.array(taskShape),
});

export const tasksShape = z.strictObject({
  $schema: schemaRef,
  title: text.describe('Tên phụ lục (R63)'),
  sections: z.array(taskSectionShape),
});

// ---------------------------------------------------------------- progress.json

const moment = z.string().regex(/^(?:20\d{2}|2100)-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/u, { abort: true }).refine((written) => parseMoment(written.replace('Z', '+00:00')) !== undefined);
const marks = z.array(z.string().regex(/^[0-9a-f]{16}$/u)).min(1);

/** What is kept of the answers of one agency. */
const heardShape = z.strictObject({
  agency: id,
  saved: moment.optional().describe('Lúc lưu bảng tính mới nhất đã thu của cơ quan này'),
  since: moment.optional().describe('Lúc lưu bảng tính đầu tiên có câu trả lời đang ghi'),
  taken: marks.describe('Dấu của các câu trả lời đã thu của cơ quan này, sau cùng là câu mới nhất'),
});

const progressOf = {
  task: id.describe('Mã nhiệm vụ trong tasks.json'),
  /** Of a task that a group answers for: whose own answer this is. Absent: the state of the whole task, which then stands. */
  by: id.optional().describe('Cơ quan tự trả lời phần của mình, khi nhiệm vụ giao chung cho nhóm cơ quan; bỏ trống: kết quả của cả nhiệm vụ'),
  /** Whose answers `collect` has taken, so that an older workbook of the same agency is known as such (src/workbook/age.ts). */
  from: z.array(heardShape).min(1).optional().describe('Kết quả này thu từ bảng tính của cơ quan nào; chương trình ghi'),
  /** As `collect` wrote it before it kept whose answer it is. */
  saved: moment.optional().describe('Như "saved" trong "from", ở tệp cũ; chương trình ghi'),
  taken: marks.optional().describe('Như "taken" trong "from", ở tệp cũ; chương trình ghi'),
};
const evidence = z.array(text).min(1).optional().describe('Minh chứng, ví dụ "Quyết định số 595/QĐ-UBND ngày 05/3/2013"');
const note = text.describe('Ghi chú: việc đã làm, vướng mắc');

/** What happened to one task, or to one agency's part of it: the last that is known, not a history. */
export const taskProgressShape = z.discriminatedUnion('state', [
  z.strictObject({ ...progressOf, state: z.literal('hoan-thanh'), date: isoDate.describe('Ngày hoàn thành'), evidence, note: note.optional() }),
  z.strictObject({ ...progressOf, state: z.literal('dang-thuc-hien'), percent: z.int().min(1).max(99).describe('Phần trăm đã làm, 1–99'), note, evidence }),
  z.strictObject({ ...progressOf, state: z.literal('chua-thuc-hien'), note: note.optional() }),
  z.strictObject({ ...progressOf, state: z.literal('khong-thuc-hien'), reason: text.describe('Lý do không thực hiện'), evidence }),
]);

export const progressShape = z.strictObject({
  $schema: schemaRef,
  /** Tasks that are not listed have not been reported on. */
  tasks: z.array(taskProgressShape),
});

// ---------------------------------------------------------------- review.json

/** What a question of a draft is about. */
export const questionKind = z.enum(['nam', 'giai-doan', 'can-cu', 'to-trinh', 'quyet-dinh-truoc', 'co-quan', 'nhiem-vu', 'muc']);

const place = text.describe('Chỗ trong nội dung, ví dụ "can-cu.1", "I.2.đ", "<mã nhiệm vụ>/deadline"');

export const reviewShape = z.strictObject({
  $schema: schemaRef,
  year: year.describe('Năm của dự thảo'),
  from: year.describe('Năm của kế hoạch làm gốc'),
  /** Every open point of the draft, and what the officer answered. */
  questions: z.array(
    z.strictObject({
      id: id.describe('Mã câu hỏi, dùng với lệnh review'),
      kind: questionKind,
      place,
      text: text.optional().describe('Cả đoạn có lời văn được hỏi, như lúc hỏi; đoạn có số thứ tự thay đổi được thì tìm lại theo đoạn này, hỏi cả đoạn thì thêm chữ vào cuối cũng là đổi'),
      words: text.describe('Lời văn được hỏi'),
      ask: text.describe('Hỏi gì'),
      proposed: text.nullable().describe('Đề xuất; null nếu không có'),
      becomes: text.optional().describe('Lời văn ở chỗ đó khi chấp nhận đề xuất; bỏ trống khi đề xuất chỉ là ý kiến'),
      state: z.enum(['mo', 'chap-nhan', 'da-doi', 'giu-nguyen']).describe('Còn mở, chấp nhận đề xuất, đã đổi lời văn, hay giữ nguyên lời văn (ghi chú nêu lý do)'),
      note: text.optional().describe('Ghi chú của người trả lời; giữ nguyên thì phải có'),
    }),
  ),
  /** Every year of the text: moved or left, of which class and why. */
  years: z.array(
    z.strictObject({ place, words: text, kind: z.enum(['own', 'relative', 'citation', 'period', 'undecided']), becomes: text.nullable().describe('Lời văn sau khi chuyển; null nếu giữ nguyên'), reason: text }),
  ),
  /** Every task of the plan before: carried or left out, of which class and why. */
  tasks: z.array(
    z.strictObject({
      id,
      was: text.describe('Số trong phụ lục năm trước, ví dụ III.5'),
      kind: z.enum(['recurring', 'continuing', 'one-off', 'undecided']),
      fate: z.enum(['giu', 'bo']).describe('Giữ trong dự thảo hay bỏ'),
      words: text.optional().describe('Lời văn của nhiệm vụ bị bỏ, như kế hoạch năm trước'),
      reason: text,
    }),
  ),
});

// ---------------------------------------------------------------- registers

/** How a line of a register is tied to the one before it (src/register/chain.ts). */
const link = {
  previous: sha256.nullable().describe('Mã của dòng trước trong sổ; null nếu là dòng đầu'),
  hash: sha256.describe('Mã của chính dòng này'),
};

function register<T extends z.ZodType>(entry: T) {
  return z.strictObject({
    $schema: schemaRef,
    last: sha256.nullable().describe('Mã của dòng cuối trong sổ'),
    /** Written by the program, only added to. */
    entries: z.array(entry),
  });
}

/** A file as it was issued, copied or sent. */
const recordedFile = z.strictObject({ path: text, size: z.int().positive(), pages: z.int().nonnegative(), sha256 });

export const documentForm = z.enum(documentForms).describe('Bản giấy hay bản điện tử');

/** `content/issued.json`: what was issued, and the hash of everything in it. */
export const issuedEntryShape = z.strictObject({
  year,
  number: decisionNumber,
  symbol: text,
  date: isoDate,
  forms: z.array(documentForm).min(1),
  replaces: z.strictObject({ number: decisionNumber, symbol: text, date: isoDate }).optional().describe('Quyết định bị thay thế hoặc sửa đổi'),
  /** The hash of each text and of each value that decides who receives what, by its place. */
  content: z.record(z.string(), sha256),
  files: z.array(recordedFile).min(1).describe('Tệp trong output/<năm>'),
  program: text.describe('Phiên bản chương trình đã làm ra các tệp'),
  ...link,
});
export const issuedShape = register(issuedEntryShape);

const decisionKey = z.strictObject({ year, number: decisionNumber, symbol: text, date: isoDate });

const copyForm = z.enum(copyForms).describe('Sao y, sao lục hay trích sao (R70)');

/** `content/copies.json`: certified copies, one series of numbers a copying body and calendar year (R73). */
export const copyEntryShape = z.strictObject({
  number: decisionNumber,
  /** Calendar year of the series. */
  year,
  form: copyForm,
  as: documentForm,
  agency: id.describe('Cơ quan sao'),
  symbol: text.describe('Ký hiệu, ví dụ SY-VP'),
  date: isoDate,
  signedAt: text.optional().describe('Thời gian ký, ISO 8601 có múi giờ (R72)'),
  signer: z.strictObject({ authority: text.optional(), office: text, name: text }),
  recipients: z.array(text).min(1),
  of: decisionKey.describe('Quyết định được sao; year là năm của kế hoạch'),
  /** The sao y that a sao lục is made from (R75). */
  from: z.strictObject({ agency: id, year, number: decisionNumber }).optional(),
  /** Ids of the tasks that a trích sao carries (R74). */
  tasks: z.array(id).min(1).optional(),
  folder: text.describe('Thư mục trong output'),
  files: z.array(recordedFile).min(1),
  ...link,
});
export const copiesShape = register(copyEntryShape);

/** `content/<year>/sent.json`: packages made for each agency, and that they were sent; the last line of an agency counts. */
export const sentEntryShape = z.strictObject({
  agency: id,
  state: z.enum(['chuan-bi', 'cho-gui', 'da-gui']).describe('Số công văn còn để trống, gói đã làm và chờ gửi, hay đã gửi'),
  sentOn: isoDate.optional().describe('Ngày gửi; chỉ ở dòng ghi là đã gửi'),
  number: decisionNumber.nullable(),
  symbol: text,
  date: isoDate.nullable(),
  signer: text.nullable().describe('Người ký công văn; null khi để trống'),
  decision: decisionKey,
  counts: z.strictObject({ lead: z.int(), named: z.int(), group: z.int() }),
  /** The certified copy that stands in the place of the plain extract. */
  copy: z.strictObject({ agency: id, year, number: decisionNumber }).optional(),
  /** The hash of each thing that the package is made from, by name. */
  inputs: z.record(z.string(), sha256),
  files: z.array(recordedFile).min(1).describe('Tệp trong output/<năm>/gui'),
  ...link,
});
export const sentShape = register(sentEntryShape);

// ---------------------------------------------------------------- errata.json

export const errataShape = z.strictObject({
  $schema: schemaRef,
  /** Slips of scanning that were mended. */
  mends: z.array(
    z.strictObject({
      where: text.describe('Chỗ sửa, ví dụ "quyết định, Nơi nhận", "IV.7", "Phụ lục II.8"'),
      line: z.int().positive().describe('Dòng trong tệp seed'),
      asRead: z.string().describe('Như bản quét'),
      asMended: z.string().describe('Đã sửa thành'),
      why: text,
    }),
  ),
  /** What may be the office's own wording: left as it stands, asked. */
  questions: z.array(z.strictObject({ where: text, line: z.int().positive(), words: text, ask: text })),
});

// ---------------------------------------------------------------- front matter

export const decisionFrontMatter = z.strictObject({ subject: text.describe('Trích yếu (R19)') });
export const planFrontMatter = z.strictObject({
  title: text.describe('Tên kế hoạch dưới chữ KẾ HOẠCH (R19)'),
  name: text.describe('Tên kế hoạch viết trong câu, ví dụ "Kế hoạch cải cách …"'),
});

export type Agency = z.infer<typeof agencyShape>;
export type Group = z.infer<typeof groupShape>;
export type AgenciesFile = z.infer<typeof agenciesShape>;
export type PlanFile = z.infer<typeof planShape>;
export type CellPart = z.infer<typeof cellPart>;
export type DeadlineMeaning = z.infer<typeof deadlineMeaning>;
export type Role = z.infer<typeof roleShape>;
export type Assignee = z.infer<typeof assigneeShape>;
export type Task = z.infer<typeof taskShape>;
export type TaskSection = z.infer<typeof taskSectionShape>;
export type TasksFile = z.infer<typeof tasksShape>;
export type TaskProgress = z.infer<typeof taskProgressShape>;
export type ProgressFile = z.infer<typeof progressShape>;
export type HeardAgency = z.infer<typeof heardShape>;
export type RecordedFile = z.infer<typeof recordedFile>;
export type IssuedEntry = z.infer<typeof issuedEntryShape>;
export type CopyEntry = z.infer<typeof copyEntryShape>;
export type SentEntry = z.infer<typeof sentEntryShape>;
export type Dispatcher = NonNullable<PlanFile['dispatch']>;
export type Copier = NonNullable<PlanFile['copiers']>[number];
export type ErrataFile = z.infer<typeof errataShape>;
export type ReviewFile = z.infer<typeof reviewShape>;
export type Question = ReviewFile['questions'][number];
export type QuestionKind = z.infer<typeof questionKind>;

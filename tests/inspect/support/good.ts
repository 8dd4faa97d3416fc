import type { Block, Document } from '../../../src/document/types.js';
import type { Format } from '../../../src/format/types.js';
import { columns, document, lorem, nd30, p, row, rule, section, table } from '../../support/documents.js';

/** Good documents of several types, rendered by our own renderer: what a mutation test breaks in one place. */

function roleLike(name: string, styleName: string, changes: Partial<Format['paragraphs'][string]> = {}): Readonly<Record<string, Format['paragraphs'][string]>> {
  const same = nd30.paragraphs[name];
  if (same === undefined) throw new Error(`no role ${name}`);
  return { [styleName]: { ...same, styleName, ...changes } };
}

/** Our format and what other offices' documents have beside it: addressees in a list, chapters. */
export const format: Format = {
  ...nd30,
  paragraphs: {
    ...nd30.paragraphs,
    ...roleLike('doan', 'kinh-gui-dong', { align: 'left', firstLineMm: 0, leftMm: 40, spaceAfterPt: 0 }),
    ...roleLike('quyet-dinh', 'chuong'),
    ...roleLike('quyet-dinh', 'tieu-de'),
    ...roleLike('noi-nhan-dong', 'ky-hieu-soan'),
    ...roleLike('khoan', 'khoan-co-tieu-de', { bold: true }),
  },
};

const state = [p('quoc-hieu', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), p('tieu-ngu', 'Độc lập - Tự do - Hạnh phúc'), rule('ke-tieu-ngu')];
const bodies = [p('co-quan-chu-quan', 'UBND TỈNH MẪU'), p('co-quan-ban-hanh', 'SỞ NỘI VỤ'), rule('ke-co-quan')];

function head(number: string, date: string, ...under: readonly ReturnType<typeof p>[]): Block {
  return columns('dau-van-ban', [bodies, state], [[p('so-ky-hieu', number), ...under], [p('dia-danh-ngay', date)]]);
}

function foot(...recipients: readonly string[]): Block {
  return columns('cuoi-van-ban', [
    [p('noi-nhan', 'Nơi nhận:'), ...recipients.map((words) => p('noi-nhan-dong', words)), p('noi-nhan-dong', '- Lưu: VT, CCHC.'), p('ky-hieu-soan', 'NTK. 45B')],
    [p('quyen-han-ky', 'KT. GIÁM ĐỐC'), p('chuc-vu-ky', 'PHÓ GIÁM ĐỐC'), p('ho-ten-ky', 'Nguyễn Văn An')],
  ]);
}

const articles = [
  p('dieu', { kind: 'text', text: 'Điều 1.', role: 'nhan-dieu' }, ' Ban hành kèm theo Quyết định này Kế hoạch kiểm tra năm 2023 của Sở Nội vụ.'),
  p('dieu', { kind: 'text', text: 'Điều 2.', role: 'nhan-dieu' }, ` Chánh Văn phòng Sở có trách nhiệm theo dõi, ${lorem(3)}.`),
  p('dieu', { kind: 'text', text: 'Điều 3.', role: 'nhan-dieu' }, ' Các phòng thuộc Sở chịu trách nhiệm thi hành Quyết định này./.'),
];

const rowOf = row('nhiem-vu', '1', 'Kiểm tra hồ sơ', 'Quý I');
const tableOf = table([10, 60, 30], [rowOf, rowOf]);

/** The decision with tables that are long enough to go over pages. */
export const longTables = (document: Document): Document => ({ ...document, sections: document.sections.map((s) => ({ ...s, blocks: s.blocks.map((b) => (b.kind === 'table' ? { ...b, rows: Array.from({ length: 64 }, () => rowOf) } : b)) })) });

function appendix(number: string, title: string): Document['sections'][number] {
  return section('nam-ngang', p('phu-luc', `Phụ lục ${number}`), p('ten-phu-luc', title), p('kem-theo', '(Kèm theo Quyết định số 05/QĐ-SNV ngày 06 tháng 02 năm 2023 của Sở Nội vụ)'), rule('ke-kem-theo'), tableOf);
}

export const decision: Document = document(
  section(
    'doc-dung',
    head('Số: 05/QĐ-SNV', 'Mẫu, ngày 06 tháng 02 năm 2023'),
    p('ten-loai', 'QUYẾT ĐỊNH'),
    p('trich-yeu', 'Ban hành Kế hoạch kiểm tra năm 2023'),
    rule('ke-trich-yeu'),
    p('tham-quyen', 'GIÁM ĐỐC SỞ NỘI VỤ'),
    p('can-cu', 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;'),
    p('can-cu', 'Căn cứ Nghị định số 24/2014/NĐ-CP ngày 04 tháng 4 năm 2014 của Chính phủ;'),
    p('can-cu', 'Theo đề nghị của Chánh Văn phòng Sở.'),
    p('quyet-dinh', 'QUYẾT ĐỊNH:'),
    ...articles,
    foot('- Như Điều 3;', '- UBND tỉnh;'),
  ),
  section(
    'doc-dung',
    columns('dau-van-ban', [bodies, state]),
    p('ten-loai', 'KẾ HOẠCH'),
    p('trich-yeu', 'Kiểm tra năm 2023 của Sở Nội vụ'),
    p('kem-theo', '(Kèm theo Quyết định số 05/QĐ-SNV ngày 06 tháng 02 năm 2023 của Sở Nội vụ)'),
    rule('ke-kem-theo'),
    p('muc', 'I. MỤC TIÊU'),
    p('khoan', `1. Nâng cao chất lượng, ${lorem(4)}.`),
    p('diem', `a) Ý thứ nhất, ${lorem(2)};`),
    p('diem', 'b) Ý thứ hai;'),
    p('diem', 'c) Ý thứ ba;'),
    p('diem', 'd) Ý thứ tư;'),
    p('diem', 'đ) Ý thứ năm;'),
    p('diem', 'e) Ý thứ sáu.'),
    p('khoan', '2. Giữ kỷ luật, kỷ cương.'),
    p('muc', 'II. NỘI DUNG'),
    p('khoan-co-tieu-de', '1. Kiểm tra thường xuyên'),
    p('doan', `Các phòng tự kiểm tra, ${lorem(30)}.`),
    p('khoan', '2. Kiểm tra đột xuất theo yêu cầu.'),
    p('muc', 'III. TỔ CHỨC THỰC HIỆN'),
    p('doan', 'Các phòng thuộc Sở thực hiện Kế hoạch này./.'),
  ),
  appendix('I', 'DANH MỤC NHIỆM VỤ'),
  appendix('II', 'PHÂN CÔNG THỰC HIỆN'),
);

export const letter: Document = document(
  section(
    'doc-dung',
    head('Số: 46/SNV-CCHC', 'Mẫu, ngày 05 tháng 01 năm 2023', p('ve-viec', 'V/v báo cáo kết quả kiểm tra năm 2022')),
    p('kinh-gui', 'Kính gửi:'),
    p('kinh-gui-dong', '- Các sở, ban, ngành;'),
    p('kinh-gui-dong', '- Ủy ban nhân dân các huyện.'),
    p('doan', `Thực hiện Kế hoạch kiểm tra, ${lorem(3)}.`),
    p('khoan', `1. Báo cáo kết quả kiểm tra, ${lorem(3)}.`),
    p('khoan', '2. Gửi báo cáo trước ngày 15 tháng 01 năm 2023.'),
    p('doan', 'Đề nghị các cơ quan quan tâm thực hiện./.'),
    foot('- Như trên;', '- UBND tỉnh (báo cáo);'),
  ),
);

/** A regulation with chapters and sections, issued with a decision that is another file. */
export const regulation: Document = document(
  section(
    'doc-dung',
    columns('dau-van-ban', [bodies, state]),
    p('ten-loai', 'QUY CHẾ'),
    p('trich-yeu', 'Làm việc của Sở Nội vụ'),
    p('kem-theo', '(Kèm theo Quyết định số 07/QĐ-SNV ngày 06 tháng 02 năm 2023 của Sở Nội vụ)'),
    rule('ke-kem-theo'),
    p('chuong', 'Chương I'),
    p('tieu-de', 'QUY ĐỊNH CHUNG'),
    p('dieu', { kind: 'text', text: 'Điều 1. Phạm vi', role: 'nhan-dieu' }),
    p('khoan', '1. Quy chế này quy định việc làm.'),
    p('khoan', '2. Quy chế này áp dụng cho mọi người.'),
    p('chuong', 'Chương II'),
    p('tieu-de', 'QUY ĐỊNH CỤ THỂ'),
    p('chuong', 'Mục 1'),
    p('tieu-de', 'LÀM VIỆC'),
    p('dieu', { kind: 'text', text: 'Điều 2. Trách nhiệm', role: 'nhan-dieu' }),
    p('doan', 'Mọi người thực hiện Quy chế này./.'),
  ),
);

function copyBlock(form: string, number: string): readonly Block[] {
  return [
    rule('ke-ban-sao'),
    columns(
      'khoi-sao',
      [[p('co-quan-chu-quan', 'UBND TỈNH MẪU'), p('co-quan-ban-hanh', 'VĂN PHÒNG'), rule('ke-co-quan')], [p('hinh-thuc-sao', form)]],
      [[p('so-ky-hieu', number)], [p('dia-danh-ngay', 'Mẫu, ngày 10 tháng 3 năm 2023')]],
      [[p('noi-nhan', 'Nơi nhận:'), p('noi-nhan-dong', '- Sở Y tế;'), p('noi-nhan-dong', '- Lưu: VT.')], [p('chuc-vu-ky', 'CHÁNH VĂN PHÒNG'), p('ho-ten-ky', 'Trần Thị Bình')]],
    ),
  ];
}

/** A certified copy on paper: the decision's own page and the block under it. */
export const copy: Document = { ...decision, sections: decision.sections.slice(0, 1).map((s) => ({ ...s, blocks: [...s.blocks, ...copyBlock('SAO Y', 'Số: 05/SY-VP')] })) };

/** A certified extract on paper. */
export const extract: Document = document(
  section('doc-dung', head('Số: 05/QĐ-SNV', 'Mẫu, ngày 06 tháng 02 năm 2023'), p('ten-loai', 'QUYẾT ĐỊNH'), p('trich-yeu', 'Ban hành Kế hoạch kiểm tra năm 2023'), rule('ke-trich-yeu'), p('doan', 'Trích 2 nhiệm vụ:'), tableOf, p('doan-sau-bang', 'Hết phần trích.'), foot('- Như Điều 3;'), ...copyBlock('TRÍCH SAO', 'Số: 06/TrS-VP')),
);

/** The plan as an electronic file of its own: signing information in place of the reference. */
export const electronic: Document = document(
  section(
    'doc-dung',
    p('thong-tin-ky', '05/QĐ-SNV'),
    p('thoi-gian-ky', '06/02/2023 08:15:00 +07:00'),
    columns('dau-van-ban', [bodies, state]),
    p('ten-loai', 'KẾ HOẠCH'),
    p('trich-yeu', 'Kiểm tra năm 2023 của Sở Nội vụ'),
    rule('ke-kem-theo'),
    p('muc', 'I. MỤC TIÊU'),
    p('doan', 'Các phòng thuộc Sở thực hiện Kế hoạch này./.'),
  ),
);

/** An electronic certified copy of a decision. */
export const electronicCopy: Document = { ...decision, sections: decision.sections.slice(0, 1).map((s) => ({ ...s, blocks: [p('thong-tin-ky', 'SAO Y'), p('thong-tin-ky', 'Văn phòng Ủy ban nhân dân tỉnh Mẫu'), p('thoi-gian-ky', '10/03/2023 08:15:00 +07:00'), ...s.blocks] })) };

export const draft: Document = document(
  section(
    'doc-dung',
    head('Số:        /SNV-CCHC', 'Mẫu, ngày      tháng 01 năm 2023', p('ve-viec', 'V/v báo cáo kết quả'), p('du-thao', 'DỰ THẢO')),
    p('kinh-gui', 'Kính gửi: Ủy ban nhân dân tỉnh.'),
    p('doan', 'Sở Nội vụ báo cáo như sau./.'),
    foot('- Như trên;'),
  ),
);

export const goods = { decision, letter, regulation, copy, extract, electronic, electronicCopy, draft } as const;

import { describe, expect, it } from 'vitest';
import { departures, drawn, inspectDocument, look, page, without, words, type Change } from './support/inspected.js';
import { goods, longTables } from './support/good.js';

/** One thing of a good document broken: its rule, what was done, in which document, how, the words that are told. */
type Mutation = readonly [rule: string, what: string, good: keyof typeof goods, change: Change, told: string | RegExp];

/** In the DOCX, the look of the runs of one paragraph, found by its words. */
function run(of: string, properties: string): Change {
  return { xml: (text) => text.replace(new RegExp(`(<w:r>)((?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)(<w:t[^>]*>[^<]*${of})`, 'u'), (_, open: string, __: string, rest: string) => `${open}<w:rPr>${properties}</w:rPr>${rest}`) };
}

/** In the DOCX, direct settings of the paragraph with some words. */
function paragraph(of: string, properties: string): Change {
  return {
    xml: (text) => {
      const at = text.indexOf(of);
      const start = text.lastIndexOf('<w:p>', at);
      const end = text.indexOf('</w:pPr>', start);
      return start < 0 || end < 0 || end > at ? text : text.slice(0, end) + properties + text.slice(end);
    },
  };
}

/** Without the "(Kèm theo …)" of one section. */
function withoutReference(section: number): Change {
  return { document: (d) => ({ ...d, sections: d.sections.map((s, i) => (i === section ? { ...s, blocks: s.blocks.filter((b) => b.kind !== 'paragraph' || b.role !== 'kem-theo') } : s)) }) };
}

const mutations: readonly Mutation[] = [
  ['R01', 'paper of another size', 'letter', page('doc-dung', { widthMm: 216, heightMm: 279 }), ''],
  ['R02', 'landscape without a table', 'letter', { format: (f) => ({ ...f, pages: { ...f.pages, 'doc-dung': { ...(f.pages['nam-ngang'] ?? fail()) } } }) }, ''],
  ['R03', 'a left margin that is too narrow', 'letter', page('doc-dung', { marginsMm: { top: 20, right: 20, bottom: 20, left: 20 } }), ''],
  ['R03', 'a top margin that is too wide', 'letter', page('doc-dung', { marginsMm: { top: 30, right: 20, bottom: 20, left: 30 } }), ''],
  ['R04', 'another font', 'letter', run('Thực hiện Kế hoạch', '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'), /^Thực hiện Kế hoạch/u],
  ['R04', 'coloured words', 'letter', run('Thực hiện Kế hoạch', '<w:color w:val="0070C0"/>'), /^Thực hiện Kế hoạch/u],
  ['R04', 'decomposed letters', 'letter', words('Đề nghị các cơ quan', 'Đề nghị các cơ quan'.normalize('NFD')), /quan/u],
  ['R05', 'a page number of another size', 'decision', look('so-trang', { sizePt: 11 }), ''],
  ['R05', 'a page number at the right', 'decision', look('so-trang', { align: 'right' }), ''],
  ['R05', 'a slanted page number', 'decision', look('so-trang', { italic: true }), ''],
  ['R06', 'an appendix that counts on', 'decision', { document: (d) => ({ ...d, sections: d.sections.map((s, i) => (i === 2 ? { ...s, restartNumbering: false } : s)) }) }, 'Phụ lục I'],
  ['R10', 'a Quốc hiệu that is too large', 'letter', run('CỘNG HÒA', '<w:sz w:val="28"/>'), /^CỘNG HÒA/u],
  ['R10', 'a Quốc hiệu that is not bold', 'letter', look('quoc-hieu', { bold: false }), /^CỘNG HÒA/u],
  ['R10', 'a slanted Quốc hiệu', 'letter', look('quoc-hieu', { italic: true }), /^CỘNG HÒA/u],
  ['R10', 'a Quốc hiệu in small letters', 'letter', words('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Cộng hòa xã hội chủ nghĩa Việt Nam'), /^Cộng hòa/u],
  ['R10', 'a misspelt Quốc hiệu', 'letter', words('CHỦ NGHĨA', 'CHŨ NGHĨA'), /^CỘNG HÒA/u],
  ['R10', 'no Quốc hiệu', 'letter', without((b) => b.role === 'quoc-hieu' && b.kind === 'paragraph'), /./u],
  ['R11', 'a Tiêu ngữ with a dash', 'letter', words('Độc lập - Tự do - Hạnh phúc', 'Độc lập – Tự do – Hạnh phúc'), /^Độc lập/u],
  ['R11', 'a Tiêu ngữ in capitals', 'letter', words('Độc lập - Tự do - Hạnh phúc', 'ĐỘC LẬP - TỰ DO - HẠNH PHÚC'), /^ĐỘC LẬP/u],
  ['R11', 'a Tiêu ngữ as small as the Quốc hiệu', 'letter', look('tieu-ngu', { sizePt: 13 }), /^Độc lập/u],
  ['R12', 'a short line under the Tiêu ngữ', 'letter', drawn('ke-tieu-ngu', 0.6), /^Độc lập/u],
  ['R12', 'no line under the Tiêu ngữ', 'letter', without((b) => b.kind === 'rule' && b.role === 'ke-tieu-ngu'), /^Độc lập/u],
  ['R13', 'a bold parent body', 'letter', look('co-quan-chu-quan', { bold: true }), 'UBND TỈNH MẪU'],
  ['R13', 'a parent body in small letters', 'letter', words('UBND TỈNH MẪU', 'UBND tỉnh Mẫu'), 'UBND tỉnh Mẫu'],
  ['R14', 'an issuing body that is not bold', 'letter', look('co-quan-ban-hanh', { bold: false }), 'SỞ NỘI VỤ'],
  ['R14', 'an issuing body at the left', 'letter', look('co-quan-ban-hanh', { align: 'left' }), 'SỞ NỘI VỤ'],
  ['R15', 'a line under the body as long as its name', 'letter', drawn('ke-co-quan', 1), 'SỞ NỘI VỤ'],
  ['R15', 'no line under the body', 'letter', without((b) => b.kind === 'rule' && b.role === 'ke-co-quan'), 'SỞ NỘI VỤ'],
  ['R16', 'a number without its 0', 'decision', words('Số: 05/QĐ-SNV', 'Số: 5/QĐ-SNV'), 'Số: 5/QĐ-SNV'],
  ['R16', 'spaces in the symbol', 'letter', words('Số: 46/SNV-CCHC', 'Số: 46/SNV - CCHC'), 'Số: 46/SNV - CCHC'],
  ['R16', 'no colon', 'letter', words('Số: 46', 'Số 46'), 'Số 46/SNV-CCHC'],
  ['R16', 'a number of another size', 'letter', look('so-ky-hieu', { sizePt: 14 }), 'Số: 46/SNV-CCHC'],
  ['R16', 'the symbol of another type', 'decision', words('Số: 05/QĐ-SNV', 'Số: 05/TB-SNV'), 'Số: 05/TB-SNV'],
  ['R17', 'a day without its 0', 'letter', words('ngày 05 tháng 01 năm 2023', 'ngày 5 tháng 01 năm 2023'), 'Mẫu, ngày 5 tháng 01 năm 2023'],
  ['R17', 'a month 1 without its 0', 'letter', words('ngày 05 tháng 01 năm 2023', 'ngày 05 tháng 1 năm 2023'), 'Mẫu, ngày 05 tháng 1 năm 2023'],
  ['R17', 'no comma', 'letter', words('Mẫu, ngày', 'Mẫu ngày'), /^Mẫu ngày/u],
  ['R17', 'a day that is none', 'letter', words('ngày 05 tháng 01 năm 2023', 'ngày 31 tháng 4 năm 2023'), 'Mẫu, ngày 31 tháng 4 năm 2023'],
  ['R17', 'an upright date', 'letter', look('dia-danh-ngay', { italic: false }), /^Mẫu, ngày/u],
  ['R18', 'a type that is not bold', 'decision', look('ten-loai', { bold: false }), 'QUYẾT ĐỊNH'],
  ['R19', 'a subject in capitals', 'decision', words('Ban hành Kế hoạch kiểm tra năm 2023', 'BAN HÀNH KẾ HOẠCH KIỂM TRA NĂM 2023'), 'BAN HÀNH KẾ HOẠCH KIỂM TRA NĂM 2023'],
  ['R19', 'a subject that is too large', 'decision', look('trich-yeu', { sizePt: 16 }), 'Ban hành Kế hoạch kiểm tra năm 2023'],
  ['R20', 'a line under the subject as long as it', 'decision', drawn('ke-trich-yeu', 1), 'Ban hành Kế hoạch kiểm tra năm 2023'],
  ['R21', 'a subject of a letter without 6 pt above', 'letter', look('ve-viec', { spaceBeforePt: 0 }), /^V\/v/u],
  ['R21', 'a bold subject of a letter', 'letter', look('ve-viec', { bold: true }), /^V\/v/u],
  ['R21', 'a subject of a letter that is written out', 'letter', words('V/v báo cáo', 'Về việc báo cáo'), /^Về việc/u],
  ['R30', 'no authority line', 'decision', without((b) => b.role === 'tham-quyen'), /^Căn cứ Luật/u],
  ['R30', 'an authority line that is not bold', 'decision', look('tham-quyen', { bold: false }), 'GIÁM ĐỐC SỞ NỘI VỤ'],
  ['R31', 'an upright căn cứ', 'decision', look('can-cu', { italic: false }), /^Căn cứ Luật/u],
  ['R31', 'a căn cứ that ends with a comma', 'decision', words('của Chính phủ;', 'của Chính phủ,'), /của Chính phủ,$/u],
  ['R31', 'a last căn cứ that ends with a semicolon', 'decision', words('của Chánh Văn phòng Sở.', 'của Chánh Văn phòng Sở;'), /Sở;$/u],
  ['R32', '"QUYẾT ĐỊNH" without its colon', 'decision', words('QUYẾT ĐỊNH:', 'QUYẾT ĐỊNH'), 'QUYẾT ĐỊNH'],
  ['R33', 'text that is too small', 'letter', run('Thực hiện Kế hoạch', '<w:sz w:val="24"/>'), /^Thực hiện Kế hoạch/u],
  ['R33', 'text that is not justified', 'letter', paragraph('Thực hiện Kế hoạch', '<w:jc w:val="left"/>'), /^Thực hiện Kế hoạch/u],
  ['R33', 'slanted text', 'letter', run('Thực hiện Kế hoạch', '<w:i/>'), /^Thực hiện Kế hoạch/u],
  ['R33', 'text of two sizes', 'letter', run('Đề nghị các cơ quan', '<w:sz w:val="26"/>'), /^Đề nghị các cơ quan/u],
  ['R34', 'text without an indent', 'letter', look('doan', { firstLineMm: 0 }), /^Thực hiện Kế hoạch/u],
  ['R35', 'paragraphs that touch', 'regulation', paragraph('Quy chế này quy định', '<w:spacing w:after="0"/>'), /^1\. Quy chế này quy định/u],
  ['R36', 'lines that are too far apart', 'letter', look('khoan', { lineSpacing: 2 }), /^1\. Báo cáo/u],
  ['R37', 'a chapter in Arabic', 'regulation', words('Chương II', 'Chương 2'), 'Chương 2'],
  ['R37', 'the title of a chapter in small letters', 'regulation', words('QUY ĐỊNH CỤ THỂ', 'Quy định cụ thể'), 'Quy định cụ thể'],
  ['R38', 'an Điều in capitals', 'decision', words('Điều 2.', 'ĐIỀU 2.'), /^ĐIỀU 2/u],
  ['R38', 'an Điều with a colon', 'decision', words('Điều 2.', 'Điều 2:'), /^Điều 2/u],
  ['R38', 'an Điều that is not bold', 'decision', run('Điều 2', '<w:b w:val="0"/>'), /^Điều 2/u],
  ['R39', 'a mục in small letters', 'decision', words('II. NỘI DUNG', 'II. Nội dung'), 'II. Nội dung'],
  ['R39', 'a mục that is not bold', 'decision', look('muc', { bold: false }), /^I\. MỤC TIÊU/u],
  ['R40', 'a khoản with a bracket', 'letter', words('2. Gửi báo cáo', '2) Gửi báo cáo'), '2)'],
  ['R40', 'a titled khoản that is not bold', 'decision', look('khoan-co-tieu-de', { bold: false }), '1. Kiểm tra thường xuyên'],
  ['R40', 'a slanted khoản', 'letter', run('2. Gửi báo cáo', '<w:i/>'), /^2\. Gửi báo cáo/u],
  ['R41', 'a điểm with a full stop', 'decision', words('b) Ý thứ hai', 'b. Ý thứ hai'), 'b.'],
  ['R41', 'đ that is left out', 'decision', { document: (d) => JSON.parse(JSON.stringify(d).replace('đ) Ý', 'e) Ý').replace('e) Ý thứ sáu', 'g) Ý thứ sáu')) as typeof d }, 'e)'],
  ['R41', 'a letter that is not Vietnamese', 'decision', words('e) Ý thứ sáu', 'f) Ý thứ sáu'), 'f)'],
  ['R42', 'no "./." at the end', 'letter', words('quan tâm thực hiện./.', 'quan tâm thực hiện.'), /thực hiện\.$/u],
  ['R43', 'a Điều that is left out', 'decision', words('Điều 3.', 'Điều 4.'), 'Điều 4.'.slice(5)],
  ['R43', 'a khoản twice', 'decision', words('2. Giữ kỷ luật', '1. Giữ kỷ luật'), '1.'],
  ['R43', 'a mục that is left out', 'decision', words('III. TỔ CHỨC', 'IV. TỔ CHỨC'), 'IV.'],
  ['R43', 'a điểm that is left out', 'decision', words('b) Ý thứ hai', 'c) Ý thứ hai'), 'c)'],
  ['R50', 'an authority with a slash', 'letter', words('KT. GIÁM ĐỐC', 'K/T GIÁM ĐỐC'), 'K/T GIÁM ĐỐC'],
  ['R50', 'an authority that is not bold', 'letter', look('quyen-han-ky', { bold: false }), 'KT. GIÁM ĐỐC'],
  ['R51', 'an office in small letters', 'letter', words('PHÓ GIÁM ĐỐC', 'Phó Giám đốc'), 'Phó Giám đốc'],
  ['R52', 'a degree before the name', 'letter', words('Nguyễn Văn An', 'ThS. Nguyễn Văn An'), 'ThS. Nguyễn Văn An'],
  ['R52', 'a name in capitals', 'letter', words('Nguyễn Văn An', 'NGUYỄN VĂN AN'), 'NGUYỄN VĂN AN'],
  ['R54', 'an upright "Nơi nhận:"', 'letter', look('noi-nhan', { italic: false }), 'Nơi nhận:'],
  ['R54', '"Nơi nhận" without its colon', 'letter', words('Nơi nhận:', 'Nơi nhận'), 'Nơi nhận'],
  ['R55', 'recipients that are too large', 'letter', look('noi-nhan-dong', { sizePt: 12 }), '- Như trên;'],
  ['R55', 'a recipient without a dash', 'letter', words('- Như trên;', 'Như trên;'), 'Như trên;'],
  ['R55', 'a recipient that ends with a comma', 'letter', words('- Như trên;', '- Như trên,'), '- Như trên,'],
  ['R55', 'a last recipient without a full stop', 'letter', words('- Lưu: VT, CCHC.', '- Lưu: VT, CCHC'), '- Lưu: VT, CCHC'],
  ['R56', 'a bold Kính gửi', 'letter', look('kinh-gui', { bold: true }), 'Kính gửi:'],
  ['R56', 'addressees without a full stop at the end', 'letter', words('nhân dân các huyện.', 'nhân dân các huyện;'), /các huyện;$/u],
  ['R57', 'a typist\'s mark that is too large', 'letter', look('ky-hieu-soan', { sizePt: 13 }), 'NTK. 45B'],
  ['R60', 'a plan that does not say what it goes with', 'decision', withoutReference(1), 'KẾ HOẠCH'],
  ['R61', 'an electronic plan that says what it goes with', 'electronic', { document: (d) => JSON.parse(JSON.stringify(d).replace('{"kind":"rule","role":"ke-kem-theo"}', `${JSON.stringify(goods.decision.sections[1]?.blocks[3])},{"kind":"rule","role":"ke-kem-theo"}`)) as typeof d }, /^\(Kèm theo/u],
  ['R62', 'appendices in Arabic', 'decision', words('Phụ lục II', 'Phụ lục 2'), 'Phụ lục 2'],
  ['R62', 'the word in capitals', 'decision', words('Phụ lục II', 'PHỤ LỤC II'), 'PHỤ LỤC II'],
  ['R62', 'the word in another size', 'decision', look('phu-luc', { sizePt: 13 }), 'Phụ lục I'],
  ['R63', 'the title of an appendix in small letters', 'decision', words('DANH MỤC NHIỆM VỤ', 'Danh mục nhiệm vụ'), 'Danh mục nhiệm vụ'],
  ['R64', 'an appendix that does not say what it goes with', 'decision', withoutReference(2), 'DANH MỤC NHIỆM VỤ'],
  ['R64', 'a reference without its day', 'decision', { document: (d) => ({ ...d, sections: d.sections.map((s, i) => (i === 2 ? (JSON.parse(JSON.stringify(s).replace(' ngày 06 tháng 02 năm 2023', '')) as typeof s) : s)) }) }, '(Kèm theo Quyết định số 05/QĐ-SNV của Sở Nội vụ)'],
  ['R65', 'a header row that is not repeated', 'decision', { document: longTables, xml: (text) => text.replaceAll('<w:tblHeader/>', '') }, ''],
  ['R66', 'signing information that is too large', 'electronic', look('thong-tin-ky', { sizePt: 12 }), '05/QĐ-SNV'],
  ['R66', 'a time without its zone', 'electronic', words('08:15:00 +07:00', '08:15:00'), '06/02/2023 08:15:00'],
  ['R70', 'a form of copy that is not bold', 'copy', look('hinh-thuc-sao', { bold: false }), 'SAO Y'],
  ['R71', 'a copy block without its line', 'copy', without((b) => b.kind === 'rule' && b.role === 'ke-ban-sao'), 'UBND TỈNH MẪU'],
  ['R71', 'a short line over a copy block', 'copy', drawn('ke-ban-sao', 0.5), 'UBND TỈNH MẪU'],
  ['R72', 'a time of copying without its zone', 'electronicCopy', words('08:15:00 +07:00', '08:15:00'), '10/03/2023 08:15:00'],
  ['R73', 'the symbol of another form of copy', 'copy', words('05/SY-VP', '05/SL-VP'), 'Số: 05/SL-VP'],
  ['R74', 'an extract without recipients', 'extract', without((b) => b.kind === 'columns' && b.role === 'cuoi-van-ban'), 'TRÍCH SAO'],
  ['R82', 'a draft with its number', 'draft', words('Số:        /SNV-CCHC', 'Số: 46/SNV-CCHC'), 'Số: 46/SNV-CCHC'],
];

function fail(): never {
  throw new Error('no such page');
}

describe('a departure is told by its own rule, at its own place, and by no other', () => {
  it.each(mutations)('%s: %s (%s)', async (rule, _, good, change, told) => {
    const found = departures(await inspectDocument(goods[good], change));
    expect([...new Set(found.map((d) => d.rule))]).toEqual([rule]);
    if (told !== '') expect(found[0]?.words).toMatch(typeof told === 'string' ? new RegExp(`^${told.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)}$`, 'u') : told);
  });
  it('covers at least 45 rules', () => {
    expect(new Set(mutations.map(([rule]) => rule)).size).toBeGreaterThanOrEqual(45);
  });
});

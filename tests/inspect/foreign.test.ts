import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/inspect/docx/read.js';
import { inspectObserved, type Inspection } from '../../src/inspect/inspect.js';
import { docx, p, r } from './docx/builder.js';
import { departures } from './support/inspected.js';

/** Documents as other people make them: styles of Word's own, direct settings, empty paragraphs, letterheads of three kinds. */
const styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>';
const centre = '<w:jc w:val="center"/>';
const text = '<w:spacing w:before="120" w:after="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>';
const size = (points: number, more = ''): string => `${more}<w:sz w:val="${points * 2}"/>`;
const bold = '<w:b/>';
const italic = '<w:i/>';

/** Two cells side by side, the right one wide enough for the Quốc hiệu. */
function cells(left: string, right: string): string {
  const cell = (width: number, inner: string): string => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${inner}</w:tc>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="9071" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3271"/><w:gridCol w:w="5800"/></w:tblGrid><w:tr>${cell(3271, left)}${cell(5800, right)}</w:tr></w:tbl>`;
}

async function inspected(body: string): Promise<Inspection> {
  const read = await readDocx(docx({ body, styles }), 'ngoài.docx');
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return inspectObserved(read.value, 'ngoài.docx');
}

function told(inspection: Inspection): readonly string[] {
  return departures(inspection).map((d) => `${d.rule} ${d.what}: ${d.found}`);
}

function parts(inspection: Inspection, name: string): readonly string[] {
  return inspection.found.texts.flatMap((t) => t.parts.filter((part) => part.name === name).map((part) => part.spot.words));
}

const state = p('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', centre, size(13, bold)) + p('Độc lập - Tự do - Hạnh phúc', centre, size(14, `${bold}<w:u w:val="single"/>`));
const foot = cells(
  p('Nơi nhận:', '', size(12, bold + italic)) + p('- Như trên;', '', size(11)) + p('- Lưu: VT, KHTC.', '', size(11)),
  p('KT. GIÁM ĐỐC', centre, bold) + p('PHÓ GIÁM ĐỐC', centre, bold) + p('', centre) + p('', centre) + p('', centre) + p('TS. Lê Văn Bình', centre, bold),
);

describe('a công văn of a department, its letterhead in a table, its lines underlined', async () => {
  const letter = await inspected(
    cells(p('UBND TỈNH MẪU', centre, size(13)) + p('SỞ Y TẾ', centre, size(13, bold)) + p('Số: 215/SYT-KHTC', centre, size(13)) + p('V/v mua sắm trang thiết bị', `<w:spacing w:before="120"/>${centre}`, size(12)), state + p('Mẫu, ngày 07 tháng 8 năm 2023', centre, size(14, italic))) +
      p('Kính gửi: Sở Tài chính.', centre) +
      p('Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, Sở Y tế đề nghị Sở Tài chính thẩm định dự toán mua sắm trang thiết bị của các đơn vị trực thuộc theo danh mục gửi kèm.', text) +
      p('Sở Y tế kính đề nghị Sở Tài chính quan tâm thực hiện./.', text) +
      foot,
  );
  it('finds all its parts', () => {
    expect(letter.found.texts.map((t) => t.kind)).toEqual(['van-ban']);
    for (const [name, words] of [['co-quan-chu-quan', 'UBND TỈNH MẪU'], ['co-quan-ban-hanh', 'SỞ Y TẾ'], ['so-ky-hieu', 'Số: 215/SYT-KHTC'], ['ve-viec', 'V/v mua sắm trang thiết bị'], ['kinh-gui', 'Kính gửi: Sở Tài chính.'], ['ho-ten-ky', 'TS. Lê Văn Bình']] as const) expect(parts(letter, name)).toEqual([words]);
  });
  it('tells what is wrong and nothing else', () => {
    expect(told(letter)).toEqual(['R12 đường kẻ dưới Tiêu ngữ: gạch chân chữ', 'R15 đường kẻ dưới tên cơ quan: không có', 'R52 họ tên người ký: TS. Lê Văn Bình']);
  });
});

describe('a decision of a district, its letterhead made by tabs', async () => {
  const stops = '<w:tabs><w:tab w:val="center" w:pos="1900"/><w:tab w:val="center" w:pos="6500"/></w:tabs>';
  const tabbed = (left: string, right: string, leftLooks: string, rightLooks: string): string =>
    `<w:p><w:pPr>${stops}</w:pPr><w:r><w:tab/></w:r>${r(left, leftLooks)}<w:r><w:tab/></w:r>${r(right, rightLooks)}</w:p>`;
  const decision = await inspected(
    tabbed('ỦY BAN NHÂN DÂN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', size(13, bold), size(13, bold)) +
      tabbed('HUYỆN MẪU', 'Độc lập - Tự do - Hạnh phúc', size(13, bold), size(14, bold)) +
      tabbed('Số: 9/QĐ-UBND', 'Mẫu, ngày 12 tháng 4 năm 2023', size(13), size(14, italic)) +
      p('QUYẾT ĐỊNH', centre, bold) +
      p('Về việc thành lập Tổ công tác', centre, bold) +
      p('ỦY BAN NHÂN DÂN HUYỆN MẪU', centre, bold) +
      p('Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;', text, italic) +
      p('Xét đề nghị của Trưởng phòng Nội vụ,', text, italic) +
      p('QUYẾT ĐỊNH:', centre, bold) +
      `<w:p><w:pPr>${text}</w:pPr>${r('Điều 1.', bold)}${r(' Thành lập Tổ công tác của huyện.')}</w:p>` +
      `<w:p><w:pPr>${text}</w:pPr>${r('Điều 2.', bold)}${r(' Các thành viên chịu trách nhiệm thi hành Quyết định này.')}</w:p>` +
      cells(p('Nơi nhận:', '', size(12, bold + italic)) + p('- Như Điều 2;', '', size(11)) + p('- Lưu: VT.', '', size(11)), p('TM. ỦY BAN NHÂN DÂN', centre, bold) + p('CHỦ TỊCH', centre, bold) + p('', '') + p('', '') + p('Trần Thị Mai', centre, bold)),
  );
  it('finds the letterhead on both sides', () => {
    expect(parts(decision, 'co-quan-ban-hanh')).toEqual(['ỦY BAN NHÂN DÂN', 'HUYỆN MẪU']);
    expect(parts(decision, 'quoc-hieu')).toEqual(['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']);
    expect(parts(decision, 'dia-danh-ngay')).toEqual(['Mẫu, ngày 12 tháng 4 năm 2023']);
    expect(parts(decision, 'can-cu')).toHaveLength(2);
  });
  it('tells what is wrong and nothing else', () => {
    expect(told(decision)).toEqual(['R12 đường kẻ dưới Tiêu ngữ: không có', 'R15 đường kẻ dưới tên cơ quan: không có', 'R16 số, ký hiệu: số dưới 10: 9', 'R20 đường kẻ dưới trích yếu: không có', 'R31 căn cứ: dấu cuối dòng: ,', 'R42 dấu kết thúc văn bản: này.']);
  });
});

describe('a report, its letterhead in text boxes', async () => {
  const emu = (points: number): number => points * 12_700;
  const box = (x: number, width: number, content: string): string =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>${emu(x)}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="${emu(width)}" cy="${emu(90)}"/><wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:spPr><a:prstGeom prst="rect"/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>`;
  const report = await inspected(
    `<w:p>${box(0, 150, p('UBND HUYỆN MẪU', centre, size(13)) + p('PHÒNG NỘI VỤ', centre, size(13, bold)) + p('Số: 31/BC-PNV', centre, size(13)))}${box(160, 300, state + p('Mẫu, ngày 20 tháng 6 năm 2023', centre, size(14, italic)))}</w:p>` +
      p('BÁO CÁO', centre, bold) +
      p('Kết quả cải cách hành chính 6 tháng đầu năm 2023', centre, bold) +
      p('I. KẾT QUẢ', text, bold) +
      p('1. Công tác chỉ đạo được thực hiện đúng kế hoạch.', text) +
      p('2. Kết quả đạt được theo chỉ tiêu đã giao.', text) +
      p('II. Kiến nghị', text, bold) +
      p('Không có kiến nghị./.', text) +
      cells(p('Nơi nhận:', '', size(12, bold + italic)) + p('- UBND huyện;', '', size(11)) + p('- Lưu: VT.', '', size(11)), p('TRƯỞNG PHÒNG', centre, bold) + p('', '') + p('', '') + p('Phạm Văn Dũng', centre, bold)),
  );
  it('finds the parts inside the boxes', () => {
    expect(parts(report, 'co-quan-chu-quan')).toEqual(['UBND HUYỆN MẪU']);
    expect(parts(report, 'co-quan-ban-hanh')).toEqual(['PHÒNG NỘI VỤ']);
    expect(parts(report, 'quoc-hieu')).toEqual(['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']);
    expect(parts(report, 'muc')).toEqual(['I. KẾT QUẢ', 'II. Kiến nghị']);
  });
  it('tells what is wrong and nothing else', () => {
    expect(told(report)).toEqual(['R12 đường kẻ dưới Tiêu ngữ: gạch chân chữ', 'R15 đường kẻ dưới tên cơ quan: không có', 'R20 đường kẻ dưới trích yếu: không có', 'R39 mục: chữ: in thường']);
  });
});

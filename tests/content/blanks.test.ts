import { describe, expect, it } from 'vitest';
import { blankIn } from '../../src/content/blanks.js';
import { placedTexts } from '../../src/content/places.js';
import { isProposal, isWhole, proposalOf } from '../../src/content/proposal.js';
import { readPlan } from '../../src/content/read.js';

describe('a place left to be filled in', () => {
  it.each([
    ['tại Tờ trình số …/TTr-SNV ngày 18 tháng 12 năm 2023.', 'Tờ trình số …/TTr-SNV ngày 18'],
    ['Tờ trình số 512/TTr-SNV ngày ... tháng 12 năm 2023;', 'số 512/TTr-SNV ngày ... tháng 12'],
    ['ngày …/…/2023', 'ngày …/…/2023'],
    ['số ……… /TTr-SNV', 'số ……… /TTr-SNV'],
    ['số ..../TTr-SNV', 'số ..../TTr-SNV'],
    ['số ____/TTr-SNV', 'số ____/TTr-SNV'],
    ['Quyết định số /QĐ-UBND ngày 12/12/2023', 'Quyết định số /QĐ-UBND ngày 12/12/2023'],
    ['Quyết định số: /QĐ-UBND', 'Quyết định số: /QĐ-UBND'],
    ['ngày tháng năm 2023', 'ngày tháng năm 2023'],
    ['ngày   tháng 12 năm 2023', 'ngày   tháng 12 năm 2023'],
    ['ngày 12 tháng năm 2023', 'ngày 12 tháng năm 2023'],
    ['ngày /12/2023', 'ngày /12/2023'],
    ['số <số>/QĐ-UBND', 'số <số>/QĐ-UBND'],
    ['Tờ trình số [số]', 'Tờ trình số [số]'],
    ['số XX/TTr-SNV', 'số XX/TTr-SNV'],
    ['ngày xx/12/2023', 'ngày xx/12/2023'],
    ['số 12, ngày … tháng 12', 'số 12, ngày … tháng 12'],
    ['Giao Sở … chủ trì', 'Giao Sở … chủ trì'],
  ])('%s', (text, words) => {
    expect(blankIn(text)?.words).toBe(words);
  });
  it.each([
    'chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./.',
    'trên các nền tảng (Zalo, Facebook, ...) và báo chí;',
    'trên các nền tảng (Zalo, Facebook…).',
    'y tế, giáo dục, … theo quy định',
    'hội nghị, tập huấn, v.v... cho công chức',
    'Nghị quyết Đại hội Đảng bộ tỉnh khóa XX; thế kỷ XXI',
    'tổng số/số lượng hồ sơ trong ngày/tuần, 24 giờ/ngày',
    'thông tin về họ tên, ngày, tháng, năm sinh',
    'ngày tháng năm sinh của người nộp',
    'trong tháng năm 2024',
    'Điều 2 [1]',
    'khi a < 5 và b > 3, <b>đậm</b>, [ ] và :mã[]',
  ])('none in: %s', (text) => {
    expect(blankIn(text)).toBeUndefined();
  });
  it('none in the whole of the decision of 2023', () => {
    const { plan } = readPlan('.', 2023);
    expect(plan === undefined ? ['unread'] : placedTexts(plan).filter(({ text }) => blankIn(text) !== undefined)).toEqual([]);
  });
});

describe('the căn cứ that says who proposed the decision', () => {
  it.each([
    ['Xét đề nghị của Giám đốc Sở Nội vụ tại Công văn số 4046/SNV-CCHC ngày 26 tháng 12 năm 2022.', ['4046/SNV-CCHC'], ['2022-12-26'], true],
    ['Xét Tờ trình số 51/TTr-SNV ngày 05/12/2023 của Sở Nội vụ.', ['51/TTr-SNV'], ['2023-12-05'], true],
    ['Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 51/TTr-SNV ngày 05/12/2023 và Báo cáo thẩm định số 7/BC-STP ngày 01/12/2023.', ['51/TTr-SNV', '7/BC-STP'], ['2023-12-05', '2023-12-01'], true],
    ['Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 51/TTr-SNV và Báo cáo số 7/BC-STP ngày 01/12/2023.', ['51/TTr-SNV', '7/BC-STP'], ['2023-12-01'], false],
    ['Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình.', [], [], false],
    ['Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 00/TTr-SNV ngày 30/02/2023.', [], [], false],
  ])('%s', (text, numbers, days, whole) => {
    expect(isProposal(text)).toBe(true);
    const proposal = proposalOf(text);
    expect(proposal).toEqual({ numbers, days });
    expect(proposal !== undefined && isWhole(proposal)).toBe(whole);
  });
  it('names no document: nothing is to be given', () => {
    expect(proposalOf('Theo đề nghị của Giám đốc Sở Nội vụ.')).toBeUndefined();
  });
  it.each(['Căn cứ Luật Tổ chức chính quyền địa phương;', 'Căn cứ Công văn số 12/BNV-CCHC ngày 05/12/2023 của Bộ Nội vụ;', 'Theo Nghị quyết số 76/NQ-CP;'])('is not: %s', (text) => {
    expect(isProposal(text)).toBe(false);
  });
});

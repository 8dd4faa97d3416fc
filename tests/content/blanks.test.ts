import { describe, expect, it } from 'vitest';
import { blankIn } from '../../src/content/blanks.js';
import { placedTexts } from '../../src/content/places.js';
import { isProposal, proposalOf, proposalWords } from '../../src/content/proposal.js';
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
    ['Công văn số /SNV-CCHC', 'Công văn số /SNV-CCHC'],
    ['theo số /TTr-SNV', 'theo số /TTr-SNV'],
    ['Tờ trình số / TTr-SNV', 'Tờ trình số / TTr-SNV'],
    ['Số: /UBND', 'Số: /UBND'],
    ['ngày / tháng 12 năm 2023', 'ngày / tháng 12 năm 2023'],
    ['ngày / / 2023', 'ngày / / 2023'],
    ['Tờ trình số 12, …/…/2023', 'trình số 12, …/…/2023'],
    ['Zalo, Facebook, … tại Tờ trình số …', 'Tờ trình số …'],
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
    'Nâng tỷ trọng kinh tế số/GRDP của tỉnh đạt 12%',
    'Bồi dưỡng về chuyển đổi số/CCHC, chuyển đổi số / CNTT-TT, kinh tế số/KH-CN cho công chức',
    'Rút ngắn còn 02 ngày / 01 hồ sơ, không quá 05 ngày / 01 tháng',
    'điền ngày/tháng/năm sinh',
    'Tuyên truyền trên Zalo, Facebook,… Đồng thời tổ chức hội thi',
    'Tuyên truyền trên Zalo, Facebook, … (nếu có)',
    'Tuyên truyền trên Zalo, Facebook… (nếu có)',
    'Các lĩnh vực y tế, giáo dục, v.v… Đến cuối năm hoàn thành; y tế, vv... Sau đó',
    'Tuyên truyền qua Zalo; báo chí; … Đến cuối năm: một cửa, dịch vụ công,…: kết nối',
    'thông tin về họ tên, ngày, tháng, năm sinh',
    'ngày tháng năm sinh của người nộp',
    'trong tháng năm 2024',
    'Điều 2 [1]',
    'khi a < 5 và b > 3, <b>đậm</b>, [ ] và :mã[]',
  ])('none in: %s', (text) => {
    expect(blankIn(text)).toBeUndefined();
  });
  const long = 100_000;
  it.each<[string, string]>([
    ['commas and one dot sign', `${', '.repeat(long / 2)}1…`],
    ['commas, then many dot signs', `${', '.repeat(long / 4)}${'1… b'.repeat(long / 8)}`],
    ['dot signs only', '… '.repeat(long / 2)],
    ['enumerations without end', 'a, b… c'.repeat(long / 7)],
    ['"v.v…" again and again', 'a, b, v.v… '.repeat(long / 11)],
    ['spaces before dots', `,${' '.repeat(long)}1…`],
    ['spaces between dots', `a,${`${' '.repeat(300)}…b`.repeat(long / 302)}`],
    ['one word before the blank', `${'a'.repeat(long)} b c __ x`],
    ['words after the blank', `__${' x'.repeat(long / 2)}`],
    ['spaces before the blank', `${' '.repeat(long)}__`],
    ['"số" again and again', 'số '.repeat(long / 3)],
    ['"số" and spaces', `số${' '.repeat(long)}:`],
    ['"ngày" and spaces', `ngày${' '.repeat(long)}/${' '.repeat(long)}x`],
    ['"ngày /" again and again', 'ngày / '.repeat(long / 7)],
    ['brackets never closed', '<ngày '.repeat(long / 6)],
    ['x', `số ${'x'.repeat(long)}1`],
  ])('is looked for in one pass: %s', (_, text) => {
    const start = performance.now();
    blankIn(text);
    expect(performance.now() - start).toBeLessThan(4000);
  });
  it('is told with few words, however long they are', () => {
    expect(blankIn(`${'a'.repeat(5000)} __ ${'b'.repeat(5000)}`)?.words.length).toBeLessThan(300);
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
    ...[
      ['số: 77/TTr-SNV ngày 20 tháng 12 năm 2023', true],
      ['Số\u00a077/TTr-SNV ngày 20-12-2023', true],
      ['số 077 / TTr-SNV, ngày 20.12.2023', true],
      ['77/TTr-SNV ngày 20 tháng 12/2023', true],
      ['ngày 20/12/2023 số 77/TTr-SNV', true],
      ['của Sở Nội vụ số 77/TTr-SNV, trình ngày 20/12/2023', true],
      ['số 77/TTr-SNV ngày 20 tháng 12 năm 2023 về Kế hoạch thực hiện Nghị quyết số 76/NQ-CP', true],
      ['số 77/TTr-SNV ngày 20 tháng 12 năm 2023 về thực hiện Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 và Công văn số 12/BNV-CCHC', true],
      ['về việc ban hành Kế hoạch cải cách hành chính số 77/TTr-SNV ngày 20 tháng 12 năm 2023', true],
      ['số 77/TTr-SNV theo Nghị quyết ban hành ngày 20 tháng 12 năm 2023', false],
      ['số 77/TTr-SNV về việc ban hành Kế hoạch năm 2024 ngày 20 tháng 12 năm 2023', false],
    ].map(([words, whole]): [string, string[], string[], boolean] => [`Xét đề nghị của Sở Nội vụ tại Tờ trình ${String(words)}.`, ['77/TTr-SNV'], whole === true ? ['2023-12-20'] : [], whole === true]),
    ['Xét các Tờ trình số 77/TTr-SNV, số 78/TTr-SNV ngày 20 tháng 12 năm 2023.', ['77/TTr-SNV', '78/TTr-SNV'], ['2023-12-20'], true],
    ['Xét Tờ trình số 77/TTr-SNV và Tờ trình số 78/TTr-SNV ngày 20 tháng 12 năm 2023.', ['77/TTr-SNV', '78/TTr-SNV'], ['2023-12-20'], false],
    ['Xét đề nghị về việc ban hành Kế hoạch của Giám đốc Sở Kế hoạch và Đầu tư tại Công văn số 5/SKHĐT-TH ngày 20/12/2023.', ['5/SKHĐT-TH'], ['2023-12-20'], true],
    ['Xét đề nghị của Giám đốc Sở Nội vụ tại TTr 4046/SNV – CCHC, 26.12.2022.', ['4046/SNV-CCHC'], ['2022-12-26'], true],
    ['Xét đề nghị của Giám đốc Sở Nội vụ (4046/SNV-CCHC).', ['4046/SNV-CCHC'], [], false],
    ['Thực hiện Tờ trình số 77/TTr-SNV của Sở Nội vụ.', ['77/TTr-SNV'], [], false],
    ['Thực hiện Tờ trình của Sở Nội vụ trình UBND tỉnh (chưa có số, ngày).', [], [], false],
    ['Trên cơ sở Công văn số 5/SNV-CCHC ngày 05/12/2023 của Sở Nội vụ đề nghị UBND tỉnh ban hành Kế hoạch.', ['5/SNV-CCHC'], ['2023-12-05'], true],
  ])('%s', (text, numbers, days, whole) => {
    expect(isProposal(text)).toBe(true);
    expect(proposalOf(text)).toEqual({ numbers, days, unreal: text.includes('30/02/2023') ? ['30/02/2023'] : [], isWhole: whole });
  });
  it('names no document: nothing is to be given', () => {
    expect(proposalOf('Theo đề nghị của Giám đốc Sở Nội vụ.')).toBeUndefined();
  });
  it.each(['Căn cứ Luật Tổ chức chính quyền địa phương;', 'Căn cứ Công văn số 12/BNV-CCHC ngày 05/12/2023 của Bộ Nội vụ;', 'Theo Nghị quyết số 76/NQ-CP;', 'Căn cứ Nghị quyết số 5/NQ-HĐND ngày 05/12/2020 của HĐND tỉnh thông qua Tờ trình số 12/TTr-UBND;'])('is not: %s', (text) => {
    expect(isProposal(text)).toBe(false);
    expect(proposalWords(text)).toBeUndefined();
  });
  it.each([
    ['Xét đề nghị của Giám đốc Sở Nội vụ tại Công văn số 4046/SNV-CCHC ngày 26 tháng 12 năm 2022.', 'số 4046/SNV-CCHC ngày 26 tháng 12 năm 2022'],
    ['Xét đề nghị của Giám đốc Sở Nội vụ tại Công văn số: 4046/SNV-CCHC, ngày 26-12-2022.', 'số: 4046/SNV-CCHC, ngày 26-12-2022'],
    ['Thực hiện Tờ trình 77/TTr-SNV của Sở Nội vụ ngày 20/12/2023.', '77/TTr-SNV'],
  ])('is asked about next year by its number and day: %s', (text, words) => {
    expect(proposalWords(text)).toBe(words);
  });
  it.each<[string, string]>([
    ['numbers', 'Xét số 1 '.repeat(12_000)],
    ['a symbol without end', `Xét số 1${'/a'.repeat(50_000)}!`],
    ['zeros', `Xét số ${'0'.repeat(100_000)}`],
    ['dashes', `Xét số 1/A${' - A'.repeat(25_000)}`],
    ['spaces', `Xét số${' '.repeat(100_000)}1${' '.repeat(100_000)}/`],
    ['days', 'Xét ngày 1/1/2023 '.repeat(6000)],
    ['"đề nghị"', 'đề nghị '.repeat(12_000)],
    ['papers', 'số 1/TTr-A, '.repeat(9000)],
  ])('is read in one pass: %s', (_, text) => {
    const start = performance.now();
    isProposal(text);
    proposalOf(text);
    proposalWords(text);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksIn } from '../../src/content/marks.js';
import { placedTexts } from '../../src/content/places.js';
import { readPlan } from '../../src/content/read.js';

const shown = (text: string): readonly string[] => marksIn(text).map(({ index, words, isSure }) => `${isSure ? 'sure' : 'perhaps'} ${index} ${words}`);

describe('marks of Markdown and HTML in a text', () => {
  it.each<[string, readonly string[]]>([
    ['Giao **Sở Nội vụ** chủ trì', ['sure 5 **Sở Nội vụ**']],
    ['**Sở Nội vụ:** chủ trì; ***gấp***', ['sure 0 **Sở Nội vụ:**', 'sure 24 ***gấp***']],
    ['Giao __Sở Nội vụ__ chủ trì', ['sure 5 __Sở Nội vụ__']],
    ['Giao *Sở Nội vụ* và _Sở Y tế_.', ['perhaps 5 *Sở Nội vụ*', 'perhaps 20 _Sở Y tế_']],
    ['a <b>Sở</b>, <br/> <font color="red">đỏ</font>', ['sure 2 <b>', 'sure 7 </b>', 'sure 13 <br/>', 'sure 19 <font color="red">', 'sure 39 </font>']],
    ['chủ trì <!-- xem lại **chỗ** này --> trong năm', ['sure 8 <!-- xem lại **chỗ** này -->']],
    ['chủ trì <!-- xem lại', ['sure 8 <!-- xem lại']],
    ['xem lại --> trong năm', ['perhaps 8 -->']],
    ['tại [Cổng tỉnh](https://khanhhoa.gov.vn), ![hình](./a.png)', ['sure 4 [Cổng tỉnh](https://khanhhoa.gov.vn)', 'sure 42 ![hình](./a.png)']],
    ['dùng `mã` và ~~bỏ~~, xem[^1]', ['sure 5 `mã`', 'sure 13 ~~bỏ~~', 'sure 24 [^1]']],
    ['| a | b |', ['perhaps 0 | a | b |']],
    ['> trích', ['perhaps 0 > ']],
    ['* Sở Nội vụ', ['perhaps 0 * ']],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
  it.each([
    'Sở Nội vụ* và Sở Y tế*', '(*) Ghi chú; (*) đã xong', '* ', '***', '5 * 3 * 2', '2*3*4', '*101# và *102#', 'a < b và c > d', 'Chỉ số <10 và >5', 'a <số liệu> b', '____', 'số ____ ngày ____',
    'a_b_c', 'tep_mau_bieu.docx', 'a | b | c', 'Điều 2 [1]', '[Phụ lục I](kèm theo)', 'điểm [a](b)', 'tỷ lệ ~ 5, ~6', 'x&y', 'Sở A (**), Sở B (**)', 'https://a.vn/b_c_d', "dấu ` và '", 'a – b -- c', '"*" là bắt buộc, "*"',
  ])('none in: %s', (text) => {
    expect(shown(text)).toEqual([]);
  });
  it('none in the whole of the decision of 2023', () => {
    const { plan } = readPlan('.', 2023);
    expect(plan === undefined ? ['unread'] : placedTexts(plan).flatMap(({ text }) => shown(text))).toEqual([]);
  });
  it('every mark stands where it says, one after the other, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('*', '_', '<', '!--', '-->', 'b>', '`', '[', '](', 'http:', ')', '~~', '|', ' ', 'ă', '1', '^')), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const { index, words } of marksIn(text)) {
          const start = words.split('…')[0] ?? words;
          if (index < end || !text.startsWith(start, index)) return false;
          end = index + start.length;
        }
        return true;
      }),
      { seed: 4 },
    );
  });
});

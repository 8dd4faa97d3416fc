import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharacters } from '../../src/content/characters.js';

function codes(text: string): string[] {
  return checkCharacters(text, (index) => ({ file: 'x', line: 1, column: index + 1 })).map((d) => `${d.column} ${d.code}`);
}

describe('only Vietnamese text in precomposed Unicode passes (R04)', () => {
  it.each([
    ['Ủy ban nhân dân – “kế hoạch” … 100% & < > ]]> {{ * _ |', []],
    ['a\u0301', ['1 not-nfc']],
    ['ca\u200bch', ['3 invisible-character']],
    ['ca\u0007ch', ['3 control-character']],
    ['x\ny', ['2 control-character']],
    ['\ufeffx', ['1 invisible-character']],
    ['x\u202ey', ['2 invisible-character']],
    ['c\u0430ch', ['2 look-alike-letter']],
    ['Ð', ['1 look-alike-letter']],
    ['Ａ', ['1 look-alike-letter']],
    ['x\ue000', ['2 control-character']],
    ['mất \ufffd', ['5 lost-letter']],
    ['x\ufffcy', ['2 invisible-character']],
    ['x\u034fy', ['2 invisible-character']],
    ['x\u0336y', ['2 loose-mark']],
    ['a\u0301 x\u0336', ['1 not-nfc', '5 loose-mark']],
    ['\u0251 \u0261 \u01ce \u0131', ['1 look-alike-letter', '3 look-alike-letter', '5 look-alike-letter', '7 look-alike-letter']],
    ['1\u22122', ['2 look-alike-letter']],
    ['\u2605', ['1 unusual-character']],
    ['\u{1f600}', ['1 unusual-character']],
    ['25°C ± 5 m² “§ 3” – 10 ≥ 5 → 1.000 ₫', []],
    ['hai  cách', ['4 stray-space']],
    [' đầu', ['1 stray-space']],
  ])('%j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('passes every text of Vietnamese letters', () => {
    const letters = 'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ'.normalize('NFC');
    const all = `${letters}${letters.toLocaleUpperCase('vi')}0123456789.,;:/-–()%“”`.split('');
    fc.assert(fc.property(fc.array(fc.constantFrom(...all), { minLength: 1 }), (chars) => codes(chars.join('')).length === 0), { seed: 4 });
  });
});

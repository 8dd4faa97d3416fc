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

import { describe, expect, it } from 'vitest';
import { checkTypedTexts } from '../../src/content/checks/typed-texts.js';
import { readPlan } from '../../src/content/read.js';
import { spacedSignsIn } from '../../src/content/spaces.js';

const told = (text: string): readonly unknown[] => spacedSignsIn(text).map(({ index, sign, words }) => [index, sign, words]);

describe('a space before a sign', () => {
  it('a figure that was lost is told with its place and the words around it', () => {
    expect(told('mức độ hài lòng đạt trên , đối với cấp tỉnh')).toEqual([[24, ',', 'lòng đạt trên , đối với']]);
  });
  it.each([
    ['đạt 84 %', '%'], ['đạt % hồ sơ', '%'], ['năm 2030 ; các sở', ';'], ['gồm : một', ':'], ['(Sở Y tế )', ')'], ['hết năm .', '.'], ['có ,nhưng', ','], ['trên\n, đối', ','], ['không\u00a0, có', ','],
  ])('%j', (text, sign) => { expect(spacedSignsIn(text).map((found) => found.sign)).toEqual([sign]); });
  it('each of several', () => { expect(told('a b , c ; d').length).toBe(2); });
  it.each([
    'đạt trên 84%, đối với', 'y tế, giáo dục …;', 'y tế, ...', 'y tế ...', 'thi hành ./.', 'thi hành./.', 'tên miền .vn, .gov.vn', 'tệp .docx', 'ô đánh dấu ( )', '1 . Nội dung', 'a ) Nội dung', 'Quyết định số /QĐ-UBND', '- Một; hai', '', ' , ',
  ])('silent: %j', (text) => { expect(told(text)).toEqual([]); });
  it('goes through a long text at once', () => { expect(told(`${' '.repeat(50_000)}x${' a'.repeat(50_000)}`)).toEqual([]); });
  it('silent on the plan of 2023', () => {
    const { plan } = readPlan('.', 2023);
    expect(plan === undefined ? undefined : checkTypedTexts(plan).map(({ code }) => code)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { mended, mistypedIn } from '../../src/content/mistyped.js';
import { placedTexts } from '../../src/content/places.js';
import { readPlan } from '../../src/content/read.js';

describe('letters among digits, and "Qúy"', () => {
  it.each([
    ['trong năm 2O24', 'trong năm 2024'],
    ['Quý I/2O24', 'Quý I/2024'],
    ['năm 202l, 20l5 và 2o2o', 'năm 2021, 2015 và 2020'],
    ['ngày O5/l2/2024', 'ngày 05/12/2024'],
    ['ngày l5 tháng 1O năm 2024', 'ngày 15 tháng 10 năm 2024'],
    ['đạt 1OO%', 'đạt 100%'],
    ['số 1O/QĐ-UBND, số 1O5/2O24/NĐ-CP', 'số 10/QĐ-UBND, số 105/2024/NĐ-CP'],
    ['Qúy I/2024', 'Quý I/2024'],
    ['hết qúy 1 năm 2024, QÚY II/2024', 'hết quý 1 năm 2024, QUÝ II/2024'],
    ['Quí I, II/2024', 'Quý I, II/2024'],
  ])('%s', (text, meant) => {
    expect(mended(text)).toBe(meant);
  });
  it.each(['Quý I/2024', 'khí O2, CO2, H2O', 'bình 10l, 20 l', 'mục I.1, I-1, 1I', 'Luật số 31/2024/QH15', 'điểm l khoản 2', 'Quy định 1 năm 2024', 'Quỹ I', 'quy trình', 'I/2024', 'Covid-19', '3o', 'ISO 9001:2015'])('none in: %s', (text) => {
    expect(mistypedIn(text)).toEqual([]);
  });
  it('none in the whole of the decision of 2023', () => {
    const { plan } = readPlan('.', 2023);
    expect(plan === undefined ? ['unread'] : placedTexts(plan).flatMap(({ text }) => mistypedIn(text))).toEqual([]);
  });
});

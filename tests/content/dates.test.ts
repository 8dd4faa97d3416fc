import { describe, expect, it } from 'vitest';
import { dayWords, monthWords, parseDay } from '../../src/content/dates.js';

describe('dates in official words (R17)', () => {
  it.each([
    ['2022-12-28', '28', '12'],
    ['2023-01-05', '05', '01'],
    ['2023-02-10', '10', '02'],
    ['2023-03-09', '09', '3'],
  ])('%s: ngày %s tháng %s — days below 10 and months 1, 2 take a 0', (iso, day, month) => {
    const parsed = parseDay(iso);
    expect(parsed && [dayWords(parsed), monthWords(parsed)]).toEqual([day, month]);
  });
  it.each(['2023-02-29', '2023-13-01', '2023-00-10', '2023-06-31', '28/12/2022', ''])('%s is no day', (iso) => {
    expect(parseDay(iso)).toBeUndefined();
  });
});

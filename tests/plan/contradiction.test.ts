import { describe, expect, it } from 'vitest';
import type { DeadlineMeaning } from '../../src/content/schema.js';
import { contradicts } from '../../src/plan/deadlines/contradiction.js';

const q1: DeadlineMeaning = { kind: 'quarter', year: 2024, quarter: 1 };
const q2: DeadlineMeaning = { kind: 'quarter', year: 2024, quarter: 2 };
const march: DeadlineMeaning = { kind: 'month', year: 2024, month: 3 };
const year: DeadlineMeaning = { kind: 'year', year: 2024 };
const years: DeadlineMeaning = { kind: 'years', from: 2023, to: 2025 };
const ongoing: DeadlineMeaning = { kind: 'ongoing' };

describe('words of a deadline that are not understood contradict a meaning', () => {
  it.each<[string, readonly DeadlineMeaning[]]>([
    ['Hết quý 1 năm 2025', [q1]],
    ['Hết quý 1 năm 2025', [year]],
    ['Hết quý II/2024', [q1]],
    ['Cuối quý 4 năm 2024', [march]],
    ['Trước tháng 3/2026', [year]],
    ['Giai đoạn 2026-2030', [years]],
  ])('%s', (words, meaning) => {
    expect(contradicts(words, meaning)).toBe(true);
  });
  it.each<[string, readonly DeadlineMeaning[]]>([
    ['Hết quý 1 năm 2024', [q1]],
    ['Hết quý 1 năm 2024', [march]],
    ['Trước quý II/2024', [q1]],
    ['Trước năm 2025', [year]],
    ['Sau năm 2023', [year]],
    ['Giai đoạn 2021-2025', [year]],
    ['Quý I, II năm 2024', [q2]],
    ['Quý I và quý II năm 2024', [q1, q2]],
    ['Hằng quý năm 2024', [q1]],
    ['Hai tuần sau ngày ban hành', [q1]],
    ['Theo Nghị định số 12/2020/NĐ-CP', [year]],
    ['Hằng năm, bắt đầu năm 2020', [ongoing]],
  ])('not: %s', (words, meaning) => {
    expect(contradicts(words, meaning)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import type { DeadlineMeaning } from '../../../src/content/schema.js';
import { moveDeadline, moveMeaning } from '../../../src/draft/years/move-deadline.js';
import { describeDeadline } from '../../../src/plan/deadlines/describe.js';
import { readDeadline } from '../../../src/plan/deadlines/read-words.js';
import { cellText } from '../../../src/plan/words.js';

function move(words: string): string {
  const reading = readDeadline(words);
  if (reading.kind !== 'understood') return reading.kind;
  const { deadline } = moveDeadline({ words: [words], meaning: [...reading.meaning] }, 2023, 2024);
  return `${cellText(deadline.words)} = ${deadline.meaning.map(describeDeadline).join('; ')}${deadline.outsideYear === true ? ' (outside)' : ''}`;
}

describe('a deadline moves with its words', () => {
  it.each([
    ['30/06/2023', '30/06/2024 = ngày 30/06/2024'],
    ['Tháng 6/2023', 'Tháng 6/2024 = tháng 6/2024'],
    ['Từ Quý I/2023', 'Từ Quý I/2024 = từ quý I/2024'],
    ['Trong năm 2023', 'Trong năm 2024 = năm 2024'],
    ['Tháng 12/2022', 'Tháng 12/2023 = tháng 12/2023 (outside)'],
    ['Quý I/2024', 'Quý I/2025 = quý I/2025 (outside)'],
    ['Năm 2023 - 2024', 'Năm 2023 - 2024 = năm 2023-2024 (outside)'],
    ['Quý III/2024', 'Quý III/2024 = quý III/2024'],
    ['Năm 2023 và năm 2024', 'unclear'],
    ['Thường xuyên', 'Thường xuyên = thường xuyên'],
    ['Trong năm 2023 (sau khi có hướng dẫn của Trung ương)', 'Trong năm 2024 (sau khi có hướng dẫn của Trung ương) = năm 2024; phụ thuộc có hướng dẫn của Trung ương'],
    ['Theo Kế hoạch số 10583/KH-UBND ngày 31/10/2022', 'unclear'],
  ])('%s → %s', (words, expected) => {
    expect(move(words)).toBe(expected);
  });

  it('keeps a day that the new year lacks, in words and meaning', () => {
    const { deadline } = moveDeadline({ words: ['29/02/2024'], meaning: [{ kind: 'date', date: '2024-02-29' }] }, 2024, 2025);
    expect(deadline).toEqual({ words: ['29/02/2024'], meaning: [{ kind: 'date', date: '2024-02-29' }], outsideYear: true });
  });

  it('moves a meaning by itself where the words say something else, and mends nothing', () => {
    const meaning: DeadlineMeaning[] = [{ kind: 'quarter', year: 2023, quarter: 3 }];
    expect(moveMeaning(meaning, ['Quý I/2023'], 2023, 2024)).toEqual({ meaning: [{ kind: 'quarter', year: 2024, quarter: 3 }], outsideYear: false });
  });

  it('keeps what a dependent deadline depends on', () => {
    const meaning: DeadlineMeaning[] = [{ kind: 'dependent', on: 'hướng dẫn của Trung ương' }];
    expect(moveMeaning(meaning, ['Sau khi có hướng dẫn'], 2023, 2024).meaning).toEqual(meaning);
  });

  it('keeps items items', () => {
    const { deadline } = moveDeadline({ words: [{ item: 'Quý I/2023' }], meaning: [{ kind: 'quarter', year: 2023, quarter: 1 }] }, 2023, 2024);
    expect(deadline.words).toEqual([{ item: 'Quý I/2024' }]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tasksShape } from '../../src/content/schema.js';
import { describeDeadline } from '../../src/plan/deadlines/describe.js';
import { readDeadline } from '../../src/plan/deadlines/read-words.js';
import { partText } from '../../src/plan/words.js';

function meaning(words: string): string {
  const reading = readDeadline(words);
  return reading.kind === 'understood' ? reading.meaning.map(describeDeadline).join('; ') : reading.kind;
}

describe('the words of a deadline', () => {
  it.each([
    ['Quý I/2023', 'quý I/2023'],
    ['Quý IV/2023', 'quý IV/2023'],
    ['Từ Quý I/2023', 'từ quý I/2023'],
    ['Tháng 01/2023', 'tháng 1/2023'],
    ['Tháng 12/2022', 'tháng 12/2022'],
    ['Tháng 13/2023', 'impossible'],
    ['Trong năm 2023', 'năm 2023'],
    ['Năm 2023 - 2024', 'năm 2023-2024'],
    ['30/06/2023', 'ngày 30/06/2023'],
    ['31/06/2023', 'impossible'],
    ['29/02/2023', 'impossible'],
    ['29/02/2024', 'ngày 29/02/2024'],
    ['Thường xuyên', 'thường xuyên'],
    ['Theo tiến độ của Trung ương', 'phụ thuộc tiến độ của Trung ương'],
    ['Sau khi Đề án được phê duyệt', 'phụ thuộc Đề án được phê duyệt'],
    ['Trong năm 2023 (sau khi có hướng dẫn của Trung ương)', 'năm 2023; phụ thuộc có hướng dẫn của Trung ương'],
    ['31/12/20239', 'unclear'],
    ['Quý I/20235', 'unclear'],
    ['Quý I/2023a', 'unclear'],
    ['Năm 2023-20245', 'unclear'],
    ['Quý I/2023 và Quý IV/2024', 'quý I/2023; quý IV/2024'],
    ['Quý I/2023 và Quý IV', 'unclear'],
    ['01/01/2023 - 31/12/2024', 'unclear'],
    ['Năm 2023, 2024, 2025', 'năm 2023; năm 2024; năm 2025'],
    ['Năm 2025 - 2021', 'backwards'],
    ['Quý I/2023 hoàn chỉnh Đề án trình', 'quý I/2023'],
    ['Quý I/2023, báo cáo trước 30/6', 'unclear'],
    ['Theo tiến độ, xong trước 30/6/2023', 'unclear'],
    ['15/06/2023 và 31/06/2023', 'impossible'],
    ['Khi nào xong thì thôi', 'unclear'],
  ])('%s → %s', (words, expected) => {
    expect(meaning(words)).toBe(expected);
  });

  it('is understood by a rule for every task of 2023', () => {
    const { sections } = tasksShape.parse(JSON.parse(readFileSync('content/2023/tasks.json', 'utf8')));
    const words = sections.flatMap((s) => s.tasks.flatMap((t) => t.deadline.words.map(partText)));
    expect(words.filter((w) => readDeadline(w).kind !== 'understood')).toEqual([]);
  });
});

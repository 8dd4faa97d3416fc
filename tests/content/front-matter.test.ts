import { describe, expect, it } from 'vitest';
import { readFrontMatterLines } from '../../src/source/front-matter.js';

function read(value: string): string {
  const { fields, faults } = readFrontMatterLines(`---\nsubject: ${value}\n---`);
  return faults[0]?.kind ?? fields.map((f) => f.value).join('|');
}

describe('a value of the front matter is what a reader sees, or a fault', () => {
  it.each([
    ['Ban hành Kế hoạch', 'Ban hành Kế hoạch'],
    ['Ban hành Kế hoạch#1', 'Ban hành Kế hoạch#1'],
    ['2023', '2023'],
    ['"Kế hoạch: số #1"  ', 'Kế hoạch: số #1'],
    ['"gọi là \\"A\\" \\\\ B"', 'gọi là "A" \\ B'],
    ["'của tỉnh''s'", "của tỉnh's"],
    ['Kế hoạch: số 1', 'not-as-seen'],
    ['Kế hoạch #1', 'not-as-seen'],
    ['{a: b}', 'not-as-seen'],
    ['> x', 'not-as-seen'],
    ['"x', 'syntax'],
    ['"x\\', 'not-as-seen'],
    ['"x" # y', 'not-as-seen'],
    ['a\nb: c', 'a|c'],
    ['a\n---\nb', 'not-as-seen'],
  ])('%j', (value, expected) => {
    expect(read(value)).toBe(expected);
  });

  it('knows where each character stands, with CRLF as with LF', () => {
    const text = '---\r\nsubject: "a \\"b"\r\n---';
    const field = readFrontMatterLines(text).fields[0];
    expect(field?.value).toBe('a "b');
    expect([0, 2, 3].map((i) => text[field?.offsetOf(i) ?? 0])).toEqual(['a', '\\', 'b']);
  });
});

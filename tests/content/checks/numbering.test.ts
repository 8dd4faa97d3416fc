import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNumbering } from '../../../src/content/checks/numbering.js';
import { pointLetter, roman } from '../../../src/source/numbering.js';

const told = (found: readonly string[], written: (n: number) => string = String): readonly string[] =>
  checkNumbering({ what: 'STT', rule: 'R43', written, items: found.map((number, i) => ({ found: number, place: { file: 'a', line: i + 1, column: 1 } })) }).map((d) => `${d.line}: ${d.message} ${d.hint}`);

describe('numbers of a list against their places in it', () => {
  it('are silent where each is its place', () => {
    expect(told(['1', '2', '3'])).toEqual([]);
    expect(told([])).toEqual([]);
  });
  it('one slip is one error with the right number, and the right next row is none', () => {
    expect(told(['1', '2', '2', '4', '5'])).toEqual(['3: STT đánh số không liên tục: cần "3", đang là "2" (R43). Sửa thành "3", hoặc xem có mục nào bị mất, bị lặp.']);
  });
  it('two rows that changed places are two errors, each with its own number', () => {
    expect(told(['1', '3', '2', '4']).map((words) => words.slice(0, 55))).toEqual(['2: STT đánh số không liên tục: cần "2", đang là "3" (R4', '3: STT đánh số không liên tục: cần "3", đang là "2" (R4']);
  });
  it('after a deleted row one error says from where on and to which numbers', () => {
    expect(told(['1', '2', '4', '5', '6', '7'])).toEqual([
      '3: STT đánh số không liên tục: từ đây 4 số liền nhau, "4" đến "7", phải là "3" đến "6" (R43). Xem có mục nào bị mất, bị lặp; nếu không thì sửa lần lượt thành "3", "4" … "6".',
    ]);
  });
  it('after two deleted rows each run has its own numbers', () => {
    expect(told(['1', '3', '4', '6', '7']).map((words) => /từ đây.*\(R43\)/u.exec(words)?.[0])).toEqual([
      'từ đây 2 số liền nhau, "3" đến "4", phải là "2" đến "3" (R43)', 'từ đây 2 số liền nhau, "6" đến "7", phải là "4" đến "5" (R43)',
    ]);
  });
  it('a row put in without numbering the rest anew', () => {
    expect(told(['1', '2', '2', '3', '4'])).toEqual([expect.stringContaining('từ đây 3 số liền nhau, "2" đến "4", phải là "3" đến "5"')]);
  });
  it('letters are counted as the decree has them, Roman numbers too', () => {
    expect(told(['a', 'b', 'c', 'đ', 'e'], pointLetter)).toEqual([expect.stringContaining('2 số liền nhau, "đ" đến "e", phải là "d" đến "đ"')]);
    expect(told(['I', 'III', 'IV'], roman)).toEqual([expect.stringContaining('2 số liền nhau, "III" đến "IV", phải là "II" đến "III"')]);
    expect(told(['a', 'f', 'c'], pointLetter)).toEqual([expect.stringContaining('cần "b", đang là "f"')]);
  });
  it('whatever the numbers: who follows every message has a list without fault', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 }), (numbers) => {
      const mended = numbers.map(String);
      for (const words of told(numbers.map(String))) {
        const at = Number(/^\d+/u.exec(words)?.[0]) - 1;
        const count = Number(/từ đây (\d+) số/u.exec(words)?.[1] ?? 1);
        const first = Number(/(?:cần|phải là) "(\d+)"/u.exec(words)?.[1]);
        for (let i = 0; i < count; i++) mended[at + i] = String(first + i);
      }
      expect(mended).toEqual(numbers.map((_, i) => String(i + 1)));
    }));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, type Line } from '../../src/typeset/lines.js';
import { mm } from '../../src/typeset/units.js';
import { faces, formatWith, paragraph } from './builders.js';

const textOf = (line: Line): string => line.pieces.map((p) => p.text).join('');
const contents = (lines: readonly Line[]): string[] => lines.map((line) => textOf(line).trimEnd());
const set = (text: string, width: number, looks: Parameters<typeof formatWith>[0] = {}): readonly Line[] =>
  breakLines(paragraph(text), formatWith(looks), faces, width);
const widthOf = (text: string): number => faces.regular.width(text, 14);

describe('a balanced paragraph', () => {
  const words = 'Kính gửi: Người đại diện vốn nhà nước tại Công ty Cổ phần Môi trường Đô thị Nha Trang.';
  const plain = set(words, 453, { align: 'center' });
  const balanced = set(words, 453, { align: 'center', balanced: true });
  it('has no more lines than it needs, of about one length, in the middle of the whole width', () => {
    expect(contents(plain)).toEqual(['Kính gửi: Người đại diện vốn nhà nước tại Công ty Cổ phần Môi trường Đô thị', 'Nha Trang.']);
    expect(contents(balanced)).toEqual(['Kính gửi: Người đại diện vốn nhà nước tại', 'Công ty Cổ phần Môi trường Đô thị Nha Trang.']);
    for (const { x, width } of balanced) expect(x + width / 2).toBeCloseTo(453 / 2, 6);
  });
  it('of one line is as any other; and nothing is balanced that is not centred', () => {
    expect(set('Kính gửi: Sở Y tế.', 453, { align: 'center', balanced: true })).toEqual(set('Kính gửi: Sở Y tế.', 453, { align: 'center' }));
    expect(set(words, 453, { align: 'justify', balanced: true })).toEqual(set(words, 453, { align: 'justify' }));
  });
  it('never breaks a word that is whole without it', () => {
    fc.assert(fc.property(fc.array(fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'g', 'ư', 'M') }), { minLength: 1, maxLength: 20 }), fc.integer({ min: 60, max: 460 }), (list, width) => {
      const [before, after] = [set(list.join(' '), width, { align: 'center' }), set(list.join(' '), width, { align: 'center', balanced: true })];
      expect(after.length).toBe(before.length);
      if (before.every((line) => !line.overfull)) expect(after.every((line) => !line.overfull)).toBe(true);
      expect(contents(after).join(' ')).toBe(contents(before).join(' '));
    }));
  });
});

describe('a line ends', () => {
  it('after a space, which hangs', () => {
    const lines = set('Cải cách hành ch', widthOf('Cải cách'));
    expect(contents(lines)).toEqual(['Cải cách', 'hành ch']);
    expect(lines[0]?.width).toBeCloseTo(widthOf('Cải cách'), 9);
    expect(textOf(lines[0] ?? fail())).toBe('Cải cách ');
  });

  it('never at a hyphen or dash inside a word: a symbol or a span of years stays whole', () => {
    expect(contents(set('số NĐ-CP', widthOf('số NĐ-C')))).toEqual(['số', 'NĐ-CP']);
    expect(contents(set('giai đoạn 2023-2030', widthOf('giai đoạn 2023-2')))).toEqual(['giai đoạn', '2023-2030']);
  });

  it('never at "/", as in Word', () => {
    expect(contents(set('theo số 3604/QĐ/UBND', widthOf('theo số 3604/QĐ/')))).toEqual(['theo số', '3604/QĐ/UBND']);
  });

  it('never at a no-break space', () => {
    expect(contents(set('vào ngày 28\u00A0tháng', widthOf('vào ngày 28 ')))).toEqual(['vào ngày', '28\u00A0tháng']);
  });

  it('at a line break of the author', () => {
    const lines = set('a\n\nb', 200);
    expect(contents(lines)).toEqual(['a', '', 'b']);
    expect(lines.map((l) => [l.forced, l.last])).toEqual([[true, false], [true, false], [false, true]]);
  });

  it('in the middle of a word only where the word is wider than a line, and says so', () => {
    const lines = set('xin nghiêngngả', widthOf('nghiêng'));
    expect(contents(lines)).toEqual(['xin', 'nghiêng', 'ngả']);
    expect(lines.map((l) => l.overfull)).toEqual([false, true, false]);
  });

  it('after one character at least, however narrow the box', () => {
    expect(contents(set('ab c', -5))).toEqual(['a', 'b', 'c']);
  });

  it('nowhere in an empty paragraph, which is one empty line', () => {
    expect(set('', 100)).toMatchObject([{ pieces: [], width: 0, last: true }]);
  });
});

describe('a line stands', () => {
  it('after the indent of a first line and the indent of the paragraph (R34)', () => {
    const lines = set('một hai', widthOf('một') + mm(12.7 + 5), { firstLineMm: 12.7, leftMm: 5 });
    expect(lines.map((l) => l.x)).toEqual([mm(5) + mm(12.7), mm(5)]);
  });

  it('in the middle or at the right, hanging spaces not counted', () => {
    const width = 100;
    expect(set('một', width, { align: 'center' })[0]?.x).toBeCloseTo((width - widthOf('một')) / 2, 9);
    expect(set('một ', width, { align: 'right' })[0]?.x).toBeCloseTo(width - widthOf('một'), 9);
  });

  it('out to both margins where justified, except the last and before a line break (R33)', () => {
    const lines = set('một hai ba bốn\nnăm', widthOf('một hai ba') + 5, { align: 'justify' });
    expect(contents(lines)).toEqual(['một hai ba', 'bốn', 'năm']);
    expect(lines[0]?.width).toBeCloseTo(widthOf('một hai ba') + 5, 9);
    expect(lines[0]?.wordSpace).toBeCloseTo(2.5, 9);
    expect(lines.slice(1).map((l) => l.wordSpace)).toEqual([0, 0]);
  });

  it('in pieces of one face each, touching', () => {
    const [line] = set('*Điều 1.* Ban hành', 400);
    expect(line?.pieces.map((p) => [p.text, p.face.name])).toEqual([['Điều 1.', 'Tinos-Bold'], [' Ban hành', 'Tinos-Regular']]);
    expect(line?.pieces[1]?.x).toBeCloseTo(faces.bold.width('Điều 1.', 14), 9);
  });
});

describe('for any text', () => {
  const word = fc.stringMatching(/^[a-zđêư\-–/]{1,14}$/u);
  const texts = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));

  it('no character is lost, added or moved, and no line is wider than its measure', () => {
    fc.assert(fc.property(texts, fc.integer({ min: 40, max: 300 }), fc.constantFrom('left', 'justify', 'center'), (text, width, align) => {
      const lines = set(text, width, { align, firstLineMm: 5 });
      expect(lines.map(textOf).join('')).toBe(text);
      for (const line of lines) expect(line.x + line.width).toBeLessThanOrEqual(width + 1e-3);
    }), { seed: 30, numRuns: 300 });
  });

  it('the next word would not have fitted', () => {
    const plainWords = fc.array(fc.stringMatching(/^[a-zđêư]{1,14}$/u), { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));
    fc.assert(fc.property(plainWords, fc.integer({ min: 150, max: 300 }), (text, width) => {
      const lines = set(text, width);
      lines.slice(1).forEach((line, i) => {
        const before = lines[i] ?? fail();
        expect(widthOf(textOf(before) + (textOf(line).split(' ')[0] ?? ''))).toBeGreaterThan(width);
      });
    }), { seed: 2020, numRuns: 200 });
  });
});

function fail(): never {
  throw new Error('no line');
}

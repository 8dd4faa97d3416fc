import { describe, expect, it } from 'vitest';
import { wordsOf, type ObservedParagraph } from '../../../src/inspect/observed.js';
import { allWords, p, paragraph, seen } from './builder.js';

const abstract = (levels: string, id = 0, extra = ''): string => `<w:abstractNum w:abstractNumId="${id}">${extra}${levels}</w:abstractNum>`;
const level = (at: number, format: string, text: string, inner = '', start = '1'): string => `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${inner}</w:lvl>`;
const num = (id: number, of = 0, overrides = ''): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;
const item = (text: string, list = 1, at = 0): string => p(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);

describe('where a paragraph stands', () => {
  it.each<[string, string, Partial<ObservedParagraph>]>([
    ['an indented first line', '<w:ind w:firstLine="567"/>', { firstLine: 28.35, left: 0 }],
    ['a hanging indent', '<w:ind w:left="720" w:hanging="360"/>', { firstLine: 18, left: 36 }],
    ['start and end', '<w:ind w:start="720" w:end="720"/>', { firstLine: 36, left: 36 }],
    ['characters, of the size of its text', '<w:ind w:firstLineChars="200" w:firstLine="480"/>', { firstLine: 28 }],
    ['characters of 0 leave the length', '<w:ind w:firstLineChars="0" w:firstLine="480"/>', { firstLine: 24 }],
    ['lengths with a unit (strict)', '<w:ind w:firstLine="1cm"/>', { firstLine: 28.346 }],
    ['both', '<w:jc w:val="both"/>', { align: 'justify' }],
    ['distribute', '<w:jc w:val="distribute"/>', { align: 'justify' }],
    ['end', '<w:jc w:val="end"/>', { align: 'right' }],
    ['start', '<w:jc w:val="start"/>', { align: 'left' }],
    ['nothing', '', { align: 'left', spaceBefore: 0, spaceAfter: 0, lineSpacing: 1 }],
    ['space', '<w:spacing w:before="120" w:after="60"/>', { spaceBefore: 6, spaceAfter: 3 }],
    ['space of a web page', '<w:spacing w:before="0" w:beforeAutospacing="1" w:after="100" w:afterAutospacing="1"/>', { spaceBefore: 14, spaceAfter: 14 }],
    ['space in lines', '<w:spacing w:beforeLines="50" w:before="0"/>', { spaceBefore: 6 }],
    ['lines', '<w:spacing w:line="360" w:lineRule="auto"/>', { lineSpacing: 1.5 }],
    ['a pitch in points', '<w:spacing w:line="322" w:lineRule="exact"/>', { lineSpacing: 1 }],
    ['at least a pitch that is smaller', '<w:spacing w:line="200" w:lineRule="atLeast"/>', { lineSpacing: 1 }],
  ])('%s', async (_, properties, wanted) => {
    const found = paragraph(await seen({ body: p('chữ', properties, '<w:sz w:val="28"/>') }));
    expect(found).toMatchObject(wanted);
  });

  it('a tab before the words is an indent of the first line', async () => {
    const found = paragraph(await seen({ body: '<w:p><w:r><w:tab/><w:t>Điều</w:t></w:r></w:p>', settings: '<w:defaultTabStop w:val="567"/>' }));
    expect(found).toMatchObject({ firstLine: 28.35 });
    expect(wordsOf(found)).toBe('Điều');
  });

  it('space between paragraphs of one style goes where the style says so', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L"/><w:pPr><w:spacing w:before="120" w:after="120"/><w:contextualSpacing/></w:pPr></w:style>';
    const list = (text: string): string => p(text, '<w:pStyle w:val="L"/>');
    const observed = await seen({ body: list('a') + list('b') + p('c'), styles });
    expect([paragraph(observed, 0), paragraph(observed, 1)].map(({ spaceBefore, spaceAfter }) => [spaceBefore, spaceAfter])).toEqual([[6, 0], [0, 6]]);
  });

  it('an empty line is space before the next paragraph', async () => {
    const observed = await seen({ body: `${p('a')}<w:p><w:pPr><w:rPr><w:sz w:val="28"/></w:rPr></w:pPr></w:p>${p('b')}` });
    expect(observed.blocks).toHaveLength(2);
    expect(paragraph(observed, 1).spaceBefore).toBeCloseTo(16.1, 1);
  });

  it('lines are counted and the last one measured with the widths of Times New Roman', async () => {
    const found = paragraph(await seen({ body: p('Độc lập - Tự do - Hạnh phúc', '', '<w:b/><w:sz w:val="28"/>') }));
    expect(found).toMatchObject({ lines: 1, lastLineWidth: 171.384 });
    expect(paragraph(await seen({ body: p('chữ '.repeat(100), '', '<w:sz w:val="28"/>') })).lines).toBe(6);
  });

  it('points at the paragraph of the file, those in tables and boxes counted', async () => {
    const observed = await seen({ body: `${p('a')}<w:p/><w:tbl><w:tr><w:tc>${p('b')}</w:tc></w:tr></w:tbl>${p('c')}` });
    expect([0, 1, 2].map((at) => paragraph(observed, at).place.paragraph)).toEqual([1, 3, 4]);
  });
});

describe('automatic numbers and bullets are text', () => {
  it('counts levels, and begins anew under their parent', async () => {
    const numbering = abstract(level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%1.%2.', '<w:isLgl/>') + level(2, 'lowerLetter', '%3)')) + num(1);
    const body = [item('A'), item('x', 1, 1), item('y', 1, 1), item('z', 1, 2), item('B'), item('x', 1, 1), item('z', 1, 2)].join('');
    expect(allWords(await seen({ body, numbering }))).toEqual(['I. A', '1.1. x', '1.2. y', 'a) z', 'II. B', '2.1. x', 'a) z']);
  });

  it.each<[string, string, string]>([
    ['decimal', '%1.', '3. a'],
    ['upperLetter', '%1)', 'C) a'],
    ['lowerRoman', '(%1)', '(iii) a'],
    ['decimalZero', '%1', '03 a'],
    ['bullet', '\u{F0B7}', '• a'],
    ['bullet', '-', '- a'],
    ['none', '', 'a'],
  ])('%s "%s"', async (format, text, wanted) => {
    expect(allWords(await seen({ body: item('a'), numbering: abstract(level(0, format, text, format === 'bullet' ? '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>' : '', '3')) + num(1) }))).toEqual([wanted]);
  });

  it('lists of one abstract list go on counting, unless one says where it starts', async () => {
    const numbering = abstract(level(0, 'decimal', 'Điều %1.')) + num(1) + num(2) + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>');
    expect(allWords(await seen({ body: item('a') + item('b', 2) + item('c', 3) + item('d', 3), numbering }))).toEqual(['Điều 1. a', 'Điều 2. b', 'Điều 7. c', 'Điều 8. d']);
  });

  it('a list named by a style; numId 0 takes it away', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="S"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="100"/></w:pPr></w:style>';
    const numbering = abstract(level(0, 'decimal', '%1.', '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>')) + num(1);
    const observed = await seen({ body: p('a', '<w:pStyle w:val="S"/>') + p('b', '<w:pStyle w:val="S"/><w:numPr><w:numId w:val="0"/></w:numPr>') + item('c'), styles, numbering });
    expect(allWords(observed)).toEqual(['1. a', 'b', '2. c']);
    // The style's own indent is stronger than its list's; a list named by the paragraph is stronger than its style.
    expect([0, 2].map((at) => paragraph(observed, at).left)).toEqual([5, 36]);
  });

  it('the number has the looks of its level over those of the paragraph mark', async () => {
    const numbering = abstract(level(0, 'decimal', '%1.', '<w:rPr><w:b/></w:rPr>')) + num(1);
    const [number, words] = paragraph(await seen({ body: item('a'), numbering })).runs;
    expect([number?.text, number?.looks.bold, words?.looks.bold]).toEqual(['1. ', true, false]);
  });
});

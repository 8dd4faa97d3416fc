import { describe, expect, it } from 'vitest';
import { wordsOf, type Looks } from '../../../src/inspect/observed.js';
import { p, paragraph, r, seen, type Parts } from './builder.js';

async function looks(parts: Parts): Promise<Looks | undefined> {
  return paragraph(await seen(parts)).runs[0]?.looks;
}

const bold = '<w:b/>';
const style = (id: string, inner: string, type = 'paragraph', extra = ''): string => `<w:style w:type="${type}" ${extra} w:styleId="${id}"><w:name w:val="${id}"/>${inner}</w:style>`;

describe('the font of a text comes from the strongest place that names one', () => {
  it.each<[string, Parts, Partial<Looks>]>([
    ['nothing said: as Word does', { body: p('a') }, { family: 'Times New Roman', size: 10, bold: false, italic: false, underline: false, color: '000000' }],
    ['defaults', { body: p('a'), styles: '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>' }, { family: 'Arial', size: 14 }],
    ['the default style', { body: p('a'), styles: style('Normal', '<w:rPr><w:sz w:val="26"/></w:rPr>', 'paragraph', 'w:default="1"') }, { size: 13 }],
    ['a style by its parent', { body: p('a', '<w:pStyle w:val="B"/>'), styles: style('A', '<w:rPr><w:sz w:val="26"/><w:i/></w:rPr>') + style('B', '<w:basedOn w:val="A"/><w:rPr><w:sz w:val="24"/></w:rPr>') }, { size: 12, italic: true }],
    ['an unknown style is the default one', { body: p('a', '<w:pStyle w:val="Nowhere"/>'), styles: style('Normal', '<w:rPr><w:sz w:val="26"/></w:rPr>', 'paragraph', 'w:default="1"') }, { size: 13 }],
    ['a character style over the paragraph', { body: p('a', '<w:pStyle w:val="A"/>', '<w:rStyle w:val="C"/>'), styles: style('A', '<w:rPr><w:sz w:val="26"/></w:rPr>') + style('C', '<w:rPr><w:sz w:val="22"/><w:color w:val="ff0000"/></w:rPr>', 'character') }, { size: 11, color: 'FF0000' }],
    ['direct settings over all', { body: p('a', '<w:pStyle w:val="A"/>', '<w:sz w:val="29"/><w:u w:val="single"/>'), styles: style('A', '<w:rPr><w:sz w:val="26"/></w:rPr>') }, { size: 14.5, underline: true }],
    ['styles based on each other in a circle', { body: p('a', '<w:pStyle w:val="A"/>'), styles: style('A', '<w:basedOn w:val="B"/><w:rPr><w:i/></w:rPr>') + style('B', '<w:basedOn w:val="A"/><w:rPr><w:sz w:val="40"/></w:rPr>') }, { size: 20, italic: true }],
    ['an id that stands twice means the first', { body: p('a', '<w:pStyle w:val="A"/>'), styles: style('A', '<w:rPr><w:sz w:val="26"/></w:rPr>') + style('A', '<w:rPr><w:sz w:val="40"/></w:rPr>') }, { size: 13 }],
  ])('%s', async (_, parts, wanted) => {
    expect(await looks(parts)).toMatchObject(wanted);
  });

  it('takes fonts and colours named by the theme from the theme', async () => {
    const theme = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme><a:fontScheme name="x"><a:majorFont><a:latin typeface="Calibri Light"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>';
    const themed = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="majorHAnsi" w:ascii="Times New Roman"/><w:color w:val="000000" w:themeColor="accent1"/>';
    const { runs } = paragraph(await seen({ body: p('aế', '', themed), theme }));
    expect(runs.map(({ text, looks: { family, color } }) => [text, family, color])).toEqual([['a', 'Calibri', '4472C4'], ['ế', 'Calibri Light', '4472C4']]);
    expect(await looks({ body: p('a', '', themed) })).toMatchObject({ family: 'Times New Roman', color: '000000' });
  });

  it('tells letters beyond ASCII apart where they have another font', async () => {
    const { runs } = paragraph(await seen({ body: p('Việt Nam', '', '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Arial"/>') }));
    expect(runs.map(({ text, looks: { family } }) => [text, family])).toEqual([['Vi', 'Times New Roman'], ['ệ', 'Arial'], ['t Nam', 'Times New Roman']]);
  });
});

describe('bold of styles is turned over from style to style (ECMA-376 17.7.3)', () => {
  const styles = (paragraphBold: string, characterBold: string, defaults = ''): string =>
    `<w:docDefaults><w:rPrDefault><w:rPr>${defaults}</w:rPr></w:rPrDefault></w:docDefaults>${style('P', `<w:rPr>${paragraphBold}</w:rPr>`)}${style('C', `<w:rPr>${characterBold}</w:rPr>`, 'character')}`;
  it.each<[string, string, string, string, boolean]>([
    ['in neither', styles('', ''), '', '', false],
    ['in the paragraph style', styles(bold, ''), '', '', true],
    ['in the character style', styles('', bold), '', '', true],
    ['in both', styles(bold, bold), '', '', false],
    ['in the defaults, whatever else', styles(bold, bold, bold), '', '', true],
    ['in both and set directly', styles(bold, bold), bold, '', true],
    ['in one and taken away directly', styles(bold, ''), '<w:b w:val="0"/>', '', false],
  ])('%s', async (_, sheet, direct, __, wanted) => {
    expect((await looks({ body: p('a', '<w:pStyle w:val="P"/>', `<w:rStyle w:val="C"/>${direct}`), styles: sheet }))?.bold).toBe(wanted);
  });
});

describe('text as shown', () => {
  it.each<[string, string, string]>([
    ['capitals where the format shows capitals', p('quyết định', '', '<w:caps/>'), 'QUYẾT ĐỊNH'],
    ['small capitals too', p('quyết định', '', '<w:smallCaps/>'), 'QUYẾT ĐỊNH'],
    ['no hidden text', `<w:p>${r('thấy')}${r('ẩn', '<w:vanish/>')}</w:p>`, 'thấy'],
    ['tabs and breaks', '<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type="page"/></w:r></w:p>', 'a\tb\nc'],
    ['a no-break hyphen, and no soft hyphen', '<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r></w:p>', 'a\u2011bc'],
    ['symbols', '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>x</w:t></w:r></w:p>', '✓x'],
    ['spaces at the ends only where they are kept', '<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t xml:space="preserve"> b </w:t></w:r></w:p>', 'a b '],
    ['a link, a control, a smart tag', `<w:p><w:hyperlink>${r('a')}</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>${r('b')}</w:sdtContent></w:sdt><w:smartTag w:element="x">${r('c')}</w:smartTag></w:p>`, 'abc'],
    ['the result of a field, not its instruction', `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>${r('sai')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('đúng')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r('!')}</w:p>`, 'đúng!'],
    ['one of two ways of writing', `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>mới</w:t></mc:Choice><mc:Fallback><w:t>cũ</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, 'mới'],
    ['the other way where the first asks too much', `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="zz"><w:t>mới</w:t></mc:Choice><mc:Fallback><w:t>cũ</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, 'cũ'],
    ['combining marks as the file has them', p('Ho\u0300a'), 'Ho\u0300a'],
  ])('%s', async (_, body, wanted) => {
    expect(wordsOf(paragraph(await seen({ body })))).toBe(wanted);
  });

  it('reads a paragraph in a control as one of the body', async () => {
    expect(wordsOf(paragraph(await seen({ body: `<w:sdt><w:sdtContent>${p('a')}</w:sdtContent></w:sdt>` })))).toBe('a');
  });

  it('reads tracked changes as accepted, and tells', async () => {
    const observed = await seen({ body: `<w:p>${r('giữ ')}<w:ins w:id="1" w:author="x">${r('thêm')}</w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>` });
    expect(wordsOf(paragraph(observed))).toBe('giữ thêm');
    expect(observed.remarks?.map(({ code, level, message }) => [code, level, message])).toEqual([['inspect-docx-tracked', 'warning', 'Văn bản còn ghi vết sửa (1 chỗ thêm, 1 chỗ xóa); đọc như đã chấp nhận mọi chỗ sửa.']]);
  });

  it('joins paragraphs whose mark between them is deleted', async () => {
    const observed = await seen({ body: `<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>${r('một ')}</w:p>${p('hai')}` });
    expect(observed.blocks).toHaveLength(1);
    expect(wordsOf(paragraph(observed))).toBe('một hai');
  });

  it('tells pictures and notes that it does not read', async () => {
    const picture = '<w:drawing><wp:inline><wp:extent cx="1" cy="1"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphicData></a:graphic></wp:inline></w:drawing>';
    expect((await seen({ body: `<w:p><w:r>${picture}</w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>` })).remarks?.map(({ message }) => message)).toEqual(['Văn bản có phần không đọc được: 1 ảnh, 1 chú thích chân trang.']);
  });
});

describe('a file in other words means the same', () => {
  const inner = (w: string): string => `<${w}p><${w}pPr><${w}jc ${w}val="center"/></${w}pPr><${w}r><${w}rPr><${w}b/></${w}rPr><${w}t>a</${w}t></${w}r></${w}p>`;
  it.each<[string, string]>([
    ['another prefix', `<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body>${inner('x:')}</x:body></x:document>`],
    ['the strict namespace', `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>${inner('w:')}</w:body></w:document>`],
    ['a byte order mark', `\u{FEFF}<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inner('w:')}</w:body></w:document>`],
  ])('%s', async (_, document) => {
    expect(paragraph(await seen({ document }))).toMatchObject({ align: 'center', runs: [{ text: 'a', looks: { bold: true } }] });
  });
});

describe('each program in its own words', () => {
  it('Word: revision ids, proof marks, bookmarks, fonts of the theme and a heading of a linked style', async () => {
    const styles = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:cstheme="minorBidi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${style('Normal', '', 'paragraph', 'w:default="1"')}${style('Heading1', '<w:basedOn w:val="Normal"/><w:link w:val="Heading1Char"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr>')}`;
    const theme = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="x"><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>';
    const body = '<w:p w14:paraId="5A1B2C3D" w14:textId="77777777" w:rsidR="00A1" w:rsidRDefault="00A1"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00B2"><w:t>QUYẾT</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve"> ĐỊNH</w:t></w:r></w:p>';
    expect(paragraph(await seen({ body, styles, theme }))).toMatchObject({ spaceAfter: 8, lineSpacing: 1.079, runs: [{ text: 'QUYẾT ĐỊNH', looks: { family: 'Calibri', size: 14, bold: true } }] });
  });

  it('Google Docs: everything set directly, right-to-left turned off', async () => {
    const fonts = '<w:rFonts w:ascii="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman"/><w:b w:val="1"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:rtl w:val="0"/>';
    const body = `<w:p w:rsidR="00000000" w:rsidDel="00000000"><w:pPr><w:pBdr><w:top w:space="0" w:sz="0" w:val="nil"/><w:left w:space="0" w:sz="0" w:val="nil"/><w:bottom w:space="0" w:sz="0" w:val="nil"/><w:right w:space="0" w:sz="0" w:val="nil"/><w:between w:space="0" w:sz="0" w:val="nil"/></w:pBdr><w:shd w:fill="auto" w:val="clear"/><w:spacing w:after="0" w:before="120" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="567"/><w:jc w:val="both"/></w:pPr>${r('Điều 1.', fonts)}</w:p>`;
    const observed = await seen({ body });
    expect(observed.blocks).toHaveLength(1);
    expect(paragraph(observed)).toMatchObject({ align: 'justify', firstLine: 28.35, spaceBefore: 6, runs: [{ text: 'Điều 1.', looks: { family: 'Times New Roman', size: 14, bold: true } }] });
  });
});

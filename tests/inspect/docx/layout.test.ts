import { describe, expect, it } from 'vitest';
import type { ObservedPageNumber } from '../../../src/inspect/observed.js';
import { allWords, asColumns, asParagraph, asRule, asTable, block, linesOf, p, paragraph, r, seen, textWidth, type Parts } from './builder.js';

const emu = (points: number): number => Math.round(points * 12700);
const line = (x: number, y: number, width: number, ln = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>', form = 'straightConnector1'): string =>
  `<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>${emu(x)}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>${emu(y)}</wp:posOffset></wp:positionV><wp:extent cx="${emu(width)}" cy="0"/><wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:prstGeom prst="${form}"/>${ln}</wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`;
const box = (x: number, width: number, content: string, ln = '<a:ln><a:noFill/></a:ln>', height = 60): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>${emu(x)}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="${emu(width)}" cy="${emu(height)}"/><wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:spPr><a:prstGeom prst="rect"/>${ln}</wps:spPr><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const cell = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = (rows: string, properties = '', grid: readonly number[] = [4000, 5000]): string => `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${rows}</w:tbl>`;
const all = (value: string, attributes = 'w:sz="4" w:color="auto"'): string => `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="${value}" ${attributes}/>`).join('')}</w:tblBorders>`;

describe('a rule under a text (R12, R15, R20, R71)', () => {
  it('is the border of an empty paragraph, as long as its indents leave', async () => {
    const rule = asRule(block(await seen({ body: p('a') + '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr><w:ind w:left="2000" w:right="3000"/></w:pPr></w:p>' }), 1));
    expect(rule).toMatchObject({ length: textWidth - 250, solid: true, middle: 100 + (textWidth - 250) / 2, columnWidth: textWidth, place: { paragraph: 2 } });
  });

  it('is a border under text', async () => {
    const observed = await seen({ body: p('a', '<w:pBdr><w:bottom w:val="dashed" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>') });
    expect(linesOf([asParagraph(block(observed)), asRule(block(observed, 1))])).toEqual(['a', '---']);
    expect(asRule(block(observed, 1))).toMatchObject({ length: textWidth, solid: false });
  });

  it('stands between neighbours with the same border only at their end', async () => {
    const framed = (text: string): string => p(text, '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>');
    expect(allWords(await seen({ body: framed('a') + framed('b') }))).toEqual(['a', 'b', '---']);
  });

  it.each<[string, string]>([
    ['a connector', line(180, 18, 90)],
    ['a line', line(180, 18, 90, '<a:ln w="9525"/>', 'line').replace('<wps:wsp>', '<wps:wsp><wps:style><a:lnRef idx="1"><a:srgbClr val="000000"/></a:lnRef></wps:style>')],
    ['a thin rectangle', line(180, 18, 90, '', 'rect')],
    ['a line of VML', '<w:r><w:pict><v:line style="position:absolute" from="180pt,18pt" to="270pt,18pt"/></w:pict></w:r>'],
    ['a connector of VML', '<w:r><w:pict><v:shapetype id="_x0000_t32"/><v:shape type="#_x0000_t32" style="position:absolute;margin-left:180pt;margin-top:18pt;width:90pt;height:0"/></w:pict></w:r>'],
  ])('is %s that hangs on the text', async (_, shape) => {
    const observed = await seen({ body: `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${r('trích yếu', '<w:sz w:val="28"/>')}${shape}</w:p>${p('sau')}` });
    expect(allWords(observed)).toEqual(['trích yếu', '---', 'sau']);
    expect(asRule(block(observed, 1))).toMatchObject({ length: 90, middle: 225, columnWidth: textWidth });
  });

  it('stands where it is drawn, whichever paragraph it hangs on', async () => {
    const two = (anchor: number, y: number): string => [0, 1].map((at) => `<w:p>${r(`dòng ${at}`, '<w:sz w:val="28"/>')}${at === anchor ? line(0, y, 90) : ''}</w:p>`).join('') + p('sau', '', '<w:sz w:val="28"/>');
    expect(allWords(await seen({ body: two(0, 33) }))).toEqual(['dòng 0', 'dòng 1', '---', 'sau']);
    expect(allWords(await seen({ body: two(1, 1) }))).toEqual(['dòng 0', '---', 'dòng 1', 'sau']);
    expect(allWords(await seen({ body: two(1, 17) }))).toEqual(['dòng 0', 'dòng 1', '---', 'sau']);
  });

  it('is not the underline of a text, nor a shape without a line', async () => {
    expect((await seen({ body: p('a', '', '<w:u w:val="single"/>') + `<w:p>${line(0, 0, 90, '<a:ln><a:noFill/></a:ln>')}</w:p>` })).blocks).toHaveLength(1);
  });
});

describe('a head or foot side by side (R10–R17, R50–R55)', () => {
  const left = p('ỦY BAN NHÂN DÂN') + p('TỈNH KHÁNH HÒA');
  const right = p('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM') + p('Độc lập - Tự do - Hạnh phúc');
  const wanted = [['ỦY BAN NHÂN DÂN', 'TỈNH KHÁNH HÒA'], ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']];

  it.each<[string, string]>([
    ['a table without borders', table(row(cell(left), cell(right)))],
    ['a table whose borders are none', table(row(cell(left), cell(right)), all('none'))],
    ['a table of Google Docs, borders white', table(row(cell(left), cell(right)), all('single', 'w:sz="8" w:color="ffffff"'))],
    ['a table of Google Docs, borders of no width', table(row(cell(left), cell(right)), all('single', 'w:sz="0" w:color="000000"'))],
    ['a table with cells taken out of its borders', table(row(cell(left, '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>'), cell(right, '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>')), all('single'))],
    ['an empty column between', table(row(cell(left), cell('<w:p/>'), cell(right)), '', [4000, 200, 5000])],
    ['text boxes on one paragraph', `<w:p>${box(-10, 180, left)}${box(180, 290, right)}</w:p>`],
    ['text boxes on two paragraphs', `<w:p>${box(180, 290, right)}</w:p><w:p>${box(-10, 180, left)}</w:p>`],
  ])('made by %s', async (_, body) => {
    const { rows } = asColumns(block(await seen({ body: body + p('sau') })));
    expect(rows.map((cells) => cells.map(linesOf))).toEqual([wanted]);
  });

  it('made by tabs: parts stand by their stops', async () => {
    const stops = '<w:tabs><w:tab w:val="center" w:pos="1700"/><w:tab w:val="center" w:pos="6300"/></w:tabs>';
    const tabbed = (a: string, b: string, more = ''): string => `<w:p><w:pPr>${stops}</w:pPr><w:r><w:tab/><w:t>${a}</w:t><w:tab/><w:t>${b}</w:t></w:r>${more}</w:p>`;
    const { rows } = asColumns(block(await seen({ body: tabbed('ỦY BAN NHÂN DÂN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM') + tabbed('TỈNH KHÁNH HÒA', 'Độc lập - Tự do - Hạnh phúc', line(250, 18, 130)) + p('sau') })));
    expect(rows.map((cells) => cells.map(linesOf))).toEqual([[['ỦY BAN NHÂN DÂN'], ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']], [['TỈNH KHÁNH HÒA'], ['Độc lập - Tự do - Hạnh phúc', '---']]]);
    expect(asParagraph(rows[0]?.[1]?.[0])).toMatchObject({ align: 'center', lines: 1 });
    expect(asRule(rows[1]?.[1]?.[1]).length).toBe(130);
  });

  it('made by tabs without stops', async () => {
    const tabbed = (a: string, b: string): string => `<w:p><w:r><w:t>${a}</w:t><w:tab/><w:tab/><w:tab/><w:tab/><w:t>${b}</w:t></w:r></w:p>`;
    const { rows } = asColumns(block(await seen({ body: tabbed('Nơi nhận:', 'TM. ỦY BAN NHÂN DÂN') + tabbed('- Như trên;', 'CHỦ TỊCH') })));
    expect(rows.map((cells) => cells.map(linesOf))).toEqual([[['Nơi nhận:'], ['TM. ỦY BAN NHÂN DÂN']], [['- Như trên;'], ['CHỦ TỊCH']]]);
  });

  it('a list of contents and a single line with a tab are none', async () => {
    const contents = (text: string): string => `<w:p><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs></w:pPr><w:r><w:t>${text}</w:t><w:tab/><w:t>1</w:t></w:r></w:p>`;
    expect((await seen({ body: contents('I') + contents('II') })).blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
    expect((await seen({ body: '<w:p><w:r><w:t>Số:</w:t><w:tab/><w:tab/><w:tab/><w:tab/><w:tab/><w:tab/><w:t>Khánh Hòa</w:t></w:r></w:p>' })).blocks[0]?.kind).toBe('paragraph');
  });

  it('a cell with a border under it draws a rule; so does a row with nothing else', async () => {
    const under = table(row(cell(p('TỈNH'), '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:color="auto"/></w:tcBorders>'), cell(p('b'))), '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>');
    const cells = asColumns(block(await seen({ body: under }))).rows[0];
    expect(cells?.map(linesOf)).toEqual([['TỈNH', '---'], ['b']]);
    expect(asRule(cells?.[0]?.[1])).toMatchObject({ length: 200, middle: 100, columnWidth: 200 });
    const rule = '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:pBdr></w:pPr></w:p>';
    expect(asColumns(block(await seen({ body: table(row(cell(p('a')), cell(p('b'))) + row(cell(rule), cell(rule))) }))).rows.map((cells_) => cells_.map(linesOf))).toEqual([[['a', '---'], ['b', '---']]]);
  });
});

describe('a table with lines is a table (R65)', () => {
  it('with its header rows, spans and words', async () => {
    const header = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell(p('TT'))}${cell(p('Nhiệm vụ'))}</w:tr>`;
    const found = asTable(block(await seen({ body: table(header + row(cell(p('I. Mục'), '<w:gridSpan w:val="2"/>')) + row(cell(p('1')), cell(p('a'))), all('single')) })));
    expect(found.headerRepeats).toBe(true);
    expect(found.rows.map((one) => [one.header, one.cells.map(({ span, lines }) => [span, linesOf(lines)])])).toEqual([
      [true, [[1, ['TT']], [1, ['Nhiệm vụ']]]],
      [false, [[2, ['I. Mục']]]],
      [false, [[1, ['1']], [1, ['a']]]],
    ]);
  });

  it('by its style too, whose header row has looks of its own', async () => {
    const styles = `<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:tblPr>${all('single')}</w:tblPr><w:tblStylePr w:type="firstRow"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>`;
    const found = asTable(block(await seen({ body: table(row(cell(p('TT')), cell(p('b'))) + row(cell(p('1')), cell(p('a'))), '<w:tblStyle w:val="Grid"/><w:tblLook w:val="0020"/>'), styles })));
    const first = found.rows.map((one) => asParagraph(one.cells[0]?.lines[0]));
    expect(first.map(({ align, runs }) => [align, runs[0]?.looks.bold])).toEqual([['center', true], ['left', false]]);
  });

  it('of a single column without lines it is its text', async () => {
    expect((await seen({ body: table(row(cell(p('a'))) + row(cell(p('b'))), '', [9000]) })).blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
  });
});

describe('a frame (R80, R81)', () => {
  const sides = ['top', 'left', 'bottom', 'right'].map((side) => `<w:${side} w:val="single" w:sz="12" w:space="1" w:color="FF0000"/>`).join('');
  it.each<[string, string, object]>([
    ['a paragraph with four borders', p('HỎA TỐC', `<w:pBdr>${sides}</w:pBdr>`), { width: textWidth, color: 'FF0000' }],
    ['a table of one cell', table(`<w:tr><w:trPr><w:trHeight w:val="454"/></w:trPr>${cell(p('HỎA TỐC'))}</w:tr>`, `<w:tblBorders>${sides}</w:tblBorders>`, [1701]), { width: 85.05, height: 22.7, color: 'FF0000' }],
    ['a text box with a line', `<w:p>${box(0, 85, p('HỎA TỐC'), '<a:ln><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>', 23)}</w:p>`, { width: 85, height: 23, color: 'FF0000' }],
    ['a text box of VML', `<w:p><w:r><w:pict><v:shape style="position:absolute;width:85pt;height:23pt" strokecolor="#ff0000"><v:textbox><w:txbxContent>${p('HỎA TỐC')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`, { width: 85, height: 23, color: 'FF0000' }],
  ])('%s', async (_, body, wanted) => {
    const observed = await seen({ body });
    expect(allWords(observed)).toEqual(['HỎA TỐC']);
    expect(paragraph(observed).box).toEqual(wanted);
  });
});

describe('page set-up (R01–R06)', () => {
  const page = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('2', '<w:sz w:val="26"/>')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
  const section = (inner: string): string => `<w:sectPr>${inner}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="-1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>`;
  const reference = (place: string, type = 'default', id = place): string => `<w:${place}Reference w:type="${type}" r:id="r-${id}"/>`;

  it('size and margins in points', async () => {
    expect((await seen({ body: `${p('a')}${section('')}</w:sectPr>` })).sections).toEqual([{ width: 595.3, height: 841.9, margins: { top: 56.7, right: 42.5, bottom: 56.7, left: 85.05 }, from: 0 }]);
  });

  it('sections begin at their first block; a header holds until another comes', async () => {
    const first = `<w:p><w:pPr>${section(reference('header'))}<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr></w:pPr>${r('a')}</w:p>`;
    const last = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
    const { sections } = await seen({ body: first + p('b') + last, header: page });
    expect(sections.map(({ from, width, pageNumber }) => [from, width, pageNumber?.onFirstPage, pageNumber?.start])).toEqual([[0, 595.3, false, 1], [1, 841.9, true, undefined]]);
  });

  it.each<[string, Parts, Partial<ObservedPageNumber> | undefined]>([
    ['centred in the head', { header: page, body: `${section(reference('header'))}</w:sectPr>` }, { at: 'top', align: 'center', arabic: true, onFirstPage: true, looks: { family: 'Times New Roman', size: 13, bold: false, italic: false, underline: false, color: '000000' } }],
    ['in the foot', { footer: page, body: `${section(reference('footer'))}</w:sectPr>` }, { at: 'bottom' }],
    ['not on the first page', { header: page, first: '<w:p/>', body: `${section(reference('header') + reference('header', 'first', 'first'))}<w:titlePg/></w:sectPr>` }, { onFirstPage: false }],
    ['on the first page by its own header', { header: page, first: page, body: `${section(reference('header') + reference('header', 'first', 'first'))}<w:titlePg/></w:sectPr>` }, { onFirstPage: true }],
    ['Roman', { header: page, body: `${section(reference('header'))}<w:pgNumType w:fmt="lowerRoman"/></w:sectPr>` }, { arabic: false }],
    ['a simple field', { header: `<w:p><w:fldSimple w:instr=" PAGE \\* MERGEFORMAT ">${r('1', '<w:b/>')}</w:fldSimple></w:p>`, body: `${section(reference('header'))}</w:sectPr>` }, { align: 'left', arabic: true }],
    ['in a control, without a result', { header: '<w:sdt><w:sdtContent><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>', body: `${section(reference('header'))}</w:sectPr>` }, { align: 'right' }],
    ['by a tab', { header: `<w:p><w:pPr><w:tabs><w:tab w:val="center" w:pos="4500"/></w:tabs></w:pPr><w:r><w:tab/></w:r><w:fldSimple w:instr="PAGE">${r('1')}</w:fldSimple></w:p>`, body: `${section(reference('header'))}</w:sectPr>` }, { align: 'center' }],
    ['in a frame of the old kind', { header: `<w:p><w:pPr><w:framePr w:xAlign="center"/></w:pPr><w:fldSimple w:instr="PAGE">${r('1')}</w:fldSimple></w:p>`, body: `${section(reference('header'))}</w:sectPr>` }, { align: 'center' }],
    ['none where only the number of pages stands', { header: `<w:p><w:fldSimple w:instr="NUMPAGES">${r('9')}</w:fldSimple></w:p>`, body: `${section(reference('header'))}</w:sectPr>` }, undefined],
  ])('page number: %s', async (_, parts, wanted) => {
    const found = (await seen(parts)).sections[0]?.pageNumber;
    if (wanted === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(wanted);
  });

  it('language and title as the file states them', async () => {
    const observed = await seen({ body: p('a'), styles: '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>', others: { 'docProps/core.xml': '<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Quyết định</dc:title></c:coreProperties>' } });
    expect([observed.language, observed.title]).toEqual(['vi-VN', 'Quyết định']);
  });
});

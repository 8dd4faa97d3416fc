import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/inspect/observed.js';
import { a4, foreignPdf, widthOf, wrap, write, writeCentred, writeLetters, writeLine, writeParagraph, writeSpread, type Pen } from '../../support/foreign-pdf.js';
import { beginning, columnsOf, observed, paragraphs, rulesOf, tablesOf, texts, textsOf } from './support.js';

const left = 85;
const right = 538;
const middle = (left + right) / 2;
const long = 'Ủy ban nhân dân tỉnh giao các sở, ban, ngành và Ủy ban nhân dân các huyện, thị xã, thành phố triển khai thực hiện các nhiệm vụ cải cách hành chính trong năm kế hoạch này theo đúng thời hạn đã ghi và báo cáo kết quả về Sở Nội vụ trước ngày cuối cùng của mỗi quý.';

/** A page of justified paragraphs; gives where the next line would stand. */
function body(pen: Pen, from: number, count: number, pitch = 18, space = 6): number {
  let at = from;
  for (let i = 0; i < count; i += 1) at = writeParagraph(pen, `${i + 1}. ${long}`, { left, right, baseline: at, pitch, indent: 36 }) + pitch + space;
  return at;
}

const read = async (draw: (pen: Pen) => void): ReturnType<typeof observed> => observed(await foreignPdf(draw));

describe('words are put together however they were cut', () => {
  it('letter by letter, spaces only as gaps', async () => {
    expect(texts(await read((pen) => { writeLetters(pen, 'Độc lập - Tự do - Hạnh phúc', left, 100); }))).toEqual(['Độc lập - Tự do - Hạnh phúc']);
  });
  it('word by word, out of order', async () => {
    const words = await read((pen) => {
      const next = left + widthOf(pen, 'Căn cứ ');
      write(pen, 'Luật', next, 100);
      write(pen, 'Căn cứ', left, 100);
    });
    expect(texts(words)).toEqual(['Căn cứ Luật']);
  });
  it('characters stay as the file has them: a letter and its marks apart are not put together (R04)', async () => {
    expect(texts(await read((pen) => { write(pen, 'Ca\u0301ch', left, 100); }))).toEqual(['Ca\u0301ch']);
  });
  it('a text drawn twice over itself to look bold is there once', async () => {
    expect(texts(await read((pen) => { write(pen, 'QUYẾT ĐỊNH', left, 100); write(pen, 'QUYẾT ĐỊNH', left + 0.3, 100); }))).toEqual(['QUYẾT ĐỊNH']);
  });
  it('a raised number stays in its line', async () => {
    const lines = await read((pen) => {
      write(pen, 'Diện tích 120 m', left, 100);
      write(pen, '2', left + widthOf(pen, 'Diện tích 120 m'), 95, { size: 8 });
      write(pen, ' đất', left + widthOf(pen, 'Diện tích 120 m') + 4, 100);
    });
    expect(texts(lines)).toEqual(['Diện tích 120 m2 đất']);
  });
  it('spaces left open for a number and a day are kept (R82)', async () => {
    expect(texts(await read((pen) => { write(pen, 'Số:        /QĐ-UBND', left, 100); }))).toEqual(['Số:        /QĐ-UBND']);
  });
});

describe('looks are measured', () => {
  it('size through the matrix, colour, bold, italic, underline', async () => {
    const runs = (await read((pen) => {
      pen.save().scale(2);
      write(pen, 'KHẨN', 50, 50, { size: 7, style: 'bold', color: '#FF0000' });
      pen.restore();
      write(pen, 'nghiêng', 100, 200, { style: 'italic', size: 13 });
      const width = widthOf(pen, 'gạch dưới', { size: 13 });
      write(pen, 'gạch dưới', 100, 230, { size: 13 });
      pen.moveTo(100, 231.6).lineTo(100 + width, 231.6).lineWidth(0.6).stroke();
    })).blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []));
    expect(runs.map(({ text, looks }) => [text, looks.family, looks.size, looks.bold, looks.italic, looks.underline, looks.color])).toEqual([
      ['KHẨN', 'Tinos', 14, true, false, false, 'FF0000'],
      ['nghiêng', 'Tinos', 13, false, true, false, '000000'],
      ['gạch dưới', 'Tinos', 13, false, false, true, '000000'],
    ]);
  });
});

describe('paragraphs are told by indent, by last lines and by space', () => {
  it('justified, indented, 6 pt apart, at a line and a half', async () => {
    const pitch = 14 * 1.15 * 1.5;
    const document = await read((pen) => { body(pen, 100, 3, pitch); });
    expect(texts(document)).toEqual([1, 2, 3].map((n) => `${n}. ${long}`));
    expect(paragraphs(document)[1]).toMatchObject({ align: 'justify', firstLine: 36, left: 0, spaceBefore: 6, spaceAfter: 6, lineSpacing: 1.5, lines: 4 });
  });
  it('ragged lines are left, not justified', async () => {
    const document = await read((pen) => { for (const i of [0, 1, 2]) writeParagraph(pen, long, { left, right, baseline: 100 + 80 * i, pitch: 18, indent: 36, ragged: true }); });
    expect(texts(document)).toEqual([long, long, long]);
    expect(paragraphs(document).map((one) => [one.align, one.lines])).toEqual(Array(3).fill(['left', 4]));
  });
  it('centred lines of different widths are centred', async () => {
    const document = await read((pen) => {
      body(pen, 200, 2);
      writeCentred(pen, 'KẾ HOẠCH', middle, 100, { style: 'bold' });
      writeCentred(pen, 'Cải cách hành chính năm 2023', middle, 118, { style: 'bold' });
    });
    expect(beginning(document, 'KẾ HOẠCH')).toMatchObject({ align: 'center', lines: 1 });
    expect(beginning(document, 'Cải cách')).toMatchObject({ align: 'center', lines: 1 });
  });
  it('a paragraph that crosses to the next page is one', async () => {
    const document = await read((pen) => {
      body(pen, 100, 1);
      const setting = { left, right, pitch: 18, indent: 36 };
      for (const [i, line] of wrap(pen, long, setting).entries()) {
        if (i === 2) pen.addPage();
        writeLine(pen, line, i, i < 3, { ...setting, baseline: i < 2 ? 750 : 80 - 36 });
      }
      write(pen, 'Đoạn sau.', left + 36, 122);
    });
    expect(texts(document)).toEqual([`1. ${long}`, long, 'Đoạn sau.']);
    expect(paragraphs(document).map((one) => one.place.page)).toEqual([1, 1, 2]);
  });
  it('a word cut after its hyphen at the end of a line is one word again', async () => {
    const document = await read((pen) => {
      writeSpread(pen, 'Căn cứ Nghị định số 30/2020/NĐ-', left, right, 100);
      write(pen, 'CP của Chính phủ.', left, 118);
      writeSpread(pen, 'Mục tiêu thứ nhất của kế hoạch này là nâng cao chất lượng phục vụ', left, right, 142);
      write(pen, 'nhân dân.', left, 160);
    });
    expect(texts(document)[0]).toBe('Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ.');
  });
});

describe('columns are told by what stands side by side', () => {
  const head = (pen: Pen, draft = false): void => {
    writeCentred(pen, 'UBND TỈNH MẪU', 160, 69, { size: 12 });
    writeCentred(pen, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 400, 69, { size: 12, style: 'bold' });
    writeCentred(pen, 'SỞ NỘI VỤ', 160, 84, { size: 13, style: 'bold' });
    writeCentred(pen, 'Độc lập - Tự do - Hạnh phúc', 400, 84, { size: 13, style: 'bold' });
    pen.lineWidth(0.75).moveTo(140, 89).lineTo(180, 89).stroke();
    pen.lineWidth(0.75).dash(3, { space: 2 }).moveTo(320, 89).lineTo(480, 89).stroke().undash();
    writeCentred(pen, draft ? 'Số:       /SNV-CCHC' : 'Số: 15/SNV-CCHC', 160, 108, { size: 13 });
    writeCentred(pen, 'Mẫu, ngày 05 tháng 01 năm 2023', 400, 108, { size: 13, style: 'italic' });
  };
  it.each([false, true])('a head put at places without a table; number left open: %s', async (draft) => {
    const document = await read((pen) => { head(pen, draft); writeCentred(pen, 'QUYẾT ĐỊNH', middle, 140, { style: 'bold' }); body(pen, 180, 2); });
    expect(columnsOf(document).map((columns) => columns.rows.map((row) => row.map(textsOf)))).toEqual([[
      [['UBND TỈNH MẪU', 'SỞ NỘI VỤ', '___'], ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', '___']],
      [[draft ? 'Số:       /SNV-CCHC' : 'Số: 15/SNV-CCHC'], ['Mẫu, ngày 05 tháng 01 năm 2023']],
    ]]);
    expect(beginning(document, 'QUYẾT ĐỊNH').align).toBe('center');
  });
  it('a dashed rule is not solid (R12)', async () => {
    expect(rulesOf(await read((pen) => { head(pen); body(pen, 180, 2); })).map((rule) => [rule.solid, Math.round(rule.length ?? 0)])).toEqual([[true, 40], [false, 160]]);
  });
  it('the subject of a công văn stays under its number (R21)', async () => {
    const document = await read((pen) => {
      head(pen);
      writeCentred(pen, 'V/v báo cáo kết quả', 160, 128, { size: 12 });
      writeCentred(pen, 'Kính gửi: Các sở, ban, ngành', middle, 160);
      body(pen, 190, 2);
    });
    expect(textsOf(columnsOf(document)[0]?.rows[1]?.[0] ?? [])).toEqual(['Số: 15/SNV-CCHC', 'V/v báo cáo kết quả']);
    expect(beginning(document, 'Kính gửi').align).toBe('center');
  });
  it('numbers and bullets before tabs make no columns', async () => {
    const document = await read((pen) => {
      for (const [i, mark] of ['a)', 'b)', 'c)'].entries()) {
        write(pen, mark, left, 100 + 18 * i);
        write(pen, `nội dung của điểm ${mark}`, left + 36, 100 + 18 * i);
      }
    });
    expect(columnsOf(document)).toEqual([]);
    expect(texts(document)).toEqual(['a) nội dung của điểm a)', 'b) nội dung của điểm b)', 'c) nội dung của điểm c)']);
  });
  it('justified lines with wide gaps make no columns', async () => {
    const document = await read((pen) => {
      for (let i = 0; i < 4; i += 1) writeSpread(pen, 'Ủy ban nhân dân tỉnh giao các sở', left, right, 100 + 18 * i);
      write(pen, 'thực hiện.', left, 172);
    });
    expect(columnsOf(document)).toEqual([]);
    expect(texts(document)).toHaveLength(1);
  });
  it('the foot keeps the list of recipients apart from the signer, whatever their heights (R50–R55)', async () => {
    const document = await read((pen) => {
      const end = body(pen, 100, 2);
      write(pen, 'Nơi nhận:', left, end + 20, { size: 12, style: 'bold' });
      for (const [i, name] of ['- Như Điều 3;', '- Bộ Nội vụ;', '- Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh;', '- Lưu: VT.'].entries()) write(pen, name, left, end + 34 + 13 * i, { size: 11 });
      writeCentred(pen, 'TM. ỦY BAN NHÂN DÂN', 420, end + 21, { style: 'bold' });
      writeCentred(pen, 'CHỦ TỊCH', 420, end + 38, { style: 'bold' });
      writeCentred(pen, 'Nguyễn Văn A', 420, end + 125, { style: 'bold' });
    });
    expect(columnsOf(document).map((columns) => columns.rows.map((row) => row.map(textsOf)))).toEqual([[[
      ['Nơi nhận:', '- Như Điều 3;', '- Bộ Nội vụ;', '- Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh;', '- Lưu: VT.'],
      ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Nguyễn Văn A'],
    ]]]);
    expect(texts(document).slice(0, 2)).toEqual([`1. ${long}`, `2. ${long}`]);
  });
});

/** A table of strokes: rows of words, at given column edges. */
function grid(pen: Pen, xs: readonly number[], top: number, rows: readonly (readonly string[])[], height = 20): number {
  for (const [r, cells] of rows.entries()) {
    let column = 0;
    for (const [c, text] of cells.entries()) {
      const spans = c === cells.length - 1 ? xs.length - 1 - column : 1;
      const [x0 = 0, x1 = 0] = [xs[column], xs[column + spans]];
      pen.lineWidth(0.5).rect(x0, top + r * height, x1 - x0, height).stroke('#000000');
      if (text !== '') write(pen, text, x0 + 4, top + r * height + 14, { size: 12, ...(r === 0 ? { style: 'bold' } : {}) });
      column += spans;
    }
  }
  return top + rows.length * height;
}

describe('tables are told by the lines around their cells', () => {
  const xs = [85, 130, 350, 538];
  it('rows, cells and spans', async () => {
    const [table] = tablesOf(await read((pen) => { body(pen, 80, 1); grid(pen, xs, 250, [['STT', 'Nhiệm vụ', 'Cơ quan'], ['I', 'CẢI CÁCH THỂ CHẾ'], ['1', 'Ban hành quy chế', 'Sở Tư pháp']]); }));
    expect(table?.rows.map((row) => row.cells.map((cell) => [cell.span, ...textsOf(cell.lines)]))).toEqual([
      [[1, 'STT'], [1, 'Nhiệm vụ'], [1, 'Cơ quan']],
      [[1, 'I'], [2, 'CẢI CÁCH THỂ CHẾ']],
      [[1, '1'], [1, 'Ban hành quy chế'], [1, 'Sở Tư pháp']],
    ]);
    expect(table?.rows.map((row) => row.header)).toEqual([true, false, false]);
    expect(table?.headerRepeats).toBeUndefined();
  });
  it.each([true, false])('over two pages it is one table; header repeated: %s (R65)', async (repeated) => {
    const head = ['STT', 'Nhiệm vụ', 'Cơ quan'];
    const [table, ...others] = tablesOf(await read((pen) => {
      grid(pen, xs, 600, [head, ['1', 'Ban hành quy chế', 'Sở Tư pháp'], ['2', 'Rà soát các thủ tục hành chính thuộc thẩm', 'Sở Nội vụ']]);
      pen.addPage();
      grid(pen, xs, 60, [...(repeated ? [head] : []), ['', 'quyền', ''], ['3', 'Báo cáo', 'Sở Y tế']]);
    }));
    expect(others).toEqual([]);
    expect(table?.headerRepeats).toBe(repeated);
    expect(table?.rows.map((row) => row.cells.map((cell) => textsOf(cell.lines).join('|')))).toEqual([
      head, ['1', 'Ban hành quy chế', 'Sở Tư pháp'], ['2', 'Rà soát các thủ tục hành chính thuộc thẩm quyền', 'Sở Nội vụ'], ['3', 'Báo cáo', 'Sở Y tế'],
    ]);
  });
  it('a frame around one text is a box, with its size and colour (R80)', async () => {
    const document = await read((pen) => {
      body(pen, 200, 1);
      pen.lineWidth(1).rect(100, 120, 85, 22.7).stroke('#FF0000');
      writeCentred(pen, 'HỎA TỐC', 142.5, 136, { style: 'bold', color: '#FF0000' });
    });
    expect(tablesOf(document)).toEqual([]);
    expect(beginning(document, 'HỎA TỐC').box).toEqual({ width: 85, height: 22.7, color: 'FF0000' });
  });
});

describe('what is not text of the document is kept out of it', () => {
  const pages = (pen: Pen, count: number, mark: (page: number) => void): void => {
    for (let page = 1; page <= count; page += 1) {
      if (page > 1) pen.addPage();
      body(pen, 100, 4);
      mark(page);
    }
  };
  it('page numbers, at the top or the bottom, shown or not on the first page (R05)', async () => {
    const top = await read((pen) => { pages(pen, 3, (page) => { if (page > 1) writeCentred(pen, String(page), middle, 45); }); });
    expect(top.sections.map((section) => section.pageNumber)).toEqual([expect.objectContaining({ at: 'top', align: 'center', arabic: true, onFirstPage: false })]);
    expect(texts(top).filter((text) => /^\d+$/u.test(text))).toEqual([]);
    const bottom = await read((pen) => { pages(pen, 3, (page) => { write(pen, `Trang ${page}/3`, right - 50, 810, { size: 10 }); }); });
    expect(bottom.sections.map((section) => section.pageNumber)).toEqual([expect.objectContaining({ at: 'bottom', align: 'right', arabic: true, onFirstPage: true })]);
    const none = await read((pen) => { pages(pen, 3, () => undefined); });
    expect(none.sections.map((section) => section.pageNumber)).toEqual([undefined]);
  });
  it('numbers that begin anew begin a section (R06)', async () => {
    const document = await read((pen) => { pages(pen, 5, (page) => { const shown = page > 3 ? page - 3 : page; if (shown > 1) writeCentred(pen, String(shown), middle, 45); }); });
    expect(document.sections.map((section) => ({ ...section.pages, start: section.pageNumber?.start }))).toEqual([{ first: 1, last: 3, start: undefined }, { first: 4, last: 5, start: 1 }]);
  });
  it('small Roman numbers are not Arabic', async () => {
    const document = await read((pen) => { pages(pen, 3, (page) => { writeCentred(pen, ['i', 'ii', 'iii'][page - 1] ?? '', middle, 45); }); });
    expect(document.sections[0]?.pageNumber).toMatchObject({ arabic: false });
  });
  it('a watermark across the page, and running heads', async () => {
    const document = await read((pen) => {
      pages(pen, 4, () => {
        write(pen, 'Phần mềm quản lý văn bản', left, 30, { size: 9 });
        pen.save().rotate(-45, { origin: [300, 420] });
        write(pen, 'DỰ THẢO', 150, 420, { size: 40, color: '#CCCCCC' });
        pen.restore();
      });
    });
    expect(texts(document).every((text) => text.endsWith(long))).toBe(true);
  });
  it('notes and fields laid over the page', async () => {
    const document = await read((pen) => {
      body(pen, 100, 1);
      pen.note(100, 100, 20, 20, 'xem lại');
      pen.initForm();
      pen.formText('ky', 300, 300, 100, 30, { value: 'Ký bởi' });
    });
    expect(texts(document)).toEqual([`1. ${long}`]);
  });
});

describe('pages', () => {
  it('turned pages are read as they are shown', async () => {
    const document = await read((pen) => {
      Object.assign(pen.page.dictionary.data, { Rotate: 90 });
      pen.save().rotate(-90, { origin: [0, 0] }).translate(-a4[1], 0);
      write(pen, 'Phụ lục nằm ngang', 100, 100);
      pen.restore();
    });
    expect(document.sections[0]).toMatchObject({ width: 841.89, height: 595.28 });
    expect(texts(document)).toEqual(['Phụ lục nằm ngang']);
  });
  it('margins are where text begins and where full lines end', async () => {
    const { sections } = await read((pen) => { body(pen, 56.7 + 14 * 0.9335, 6); });
    expect(sections[0]?.margins).toEqual({ top: expect.closeTo(56.7, 0) as unknown, left: 85, right: expect.closeTo(a4[0] - right, 0) as unknown });
  });
  it('pages of another size are another section', async () => {
    const { sections } = await read((pen) => { body(pen, 100, 2); pen.addPage({ size: [a4[1], a4[0]], margin: 0 }); write(pen, 'Phụ lục', 400, 80); });
    expect(sections.map((section) => [section.width, section.pages?.first])).toEqual([[595.28, 1], [841.89, 2]]);
  });
});

it('the words of runs are the words of the paragraph', async () => {
  const document = await read((pen) => {
    write(pen, 'Điều 1. ', left, 100, { style: 'bold' });
    write(pen, 'Ban hành', left + widthOf(pen, 'Điều 1. ', { style: 'bold' }), 100);
  });
  expect(paragraphs(document).map((one) => [wordsOf(one), one.runs.length])).toEqual([['Điều 1. Ban hành', 2]]);
});

import fc from 'fast-check';
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../../src/render/docx/render.js';
import type { Document } from '../../../src/document/types.js';
import { mmTwips, twips } from '../../../src/render/docx/units.js';
import { columns, document, faces, lorem, nd30, p, row, rule, section, sectionRow, table } from '../../support/documents.js';
import { all, first, has, paragraphTexts, part, value, type XmlElement } from '../../support/docx.js';

function render(doc: Document): Uint8Array {
  return renderDocx(doc, nd30, faces);
}

const head = columns('dau-van-ban', [[p('co-quan-ban-hanh', 'ỦY BAN NHÂN DÂN'), p('co-quan-ban-hanh', 'TỈNH MẪU'), rule('ke-co-quan')], [p('quoc-hieu', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), p('tieu-ngu', 'Độc lập - Tự do - Hạnh phúc'), rule('ke-tieu-ngu')]]);
const foot = columns('cuoi-van-ban', [[p('noi-nhan', 'Nơi nhận:')], [p('chuc-vu-ky', 'CHỦ TỊCH')]]);

const whole = document(
  section('doc-dung', head, p('ten-loai', 'QUYẾT ĐỊNH'), p('trich-yeu', 'Ban hành Kế hoạch'), rule('ke-trich-yeu'), p('dieu', { kind: 'text', text: 'Điều 1.', role: 'nhan-dieu' }, ' Ban hành.'), p('doan', lorem(5)), foot),
  section('doc-dung', p('ten-loai', 'KẾ HOẠCH'), p('kem-theo', '(Kèm theo ', { kind: 'line-break' }, 'của UBND)'), p('muc', 'I. MỤC TIÊU'), p('khoan', '1. Cải cách.')),
  section('nam-ngang', p('phu-luc', 'Phụ lục'), table([10, 60, 30], [sectionRow('I', 'THỂ CHẾ', 2), row('nhiem-vu', '1', 'Một việc', ['- a', '- b']), row('nhiem-vu', '2', lorem(40), '')])),
);
const bytes = render(whole);
const body = part(bytes, 'word/document.xml');
const styles = part(bytes, 'word/styles.xml');

describe('every look is a named style', () => {
  it('has a style for each role, with the size, weight and alignment of the format', () => {
    const byName = new Map(all(styles, 'w:style').map((s) => [value(first(s, 'w:name')), s]));
    for (const [role, looks] of Object.entries(nd30.paragraphs)) {
      const style = byName.get(looks.styleName) ?? [...byName.values()].find((s) => has(s, 'w:aliases') && value(first(s, 'w:aliases')) === looks.styleName);
      expect(style, role).toBeDefined();
      if (style === undefined) continue;
      expect(value(first(style, 'w:sz')), role).toBe(String(looks.sizePt * 2));
      expect(value(first(style, 'w:b')) !== '0', role).toBe(looks.bold);
      expect(value(first(style, 'w:i')) !== '0', role).toBe(looks.italic);
    }
  });
  it('sets no size, weight, slant or alignment on a paragraph or run directly', () => {
    for (const direct of ['w:sz', 'w:b', 'w:i', 'w:jc', 'w:rFonts', 'w:color']) expect(all(body, direct), direct).toEqual([]);
  });
  it('names every style it uses', () => {
    const ids = new Set(all(styles, 'w:style').map((s) => value(s, 'w:styleId')));
    for (const name of ['w:pStyle', 'w:rStyle', 'w:tblStyle']) for (const use of all(body, name)) expect(ids).toContain(value(use));
  });
  it('makes headings of Word\'s own of the first role of each level', () => {
    const names = all(styles, 'w:style').map((s) => value(first(s, 'w:name')));
    expect(names).toEqual(expect.arrayContaining(['heading 1', 'heading 2']));
  });
  it('is Vietnamese, in Times New Roman (R04), black, without compatibility mode', () => {
    expect(value(first(styles, 'w:lang'))).toBe('vi-VN');
    expect(value(first(styles, 'w:rFonts'), 'w:ascii')).toBe('Times New Roman');
    expect(value(first(styles, 'w:color'))).toBe('000000');
    expect(value(first(part(bytes, 'word/settings.xml'), 'w:compatSetting'))).toBe('15');
  });
});

describe('pages', () => {
  const sections = all(body, 'w:sectPr');
  it('are A4 with the margins of R03, portrait and landscape', () => {
    expect(sections.map((s) => value(first(s, 'w:pgSz'), 'w:w'))).toEqual([mmTwips(210), mmTwips(210), mmTwips(297)].map(String));
    expect(value(first(first(body, 'w:sectPr'), 'w:pgMar'), 'w:left')).toBe(String(mmTwips(30)));
    expect(value(first(sections[2] ?? first(body, 'w:sectPr'), 'w:pgSz'), 'w:orient')).toBe('landscape');
  });
  it('count from 1 again in each section, the first without its number (R05, R06)', () => {
    for (const s of sections) {
      expect(value(first(s, 'w:pgNumType'), 'w:start')).toBe('1');
      expect(has(s, 'w:titlePg')).toBe(true);
    }
    expect(first(part(bytes, 'word/header1.xml'), 'w:instrText').textContent).toBe(' PAGE ');
    expect(all(part(bytes, 'word/header2.xml'), 'w:instrText')).toEqual([]);
  });
  it('never end in an empty paragraph of text height: a section ends in its last line, or in one of 1 pt', () => {
    const empty = all(body, 'w:p').filter((x) => all(x, 'w:r').length === 0);
    const ids = empty.map((x) => value(first(x, 'w:pStyle')));
    expect(new Set(ids)).toEqual(new Set(['KeCoQuan', 'KeTieuNgu', 'KeTrichYeu', 'NgatPhan']));
    expect(ids.filter((id) => id === 'NgatPhan')).toHaveLength(2);
  });
});

describe('rules under lines', () => {
  const widthOfRule = (style: string, box: number): number => {
    const found = all(body, 'w:p').find((x) => has(x, 'w:pStyle') && value(first(x, 'w:pStyle')) === style);
    if (found === undefined) throw new Error(style);
    const ind = first(found, 'w:ind');
    return box - Number(value(ind, 'w:left')) - Number(value(ind, 'w:right'));
  };
  const text = mmTwips(210) - mmTwips(30) - mmTwips(20);
  it('R12: as long as Tiêu ngữ', () => {
    expect(widthOfRule('KeTieuNgu', text - Math.round(text * 0.38))).toBeCloseTo(twips(faces.bold.width('Độc lập - Tự do - Hạnh phúc', 14)), -1);
  });
  it('R15, R20: between a third and half of the line above', () => {
    const line = twips(faces.bold.width('Ban hành Kế hoạch', 14));
    const ratio = widthOfRule('KeTrichYeu', text) / line;
    expect(ratio).toBeGreaterThan(1 / 3);
    expect(ratio).toBeLessThan(1 / 2);
  });
});

describe('tables', () => {
  const [headTable, footTable, tasks] = all(body, 'w:tbl');
  it('R65: the header row repeats, and no row but a tall one may break', () => {
    const rows = tasks === undefined ? [] : all(tasks, 'w:tr');
    expect(rows.map((r) => has(r, 'w:tblHeader'))).toEqual([true, false, false, false]);
    expect(rows.map((r) => has(r, 'w:cantSplit'))).toEqual([true, true, true, false]);
  });
  it('a section row stays with the row that follows', () => {
    const [, sectionRowXml, task] = tasks === undefined ? [] : all(tasks, 'w:tr');
    expect(sectionRowXml && all(sectionRowXml, 'w:keepNext')).toHaveLength(2);
    expect(task && all(task, 'w:keepNext')).toHaveLength(0);
    expect(sectionRowXml && value(first(sectionRowXml, 'w:gridSpan'))).toBe('2');
  });
  it('columns add up to the text width to the twip', () => {
    const widths = tasks === undefined ? [] : all(tasks, 'w:gridCol').map((c) => Number(value(c, 'w:w')));
    expect(widths.reduce((a, b) => a + b, 0)).toBe(mmTwips(297) - mmTwips(30) - mmTwips(15));
  });
  it('head and foot are borderless and never broken', () => {
    for (const t of [headTable, footTable]) {
      expect(t && has(t, 'w:tblBorders')).toBe(false);
      expect(t && all(t, 'w:cantSplit')).toHaveLength(1);
    }
  });
  it('R58: the line before the signature block stays with it', () => {
    const before = all(body, 'w:p').find((x) => x.textContent?.startsWith('dòng thứ 1'));
    expect(before && has(before, 'w:keepNext')).toBe(true);
  });
});

describe('words', () => {
  it('are all there, in order', () => {
    expect(paragraphTexts(body).filter((t) => t !== '').slice(0, 6)).toEqual(['ỦY BAN NHÂN DÂN', 'TỈNH MẪU', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'QUYẾT ĐỊNH', 'Ban hành Kế hoạch']);
    expect(paragraphTexts(body)).toContain('(Kèm theo \ncủa UBND)');
  });
  it.each(['{{x}}', '<w:t>', '*', '_', '|', '[x](y)', '&', ']]>', '&amp;', '"\'', '  hai  cách  ', '< > &lt;'])('%j as typed', (text) => {
    expect(paragraphTexts(part(render(document(section('doc-dung', p('doan', text)))), 'word/document.xml'))).toEqual([text]);
  });
  it('any text that XML can carry survives', () => {
    const legal = fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 40 }).filter((s) => !/[\p{Cc}\ufffe\uffff\p{Cs}]/u.test(s));
    fc.assert(fc.property(legal, (text) => {
      expect(paragraphTexts(part(render(document(section('doc-dung', p('doan', text)))), 'word/document.xml'))).toEqual([text]);
    }), { seed: 30, numRuns: 60 });
  });
  it('a character that XML cannot carry is no silent loss', () => {
    expect(() => render(document(section('doc-dung', p('doan', 'a\u0001b'))))).toThrow('U+0001');
  });
  it('mammoth reads the same words, and the headings as headings', async () => {
    const buffer = Buffer.from(bytes);
    const { value: text } = await mammoth.extractRawText({ buffer });
    expect(text.split(/\s+/u).join(' ').trim()).toBe(paragraphTexts(body).join(' ').split(/\s+/u).join(' ').trim());
    const { value: html } = await mammoth.convertToHtml({ buffer });
    expect(html).toContain('<h1>QUYẾT ĐỊNH</h1>');
    expect(html).toMatch(/<h2>.*MỤC TIÊU/u);
  });
});

describe('a balanced paragraph (R56)', () => {
  it('of several lines is drawn in on both sides alike, one of a single line is not', () => {
    const [long, short] = all(part(render(document(section('doc-dung', p('kinh-gui', 'Kính gửi: Người đại diện vốn nhà nước tại Công ty Cổ phần Môi trường Đô thị Nha Trang.'), p('kinh-gui', 'Kính gửi: Sở Y tế.')))), 'word/document.xml'), 'w:p');
    const indent = first(long ?? expect.fail(), 'w:ind');
    expect(Number(value(indent, 'w:left'))).toBeGreaterThan(mmTwips(15));
    expect(value(indent, 'w:right')).toBe(value(indent, 'w:left'));
    expect(has(short ?? expect.fail(), 'w:ind')).toBe(false);
  });
});

describe('struck and underlined words', () => {
  const marked = render(document(section('doc-dung', p('o-bang', 'Quý ', { kind: 'text', text: 'I', role: 'bo' }, ' ', { kind: 'text', text: 'II', role: 'them' }))));
  const runs = all(part(marked, 'word/document.xml'), 'w:r');
  const looks = (role: string): XmlElement => {
    const style = all(part(marked, 'word/styles.xml'), 'w:style').find((s) => value(first(s, 'w:name')) === nd30.inlines[role]?.styleName);
    if (style === undefined) throw new Error(role);
    return style;
  };
  it('are character styles: w:strike for one, w:u for the other, on their own runs only', () => {
    expect(has(looks('bo'), 'w:strike')).toBe(true);
    expect(has(looks('bo'), 'w:u')).toBe(false);
    expect(value(first(looks('them'), 'w:u'))).toBe('single');
    expect(has(looks('them'), 'w:strike')).toBe(false);
    const styles = runs.map((r) => [first(r, 'w:t').textContent, has(r, 'w:rStyle') ? value(first(r, 'w:rStyle')) : null]);
    expect(styles).toEqual([['Quý ', null], ['I', value(looks('bo'), 'w:styleId')], [' ', null], ['II', value(looks('them'), 'w:styleId')]]);
  });
  it('set neither directly', () => {
    for (const direct of ['w:strike', 'w:u']) expect(all(part(marked, 'word/document.xml'), direct)).toEqual([]);
  });
});

describe('properties and bytes', () => {
  it('title, subject, issuing body and day come from content', () => {
    const core = part(bytes, 'docProps/core.xml');
    expect(['dc:title', 'dc:subject', 'dc:creator', 'dcterms:created'].map((n) => first(core, n).textContent)).toEqual(['Tựa <&>', 'Trích yếu', 'Ủy ban nhân dân tỉnh Mẫu', '2029-12-05T00:00:00Z']);
  });
  it('the same document gives the same bytes', () => {
    expect(Buffer.from(render(whole)).equals(Buffer.from(bytes))).toBe(true);
  });
  it('in another time zone and locale too', () => {
    const program = `const {strToU8,zipSync}=await import('fflate');process.stdout.write(Buffer.from(zipSync({a:strToU8('x')},{mtime:new Date(1980,0,1)})).toString('hex'))`;
    const zip = (TZ: string, LANG: string): string => execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', env: { ...process.env, TZ, LANG } });
    expect(zip('Asia/Ho_Chi_Minh', 'vi_VN.UTF-8')).toBe(zip('America/New_York', 'C'));
  });
  it('holds the parts that Word needs, and no other', () => {
    expect(Object.keys(unzipSync(bytes)).sort()).toEqual(['[Content_Types].xml', '_rels/.rels', 'docProps/app.xml', 'docProps/core.xml', 'word/_rels/document.xml.rels', 'word/document.xml', 'word/fontTable.xml', 'word/header1.xml', 'word/header2.xml', 'word/settings.xml', 'word/styles.xml']);
  });
});

import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/document/types.js';
import { deflateLevel } from '../../../src/render/deflate.js';
import { renderPdf } from '../../../src/render/pdf/render.js';
import { columns, document, faces, lorem, nd30, p, row, rule, section, table } from '../../support/documents.js';
import { readPdf, wordsOfPage, type ReadPdf } from '../../support/pdf.js';

const render = async (doc: Document): Promise<Uint8Array> => (await renderPdf(doc, nd30, faces)).bytes;
const read = async (doc: Document): Promise<ReadPdf> => readPdf(await render(doc));
const textOf = async (text: string): Promise<string> => {
  const { pages } = await read(document(section('doc-dung', p('o-bang', text))));
  return pages.flatMap((page) => page.texts.map((t) => t.text)).join(' ');
};

const whole = document(
  section(
    'doc-dung',
    columns('dau-van-ban', [[p('co-quan-ban-hanh', 'TỈNH MẪU')], [p('tieu-ngu', 'Độc lập - Tự do - Hạnh phúc'), rule('ke-tieu-ngu')]]),
    p('ten-loai', 'QUYẾT ĐỊNH'),
    p('can-cu', 'Căn cứ Luật Tổ chức chính quyền địa phương;'),
    p('doan', lorem(5)),
  ),
  section('doc-dung', p('ten-loai', 'KẾ HOẠCH'), p('muc', 'I. MỤC TIÊU'), p('doan', 'a'), p('muc', 'II. NHIỆM VỤ'), p('doan', 'b')),
  section('nam-ngang', p('phu-luc', 'Phụ lục'), table([50, 50], [row('nhiem-vu', 'một', 'hai')])),
);

describe('a PDF, read back from its bytes', async () => {
  const pdf = await read(whole);
  it('has its pages in the sizes of the layout', () => {
    expect(pdf.pages.map((page) => page.width < page.height)).toEqual([true, true, false]);
  });
  it('says title, subject, issuing body and language, and the day of content', () => {
    expect(pdf.info).toMatchObject({ Title: 'Tựa <&>', Subject: 'Trích yếu', Author: 'Ủy ban nhân dân tỉnh Mẫu', Language: 'vi-VN', CreationDate: 'D:20291205000000Z', ModDate: 'D:20291205000000Z' });
  });
  it('has an outline, each heading under the one above it', () => {
    expect(pdf.outline).toEqual([
      { title: 'QUYẾT ĐỊNH', page: 1, children: [] },
      { title: 'KẾ HOẠCH', page: 2, children: [{ title: 'I. MỤC TIÊU', page: 2, children: [] }, { title: 'II. NHIỆM VỤ', page: 2, children: [] }] },
      { title: 'Phụ lục', page: 3, children: [] },
    ]);
  });
  it('R04: every text is in an embedded subset of the font, in the face of its role', () => {
    const fontsOf = (start: string): readonly string[] => pdf.pages.flatMap((page) => page.texts.filter((t) => t.text.startsWith(start)).map((t) => t.font));
    expect(fontsOf('QUYẾT ĐỊNH')).toEqual([expect.stringMatching(/^[A-Z]{6}\+Tinos-Bold$/u)]);
    expect(fontsOf('Căn cứ')).toEqual([expect.stringMatching(/^[A-Z]{6}\+Tinos-Italic$/u)]);
    for (const page of pdf.pages) for (const text of page.texts) expect(text.font).toMatch(/^[A-Z]{6}\+Tinos/u);
  });
  it('draws the rule of R12 under its line, where pdf.js finds it', () => {
    const line = pdf.pages[0]?.texts.find((t) => t.text.startsWith('Độc lập'));
    const [bar, ...others] = pdf.pages[0]?.bars ?? [];
    expect(others).toEqual([]);
    expect(bar?.left).toBeCloseTo(line?.x ?? NaN, 1);
    expect(bar?.right).toBeCloseTo((line?.x ?? NaN) + (line?.width ?? NaN), 1);
    expect(bar?.top).toBeGreaterThan(line?.baseline ?? NaN);
  });
  it('gives back the words in reading order', () => {
    expect(pdf.pages.map(wordsOfPage)).toEqual([
      [...'TỈNH MẪU Độc lập - Tự do - Hạnh phúc QUYẾT ĐỊNH Căn cứ Luật Tổ chức chính quyền địa phương;'.split(' '), ...lorem(5).split(' ')],
      'KẾ HOẠCH I. MỤC TIÊU a II. NHIỆM VỤ b'.split(' '),
      'Phụ lục Cột 1 Cột 2 một hai'.split(' '),
    ]);
  });
});

describe('struck and underlined words', () => {
  const sizePt = nd30.paragraphs['o-bang']?.sizePt ?? 0;
  const width = (text: string): number => faces.regular.width(text, sizePt);
  const marks = async (...paragraph: Parameters<typeof p>): Promise<readonly { readonly from: number; readonly to: number; readonly below: number }[]> => {
    const { pages } = await read(document(section('doc-dung', p(...paragraph))));
    const [page] = pages;
    const line = page?.texts[0];
    const near = (top: number): number => [...new Set(page?.texts.map((text) => text.baseline))].sort((a, b) => Math.abs(a - top) - Math.abs(b - top))[0] ?? NaN;
    return (page?.bars ?? []).map(({ left, right, top }) => ({ from: left - (line?.x ?? NaN), to: right - (line?.x ?? NaN), below: top - near(top) }));
  };
  it('have a bar through or under them, as long as they are, where they stand', async () => {
    const found = await marks('o-bang', 'Quý ', { kind: 'text', text: 'I/2023', role: 'bo' }, ' ', { kind: 'text', text: 'II/2024', role: 'them' }, ' sau');
    const wanted = [['Quý ', 'Quý I/2023', -0.258], ['Quý I/2023 ', 'Quý I/2023 II/2024', 0.109]] as const;
    expect(found).toHaveLength(wanted.length);
    for (const [at, [before, upTo, share]] of wanted.entries()) {
      expect(found[at]?.from).toBeCloseTo(width(before), 1);
      expect(found[at]?.to).toBeCloseTo(width(upTo), 1);
      expect(found[at]?.below).toBeCloseTo(share * sizePt, 1);
    }
  });
  it('over several lines have a bar on each, from its first word to its last: none under the space where a line ends', async () => {
    const found = await marks('o-bang', { kind: 'text', text: lorem(3), role: 'them' });
    const lines = (await read(document(section('doc-dung', p('o-bang', { kind: 'text', text: lorem(3), role: 'them' }))))).pages[0]?.texts ?? [];
    expect(lines.length).toBeGreaterThan(2);
    expect(found).toHaveLength(lines.length);
    for (const [at, { text }] of lines.entries()) {
      expect(found[at]?.from).toBeCloseTo(0, 1);
      expect(found[at]?.to).toBeCloseTo(width(text.trimEnd()), 1);
    }
  });
});

describe('text is printed as typed', () => {
  it.each(['{{x}}', '{{{x}}}', '<w:t>', '*', '_', '|', '[x](y)', '&', '&amp;', ']]>', '(a) \\ <b>', '"\'', 'Hoà và Hòa', 'NĐ-CP', '12:30', '“ngoặc”…'])('%j', async (text) => {
    expect(await textOf(text)).toBe(text);
  });
  it('any Vietnamese text survives, in NFC', async () => {
    const letters = 'aăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵbcdghklmnpqrstvxABCĐÊÔƠƯÁẾỘỮ0123456789.,;:/-–()%“”\\'.normalize('NFC').split('');
    const word = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 }).map((chars) => chars.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 6 }), async (words) => {
        const { pages } = await read(document(section('doc-dung', p('o-bang', words.join(' ')))));
        expect(pages.flatMap(wordsOfPage)).toEqual(words);
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});

describe('bytes', () => {
  it('are the same for the same document', async () => {
    expect(Buffer.from(await render(whole)).equals(Buffer.from(await render(whole)))).toBe(true);
  });
  it('are packed by our own library: zlib of another Node or another processor packs the same otherwise', async () => {
    const bytes = Buffer.from(await render(whole)).toString('latin1');
    const streams = [...bytes.matchAll(/\/FlateDecode[^]*?\nstream\n([^]*?)\nendstream/gu)].map((match) => Buffer.from(match[1] ?? '', 'latin1'));
    expect(streams.length).toBeGreaterThan(10);
    for (const stream of streams) expect(Buffer.from(zlibSync(inflateSync(stream), { level: deflateLevel })).equals(stream)).toBe(true);
  });
  it('differ where one letter differs, the file id too', async () => {
    const id = (bytes: Uint8Array): string => /\/ID \[<(\w+)>/u.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? '';
    const [one, two] = await Promise.all(['a', 'b'].map((text) => render(document(section('doc-dung', p('doan', text))))));
    expect(id(one ?? fail())).toMatch(/^[0-9a-f]{32}$/u);
    expect(id(one ?? fail())).not.toBe(id(two ?? fail()));
  });
  it('properties with signs of XML are escaped in the metadata packet', async () => {
    const bytes = Buffer.from(await render(whole)).toString('utf8');
    expect(bytes).toContain('<rdf:li xml:lang="x-default">Tựa &lt;&amp;&gt;</rdf:li>');
  });
});

function fail(): never {
  throw new Error('not there');
}

import { deflateSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { usualLimits } from '../../../src/inspect/pdf/limits.js';
import { readPdfDocument } from '../../../src/inspect/pdf/read.js';
import { foreignPdf, write } from '../../support/foreign-pdf.js';
import { rawPdf, rawStream, type RawObject } from '../../support/raw-pdf.js';
import { observed, refusals, texts } from './support.js';

const words = 'BT /F1 14 Tf 72 700 Td (Hello world) Tj ET';
const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>';
const page = (contents: number, resources = ''): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> ${resources} >> /Contents ${contents} 0 R >>`;
const onePage = (content: Buffer, resources = '', objects: readonly RawObject[] = [], catalog = ''): Uint8Array =>
  rawPdf([[1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`], [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'], [3, page(4, resources)], [4, content], [5, font], ...objects]);
const plain = onePage(rawStream('', words));
const picture = (width: number, data: Buffer): RawObject =>
  [10, rawStream(`/Type /XObject /Subtype /Image /Width ${width} /Height ${width} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode`, deflateSync(data))];
const showPicture = 'q 595 0 0 842 0 0 cm /I Do Q';
const withPicture = '/XObject << /I 10 0 R >>';
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const small = { ...usualLimits, milliseconds: 4000, memoryMiB: 128 };

describe('what is not a PDF is refused by what it is', () => {
  it.each([
    ['an empty file', new Uint8Array()],
    ['a DOCX named .pdf', Buffer.from('PK\u0003\u0004 word/document.xml')],
    ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    ['any text', Buffer.from('Quyết định')],
  ])('%s', async (_, bytes) => {
    expect(await refusals(bytes)).toEqual(['inspect-pdf-not-pdf']);
  });
  it('names a ZIP file and tells to mend the ending', async () => {
    const read = await readPdfDocument(Buffer.from('PK\u0003\u0004'), 'a.pdf');
    expect(read).toMatchObject({ ok: false, diagnostics: [{ file: 'a.pdf', message: 'Tệp này không phải là PDF mà là tệp nén (DOCX, ZIP…).', hint: 'Đổi đuôi tệp cho đúng (.docx) rồi kiểm tra lại.' }] });
  });
});

describe('a PDF that cannot be read is refused by its reason', () => {
  it('a file with a password to open it', async () => {
    expect(await refusals(await foreignPdf((pen) => { write(pen, 'Mật', 85, 100); }, { userPassword: 'mo', ownerPassword: 'sua' }))).toEqual(['inspect-pdf-encrypted']);
  });
  it('a file that lost its end', async () => {
    expect(await refusals(plain.subarray(0, plain.length - 300))).toEqual(['inspect-pdf-cut-short']);
  });
  it('a head and an end without anything between', async () => {
    expect(await refusals(Buffer.from(`%PDF-1.7\n${'x y z '.repeat(1000)}%%EOF`))).toEqual(['inspect-pdf-broken']);
  });
  it.each([
    ['itself', [[1, '<< /Type /Catalog /Pages 2 0 R >>'], [2, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>']] satisfies RawObject[]],
    ['its parent', [[1, '<< /Type /Catalog /Pages 2 0 R >>'], [2, '<< /Type /Pages /Kids [3 0 R] /Count 900 >>'], [3, '<< /Type /Pages /Kids [2 0 R] /Count 900 >>']] satisfies RawObject[]],
  ])('a tree of pages that leads back to %s', async (_, objects) => {
    expect(await refusals(rawPdf(objects))).toEqual(['inspect-pdf-broken']);
  });
  it('a scan without a layer of text, and a file of blank pages, told apart', async () => {
    expect(await refusals(onePage(rawStream('', showPicture), withPicture, [picture(1, Buffer.alloc(3))]))).toEqual(['inspect-pdf-scan']);
    expect(await refusals(onePage(rawStream('', ' ')))).toEqual(['inspect-pdf-empty']);
  });
  it('too many bytes, too many pages', async () => {
    expect(await refusals(plain, { ...usualLimits, bytes: 100 })).toEqual(['inspect-pdf-too-large']);
    const pages = Array.from({ length: 5000 }, (_, i): RawObject => [10 + i, page(4)]);
    const many = rawPdf([[1, '<< /Type /Catalog /Pages 2 0 R >>'], [2, `<< /Type /Pages /Kids [${pages.map(([n]) => `${n} 0 R`).join(' ')}] /Count 5000 >>`], [4, rawStream('', words)], [5, font], ...pages]);
    expect(await refusals(many)).toEqual(['inspect-pdf-too-many-pages']);
  });
});

describe('a hostile PDF costs no more than the limits', () => {
  const forms = Array.from({ length: 10 }, (_, i): RawObject => [
    10 + i,
    rawStream(`/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F1 5 0 R >> /XObject << /X ${11 + i} 0 R >> >>`, i === 9 ? words : '/X Do '.repeat(10)),
  ]);
  it.each([
    ['a stream packed twice that unpacks to 256 MiB', onePage(rawStream('/Filter [/FlateDecode /FlateDecode]', deflateSync(deflateSync(Buffer.alloc(1 << 28, 32), { level: 1 })))), 'inspect-pdf-too-much'],
    ['forms that show forms ten times, ten deep', onePage(rawStream('', '/X Do '.repeat(10)), '/XObject << /X 10 0 R >>', forms), 'inspect-pdf-too-much'],
    ['a page of more letters than fit on any paper', onePage(rawStream('', Array.from({ length: 10_000 }, (_, i) => `BT /F1 1 Tf 1 0 0 1 ${i % 500} ${i % 800} Tm (abcdef) Tj ET`).join('\n'))), 'inspect-pdf-too-much'],
  ])('%s', async (_, bytes, code) => {
    const start = performance.now();
    expect(await refusals(bytes, small)).toEqual([code]);
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 60_000);
  it('does not decode pictures: one that unpacks to 64 MiB costs no time', async () => {
    const bytes = onePage(rawStream('', `${showPicture} ${words}`), withPicture, [picture(4730, Buffer.alloc(1 << 26))]);
    expect(texts(await observed(bytes))).toEqual(['Hello world']);
  }, 30_000);
  it('runs no script and launches nothing, and prints nothing', async () => {
    const console_ = (['log', 'warn', 'error', 'info'] as const).map((name) => vi.spyOn(console, name));
    const bytes = onePage(rawStream('', `${words} /Nothing Do (unfinished`), '', [], '/OpenAction << /S /JavaScript /JS (while \\(true\\) {}) >> /AA << /WC << /S /Launch /F (/bin/sh) >> >>');
    expect(texts(await observed(bytes))).toEqual(['Hello world']);
    for (const spy of console_) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});

describe('a PDF with a fault that can be mended is read', () => {
  it('wrong places in its table of objects', async () => {
    expect(texts(await observed(Buffer.from(latin1(plain).replace(/\d{10} 00000 n/gu, '0000000007 00000 n'), 'latin1')))).toEqual(['Hello world']);
  });
  it('a password only against changes', async () => {
    expect(texts(await observed(await foreignPdf((pen) => { write(pen, 'Quyết định', 85, 100); }, { ownerPassword: 'sua' })))).toEqual(['Quyết định']);
  });
  it('a scan with words that nobody sees is read, and said to be a scan', async () => {
    const read = await observed(onePage(rawStream('', `${showPicture} BT 3 Tr ${words.slice(3)}`), withPicture, [picture(1, Buffer.alloc(3))]));
    expect(read.scanned).toBe(true);
    expect(texts(read)).toEqual(['Hello world']);
    expect((await observed(plain)).scanned).toBeUndefined();
  });
});

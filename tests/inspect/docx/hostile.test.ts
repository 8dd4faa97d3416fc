import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../src/inspect/docx/read.js';
import { allWords, docx, p, seen, seenIn } from './builder.js';

async function refusal(bytes: Uint8Array): Promise<string | undefined> {
  const read = await readDocx(bytes, 'la.docx');
  return read.ok ? undefined : read.diagnostics.map(({ code, message, hint, file }) => (hint === '' || file !== 'la.docx' ? 'no hint' : `${code}: ${message}`)).join('\n');
}

const ole = (stream: string): Uint8Array => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(1016), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)]);
const bytes = (text: string): Uint8Array => strToU8(text);
const part = (name: string): Uint8Array => zipSync({ [name]: bytes('<x/>') });
const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A zip whose entries tell another unpacked size than they have. */
function lying(name: string, real: number, told: number): Uint8Array {
  const zip = zipSync({ [name]: new Uint8Array(real) });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  view.setUint32(22, told, true);
  for (let at = zip.length - 22; at > 0; at--) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    view.setUint32(at + 24, told, true);
    break;
  }
  return zip;
}

describe('what is no DOCX is refused in its own words, in bounded time', () => {
  it.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'Tệp trống.'],
    ['a .doc', ole('WordDocument'), 'Tệp là văn bản Word đời cũ (.doc).'],
    ['an encrypted DOCX', ole('EncryptedPackage'), 'Tệp có mật khẩu.'],
    ['another file of old Office', ole('Workbook'), 'Tệp thuộc dạng Office đời cũ, không phải văn bản Word.'],
    ['RTF', bytes('{\\rtf1\\ansi abc}'), 'Tệp thực ra là RTF.'],
    ['HTML', bytes('\r\n<!DOCTYPE html><html></html>'), 'Tệp thực ra là trang web (HTML).'],
    ['HTML of Word', bytes('<?xml version="1.0"?><html xmlns:o="x"></html>'), 'Tệp thực ra là trang web (HTML).'],
    ['PDF', bytes('%PDF-1.7\n'), 'Tệp thực ra là PDF.'],
    ['flat XML', bytes('<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>'), 'Tệp thực ra là XML rời, không phải DOCX.'],
    ['something else', bytes('abc'), 'Tệp không phải DOCX.'],
    ['a spreadsheet', part('xl/workbook.xml'), 'Tệp thực ra là bảng tính (.xlsx).'],
    ['slides', part('ppt/presentation.xml'), 'Tệp thực ra là bản trình chiếu (.pptx).'],
    ['OpenDocument', zipSync({ mimetype: bytes('application/vnd.oasis.opendocument.text'), 'content.xml': bytes('<x/>') }), 'Tệp thực ra là OpenDocument (.odt, .ods, .odp).'],
    ['a plain zip', part('a.txt'), 'Tệp là tệp nén thường, bên trong không có văn bản Word.'],
    ['a zip cut off', docx({ body: p('a') }).slice(0, 900), 'Tệp DOCX đã hỏng, không giải nén được.'],
    ['a zip bomb', zipSync({ 'word/document.xml': new Uint8Array(64 * 1024 * 1024) }, { level: 9 }), 'Tệp nén bất thường (giải nén ra quá lớn), không mở.'],
    ['a bomb that lies about its size', lying('word/document.xml', 64 * 1024 * 1024, 1000), 'Tệp nén bất thường (giải nén ra quá lớn), không mở.'],
    ['too many parts', zipSync(Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`a${at}`, new Uint8Array()]))), 'Tệp có quá nhiều phần bên trong, không mở.'],
    ['broken XML', docx({ document: `<w:document ${space}><w:body><w:p></w:body></w:document>` }), 'Phần XML trong tệp DOCX viết sai (word/document.xml).'],
    ['broken XML in the styles', docx({ body: p('a'), styles: '<w:style>' }), 'Phần XML trong tệp DOCX viết sai (word/styles.xml).'],
    ['an unknown entity', docx({ body: p('&abc;') }), 'Phần XML trong tệp DOCX viết sai (word/document.xml).'],
    ['an unknown prefix', docx({ body: '<zz:p/>' }), 'Phần XML trong tệp DOCX viết sai (word/document.xml).'],
    ['text after the root', docx({ document: `<w:document ${space}><w:body/></w:document>x` }), 'Phần XML trong tệp DOCX viết sai (word/document.xml).'],
    ['a DOCTYPE', docx({ document: `<!DOCTYPE w:document [<!ENTITY a "aaaa">]><w:document ${space}><w:body/></w:document>` }), 'Phần XML trong tệp có khai báo DOCTYPE, không mở (word/document.xml).'],
    ['a hundred thousand levels', docx({ body: `${'<w:sdt>'.repeat(100_000)}${'</w:sdt>'.repeat(100_000)}` }), 'Phần XML trong tệp lồng sâu bất thường, không mở (word/document.xml).'],
    ['another encoding', docx({ document: `<?xml version="1.0" encoding="windows-1258"?><w:document ${space}><w:body/></w:document>` }), 'Phần XML trong tệp không phải chữ mã UTF-8 hoặc UTF-16 (word/document.xml).'],
    ['bytes that are no text', docx({ others: { 'word/document.xml': Uint8Array.of(0x3c, 0xff, 0xfe, 0x3e) } }), 'Phần XML trong tệp không phải chữ mã UTF-8 hoặc UTF-16 (word/document.xml).'],
    ['no body', docx({ document: `<w:document ${space}/>` }), 'Tệp DOCX không có phần thân văn bản (word/document.xml).'],
    ['another root', docx({ document: `<w:styles ${space}/>` }), 'Tệp DOCX không có phần thân văn bản (word/document.xml).'],
  ])('%s', async (_, file, wanted) => {
    const began = performance.now();
    expect(await refusal(file)).toBe(`inspect-docx-refused: ${wanted}`);
    expect(performance.now() - began).toBeLessThan(9000);
  });
});

describe('what is odd is read all the same', () => {
  it('an empty document', async () => {
    expect(await seen({ body: '' })).toMatchObject({ blocks: [], sections: [{ from: 0 }] });
    expect((await seen({ document: `<w:document ${space}><w:body/></w:document>` })).sections).toHaveLength(1);
  });

  it('relationships to parts that are not there', async () => {
    const rels = ['styles', 'numbering', 'theme', 'settings'].map((type) => `<Relationship Id="${type}" Type="x/${type}" Target="${type}.xml"/>`).join('');
    expect(allWords(await seen({ body: p('a', '<w:numPr><w:numId w:val="1"/></w:numPr>'), others: { 'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rels}</Relationships>` } }))).toEqual(['a']);
  });

  it('a document part of another name', async () => {
    const file = zipSync({
      '_rels/.rels': bytes('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>'),
      'word/document2.xml': bytes(`<w:document ${space}><w:body>${p('a')}</w:body></w:document>`),
    });
    expect(allWords(await seenIn(file))).toEqual(['a']);
  });

  it('UTF-16', async () => {
    const text = `\u{FEFF}<?xml version="1.0" encoding="UTF-16"?><w:document ${space}><w:body>${p('Việt')}</w:body></w:document>`;
    expect(allWords(await seen({ others: { 'word/document.xml': new Uint8Array(Buffer.from(text, 'utf16le')) } }))).toEqual(['Việt']);
  });

  it('names of prototypes as ids', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="__proto__"><w:name w:val="x"/><w:rPr><w:b/></w:rPr></w:style>';
    expect((await seen({ body: p('a', '<w:pStyle w:val="__proto__"/><w:numPr><w:numId w:val="constructor"/></w:numPr>'), styles })).blocks).toHaveLength(1);
  });

  it('a part larger than is parsed at once gives the same as a small one', async () => {
    const body = Array.from({ length: 3000 }, (_, at) => p(`đoạn ${at}`, '<w:jc w:val="both"/>')).join('');
    const observed = await seen({ body: `<w:sdt><w:sdtContent>${body}</w:sdtContent></w:sdt>` });
    expect(allWords(observed)).toEqual(Array.from({ length: 3000 }, (_, at) => `đoạn ${at}`));
    expect(observed.blocks.at(-1)).toMatchObject({ place: { paragraph: 3000 } });
  });

  it('time grows with the length, not faster', async () => {
    const time = async (count: number): Promise<number> => {
      const file = docx({ body: p('Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;').repeat(count) });
      const began = performance.now();
      expect((await seenIn(file)).blocks).toHaveLength(count);
      return performance.now() - began;
    };
    await time(500);
    expect(await time(8000)).toBeLessThan(40 * Math.max(20, await time(1000)));
  });
});

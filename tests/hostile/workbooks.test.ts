import { crc32, deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { readReturned } from '../../src/workbook/read-returned.js';
import { collecting } from '../support/collecting.js';
import { Filled, renumbered, serialOf } from '../support/workbooks.js';

const { sent, collect, desk, remove } = await collecting();
afterAll(remove);

const done = { state: 'Hoàn thành', day: serialOf('2030-05-06'), evidence: 'Quyết định số 1/QĐ-STC' };
const sheetXml = 'xl/worksheets/sheet1.xml';
/** Sở Tài chính's workbook with its first task answered: what each case spoils. */
const answered = async (): Promise<Filled> => (await sent('so-tai-chinh')).answer(4, done);

interface Case {
  readonly name: string;
  readonly code: string;
  /** Cell that the message names. */
  readonly cell?: string;
  /** Words of the message or the hint. */
  readonly says?: string;
  readonly spoil: (book: Filled) => Filled | Uint8Array | Promise<Uint8Array>;
}

/** Nothing is taken, one error says where and what to do, in bounded time. */
function holds(cases: readonly Case[]): void {
  it.each(cases)('$name', async ({ code, cell, says, spoil }) => {
    const spoiled = await spoil(await answered());
    const other = (await sent('so-noi-vu')).answer(4, { state: 'Hoàn thành', day: serialOf('2030-03-03') }).raw('K4', '', '').bytes();
    const start = performance.now();
    const { diagnostics, untouched } = await collect({ 'a/tệp gửi về.xlsx': spoiled instanceof Filled ? spoiled.bytes() : spoiled, 'b.xlsx': other });
    expect(performance.now() - start, 'time').toBeLessThan(15_000);
    const errors = diagnostics.filter((d) => d.level === 'error');
    expect(errors.map((d) => d.code)).toEqual([code]);
    expect(errors[0]?.file).toMatch(/a\/tệp gửi về\.xlsx$/u);
    if (cell !== undefined) expect(errors[0]?.message).toContain(cell);
    if (says !== undefined) expect(`${errors[0]?.message ?? ''} ${errors[0]?.hint ?? ''}`).toContain(says);
    expect(errors[0]?.hint).not.toBe('');
    expect(untouched).toBe(true);
  });
}

/** A column taken out of every row, as Excel does. */
function without(book: Filled, column: string): Filled {
  const letters = 'ABCDEFGHIJKLMN';
  const moved = (xml: string): string => xml
    .replaceAll(new RegExp(`<c r="${column}\\d+"[^>]*?(?:/>|>.*?</c>)`, 'gsu'), '')
    .replaceAll(/(?<=<c r=")([A-N])(?=\d)/gu, (letter: string) => (letter > column ? letters.charAt(letters.indexOf(letter) - 1) : letter));
  return book.put(sheetXml, moved(book.text(sheetXml)));
}

describe('changed in structure', () => {
  holds([
    { name: 'a column to fill in removed', code: 'workbook-columns', says: 'Minh chứng', spoil: (b) => without(b, 'L') },
    { name: 'the hidden column removed', code: 'workbook-columns', says: 'Mã nhiệm vụ', spoil: (b) => without(b, 'A') },
    { name: 'a column renamed', code: 'workbook-columns', says: 'Tình hình', spoil: (b) => b.words('I3', 'Kết quả thực hiện') },
    { name: 'a column there twice', code: 'workbook-columns', says: 'hai lần: Tình hình', spoil: (b) => b.words('M3', 'Tình hình').sheet(b.row(3), b.row(3).replace('</row>', '<c r="N3" t="inlineStr"><is><t>Ghi chú, lý do</t></is></c></row>')) },
    { name: 'the header emptied', code: 'workbook-columns', spoil: (b) => b.sheet(b.row(3), '') },
    { name: 'a row added', code: 'workbook-row-without-task', says: 'hàng 6', spoil: (b) => b.sheet('</sheetData>', '<row r="6"><c r="I6" t="inlineStr"><is><t>Hoàn thành</t></is></c></row></sheetData>') },
    { name: 'a row doubled', code: 'workbook-task-twice', cell: 'Nhiệm vụ!A6', spoil: (b) => b.sheet('</sheetData>', `${renumbered(b.row(4), 6)}</sheetData>`) },
    { name: 'an id changed', code: 'workbook-task', cell: 'Nhiệm vụ!A4', says: 'nhiem-vu-la', spoil: (b) => b.words('A4', 'nhiem-vu-la') },
    { name: 'a task of another agency put in', code: 'workbook-task', cell: 'Nhiệm vụ!A4', spoil: async () => (await sent('so-y-te')).words('A4', 'ke-hoach-thanh-tra').bytes() },
    { name: 'the table on two sheets', code: 'workbook-sheet-twice', says: 'Nhiệm vụ, Hướng dẫn', spoil: (b) => b.put('xl/worksheets/sheet2.xml', b.text(sheetXml)) },
    { name: 'the hidden sheet removed', code: 'workbook-not-ours', spoil: (b) => b.edit('xl/workbook.xml', /<sheet name="kehoach"[^>]*>/u, '') },
    { name: 'a workbook of their own', code: 'workbook-not-ours', spoil: () => writeXlsx({ sheets: [{ name: 'A', rows: [['Nhiệm vụ', 'Tình hình'], ['1', 'Hoàn thành']] }] }) },
  ]);
  it('rows sorted without their hidden column: each row is told, and no answer goes to another task', async () => {
    const book = await answered();
    const visible = (number: number): string => /<c r="B.*(?=<\/row>)/su.exec(book.row(number))?.[0] ?? '';
    const [first, second] = [visible(4), visible(5)];
    book.sheet(first, renumbered(second, 4)).sheet(`${second}</row></sheetData>`, `${renumbered(first, 5)}</row></sheetData>`);
    const { diagnostics, untouched } = await collect({ 'a.xlsx': book.bytes() });
    expect(diagnostics.map((d) => d.code)).toEqual(['workbook-row-mixed', 'workbook-row-mixed']);
    expect(diagnostics[0]?.message).toContain('Ô Nhiệm vụ!A4: mã ẩn của hàng là của nhiệm vụ I.2, chữ trong hàng lại là của nhiệm vụ I.1');
    expect(untouched).toBe(true);
  });
  it('a row removed is a warning: the rest is taken, the task keeps what is known', async () => {
    const book = await answered();
    const { diagnostics, tasks } = await collect({ 'a.xlsx': book.sheet(book.row(5), '').bytes() });
    expect(diagnostics.map((d) => [d.code, d.level])).toEqual([['workbook-task-missing', 'warning']]);
    expect(tasks.map((t) => [t.task, t.state])).toEqual([['ke-hoach-thanh-tra', 'dang-thuc-hien'], ['ra-soat-quy-che', 'hoan-thanh']]);
  });
  it('words of the plan changed is a warning: only the answer is taken', async () => {
    const { diagnostics, tasks } = await collect({ 'a.xlsx': (await answered()).words('C4', 'Rà soát và sửa quy chế').bytes() });
    expect(diagnostics.map((d) => [d.code, d.level])).toEqual([['workbook-words-changed', 'warning']]);
    expect(tasks).toHaveLength(2);
  });
});

describe('of another plan', () => {
  const keyXml = 'xl/worksheets/sheet3.xml';
  const key = (ref: string, xml: string) => (b: Filled): Filled => b.edit(keyXml, new RegExp(`<c r="${ref}".*?</c>`, 'su'), xml.replace('<c', `<c r="${ref}"`));
  const text = (words: string): string => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
  holds([
    { name: 'another year', code: 'collect-years', says: '2029', spoil: key('B2', '<c><v>2029</v></c>') },
    { name: 'another decision', code: 'workbook-decision', says: '06/QĐ-UBND', spoil: key('B4', text('06/QĐ-UBND')) },
    { name: 'an agency that is not there', code: 'workbook-agency', says: 'so-tai-chin', spoil: key('B3', text('so-tai-chin')) },
    { name: 'the name of a prototype for an agency', code: 'workbook-agency', spoil: key('B3', text('__proto__')) },
    { name: 'a later format', code: 'workbook-not-ours', spoil: key('B1', '<c><v>2</v></c>') },
    { name: 'no year', code: 'workbook-not-ours', spoil: key('B2', text('năm nay')) },
  ]);
  it('another agency’s key over these rows: every task that is not its own is told', async () => {
    const { diagnostics, untouched } = await collect({ 'a.xlsx': key('B3', text('so-y-te'))(await answered()).bytes() });
    expect(diagnostics.filter((d) => d.level === 'error').map((d) => d.code)).toEqual(['workbook-task']);
    expect(untouched).toBe(true);
  });
});

describe('cells that do not say what they should', () => {
  holds([
    { name: 'an unknown state', code: 'workbook-answer', cell: 'Nhiệm vụ!I4', says: '"Gần xong" không có trong danh sách: Hoàn thành', spoil: (b) => b.words('I4', 'Gần xong') },
    { name: 'a state that is not for choosing', code: 'workbook-answer', cell: 'Nhiệm vụ!I4', spoil: (b) => b.words('I4', 'Chưa có báo cáo') },
    { name: 'an answer without a state', code: 'workbook-answer', cell: 'Nhiệm vụ!J4', says: 'chưa chọn Tình hình', spoil: (b) => b.raw('I4', '', '') },
    { name: 'done without a day', code: 'workbook-answer', cell: 'Nhiệm vụ!I4', says: 'Ngày hoàn thành', spoil: (b) => b.raw('J4', '', '') },
    { name: 'done at 80 %', code: 'workbook-answer', cell: 'Nhiệm vụ!K4', spoil: (b) => b.number('K4', 80) },
    { name: 'a day that is not in the calendar', code: 'workbook-answer', cell: 'Nhiệm vụ!J4', says: '31/02/2030', spoil: (b) => b.words('J4', '31/02/2030') },
    { name: 'month before day', code: 'workbook-answer', cell: 'Nhiệm vụ!J4', spoil: (b) => b.words('J4', '06/20/2030') },
    { name: 'a year of two digits', code: 'workbook-answer', cell: 'Nhiệm vụ!J4', spoil: (b) => b.words('J4', '6/5/30') },
    { name: 'a quarter for a day', code: 'workbook-answer', cell: 'Nhiệm vụ!J4', spoil: (b) => b.words('J4', 'Quý I/2030') },
    { name: 'a day as a bare number', code: 'workbook-answer', cell: 'Nhiệm vụ!J4', says: '47609', spoil: (b) => b.raw('J4', 's="0"', '<v>47609</v>') },
    { name: 'a percentage in the column of days', code: 'workbook-answer', cell: 'Nhiệm vụ!J4', says: 'trước năm 2000', spoil: (b) => b.number('J4', 35) },
    { name: 'a day beyond the calendar', code: 'workbook-cell', cell: 'Nhiệm vụ!J4', says: 'không có trong lịch', spoil: (b) => b.number('J4', '1e15') },
    { name: 'a day of the year 12000', code: 'workbook-cell', cell: 'Nhiệm vụ!J4', spoil: (b) => b.number('J4', 3_700_000) },
    { name: 'percent of half a point', code: 'workbook-answer', cell: 'Nhiệm vụ!K4', spoil: (b) => b.answer(4, { state: 'Đang thực hiện', note: 'x' }).raw('J4', '', '').number('K4', 35.5) },
    { name: 'percent as 0.35 without a sign', code: 'workbook-answer', cell: 'Nhiệm vụ!K4', spoil: (b) => b.answer(4, { state: 'Đang thực hiện', note: 'x' }).raw('J4', '', '').number('K4', 0.35) },
    { name: 'percent in words', code: 'workbook-answer', cell: 'Nhiệm vụ!K4', spoil: (b) => b.answer(4, { state: 'Đang thực hiện', note: 'x' }).raw('J4', '', '').words('K4', 'một nửa') },
    { name: 'under way without a note', code: 'workbook-answer', cell: 'Nhiệm vụ!I4', spoil: (b) => b.answer(4, { state: 'Đang thực hiện', percent: 5 }).raw('J4', '', '') },
    { name: 'dropped without a reason', code: 'workbook-answer', cell: 'Nhiệm vụ!I4', says: 'lý do', spoil: (b) => b.words('I4', 'Không thực hiện').raw('J4', '', '') },
    { name: 'a formula', code: 'workbook-cell', cell: 'Nhiệm vụ!L4', says: 'có thể đã cũ', spoil: (b) => b.raw('L4', 't="str"', '<f>"Quyết định số "&amp;1</f><v>Quyết định số 1</v>') },
    { name: 'a formula for a day', code: 'workbook-cell', cell: 'Nhiệm vụ!J4', spoil: (b) => b.raw('J4', '', '<f>TODAY()</f><v>47609</v>') },
    { name: 'a formula shared with other cells', code: 'workbook-cell', cell: 'Nhiệm vụ!J4', spoil: (b) => b.raw('J4', '', '<f t="shared" si="0"/><v>47609</v>') },
    { name: 'a formula never counted', code: 'workbook-cell', cell: 'Nhiệm vụ!M4', spoil: (b) => b.raw('M4', '', '<f>A1</f>') },
    { name: 'a formula that says true', code: 'workbook-cell', cell: 'Nhiệm vụ!M4', says: 'công thức', spoil: (b) => b.raw('M4', 't="b"', '<f>1=1</f><v>1</v>') },
    { name: 'an error', code: 'workbook-cell', cell: 'Nhiệm vụ!L4', says: 'báo lỗi', spoil: (b) => b.raw('L4', 't="e"', '<v>#N/A</v>') },
    { name: 'an error for an id', code: 'workbook-cell', cell: 'Nhiệm vụ!A4', spoil: (b) => b.raw('A4', 't="e"', '<v>#REF!</v>') },
    { name: 'true for a note', code: 'workbook-cell', cell: 'Nhiệm vụ!M4', says: 'TRUE/FALSE', spoil: (b) => b.raw('M4', 't="b"', '<v>1</v>') },
    { name: 'cells merged over two tasks', code: 'workbook-cell', cell: 'Nhiệm vụ!I4', says: 'Bỏ gộp ô', spoil: (b) => b.sheet('<autoFilter', '<mergeCells count="1"><mergeCell ref="I4:I5"/></mergeCells><autoFilter') },
    { name: 'cells merged over two columns', code: 'workbook-cell', cell: 'Nhiệm vụ!L4', spoil: (b) => b.sheet('<autoFilter', '<mergeCells count="1"><mergeCell ref="L4:M4"/></mergeCells><autoFilter') },
    { name: '33,000 characters', code: 'workbook-cell', cell: 'Nhiệm vụ!L4', says: 'Rút ngắn', spoil: (b) => b.words('L4', 'ă'.repeat(33_000)) },
    { name: 'a control character', code: 'control-character', cell: 'Ô Nhiệm vụ!L4', spoil: (b) => b.words('L4', 'Quyết định_x0007_ số 1') },
    { name: 'a tab', code: 'control-character', cell: 'Ô Nhiệm vụ!L4', spoil: (b) => b.words('L4', 'Quyết định\tsố 1') },
    { name: 'a letter that was lost', code: 'lost-letter', cell: 'Ô Nhiệm vụ!L4', spoil: (b) => b.words('L4', 'Quy\ufffdt định') },
    { name: 'a letter of another alphabet', code: 'look-alike-letter', cell: 'Ô Nhiệm vụ!L4', spoil: (b) => b.words('L4', 'Quyết định сố 1') },
  ]);
});

interface Packed {
  readonly packed: Uint8Array;
  readonly size: number;
  readonly crc?: number;
}

/** A zip as its bytes, so that its directory may say what is not so. */
function zipped(entries: Readonly<Record<string, Packed>>): Uint8Array {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, { packed, size, crc = 0 }] of Object.entries(entries)) {
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc, 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(size, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 0]), head, tail, Buffer.from(name)]));
    body.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...body, listed, end]);
}

const deflated = (text: string): Packed => ({ packed: deflateRawSync(text), size: Buffer.byteLength(text), crc: crc32(text) });
const bomb = (mib: number): Uint8Array => deflateRawSync(Buffer.alloc(mib * 1024 * 1024, 32));
const rowsOf = (count: number, cell: (row: number) => string): string => Array.from({ length: count }, (_, i) => `<row r="${i + 6}">${cell(i + 6)}</row>`).join('');

describe('files that are no workbook of ours', () => {
  holds([
    { name: 'empty', code: 'workbook-refused', says: 'trống', spoil: () => new Uint8Array() },
    { name: 'a CSV under another name', code: 'workbook-refused', says: 'không phải bảng tính .xlsx', spoil: () => strToU8('Số;Tình hình\nI.1;Hoàn thành\n') },
    { name: 'a PDF under another name', code: 'workbook-refused', says: '.xlsx', spoil: () => strToU8('%PDF-1.7\n') },
    { name: 'an XLS, or one with a password', code: 'workbook-refused', says: 'mật khẩu', spoil: () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]) },
    { name: 'one with a password, written by a program', code: 'workbook-refused', says: 'mật khẩu', spoil: () => writeXlsx({ sheets: [{ name: 'A', rows: [['a']] }], encryption: { password: 'a', spinCount: 1000 } }) },
    { name: 'an ODS under another name', code: 'workbook-refused', says: 'OpenDocument', spoil: () => writeOds({ sheets: [{ name: 'A', rows: [['a']] }] }) },
    { name: 'one with macros', code: 'workbook-refused', says: 'macro', spoil: (b) => b.put('xl/vbaProject.bin', new Uint8Array([1])) },
    { name: 'a zip of other things', code: 'workbook-refused', says: 'Không đọc được', spoil: () => zipSync({ 'a.txt': strToU8('a') }) },
    { name: 'a zip cut off', code: 'workbook-refused', says: 'hỏng', spoil: (b) => b.bytes().slice(0, 900) },
    { name: 'XML cut off', code: 'workbook-refused', spoil: (b) => b.put(sheetXml, b.text(sheetXml).slice(0, 900)) },
    { name: 'XML that is none', code: 'workbook-refused', spoil: (b) => b.put('xl/workbook.xml', 'a < b') },
    { name: 'entities that multiply', code: 'workbook-refused', says: 'khai báo XML', spoil: (b) => b.put('xl/sharedStrings.xml', b.text('xl/sharedStrings.xml').replace('<sst', '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst')) },
    { name: 'an entity of a file', code: 'workbook-refused', says: 'khai báo XML', spoil: (b) => b.put(sheetXml, b.text(sheetXml).replace('<worksheet', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet')) },
    { name: 'tags in tags a million deep', code: 'workbook-refused', spoil: (b) => b.put('xl/sharedStrings.xml', `<sst>${'<si>'.repeat(1_000_000)}`) },
    { name: 'a bomb that says its size', code: 'workbook-refused', says: 'lớn bất thường', spoil: (b) => zipped({ 'xl/workbook.xml': deflated(b.text('xl/workbook.xml')), [sheetXml]: { packed: bomb(30), size: 300 * 1024 * 1024 } }) },
    { name: 'a bomb that says it is small', code: 'workbook-refused', says: 'lớn bất thường', spoil: (b) => zipped({ 'xl/workbook.xml': deflated(b.text('xl/workbook.xml')), [sheetXml]: { packed: bomb(100), size: 2000 } }) },
    { name: 'a bomb that says it is smaller than it is', code: 'workbook-refused', spoil: (b) => zipped({ 'xl/workbook.xml': deflated(b.text('xl/workbook.xml')), [sheetXml]: { packed: bomb(200), size: 1_000_000 } }) },
    { name: 'ten thousand parts', code: 'workbook-refused', says: 'lớn bất thường', spoil: (b) => zipSync({ ...Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`xl/a${i}.xml`, new Uint8Array()])), 'xl/workbook.xml': strToU8(b.text('xl/workbook.xml')) }, { level: 0 }) },
    { name: 'a million rows', code: 'workbook-refused', says: 'lớn bất thường', spoil: (b) => b.sheet('</sheetData>', `${rowsOf(1_000_000, (r) => `<c r="M${r}"><v>1</v></c>`)}</sheetData>`) },
    { name: 'two cells at the corners of the sheet', code: 'workbook-refused', says: 'quá xa', spoil: (b) => b.sheet('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>') },
    { name: 'many rows as wide as the sheet', code: 'workbook-refused', says: 'quá xa', spoil: (b) => b.sheet('</sheetData>', `${rowsOf(15_000, (r) => `<c r="XFD${r}"><v>1</v></c>`)}</sheetData>`) },
    { name: 'widths of all columns again and again', code: 'workbook-refused', says: 'lớn bất thường', spoil: (b) => b.sheet('<cols>', `<cols>${'<col min="1" max="16384" width="9"/>'.repeat(100_000)}`) },
  ]);
  it('an ODS by its own name is told, not passed over', async () => {
    const { diagnostics } = await collect({ 'a.ods': await writeOds({ sheets: [{ name: 'A', rows: [['a']] }] }), 'b.xlsx': (await answered()).bytes() });
    expect(diagnostics.map((d) => d.code)).toEqual(['workbook-refused']);
  });
  it('an XLSM without macros is a workbook like any other', async () => {
    const { diagnostics, tasks } = await collect({ 'a.xlsm': (await answered()).bytes() });
    expect([diagnostics, tasks.length]).toEqual([[], 2]);
  });
});

describe('parts that have no business in a table are not looked at', () => {
  it.each<readonly [string, (book: Filled) => Filled | Uint8Array]>([
    ['names that lead out of the folder', (b) => b.put('../../../tmp/kehoach-pwned.xml', 'a').put('/etc/kehoach-pwned', 'a').put('xl\\..\\a', 'a')],
    ['the name of a prototype', (b) => zipped(Object.fromEntries([...b.names().map((name) => [name, deflated(b.text(name))] as const), ['__proto__', deflated('a')], ['constructor', deflated('a')]]))],
    ['links to files elsewhere', (b) => b.put('xl/externalLinks/externalLink1.xml', '<externalLink/>').edit('xl/_rels/workbook.xml.rels', '</Relationships>', '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>').edit('xl/workbook.xml', '<definedNames>', '<externalReferences><externalReference r:id="rId99"/></externalReferences><definedNames>')],
    ['drawings, comments, printers, of any shape', (b) => b.put('xl/worksheets/_rels/sheet1.xml.rels', 'not XML <').put('xl/drawings/drawing1.xml', '<!DOCTYPE a><a>').put('xl/comments1.xml', '<').put('xl/printerSettings/printerSettings1.bin', new Uint8Array(9)).sheet('</worksheet>', '<drawing r:id="rId1"/><legacyDrawing r:id="rId2"/></worksheet>')],
    ['a picture of 100 MB', (b) => b.put('xl/media/image1.png', new Uint8Array(100 * 1024 * 1024))],
  ])('%s', async (_, change) => {
    const book = change(await answered());
    const { diagnostics, tasks } = await collect({ 'a.xlsx': book instanceof Filled ? book.bytes() : book });
    expect(diagnostics).toEqual([]);
    expect(tasks.map((t) => t.state)).toEqual(['dang-thuc-hien', 'hoan-thanh']);
  });
});

it('whatever byte is damaged, reading ends in an answer or in a message', async () => {
  const bytes = (await answered()).bytes();
  for (let i = 0; i < bytes.length; i += 97) {
    const damaged = Uint8Array.from(bytes);
    damaged[i] = (damaged[i] ?? 0) ^ 0xff;
    const read = await readReturned(damaged, 'a.xlsx', desk.layout);
    if (!read.ok) expect(read.diagnostics.length).toBeGreaterThan(0);
  }
});

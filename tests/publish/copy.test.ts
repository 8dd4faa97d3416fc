import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copiesShape } from '../../src/content/schema.js';
import { copyDecision, type CopyRequest } from '../../src/publish/copy.js';
import { checked, draftSample, issueSample, named, officeSample, treeOf } from '../support/issued.js';
import { sampleFiles, sampleYear, writeProject, type Sample, type SampleFolder } from '../support/sample-project.js';

const base: CopyRequest = { form: 'sao-y', as: 'giay', date: { year: 2029, month: 12, day: 10 }, recipients: ['so-y-te'] };
const copy = (root: string, request: Partial<CopyRequest> = {}) => copyDecision(root, sampleYear, { ...base, again: true, ...request });

async function made(root: string, request: Partial<CopyRequest> = {}): Promise<string> {
  const result = await copy(root, request);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return `${String(result.value.entry.number).padStart(2, '0')}/${result.value.entry.symbol} ${result.value.entry.year}`;
}

async function projectOf(data: Sample, issued = true): Promise<SampleFolder> {
  const project = writeProject(sampleFiles(data));
  if (issued) expect((await issueSample(project.root)).entry).toBeDefined();
  return project;
}

describe('R73: numbers', () => {
  let project: SampleFolder;
  beforeEach(async () => {
    project = await projectOf(officeSample());
  });
  afterEach(() => {
    project.remove();
  });
  it('one series for all forms of a body, from 01 on 1 January; each body its own', async () => {
    const { root } = project;
    expect([
      await made(root),
      await made(root, { form: 'trich-sao', agency: 'so-noi-vu' }),
      await made(root, { by: 'so-tai-chinh', signer: 'Lê Văn C' }),
      await made(root, { form: 'sao-luc', from: { number: 1 } }),
      await made(root, { date: { year: 2030, month: 1, day: 2 } }),
      await made(root, { date: { year: 2030, month: 1, day: 2 }, form: 'sao-luc', from: { number: 1, year: 2029 } }),
    ]).toEqual(['01/SY-SNV 2029', '02/TrS-SNV 2029', '01/SY-STC 2029', '03/SL-SNV 2029', '01/SY-SNV 2030', '02/SL-SNV 2030']);
    expect(checked(root).filter((d) => d.level === 'error')).toEqual([]);
    const { entries } = copiesShape.parse(JSON.parse(readFileSync(join(root, 'content/copies.json'), 'utf8')));
    expect(new Set(entries.map((e) => e.folder)).size).toBe(6);
  });
  it('the number asked for is taken where it is the next', async () => {
    await made(project.root);
    expect(await made(project.root, { number: 2 })).toBe('02/SY-SNV 2029');
  });
  it('a copy with another recipient, day or part is no repeat', async () => {
    const again = false;
    expect([
      await made(project.root, { again }),
      await made(project.root, { again, recipients: ['so-tai-chinh'] }),
      await made(project.root, { again, recipients: ['VNPT', 'UBND xã B', 'Sở Y tế'] }),
      await made(project.root, { again, form: 'trich-sao', tasks: ['I.1'] }),
      await made(project.root, { again, form: 'trich-sao', tasks: ['I.2'] }),
      await made(project.root, { again, date: { year: 2029, month: 12, day: 11 } }),
    ]).toEqual(['01/SY-SNV 2029', '02/SY-SNV 2029', '03/SY-SNV 2029', '04/TrS-SNV 2029', '05/TrS-SNV 2029', '06/SY-SNV 2029']);
  });
  it('R75: another body makes a sao lục from a sao y of the first', async () => {
    await made(project.root);
    expect(await made(project.root, { form: 'sao-luc', by: 'so-tai-chinh', signer: 'Lê Văn C', from: { number: 1, agency: 'so-noi-vu' } })).toBe('01/SL-STC 2029');
  });
  it('the register holds form, body, day, signer, recipients by name, pages and hashes', async () => {
    await made(project.root, { recipients: ['so-y-te', 'ubnd-cap-huyen', 'Đoàn kiểm tra'] });
    const { entries } = copiesShape.parse(JSON.parse(readFileSync(join(project.root, 'content/copies.json'), 'utf8')));
    expect(entries).toMatchObject([{ form: 'sao-y', as: 'giay', agency: 'so-noi-vu', date: '2029-12-10', signer: { authority: 'KT. GIÁM ĐỐC', office: 'PHÓ GIÁM ĐỐC', name: 'Trần Thị B' }, recipients: ['Sở Y tế', 'UBND các huyện', 'Đoàn kiểm tra'], of: { number: 7, date: '2029-12-05' }, files: [{ path: 'ban-sao.docx' }, { path: 'ban-sao.pdf' }] }]);
    for (const { pages, sha256 } of entries.flatMap((e) => e.files)) expect([pages > 0, sha256.length]).toEqual([true, 64]);
  });
});

interface Refusal {
  readonly what: string;
  readonly request: Partial<CopyRequest>;
  readonly says: readonly string[];
  /** Words of the message that let the clerk find what is meant. */
  readonly words: RegExp;
}

const refusals: readonly Refusal[] = [
  { what: 'a sao lục without its sao y', request: { form: 'sao-luc' }, says: ['copy-origin-missing content/copies.json'], words: /chưa nêu bản sao y nào/u },
  { what: 'a sao lục from a number that is not there', request: { form: 'sao-luc', from: { number: 9 } }, says: ['copy-origin-unknown content/copies.json'], words: /bản sao y số 09 năm 2029 của Sở Nội vụ .*R75/u },
  { what: 'a sao lục from a trích sao', request: { form: 'sao-luc', from: { number: 2 } }, says: ['copy-origin-unknown content/copies.json'], words: /bản sao y số 02 năm 2029/u },
  { what: 'a sao lục from a sao y of another year', request: { form: 'sao-luc', from: { number: 1, year: 2028 } }, says: ['copy-origin-unknown content/copies.json'], words: /bản sao y số 01 năm 2028/u },
  { what: 'a gap in the numbers', request: { number: 4 }, says: ['copy-number content/2030/plan.json'], words: /4 .*phải là 3 \(R73\)/u },
  { what: 'a number that is used', request: { number: 2 }, says: ['copy-number content/2030/plan.json'], words: /2 .*phải là 3 \(R73\)/u },
  { what: 'a day before the decision', request: { date: { year: 2029, month: 12, day: 4 } }, says: ['copy-date content/2030/plan.json'], words: /04\/12\/2029 .*: trước ngày ban hành quyết định \(05\/12\/2029\)\.$/u },
  { what: 'a day before the copy with the number before', request: { date: { year: 2029, month: 12, day: 9 } }, says: ['copy-date content/2030/plan.json'], words: /09\/12\/2029 .*: trước bản sao đã vào sổ 02\/TrS-SNV ngày 10\/12\/2029\.$/u },
  { what: 'a sao lục of another body from before its sao y', request: { form: 'sao-luc', by: 'so-tai-chinh', signer: 'Lê Văn C', from: { number: 1, agency: 'so-noi-vu' }, date: { year: 2029, month: 12, day: 8 } }, says: ['copy-date content/2030/plan.json'], words: /08\/12\/2029 .*: trước bản sao y 01\/SY-SNV ngày 10\/12\/2029 mà/u },
  { what: 'a day long before the decision', request: { date: { year: 1999, month: 1, day: 1 } }, says: ['copy-date content/2030/plan.json'], words: /01\/01\/1999 .*: trước ngày ban hành quyết định/u },
  { what: 'a day so long after the decision that the year is a slip', request: { date: { year: 2099, month: 1, day: 1 } }, says: ['copy-date-far content/2030/plan.json'], words: /01\/01\/2099 sau bản sao gần nhất \(10\/12\/2029\) hơn 6 tháng/u },
  { what: 'a slip of a year, half a year and a day after the last copy', request: { date: { year: 2030, month: 6, day: 12 } }, says: ['copy-date-far content/2030/plan.json'], words: /12\/6\/2030/u },
  { what: 'an electronic copy signed on another day', request: { as: 'dien-tu', signedAt: '2029-12-11T08:15:00+07:00' }, says: ['copy-moment content/2030/plan.json'], words: /2029-12-11T08:15:00\+07:00 không cùng ngày với ngày sao 10\/12\/2029/u },
  { what: 'a recipient named twice', request: { recipients: ['so-y-te', 'so-tai-chinh', 'so-y-te'] }, says: ['recipient-twice content/agencies.json'], words: /nêu 2 lần: so-y-te, so-y-te \(đều là Sở Y tế\)/u },
  { what: 'a recipient named by its id and by its name', request: { recipients: ['so-y-te', 'Sở Y tế'] }, says: ['recipient-twice content/agencies.json'], words: /nêu 2 lần: so-y-te, Sở Y tế \(đều là Sở Y tế\)/u },
  { what: 'a body outside the register named twice', request: { recipients: ['UBND xã A', 'UBND  xã A'] }, says: ['recipient-twice content/agencies.json'], words: /nêu 2 lần/u },
  { what: 'a recipient with a slip of typing in its id', request: { recipients: ['so-y-te', 'so-noi-vo'] }, says: ['copy-recipient-unknown content/agencies.json'], words: /so-noi-vo/u },
  { what: 'a recipient like an id, with its letters cut off', request: { recipients: ['so-y-t'] }, says: ['copy-recipient-unknown content/agencies.json'], words: /so-y-t/u },
  { what: 'an id with capitals', request: { recipients: ['So-y-te'] }, says: ['copy-recipient-unknown content/agencies.json'], words: /So-y-te/u },
  { what: 'an id with underscores', request: { recipients: ['so_y_te'] }, says: ['copy-recipient-unknown content/agencies.json'], words: /so_y_te/u },
  { what: 'a name without its marks', request: { recipients: ['so y te'] }, says: ['copy-recipient-unknown content/agencies.json'], words: /so y te/u },
  { what: 'a name with a wrong mark', request: { recipients: ['Sở Y tệ'] }, says: ['copy-recipient-unknown content/agencies.json'], words: /Sở Y tệ/u },
  { what: 'a name with a letter wrong', request: { recipients: ['Sở Tài chánh'] }, says: ['copy-recipient-near content/agencies.json'], words: /"Sở Tài chánh".*gần giống Sở Tài chính/u },
  { what: 'a name with other capitals', request: { recipients: ['Sở Tài Chính'] }, says: ['copy-recipient-unknown content/agencies.json'], words: /Sở Tài Chính/u },
  { what: 'a name left off at a word', request: { recipients: ['Ủy ban nhân dân huyện'] }, says: ['copy-recipient-near content/agencies.json'], words: /"Ủy ban nhân dân huyện".*gần giống Ủy ban nhân dân huyện A/u },
  { what: 'a name by its first letters', request: { recipients: ['Sở TC', 'VNPT'] }, says: ['copy-recipient-near content/agencies.json'], words: /"Sở TC".*gần giống Sở Tài chính/u },
  { what: 'one word in small letters', request: { recipients: ['soyte'] }, says: ['copy-recipient-unknown content/agencies.json'], words: /soyte/u },
  { what: 'the words of an example for a name', request: { signer: 'Họ và tên' }, says: ['name-implausible content/2030/plan.json'], words: /"Họ và tên"/u },
  { what: 'a copy that is there already', request: { again: false }, says: ['copy-like content/2030/plan.json'], words: /đã có: số 01\/SY-SNV ngày 10\/12\/2029/u },
  { what: 'an extract that is there already', request: { again: false, form: 'trich-sao', tasks: ['I.1'] }, says: ['copy-like content/2030/plan.json'], words: /đã có: số 02\/TrS-SNV/u },
  { what: 'a body that certifies nothing', request: { by: 'so-y-te' }, says: ['copier-unknown content/2030/plan.json'], words: /so-y-te/u },
  { what: 'nobody to sign', request: { by: 'so-tai-chinh' }, says: ['copy-signer-missing content/2030/plan.json'], words: /ký bản sao/u },
  { what: 'a trích sao of nothing', request: { form: 'trich-sao' }, says: ['copy-tasks-missing content/2030/tasks.json'], words: /phần được trích/u },
  { what: 'a task that is not there', request: { form: 'trich-sao', tasks: ['I.1', 'I.9'] }, says: ['copy-tasks-unknown content/2030/tasks.json'], words: /: I\.9\./u },
  { what: 'a section that is not there', request: { form: 'trich-sao', tasks: ['V.*'] }, says: ['copy-tasks-unknown content/2030/tasks.json'], words: /V\.\*/u },
  { what: 'a span that runs backwards', request: { form: 'trich-sao', tasks: ['I.2-1'] }, says: ['copy-tasks-unknown content/2030/tasks.json'], words: /I\.2-1/u },
  { what: 'an agency without tasks', request: { form: 'trich-sao', agency: 'so-noi-vo' }, says: ['copy-agency-without-tasks content/2030/tasks.json'], words: /so-noi-vo/u },
  { what: 'tasks for a copy of the whole', request: { tasks: ['I.1'] }, says: ['copy-tasks-unwanted content/2030/tasks.json'], words: /trích sao/u },
  { what: 'several slips: all are told', request: { form: 'trich-sao', number: 9, by: 'so-tai-chinh', recipients: ['so-noi-vo'] }, says: ['copy-number content/2030/plan.json', 'copy-recipient-unknown content/agencies.json', 'copy-signer-missing content/2030/plan.json', 'copy-tasks-missing content/2030/tasks.json'], words: /./u },
];

describe('refused, and nothing is written:', async () => {
  const project = await projectOf(officeSample());
  await made(project.root);
  await made(project.root, { form: 'trich-sao', tasks: ['I.1'] });
  const before = treeOf(project.root);
  afterAll(project.remove);

  it.each(refusals)('$what', async ({ request, says, words }) => {
    const result = await copy(project.root, request);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(named(result.diagnostics)).toEqual(says);
    for (const { level, message, hint } of result.diagnostics) expect([level, message.length > 0, hint.length > 0]).toEqual(['error', true, true]);
    expect(result.diagnostics.map((d) => d.message).join(' ')).toMatch(words);
    expect(treeOf(project.root)).toEqual(before);
  });
});

describe('years after the decision', async () => {
  const project = await projectOf(officeSample());
  afterAll(project.remove);
  it('a copy is made as it is asked for; more than half a year after decision and last copy it must be said to be meant', async () => {
    expect(await made(project.root, { date: { year: 2030, month: 6, day: 6 } })).toBe('01/SY-SNV 2030');
    expect(await made(project.root, { date: { year: 2030, month: 12, day: 6 } })).toBe('02/SY-SNV 2030');
    expect(await made(project.root, { date: { year: 2061, month: 3, day: 2 }, late: true })).toBe('01/SY-SNV 2061');
    expect(await made(project.root, { date: { year: 2061, month: 4, day: 2 } })).toBe('02/SY-SNV 2061');
  });
  it('names that differ by a mark alone are two recipients', async () => {
    expect(await made(project.root, { recipients: ['UBND xã Hà', 'UBND xã Hạ'] })).toBe('01/SY-SNV 2029');
    expect(await made(project.root, { recipients: ['Sở Tài chánh'], outside: true }), 'a name nearly like one of the register, where that is said').toBe('02/SY-SNV 2029');
  });
});

describe('R75: a sao lục refused for its sao y', () => {
  let project: SampleFolder;
  beforeEach(async () => {
    project = await projectOf(officeSample());
  });
  afterEach(() => {
    project.remove();
  });
  const hint = async (request: Partial<CopyRequest>): Promise<readonly string[]> => {
    const result = await copy(project.root, { form: 'sao-luc', ...request });
    return result.ok ? [] : result.diagnostics.map((d) => d.hint);
  };
  it('is told to make one first where there is none', async () => {
    expect(await hint({})).toEqual(['Sổ chưa có bản sao y nào của quyết định này: làm bản sao y trước (--form sao-y).']);
  });
  it('is told of those that there are, each with the options that name it', async () => {
    await made(project.root);
    await made(project.root, { by: 'so-tai-chinh', signer: 'Lê Văn C' });
    await made(project.root, { form: 'trich-sao', tasks: ['I.1'] });
    const known = 'Nêu một bản sao y đã có trong sổ: 01/SY-SNV ngày 10/12/2029 (--from 1); 01/SY-STC ngày 10/12/2029 (--from 1 --from-agency so-tai-chinh).';
    expect(await hint({})).toEqual([known]);
    expect(await hint({ from: { number: 2 } })).toEqual([known]);
    expect(await hint({ date: { year: 2030, month: 1, day: 2 } })).toEqual([known.replace('(--from 1)', '(--from 1 --from-year 2029)').replace('so-tai-chinh)', 'so-tai-chinh --from-year 2029)')]);
  });
  it('for its day is told with its own number', async () => {
    await made(project.root);
    const result = await copy(project.root, { form: 'sao-luc', by: 'so-tai-chinh', signer: 'Lê Văn C', from: { number: 1, agency: 'so-noi-vu' }, date: { year: 2029, month: 12, day: 8 } });
    expect(result.ok ? '' : result.diagnostics[0]?.message).toMatch(/bản sao số 1 /u);
  });
});

describe('refused before there is anything to copy, and nothing is written:', () => {
  it.each([
    { what: 'a decision that is not issued', data: officeSample(), says: ['not-issued content/2030/plan.json'] },
    { what: 'no body that certifies', data: draftSample(), issued: true, says: ['copier-missing content/2030/plan.json'] },
  ])('$what', async ({ data, issued = false, says }) => {
    const project = await projectOf(data, issued);
    const before = treeOf(project.root);
    const result = await copy(project.root);
    expect(result.ok ? [] : named(result.diagnostics)).toEqual(says);
    expect(treeOf(project.root)).toEqual(before);
    project.remove();
  });
});

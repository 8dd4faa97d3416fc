import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { TaskProgress } from '../../src/content/schema.js';
import { collectAnswers } from '../../src/publish/collect.js';
import { collecting, known } from '../support/collecting.js';
import { sampleYear } from '../support/sample-project.js';
import { renumbered, serialOf, type Filled } from '../support/workbooks.js';

const { root, sent, collect, remove } = await collecting();
afterAll(remove);
const [before] = known;
if (before === undefined) throw new Error('nothing known');

/** Row 4 of Sở Tài chính is I.2, which it leads; row 4 of Sở Nội vụ is I.1. */
const finance = (): Promise<Filled> => sent('so-tai-chinh');
const home = (): Promise<Filled> => sent('so-noi-vu');
const done = { state: 'Hoàn thành', day: serialOf('2030-05-06'), evidence: 'Quyết định số 1/QĐ-STC' };
const doneAs: TaskProgress = { task: 'ra-soat-quy-che', state: 'hoan-thanh', date: '2030-05-06', evidence: ['Quyết định số 1/QĐ-STC'] };

describe('an answer of each state', () => {
  it.each<readonly [string, Parameters<Filled['answer']>[1], TaskProgress]>([
    ['done, with day and evidence', done, doneAs],
    ['done, evidence of several lines and a note', { ...done, evidence: 'Quyết định số 1\n\n  Báo cáo số 2 \n', note: 'Sớm\nhơn hạn' }, { task: 'ra-soat-quy-che', state: 'hoan-thanh', date: '2030-05-06', evidence: ['Quyết định số 1', 'Báo cáo số 2'], note: 'Sớm hơn hạn' }],
    ['done, 100 % said too', { ...done, percent: 100 }, doneAs],
    ['under way', { state: 'Đang thực hiện', percent: 35, note: 'Đang lấy ý kiến' }, { task: 'ra-soat-quy-che', state: 'dang-thuc-hien', percent: 35, note: 'Đang lấy ý kiến' }],
    ['not begun', { state: 'Chưa thực hiện' }, { task: 'ra-soat-quy-che', state: 'chua-thuc-hien' }],
    ['dropped, with the reason', { state: 'Không thực hiện', note: 'Luật đã bãi bỏ' }, { task: 'ra-soat-quy-che', state: 'khong-thuc-hien', reason: 'Luật đã bãi bỏ' }],
    ['the state typed in another way', { ...done, state: ' hoàn  thành '.normalize('NFD') }, doneAs],
  ])('%s', async (_, answer, expected) => {
    const { tasks, result, diagnostics } = await collect({ 'a.xlsx': (await finance()).answer(4, answer).bytes() });
    expect(diagnostics).toEqual([]);
    expect(tasks).toEqual([before, expected]);
    expect([result?.changed, result?.answered]).toEqual([['ra-soat-quy-che'], ['so-tai-chinh']]);
  });
});

describe('cells as programs write them', () => {
  const percentStyle = (book: Filled): Filled => book.edit('xl/styles.xml', /<cellXfs count="(\d+)">(.*?)<\/cellXfs>/u, /<cellXfs count="(\d+)">(.*?)<\/cellXfs>/u.exec(book.text('xl/styles.xml'))?.[0].replace('</cellXfs>', '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>') ?? '');
  const last = (book: Filled): number => (book.text('xl/styles.xml').match(/<xf /gu) ?? []).length - 2;
  const underWay = { state: 'Đang thực hiện', note: 'Đang làm' };
  const expected = { task: 'ra-soat-quy-che', state: 'dang-thuc-hien', percent: 35, note: 'Đang làm' };
  it.each<readonly [string, (book: Filled) => Filled, unknown]>([
    ['percent as 0.35 shown as 35 %', (b) => { const styled = percentStyle(b.answer(4, underWay)); return styled.raw('K4', `s="${last(styled)}"`, '<v>0.35</v>'); }, expected],
    ['percent as 0.29 shown as 29 %, which no binary number holds', (b) => { const styled = percentStyle(b.answer(4, underWay)); return styled.raw('K4', `s="${last(styled)}"`, '<v>0.28999999999999998</v>'); }, { ...expected, percent: 29 }],
    ['done at 1 shown as 100 %', (b) => { const styled = percentStyle(b.answer(4, done)); return styled.raw('K4', `s="${last(styled)}"`, '<v>1</v>'); }, doneAs],
    ['percent as text "35 %"', (b) => b.answer(4, underWay).words('K4', '35 %'), expected],
    ['a day as text', (b) => b.answer(4, done).words('J4', '06/05/2030'), doneAs],
    ['a day as text with its word', (b) => b.answer(4, done).words('J4', 'ngày 6-5-2030'), doneAs],
    ['a day as text, year first', (b) => b.answer(4, done).words('J4', '2030-05-06'), doneAs],
    ['a day as the strict format writes it', (b) => b.answer(4, done).raw('J4', 't="d"', '<v>2030-05-06T00:00:00</v>'), doneAs],
    ['a day with a time', (b) => b.answer(4, done).number('J4', serialOf('2030-05-06') + 0.99), doneAs],
    ['rich text', (b) => b.answer(4, done).raw('L4', 't="inlineStr"', '<is><r><rPr><b/></rPr><t xml:space="preserve">Quyết định </t></r><r><t>số 1/QĐ-STC</t></r></is>'), doneAs],
    ['a shared text', (b) => b.answer(4, done).edit('xl/sharedStrings.xml', '</sst>', '<si><r><t xml:space="preserve">Quyết định </t></r><r><rPr><i/></rPr><t>số 1/QĐ-STC</t></r></si></sst>').raw('L4', 't="s"', `<v>${((b.text('xl/sharedStrings.xml').match(/<si>/gu) ?? []).length - 1)}</v>`), doneAs],
    ['decomposed letters', (b) => b.answer(4, { ...done, evidence: 'Quyết định số 1/QĐ-STC'.normalize('NFD') }), doneAs],
    ['no-break spaces', (b) => b.answer(4, { ...done, evidence: 'Quyết\u00a0định  số 1/QĐ-STC' }), doneAs],
    ['lines of Windows', (b) => b.answer(4, { ...done, evidence: 'Quyết định số 1/QĐ-STC\r\nBáo cáo số 2' }), { ...doneAs, evidence: ['Quyết định số 1/QĐ-STC', 'Báo cáo số 2'] }],
    ['text that begins like a formula', (b) => b.answer(4, { ...done, evidence: '=1+1\n+84 258\n-1\n@a', note: '"a"; b, c' }), { ...doneAs, evidence: ['=1+1', '+84 258', '-1', '@a'], note: '"a"; b, c' }],
    ['a number as evidence', (b) => b.answer(4, done).number('L4', 595), { ...doneAs, evidence: ['595'] }],
    ['a workbook that counts days from 1904', (b) => b.answer(4, done).number('J4', serialOf('2030-05-06') - 1462).edit('xl/workbook.xml', '<bookViews>', '<workbookPr date1904="1"/><bookViews>'), doneAs],
  ])('%s', async (_, change, wanted) => {
    const { tasks, diagnostics } = await collect({ 'a.xlsx': change(await finance()).bytes() });
    expect(diagnostics).toEqual([]);
    expect(tasks).toEqual([before, wanted]);
  });
});

describe('a workbook that was rearranged and still says what it said', () => {
  it.each<readonly [string, (book: Filled) => Filled]>([
    ['rows sorted', (b) => { const [first, second] = [b.row(4), b.row(5)]; return b.sheet(`${first}${second}`, `${renumbered(second, 4)}${renumbered(first, 5)}`); }],
    ['rows hidden, filtered', (b) => b.sheet('<row r="4"', '<row hidden="1" r="4"').sheet('<autoFilter ref="A3:M5"/>', '<autoFilter ref="A3:M5"><filterColumn colId="8"><filters><filter val="x"/></filters></filterColumn></autoFilter>')],
    ['a sheet renamed', (b) => b.edit('xl/workbook.xml', /name="Nhiệm vụ"/u, 'name="Báo cáo của Sở"')],
    ['the hidden sheet shown and renamed', (b) => b.edit('xl/workbook.xml', /name="kehoach"/u, 'name="Sheet3"').edit('xl/workbook.xml', ' state="veryHidden"', '')],
    ['the guide taken out', (b) => b.edit('xl/workbook.xml', /<sheet name="Hướng dẫn"[^>]*>/u, '')],
    ['an empty row between', (b) => { const second = b.row(5); return b.sheet(second, renumbered(second, 7)); }],
    ['a column of their own at the end', (b) => { const row = b.row(4); return b.sheet(row, row.replace('</row>', '<c r="N4" t="inlineStr"><is><t>Người làm: A</t></is></c></row>')); }],
    ['titles above the header removed', (b) => b.sheet(b.row(1), '').sheet(b.row(2), '')],
    ['LibreOffice’s last row', (b) => b.sheet('</sheetData>', '<row r="1048576" customFormat="false" ht="12.8" hidden="false"/></sheetData>')],
    ['empty cells that only have a format, far away', (b) => { const row = b.row(5); return b.sheet(row, row.replace('</row>', '<c r="AMJ5" s="1"/><c r="XFD5" s="1"></c></row>')); }],
    ['a picture', (b) => b.put('xl/media/image1.png', new Uint8Array(100_000))],
  ])('%s', async (_, change) => {
    const { tasks, diagnostics } = await collect({ 'a.xlsx': change((await finance()).answer(4, done)).bytes() });
    expect(diagnostics).toEqual([]);
    expect(tasks).toEqual([before, doneAs]);
  });
  it('columns in another order', async () => {
    const book = (await finance()).answer(4, done);
    const swap = (xml: string): string => xml.replace(/(<c r=")L(\d+"(?:(?!<c ).)*)(<c r=")M(\d+"(?:(?!<c ).)*?)(?=<\/row>)/gsu, '$3L$4$1M$2');
    for (const number of [3, 4]) book.sheet(book.row(number), swap(book.row(number)));
    const { tasks, diagnostics } = await collect({ 'a.xlsx': book.bytes() });
    expect(diagnostics).toEqual([]);
    expect(tasks).toEqual([before, doneAs]);
  });
});

describe('several workbooks', () => {
  it('two of one agency that agree count once', async () => {
    const bytes = (await finance()).answer(4, done).bytes();
    const { tasks, diagnostics } = await collect({ 'a.xlsx': bytes, 'cũ/b.xlsx': bytes });
    expect(diagnostics).toEqual([]);
    expect(tasks).toEqual([before, doneAs]);
  });
  it('two of one agency that disagree are told with both cells, and nothing is taken', async () => {
    const { diagnostics, untouched } = await collect({ 'a.xlsx': (await finance()).answer(4, done).bytes(), 'b.xlsx': (await finance()).answer(4, { state: 'Chưa thực hiện' }).bytes(), 'c.xlsx': (await home()).answer(4, { ...done, percent: 100 }).bytes() });
    expect(diagnostics.map((d) => d.code)).toEqual(['workbooks-disagree']);
    expect(diagnostics[0]?.message).toMatch(/I\.2.*a\.xlsx, ô Nhiệm vụ!I4\): "Hoàn thành ngày 06\/5\/2030; Quyết định số 1\/QĐ-STC".*b\.xlsx, ô Nhiệm vụ!I4\): "Chưa thực hiện"/u);
    expect(untouched).toBe(true);
  });
  it('who leads a task is believed before who only takes part, and that is told', async () => {
    const { tasks, diagnostics } = await collect({ 'a.xlsx': (await finance()).answer(4, done).bytes(), 'b.xlsx': (await sent('so-y-te')).answer(4, { state: 'Chưa thực hiện' }).bytes() });
    expect(diagnostics.map((d) => [d.code, d.level])).toEqual([['workbook-answer-not-leading', 'warning']]);
    expect(tasks).toEqual([before, doneAs]);
  });
  it('who only takes part is not believed where who leads has not answered: told with agency, task and words', async () => {
    const { tasks, result, diagnostics } = await collect({ 'b.xlsx': (await sent('so-y-te')).answer(4, { state: 'Chưa thực hiện' }).bytes() });
    expect(diagnostics.map((d) => [d.code, d.level])).toEqual([['workbook-answer-not-leading', 'warning']]);
    expect(diagnostics[0]?.message).toMatch(/I\.2: Sở Y tế \(phối hợp\).*"Chưa thực hiện".*Sở Tài chính/u);
    expect(tasks).toEqual(known);
    expect([result?.notTaken, result?.changed]).toEqual([[{ ref: 'I.2', agency: 'so-y-te' }], []]);
  });
  it('who takes part and says the same as who leads is no matter', async () => {
    const { tasks, diagnostics } = await collect({ 'a.xlsx': (await finance()).answer(4, done).bytes(), 'b.xlsx': (await sent('so-y-te')).answer(4, done).bytes() });
    expect([tasks, diagnostics]).toEqual([[before, doneAs], []]);
  });
  it('a workbook of who only takes part goes out with nothing filled in, and says nothing against who leads', async () => {
    const { tasks, diagnostics } = await collect({ 'a.xlsx': (await home()).answer(4, done).raw('K4', '', '').raw('M4', '', '').bytes(), 'b.xlsx': (await finance()).bytes() });
    expect(diagnostics).toEqual([]);
    expect(tasks).toEqual([{ ...doneAs, task: 'ke-hoach-thanh-tra' }]);
  });
  it('tells of whom an answer was taken now: what is recorded of Sở Nội vụ from before is not silence', async () => {
    const { result } = await collect({ 'a.xlsx': (await finance()).answer(4, done).bytes(), 'b.xlsx': (await sent('so-y-te')).bytes() });
    expect([result?.answered, result?.silent]).toEqual([['so-tai-chinh'], []]);
  });
  it('the same again changes nothing', async () => {
    const { result, untouched } = await collect({ 'a.xlsx': (await home()).bytes() });
    expect([result?.changed, result?.same, untouched]).toEqual([[], ['ke-hoach-thanh-tra'], true]);
  });
  it('an answer that was emptied keeps what is known', async () => {
    const { tasks, untouched } = await collect({ 'a.xlsx': (await home()).raw('I4', '', '').raw('K4', '', '').raw('M4', '', '').bytes() });
    expect([tasks, untouched]).toEqual([known, true]);
  });
  it('a task that would go back from done is refused, with both states, unless it is named', async () => {
    const first = await collect({ 'a.xlsx': (await home()).answer(4, done).raw('K4', '', '').raw('M4', '', '').bytes() });
    expect(first.tasks[0]).toMatchObject({ task: 'ke-hoach-thanh-tra', state: 'hoan-thanh' });
    const folder = mkdtempSync(join(tmpdir(), 'kehoach-'));
    writeFileSync(join(folder, 'cu.xlsx'), (await home()).number('K4', 45).bytes());
    const second = await collectAnswers(root, { year: sampleYear, paths: [folder] });
    expect(second.ok ? [] : second.diagnostics.map((d) => [d.code, d.level])).toEqual([['workbook-goes-back', 'error']]);
    expect(second.ok ? '' : `${second.diagnostics[0]?.message} ${second.diagnostics[0]?.hint}`).toMatch(/I\.1.*"Hoàn thành ngày 06\/5\/2030.*Sở Nội vụ.*"Đang thực hiện, đạt 45%.*--back I\.1/su);
    expect(readFileSync(join(root, 'content/2030/progress.json'), 'utf8')).toContain('hoan-thanh');
    expect((await collectAnswers(root, { paths: [folder], back: ['I.2'] })).ok).toBe(false);
    const unknown = await collectAnswers(root, { paths: [folder], back: ['I.*', 'X.1'] });
    expect(unknown.ok ? [] : unknown.diagnostics.flatMap((d) => (d.level === 'error' ? d.code : []))).toEqual(['workbook-back-unknown']);
    const named = await collectAnswers(root, { paths: [folder], back: ['I.1'] });
    rmSync(folder, { recursive: true });
    expect(named.ok ? named.value.changed : named.diagnostics).toEqual(['ke-hoach-thanh-tra']);
  });
});

describe('a day of completion (the plan was decided on 5 December 2029)', () => {
  it.each<readonly [string, string, string, RegExp]>([
    ['before the decision', '2029-12-04', 'workbook-answer', /Ô Nhiệm vụ!J4.*04\/12\/2029 trước ngày ban hành quyết định \(05\/12\/2029\)/u],
    ['years before', '2021-05-06', 'workbook-answer', /Nhiệm vụ!J4/u],
    ['two years after the plan', '2032-01-01', 'workbook-answer', /Ô Nhiệm vụ!J4.*01\/01\/2032 sau 31\/12\/2031/u],
  ])('%s is refused at its cell', async (_, date, code, words) => {
    const { diagnostics, untouched } = await collect({ 'a.xlsx': (await finance()).answer(4, { ...done, day: serialOf(date) }).bytes() });
    expect(diagnostics.map((d) => [d.code, d.level])).toEqual([[code, 'error']]);
    expect(diagnostics[0]?.message).toMatch(words);
    expect(untouched).toBe(true);
  });
  it('in the year after the plan is taken and told', async () => {
    const { diagnostics, tasks } = await collect({ 'a.xlsx': (await finance()).answer(4, { ...done, day: serialOf('2031-01-01') }).bytes() });
    expect(diagnostics.map((d) => [d.code, d.level])).toEqual([['workbook-date-late', 'warning']]);
    expect(tasks[1]).toMatchObject({ date: '2031-01-01' });
  });
  it('on the day of the decision, on the last of the plan: nothing to say', async () => {
    for (const date of ['2029-12-05', '2030-12-31']) expect((await collect({ 'a.xlsx': (await finance()).answer(4, { ...done, day: serialOf(date) }).bytes() })).diagnostics).toEqual([]);
  });
});

describe('a percentage that does not hold is quoted', () => {
  it.each<readonly [string, (book: Filled) => Filled, string]>([
    ['a number', (b) => b.number('K4', 150), '"150"'],
    ['a fraction', (b) => b.number('K4', 12.5), '"12,5"'],
    ['words', (b) => b.words('K4', 'gần xong'), '"gần xong"'],
  ])('%s', async (_, change, quoted) => {
    const { diagnostics } = await collect({ 'a.xlsx': change((await finance()).answer(4, { state: 'Đang thực hiện', note: 'Đang làm' })).bytes() });
    expect(diagnostics.map((d) => d.code)).toEqual(['workbook-answer']);
    expect(diagnostics[0]?.message).toContain(quoted);
  });
});

describe('the year is the workbooks’ own', () => {
  const ofYear = (book: Filled, year: number): Filled => book.names().filter((name) => name.startsWith('xl/worksheets/sheet')).reduce((b, name) => (b.text(name).includes('<v>2030</v>') ? b.edit(name, '<v>2030</v>', `<v>${year}</v>`) : b), book);
  it('where none is asked for', async () => {
    const { result, tasks } = await collect({ 'a.xlsx': (await finance()).answer(4, done).bytes() });
    expect([result?.year, tasks.length]).toEqual([2030, 2]);
  });
  it('of another that is asked for is refused', async () => {
    expect((await collect({ 'a.xlsx': ofYear((await finance()).answer(4, done), 2031).bytes() }, { year: sampleYear })).diagnostics.map((d) => d.code)).toEqual(['workbook-year']);
  });
  it('that is not in content is told', async () => {
    expect((await collect({ 'a.xlsx': ofYear((await finance()).answer(4, done), 2031).bytes() })).diagnostics.map((d) => d.code)).toEqual(['no-year']);
  });
  it('that differs from another’s is told with both files, and nothing is taken', async () => {
    const { diagnostics, untouched } = await collect({ 'a.xlsx': (await finance()).answer(4, done).bytes(), 'b.xlsx': ofYear(await home(), 2031).bytes() });
    expect(diagnostics.map((d) => [d.code, d.file.endsWith('a.xlsx'), /2030.*b\.xlsx.*2031/u.test(d.message)])).toEqual([['collect-years', true, true]]);
    expect(untouched).toBe(true);
  });
});

describe('what else lies in the folder', () => {
  it('lock files of Office and hidden files are passed over; other files are named', async () => {
    const { result, diagnostics } = await collect({ 'a.xlsx': (await finance()).answer(4, done).bytes(), '~$a.xlsx': new Uint8Array([1]), '.~lock.a.xlsx#': new Uint8Array([1]), 'minh chứng.pdf': new Uint8Array([1]), 'ghi chú.csv': new Uint8Array([1]) });
    expect(diagnostics).toEqual([]);
    expect(result?.ignored.map((f) => f.split('/').at(-1)).sort()).toEqual(['ghi chú.csv', 'minh chứng.pdf']);
  });
  it('nothing to read is told', async () => {
    expect((await collect({ 'a.pdf': new Uint8Array([1]) })).diagnostics.map((d) => d.code)).toEqual(['collect-nothing']);
  });
  it('a path that is not there is told, by its name and once', async () => {
    const read = await collectAnswers(root, { year: sampleYear, paths: [join(tmpdir(), 'không có')] });
    expect(read.ok ? [] : read.diagnostics.map((d) => d.code).sort()).toEqual(['collect-missing']);
  });
  it.skipIf(process.getuid?.() === 0)('a file that may not be read is told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kehoach-'));
    writeFileSync(join(folder, 'a.xlsx'), 'x');
    chmodSync(join(folder, 'a.xlsx'), 0);
    const read = await collectAnswers(root, { year: sampleYear, paths: [folder] });
    rmSync(folder, { recursive: true });
    expect(read.ok ? [] : read.diagnostics.map((d) => d.code)).toEqual(['file-unreadable']);
  });
});


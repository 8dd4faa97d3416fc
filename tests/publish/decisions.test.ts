import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amendYear } from '../../src/publish/amend.js';
import { answerReview } from '../../src/publish/answer-review.js';
import { buildYear } from '../../src/publish/build.js';
import { checkYear } from '../../src/publish/check-year.js';
import { readPlan } from '../../src/content/read.js';
import { compareYears } from '../../src/publish/compare-years.js';
import { copyDecision } from '../../src/publish/copy.js';
import { listDecisions } from '../../src/publish/decisions.js';
import { draftYear } from '../../src/publish/draft-year.js';
import { issueYear } from '../../src/publish/issue.js';
import { printDecision } from '../../src/publish/print.js';
import { sendPackages } from '../../src/publish/send/send.js';
import { asked, edit, named, treeOf, withSenders, draftSample } from '../support/issued.js';
import { readPdf, wordsOfPage } from '../support/pdf.js';
import { sampleFiles, sampleYear, writeProject } from '../support/sample-project.js';

const first = { year: sampleYear, decision: 7 };
const made: string[] = [];
/** 2030 issued as 07; a draft that amends it; that draft issued as 12. */
let issued = '';
let opened = '';
let amended = '';

beforeAll(async () => {
  const { root } = writeProject(sampleFiles(withSenders(draftSample())));
  made.push(root);
  issued = root;
  expect((await issueYear(issued, sampleYear, asked)).entry).toBeDefined();
  opened = copy(issued);
  expect(amendYear(opened, sampleYear, 'sua-doi').ok).toBe(true);
  amended = copy(opened);
  expect(answerReview(amended, sampleYear, { which: ['quyet-dinh-truoc'], state: 'chap-nhan', note: undefined }).ok).toBe(true);
  expect((await issueYear(amended, sampleYear, { ...asked, number: 12, date: { year: 2029, month: 12, day: 20 } })).entry).toBeDefined();
});
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

function copy(from: string): string {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-decisions-'));
  made.push(root);
  cpSync(from, root, { recursive: true });
  return root;
}

const states = (root: string): unknown => {
  const listed = listDecisions(root);
  return listed.ok ? listed.value.map((d) => [d.ref, d.number, d.state]) : listed.diagnostics;
};

describe('every decision of a year is listed with its state', () => {
  it('one that is issued', () => { expect(states(issued)).toEqual([['2030', 7, 'hieu-luc']]); });
  it('one in force, and a draft to amend it', () => { expect(states(opened)).toEqual([['2030.qd-7', 7, 'hieu-luc'], ['2030', null, 'du-thao-sua-doi']]); });
  it('one amended by another: both in force', () => { expect(states(amended)).toEqual([['2030.qd-7', 7, 'da-sua-doi'], ['2030', 12, 'hieu-luc']]); });
  it('both replaced by a third', async () => {
    const root = copy(amended);
    expect(amendYear(root, sampleYear, 'thay-the').ok).toBe(true);
    expect(answerReview(root, sampleYear, { which: ['quyet-dinh-truoc'], state: 'chap-nhan', note: undefined }).ok).toBe(true);
    expect((await issueYear(root, sampleYear, { ...asked, number: 15, date: { year: 2029, month: 12, day: 22 } })).entry).toBeDefined();
    expect(states(root)).toEqual([['2030.qd-7', 7, 'het-hieu-luc'], ['2030.qd-12', 12, 'het-hieu-luc'], ['2030', 15, 'hieu-luc']]);
  });
  it('a draft of the year\'s first', () => {
    const { root } = writeProject(sampleFiles(draftSample()));
    made.push(root);
    expect(states(root)).toEqual([['2030', null, 'du-thao']]);
  });
});

describe.each<[string, () => string]>([['while a draft to amend it is open', () => opened], ['once it is amended', () => amended]])('the first decision, %s', (_, from) => {
  it('is checked by itself', async () => {
    expect(await checkYear(from(), first)).toEqual([]);
    const root = copy(from());
    edit(root, 'content/2030.qd-7/plan.md', 'Ý thứ hai', 'Ý khác');
    expect(named(await checkYear(root, first))).toEqual(['issued-content-changed content/2030.qd-7/plan.md']);
  });
  it('is printed and copied beside its files, and the register knows where', async () => {
    const root = copy(from());
    expect(await printDecision(root, first, { mark: false, bothSides: true })).toMatchObject({ ok: true, value: { folder: 'output/2030-qd-7/in' } });
    const copied = await copyDecision(root, first, { form: 'sao-y', as: 'giay', date: { year: 2029, month: 12, day: 23 }, recipients: ['so-y-te'] });
    expect(copied).toMatchObject({ ok: true, value: { entry: { number: 1, of: { number: 7 } } } });
    expect(existsSync(join(root, 'output/2030-qd-7/sao/01-sy-so-noi-vu-2029/ban-sao.pdf'))).toBe(true);
    expect(await checkYear(root, sampleYear)).toEqual([]);
  });
  it('is compared with what comes after it', async () => {
    const root = copy(from());
    const { made: compared, diagnostics } = await compareYears(root, first, sampleYear);
    expect(diagnostics).toEqual([]);
    expect(compared).toMatchObject({ folder: 'so-sanh-2030-qd-7-2030', comparison: { counts: { decision: { added: 2 } } } });
    const { pages } = await readPdf(readFileSync(join(root, 'output/so-sanh-2030-qd-7-2030/bang-so-sanh.pdf')));
    const words = pages.flatMap(wordsOfPage).join(' ');
    const [before, after] = ['Quyết định số 07/QĐ-UBND ngày 05/12/2029', from() === amended ? 'Quyết định số 12/QĐ-UBND ngày 20/12/2029' : 'dự thảo quyết định sửa đổi, bổ sung'];
    expect(words.toLowerCase(), 'each column is headed by its decision, for the year is one').toContain(`số ${before} ${after} giải trình`.toLowerCase());
    expect(words).toContain(`Kế hoạch theo ${after} có 02 nhiệm vụ, Kế hoạch theo ${before} có 02 nhiệm vụ`);
  });
  it('has its lost files made again as they were', async () => {
    const root = copy(from());
    rmSync(join(root, 'output/2030-qd-7'), { recursive: true });
    expect((await checkYear(root, sampleYear)).map((d) => `${d.code}: ${d.hint}`)).toEqual([expect.stringContaining('recorded-file-missing: Chạy "kehoach build 2030.qd-7"')]);
    expect((await buildYear(root, first)).manifest).toBeDefined();
    expect(await checkYear(root, sampleYear)).toEqual([]);
    const pdf = (tree: string): unknown => Object.entries(treeOf(tree)).filter(([path]) => /output\/2030-qd-7\/.*\.(?:pdf|docx)$/u.test(path));
    expect(pdf(root)).toEqual(pdf(from()));
  });
});

describe('a file that is not as recorded: the hint names what makes it again, where anything does', () => {
  it('the decision: build; a package: send, of a decision that lies aside too; a copy: only a backup', async () => {
    const root = copy(issued);
    const day = { year: 2029, month: 12, day: 10 };
    expect((await copyDecision(root, sampleYear, { form: 'sao-y', as: 'giay', date: day, recipients: ['so-y-te'] })).ok).toBe(true);
    const send = (): ReturnType<typeof sendPackages> => sendPackages(root, sampleYear, { agencies: ['so-y-te'], again: false });
    expect((await send()).ok).toBe(true);
    const remedy = (hint: string): string => /"(kehoach [^"]*)"/u.exec(hint)?.[1] ?? hint.replace('Không dùng tệp này. ', '');
    const hints = async (set: string): Promise<Readonly<Record<string, string>>> => Object.fromEntries((await checkYear(root, sampleYear)).map((d) => [d.file.slice(`output/${set}/`.length), remedy(d.hint)]));
    const spoilt = ['quyet-dinh.pdf', 'gui/so-y-te/trich.pdf', 'sao/01-sy-so-noi-vu-2029/ban-sao.pdf'];
    for (const path of spoilt) writeFileSync(join(root, 'output/2030', path), 'x');
    const backup = 'Khôi phục từ bản lưu (sao lưu); chương trình không tự làm lại được tệp này.';
    expect(await hints('2030')).toEqual({ 'quyet-dinh.pdf': 'kehoach build 2030', 'gui/so-y-te/trich.pdf': 'kehoach send 2030 --for <mã cơ quan>', 'sao/01-sy-so-noi-vu-2029/ban-sao.pdf': backup });
    expect((await buildYear(root, sampleYear)).manifest).toBeDefined();
    expect((await send()).ok).toBe(true);
    expect(Object.keys(await hints('2030')), 'both commands keep what the hint says').toEqual(['sao/01-sy-so-noi-vu-2029/ban-sao.pdf']);
    expect(amendYear(root, sampleYear, 'sua-doi').ok).toBe(true);
    for (const path of spoilt) writeFileSync(join(root, 'output/2030-qd-7', path), 'x');
    expect(await hints('2030-qd-7')).toEqual({ 'quyet-dinh.pdf': 'kehoach build 2030.qd-7', 'gui/so-y-te/trich.pdf': 'kehoach send 2030.qd-7 --for <mã cơ quan>', 'sao/01-sy-so-noi-vu-2029/ban-sao.pdf': backup });
  });
});

describe('while a draft to amend is open, the year alone is the draft', () => {
  it.each<[string, (root: string) => Promise<{ readonly ok: boolean }>]>([
    ['print', (root) => printDecision(root, sampleYear, { mark: false, bothSides: true })],
    ['copy', (root) => copyDecision(root, sampleYear, { form: 'sao-y', as: 'giay', date: { year: 2029, month: 12, day: 23 }, recipients: ['so-y-te'] })],
    ['amend', (root) => Promise.resolve(amendYear(root, sampleYear, 'thay-the'))],
  ])('%s says which decision is in force, and how to work on it', async (_, work) => {
    const result = await work(opened);
    expect(result).toMatchObject({ ok: false, diagnostics: [{ code: 'amendment-open' }] });
    const said = JSON.stringify(result);
    for (const words of ['Quyết định đang có hiệu lực của kế hoạch năm 2030 là số 07/QĐ-UBND ngày 05/12/2029', 'dự thảo quyết định sửa đổi, bổ sung', 'kehoach print 2030.qd-7', 'kehoach amend 2030 --drop']) expect(said).toContain(words);
  });
});

describe('what build refuses, check finds', () => {
  it.each<[string, (root: string) => void]>([
    ['a template changed after issue', (r) => { edit(r, 'templates/phan/quyet-dinh.hbs', 'QUYẾT ĐỊNH:', 'QUYẾT  NGHỊ:'); }],
    ['the name of an agency changed after issue', (r) => { edit(r, 'content/agencies.json', '"name": "Sở Y tế"', '"name": "Sở Y Tế"'); }],
    ['a margin changed after issue', (r) => { edit(r, 'templates/nd30-2020.json', '"left": 30', '"left": 31'); }],
  ])('%s', async (_, change) => {
    const root = copy(issued);
    change(root);
    const before = treeOf(root);
    const built = await buildYear(root, sampleYear);
    expect(built.manifest).toBeUndefined();
    expect(named(built.diagnostics).length).toBeGreaterThan(0);
    expect(named(await checkYear(root, sampleYear))).toEqual(named(built.diagnostics));
    expect(treeOf(root)).toEqual(before);
  });
  it('and where nothing has changed, neither complains', async () => {
    const root = copy(issued);
    expect((await buildYear(root, sampleYear)).diagnostics).toEqual([]);
    expect(await checkYear(root, sampleYear)).toEqual([]);
  });
  it('the register lost: check says so', async () => {
    const root = copy(issued);
    rmSync(join(root, 'content/issued.json'));
    expect((await checkYear(root, sampleYear)).map((d) => `${d.code}: ${d.message}`)).toEqual([expect.stringContaining('issued-unregistered: Kế hoạch năm 2030 ghi là đã ban hành (Quyết định số 07/QĐ-UBND) nhưng không có sổ ban hành content/issued.json')]);
  });
});

describe('next year drafted from a decision that amends another', () => {
  it('corrects nothing itself, and asks about the words that say so', async () => {
    const root = copy(amended);
    const drafted = draftYear(root, sampleYear, sampleYear + 1);
    expect(drafted.ok).toBe(true);
    const { plan } = readPlan(root, sampleYear + 1);
    expect(plan?.head.replaces).toBeUndefined();
    const asked = plan?.review?.questions ?? [];
    expect(asked.filter((q) => q.ask.includes('sửa đổi, bổ sung; năm nay bỏ hay viết thế nào')).map((q) => [q.place, q.kind, q.proposed])).toEqual([['can-cu.2', 'quyet-dinh-truoc', 'Bỏ căn cứ này'], ['dieu.1.p1', 'quyet-dinh-truoc', 'Bỏ câu này']]);
    for (const place of ['can-cu.2', 'dieu.1.p1']) expect(asked.filter((q) => q.place === place), 'a paragraph is asked about once').toHaveLength(1);
    await expect(printDecision(root, sampleYear + 1, { mark: false, bothSides: true })).resolves.toMatchObject({ ok: false, diagnostics: [{ code: 'not-issued' }] });
  });
});

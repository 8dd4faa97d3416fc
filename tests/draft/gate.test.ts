import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReviewFile } from '../../src/content/schema.js';
import { reviewShape, tasksShape } from '../../src/content/schema.js';
import { amendYear } from '../../src/publish/amend.js';
import { answerReview } from '../../src/publish/answer-review.js';
import { checkYear } from '../../src/publish/check-year.js';
import { draftYear } from '../../src/publish/draft-year.js';
import { issueYear } from '../../src/publish/issue.js';
import { readCheckedPlan } from '../../src/publish/project.js';
import { restoreReview } from '../../src/publish/restore-review.js';
import { answeredDrafts } from '../support/answered-draft.js';
import { edit, treeOf } from '../support/issued.js';

const { prepare, ready, remove } = answeredDrafts();
beforeAll(prepare);
afterAll(remove);

const decision = 'content/2024/decision.md';
const review = 'content/2024/review.json';
const head = 'content/2024/plan.json';
const reviewOf = (root: string): ReviewFile => reviewShape.parse(JSON.parse(readFileSync(join(root, review), 'utf8')));
const rewrite = (root: string, change: (review: ReviewFile) => ReviewFile): void => { writeFileSync(join(root, review), `${JSON.stringify(change(reviewOf(root)), null, 2)}\n`); };
const errorsOf = (root: string, year = 2024): readonly string[] => readCheckedPlan(root, year).diagnostics.filter((d) => d.level === 'error').map((d) => `${d.code} ${d.file}`);
const issue = (root: string, date = { year: 2023, month: 12, day: 28 }, late = false): ReturnType<typeof issueYear> => issueYear(root, 2024, { number: 3700, date, late, forms: ['giay'], signer: 'Nguyễn Văn A' });
const without = (id: string) => (file: ReviewFile): ReviewFile => ({ ...file, questions: file.questions.filter((q) => q.id !== id) });
const withQuestion = (id: string, change: object) => (file: ReviewFile): ReviewFile => ({ ...file, questions: file.questions.map((q) => (q.id === id ? { ...q, ...change } : q)) });
const withoutRecord = (root: string): void => { edit(root, head, /,\s*"draft": \{[^}]*\{[^}]*\}[^}]*\}/u, ''); };

describe('the questions of a draft are not got rid of by hand', () => {
  const cases: readonly { readonly what: string; readonly spoil: (root: string) => void; readonly code: string; readonly file: string; readonly open: readonly string[] }[] = [
    { what: 'all of review.json deleted', spoil: (r) => { rmSync(join(r, review)); }, code: 'review-missing', file: head, open: ['*'] },
    { what: 'a question deleted', spoil: (r) => { rewrite(r, without('to-trinh-1')); }, code: 'questions-removed', file: review, open: ['to-trinh-1'] },
    { what: 'all questions deleted', spoil: (r) => { rewrite(r, (file) => ({ ...file, questions: [] })); }, code: 'questions-removed', file: review, open: ['*'] },
    { what: 'the words asked about changed', spoil: (r) => { rewrite(r, withQuestion('can-cu-2', { words: 'Căn cứ', becomes: 'Căn cứ' })); }, code: 'question-altered', file: review, open: ['can-cu-2'] },
    { what: 'what is proposed changed', spoil: (r) => { rewrite(r, withQuestion('quyet-dinh-truoc-1', { becomes: 'Tổ chức', proposed: 'Tổ chức', state: 'chap-nhan' })); }, code: 'question-altered', file: review, open: ['quyet-dinh-truoc-1'] },
    { what: 'what is asked changed', spoil: (r) => { rewrite(r, withQuestion('can-cu-1', { ask: 'x' })); }, code: 'question-altered', file: review, open: [] },
    { what: 'its kind changed', spoil: (r) => { rewrite(r, withQuestion('to-trinh-1', { kind: 'muc', state: 'giu-nguyen', note: 'x', words: 'Xét' })); }, code: 'question-altered', file: review, open: ['to-trinh-1'] },
    { what: 'its id changed', spoil: (r) => { rewrite(r, withQuestion('to-trinh-1', { id: 'to-trinh-2' })); }, code: 'questions-removed', file: review, open: [] },
    { what: 'the question taken out of the record too', spoil: (r) => { rewrite(r, without('to-trinh-1')); edit(r, head, /\s*"to-trinh-1": "[0-9a-f]+",/u, ''); }, code: 'draft-record-changed', file: head, open: ['to-trinh-1'] },
    { what: 'the record taken out of plan.json, as in a draft of an earlier program', spoil: withoutRecord, code: 'draft-unrecorded', file: review, open: [] },
  ];
  it.each(cases)('$what: $code, the plan is not issued; --restore puts the questions back, and answers that hold stay', async ({ spoil, code, file, open }) => {
    const root = ready();
    const before = reviewOf(root).questions;
    spoil(root);
    expect(errorsOf(root)).toEqual([`${code} ${file}`]);
    expect(readCheckedPlan(root, 2024).diagnostics.find((d) => d.code === code)?.hint).toContain('kehoach review 2024 --restore');
    expect((await issue(root)).entry).toBeUndefined();
    const content = [decision, 'content/2024/tasks.json', 'content/2024/plan.md'].map((name) => readFileSync(join(root, name), 'utf8'));
    expect(restoreReview(root, 2024).ok).toBe(true);
    expect([decision, 'content/2024/tasks.json', 'content/2024/plan.md'].map((name) => readFileSync(join(root, name), 'utf8'))).toEqual(content);
    const after = reviewOf(root).questions;
    expect(after.map(({ state, note, ...asked }) => [asked, state === 'mo' || note === undefined || note !== ''])).toEqual(before.map(({ state, note, ...asked }) => [asked, state === 'mo' || note === undefined || note !== '']));
    expect(after.filter((q) => q.state === 'mo').map((q) => q.id)).toEqual(open[0] === '*' ? before.map((q) => q.id) : open);
    expect(errorsOf(root)).toEqual([]);
    if (open.length === 0) expect((await issue(root)).entry?.number).toBe(3700);
    else expect((await issue(root)).diagnostics.map((d) => d.code)).toContain('open-questions');
  });
  it('as asked, the record is not touched: restoring changes nothing', () => {
    const root = ready();
    const before = treeOf(root);
    expect(restoreReview(root, 2024)).toMatchObject({ ok: true, value: { back: [], reopened: [] } });
    expect(treeOf(root)).toEqual(before);
  });
  it('a question of the officer\'s own may be put in, and stays when others are restored', () => {
    const root = ready();
    rewrite(root, (file) => ({ ...file, questions: [...file.questions.filter((q) => q.id !== 'can-cu-1'), { id: 'muc-1', kind: 'muc', place: 'dieu.1', words: 'Ban hành', ask: 'Có cần nêu giai đoạn không?', proposed: null, state: 'mo' }] }));
    expect(errorsOf(root)).toEqual([`questions-removed ${review}`]);
    expect(restoreReview(root, 2024)).toMatchObject({ ok: true, value: { back: ['can-cu-1'] } });
    expect(reviewOf(root).questions.map((q) => q.id)).toEqual(expect.arrayContaining(['can-cu-1', 'muc-1']));
    expect(errorsOf(root)).toEqual([]);
  });
  it('the plan drafted from has changed since: questions that are as they were asked stay, with their ids', () => {
    const root = ready();
    const tasks = JSON.parse(readFileSync(join(root, 'content/2023/tasks.json'), 'utf8')) as { sections: { tasks: { id: string }[] }[] };
    const id = tasks.sections[0]?.tasks[3]?.id ?? '';
    writeFileSync(join(root, 'content/2023/progress.json'), JSON.stringify({ tasks: [{ task: id, state: 'khong-thuc-hien', reason: 'Dừng' }] }));
    const before = reviewOf(root).questions;
    rewrite(root, without('can-cu-2'));
    expect(restoreReview(root, 2024)).toMatchObject({ ok: true, value: { back: ['can-cu-2'] } });
    expect(new Set(reviewOf(root).questions.map((q) => `${q.id} ${q.words}`))).toEqual(new Set(before.map((q) => `${q.id} ${q.words}`)));
    expect(errorsOf(root)).toEqual([]);
  });
  it('the plan drafted from is being amended: what was reported beside the decision in force is known again', async () => {
    const root = ready();
    rmSync(join(root, 'content/2024'), { recursive: true });
    expect((await issueYear(root, 2023, { number: 3604, date: { year: 2022, month: 12, day: 28 }, forms: ['giay'] })).entry?.number).toBe(3604);
    const [first] = tasksShape.parse(JSON.parse(readFileSync(join(root, 'content/2023/tasks.json'), 'utf8'))).sections.flatMap((section) => section.tasks);
    writeFileSync(join(root, 'content/2023/progress.json'), JSON.stringify({ tasks: [{ task: first?.id, state: 'khong-thuc-hien', reason: 'Chưa bố trí được kinh phí' }] }));
    expect(amendYear(root, 2023, 'sua-doi').ok).toBe(true);
    expect(draftYear(root, 2023, 2024).ok).toBe(true);
    const before = readFileSync(join(root, review), 'utf8');
    expect(before).toContain('Chưa bố trí được kinh phí');
    rmSync(join(root, review));
    expect(restoreReview(root, 2024)).toMatchObject({ ok: true });
    expect(readFileSync(join(root, review), 'utf8')).toBe(before);
  });
  it('the plan drafted from is gone: it is said what is missing, and nothing is written', () => {
    const root = ready();
    rmSync(join(root, review));
    rmSync(join(root, 'content/2023'), { recursive: true });
    const before = treeOf(root);
    expect(restoreReview(root, 2024)).toMatchObject({ ok: false, diagnostics: [{ code: 'review-not-restored', message: expect.stringContaining('content/2023') as string }] });
    expect(treeOf(root)).toEqual(before);
  });
  it('a year that was never drafted has no questions, and none to restore', () => {
    const root = ready();
    expect(errorsOf(root, 2023)).toEqual([]);
    expect(restoreReview(root, 2023)).toMatchObject({ ok: false, diagnostics: [{ code: 'no-review' }] });
  });
  it('review.json and the record both taken out: a draft with the tasks of the year before is told to ask nothing, and asks on --restore', async () => {
    const root = ready();
    withoutRecord(root);
    rmSync(join(root, review));
    const before = readFileSync(join(ready(), review), 'utf8');
    expect(errorsOf(root)).toEqual([]);
    expect(readCheckedPlan(root, 2024).diagnostics).toContainEqual(expect.objectContaining({ code: 'draft-unasked', level: 'warning', file: head }));
    const issued = ready();
    withoutRecord(issued);
    rmSync(join(issued, review));
    expect((await issue(issued)).diagnostics.map((d) => d.code)).toContain('draft-unasked');
    expect(restoreReview(root, 2024).ok).toBe(true);
    expect(reviewOf(root).questions.map((q) => q.id)).toEqual((JSON.parse(before) as ReviewFile).questions.map((q) => q.id));
    expect(readCheckedPlan(root, 2024).diagnostics.map((d) => d.code)).not.toContain('draft-unasked');
  });
  it('a draft written by hand, with tasks of its own, asks nothing and is told nothing', () => {
    const root = ready();
    withoutRecord(root);
    rmSync(join(root, review));
    const file = join(root, 'content/2024/tasks.json');
    let n = 0;
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/"id": "/gu, (id) => ((n += 1) % 2 === 0 ? id : `${id}moi-`)));
    expect(readCheckedPlan(root, 2024).diagnostics.map((d) => d.code)).not.toContain('draft-unasked');
  });
  it('once it is issued nobody is asked any more', async () => {
    const root = ready();
    expect((await issue(root)).entry?.number).toBe(3700);
    rmSync(join(root, review));
    expect((await checkYear(root, 2024)).filter((d) => d.level === 'error')).toEqual([]);
    expect(restoreReview(root, 2024)).toMatchObject({ ok: false, diagnostics: [{ code: 'review-issued' }] });
  });
  it('the subject of a decision that amends: words put behind it are a change, and not what was proposed', async () => {
    const root = ready();
    expect((await issue(root)).entry?.number).toBe(3700);
    expect(amendYear(root, 2024, 'sua-doi').ok).toBe(true);
    edit(root, decision, /(subject: .*)/u, '$1 (sửa đổi, bổ sung)');
    const id = reviewOf(root).questions.find((q) => q.place === 'subject')?.id ?? '';
    const given = (state: 'chap-nhan' | 'da-doi'): boolean => answerReview(root, 2024, { which: [id], state, note: undefined }).ok;
    expect([given('chap-nhan'), given('da-doi')]).toEqual([false, true]);
  });
  it('of a decision that amends an issued one: the same', async () => {
    const root = ready();
    expect((await issue(root)).entry?.number).toBe(3700);
    expect(amendYear(root, 2024, 'sua-doi').ok).toBe(true);
    expect(errorsOf(root)).toEqual([]);
    const before = readFileSync(join(root, review), 'utf8');
    rmSync(join(root, review));
    expect(errorsOf(root)).toEqual([`review-missing ${head}`]);
    expect(restoreReview(root, 2024).ok).toBe(true);
    expect(readFileSync(join(root, review), 'utf8')).toBe(before);
    expect(errorsOf(root)).toEqual([]);
    rmSync(join(root, review));
    withoutRecord(root);
    expect(errorsOf(root)).toEqual([`draft-unrecorded ${head}`]);
    expect(restoreReview(root, 2024).ok).toBe(true);
    expect(readFileSync(join(root, review), 'utf8')).toBe(before);
  });
  it('that says by hand that it is issued: is asked all the same', () => {
    const root = ready();
    rmSync(join(root, review));
    withoutRecord(root);
    edit(root, head, /"state": "du-thao"/u, '"state": "da-ban-hanh"');
    edit(root, head, /"number": null/u, '"number": 3700');
    edit(root, head, /"date": null/u, '"date": "2023-12-28"');
    expect(readCheckedPlan(root, 2024).diagnostics.map((d) => d.code)).toContain('draft-unasked');
  });
  it('in a review.json with the mark that Notepad puts first: is answered, and the mark stays', () => {
    const root = ready();
    writeFileSync(join(root, review), `\ufeff${readFileSync(join(root, review), 'utf8')}`);
    expect(answerReview(root, 2024, { which: ['to-trinh'], state: 'mo', note: undefined }).ok).toBe(true);
    expect(readFileSync(join(root, review), 'utf8').startsWith('\ufeff{')).toBe(true);
  });
});

describe('what is issued is whole', () => {
  const proposal = 'số 5120/SNV-CCHC ngày 18 tháng 12 năm 2023';
  it.each<{ what: string; spoil: (root: string) => void; code: string; file: string }>([
    { what: 'a tờ trình signed after the decision', spoil: (r) => { edit(r, decision, proposal, 'số 5120/SNV-CCHC ngày 29 tháng 12 năm 2023'); }, code: 'proposal-later', file: decision },
    { what: 'a blank in a căn cứ', spoil: (r) => { edit(r, decision, 'Nghị quyết số 76/NQ-CP', 'Nghị quyết số …/NQ-CP'); }, code: 'blank-in-issued', file: decision },
    { what: 'a blank in the plan', spoil: (r) => { edit(r, 'content/2024/plan.md', 'Tiếp tục thực hiện tinh giản', 'Tiếp tục thực hiện Quyết định số /QĐ-TTg, tinh giản'); }, code: 'blank-in-issued', file: 'content/2024/plan.md' },
    { what: 'a blank in a task', spoil: (r) => { edit(r, 'content/2024/tasks.json', '"Ban hành Kế hoạch CCHC tỉnh Khánh Hòa năm 2024"', '"Ban hành Kế hoạch CCHC tỉnh Khánh Hòa năm 2024 theo Công văn số ____"'); }, code: 'blank-in-issued', file: 'content/2024/tasks.json' },
    { what: 'a blank among the recipients', spoil: (r) => { edit(r, head, '"Bộ Nội vụ"', '"Bộ …"'); }, code: 'blank-in-issued', file: head },
  ])('$what: $code', async ({ spoil, code, file }) => {
    const root = ready();
    spoil(root);
    const before = treeOf(root);
    const { entry, diagnostics } = await issue(root);
    expect(entry).toBeUndefined();
    expect(diagnostics.filter((d) => d.code === code)).toMatchObject([{ level: 'error', file }]);
    expect(treeOf(root)).toEqual(before);
  });
  it('a blank in a draft is a warning', () => {
    const root = ready();
    edit(root, decision, 'Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015', 'Luật Tổ chức chính quyền địa phương ngày … tháng … năm 2024');
    expect(readCheckedPlan(root, 2024).diagnostics.filter((d) => d.code.startsWith('blank'))).toMatchObject([{ code: 'blank-in-draft', level: 'warning', file: decision }]);
  });
  it('a tờ trình of the day of the decision, or of some months before, holds; of more than six, a warning', async () => {
    const same = ready();
    expect((await issue(same, { year: 2023, month: 12, day: 18 })).entry?.date).toBe('2023-12-18');
    const late = ready();
    const { entry, diagnostics } = await issue(late, { year: 2024, month: 7, day: 1 }, true);
    expect(entry?.date).toBe('2024-07-01');
    expect(diagnostics.map((d) => d.code)).toContain('proposal-long-before');
  });
  it('a year written by hand with last year\'s tờ trình, unfinished or of years ago', () => {
    const root = ready();
    const spoilt = (words: string): readonly string[] => {
      edit(root, 'content/2023/decision.md', /số 4046[^.]*|số 1[^.]*/u, words);
      return readCheckedPlan(root, 2023).diagnostics.map((d) => d.code).filter((code) => code.startsWith('proposal'));
    };
    expect(spoilt('số 12/TTr-SNV ngày 26 tháng 12 năm 2021')).toEqual(['proposal-too-old']);
    expect(spoilt('số 1/TTr-SNV ngày 26 tháng 02 năm 2022')).toEqual(['proposal-long-before']);
    expect(spoilt('số 1/TTr-SNV ngày 31 tháng 11 năm 2022')).toEqual(['proposal-unreal-day']);
    expect(spoilt('số 1/TTr-SNV')).toEqual(['proposal-unfinished']);
  });
});

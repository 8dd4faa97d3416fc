import { describe, expect, it } from 'vitest';
import type { TaskProgress } from '../../src/content/schema.js';
import { draftSample } from '../support/issued.js';
import { office, savedAt } from '../support/office.js';
import { withGroupTask } from '../support/sample-project.js';
import { Filled, serialOf } from '../support/workbooks.js';

const underWay = (percent: number): Parameters<Filled['answer']>[1] => ({ state: 'Đang thực hiện', percent, note: 'Đang làm' });
const underWayAs = (percent: number): TaskProgress => ({ task: 'ra-soat-quy-che', state: 'dang-thuc-hien', percent, note: 'Đang làm' });
const done = { state: 'Hoàn thành', day: serialOf('2030-05-06') };
const doneAs: TaskProgress = { task: 'ra-soat-quy-che', state: 'hoan-thanh', date: '2030-05-06' };
/** Row 4 of Sở Tài chính is I.2, which it leads; the answer takes the place of one that is there. */
const answered = (book: Filled, answer: Parameters<Filled['answer']>[1]): Filled => ['I4', 'J4', 'K4', 'M4'].reduce((one, ref) => one.raw(ref, '', ''), book).answer(4, answer);

describe('who has not answered', () => {
  it('is who has no answer recorded, whatever lies in the folder of this run', async () => {
    const { sent, collect } = await office();
    expect((await collect({ 'a.xlsx': answered(await sent('so-tai-chinh'), underWay(40)) })).result).toMatchObject({ answered: ['so-tai-chinh'], silent: ['so-noi-vu'] });
    const next = await collect({ 'b.xlsx': answered(await sent('so-noi-vu'), underWay(10)) });
    expect(next.result).toMatchObject({ answered: ['so-noi-vu'], silent: [] });
  });
  it('a coordinator whose answer was not taken has not answered', async () => {
    const { sent, collect } = await office(withGroupTask(draftSample()));
    const { result } = await collect({ 'a.xlsx': answered(await sent('so-y-te'), underWay(40)) });
    expect(result).toMatchObject({ answered: [], notTaken: [{ ref: 'I.2', agency: 'so-y-te' }] });
    expect(result?.silent).toContain('so-y-te');
  });
  it('of a task that each answers for itself, another’s answer is not its own', async () => {
    const { sent, collect } = await office(withGroupTask(draftSample()));
    const { result } = await collect({ 'a.xlsx': (await sent('ubnd-huyen-a')).answer(5, underWay(40)) });
    expect([result?.answered, result?.silent]).toEqual([['ubnd-huyen-a'], ['so-noi-vu', 'so-tai-chinh', 'so-y-te']]);
  });
});

describe('an answer that is older than what is recorded is told at its cell and not taken, unless its task is named', () => {
  const march = '2030-03-01T08:00:00Z';
  const may = '2030-05-10T01:15:00Z';

  it('a workbook that was saved before the one that is recorded', async () => {
    const { sent, collect, tasks } = await office();
    const blank = (): Promise<Filled> => sent('so-tai-chinh');
    const old = savedAt(answered(await blank(), underWay(40)), march);
    expect((await collect({ 'b.xlsx': savedAt(answered(await blank(), underWay(60)), may) })).codes).toEqual([]);
    const run = await collect({ 'a.xlsx': old });
    expect(run.codes).toEqual(['warning workbook-older']);
    expect(run.words).toMatch(/I\.2: ô Nhiệm vụ!I4 của Sở Tài chính ghi "Đang thực hiện, đạt 40%; Đang làm".*lưu lúc 15:00:00 ngày 01\/3\/2030, trước bảng tính đã thu \(lưu lúc 08:15:00 ngày 10\/5\/2030\).*"Đang thực hiện, đạt 60%.*--back I\.2/su);
    expect([run.result?.older, run.result?.answered, tasks()]).toEqual([[{ ref: 'I.2', agency: 'so-tai-chinh' }], [], [underWayAs(60)]]);
    expect((await collect({ 'a.xlsx': old }, ['I.2'])).codes).toEqual([]);
    expect(tasks()).toEqual([underWayAs(40)]);
    expect((await collect({ 'b.xlsx': savedAt(new Filled(old.bytes()).number('K4', 60), may) })).codes, 'and what was passed over does not come back by itself').toEqual(['warning workbook-older']);
    expect((await collect({ 'c.xlsx': savedAt(new Filled(old.bytes()).number('K4', 70), '2030-06-01T00:00:00Z') })).codes, 'a later one is taken').toEqual([]);
  });
  it.each([['by the moment it was saved', true], ['by what was taken before, where nobody knows when it was saved', false]])('a task that was put back does not become finished again by the workbook that had finished it, known %s', async (_, dated) => {
    const { sent, collect, tasks } = await office();
    const at = (book: Filled, moment: string): Filled => (dated ? savedAt(book, moment) : book);
    const finished = at(answered(await sent('so-tai-chinh'), done), march);
    const putBack = at(answered(await sent('so-tai-chinh'), underWay(60)), may);
    expect((await collect({ 'a.xlsx': finished })).codes).toEqual([]);
    expect((await collect({ 'b.xlsx': putBack })).codes).toEqual(['error workbook-goes-back']);
    expect((await collect({ 'b.xlsx': putBack }, ['I.2'])).codes).toEqual([]);
    expect((await collect({ 'a.xlsx': finished })).codes).toEqual(['warning workbook-older']);
    expect(tasks()).toEqual([underWayAs(60)]);
  });
  it('one that was collected before the officer changed the record by hand', async () => {
    const { sent, collect, tasks, edit } = await office();
    const book = savedAt(answered(await sent('so-tai-chinh'), done), march);
    await collect({ 'a.xlsx': book });
    edit((text) => text.replace('"state": "hoan-thanh",', '"state": "dang-thuc-hien",').replace('"date": "2030-05-06",', '"percent": 60, "note": "Đang làm",'));
    const run = await collect({ 'a.xlsx': book });
    expect([run.codes, tasks()]).toEqual([['warning workbook-older'], [underWayAs(60)]]);
    expect(run.words).toContain('đã thu rồi, sau đó kết quả đã được sửa');
  });
  it('a row that is as the workbook was sent, when the record has changed since', async () => {
    const { sent, collect, tasks } = await office();
    await collect({ 'a.xlsx': answered(await sent('so-tai-chinh'), underWay(40)) });
    const sentWith40 = await sent('so-tai-chinh');
    await collect({ 'b.xlsx': savedAt(answered(await sent('so-tai-chinh'), done), march) });
    const run = await collect({ 'c.xlsx': savedAt(sentWith40, may) });
    expect([run.codes, tasks()]).toEqual([['warning workbook-older'], [doneAs]]);
    expect(run.words).toContain('vẫn như lúc gửi bảng tính đi');
  });
  it('such a row, as recorded, does not make the recorded answer younger', async () => {
    const { sent, collect, tasks } = await office();
    const blank = await sent('so-tai-chinh');
    await collect({ 'a.xlsx': savedAt(answered(new Filled(blank.bytes()), underWay(40)), march) });
    expect((await collect({ 'b.xlsx': savedAt(await sent('so-tai-chinh'), '2030-07-01T00:00:00Z') })).codes).toEqual([]);
    expect((await collect({ 'c.xlsx': savedAt(answered(blank, done), may) })).codes).toEqual([]);
    expect(tasks()).toEqual([doneAs]);
  });
  it('such a row is taken where nothing is recorded any more: nothing is lost by it', async () => {
    const { sent, collect, tasks, edit } = await office();
    await collect({ 'a.xlsx': answered(await sent('so-tai-chinh'), underWay(40)) });
    const sentWith40 = await sent('so-tai-chinh');
    edit(() => '{ "tasks": [] }');
    expect([(await collect({ 'c.xlsx': sentWith40 })).codes, tasks()]).toEqual([[], [underWayAs(40)]]);
  });
  it('one of which nobody knows when it was saved is taken over one of which that is known, and told', async () => {
    const { sent, collect, tasks } = await office();
    await collect({ 'a.xlsx': savedAt(answered(await sent('so-tai-chinh'), underWay(40)), may) });
    const run = await collect({ 'b.xlsx': answered(await sent('so-tai-chinh'), underWay(60)) });
    expect([run.codes, tasks()]).toEqual([['warning workbook-age-unknown'], [underWayAs(60)]]);
  });
  it('the same answer again is no older one, however often', async () => {
    const { sent, collect, tasks } = await office();
    const book = savedAt(answered(await sent('so-tai-chinh'), done), may);
    for (let i = 0; i < 3; i += 1) expect((await collect({ 'a.xlsx': book })).codes).toEqual([]);
    expect((await collect({ 'a.xlsx': savedAt(book, march) })).codes).toEqual([]);
    expect(tasks()).toEqual([doneAs]);
  });
  it.each(['gần đây', '0001-01-01T00:00:00Z', ''])('a moment that says nothing (%j) is none', async (moment) => {
    const { sent, collect } = await office();
    expect((await collect({ 'a.xlsx': savedAt(answered(await sent('so-tai-chinh'), done), moment) })).codes).toEqual([]);
  });
});

describe('answers that differ', () => {
  it('in two workbooks of one agency: said so, with when each was saved', async () => {
    const { sent, collect } = await office();
    const run = await collect({ 'a.xlsx': savedAt(answered(await sent('so-tai-chinh'), underWay(40)), '2030-03-01T08:00:00Z'), 'b.xlsx': answered(await sent('so-tai-chinh'), done) });
    expect(run.codes).toEqual(['error workbooks-disagree']);
    expect(run.words).toMatch(/các bảng tính của cùng một cơ quan \(Sở Tài chính\).*a\.xlsx, ô Nhiệm vụ!I4, lưu lúc 15:00:00 ngày 01\/3\/2030.*Giữ lại bảng tính gửi sau cùng/su);
    expect(run.words).not.toContain('hỏi lại các cơ quan');
  });
  it('of two agencies that answer together: both are named', async () => {
    const data = draftSample();
    const task = data.tasks.sections[0]?.tasks[1];
    if (task === undefined) throw new Error('the sample is whole');
    task.assignment = { words: [{ item: 'Sở Tài chính, Sở Y tế chủ trì' }], assignees: [{ who: 'so-tai-chinh', role: 'chu-tri' }, { who: 'so-y-te', role: 'chu-tri' }] };
    const { sent, collect } = await office(data);
    const run = await collect({ 'a.xlsx': answered(await sent('so-tai-chinh'), underWay(40)), 'b.xlsx': answered(await sent('so-y-te'), done) });
    expect(run.words).toMatch(/các cơ quan cùng trả lời \(Sở Tài chính, Sở Y tế\) trả lời khác nhau.*hỏi lại các cơ quan/su);
  });
});

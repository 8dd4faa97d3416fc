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
    const { sent, collect, tasks, moments } = await office();
    const blank = (): Promise<Filled> => sent('so-tai-chinh');
    const old = savedAt(answered(await blank(), underWay(40)), march);
    expect((await collect({ 'b.xlsx': savedAt(answered(await blank(), underWay(60)), may) })).codes).toEqual([]);
    const run = await collect({ 'a.xlsx': old });
    expect(run.codes).toEqual(['warning workbook-older']);
    expect(run.words).toMatch(/I\.2: ô Nhiệm vụ!I4 của Sở Tài chính ghi "Đang thực hiện, đạt 40%; Đang làm".*lưu lúc 15:00:00 ngày 01\/3\/2030, trước bảng tính đã thu \(lưu lúc 08:15:00 ngày 10\/5\/2030\).*"Đang thực hiện, đạt 60%.*--back I\.2/su);
    expect([run.result?.older, run.result?.answered, tasks()]).toEqual([[{ ref: 'I.2', agency: 'so-tai-chinh' }], [], [underWayAs(60)]]);
    const back = await collect({ 'a.xlsx': old }, ['I.2']);
    expect([back.codes, tasks()], 'and told with both answers').toEqual([['warning workbook-back-taken'], [underWayAs(40)]]);
    expect(back.words).toMatch(/I\.2: theo --back lấy "Đang thực hiện, đạt 40%; Đang làm" \(ô Nhiệm vụ!I4 của Sở Tài chính\) thay cho "Đang thực hiện, đạt 60%; Đang làm", dù bảng tính lưu lúc/u);
    expect(moments(), 'the moment is that of the answer recorded').toEqual([march]);
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
    expect((await collect({ 'b.xlsx': putBack }, ['I.2'])).codes).toEqual(['warning workbook-back-taken']);
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
  it('an answer that was taken before, in a workbook that was saved again later for another row: neither a newer answer nor a correction by hand gives way', async () => {
    for (const byHand of [true, false]) {
      const { sent, collect, tasks, edit } = await office();
      const book = answered(await sent('so-tai-chinh'), underWay(40));
      await collect({ 'a.xlsx': savedAt(new Filled(book.bytes()), march) });
      if (byHand) edit((text) => text.replace('"percent": 40', '"percent": 60'));
      else expect((await collect({ 'b.xlsx': savedAt(new Filled(book.bytes()).number('K4', 60), may) })).codes).toEqual([]);
      const later = savedAt(book, '2030-06-20T00:00:00Z');
      const run = await collect({ 'a.xlsx': later });
      expect([run.codes, tasks()]).toEqual([['warning workbook-older'], [underWayAs(60)]]);
      expect(run.words).toContain('đã thu trước đây, sau đó đã có kết quả khác');
      expect((await collect({ 'a.xlsx': later }, ['I.2'])).codes).toEqual(['warning workbook-back-taken']);
      expect(tasks()).toEqual([underWayAs(40)]);
    }
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

describe('a workbook saved by a machine with a wrong clock', () => {
  it('is told; its moment is not recorded, and does not make every later answer an older one', async () => {
    const { sent, collect, tasks, moments } = await office();
    const blank = await sent('so-tai-chinh');
    const wrong = await collect({ 'a.xlsx': savedAt(answered(new Filled(blank.bytes()), underWay(10)), '2099-06-01T01:00:00Z') });
    expect([wrong.codes, moments()]).toEqual([['warning workbook-clock'], [undefined]]);
    expect(wrong.words).toContain('08:00:00 ngày 01/6/2099, sau năm 2031');
    expect((await collect({ 'b.xlsx': savedAt(answered(blank, underWay(20)), '2031-12-31T01:00:00Z') })).codes).toEqual([]);
    expect([tasks(), moments()]).toEqual([[underWayAs(20)], ['2031-12-31T01:00:00Z']]);
  });
  it('that was recorded by an earlier version no longer stands in the way', async () => {
    const { sent, collect, tasks, edit, moments } = await office();
    const blank = await sent('so-tai-chinh');
    await collect({ 'a.xlsx': savedAt(answered(new Filled(blank.bytes()), underWay(10)), '2030-06-01T01:00:00Z') });
    edit((text) => text.replaceAll('2030-06-01T', '2099-06-01T'));
    expect((await collect({ 'b.xlsx': savedAt(answered(blank, underWay(20)), '2030-07-01T01:00:00Z') })).codes).toEqual([]);
    expect([tasks(), moments()]).toEqual([[underWayAs(20)], ['2030-07-01T01:00:00Z']]);
  });
});

describe('a moment in progress.json', () => {
  it.each(['2023-99-99T99:99:99Z', '2030-02-31T00:00:00Z', '2999-01-01T00:00:00Z', '0000-00-00T00:00:00Z'])('that is none, or of no year of ours (%s), is an error where it stands', async (moment) => {
    const { sent, collect, edit } = await office();
    const book = savedAt(answered(await sent('so-tai-chinh'), underWay(40)), '2030-06-01T01:00:00Z');
    await collect({ 'a.xlsx': book });
    edit((text) => text.replaceAll('2030-06-01T01:00:00Z', moment));
    const { codes } = await collect({ 'a.xlsx': book });
    expect([codes.length, new Set(codes).size, /wrong-(?:pattern|value)/u.test(codes.join())]).toEqual([2, 1, true]);
    edit(() => JSON.stringify({ tasks: [{ ...underWayAs(40), saved: moment, taken: ['0'.repeat(16)] }] }));
    expect((await collect({ 'a.xlsx': book })).codes).toHaveLength(1);
  });
});

describe('several workbooks of one agency in one folder', () => {
  const [june, september] = ['2030-06-01T01:00:00Z', '2030-09-01T01:00:00Z'] as const;
  it('that say when each was saved: the last counts, told with all, whether the first was collected before or not', async () => {
    for (const before of [true, false]) {
      const { sent, collect, tasks } = await office();
      const blank = await sent('so-tai-chinh');
      const one = savedAt(answered(new Filled(blank.bytes()), underWay(20)), june);
      const two = savedAt(answered(new Filled(blank.bytes()), underWay(70)), september);
      if (before) await collect({ 'a.xlsx': one });
      const run = await collect({ 'a.xlsx': one, 'b.xlsx': two, 'trong.xlsx': savedAt(blank, '2030-10-01T00:00:00Z') });
      expect([run.codes, tasks()]).toEqual([['warning workbook-two-of-one'], [underWayAs(70)]]);
      expect(run.words).toMatch(/2 bảng tính của Sở Tài chính.*lưu sau cùng:.*b\.xlsx.*70%.*bỏ qua:.*a\.xlsx.*20%/su);
      expect(run.result).toMatchObject({ fresh: 1, older: [{ ref: 'I.2', agency: 'so-tai-chinh' }] });
      expect((await collect({ 'a.xlsx': one, 'b.xlsx': two })).codes).toEqual(['warning workbook-older']);
    }
  });
  it('of which one does not, or of which the last takes back what another finishes: a person decides', async () => {
    const { sent, collect, tasks } = await office();
    const blank = await sent('so-tai-chinh');
    const finished = savedAt(answered(new Filled(blank.bytes()), done), june);
    const later = savedAt(answered(new Filled(blank.bytes()), underWay(70)), september);
    expect((await collect({ 'a.xlsx': savedAt(answered(new Filled(blank.bytes()), underWay(20)), june), 'b.xlsx': answered(new Filled(blank.bytes()), underWay(30)) })).codes).toEqual(['error workbooks-disagree']);
    expect((await collect({ 'a.xlsx': finished, 'b.xlsx': later })).codes).toEqual(['error workbooks-disagree']);
    await collect({ 'a.xlsx': finished });
    expect((await collect({ 'a.xlsx': finished, 'b.xlsx': later })).codes).toContain('error workbook-goes-back');
    expect(tasks()).toEqual([doneAs]);
  });
});

describe('--back of a task that each answers for itself', () => {
  it('names one agency, so that the others’ newer answers stay; without it each that gives way is told with both answers', async () => {
    const { sent, collect, tasks } = await office(withGroupTask(draftSample()));
    const of = async (agency: string, answer: Parameters<Filled['answer']>[1], moment: string): Promise<Filled> => savedAt(new Filled((await sent(agency)).bytes()).answer(5, answer), moment);
    const [healthOld, healthNew] = [await of('so-y-te', underWay(10), '2030-05-01T01:00:00Z'), await of('so-y-te', underWay(90), '2030-07-01T01:00:00Z')];
    const [districtDone, districtBack] = [await of('ubnd-huyen-a', done, '2030-06-01T01:00:00Z'), await of('ubnd-huyen-a', underWay(50), '2030-08-01T01:00:00Z')];
    await collect({ 'a.xlsx': healthNew, 'b.xlsx': districtDone });
    const folder = { 'a.xlsx': healthOld, 'b.xlsx': districtBack };
    const percents = (): readonly unknown[] => tasks().map((entry) => [entry.by, 'percent' in entry ? entry.percent : entry.state]);
    const refused = await collect(folder);
    expect(refused.words).toMatch(/--back I\.3:ubnd-huyen-a/u);
    expect([...(await collect(folder, ['I.3:ubnd-huyen-a'])).codes].sort()).toEqual(['warning workbook-back-taken', 'warning workbook-older']);
    expect(percents()).toEqual([['so-y-te', 90], ['ubnd-huyen-a', 50]]);
    const whole = await collect(folder, ['I.3']);
    expect(whole.codes).toEqual(['warning workbook-back-taken']);
    expect(whole.words).toMatch(/"Đang thực hiện, đạt 10%; Đang làm" \(ô .* của Sở Y tế\) thay cho "Đang thực hiện, đạt 90%; Đang làm"/u);
    expect(percents()).toEqual([['so-y-te', 10], ['ubnd-huyen-a', 50]]);
  });
  it('an agency that does not answer for it is an error, with the one that is meant', async () => {
    const { sent, collect } = await office(withGroupTask(draftSample()));
    const book = (await sent('so-y-te')).answer(5, underWay(10));
    const run = await collect({ 'a.xlsx': book }, ['I.3:so-yte']);
    expect(run.codes).toEqual(['error workbook-back-agency']);
    expect(run.words).toContain('so-y-te');
    expect((await collect({ 'a.xlsx': book }, ['X.9:so-y-te'])).codes).toEqual(['error workbook-back-unknown']);
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

import { describe, expect, it } from 'vitest';
import type { TaskProgress } from '../../src/content/schema.js';
import { draftSample } from '../support/issued.js';
import { office, savedAt } from '../support/office.js';
import { Filled, serialOf } from '../support/workbooks.js';

/** I.2, which Sở Tài chính and Sở Y tế lead together: row 4 of each workbook. */
function ledByTwo(): ReturnType<typeof draftSample> {
  const data = draftSample();
  const task = data.tasks.sections[0]?.tasks[1];
  if (task === undefined) throw new Error('the sample is whole');
  task.assignment = { words: [{ item: 'Sở Tài chính, Sở Y tế chủ trì' }], assignees: [{ who: 'so-tai-chinh', role: 'chu-tri' }, { who: 'so-y-te', role: 'chu-tri' }] };
  return data;
}

const answered = (book: Filled, answer: Parameters<Filled['answer']>[1]): Filled => ['I4', 'J4', 'K4', 'L4', 'M4'].reduce((one, ref) => one.raw(ref, '', ''), new Filled(book.bytes())).answer(4, answer);
const done = (day: string, evidence: string): Parameters<Filled['answer']>[1] => ({ state: 'Hoàn thành', day: serialOf(day), evidence });
const doneAs = (date: string, evidence: string): TaskProgress => ({ task: 'ra-soat-quy-che', state: 'hoan-thanh', date, evidence: [evidence] });
const underWay = (percent: number): Parameters<Filled['answer']>[1] => ({ state: 'Đang thực hiện', percent, note: 'Đang làm' });
const underWayAs = (percent: number): TaskProgress => ({ task: 'ra-soat-quy-che', state: 'dang-thuc-hien', percent, note: 'Đang làm' });
const [march, april, may, june] = ['2030-03-01T08:00:00Z', '2030-04-01T08:00:00Z', '2030-05-10T01:15:00Z', '2030-06-10T01:15:00Z'] as const;
const [finance, health] = ['so-tai-chinh', 'so-y-te'] as const;
const first = done('2030-02-01', 'QĐ 1');
const second = done('2030-02-20', 'QĐ 2');

describe('agencies that have one answer together, one after the other', () => {
  it.each([['later', may], ['earlier', march], ['in the same second', april], ['nobody knows when', '']])('a different answer of the second, saved %s, is told with both answers and names, and does not take the place of the first', async (_, moment) => {
    const { sent, collect, tasks } = await office(ledByTwo());
    await collect({ 'a.xlsx': savedAt(answered(await sent(finance), first), april) });
    const other = savedAt(answered(await sent(health), second), moment);
    for (let i = 0; i < 2; i += 1) {
      const run = await collect({ 'b.xlsx': other });
      expect([run.codes, tasks()]).toEqual([['warning workbook-differs'], [doneAs('2030-02-01', 'QĐ 1')]]);
      expect(run.words).toMatch(/I\.2: ô Nhiệm vụ!I4 của Sở Y tế ghi "Hoàn thành ngày 20\/02\/2030; QĐ 2"; chưa lấy, vì Sở Tài chính .*"Hoàn thành ngày 01\/02\/2030; QĐ 1".*--back I\.2/su);
      expect(run.result).toMatchObject({ fresh: 0, answered: [], older: [], differing: [{ ref: 'I.2', agency: health }] });
    }
  });
  it('the order is no matter, nor whether it would finish the task or take it back', async () => {
    const { sent, collect, tasks } = await office(ledByTwo());
    await collect({ 'b.xlsx': savedAt(answered(await sent(health), second), april) });
    expect((await collect({ 'a.xlsx': savedAt(answered(await sent(finance), underWay(40)), may) })).codes).toEqual(['warning workbook-differs']);
    expect(tasks()).toEqual([doneAs('2030-02-20', 'QĐ 2')]);
  });
  it('what is named by --back is taken, with all workbooks in one folder too, and stays', async () => {
    const { sent, collect, tasks } = await office(ledByTwo());
    const [a, b] = [savedAt(answered(await sent(finance), first), april), savedAt(answered(await sent(health), second), march)];
    await collect({ 'a.xlsx': a });
    expect((await collect({ 'a.xlsx': a, 'b.xlsx': b })).codes).toEqual(['warning workbook-differs']);
    expect((await collect({ 'a.xlsx': a, 'b.xlsx': b }, ['I.2'])).codes).toEqual(['warning workbook-back-taken']);
    expect(tasks()).toEqual([doneAs('2030-02-20', 'QĐ 2')]);
    const again = await collect({ 'a.xlsx': a, 'b.xlsx': b });
    expect([again.codes, tasks()]).toEqual([['warning workbook-older'], [doneAs('2030-02-20', 'QĐ 2')]]);
    expect(again.words).toContain('đã thu rồi, sau đó kết quả đã được sửa');
  });
  it('what a person wrote by hand stands, whether anything was collected before or not', async () => {
    for (const before of [true, false]) {
      const { sent, collect, tasks, edit } = await office(ledByTwo());
      const [a, b] = [savedAt(answered(await sent(finance), first), april), savedAt(answered(await sent(health), second), may)];
      if (before) {
        await collect({ 'a.xlsx': a });
        edit((text) => text.replace('"QĐ 1"', '"QĐ 1 và 2"'));
      } else {
        expect((await collect({ 'a.xlsx': a, 'b.xlsx': b })).codes).toEqual(['error workbooks-disagree']);
        edit(() => JSON.stringify({ tasks: [doneAs('2030-02-01', 'QĐ 1 và 2')] }));
      }
      const { codes, words } = await collect({ 'a.xlsx': a, 'b.xlsx': b });
      expect(codes).toEqual(before ? ['warning workbook-older', 'warning workbook-differs'] : ['warning workbook-differs', 'warning workbook-differs']);
      expect(words).toContain('do Sở Tài chính, Sở Y tế cùng trả lời và đang ghi (không rõ của cơ quan nào, hoặc ghi tay): "Hoàn thành ngày 01/02/2030; QĐ 1 và 2"');
      expect(tasks()).toEqual([doneAs('2030-02-01', 'QĐ 1 và 2')]);
    }
  });
  it('who said what is recorded goes on, whatever another says', async () => {
    const { sent, collect, tasks } = await office(ledByTwo());
    await collect({ 'a.xlsx': savedAt(answered(await sent(finance), underWay(40)), march) });
    const other = savedAt(answered(await sent(health), underWay(20)), april);
    const run = await collect({ 'a.xlsx': savedAt(answered(await sent(finance), underWay(60)), may), 'b.xlsx': other });
    expect([run.codes, tasks()]).toEqual([['warning workbook-differs'], [underWayAs(60)]]);
    expect((await collect({ 'a.xlsx': savedAt(answered(await sent(finance), underWay(50)), april) })).codes, 'its own older answer is older').toEqual(['warning workbook-older']);
  });
  it('what both have said is left by both only', async () => {
    const { sent, collect, tasks } = await office(ledByTwo());
    const blank = { a: await sent(finance), b: await sent(health) };
    await collect({ 'a.xlsx': savedAt(answered(blank.a, underWay(40)), march) });
    expect((await collect({ 'b.xlsx': savedAt(answered(blank.b, underWay(40)), march) })).codes).toEqual([]);
    const [a, b] = [savedAt(answered(blank.a, underWay(60)), may), savedAt(answered(blank.b, underWay(60)), june)];
    expect([(await collect({ 'a.xlsx': a })).codes, tasks()]).toEqual([['warning workbook-differs'], [underWayAs(40)]]);
    expect([(await collect({ 'a.xlsx': a, 'b.xlsx': b })).codes, tasks()]).toEqual([[], [underWayAs(60)]]);
  });
  it('a workbook that shows the other’s answer and was not touched says nothing', async () => {
    const { sent, collect, tasks } = await office(ledByTwo());
    const mine = await sent(finance);
    await collect({ 'a.xlsx': savedAt(answered(mine, underWay(40)), march) });
    expect((await collect({ 'b.xlsx': savedAt(await sent(health), april) })).codes).toEqual([]);
    expect([(await collect({ 'a.xlsx': savedAt(answered(mine, underWay(60)), may) })).codes, tasks()]).toEqual([[], [underWayAs(60)]]);
  });
});

describe('a record from before it said whose answer it is', () => {
  it('of a task that two answer for: it is known as the answer of who says the same, and nobody’s other answer takes its place by itself', async () => {
    const { sent, collect, tasks, edit } = await office(ledByTwo());
    const a = savedAt(answered(await sent(finance), underWay(40)), april);
    const later = savedAt(answered(await sent(finance), underWay(60)), may);
    await collect({ 'a.xlsx': a });
    edit((text) => text.replace(/"from": \[\s*\{\s*"agency": "so-tai-chinh",/u, '').replace(/"since": "[^"]*",/u, '').replace(/\}\s*\](?=\s*\}\s*\]\s*\}\s*$)/u, ''));
    expect((await collect({ 'b.xlsx': savedAt(answered(await sent(health), underWay(20)), march) })).codes).toEqual(['warning workbook-differs']);
    expect([(await collect({ 'a.xlsx': later })).codes, tasks()]).toEqual([['warning workbook-differs'], [underWayAs(40)]]);
    expect((await collect({ 'a.xlsx': a })).codes).toEqual([]);
    expect([(await collect({ 'a.xlsx': later })).codes, tasks()]).toEqual([[], [underWayAs(60)]]);
  });
});

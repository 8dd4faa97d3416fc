import { describe, expect, it } from 'vitest';
import { deadlineCalendar } from '../../src/calendar/deadlines.js';
import type { DeadlineMeaning } from '../../src/content/schema.js';
import { readPlan } from '../../src/content/read.js';
import { distribute } from '../../src/plan/distribution.js';
import { referenceDate, rosterOf } from '../../src/plan/roster.js';
import { readCalendar, type CalendarEvent } from '../support/calendar.js';
import { sample, sampleFiles, sampleYear, writeProject, type Sample } from '../support/sample-project.js';

/** The calendar file of an agency of the sample. */
function calendarOf(agency: string, change: (s: Sample) => void = () => undefined, decision = '07/QĐ-UBND'): string {
  const data = sample();
  change(data);
  const project = writeProject(sampleFiles(data));
  const { plan, diagnostics } = readPlan(project.root, sampleYear);
  project.remove();
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  const portion = distribute(plan, rosterOf(plan.agencies, referenceDate(plan))).portions.find((p) => p.agency.id === agency);
  if (portion === undefined) throw new Error(`no portion of ${agency}`);
  return deadlineCalendar(plan, portion, decision);
}

function eventsOf(text: string): readonly CalendarEvent[] {
  return readCalendar(text).events;
}

function withDeadline(words: string, ...meaning: DeadlineMeaning[]): (s: Sample) => void {
  return (s) => {
    const [task] = s.tasks.sections[0]?.tasks ?? [];
    if (task !== undefined) task.deadline = { words: [words], meaning };
  };
}

/** What a calendar program holds after importing files one after another: the later of one UID wins by its sequence. */
function imported(...files: readonly string[]): ReadonlyMap<string, CalendarEvent> {
  const held = new Map<string, CalendarEvent>();
  for (const event of files.flatMap(eventsOf)) if (Number(event['SEQUENCE']) >= Number(held.get(event['UID'] ?? '')?.['SEQUENCE'] ?? -1)) held.set(event['UID'] ?? '', event);
  return held;
}

describe('a deadline that names a day is an all-day event on that day', () => {
  it.each<readonly [string, string, string, string, readonly DeadlineMeaning[]]>([
    ['a date', '15/06/2030', '20300615', '20300616', [{ kind: 'date', date: '2030-06-15' }]],
    ['the last day of a month', 'Tháng 02/2030', '20300228', '20300301', [{ kind: 'month', year: 2030, month: 2 }]],
    ['the last day of a quarter', 'Quý III/2030', '20300930', '20301001', [{ kind: 'quarter', year: 2030, quarter: 3 }]],
    ['the last day of the year', 'Năm 2030', '20301231', '20310101', [{ kind: 'year', year: 2030 }]],
    ['the last of several', 'Quý I và Quý II/2030', '20300630', '20300701', [{ kind: 'quarter', year: 2030, quarter: 1 }, { kind: 'quarter', year: 2030, quarter: 2 }]],
    ['the end of a range of years', 'Giai đoạn 2030 - 2031', '20311231', '20320101', [{ kind: 'years', from: 2030, to: 2031 }]],
  ])('%s', (_, words, start, end, meaning) => {
    const [event] = eventsOf(calendarOf('so-noi-vu', withDeadline(words, ...meaning)));
    expect([event?.['DTSTART;VALUE=DATE'], event?.['DTEND;VALUE=DATE']]).toEqual([start, end]);
    expect(event?.['DESCRIPTION']).toContain(words);
  });
  it.each<readonly [string, string, DeadlineMeaning]>([
    ['ongoing work', 'Thường xuyên', { kind: 'ongoing' }],
    ['what only begins', 'Từ Quý I/2030', { kind: 'quarter', year: 2030, quarter: 1, from: true }],
  ])('%s gives no event', (_, words, meaning) => {
    expect(eventsOf(calendarOf('so-noi-vu', withDeadline(words, meaning))).map((e) => e['SUMMARY'])).toEqual(['Hạn I.2: Rà soát quy chế']);
  });
});

describe('an event', () => {
  const [event] = eventsOf(calendarOf('so-noi-vu'));
  it('tells task, outputs, words of the deadline, who leads and the decision', () => {
    expect(event?.['SUMMARY']).toBe('Hạn I.1: Ban hành kế hoạch');
    expect(event?.['DESCRIPTION']).toMatch(/^Kết quả: .*Quyết định.*\nTiến độ: Quý I\/2030\nChủ trì: Sở Nội vụ\nQuyết định số 07\/QĐ-UBND$/u);
  });
  it('takes no time of the day away, and reminds a week before', () => {
    expect(event?.['TRANSP']).toBe('TRANSPARENT');
    expect(calendarOf('so-noi-vu')).toContain('BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P7D\r\n');
  });
  it('is stamped with the day of the decision, not with the clock', () => {
    expect(event?.['DTSTAMP']).toBe('20291205T000000Z');
    expect(calendarOf('so-noi-vu')).toBe(calendarOf('so-noi-vu'));
  });
});

describe('imported a second time it updates', () => {
  const before = calendarOf('so-tai-chinh');
  it('the same file: the same events', () => { expect(imported(before, before)).toEqual(imported(before)); });
  it('UIDs differ between tasks and agencies', () => {
    const all = ['so-noi-vu', 'so-tai-chinh', 'so-y-te'].flatMap((agency) => eventsOf(calendarOf(agency)).map((e) => e['UID']));
    expect(new Set(all).size).toBe(all.length);
  });
  it('a later decision moves the deadline of the same event, and the number of the task is not part of its identity', () => {
    const after = calendarOf('so-tai-chinh', (s) => {
      s.plan.decision = { number: 9, symbol: 'QĐ-UBND', date: '2029-12-20' };
      const [first, second] = s.tasks.sections[0]?.tasks ?? [];
      if (first === undefined || second === undefined || s.tasks.sections[0] === undefined) throw new Error('sample');
      first.number = 2;
      second.number = 1;
      second.deadline = { words: ['20/06/2030'], meaning: [{ kind: 'date', date: '2030-06-20' }] };
      s.tasks.sections[0].tasks = [second, first];
    }, '09/QĐ-UBND');
    const held = imported(before, after);
    expect([...held.keys()].sort()).toEqual([...imported(before).keys()].sort());
    expect([...held.values()].map((e) => [e['SUMMARY'], e['DTSTART;VALUE=DATE']]).sort()).toEqual([['Hạn I.1: Rà soát quy chế', '20300620'], ['Hạn I.2: Ban hành kế hoạch', '20300331']]);
    expect(imported(after, before)).toEqual(held);
  });
});

describe('any words are carried over as they are', () => {
  it.each(['=1+1', '+84 258', '-1', '@a', 'a; b, c: d', '"a" và \'b\'', 'C:\\n\\thư mục\\', 'BEGIN:VEVENT', `${'Tổ chức thực hiện đẩy mạnh '.repeat(20)}hết`, 'ă'.repeat(500), `a${'ệ'.repeat(80)}`])('%s', (words) => {
    const change = (s: Sample): void => {
      const [task] = s.tasks.sections[0]?.tasks ?? [];
      if (task !== undefined) Object.assign(task, { task: [words], outputs: [words] });
      const agency = s.agencies.agencies.find((a) => a.id === 'so-noi-vu');
      if (agency !== undefined) Object.assign(agency, { name: words, shortForms: ['Sở Nội vụ'] });
    };
    const { events, head } = readCalendar(calendarOf('so-noi-vu', change));
    expect(events).toHaveLength(2);
    expect(events[0]?.['SUMMARY']).toBe(`Hạn I.1: ${words}`);
    expect(events[0]?.['DESCRIPTION']?.split('\n').slice(0, 3)).toEqual([`Kết quả: ${words}`, 'Tiến độ: Quý I/2030', `Chủ trì: ${words}`]);
    expect(head['X-WR-CALNAME']).toBe(`Cải cách hành chính ${sampleYear}: ${words}`);
  });
});

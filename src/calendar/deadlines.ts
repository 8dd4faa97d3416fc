import ical, { ICalAlarmType, ICalEventTransparency } from 'ical-generator';
import { daysAfter, parseDay } from '../content/dates.js';
import { bodyNames } from '../content/body-names.js';
import type { Plan } from '../content/plan.js';
import type { PlacedTask, Portion } from '../plan/distribution.js';
import { answerableFor } from '../plan/progress/answerable.js';
import { dueDate } from '../plan/progress/due.js';
import { cellText } from '../plan/words.js';
import { hashOf } from '../register/chain.js';

/** Days before a deadline on which a calendar reminds of it. */
const remindDays = 7;

/**
 * The deadlines of an agency's tasks as a calendar file: an all-day event for each task whose deadline names a day (R17
 * dates, ends of months, quarters and years). UIDs hold the year, the agency and the task, so that a second import
 * updates; nothing comes from the clock.
 */
export function deadlineCalendar(plan: Plan, portion: Portion, decision: string): string {
  const names = bodyNames(plan.agencies);
  const decided = plan.head.decision.date ?? `${plan.year}-01-01`;
  const stamp = new Date(`${decided}T00:00:00Z`);
  // Rises with the decision, so that the calendar of a later one takes the place of an earlier.
  const sequence = Number(decided.replaceAll('-', ''));
  const calendar = ical({ name: escaped(`Cải cách hành chính ${plan.year}: ${portion.agency.name}`), prodId: { company: 'Kế hoạch', product: 'Hạn nhiệm vụ', language: 'VI' } });
  for (const placed of [...portion.lead, ...portion.named, ...portion.group]) {
    const due = dueDate(placed.task.deadline.meaning);
    const day = due === undefined ? undefined : parseDay(due);
    if (due === undefined || day === undefined) continue;
    const event = calendar.createEvent({
      id: uidOf(plan, portion, placed),
      start: new Date(`${due}T00:00:00Z`),
      end: new Date(`${daysAfter(day, 1)}T00:00:00Z`),
      allDay: true,
      stamp,
      sequence,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: `Hạn ${placed.ref}: ${cellText(placed.task.task)}`,
      description: [
        `Kết quả: ${cellText(placed.task.outputs)}`,
        `Tiến độ: ${cellText(placed.task.deadline.words)}`,
        `Chủ trì: ${answerableFor(placed.task).map((id) => names.get(id) ?? id).join('; ')}`,
        `Quyết định số ${decision}`,
      ].join('\n'),
    });
    event.createAlarm({ type: ICalAlarmType.display, trigger: remindDays * 24 * 3600, description: `Còn ${remindDays} ngày: ${placed.ref}` });
  }
  return calendar.toString();
}

/** A text in RFC 5545, 3.3.11; the library does so for events and not for the calendar's name. */
function escaped(text: string): string {
  return text.replaceAll(/[\\,;]/gu, String.raw`\$&`);
}

/** Stable over imports; of a shape that every calendar program takes. */
function uidOf({ year }: Plan, { agency }: Portion, { task }: PlacedTask): string {
  return `${hashOf([year, agency.id, task.id]).slice(0, 32)}@kehoach`;
}

import { isRealDay, type Day } from '../source/day.js';

export { isRealDay, type Day };

/** The day that an ISO date ("2022-12-28") names; undefined where it names no real one. */
export function parseDay(iso: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso);
  if (match === null) return undefined;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDay(day) ? day : undefined;
}

/** A full day that a text writes; it need not be a real one. */
export interface WrittenDay {
  /** Where it begins and ends, with its "ngày" where that is there. */
  readonly index: number;
  readonly end: number;
  /** Its words after "ngày". */
  readonly words: string;
  readonly day: Day;
  readonly hasNgay: boolean;
}

/** Every full day of a text: "ngày 19 tháng 6 năm 2015", "ngày 15/7/2021", "26-12-2022", "26.12.2022". */
export function writtenDays(text: string): readonly WrittenDay[] {
  return [...text.matchAll(/((?<!\p{L})ngày\s+)?(?<!\d)((\d{1,2})(?:\s*([/.-])\s*(\d{1,2})\s*\4\s*|,?\s+tháng\s+(\d{1,2})(?:,?\s+năm\s+|\s*\/\s*))(\d{4}))(?!\d)/giu)].map(
    ({ index, 0: all, 1: ngay, 2: words = '', 3: day, 5: separated, 6: named, 7: year }) => ({
      index,
      end: index + all.length,
      words,
      day: { year: Number(year), month: Number(separated ?? named), day: Number(day) },
      hasNgay: ngay !== undefined,
    }),
  );
}

/** Every full and real day of a text that it says to be one ("ngày …"), and where it begins. */
export function daysIn(text: string): readonly { readonly index: number; readonly iso: string }[] {
  return writtenDays(text).flatMap(({ index, day, hasNgay }) => (hasNgay && isRealDay(day) ? [{ index, iso: isoOf(day) }] : []));
}

/** "05", "28"; days below 10 take a leading 0 (R17). */
export function dayWords({ day }: Day): string {
  return String(day).padStart(2, '0');
}

/** "01", "02", "3": only months 1 and 2 take a leading 0 (R17). */
export function monthWords({ month }: Day): string {
  return month < 3 ? String(month).padStart(2, '0') : String(month);
}

/** "2023-02-28". */
export function isoOf({ year, month, day }: Day): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** A moment with its zone, as signing software writes it ("2022-12-29T08:15:00+07:00"), in the order it is printed (R66). */
export interface Moment {
  readonly day: Day;
  /** "08:15:00". */
  readonly time: string;
  /** "+07:00". */
  readonly zone: string;
}

/** A moment by ISO 8601 with seconds and zone; undefined where there is no such moment. */
export function parseMoment(iso: string): Moment | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)([+-](?:0\d|1[0-4]):[0-5]\d)$/u.exec(iso);
  const day = parseDay(match?.[1] ?? '');
  return match === null || day === undefined ? undefined : { day, time: match[2] ?? '', zone: match[3] ?? '' };
}

/** "29/12/2022 08:15:00 +07:00" (R66, R72); empty where there is none. */
export function momentWords(iso: string | undefined): string {
  const moment = iso === undefined ? undefined : parseMoment(iso);
  if (moment === undefined) return '';
  const { day, time, zone } = moment;
  return `${dayWords(day)}/${String(day.month).padStart(2, '0')}/${day.year} ${time} ${zone}`;
}

export function endOfMonth(year: number, month: number): Day {
  return { year, month, day: new Date(Date.UTC(year, month, 0)).getUTCDate() };
}

/** The ISO date so many days after another. */
export function daysAfter({ year, month, day }: Day, days: number): string {
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** An ISO date as a citation writes it: "05/3/2023". What names no real day stays as it is. */
export function slashed(iso: string): string {
  const day = parseDay(iso);
  return day === undefined ? iso : `${dayWords(day)}/${monthWords(day)}/${day.year}`;
}

/** A moment of UTC ("2023-06-20T01:15:00Z") as clocks in Vietnam have it: "08:15:00 ngày 20/6/2023". */
export function momentInVietnam(utc: string): string {
  const local = localOf(utc);
  return `${local.slice(11, 19)} ngày ${slashed(local.slice(0, 10))}`;
}

/** The ISO day of a moment, as calendars in Vietnam had it. */
export function dayInVietnam(utc: string): string {
  return localOf(utc).slice(0, 10);
}

function localOf(utc: string): string {
  return new Date(Date.parse(utc) + 7 * 3_600_000).toISOString();
}

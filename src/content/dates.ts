/** A calendar day, or undefined where an ISO date ("2022-12-28") names no real one. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function parseDay(iso: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso);
  if (match === null) return undefined;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDay(day) ? day : undefined;
}

export function isRealDay({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
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

import { endOfMonth, type Day } from '../../content/dates.js';

/** The spans of a year that are reported on: how a report names them, and their last month. */
const periods = {
  'quy-1': { words: 'Quý I năm', lastMonth: 3 },
  'quy-2': { words: 'Quý II năm', lastMonth: 6 },
  'quy-3': { words: 'Quý III năm', lastMonth: 9 },
  'quy-4': { words: 'Quý IV năm', lastMonth: 12 },
  '6-thang': { words: '6 tháng đầu năm', lastMonth: 6 },
  '9-thang': { words: '9 tháng đầu năm', lastMonth: 9 },
  nam: { words: 'cả năm', lastMonth: 12 },
} as const;

export type ReportPeriod = keyof typeof periods;

export const reportPeriods: readonly ReportPeriod[] = ['quy-1', 'quy-2', 'quy-3', 'quy-4', '6-thang', '9-thang', 'nam'];

/** "6 tháng đầu năm 2023". */
export function periodWords(period: ReportPeriod, year: number): string {
  return `${periods[period].words} ${year}`;
}

/** The last day of a period. */
export function endOfPeriod(period: ReportPeriod, year: number): Day {
  return endOfMonth(year, periods[period].lastMonth);
}

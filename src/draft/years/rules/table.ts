import { citedDays, citedNames, symbols } from './citations.js';
import { days, daysOfDeadlines } from './days.js';
import { own } from './own.js';
import { periods } from './periods.js';
import { relatives } from './relatives.js';
import type { YearRule } from './rule.js';
import { undecided } from './undecided.js';

/** All rules, the most specific first; the first that fits decides. */
export const yearRules: readonly YearRule[] = [
  ...symbols,
  ...days,
  ...citedDays,
  ...daysOfDeadlines,
  ...citedNames,
  ...periods,
  ...relatives,
  ...own,
  ...undecided,
];

import { padded } from '../content/numbers.js';

/** Numbers below 10 take a leading 0 in administrative text (R16); nothing at all is "0". */
export function figure(value: number): string {
  return value === 0 ? '0' : padded(value);
}

/** "33,3%". */
export function percentWords(percent: number): string {
  return `${String(percent).replace('.', ',')}%`;
}

import { spaced } from '../content/plain-words.js';

/** Words that say that work was not given up but comes later: put off, delayed, kept for another time. */
const later = /(?<!\p{L})(?:lùi|hoãn|trì hoãn|dời|giãn|gia hạn|tạm dừng|để lại|(?:chuyển|đưa|để|gác)(?: [^\s;.]+){0,4} (?:sang|tới|đến|vào) (?:năm|quý|kỳ|giai đoạn)|sang năm|năm (?:sau|tới|tiếp theo)|tiếp tục)(?!\p{L})/iu;

/** "năm 2024", "Quý I/2024", "tháng 3/2024", "6 tháng đầu năm 2024"; not the year in the symbol of a document. */
const dated = /(?<!\p{L})(?:năm|quý\s+(?:IV|I{1,3}|[1-4])\s*(?:\/|năm)|tháng\s+\d{1,2}\s*(?:\/|năm))\s*(\d{4})(?!\d)/giu;

/** Whether the reason why a task of a year was not done says that it is to be done later: it names a later year, or speaks of putting off. */
export function isPutOff(reason: string, year: number): boolean {
  const words = spaced(reason);
  return later.test(words) || [...words.matchAll(dated)].some(([, named]) => Number(named) > year);
}

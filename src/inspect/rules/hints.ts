import type { Found, Spot } from '../parts/types.js';
import { fold } from '../parts/words.js';
import type { Hint } from './types.js';

/** Language that a machine can be sure of and that the decree does not rule (H01–H05): told, never counted as departures. */
export function hintsOf(found: Found): readonly Hint[] {
  const spots = found.texts.flatMap((text) => [
    ...text.parts.map((part) => ({ spot: part.spot, open: part.name === 'so-ky-hieu' || part.name === 'dia-danh-ngay' })),
    ...text.tables.flatMap(({ table }) =>
      table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines.flatMap((line) => (line.kind === 'paragraph' ? [{ spot: { words: line.runs.map((run) => run.text).join('').trim(), place: line.place }, open: false }] : [])))),
    ),
  ]);
  return [...spots.flatMap(({ spot, open }) => (open ? [] : [...spaces(spot), ...dates(spot)])), ...tones(spots.map(({ spot }) => spot))];
}

type Words = Pick<Spot, 'words' | 'place'>;

function around(words: string, at: number, length: number): string {
  return words.slice(Math.max(0, at - 15), at + length + 15).trim();
}

function spaces({ words, place }: Words): Hint[] {
  const double = [...words.matchAll(/(?<=[^\s.…_])[ \u00a0]{2,3}(?=[^\s.…_])/gu)].map((m): Hint => ({ hint: 'H01', what: 'thừa dấu cách', found: 'hai dấu cách liền nhau', wanted: 'một dấu cách', words: around(words, m.index, m[0].length), place }));
  const before = [...words.matchAll(/(?<=\p{L})\s+[,;:!?](?=\s|$)|(?<=\p{L})\s+\.(?=\s+\p{Lu}|$)/gu)].map((m): Hint => ({ hint: 'H02', what: 'dấu cách trước dấu câu', found: `" ${m[0].trim()}"`, wanted: `"${m[0].trim()}"`, words: around(words, m.index, m[0].length), place }));
  return [...double, ...before];
}

/** Days below 10 and months 1, 2 take a 0 in the words too, as at the head (R17). */
function dates({ words, place }: Words): Hint[] {
  return [...words.matchAll(/ngày (\d{1,2}) tháng (\d{1,2})(?: năm \d{4})?/gu)].flatMap((m): Hint[] => {
    const [all, day = '', month = ''] = m;
    const wanted = all.replace(/ngày \d{1,2}/u, `ngày ${day.padStart(2, '0')}`).replace(/tháng [12](?!\d)/u, `tháng ${month.padStart(2, '0')}`);
    return wanted === all ? [] : [{ hint: 'H03', what: 'số 0 trước ngày dưới 10, tháng 1, 2', found: all, wanted, words: all, place }];
  });
}

const newTone = /(?<![\p{L}])[\p{L}]*(?:o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?![\p{L}])/giu;
const oldTone = /(?<![\p{L}])[\p{L}]*(?:[òóỏõọ][ae]|[ùúủũụ]y)(?![\p{L}])/giu;

/** The same word with its mark on either letter ("hoà", "hòa") in one document. */
function tones(spots: readonly Words[]): Hint[] {
  const olds = new Map<string, string>();
  const news = new Map<string, { readonly word: string; readonly place: Spot['place'] }>();
  for (const { words, place } of spots) {
    const nfc = words.normalize('NFC');
    for (const [word] of nfc.matchAll(oldTone)) if (!/^qu/iu.test(word)) olds.set(keyOf(word), word);
    for (const [word] of nfc.matchAll(newTone)) if (!/^qu/iu.test(word) && !news.has(keyOf(word))) news.set(keyOf(word), { word, place });
  }
  return [...news].flatMap(([key, { word, place }]): Hint[] => {
    const other = olds.get(key);
    return other === undefined ? [] : [{ hint: 'H04', what: 'đặt dấu thanh không thống nhất', found: `${word}, ${other}`, wanted: 'một cách trong cả văn bản', words: word, place }];
  });
}

/** A word with its tone, without the place of the mark. */
function keyOf(word: string): string {
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(word.normalize('NFD'))?.[0] ?? '';
  return `${fold(word)}${tone}`;
}

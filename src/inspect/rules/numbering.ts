import { pointLetters, roman } from '../../source/numbering.js';
import type { Part, PartName } from '../parts/types.js';
import { partTitles } from './catalogue.js';
import { broken, cannotTell, everyText, holds } from './outcomes.js';
import { short } from './looks.js';
import type { Outcome } from './types.js';

/** Which numberings begin anew under each part; Điều run through a whole text. */
const restarted: Partial<Record<PartName, readonly PartName[]>> = {
  phan: ['chuong', 'muc-so', 'tieu-muc', 'muc', 'khoan', 'diem'],
  chuong: ['muc-so', 'tieu-muc', 'muc', 'khoan', 'diem'],
  'muc-so': ['tieu-muc', 'muc', 'khoan', 'diem'],
  'tieu-muc': ['muc', 'khoan', 'diem'],
  muc: ['khoan', 'diem'],
  dieu: ['khoan', 'diem'],
  khoan: ['diem'],
};

/** R43 (and R41 for the letters of điểm): no gap, no repeat, from the first under each parent. */
export const checkNumbering = everyText((text) => {
  const last = new Map<PartName, number>();
  const out: Outcome[] = [];
  let headingSince = false;
  for (const part of text.parts) {
    if (part.zone !== 'than') continue;
    if (part.number === undefined || part.name === 'phu-luc') {
      if (part.name === 'dong-giua' || part.name === 'tieu-de' || (part.name === 'doan' && allBold(part))) headingSince = true;
      continue;
    }
    const before = last.get(part.name) ?? 0;
    const value = part.number.value;
    for (const below of restarted[part.name] ?? []) last.delete(below);
    if (value === undefined) {
      // The place of a letter that is no letter of the order is taken by it (R41 tells).
      if (part.name === 'diem') last.set('diem', before + 1);
      continue;
    }
    out.push(...(value === before + 1 ? [holds('R43'), ...(part.name === 'diem' ? [holds('R41')] : [])] : outOfOrder(part, before, value, headingSince)));
    last.set(part.name, value);
    headingSince = false;
  }
  return out;
});

function allBold({ spot }: Part): boolean {
  return spot.words.length < 150 && spot.runs.every((run) => run.text.trim() === '' || run.looks.bold === true);
}

function outOfOrder(part: Part, before: number, value: number, headingSince: boolean): readonly Outcome[] {
  const { name, spot, number } = part;
  const title = partTitles[name] ?? name;
  // A numbering that begins anew under words which nobody numbered is no fault that can be sure.
  if (value === 1 && before > 1) return [cannotTell('R43', `${title} đánh lại từ đầu ở "${short(spot.words)}"${headingSince ? '' : ', không rõ có thuộc phần khác không'}`)];
  const expected = written(part, before + 1);
  const what = value <= before ? `${title}: lặp hoặc lùi số` : before === 0 ? `${title}: số đầu tiên` : `${title}: thiếu số`;
  const skipsLetter = name === 'diem' && value === before + 2 && [4, 5].includes(before) && before + 1 === 5;
  return [broken(skipsLetter ? 'R41' : 'R43', spot, { what, found: number?.written ?? '', wanted: expected }, `${number?.written ?? ''}${number?.after ?? ''}`)];
}

function written(part: Part, value: number): string {
  if (part.number?.style === 'letter') return pointLetters[value - 1] ?? '';
  return part.number?.style === 'roman' ? roman(value) : String(value);
}

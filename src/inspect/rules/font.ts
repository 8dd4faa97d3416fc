import type { Looks, ObservedPlace } from '../observed.js';
import type { Found } from '../parts/types.js';
import { brokenAt, cannotTell, holds } from './outcomes.js';
import type { Check, Outcome } from './types.js';

/** Fonts with Times New Roman's own widths, which programs embed in its place: on the page they look the same. */
const standIns = ['Tinos', 'Liberation Serif', 'Nimbus Roman', 'Nimbus Roman No9 L', 'TeX Gyre Termes', 'FreeSerif'];

interface Seen {
  readonly runs: readonly { readonly text: string; readonly looks: Looks }[];
  readonly words: string;
  readonly place: ObservedPlace;
  /** Black is asked of it. */
  readonly black: boolean;
}

function everythingSeen(found: Found): readonly Seen[] {
  return found.texts.flatMap((text) => [
    ...text.parts.map(({ name, spot }) => ({ runs: spot.runs, words: spot.words, place: spot.place, black: name !== 'muc-do-khan' && name !== 'khac' && name !== 'pham-vi-luu-hanh' })),
    ...text.tables.flatMap(({ table }) =>
      table.rows.flatMap((row) =>
        row.cells.flatMap((cell) =>
          cell.lines.flatMap((line) => (line.kind === 'paragraph' ? [{ runs: line.runs, words: line.runs.map((run) => run.text).join('').trim(), place: line.place, black: true }] : [])),
        ),
      ),
    ),
  ]);
}

/** R04: Times New Roman, precomposed Unicode, black. In a PDF a font of the same widths holds with a remark; in a DOCX it does not. */
export const checkFont: Check = (found) => {
  const used = new Set<string>();
  const outcomes = everythingSeen(found).flatMap(({ runs, words, place, black }): Outcome[] => {
    const seen = runs.filter((run) => /[\p{L}\p{N}]/u.test(run.text));
    if (seen.length === 0) return [];
    const foreign = seen.filter(({ looks: { family } }) => family !== undefined && family !== 'Times New Roman' && !(found.format === 'pdf' && standIns.includes(family)));
    for (const { looks } of seen) if (looks.family !== undefined && standIns.includes(looks.family)) used.add(looks.family);
    const coloured = black ? seen.filter(({ looks: { color } }) => color !== undefined && !nearBlack(color)) : [];
    const loose = runs.map((run) => run.text).join('');
    const of = (bad: typeof seen): string => (bad.length === seen.length ? words : (bad[0]?.text.trim() ?? ''));
    return [
      ...(seen.some((run) => run.looks.family === undefined) ? [cannotTell('R04', 'có chữ không rõ phông')] : []),
      ...(foreign.length > 0 ? [brokenAt('R04', place, { what: 'phông chữ', found: [...new Set(foreign.map((run) => run.looks.family ?? ''))].join(', '), wanted: 'Times New Roman' }, of(foreign))] : []),
      ...(coloured.length > 0 ? [brokenAt('R04', place, { what: 'màu chữ', found: [...new Set(coloured.map((run) => run.looks.color ?? ''))].join(', '), wanted: 'màu đen' }, of(coloured))] : []),
      ...(loose !== loose.normalize('NFC') ? [brokenAt('R04', place, { what: 'bộ mã', found: 'Unicode tổ hợp (dấu rời)', wanted: 'Unicode dựng sẵn (TCVN 6909:2001)' }, words)] : []),
      holds('R04'),
    ];
  });
  return used.size === 0 ? outcomes : [...outcomes, holds('R04', `tệp PDF dùng phông ${[...used].sort().join(', ')}, cùng nét và độ rộng với Times New Roman`)];
};

function nearBlack(color: string): boolean {
  return [0, 2, 4].every((at) => Number.parseInt(color.slice(at, at + 2), 16) <= 0x20);
}

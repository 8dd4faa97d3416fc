import type { FoundText, Part } from '../parts/types.js';
import { bodyNames, broken, cannotTell, endOf, everyText, holds, must, named } from './outcomes.js';
import { seenRuns, short } from './looks.js';
import type { Outcome } from './types.js';

/** Decisions and resolutions are composed of căn cứ, "QUYẾT ĐỊNH:" and Điều. */
function decides(text: FoundText): boolean {
  return text.kind === 'van-ban' && (text.type?.symbol === 'QĐ' || text.type?.symbol === 'NQ');
}

/** A trích sao carries only what is extracted (R74). */
export function isExtract(text: FoundText): boolean {
  return text.parts.some((p) => /^trích sao$/iu.test(p.spot.words)) || text.parts.some((p) => p.name === 'doan' && /^trích\b/iu.test(p.spot.words));
}

/** R30, R31, R32: what stands between the subject and Điều 1. */
export const checkOpening = everyText((text) => {
  const bases = named(text, 'can-cu');
  const resolve = named(text, 'quyet-dinh');
  const articles = named(text, 'dieu');
  const title = named(text, 'ten-loai')[0]?.spot;
  const out: Outcome[] = [];
  const complete = decides(text) && !isExtract(text) && articles.length > 0;
  if (complete && text.type?.symbol === 'QĐ' && named(text, 'tham-quyen').length === 0) out.push(broken('R30', bases[0]?.spot ?? title, { what: 'thẩm quyền ban hành', found: 'không có', wanted: 'tên cơ quan hoặc chức vụ, trước căn cứ' }));
  if (complete && bases.length === 0) out.push(broken('R31', title, { what: 'căn cứ', found: 'không có', wanted: 'căn cứ ban hành' }));
  if (complete && resolve.length === 0) out.push(broken('R32', bases.at(-1)?.spot ?? articles[0]?.spot, { what: 'dòng "QUYẾT ĐỊNH:"', found: 'không có', wanted: 'QUYẾT ĐỊNH:' }));
  bases.forEach(({ spot }, at) => {
    const wanted = at === bases.length - 1 ? '.' : ';';
    out.push(must(spot.words.endsWith(wanted), 'R31', spot, { what: 'căn cứ: dấu cuối dòng', found: /[\p{P}]$/u.exec(spot.words)?.[0] ?? 'không có', wanted }, endOf(spot.words)));
    const another = /;\s*(?:\n\s*)?căn cứ\s/iu.exec(spot.words);
    if (another !== null && !another[0].includes('\n')) out.push(broken('R31', spot, { what: 'căn cứ', found: 'nhiều căn cứ một dòng', wanted: 'mỗi căn cứ một dòng' }));
  });
  for (const { spot } of resolve) out.push(must(spot.words.endsWith(':') && !/\s:$/u.test(spot.words), 'R32', spot, { what: 'dòng "QUYẾT ĐỊNH:": dấu cuối', found: spot.words, wanted: 'có dấu hai chấm' }));
  return out;
});

/** R37: numbered in Roman (Phần, Chương) or Arabic (Mục, Tiểu mục), with the title below. */
export const checkDivisions = everyText((text) =>
  named(text, 'phan', 'chuong', 'muc-so', 'tieu-muc').flatMap(({ name, spot, number }): readonly Outcome[] => {
    const style = name === 'phan' || name === 'chuong' ? 'roman' : 'arabic';
    const words = { roman: 'chữ số La Mã', arabic: 'chữ số Ả Rập' }[style];
    const rest = spot.words.slice(spot.words.indexOf(number?.written ?? '') + (number?.written.length ?? 0)).replace(/^[\s.:\-–]+/u, '');
    return [
      number?.style === 'words' ? cannotTell('R37', `"${short(spot.words)}" đánh số bằng chữ`) : must(number?.style === style, 'R37', spot, { what: 'Phần, Chương, Mục: số thứ tự', found: number?.written ?? '', wanted: words }),
      must(rest === '', 'R37', spot, { what: 'Phần, Chương, Mục: tiêu đề', found: 'cùng dòng với số thứ tự', wanted: 'ở dòng dưới, in hoa' }),
    ];
  }),
);

/** R38: "Điều 5." in small letters, bold, Arabic, with a full stop. */
export const checkArticles = everyText((text) =>
  named(text, 'dieu').flatMap(({ spot, number }): readonly Outcome[] => {
    const label = /^\S+\s+\S+/u.exec(spot.words)?.[0] ?? spot.words;
    const boldFor = boldStart(spot);
    return [
      must(spot.words.startsWith('Điều '), 'R38', spot, { what: 'Điều: chữ', found: spot.words.slice(0, 5).trim(), wanted: 'Điều' }, label),
      must(number?.style === 'arabic', 'R38', spot, { what: 'Điều: số thứ tự', found: number?.written ?? '', wanted: 'chữ số Ả Rập' }, label),
      must(number?.after === '.', 'R38', spot, { what: 'Điều: dấu sau số', found: number?.after === '' ? 'không có' : (number?.after ?? ''), wanted: '.' }, label),
      boldFor === undefined ? cannotTell('R38', `không rõ "${label}" có đậm không`) : must(boldFor >= label.replace(/[.:]$/u, '').length, 'R38', spot, { what: 'Điều: kiểu chữ', found: 'không đậm', wanted: 'đậm' }, label),
    ];
  }),
);

/** How many characters from the beginning are bold; undefined where nobody can tell. */
function boldStart(spot: Part['spot']): number | undefined {
  let count = 0;
  for (const run of spot.runs) {
    const seen = /[\p{L}\p{N}]/u.test(run.text);
    if (seen && run.looks.bold === undefined) return undefined;
    if (seen && run.looks.bold === false) return count;
    count += count === 0 ? run.text.trimStart().length : run.text.length;
  }
  return count;
}

/** R39, R40, R41: the sign after the number, and the letters that number the điểm. */
export const checkSigns = everyText((text) =>
  text.parts.flatMap((part, at): readonly Outcome[] => {
    const { name, spot, number } = part;
    if (number === undefined) return [];
    const label = `${number.written}${number.after}`;
    if (name === 'muc') {
      const bold = seenRuns(spot).every((run) => run.looks.bold === true);
      return [
        must(number.after === '.', 'R39', spot, { what: 'mục: dấu sau số', found: number.after, wanted: '.' }, label),
        seenRuns(spot).some((run) => run.looks.bold === undefined) ? cannotTell('R39', `không rõ "${short(spot.words)}" có đậm không`) : must(bold, 'R39', spot, { what: 'mục: kiểu chữ', found: 'không đậm', wanted: 'đậm' }),
      ];
    }
    if (name === 'khoan') return [must(number.after === '.', 'R40', spot, { what: 'khoản: dấu sau số', found: number.after, wanted: '.' }, label), ...titledClause(part, text.parts[at + 1])];
    if (name === 'diem') {
      return [
        must(number.after === ')', 'R41', spot, { what: 'điểm: dấu sau chữ', found: number.after, wanted: ')' }, label),
        must(number.value !== undefined, 'R41', spot, { what: 'điểm: chữ', found: number.written, wanted: 'chữ cái tiếng Việt (a, b, c, d, đ, e, g, …)' }, label),
      ];
    }
    return [];
  }),
);

/** A khoản that is a title over its điểm or paragraphs is bold. */
function titledClause({ spot }: Part, next: Part | undefined): readonly Outcome[] {
  const isTitle = next !== undefined && ['diem', 'doan'].includes(next.name) && spot.words.length <= 90 && (spot.lines ?? 1) === 1 && !/[.;:,!?…]$/u.test(spot.words);
  if (!isTitle || seenRuns(spot).some((run) => run.looks.bold === undefined)) return [];
  return [must(seenRuns(spot).every((run) => run.looks.bold === true), 'R40', spot, { what: 'khoản có tiêu đề: kiểu chữ', found: 'không đậm', wanted: 'đậm' })];
}

/** R42: "./." after the last word of a text that is issued. */
export const checkEnd = everyText((text) => {
  if (text.kind === 'phu-luc' || text.kind === 'khac' || text.endsInTable || isExtract(text)) return [];
  const last = text.parts.findLast((p) => p.zone === 'than' && (bodyNames.includes(p.name) || p.name === 'trich-dan' || p.name === 'dong-giua' || p.name === 'khac'));
  if (last === undefined || !text.parts.some((p) => bodyNames.includes(p.name))) return [];
  const { words } = last.spot;
  if (/\.\/\.[”")\s]*$/u.test(words)) return [holds('R42')];
  const signed = text.parts.some((p) => p.zone === 'cuoi');
  const issued = text.kind === 'kem-theo' && text.type?.symbol !== undefined;
  if ((!signed && !issued) || !bodyNames.includes(last.name)) return [cannotTell('R42', `không rõ "${endOf(words)}" có phải hết văn bản không`)];
  return [broken('R42', last.spot, { what: 'dấu kết thúc văn bản', found: /\S+$/u.exec(words)?.[0] ?? '', wanted: './.' }, endOf(words))];
});


import type { Found, FoundText, Part } from '../parts/types.js';
import { hasMoment } from '../parts/signs.js';
import { broken, brokenAt, cannotTell, everyText, holds, must, named } from './outcomes.js';
import type { Check, Outcome } from './types.js';

function signingInformation(text: FoundText): readonly Part[] {
  return named(text, 'thong-tin-ky');
}

/** All words of a reference that goes over several lines. */
function referenceOf(text: FoundText): { readonly words: string; readonly first: Part } | undefined {
  const parts = named(text, 'kem-theo');
  const [first] = parts;
  return first === undefined ? undefined : { words: parts.map((p) => p.spot.words).join(' ').replaceAll(/\s+/gu, ' '), first };
}

/** "(Kèm theo Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2023 của …)": all of it, or a text that has no number by its name. */
function fullReference(rule: string, words: string, part: Part): readonly Outcome[] {
  const told = (what: string, found: string, wanted: string): Outcome => broken(rule, part.spot, { what: `dòng kèm theo: ${what}`, found, wanted }, words);
  if (!/\bsố\s|\/\p{Lu}/u.test(words)) return [holds(rule)];
  const dated = /ngày\s*[\d\s._…]*\s*tháng\s*[\d\s._…]*\s*năm\s*[\d._…]*|ngày\s+\d{1,2}\/\d{1,2}\/\d{4}/iu.test(words);
  return [
    must(dated, rule, part.spot, { what: 'dòng kèm theo: thời gian', found: words, wanted: 'ngày … tháng … năm …' }, words),
    ...(/\scủa\s/iu.test(words) ? [] : [told('cơ quan ban hành', words, 'của …')]),
  ];
}

/** R60, R61: a text issued with another says so on paper, and bears signing information as a file of its own. What it shows decides. */
export const checkAttached = everyText((text, found, at) => {
  if (text.kind !== 'kem-theo' || text.type?.symbol === undefined) return [];
  const reference = referenceOf(text);
  const electronic = signingInformation(text).length > 0;
  const spot = named(text, 'ten-loai')[0]?.spot;
  if (electronic) return [reference === undefined ? holds('R61') : broken('R61', reference.first.spot, { what: 'dòng kèm theo', found: 'có', wanted: 'bỏ: tệp điện tử riêng đã có thông tin ký số ở góc trên' })];
  const after = found.texts[at - 1];
  if (reference === undefined) {
    if (after?.kind !== 'van-ban') return [cannotTell('R60', 'không rõ văn bản này có kèm theo văn bản khác không')];
    return [broken('R60', spot, { what: 'dòng kèm theo', found: 'không có', wanted: '(Kèm theo Quyết định số … ngày … tháng … năm … của …)' })];
  }
  const line = named(text, 'kem-theo').at(-1)?.spot.rule;
  return [
    ...fullReference('R60', reference.words, reference.first),
    line === undefined ? broken('R60', named(text, 'kem-theo').at(-1)?.spot, { what: 'đường kẻ dưới dòng kèm theo', found: 'không có', wanted: 'nét liền' }) : holds('R60'),
  ];
});

/** R62: numbered in Roman where there are several, bare where there is one. */
export const checkAppendixHeads: Check = (found) => {
  const heads = found.texts.filter((text) => text.kind === 'phu-luc').flatMap((text) => named(text, 'phu-luc').slice(0, 1));
  const seen = new Set<string>();
  return heads.flatMap(({ spot, number }): readonly Outcome[] => {
    const written = number?.written ?? '';
    if (heads.length === 1) return written === '' ? [holds('R62')] : written === 'I' || number?.style === 'roman' ? [cannotTell('R62', 'tệp chỉ có một phụ lục có số; các phụ lục khác có thể ở tệp khác')] : [broken('R62', spot, { what: 'phụ lục: số thứ tự', found: written, wanted: 'chữ số La Mã' })];
    if (number?.style !== 'roman') return [broken('R62', spot, { what: 'phụ lục: số thứ tự', found: written === '' ? 'không có' : written, wanted: 'chữ số La Mã' })];
    const again = seen.has(written);
    seen.add(written);
    return [holds('R62'), ...(again ? [broken('R62', spot, { what: 'phụ lục: số thứ tự', found: `${written} lặp lại`, wanted: 'mỗi phụ lục một số' })] : [])];
  });
};

/** R63, R64: title and reference of an appendix. */
export const checkAppendices = everyText((text, found, at) => {
  if (text.kind !== 'phu-luc') return [];
  const head = named(text, 'phu-luc')[0]?.spot;
  const reference = referenceOf(text);
  const electronic = signingInformation(text).length > 0;
  const inline = head !== undefined && /[.:\-–]\s*\S/u.test(head.words.replace(/^phụ\s+lục/iu, ''));
  const out: Outcome[] = [];
  if (inline) out.push(broken('R63', head, { what: 'tiêu đề phụ lục', found: 'cùng dòng với từ "Phụ lục"', wanted: 'ở dòng dưới, in hoa' }));
  else if (named(text, 'ten-phu-luc').length === 0) out.push(broken('R63', head, { what: 'tiêu đề phụ lục', found: 'không có', wanted: 'tiêu đề in hoa dưới từ "Phụ lục"' }));
  if (electronic) return [...out, reference === undefined ? holds('R64') : broken('R64', reference.first.spot, { what: 'dòng kèm theo', found: 'có', wanted: 'bỏ: tệp điện tử riêng đã có thông tin ký số ở góc trên' })];
  if (reference !== undefined) return [...out, ...fullReference('R64', reference.words, reference.first)];
  const follows = found.texts.slice(0, at).some((t) => t.kind === 'van-ban');
  return [...out, follows ? broken('R64', named(text, 'ten-phu-luc').at(-1)?.spot ?? head, { what: 'dòng kèm theo', found: 'không có', wanted: '(Kèm theo … số … ngày … tháng … năm … của …)' }) : cannotTell('R64', 'không rõ phụ lục này đi cùng văn bản nào')];
});

/** R65: the header row comes again on every page. */
export const checkTables: Check = (found: Found) =>
  found.texts.flatMap((text) =>
    text.tables.flatMap(({ table }): readonly Outcome[] => {
      if (table.headerRepeats === true) return [holds('R65')];
      const line = table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines)).find((l) => l.kind === 'paragraph');
      const words = line?.kind === 'paragraph' ? line.runs.map((run) => run.text).join('').trim() : '';
      const told = { what: 'hàng đầu bảng', found: 'không lặp lại', wanted: 'lặp lại ở mỗi trang' };
      if (table.headerRepeats === false) return [brokenAt('R65', line?.place, told, words)];
      if (found.format === 'pdf') return [];
      if (table.rows.some((row) => row.header)) return [holds('R65')];
      const height = table.rows.reduce((sum, row) => sum + Math.max(1, ...row.cells.map((cell) => cell.lines.reduce((n, l) => n + (l.kind === 'paragraph' ? (l.lines ?? 1) : 0), 0))), 0);
      if (height > 60) return [brokenAt('R65', line?.place, told, words)];
      return height < 12 ? [] : [cannotTell('R65', 'bảng không đặt hàng đầu lặp lại; không rõ có sang trang không')];
    }),
  );

/** R66: number and symbol, then time of signing with its zone; the time comes with the signature. */
export const checkSigningInformation = everyText((text) => {
  const parts = signingInformation(text).filter((p) => p.zone === 'dau' || text.kind !== 'van-ban');
  if (parts.length === 0) return [];
  const copied = parts.some((p) => /^(?:sao y|sao lục|trích sao)$/iu.test(p.spot.words));
  const rule = copied ? 'R72' : 'R66';
  const times = parts.filter((p) => hasMoment(p.spot.words));
  if (times.length === 0) return [cannotTell(rule, 'chưa có thời gian ký trong chữ của văn bản')];
  return times.map(({ spot }) => must(/[+-]\d{2}:\d{2}$/u.test(spot.words), rule, spot, { what: 'thông tin ký số: múi giờ', found: spot.words, wanted: 'ngày tháng năm; giờ phút giây; múi giờ (+07:00)' }));
});

import { isRealDay } from '../../source/day.js';
import { ruleBounds, type Bound } from '../../format/decree.js';
import { urgencyOf } from '../parts/signs.js';
import type { Found, FoundText, Part, PartName, Spot } from '../parts/types.js';
import { copyForms, documentTypes, mixedCaseSymbols } from '../parts/vocabulary.js';
import { broken, cannotTell, decimal, everyText, holds, must, named, slack } from './outcomes.js';
import { short, sizeOf } from './looks.js';
import type { Outcome } from './types.js';

/** R10, R11: there, in these words, on one line, at the top right. */
export const checkState = everyText((text) => {
  const state = named(text, 'quoc-hieu');
  const motto = named(text, 'tieu-ngu');
  const first = text.parts[0]?.spot;
  if (text.kind !== 'van-ban' && state.length === 0 && motto.length === 0) return [];
  const out: Outcome[] = [];
  if (state.length === 0) out.push(broken('R10', first, { what: 'Quốc hiệu', found: 'không có', wanted: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' }));
  if (motto.length === 0) out.push(broken('R11', state.at(-1)?.spot ?? first, { what: 'Tiêu ngữ', found: 'không có', wanted: 'Độc lập - Tự do - Hạnh phúc' }));
  const said = state.map((p) => p.spot.words).join(' ').replaceAll(/\s+/gu, ' ').normalize('NFC');
  const spot = state[0]?.spot;
  if (spot !== undefined) {
    out.push(must(state.length === 1 && (spot.lines ?? 1) === 1, 'R10', spot, { what: 'Quốc hiệu: số dòng', found: String(Math.max(state.length, spot.lines ?? 1)), wanted: '1' }, said));
    out.push(must(/^CỘNG HO(?:À|̀A)|^CỘNG HÒA/u.test(said) && said.replace('HOÀ', 'HÒA') === 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'R10', spot, { what: 'Quốc hiệu: chữ', found: said, wanted: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' }, said));
    const right = spot.column !== undefined && spot.column.of > 1 && spot.column.index === spot.column.of - 1;
    out.push(must(right || spot.align === 'right', 'R10', spot, { what: 'Quốc hiệu: vị trí', found: spot.column === undefined ? 'giữa trang' : 'bên trái', wanted: 'phía trên, bên phải' }));
  }
  for (const { spot: line } of motto) out.push(must(line.words.normalize('NFC') === 'Độc lập - Tự do - Hạnh phúc', 'R11', line, { what: 'Tiêu ngữ: chữ', found: line.words, wanted: 'Độc lập - Tự do - Hạnh phúc' }));
  return out;
});

/** The footnote of PL I: sizes of one head rise and fall together (13 → 14 and 14, 12 → 13 and 13). */
export const checkSizesTogether = everyText((text, found) => {
  const nearest = (part: Part | undefined): number | undefined => {
    const size = sizeOf(part);
    return size === undefined ? undefined : Math.round(size / (found.format === 'pdf' ? 0.5 : 0.1)) * (found.format === 'pdf' ? 0.5 : 0.1);
  };
  const state = named(text, 'quoc-hieu')[0];
  const motto = named(text, 'tieu-ngu')[0];
  const date = named(text, 'dia-danh-ngay').find((p) => p.zone === 'dau');
  const sizes = { state: nearest(state), motto: nearest(motto), date: nearest(date) };
  const within = (value: number | undefined, min: number): boolean => value !== undefined && value > min - 0.01 && value < min + 1.01;
  if (state === undefined || motto === undefined || !within(sizes.state, 12) || !within(sizes.motto, 13)) return [];
  const wanted = (sizes.state ?? 0) + 1;
  const dated = date !== undefined && within(sizes.date, 13);
  const differs = (value: number | undefined): boolean => Math.abs((value ?? 0) - wanted) > 0.26;
  const told = (size: number | undefined): { found: string; wanted: string } => ({ found: decimal(size ?? 0), wanted: `${decimal(wanted)} (Quốc hiệu cỡ ${decimal(sizes.state ?? 0)})` });
  if (dated && differs(sizes.motto) && Math.abs((sizes.date ?? 0) - (sizes.motto ?? 0)) < 0.26) {
    return [broken('R10', state.spot, { what: 'Quốc hiệu: cỡ chữ cùng tăng, giảm', found: decimal(sizes.state ?? 0), wanted: `${decimal((sizes.motto ?? 0) - 1)} (Tiêu ngữ, thời gian cỡ ${decimal(sizes.motto ?? 0)})` })];
  }
  return [
    ...(differs(sizes.motto) ? [broken('R11', motto.spot, { what: 'Tiêu ngữ: cỡ chữ cùng tăng, giảm', ...told(sizes.motto) })] : [holds('R11')]),
    ...(!dated ? [] : differs(sizes.date) ? [broken('R17', date.spot, { what: 'địa danh, thời gian: cỡ chữ cùng tăng, giảm', ...told(sizes.date) })] : [holds('R17')]),
  ];
});

const drawn: readonly { readonly rule: string; readonly key: string; readonly names: readonly PartName[]; readonly what: string }[] = [
  { rule: 'R12', key: 'ke-tieu-ngu', names: ['tieu-ngu'], what: 'đường kẻ dưới Tiêu ngữ' },
  { rule: 'R15', key: 'ke-co-quan', names: ['co-quan-ban-hanh'], what: 'đường kẻ dưới tên cơ quan' },
  { rule: 'R20', key: 'ke-trich-yeu', names: ['trich-yeu'], what: 'đường kẻ dưới trích yếu' },
];

/** R12, R15, R20: drawn, solid, of the right length, in the middle. */
export const checkDrawnLines = everyText((text, found) =>
  drawn.flatMap(({ rule, key, names, what }): readonly Outcome[] => {
    const zones = ['dau', 'than', 'sao'] as const;
    return zones.flatMap((zone): readonly Outcome[] => {
      const last = named(text, ...names).findLast((p) => p.zone === zone);
      if (last === undefined || (rule === 'R20' && (named(text, 'kem-theo').length > 0 || !endsTitle(text, last)))) return [];
      const bound = ruleBounds[key]?.find((b) => b.field === 'ratio');
      return bound === undefined ? [] : lineUnder(rule, what, last.spot, bound, found, text);
    });
  }),
);

/** A subject over several lines has its line under the last. */
function endsTitle(text: FoundText, last: Part): boolean {
  return text.parts[text.parts.indexOf(last) + 1]?.name !== 'trich-yeu';
}

function lineUnder(rule: string, what: string, spot: Spot, bound: Bound, found: Found, text: FoundText): readonly Outcome[] {
  const line = spot.rule;
  if (line === undefined) {
    if (spot.runs.some((run) => run.looks.underline === true)) return [broken(rule, spot, { what, found: 'gạch chân chữ', wanted: 'đường kẻ riêng' })];
    const elsewhere = text.loose.some((l) => Math.abs(l.block - spot.block) <= 1 && (l.rule.length ?? 0) < 300);
    return [elsewhere ? cannotTell(rule, `${what}: có đường kẻ gần đó, không rõ của dòng nào`) : broken(rule, spot, { what, found: 'không có', wanted: 'nét liền' })];
  }
  const out: Outcome[] = [];
  if (line.solid === false) out.push(broken(rule, spot, { what: `${what}: nét`, found: 'nét đứt', wanted: 'nét liền' }));
  if (line.length === undefined || spot.lastLineWidth === undefined || spot.lastLineWidth <= 0) out.push(cannotTell(rule, `không đo được ${what}`));
  else {
    const ratio = line.length / spot.lastLineWidth;
    const whole = bound.equals?.[0] === 1;
    const fits = whole ? Math.abs(ratio - 1) <= 0.05 : ratio >= (bound.min ?? 0) - 0.03 && ratio <= (bound.max ?? 1) + 0.03;
    out.push(must(fits, rule, spot, { what: `${what}: độ dài`, found: `${Math.round(ratio * 100)} % dòng chữ`, wanted: whole ? 'bằng dòng chữ' : 'từ 1/3 đến 1/2 dòng chữ' }));
  }
  const { middle, columnWidth } = line;
  const plain = (spot.left ?? 0) === 0 && (spot.firstLine ?? 0) === 0 && spot.align === 'center';
  if (middle !== undefined && columnWidth !== undefined && plain && Math.abs(middle - columnWidth / 2) > slack(found, 9, 12)) {
    out.push(broken(rule, spot, { what: `${what}: vị trí`, found: `lệch ${decimal(Math.abs(middle - columnWidth / 2))} pt`, wanted: 'cân đối dưới dòng chữ' }));
  }
  return out;
}

/** R16: there where a text is signed, and written as the decree writes it. */
export const checkNumber = everyText((text) => {
  const numbers = named(text, 'so-ky-hieu');
  if (numbers.filter((p) => p.zone === 'dau').length === 0 && text.kind === 'van-ban') {
    const spot = named(text, 'co-quan-ban-hanh').at(-1)?.spot ?? text.parts[0]?.spot;
    return [broken('R16', spot, { what: 'số, ký hiệu', found: 'không có', wanted: 'Số: …/…' })];
  }
  return numbers.flatMap((p) => numberOutcomes(p, text));
});

function numberOutcomes({ spot, zone }: Part, text: FoundText): readonly Outcome[] {
  const { words } = spot;
  const what = 'số, ký hiệu';
  const told = (part: string, found: string, wanted: string): Outcome => broken('R16', spot, { what: `${what}: ${part}`, found, wanted });
  const match = /^(số)(\s*:)?\s*(.*)$/iu.exec(words);
  if (match === null) return [];
  const [, label = '', colon, rest = ''] = match;
  const out: Outcome[] = [holds('R16')];
  if (label !== 'Số') out.push(told('từ "Số"', label, 'Số'));
  if (colon === undefined) out.push(told('dấu sau từ "Số"', 'không có dấu hai chấm', 'Số:'));
  else if (colon !== ':') out.push(told('dấu sau từ "Số"', 'có dấu cách trước dấu hai chấm', 'Số:'));
  const open = /^[\s._…]*\/(.*)$/u.exec(rest);
  const number = /^(\d+)(\s*)([/\-–])(.*)$/u.exec(rest);
  const symbol = (open?.[1] ?? number?.[4] ?? '').replace(/^\d{4}\//u, '');
  if (open === null && number === null) return [...out, told('dạng', words, 'Số: 15/QĐ-UBND')];
  if (number !== null) {
    if (/^\d$/u.test(number[1] ?? '')) out.push(told('số dưới 10', number[1] ?? '', `0${number[1] ?? ''}`));
    if (number[3] !== '/') out.push(told('dấu giữa số và ký hiệu', number[3] ?? '', '/'));
    if (number[2] !== '') out.push(told('dấu cách', words, 'không có dấu cách'));
  }
  if (/\s/u.test(symbol)) out.push(told('dấu cách', words, 'không có dấu cách'));
  if (/[–—]/u.test(symbol)) out.push(told('dấu giữa các nhóm', '–', '-'));
  return [...out, ...symbolOutcomes(symbol.replaceAll(/\s/gu, ''), spot, zone === 'sao', text)];
}

function symbolOutcomes(symbol: string, spot: Spot, copied: boolean, text: FoundText): readonly Outcome[] {
  if (symbol === '') return [];
  const groups = symbol.split(/[-–—/]/u).filter((group) => group !== '');
  const [first = ''] = groups;
  const small = groups.find((group) => !mixedCaseSymbols.includes(group) && /\p{L}/u.test(group) && group === group.toLocaleLowerCase('vi'));
  const what = 'số, ký hiệu: ký hiệu';
  if (small !== undefined) return [broken('R16', spot, { what, found: small, wanted: `in hoa: ${small.toLocaleUpperCase('vi')}` })];
  const known = [...documentTypes.map((type) => type.symbol ?? ''), ...copyForms.map((form) => form.symbol)].find((s) => s !== first && s.toLocaleLowerCase('vi') === first.toLocaleLowerCase('vi'));
  const miswritten = known !== undefined && !documentTypes.some((type) => type.symbol === first) ? known : undefined;
  if (miswritten !== undefined) return [broken('R16', spot, { what, found: first, wanted: miswritten })];
  const wanted = text.type?.symbol;
  if (copied || wanted === undefined) return [];
  return [must(groups.includes(wanted), 'R16', spot, { what: `số, ký hiệu: viết tắt của "${text.type?.name ?? ''}"`, found: first, wanted })];
}

/** R17: "Khánh Hòa, ngày 05 tháng 01 năm 2023"; day or month may be open in a draft. */
export const checkDate = everyText((text) => {
  const dates = named(text, 'dia-danh-ngay');
  if (dates.length === 0 && text.kind === 'van-ban') {
    return [broken('R17', named(text, 'tieu-ngu').at(-1)?.spot ?? text.parts[0]?.spot, { what: 'địa danh, thời gian', found: 'không có', wanted: 'Địa danh, ngày … tháng … năm …' })];
  }
  return dates.flatMap((part) => dateOutcomes(part, text));
});

function dateOutcomes({ spot, zone }: Part, text: FoundText): readonly Outcome[] {
  const what = 'địa danh, thời gian';
  const told = (part: string, found: string, wanted: string): Outcome => broken('R17', spot, { what: `${what}: ${part}`, found, wanted });
  const match = /^(.*?)\s*(,?)\s*ngày\s*([\d\s._…]*?)\s*tháng\s*([\d\s._…]*?)\s*năm\s*(.*)$/iu.exec(spot.words);
  if (match === null) return [told('dạng', spot.words, 'Địa danh, ngày … tháng … năm …')];
  const [, place = '', comma = '', day = '', month = '', year = ''] = match;
  const out: Outcome[] = [holds('R17')];
  if (place === '') out.push(told('địa danh', 'không có', 'tên nơi ban hành'));
  else if (comma === '') out.push(told('dấu sau địa danh', 'không có dấu phẩy', `${place}, ngày`));
  if (/^\d$/u.test(day)) out.push(told('ngày dưới 10', day, `0${day}`));
  if (/^[12]$/u.test(month)) out.push(told('tháng 1, 2', month, `0${month}`));
  if (/^\d+$/u.test(day) && /^\d+$/u.test(month) && /^\d{4}$/u.test(year.trim()) && !isRealDay({ day: Number(day), month: Number(month), year: Number(year) })) out.push(told('ngày', `${day}/${month}/${year.trim()}`, 'ngày có thật'));
  if (/^\d/u.test(year) && !/^\d{4}$/u.test(year.trim())) out.push(told('năm', year.trim(), 'bốn chữ số'));
  const number = named(text, 'so-ky-hieu').find((p) => p.zone === zone)?.spot;
  if (number?.column !== undefined && spot.column !== undefined && number.block === spot.block && number.column.row !== spot.column.row) out.push(told('vị trí', 'không ngang hàng với số, ký hiệu', 'cùng hàng'));
  return out;
}

/** R19, R21: the subject is there, and that of a công văn begins with "V/v". */
export const checkSubject = everyText((text) => {
  const out: Outcome[] = [];
  const letter = named(text, 've-viec')[0];
  if (letter !== undefined) out.push(must(/^V\/v\s/u.test(letter.spot.words), 'R21', letter.spot, { what: 'trích yếu công văn: chữ đầu', found: short(letter.spot.words), wanted: 'V/v …' }));
  const type = named(text, 'ten-loai')[0];
  if (type !== undefined && named(text, 'trich-yeu').length === 0 && named(text, 'kem-theo').length === 0 && text.type?.symbol !== undefined && !['GM', 'BB', 'HĐ', 'CĐ'].includes(text.type.symbol)) {
    out.push(broken('R19', type.spot, { what: 'trích yếu', found: 'không có', wanted: 'trích yếu ngay dưới tên loại' }));
  }
  return out;
});

/** R80, R81: framed, of the right size and colour. */
export const checkMarks = everyText((text) => [
  ...named(text, 'muc-do-khan').flatMap(({ spot }): readonly Outcome[] => {
    const mark = urgencyOf(spot.words);
    const red = spot.runs.every((run) => run.looks.color === undefined || /^[c-f][0-9a-f][0-4][0-9a-f][0-4]/iu.test(run.looks.color));
    const mm = 72 / 25.4;
    const sizes = spot.box?.width === undefined || spot.box.height === undefined ? undefined : { width: spot.box.width / mm, height: spot.box.height / mm };
    return [
      must(spot.box !== undefined, 'R80', spot, { what: 'dấu mức độ khẩn: khung', found: 'không có', wanted: 'khung chữ nhật viền đơn' }),
      must(red, 'R80', spot, { what: 'dấu mức độ khẩn: màu', found: spot.runs.map((run) => run.looks.color ?? '').join(', '), wanted: 'đỏ tươi' }),
      ...(sizes === undefined || mark === undefined ? [] : [must(Math.abs(sizes.width - mark.widthMm) <= 2 && Math.abs(sizes.height - 8) <= 2, 'R80', spot, { what: 'dấu mức độ khẩn: kích thước khung (mm)', found: `${Math.round(sizes.width)} × ${Math.round(sizes.height)}`, wanted: `${mark.widthMm} × 8` })]),
    ];
  }),
  ...named(text, 'pham-vi-luu-hanh').map(({ spot }) => must(spot.box !== undefined, 'R81', spot, { what: 'dấu phạm vi lưu hành: khung', found: 'không có', wanted: 'khung chữ nhật viền đơn' })),
  ...draftOutcomes(text),
]);

/** R82: a draft leaves number and day open. */
function draftOutcomes(text: FoundText): readonly Outcome[] {
  const mark = named(text, 'du-thao')[0];
  if (mark === undefined) return [];
  const number = named(text, 'so-ky-hieu')[0]?.spot;
  const date = named(text, 'dia-danh-ngay')[0]?.spot;
  return [
    holds('R82'),
    ...(number !== undefined && /^số\s*:?\s*\d/iu.test(number.words) ? [broken('R82', number, { what: 'dự thảo: số', found: number.words, wanted: 'để trống số' })] : []),
    ...(date !== undefined && /ngày\s*\d/iu.test(date.words) ? [broken('R82', date, { what: 'dự thảo: ngày', found: date.words, wanted: 'để trống ngày' })] : []),
  ];
}


import { paragraphBounds, type Bound } from '../../format/decree.js';
import type { Looks } from '../observed.js';
import type { Found, FoundText, Part, PartName, Spot } from '../parts/types.js';
import { isCapitals } from '../parts/words.js';
import { partTitles } from './catalogue.js';
import { bodyNames, broken, cannotTell, decimal, everyText, holds, mmWords, slack } from './outcomes.js';
import type { Outcome } from './types.js';

const yes = { bold: ['đậm', 'không đậm'], italic: ['nghiêng', 'đứng'] } as const;

const bold = (rule: string, value = true): Bound => ({ rule, what: 'chữ đậm', field: 'bold', equals: [value] });
const upright = (rule: string): Bound => ({ rule, what: 'chữ nghiêng', field: 'italic', equals: [false] });
const centred = (rule: string): Bound => ({ rule, what: 'căn', field: 'align', equals: ['center'] });
const size = (rule: string, min: number, max: number): Bound => ({ rule, what: 'cỡ chữ', field: 'sizePt', min, max });

/** What the decree says of looks and the format of our own documents does not carry as a role. */
const furtherBounds: Partial<Record<PartName, readonly Bound[]>> = {
  'kinh-gui-dong': [size('R56', 13, 14), upright('R56'), bold('R56', false)],
  phan: [size('R37', 13, 14), bold('R37'), centred('R37')],
  chuong: [size('R37', 13, 14), bold('R37'), centred('R37')],
  'muc-so': [size('R37', 12, 14), bold('R37'), centred('R37')],
  'tieu-muc': [size('R37', 12, 14), bold('R37'), centred('R37')],
  'tieu-de': [size('R37', 12, 14), bold('R37'), centred('R37')],
  muc: [size('R39', 13, 14)],
  'ky-hieu-soan': [size('R57', 11, 11), upright('R57')],
  'muc-do-khan': [size('R80', 13, 14), bold('R80')],
  'pham-vi-luu-hanh': [size('R81', 13, 14), bold('R81')],
};

/** Where the rule about a body paragraph is the rule of its own kind. */
const ownRules: Partial<Record<PartName, Readonly<Record<string, string>>>> = {
  dieu: { firstLineMm: 'R38', italic: 'R38' },
  khoan: { italic: 'R40' },
  diem: { italic: 'R41' },
};

/** "Kèm theo" belongs to an appendix (R64) or to a text issued with another (R60); letters of a copy are ruled as those of a head. */
function ruleOf(bound: Bound, part: Part, text: FoundText): string {
  if (part.name === 'kem-theo' && text.kind !== 'phu-luc') return 'R60';
  if (part.name === 'thong-tin-ky' && text.parts.some((p) => p.zone === 'dau' && p.name === 'thong-tin-ky' && /^(?:sao y|sao lục|trích sao)$/iu.test(p.spot.words))) return 'R72';
  return ownRules[part.name]?.[bound.field] ?? bound.rule;
}

const capitals: Partial<Record<PartName, string>> = {
  'co-quan-chu-quan': 'R13', 'co-quan-ban-hanh': 'R14', 'ten-loai': 'R18', 'tham-quyen': 'R30', 'quyet-dinh': 'R32', 'tieu-de': 'R37', muc: 'R39', 'quyen-han-ky': 'R50',
  'chuc-vu-ky': 'R51', 'ten-phu-luc': 'R63', 'hinh-thuc-sao': 'R70', 'muc-do-khan': 'R80', 'pham-vi-luu-hanh': 'R81', 'ky-hieu-soan': 'R57',
};

const smallLetters: Partial<Record<PartName, string>> = { 'tieu-ngu': 'R11', 'trich-yeu': 'R19', 've-viec': 'R21', 'can-cu': 'R31', phan: 'R37', chuong: 'R37', 'muc-so': 'R37', 'tieu-muc': 'R37', 'ho-ten-ky': 'R52', 'noi-nhan': 'R54', 'phu-luc': 'R62', 'kem-theo': 'R64' };

/** Sizes, weight, slope, alignment, indents and spacing of every part (R10–R66), and its letters. */
export const checkLooks = everyText((text, found) => text.parts.flatMap((part, at) => [...boundsOf(part).flatMap((bound) => look(bound, part, text, found, at)), ...letterCase(part, text)]));

function boundsOf(part: Part): readonly Bound[] {
  const { name } = part;
  const same = Object.hasOwn(paragraphBounds, name) ? (paragraphBounds[name] ?? []) : [];
  return [...same, ...(furtherBounds[name] ?? [])].filter((bound) => bound.field !== 'spaceAfterPt');
}

function letterCase(part: Part, text: FoundText): readonly Outcome[] {
  const { spot, name } = part;
  const title = partTitles[name] ?? name;
  const upper = capitals[name];
  if (upper !== undefined && /\p{L}/u.test(spot.words)) return [isCapitals(spot.words) ? holds(upper) : broken(upper, spot, { what: `${title}: chữ`, found: 'in thường', wanted: 'in hoa' })];
  const lower = name === 'kem-theo' && text.kind !== 'phu-luc' ? 'R60' : smallLetters[name];
  if (lower === undefined) return [];
  return [isCapitals(spot.words) && /\p{L}.*\p{L}/u.test(spot.words) ? broken(lower, spot, { what: `${title}: chữ`, found: 'in hoa', wanted: 'in thường' }) : holds(lower)];
}

function look(bound: Bound, part: Part, text: FoundText, found: Found, at: number): readonly Outcome[] {
  const rule = ruleOf(bound, part, text);
  const title = partTitles[part.name] ?? part.name;
  const what = `${title}: ${bound.what === 'căn' ? 'canh lề' : bound.what.replace(/ \(.*\)$/u, '')}`;
  switch (bound.field) {
    case 'sizePt':
      return sizes(bound, rule, what, part.spot, found);
    case 'bold':
    case 'italic':
      return weight(bound, bound.field, rule, what, part.spot);
    case 'align':
      return alignment(bound, rule, what, part.spot);
    case 'firstLineMm':
      return firstLine(rule, what, part.spot, found);
    case 'spaceBeforePt':
      return text.parts[at - 1]?.name === part.name ? [] : above(bound, rule, what, part.spot, found);
    case 'lineSpacing':
      return spacing(bound, rule, what, part.spot, found);
    default:
      return [];
  }
}

/** The runs that show letters or digits: a tab, a space or a bullet has no size that anybody sees. */
export function seenRuns(spot: Spot): Spot['runs'] {
  return spot.runs.filter((run) => /[\p{L}\p{N}]/u.test(run.text));
}

function sizes(bound: Bound, rule: string, what: string, spot: Spot, found: Found): readonly Outcome[] {
  const runs = seenRuns(spot);
  if (runs.some((run) => run.looks.size === undefined)) return [cannotTell(rule, `không rõ cỡ chữ của "${short(spot.words)}"`)];
  const off = slack(found, 0.05, 0.3);
  const fits = (size: number): boolean => (bound.equals ?? []).includes(size) || (bound.equals?.some((v) => typeof v === 'number' && Math.abs(v - size) <= off) ?? (size >= (bound.min ?? 0) - off && size <= (bound.max ?? Infinity) + off));
  const bad = runs.filter((run) => !fits(run.looks.size ?? 0));
  if (bad.length === 0) return [holds(rule)];
  const values = [...new Set(bad.map((run) => decimal(run.looks.size ?? 0)))];
  const words = bad.length === runs.length ? spot.words : (bad[0]?.text.trim() ?? '');
  return [broken(rule, spot, { what, found: values.join(', '), wanted: wantedNumber(bound) }, words)];
}

function wantedNumber({ equals, min, max }: Bound): string {
  if (equals !== undefined) return equals.map(String).join(' hoặc ');
  if (min === max) return String(min);
  return max === undefined ? `từ ${decimal(min ?? 0)} trở lên` : `${decimal(min ?? 0)}–${decimal(max)}`;
}

function weight(bound: Bound, field: 'bold' | 'italic', rule: string, what: string, spot: Spot): readonly Outcome[] {
  const wanted = bound.equals?.[0] === true;
  const runs = seenRuns(spot);
  if (runs.some((run) => run.looks[field] === undefined)) return [cannotTell(rule, `không rõ ${bound.what} của "${short(spot.words)}"`)];
  const bad = runs.filter((run) => run.looks[field] !== wanted);
  const [on, off] = yes[field];
  const letters = (of: Spot['runs']): number => of.reduce((sum, run) => sum + run.text.length, 0);
  const some = letters(bad) * 2 <= letters(runs);
  // Upright text may carry words of emphasis; a paragraph that is mostly slanted is not upright.
  if (bad.length === 0 || (!wanted && field === 'italic' && some)) return [holds(rule)];
  const words = bad.length === runs.length ? spot.words : (bad[0]?.text.trim() ?? '');
  return [broken(rule, spot, { what: what.replace(/: chữ (?:đậm|nghiêng)$/u, ': kiểu chữ'), found: bad.length === runs.length ? (wanted ? off : on) : `một phần ${wanted ? off : on}`, wanted: wanted ? on : off }, words)];
}

const alignments = { left: 'canh trái', center: 'canh giữa', right: 'canh phải', justify: 'canh đều hai bên' } as const;

function alignment(bound: Bound, rule: string, what: string, spot: Spot): readonly Outcome[] {
  const wanted = bound.equals?.[0];
  if (wanted !== 'center' && wanted !== 'right' && wanted !== 'justify') return [];
  if (spot.align === undefined) return wanted === 'justify' ? [] : [cannotTell(rule, `không rõ cách canh lề của "${short(spot.words)}"`)];
  // One line looks the same justified or not.
  if (wanted === 'justify') {
    if (spot.align === 'justify' || spot.lines === 1) return [holds(rule)];
    if (spot.align !== 'left') return [cannotTell(rule, `"${short(spot.words)}" ${alignments[spot.align]}; có thể không phải lời văn`)];
    return spot.lines === undefined ? [cannotTell(rule, `không rõ "${short(spot.words)}" có mấy dòng`)] : [broken(rule, spot, { what, found: alignments[spot.align], wanted: alignments.justify })];
  }
  return [spot.align === wanted ? holds(rule) : broken(rule, spot, { what, found: alignments[spot.align], wanted: alignments[wanted] })];
}

/** R34, R38: 1 cm or 1,27 cm. */
export const firstLines = [28.35, 36] as const;

function firstLine(rule: string, what: string, spot: Spot, found: Found): readonly Outcome[] {
  if (spot.firstLine === undefined) return [cannotTell(rule, `không rõ lùi dòng đầu của "${short(spot.words)}"`)];
  const off = slack(found, 1, 1.6);
  const value = spot.firstLine;
  if (firstLines.some((wanted) => Math.abs(value - wanted) <= off)) return [holds(rule)];
  if (spot.align === 'center' || spot.align === 'right') return [cannotTell(rule, `"${short(spot.words)}" ${alignments[spot.align]}; có thể không phải lời văn`)];
  return [broken(rule, spot, { what: what.replace('lùi dòng đầu', 'lùi dòng đầu (mm)'), found: mmWords(value), wanted: '10 hoặc 12,7' })];
}

function above(bound: Bound, rule: string, what: string, spot: Spot, found: Found): readonly Outcome[] {
  const wanted = bound.equals?.[0];
  if (typeof wanted !== 'number') return [];
  if (spot.spaceBefore === undefined) return [cannotTell(rule, `không rõ khoảng cách trên "${short(spot.words)}"`)];
  return [Math.abs(spot.spaceBefore - wanted) <= slack(found, 0.5, 1.5) ? holds(rule) : broken(rule, spot, { what: `${what} (pt)`, found: decimal(spot.spaceBefore), wanted: String(wanted) })];
}

function spacing(bound: Bound, rule: string, what: string, spot: Spot, found: Found): readonly Outcome[] {
  if (spot.lines === 1 && found.format === 'pdf') return [];
  if (spot.lineSpacing === undefined) return [cannotTell(rule, `không rõ khoảng cách dòng của "${short(spot.words)}"`)];
  const off = slack(found, 0.02, 0.06);
  const fits = spot.lineSpacing >= (bound.min ?? 0) - off && spot.lineSpacing <= (bound.max ?? Infinity) + off;
  return [fits ? holds(rule) : broken(rule, spot, { what, found: decimal(spot.lineSpacing), wanted: wantedNumber(bound) })];
}

/** R35: at least 6 pt between two paragraphs of text that follow each other. */
export const checkParagraphSpaces = everyText((text, found) =>
  text.parts.flatMap((part, at): readonly Outcome[] => {
    const next = text.parts[at + 1];
    if (next === undefined || !bodyNames.includes(part.name) || !bodyNames.includes(next.name) || next.spot.block !== part.spot.block + 1) return [];
    const { spaceAfter } = part.spot;
    const { spaceBefore } = next.spot;
    if (spaceAfter === undefined && spaceBefore === undefined) return next.spot.place.page !== part.spot.place.page ? [] : [cannotTell('R35', `không rõ khoảng cách sau "${short(part.spot.words)}"`)];
    const gap = Math.max(spaceAfter ?? 0, spaceBefore ?? 0);
    return [gap >= 6 - slack(found, 0.1, 0.8) ? holds('R35') : broken('R35', part.spot, { what: 'khoảng cách giữa hai đoạn (pt)', found: decimal(gap), wanted: 'từ 6 trở lên' })];
  }),
);

/** A document that picks a value of a range keeps to it: size of the text (R33), first line (R34, R38), line spacing (R36). */
export const checkOneValue = everyText((text, found) => {
  const body = text.parts.filter((part) => bodyNames.includes(part.name));
  const sizeOf = ({ spot }: Part): number | undefined => {
    const all = new Set(seenRuns(spot).map((run) => run.looks.size));
    const [only] = all;
    return all.size === 1 && only !== undefined && only >= 13 - slack(found, 0.05, 0.3) && only <= 14 + slack(found, 0.05, 0.3) ? Math.round(only * 2) / 2 : undefined;
  };
  const indentOf = ({ spot }: Part): number | undefined => firstLines.find((wanted) => Math.abs((spot.firstLine ?? 0) - wanted) <= slack(found, 1, 1.6));
  const spacingOf = ({ spot }: Part): number | undefined => {
    if (spot.lineSpacing === undefined || (found.format === 'pdf' && (spot.lines ?? 1) < 3)) return undefined;
    return spot.lineSpacing < 1 - 0.06 || spot.lineSpacing > 1.5 + 0.06 ? undefined : Math.round(spot.lineSpacing * 20) / 20;
  };
  return [
    ...kept(body, sizeOf, () => 'R33', 'cỡ chữ của lời văn không thống nhất', decimal, 0.01),
    ...kept(body, indentOf, (part) => (part.name === 'dieu' ? 'R38' : 'R34'), 'lùi dòng đầu không thống nhất (mm)', mmWords, 0.01),
    ...kept(body, spacingOf, () => 'R36', 'khoảng cách dòng không thống nhất', decimal, slack(found, 0.051, 0.11)),
  ];
});

function kept(parts: readonly Part[], valueOf: (part: Part) => number | undefined, ruleOf_: (part: Part) => string, what: string, show: (value: number) => string, near: number): Outcome[] {
  const counts = new Map<number, number>();
  for (const part of parts) {
    const value = valueOf(part);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + part.spot.words.length);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (most === undefined) return [];
  return parts.flatMap((part) => {
    const value = valueOf(part);
    return value === undefined || Math.abs(value - most) <= near ? [] : [broken(ruleOf_(part), part.spot, { what, found: show(value), wanted: `${show(most)} như các đoạn khác` })];
  });
}

export function short(words: string): string {
  return words.length > 50 ? `${words.slice(0, 49)}…` : words;
}

/** The one size of a part's letters; undefined where there are several or none is known. */
export function sizeOf(part: Part | undefined): number | undefined {
  const all = new Set((part === undefined ? [] : seenRuns(part.spot)).map((run: { readonly looks: Looks }) => run.looks.size));
  return all.size === 1 ? [...all][0] : undefined;
}

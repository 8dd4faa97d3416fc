import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placeOf, type JsonPath } from '../source/json.js';
import type { SourceText } from '../source/source-text.js';
import type { Format } from './types.js';

/** A value that a rule of the decree bounds: a range of numbers, or one of some values. */
export interface Bound {
  readonly rule: string;
  readonly what: string;
  readonly field: string;
  readonly min?: number;
  readonly max?: number;
  readonly equals?: readonly (string | number | boolean)[];
}

const bodySize = { what: 'cỡ chữ', field: 'sizePt', min: 13, max: 14 } as const;
const smallHeadSize = { what: 'cỡ chữ', field: 'sizePt', min: 12, max: 13 } as const;
const bold = { what: 'chữ đậm', field: 'bold', equals: [true] } as const;
const notBold = { what: 'chữ đậm', field: 'bold', equals: [false] } as const;
const italic = { what: 'chữ nghiêng', field: 'italic', equals: [true] } as const;
const upright = { what: 'chữ nghiêng', field: 'italic', equals: [false] } as const;
const centred = { what: 'căn', field: 'align', equals: ['center'] } as const;

/** What the decree says of each role: nd30-2020.md, rule by rule. */
export const paragraphBounds: Readonly<Record<string, readonly Bound[]>> = {
  'so-trang': of('R05', { what: 'cỡ chữ', field: 'sizePt', min: 13, max: 14 }, upright, centred),
  'quoc-hieu': of('R10', smallHeadSize, bold, upright),
  'tieu-ngu': of('R11', bodySize, bold, upright, centred),
  'co-quan-chu-quan': of('R13', smallHeadSize, notBold, upright),
  'co-quan-ban-hanh': of('R14', smallHeadSize, bold, centred),
  'so-ky-hieu': of('R16', { what: 'cỡ chữ', field: 'sizePt', equals: [13] }, upright, centred),
  'dia-danh-ngay': of('R17', bodySize, italic, centred),
  'ten-loai': of('R18', bodySize, bold, centred),
  'trich-yeu': of('R19', bodySize, bold, centred),
  'tham-quyen': of('R30', bold, centred),
  'can-cu': of('R31', bodySize, italic),
  'quyet-dinh': of('R32', bold, centred),
  dieu: body(),
  muc: of('R39', bold),
  khoan: body(),
  diem: body(),
  doan: body(),
  'doan-sau-bang': body(),
  'quyen-han-ky': of('R50', bodySize, bold, centred),
  'chuc-vu-ky': of('R51', bodySize, bold, centred),
  'ho-ten-ky': of('R52', bodySize, bold, centred),
  'ho-ten-ky-so': of('R52', bodySize, bold, centred),
  'noi-nhan': of('R54', { what: 'cỡ chữ', field: 'sizePt', equals: [12] }, bold, italic),
  'noi-nhan-dong': of('R55', { what: 'cỡ chữ', field: 'sizePt', equals: [11] }, notBold, upright),
  'phu-luc': of('R62', { what: 'cỡ chữ', field: 'sizePt', equals: [14] }, bold, centred),
  'ten-phu-luc': of('R63', bodySize, bold, centred),
  'kem-theo': of('R64', bodySize, italic, centred),
  've-viec': [...of('R21', smallHeadSize, notBold, upright, centred), { rule: 'R21', what: 'cách dòng trên (pt)', field: 'spaceBeforePt', equals: [6] }],
  'kinh-gui': of('R56', bodySize, notBold, upright),
  'thong-tin-ky': of('R66', { what: 'cỡ chữ', field: 'sizePt', equals: [10] }, notBold, upright, { what: 'căn', field: 'align', equals: ['right'] }),
  'thoi-gian-ky': of('R66', { what: 'cỡ chữ', field: 'sizePt', equals: [10] }, notBold, upright, { what: 'căn', field: 'align', equals: ['right'] }),
  'hinh-thuc-sao': of('R70', bodySize, bold, upright, centred),
  'ho-ten-da-ky': of('R52', bodySize, bold, centred),
  'ho-ten-da-ky-truoc': of('R52', bodySize, bold, centred),
};

/** What no rule of the decree bounds and no page bears: words would leave it. */
const sane = [
  { field: 'sizePt', min: 6, max: 40 },
  { field: 'firstLineMm', min: -50, max: 50 },
  { field: 'leftMm', min: 0, max: 80 },
  { field: 'spaceBeforePt', min: 0, max: 120 },
  { field: 'spaceAfterPt', min: 0, max: 120 },
  { field: 'lineSpacing', min: 1, max: 3 },
] as const;

/** Kinds of rows that tables are made of. */
const tableRows = ['dau', 'muc', 'nhiem-vu'] as const;

/** Of every page. */
export const pageBounds: readonly Bound[] = [
  { rule: 'R03', what: 'lề trên (mm)', field: 'marginsMm.top', min: 20, max: 25 },
  { rule: 'R03', what: 'lề dưới (mm)', field: 'marginsMm.bottom', min: 20, max: 25 },
  { rule: 'R03', what: 'lề trái (mm)', field: 'marginsMm.left', min: 30, max: 35 },
  { rule: 'R03', what: 'lề phải (mm)', field: 'marginsMm.right', min: 15, max: 20 },
];

/** Of drawn lines: their length as a ratio. */
export const ruleBounds: Readonly<Record<string, readonly Bound[]>> = {
  'ke-tieu-ngu': [{ rule: 'R12', what: 'độ dài so với dòng chữ', field: 'ratio', equals: [1] }],
  'ke-co-quan': [{ rule: 'R15', what: 'độ dài so với dòng chữ', field: 'ratio', min: 1 / 3, max: 1 / 2 }],
  'ke-trich-yeu': [{ rule: 'R20', what: 'độ dài so với dòng chữ', field: 'ratio', min: 1 / 3, max: 1 / 2 }],
  'ke-ban-sao': [
    { rule: 'R71', what: 'độ dài theo', field: 'measure', equals: ['text'] },
    { rule: 'R71', what: 'độ dài so với bề rộng chữ', field: 'ratio', equals: [1] },
  ],
};

function of(rule: string, ...bounds: readonly Omit<Bound, 'rule'>[]): readonly Bound[] {
  return bounds.map((b) => ({ rule, ...b }));
}

/** Body text: R33 size and justification, R34 first line, R35 space between paragraphs, R36 line spacing. */
function body(): readonly Bound[] {
  return [
    ...of('R33', bodySize, upright, { what: 'căn', field: 'align', equals: ['justify'] }),
    { rule: 'R34', what: 'lùi dòng đầu (mm)', field: 'firstLineMm', equals: [10, 12.7] },
    { rule: 'R35', what: 'cách đoạn (pt)', field: 'spaceAfterPt', min: 6 },
    { rule: 'R36', what: 'cách dòng', field: 'lineSpacing', min: 1, max: 1.5 },
  ];
}

function valueAt(value: unknown, field: string): unknown {
  return field.split('.').reduce<unknown>((here, key) => (typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined), value);
}

function holds(value: unknown, bound: Bound): boolean {
  if (bound.equals !== undefined) return bound.equals.some((wanted) => wanted === value);
  return typeof value === 'number' && value >= (bound.min ?? -Infinity) - 1e-9 && value <= (bound.max ?? Infinity) + 1e-9;
}

function wanted({ equals, min, max }: Bound): string {
  if (equals !== undefined) return equals.map(String).join(' hoặc ');
  return max === undefined ? `từ ${min ?? 0} trở lên` : `${Number((min ?? 0).toFixed(2))}–${max}`;
}

/** A format's values against the decree; each departure at its line of the format file. */
export function checkFormat(format: Format, source: SourceText): Diagnostic[] {
  const found: Diagnostic[] = [];
  const check = (value: unknown, bounds: readonly Bound[], path: JsonPath): void => {
    for (const bound of bounds) {
      const actual = valueAt(value, bound.field);
      if (holds(actual, bound)) continue;
      const place = placeOf(source, [...path, ...bound.field.split('.')]);
      found.push(diagnose('format-rule', place, { rule: bound.rule, what: `${path.at(-1) ?? ''}: ${bound.what}`, found: String(actual), wanted: wanted(bound) }));
    }
  };
  for (const [key, page] of Object.entries(format.pages)) {
    check(page, pageBounds, ['pages', key]);
    const sides = [page.widthMm, page.heightMm].sort((a, b) => a - b);
    if (sides[0] !== 210 || sides[1] !== 297) {
      const place = placeOf(source, ['pages', key]);
      found.push(diagnose('format-rule', place, { rule: 'R01', what: `${key}: khổ giấy`, found: `${page.widthMm} × ${page.heightMm} mm`, wanted: '210 × 297 mm' }));
    }
  }
  for (const [key, paragraph] of Object.entries(format.paragraphs)) {
    for (const { field, min, max } of sane) {
      const value = valueAt(paragraph, field);
      if (typeof value === 'number' && (value < min || value > max)) found.push(diagnose('format-value', placeOf(source, ['paragraphs', key, field]), { what: `${key}: ${field}`, found: String(value), wanted: `${min}–${max}` }));
    }
    check(paragraph, Object.hasOwn(paragraphBounds, key) ? (paragraphBounds[key] ?? []) : [], ['paragraphs', key]);
  }
  for (const [key, rule] of Object.entries(format.rules)) {
    check(rule, Object.hasOwn(ruleBounds, key) ? (ruleBounds[key] ?? []) : [], ['rules', key]);
  }
  for (const [key, { widthsPercent }] of Object.entries(format.columns)) {
    const sum = widthsPercent.reduce((total, width) => total + width, 0);
    if (Math.abs(sum - 100) > 0.01) found.push(diagnose('format-value', placeOf(source, ['columns', key, 'widthsPercent']), { what: `${key}: tổng widthsPercent`, found: String(sum), wanted: '100' }));
  }
  for (const [key, { rows }] of Object.entries(format.tables)) {
    for (const role of tableRows) {
      if (!Object.hasOwn(rows, role)) found.push(diagnose('format-value', placeOf(source, ['tables', key, 'rows']), { what: `${key}: loại hàng trong rows`, found: Object.keys(rows).join(', '), wanted: tableRows.join(', ') }));
    }
  }
  if (!Object.hasOwn(format.paragraphs, format.pageNumberRole)) {
    found.push(diagnose('format-value', placeOf(source, ['pageNumberRole']), { what: 'pageNumberRole', found: format.pageNumberRole, wanted: 'một vai của paragraphs' }));
  }
  if (!Object.hasOwn(format.paragraphs, format.stamp.role)) {
    found.push(diagnose('format-value', placeOf(source, ['stamp', 'role']), { what: 'stamp.role', found: format.stamp.role, wanted: 'một vai của paragraphs' }));
  }
  if (format.font.color !== '000000') {
    found.push(diagnose('format-rule', placeOf(source, ['font', 'color']), { rule: 'R04', what: 'màu chữ', found: format.font.color, wanted: '000000' }));
  }
  if (format.font.family !== 'Times New Roman') {
    found.push(diagnose('format-rule', placeOf(source, ['font', 'family']), { rule: 'R04', what: 'phông chữ', found: format.font.family, wanted: 'Times New Roman' }));
  }
  return found;
}

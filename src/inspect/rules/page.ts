import { pageBounds } from '../../format/decree.js';
import type { ObservedSection } from '../observed.js';
import type { Found, FoundText } from '../parts/types.js';
import { brokenAt, cannotTell, decimal, holds, mmWords, slack } from './outcomes.js';
import type { Check, Outcome } from './types.js';

const mm = 72 / 25.4;
const sides = { top: 'lề trên', right: 'lề phải', bottom: 'lề dưới', left: 'lề trái' } as const;

function nameOf(section: ObservedSection, at: number, found: Found): string {
  if (section.pages !== undefined) return section.pages.first === section.pages.last ? `trang ${section.pages.first}` : `trang ${section.pages.first}–${section.pages.last}`;
  return found.sections.length > 1 ? `phần trang thứ ${at + 1}` : 'trang';
}

/** Where a section begins: its first paragraph. */
function placeOf(section: ObservedSection, at: number, found: Found): { readonly page?: number; readonly paragraph: number } {
  const end = found.sections[at + 1]?.from ?? Infinity;
  const first = found.texts.flatMap((text) => text.parts).find((part) => part.spot.block >= section.from && part.spot.block < end);
  return first?.spot.place ?? { paragraph: 1, ...(section.pages === undefined ? {} : { page: section.pages.first }) };
}

function textsOf(section: ObservedSection, at: number, found: Found): readonly FoundText[] {
  const end = found.sections[at + 1]?.from ?? Infinity;
  return found.texts.filter((text) => text.from < end && text.to > section.from);
}

function eachSection(look: (section: ObservedSection, at: number, found: Found) => readonly Outcome[]): Check {
  return (found) => found.sections.flatMap((section, at) => look(section, at, found));
}

/** R01: A4, to a millimetre. */
export const checkPaper = eachSection((section, at, found) => {
  const [short, long] = [section.width, section.height].sort((a, b) => a - b);
  const fits = Math.abs((short ?? 0) / mm - 210) <= 1 && Math.abs((long ?? 0) / mm - 297) <= 1;
  return [fits ? holds('R01') : brokenAt('R01', placeOf(section, at, found), { what: `khổ giấy (mm), ${nameOf(section, at, found)}`, found: `${mmWords(section.width)} × ${mmWords(section.height)}`, wanted: '210 × 297' })];
});

/** R02: portrait; landscape for pages that carry a table. */
export const checkOrientation = eachSection((section, at, found) => {
  if (section.width <= section.height) return [holds('R02')];
  const end = found.sections[at + 1]?.from ?? Infinity;
  const texts = textsOf(section, at, found);
  if (texts.some((text) => text.tables.some((t) => t.block >= section.from && t.block < end))) return [holds('R02')];
  if (texts.some((text) => text.kind === 'phu-luc') || texts.length === 0) return [cannotTell('R02', `${nameOf(section, at, found)} đặt ngang; phụ lục không có bảng nhận ra được`)];
  return [brokenAt('R02', placeOf(section, at, found), { what: `hướng trang, ${nameOf(section, at, found)}`, found: 'ngang, không có bảng', wanted: 'đứng' })];
});

/** R03. On a printed page only what is too small is sure: short lines and half-filled pages leave more white. */
export const checkMargins = eachSection((section, at, found) =>
  pageBounds.map((bound): Outcome => {
    const side = bound.field.slice('marginsMm.'.length);
    if (side !== 'top' && side !== 'right' && side !== 'bottom' && side !== 'left') return holds('R03');
    const value = section.margins[side];
    if (value === undefined) return cannotTell('R03', `không đo được ${sides[side]} của ${nameOf(section, at, found)}`);
    const off = slack(found, 0.5, 1);
    const small = value / mm < (bound.min ?? 0) - off;
    const large = value / mm > (bound.max ?? Infinity) + off;
    if (!small && !large) return holds('R03');
    if (large && found.format === 'pdf') return cannotTell('R03', `${sides[side]} của ${nameOf(section, at, found)} đo được ${mmWords(value)} mm; có thể do chữ không chạm lề`);
    return brokenAt('R03', placeOf(section, at, found), { what: `${sides[side]} (mm), ${nameOf(section, at, found)}`, found: mmWords(value), wanted: `${bound.min ?? ''}–${bound.max ?? ''}` });
  }),
);

/** R05: the number on every page but the first. */
export const checkPageNumbers = eachSection((section, at, found) => {
  const place = placeOf(section, at, found);
  const where = nameOf(section, at, found);
  const number = section.pageNumber;
  if (number === undefined) return missingNumber(section, at, found, place, where);
  const size = number.looks.size;
  const off = slack(found, 0.05, 0.3);
  const starts = at === 0 || number.start !== undefined;
  const out: Outcome[] = [];
  const must = (fits: boolean, what: string, is: string, wanted: string): void => {
    out.push(fits ? holds('R05') : brokenAt('R05', place, { what: `số trang, ${where}: ${what}`, found: is, wanted }));
  };
  must(number.at === 'top', 'vị trí', 'lề dưới', 'lề trên');
  if (number.align === undefined) out.push(cannotTell('R05', `không rõ số trang canh lề nào (${where})`));
  else must(number.align === 'center', 'canh lề', { left: 'canh trái', right: 'canh phải', center: '' }[number.align], 'canh giữa');
  must(number.arabic, 'kiểu số', 'không phải chữ số Ả Rập', 'chữ số Ả Rập');
  if (size === undefined) out.push(cannotTell('R05', `không rõ cỡ chữ số trang (${where})`));
  else must(size >= 13 - off && size <= 14 + off, 'cỡ chữ', decimal(size), '13–14');
  if (number.looks.italic !== undefined) must(!number.looks.italic, 'kiểu chữ', 'nghiêng', 'đứng');
  if (starts) must(!number.onFirstPage, 'trang đầu', 'có số', 'không hiện số');
  if (at === 0 && number.start !== undefined) must(number.start === 1, 'bắt đầu từ', String(number.start), '1');
  return out;
});

function missingNumber(section: ObservedSection, at: number, found: Found, place: ReturnType<typeof placeOf>, where: string): readonly Outcome[] {
  const told = { what: `số trang, ${where}`, found: 'không có', wanted: 'có, canh giữa ở lề trên từ trang 2' };
  if (section.pages !== undefined) return section.pages.last > section.pages.first ? [brokenAt('R05', place, told)] : [];
  const pages = estimatedPages(section, at, found);
  if (pages === undefined) return [cannotTell('R05', `${where} không có số trang; không rõ có hơn một trang không`)];
  if (pages > 1.4) return [brokenAt('R05', place, told)];
  return pages < 0.8 ? [] : [cannotTell('R05', `${where} không có số trang; không rõ có hơn một trang không`)];
}

/** How many pages the text of a section fills, roughly; tables are not counted. Undefined where lines are not known. */
function estimatedPages(section: ObservedSection, at: number, found: Found): number | undefined {
  const end = found.sections[at + 1]?.from ?? Infinity;
  const spots = found.texts.flatMap((text) => text.parts.map((part) => part.spot)).filter((spot) => spot.block >= section.from && spot.block < end && spot.column === undefined);
  if (spots.some((spot) => spot.lines === undefined)) return undefined;
  const height = section.height - (section.margins.top ?? 57) - (section.margins.bottom ?? 57);
  const used = spots.reduce((sum, spot) => sum + (spot.lines ?? 1) * (spot.runs[0]?.looks.size ?? 13) * 1.15 * Math.max(1, spot.lineSpacing ?? 1) + Math.max(spot.spaceAfter ?? 0, spot.spaceBefore ?? 0), 0);
  const tables = found.texts.some((text) => text.tables.some((t) => t.block >= section.from && t.block < end));
  const pages = used / Math.max(1, height);
  return tables && pages <= 1.4 ? undefined : pages;
}

/** R06: the pages of an appendix are counted on their own, from 1. */
export const checkAppendixNumbers: Check = (found) =>
  found.texts.flatMap((text, at): readonly Outcome[] => {
    if (text.kind !== 'phu-luc' || at === 0) return [];
    const index = found.sections.findLastIndex((section) => section.from <= text.from);
    const section = found.sections[index];
    const spot = text.parts.find((part) => part.name === 'phu-luc')?.spot;
    if (section === undefined) return [];
    const told = { what: 'số trang của phụ lục', wanted: 'đánh riêng, bắt đầu từ 1' };
    const place = spot?.place ?? placeOf(section, index, found);
    if (section.from !== text.from) return [found.format === 'pdf' ? cannotTell('R06', 'không rõ phụ lục bắt đầu trang mới hay không') : brokenAt('R06', place, { ...told, found: 'đánh tiếp văn bản trước' }, spot?.words)];
    if (section.pageNumber === undefined) return [];
    if (section.pageNumber.start === 1) return [holds('R06')];
    return [brokenAt('R06', place, { ...told, found: section.pageNumber.start === undefined ? 'đánh tiếp văn bản trước' : `bắt đầu từ ${section.pageNumber.start}` }, spot?.words)];
  });

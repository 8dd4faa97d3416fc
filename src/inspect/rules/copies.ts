import { copyFormOf } from '../parts/signs.js';
import type { Found, FoundText, Part } from '../parts/types.js';
import { broken, cannotTell, everyText, holds, must, named } from './outcomes.js';
import type { Outcome } from './types.js';

/** The parts of each copy block after the foot. */
function blocksOf(text: FoundText): readonly (readonly Part[])[] {
  const copied = text.parts.filter((part) => part.zone === 'sao');
  const starts = copied.flatMap((part, at) => (part.name === 'co-quan-chu-quan' || (part.name === 'co-quan-ban-hanh' && !['co-quan-chu-quan', 'co-quan-ban-hanh'].includes(copied[at - 1]?.name ?? '')) ? [at] : []));
  return starts.map((from, i) => copied.slice(from, starts[i + 1] ?? copied.length));
}

/** R71: body, number, form, place and date, recipients and signer under a line across the text. */
export const checkCopyBlocks = everyText((text, found) =>
  text.parts.some((part) => part.zone === 'sao')
    ? blocksOf(text).flatMap((block): readonly Outcome[] => {
        const form = block.find((part) => part.name === 'hinh-thuc-sao');
        const first = block[0];
        if (form === undefined || first === undefined) return [];
        const lacks = (name: Part['name'], what: string): readonly Outcome[] => (block.some((part) => part.name === name) ? [holds('R71')] : [broken('R71', form.spot, { what: `khối sao: ${what}`, found: 'không có', wanted: what })]);
        return [
          ...lacks('so-ky-hieu', 'số, ký hiệu bản sao'),
          ...lacks('dia-danh-ngay', 'địa danh và thời gian sao'),
          ...lacks('noi-nhan', 'nơi nhận'),
          ...lacks('chuc-vu-ky', 'chức vụ người ký bản sao'),
          ...lineAcross(text, first, found),
          ...copyNumber(block, form),
        ];
      })
    : [],
);

function lineAcross(text: FoundText, first: Part, found: Found): readonly Outcome[] {
  const section = found.sections.findLast((s) => s.from <= first.spot.block);
  const index = text.parts.indexOf(first);
  const above = text.loose.findLast((l) => l.block < first.spot.block && l.block >= first.spot.block - 2)?.rule ?? text.parts.slice(Math.max(0, index - 1), index).find((p) => p.spot.rule !== undefined && p.spot.column === undefined && p.spot.block >= first.spot.block - 2)?.spot.rule;
  if (above === undefined) return [broken('R71', first.spot, { what: 'đường kẻ trên khối sao', found: 'không có', wanted: 'nét liền, hết chiều ngang vùng chữ' })];
  const width = section === undefined ? undefined : section.width - (section.margins.left ?? NaN) - (section.margins.right ?? NaN);
  if (above.length === undefined || width === undefined || Number.isNaN(width)) return [cannotTell('R71', 'không đo được đường kẻ trên khối sao')];
  const share = above.length / width;
  return [
    must(share >= 0.97 && share <= 1.03, 'R71', first.spot, { what: 'đường kẻ trên khối sao: độ dài', found: `${Math.round(share * 100)} % vùng chữ`, wanted: 'hết chiều ngang vùng chữ' }),
    ...(above.solid === false ? [broken('R71', first.spot, { what: 'đường kẻ trên khối sao: nét', found: 'nét đứt', wanted: 'nét liền' })] : []),
  ];
}

/** R73: one series with the symbol of the form of copy. */
function copyNumber(block: readonly Part[], form: Part): readonly Outcome[] {
  const number = block.find((part) => part.name === 'so-ky-hieu')?.spot;
  const wanted = copyFormOf(form.spot.words)?.symbol;
  if (number === undefined || wanted === undefined) return [];
  const symbol = /\/([^-–/]+)/u.exec(number.words)?.[1]?.trim();
  return [
    must(symbol === wanted, 'R73', number, { what: 'ký hiệu bản sao', found: symbol ?? 'không có', wanted }),
    cannotTell('R73', 'số có liền mạch trong năm hay không thì xem ở sổ đăng ký bản sao'),
  ];
}

/** R74: a trích sao has the full head and foot of the document. R75 is about what no document shows. */
export const checkCopies = everyText((text): readonly Outcome[] => {
  const forms = text.parts.filter((part) => copyFormOf(part.spot.words) !== undefined);
  if (forms.length === 0) return [];
  const out: Outcome[] = [cannotTell('R75', 'giá trị pháp lý không nhìn thấy được trên văn bản')];
  const extract = forms.find((part) => copyFormOf(part.spot.words)?.symbol === 'TrS');
  if (extract === undefined) return out;
  const has = (name: Part['name'], what: string): Outcome => must(named(text, name).some((p) => p.zone !== 'sao'), 'R74', extract.spot, { what: `trích sao: ${what}`, found: 'không có', wanted: `đủ thể thức: có ${what}` });
  return [...out, has('quoc-hieu', 'Quốc hiệu'), has('so-ky-hieu', 'số, ký hiệu'), has('noi-nhan', 'nơi nhận'), has('chuc-vu-ky', 'chức vụ người ký')];
});

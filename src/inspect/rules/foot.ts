import type { FoundText, Zone } from '../parts/types.js';
import { degreeBeforeName } from '../parts/vocabulary.js';
import { fold } from '../parts/words.js';
import { broken, cannotTell, endOf, everyText, holds, must, named } from './outcomes.js';
import { bodyNames } from './outcomes.js';
import { short } from './looks.js';
import type { Outcome } from './types.js';

const zones: readonly Zone[] = ['cuoi', 'sao'];

/** R50, R51, R52, R53: who signs. */
export const checkSigner = everyText((text) =>
  zones.flatMap((zone): readonly Outcome[] => {
    const of = (name: Parameters<typeof named>[1]): ReturnType<typeof named> => named(text, name).filter((p) => p.zone === zone);
    const offices = [...of('quyen-han-ky'), ...of('chuc-vu-ky')];
    const names = of('ho-ten-ky');
    const out: Outcome[] = of('quyen-han-ky').map(({ spot }) => must(/^(?:TM|KT|Q|TL|TUQ)\. \S/u.test(spot.words), 'R50', spot, { what: 'quyền hạn ký: chữ viết tắt', found: spot.words.split(' ')[0] ?? '', wanted: 'TM. KT. Q. TL. TUQ. và một dấu cách' }));
    if (offices.length > 0 && names.length === 0) out.push(cannotTell('R52', 'chưa ghi họ tên người ký'));
    for (const { spot } of names) {
      out.push(must(!degreeBeforeName.test(spot.words), 'R52', spot, { what: 'họ tên người ký', found: spot.words, wanted: 'không ghi học hàm, học vị, danh hiệu trước họ tên' }));
      if (spot.spaceBefore !== undefined && spot.place.page !== undefined && spot.spaceBefore < 18 && !text.parts.some((p) => p.zone === zone && fold(p.spot.words) === 'da ky')) {
        out.push(broken('R52', spot, { what: 'chỗ cho chữ ký và dấu (pt)', found: String(Math.round(spot.spaceBefore)), wanted: 'đủ cho chữ ký và dấu' }));
      }
    }
    if (offices.length > 0) out.push(cannotTell('R53', 'chữ ký và dấu phải xem bằng mắt'));
    return out;
  }),
);

/** R54, R55, R57: to whom it goes. */
export const checkRecipients = everyText((text) =>
  text.parts.flatMap((head, at): readonly Outcome[] => {
    if (head.name !== 'noi-nhan') return [];
    const next = text.parts.findIndex((p, i) => i > at && p.name === 'noi-nhan');
    const following = text.parts.slice(at + 1, next < 0 ? undefined : next);
    const signer = text.parts.find((p) => p.spot.block === head.spot.block && (p.name === 'quyen-han-ky' || p.name === 'chuc-vu-ky'));
    const level = signer?.spot.column === undefined || head.spot.column === undefined || signer.spot.block !== head.spot.block || signer.spot.column.row === head.spot.column.row;
    const lines = following.filter((p) => p.name === 'noi-nhan-dong' && p.zone === head.zone);
    return [
      must(head.spot.words === 'Nơi nhận:', 'R54', head.spot, { what: '"Nơi nhận:"', found: head.spot.words, wanted: 'Nơi nhận:' }),
      must(level, 'R54', head.spot, { what: '"Nơi nhận:": vị trí', found: 'không ngang hàng với quyền hạn, chức vụ người ký', wanted: 'ngang hàng' }),
      must(head.spot.align === undefined || head.spot.align === 'left' || head.spot.align === 'justify', 'R54', head.spot, { what: '"Nơi nhận:": canh lề', found: 'không sát lề trái', wanted: 'sát lề trái' }),
      ...(lines.length === 0 ? [cannotTell('R55', 'không thấy dòng nào dưới "Nơi nhận:"')] : lines.flatMap(({ spot }, i) => recipient(spot, i === lines.length - 1))),
    ];
  }),
);

function recipient(spot: FoundText['parts'][number]['spot'], isLast: boolean): readonly Outcome[] {
  const { words } = spot;
  const dash = must(/^- \S/u.test(words), 'R55', spot, { what: 'dòng nơi nhận: đầu dòng', found: short(words.slice(0, 12)), wanted: '"- "' });
  if (!isLast) return [dash, must(words.endsWith(';'), 'R55', spot, { what: 'dòng nơi nhận: cuối dòng', found: endOf(words).slice(-1), wanted: ';' }, endOf(words))];
  return [
    dash,
    must(/lưu:\s?VT(?:\W|$)/iu.test(words) && words.includes('Lưu: VT'), 'R55', spot, { what: 'dòng nơi nhận cuối', found: words, wanted: '- Lưu: VT, ….' }),
    must(words.endsWith('.') && !words.endsWith('/.') && !words.endsWith('..'), 'R55', spot, { what: 'dòng nơi nhận cuối: cuối dòng', found: endOf(words).slice(-3), wanted: '.' }, endOf(words)),
  ];
}

/** R56: "Kính gửi:" and, for several, a list. */
export const checkAddressees = everyText((text) => {
  const head = named(text, 'kinh-gui')[0];
  if (head === undefined) {
    const letter = named(text, 've-viec')[0];
    return letter !== undefined && text.kind === 'van-ban' && text.type === undefined ? [broken('R56', letter.spot, { what: 'Kính gửi', found: 'không có', wanted: 'Kính gửi: …' })] : [];
  }
  const lines = named(text, 'kinh-gui-dong');
  const out: Outcome[] = [must(head.spot.words.startsWith('Kính gửi:'), 'R56', head.spot, { what: 'Kính gửi: chữ', found: short(head.spot.words), wanted: 'Kính gửi:' })];
  if (lines.length < 2) return out;
  lines.forEach(({ spot }, at) => {
    const wanted = at === lines.length - 1 ? '.' : ';';
    out.push(must(/^- \S/u.test(spot.words), 'R56', spot, { what: 'nơi được gửi: đầu dòng', found: short(spot.words.slice(0, 12)), wanted: '"- "' }));
    out.push(must(spot.words.endsWith(wanted), 'R56', spot, { what: 'nơi được gửi: cuối dòng', found: endOf(spot.words).slice(-1), wanted }, endOf(spot.words)));
  });
  return out;
});

/** R58: on a page with the signature stand at least two lines of the text. Seen on pages only. */
export const checkTogether = everyText((text, found) => {
  const signer = text.parts.filter((p) => p.zone === 'cuoi' && ['quyen-han-ky', 'chuc-vu-ky', 'ho-ten-ky', 'noi-nhan'].includes(p.name));
  const first = signer[0]?.spot;
  const body = text.parts.filter((p) => bodyNames.includes(p.name)).map((p) => p.spot);
  if (first === undefined || body.length === 0) return [];
  if (found.format === 'docx') return [cannotTell('R58', 'tệp DOCX chưa chia trang; xem bản PDF')];
  const pages = new Set(signer.map((p) => p.spot.place.page));
  if (pages.size > 1) return [broken('R58', first, { what: 'khối chữ ký', found: `trải trên trang ${[...pages].join(', ')}`, wanted: 'trọn trên một trang' })];
  const page = first.place.page;
  const lines = body.filter((spot) => spot.place.page === page).reduce((sum, spot) => sum + (spot.lines ?? 1), 0);
  const last = body.at(-1);
  if (lines >= 2) return [holds('R58')];
  if (lines === 0 && last?.place.page !== undefined && (last.lines ?? 1) === 1) return [broken('R58', first, { what: 'khối chữ ký', found: 'đứng riêng một trang', wanted: 'có ít nhất hai dòng lời văn cùng trang' })];
  return [cannotTell('R58', 'không rõ mấy dòng lời văn ở cùng trang với chữ ký')];
});

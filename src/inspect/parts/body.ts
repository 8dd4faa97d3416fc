import { numberedAs } from './numbers.js';
import { appendixHead, isAccompanying, isDraftMark } from './signs.js';
import type { FoundText, Item, Part, PartName, PartNumber, Spot, TextKind } from './types.js';
import { typeNamed } from './vocabulary.js';
import { fold, isCapitals, openQuotes } from './words.js';

export interface Body {
  readonly parts: readonly Part[];
  readonly type?: FoundText['type'];
}

function part(name: PartName, spot: Spot, number?: PartNumber): Part {
  return { name, zone: 'than', spot, ...(number === undefined ? {} : { number }) };
}

/** The parts between head and foot, in order. `headed`: a head stands above. */
export function bodyParts(items: readonly Item[], kind: TextKind, headed: boolean): Body {
  const spots = items.filter((item) => item.kind === 'spot');
  const title = kind === 'phu-luc' ? appendixTitle(spots) : typeAndSubject(spots, headed || kind === 'kem-theo', items);
  const rest = spots.slice(title.parts.length);
  return { parts: [...title.parts, ...textParts(rest)], ...(title.type === undefined ? {} : { type: title.type }) };
}

function isCentred(spot: Spot): boolean {
  return spot.column === undefined && spot.align === 'center';
}

/** Lines from "(Kèm theo" to the closing bracket. */
function accompanying(spots: readonly Spot[], from: number): Part[] {
  const first = spots[from];
  if (first === undefined || !(isAccompanying(first.words) || (isCentred(first) && /^(?:ban hành\s+)?kèm theo\b/iu.test(first.words)))) return [];
  const found = [part('kem-theo', first)];
  for (let at = from + 1; !found.at(-1)?.spot.words.includes(')') && first.words.startsWith('(') && at < from + 4; at += 1) {
    const next = spots[at];
    if (next === undefined) break;
    found.push(part('kem-theo', next));
  }
  return found;
}

function appendixTitle(spots: readonly Spot[]): Body {
  const parts: Part[] = [];
  for (const spot of spots) {
    const head = appendixHead(spot.words);
    if (head !== undefined) {
      const roman = /^[IVXLC]+$/u.test(head.number);
      parts.push(part('phu-luc', spot, { style: roman ? 'roman' : /^\d+/u.test(head.number) ? 'arabic' : 'words', written: head.number, after: '' }));
      break;
    }
    parts.push(part(isDraftMark(spot.words) ? 'du-thao' : 'thong-tin-ky', spot));
  }
  const head = parts.at(-1)?.spot;
  for (let at = parts.length; at < spots.length; at += 1) {
    const spot = spots[at];
    const given = accompanying(spots, at);
    if (given.length > 0) {
      parts.push(...given);
      break;
    }
    const named = parts.some((p) => p.name === 'ten-phu-luc');
    if (spot === undefined || head?.rule !== undefined || spot.column !== undefined) break;
    const titled = isCentred(spot) || (isCapitals(spot.words) && numberedAs(spot) === undefined) || (!named && spot.align !== 'justify' && numberedAs(spot) === undefined);
    if (!titled || parts.at(-1)?.spot.rule !== undefined) break;
    parts.push(part('ten-phu-luc', spot));
  }
  return { parts };
}

function typeAndSubject(spots: readonly Spot[], headed: boolean, items: readonly Item[]): Body {
  const [first] = spots;
  if (first === undefined || first.column !== undefined) return { parts: [] };
  const known = typeNamed(first.words);
  const firstIsFirst = items.findIndex((item) => item.kind === 'table') === -1 || items.findIndex((item) => item === first) < items.findIndex((item) => item.kind === 'table');
  const looksTyped = headed && firstIsFirst && isCentred(first) && isCapitals(first.words) && first.words.length < 150;
  if ((known === undefined || !(isCentred(first) || isCapitals(first.words))) && !looksTyped) return { parts: accompanying(spots, 0) };
  const type = known ?? { name: first.words };
  const parts: Part[] = [part('ten-loai', first)];
  for (let at = 1; at < spots.length; at += 1) {
    const spot = spots[at];
    const given = accompanying(spots, at);
    if (given.length > 0) {
      parts.push(...given);
      break;
    }
    const above = parts.at(-1)?.spot;
    if (spot === undefined || above?.rule !== undefined || spot.column !== undefined || endsTitle(spot) || at > 6) break;
    const subject = at === 1 ? isCentred(spot) || spot.runs.every((run) => run.looks.bold === true) || /^(?:về|v\/v|ban hành|phê duyệt)\s/iu.test(spot.words) : isCentred(spot) && !authorityFollows(spots, at);
    if (!subject) break;
    parts.push(part('trich-yeu', spot));
  }
  return { parts, type };
}

function endsTitle(spot: Spot): boolean {
  const folded = fold(spot.words);
  return numberedAs(spot) !== undefined || isBase(folded) || folded.startsWith('kinh gui');
}

function isBase(folded: string): boolean {
  return /^(?:can cu|xet de nghi|theo de nghi|xet to trinh|xet thay)\b/u.test(folded);
}

function authorityFollows(spots: readonly Spot[], at: number): boolean {
  return isCapitals(spots[at]?.words ?? '') && isBase(fold(spots[at + 1]?.words ?? ''));
}

/** "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:" between the căn cứ and the first Điều. */
function isResolve(spot: Spot): boolean {
  return spot.words.length < 30 && /^(?:quyet dinh|quyet nghi|chi thi|nghi quyet)$/u.test(fold(spot.words));
}

function textParts(spots: readonly Spot[]): Part[] {
  const firstArticle = spots.findIndex((spot) => numberedAs(spot)?.name === 'dieu');
  const resolveAt = spots.findIndex((spot, at) => isResolve(spot) && (firstArticle < 0 || at < firstArticle));
  const basesEnd = resolveAt >= 0 ? resolveAt : firstArticle;
  const firstBase = spots.findIndex((spot, at) => at < basesEnd && isBase(fold(spot.words)));
  const out: Part[] = [];
  let quoted = 0;
  spots.forEach((spot, at) => {
    const wasQuoted = quoted > 0;
    quoted = Math.max(0, quoted + openQuotes(spot.words));
    if (wasQuoted || /^[“"]/u.test(spot.words)) out.push(part('trich-dan', spot));
    else if (at === resolveAt) out.push(part('quyet-dinh', spot));
    else if (firstBase >= 0 && at < firstBase) out.push(part(isCentred(spot) || isCapitals(spot.words) ? 'tham-quyen' : 'doan', spot));
    else if (firstBase >= 0 && at >= firstBase && at < basesEnd) out.push(part(isCapitals(spot.words) ? 'tham-quyen' : 'can-cu', spot));
    else out.push(textPart(spot, out));
  });
  return out;
}

function textPart(spot: Spot, before: readonly Part[]): Part {
  const above = before.at(-1);
  const started = before.some((p) => !['kinh-gui', 'kinh-gui-dong', 'khac'].includes(p.name));
  if (!started && fold(spot.words).startsWith('kinh gui')) return part('kinh-gui', spot);
  if (!started && (above?.name === 'kinh-gui' || above?.name === 'kinh-gui-dong') && addressed(spot, above)) return part('kinh-gui-dong', spot);
  if (spot.column !== undefined || spot.box !== undefined) return part('khac', spot);
  const numbered = numberedAs(spot);
  const heading = above !== undefined && (['phan', 'chuong', 'muc-so', 'tieu-muc'].includes(above.name) || above.name === 'tieu-de');
  if (heading && numbered === undefined && (isCentred(spot) || isCapitals(spot.words))) return part('tieu-de', spot);
  if (numbered !== undefined) {
    const point = numbered.name === 'diem';
    const sub = point && numbered.number.written === 'i' && before.findLast((p) => p.name === 'diem')?.number?.written !== 'h';
    return sub ? part('doan', spot) : part(numbered.name, spot, numbered.number);
  }
  return part(isCentred(spot) ? 'dong-giua' : 'doan', spot);
}

/** A further addressee: in the other column, or a line with a dash, or of a list that the head's colon opened. */
function addressed(spot: Spot, above: Part): boolean {
  if (spot.column !== undefined && above.spot.block === spot.block) return true;
  const opened = fold(above.name === 'kinh-gui' ? above.spot.words : '') === 'kinh gui';
  return /^[-–—+•]/u.test(spot.words) || (opened && spot.words.length < 120) || (above.name === 'kinh-gui-dong' && above.spot.words.endsWith(';') && spot.words.length < 120);
}

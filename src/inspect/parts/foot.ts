import { namedBySigns, partsOf } from './head.js';
import { copyFormOf, isRecipientsHead, isSigningAuthority } from './signs.js';
import type { Item, Part, PartName, Spot, Zone } from './types.js';
import { namesOffice } from './vocabulary.js';
import { fold, isCapitals } from './words.js';

/** Where the foot of a text begins, as an index of its items; its length where it has none. */
export function footStart(items: readonly Item[]): number {
  const blocks = new Set(items.filter((i) => i.kind === 'spot' && i.column !== undefined && (isRecipientsHead(i.words) || isSigningAuthority(i.words) || copyFormOf(i.words) !== undefined)).map((i) => i.block));
  const at = items.findIndex((item) => {
    if (item.kind !== 'spot') return false;
    if (item.column !== undefined) return blocks.has(item.block);
    return isRecipientsHead(item.words) || (isSigningAuthority(item.words) && item.align !== 'justify');
  });
  if (at >= 0) return at;
  const last = items.at(-1);
  const spots = last === undefined ? [] : items.filter((i): i is Spot => i.kind === 'spot' && i.block === last.block && i.column !== undefined);
  const right = spots.filter((spot) => spot.column?.index === (spot.column?.of ?? 0) - 1);
  const looksSigned = right.length >= 2 && isCapitals(right[0]?.words ?? '') && isName(right.at(-1)?.words ?? '');
  return looksSigned ? items.findIndex((i) => i.block === last?.block) : items.length;
}

/** Parts of the foot and of the copy blocks after it. */
export function footParts(items: readonly Item[]): readonly Part[] {
  const spots = items.filter((item) => item.kind === 'spot');
  const copyBlocks = new Set(spots.filter((spot) => spot.column !== undefined && copyFormOf(spot.words) !== undefined).map((spot) => spot.block));
  const shares: Spot[][] = [[]];
  spots.forEach((spot, at) => {
    if (copyBlocks.has(spot.block) && spots[at - 1]?.block !== spot.block) shares.push([]);
    shares.at(-1)?.push(spot);
  });
  const [foot = [], ...copies] = shares;
  return [...signedParts(foot, 'cuoi'), ...copies.flatMap(copyParts)];
}

/** A copy block repeats a small head (body, number, form, date) over recipients and signer (R71). */
function copyParts(spots: readonly Spot[]): Part[] {
  const columnOfRecipients = spots.find((spot) => isRecipientsHead(spot.words));
  const signerRow = columnOfRecipients?.column?.row ?? spots.find((spot) => isSigningAuthority(spot.words))?.column?.row;
  const block = columnOfRecipients?.block;
  const isLow = (spot: Spot): boolean => {
    if (spot.block !== block) return block !== undefined && spot.block > block;
    if (spot.column?.row !== signerRow) return (spot.column?.row ?? 0) > (signerRow ?? Infinity);
    const at = spots.indexOf(spot);
    const mates = spots.filter((s) => s.block === block && s.column?.index === spot.column?.index && s.column?.row === signerRow);
    const lastSign = mates.findLastIndex((s) => copyFormOf(s.words) !== undefined || namedBySigns([s]).size > 0);
    return at > spots.indexOf(mates[lastSign] ?? spot) || lastSign < 0;
  };
  const low = columnOfRecipients === undefined ? [] : spots.filter(isLow);
  const high = spots.filter((spot) => !low.includes(spot));
  const signs = new Map<Spot, PartName>([...namedBySigns(high), ...high.filter((spot) => copyFormOf(spot.words) !== undefined).map((spot): [Spot, PartName] => [spot, 'hinh-thuc-sao'])]);
  return [...partsOf(high, signs, 'sao'), ...signedParts(low, 'sao')];
}

function signedParts(spots: readonly Spot[], zone: Zone): Part[] {
  const recipients = recipientParts(spots);
  const signers = spots.filter((spot) => !recipients.has(spot));
  const offices = signers.some((spot) => isCapitals(spot.words));
  const name = signers.findLast((spot) => isName(spot.words) && (!isCapitals(spot.words) || offices));
  const beforeNameOnly = new Set(name === undefined ? signers : signers.slice(0, signers.indexOf(name)));
  return spots.map((spot): Part => {
    const known = recipients.get(spot);
    if (known !== undefined) return { name: known, zone, spot };
    if (spot === name) return { name: 'ho-ten-ky', zone, spot };
    if (isSigningAuthority(spot.words)) return { name: 'quyen-han-ky', zone, spot };
    const office = beforeNameOnly.has(spot) && /\p{L}/u.test(spot.words) && !/^[([]/u.test(spot.words) && (isCapitals(spot.words) || namesOffice(spot.words)) && spot.words.length < 100;
    return { name: office ? 'chuc-vu-ky' : 'khac', zone, spot };
  });
}

/** A person's name: two to six words that begin with capitals, with or without a degree before it. */
export function isName(words: string): boolean {
  if (isCapitals(words)) return !namesOffice(words) && /^\p{Lu}[\p{Lu}\s.]+$/u.test(words) && words.split(/\s+/u).length <= 6 && words.includes(' ') && fold(words) !== 'da ky' && !isSigningAuthority(words);
  const parts = words.split(/\s+/u);
  const known = /^(?:chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|chánh văn phòng|trưởng phòng|phó trưởng phòng|bộ trưởng|thứ trưởng|hiệu trưởng|chi cục trưởng)$/iu;
  return parts.length >= 2 && parts.length <= 8 && parts.every((part) => /^\p{Lu}[\p{L}.]*[.,]?$/u.test(part) || /^(?:Th\.?S|TS)\.?\p{Lu}?\p{L}*$/u.test(part)) && !known.test(words);
}

function recipientParts(spots: readonly Spot[]): ReadonlyMap<Spot, PartName> {
  const names = new Map<Spot, PartName>();
  const at = spots.findIndex((spot) => isRecipientsHead(spot.words));
  const head = spots[at];
  if (head === undefined) return names;
  names.set(head, 'noi-nhan');
  // Lists longer than the signer's side may come out of the columns below it.
  const following = spots.slice(at + 1).filter((spot) => (spot.column?.index === head.column?.index && (head.column === undefined || spot.block >= head.block)) || (spot.column === undefined && spot.block > head.block && /^[-–—+]\s/u.test(spot.words)));
  let archived = false;
  for (const spot of following) {
    const dashed = /^[-–—+*•]/u.test(spot.words);
    if (head.column === undefined && !dashed && (archived || !/[;.]$/u.test(spot.words))) {
      if (archived && isTypist(spot.words)) names.set(spot, 'ky-hieu-soan');
      break;
    }
    names.set(spot, archived && !dashed && isTypist(spot.words) ? 'ky-hieu-soan' : 'noi-nhan-dong');
    if (/^[-–—+*•]?\s*lưu\b/iu.test(spot.words)) archived = true;
  }
  return names;
}

/** "NTK. 45b", "PL.(300)", "Hg-05": who typed it and how many copies. */
function isTypist(words: string): boolean {
  return words.length <= 24 && /^\p{L}{1,8}(?:[.,\-/ ]|\(|\d|$)/u.test(words) && words.split(/\s+/u).length <= 3;
}

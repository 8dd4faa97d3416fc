import { hasMoment, isCirculation, isDraftMark, isMotto, isNumberLine, isPlaceAndDate, isRecipientsHead, isSigningAuthority, isSigningInformation, isStateName, isStateNameOver, isSubjectOfLetter, urgencyOf } from './signs.js';
import type { Item, Part, PartName, Spot, Zone } from './types.js';
import { beginsBody, typeNamed } from './vocabulary.js';
import { fold, isCapitals } from './words.js';

export interface Head {
  readonly parts: readonly Part[];
  readonly loose: readonly Item[];
  readonly rest: readonly Item[];
}

/** Head and what follows. A text without a single sign of a head has none: all of it is the rest. */
export function takeHead(items: readonly Item[]): Head {
  const end = headEnd(items);
  const inHead = items.slice(0, end);
  const spots = inHead.filter((item) => item.kind === 'spot');
  const signs = namedBySigns(spots);
  if (!['quoc-hieu', 'tieu-ngu', 'so-ky-hieu', 'dia-danh-ngay'].some((name) => [...signs.values()].includes(name as PartName))) return { parts: [], loose: [], rest: items };
  return { parts: partsOf(spots, signs, 'dau'), loose: inHead.filter((item) => item.kind !== 'spot'), rest: items.slice(end) };
}

function headEnd(items: readonly Item[]): number {
  const foot = new Set(items.filter((i) => i.kind === 'spot' && i.column !== undefined && (isRecipientsHead(i.words) || isSigningAuthority(i.words) || fold(i.words).startsWith('kinh gui'))).map((i) => i.block));
  let stateSeen = false;
  for (const [at, item] of items.entries()) {
    if (item.kind === 'table' || foot.has(item.block)) return at;
    if (item.kind === 'rule' || item.column !== undefined) {
      if (item.kind === 'spot' && isStateName(item.words)) stateSeen = true;
      continue;
    }
    const sign = signOf(item, items[at + 1]);
    if (sign === 'quoc-hieu' || sign === 'so-ky-hieu') stateSeen = true;
    const second = at > 0 && isStateNameOver(items[at - 1]?.kind === 'spot' ? (items[at - 1] as Spot).words : '', item.words);
    const letterhead = !stateSeen && at < 6 && item.words.length < 80 && isCapitals(item.words) && typeNamed(item.words) === undefined;
    const subjectGoesOn = at > 0 && isSubjectOfLetter(wordsOf(items[at - 1])) && item.words.length < 60 && !fold(item.words).startsWith('kinh gui');
    if (sign === undefined && !second && !letterhead && !subjectGoesOn) return at;
  }
  return items.length;
}

function wordsOf(item: Item | undefined): string {
  return item?.kind === 'spot' ? item.words : '';
}

function signOf(spot: Spot, next: Item | undefined): PartName | undefined {
  const { words } = spot;
  if (isStateName(words) || isStateNameOver(words, wordsOf(next))) return 'quoc-hieu';
  if (isMotto(words)) return 'tieu-ngu';
  if (isNumberLine(words)) return 'so-ky-hieu';
  if (isPlaceAndDate(words)) return 'dia-danh-ngay';
  if (isSubjectOfLetter(words)) return 've-viec';
  if (urgencyOf(words) !== undefined) return 'muc-do-khan';
  if (isCirculation(words)) return 'pham-vi-luu-hanh';
  if (isDraftMark(words)) return 'du-thao';
  if (hasMoment(words) || (spot.column === undefined && isSigningInformation(spot))) return 'thong-tin-ky';
  return undefined;
}

/** What each line says of itself; a Quốc hiệu on two lines is two lines of it. */
export function namedBySigns(spots: readonly Spot[]): ReadonlyMap<Spot, PartName> {
  const names = new Map<Spot, PartName>();
  spots.forEach((spot, i) => {
    const above = spots[i - 1];
    if (above !== undefined && isStateNameOver(above.words, spot.words)) names.set(spot, 'quoc-hieu');
    const sign = names.has(spot) ? undefined : signOf(spot, spots[i + 1]);
    if (sign !== undefined) names.set(spot, sign);
  });
  return names;
}

/** Names the lines that do not say what they are by where they stand: the bodies above the number, a subject's further lines. */
export function partsOf(spots: readonly Spot[], signs: ReadonlyMap<Spot, PartName>, zone: Zone): Part[] {
  const stateColumn = spots.find((spot) => signs.get(spot) === 'quoc-hieu')?.column?.index;
  const numberAt = spots.findIndex((spot) => signs.get(spot) === 'so-ky-hieu');
  const bodyColumn = spots[numberAt]?.column?.index ?? (stateColumn === 0 ? 1 : 0);
  const bodies = spots.filter((spot, at) => {
    if (signs.has(spot)) return false;
    if (spot.column !== undefined && spot.column.of > 1) return spot.column.index === bodyColumn && (numberAt < 0 || at < numberAt);
    return (numberAt < 0 || at < numberAt) && (isCapitals(spot.words) || beginsBody(spot.words));
  });
  const parents = new Set(bodies.slice(0, parentsOf(bodies)));
  const named = new Set(bodies);
  let subject: Spot | undefined;
  return spots.map((spot): Part => {
    const sign = signs.get(spot);
    if (sign === 've-viec') subject = spot;
    else if (sign !== undefined) subject = undefined;
    const goesOn = subject !== undefined && sign === undefined && subject.column?.index === spot.column?.index && !named.has(spot);
    const byPlace: PartName = goesOn ? 've-viec' : !named.has(spot) ? 'khac' : parents.has(spot) ? 'co-quan-chu-quan' : 'co-quan-ban-hanh';
    return { name: sign ?? byPlace, zone, spot };
  });
}

/** How many of the lines above the number are the parent body: by words where one name begins under another, else by weight. */
function parentsOf(bodies: readonly Spot[]): number {
  if (bodies.length < 2) return 0;
  const second = bodies.findIndex((spot, i) => i > 0 && beginsBody(spot.words) && beginsBody(bodies[0]?.words ?? '') && !/^ủy ban nhân dân$|^hội đồng nhân dân$/iu.test(bodies[i - 1]?.words ?? '') && !/(?:\sVÀ|,)$/iu.test(bodies[i - 1]?.words ?? ''));
  if (second > 0) return second;
  const firstBold = bodies.findIndex((spot) => spot.runs.some((run) => run.looks.bold === true));
  return firstBold > 0 ? firstBold : 0;
}

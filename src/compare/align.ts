import { diffArrays } from 'diff';
import { featuresOf, similarity, withoutYears, type Features } from '../content/similarity.js';

/** A paragraph that may stand in both years. */
export interface TextItem {
  /** Place id: "can-cu.1", "dieu.1", "I.2.đ", "title". */
  readonly id: string;
  readonly ref: string;
  /** What a reader calls it: "căn cứ", "khoản". */
  readonly noun: string;
  /** Its number as typed: "3.", "a)", "Điều 2."; may be empty. */
  readonly label: string;
  /** The words after the number. */
  readonly body: string;
  /** Id of what it belongs to. */
  readonly parent: string;
  /** What its words are called where their change is told; absent: "lời của <noun>". */
  readonly what?: string;
}

/** An item of either year with its other self; `reordered`: found again at another place in the order. */
export type Pair<T> =
  | { readonly kind: 'both'; readonly before: T; readonly after: T; readonly reordered: boolean }
  | { readonly kind: 'dropped'; readonly before: T }
  | { readonly kind: 'added'; readonly after: T };

/** Two texts at their place in the order are the same one, reworded, from this similarity on. */
const rewordedFrom = 0.4;
/** The same number at the same place speaks for the same text, reworded more. */
const rewordedSameIdFrom = 0.25;
const sameIdBonus = 0.15;
/** Out of their order, texts are the same from this similarity on. */
const reorderedFrom = 0.7;

/** Which items of one year are which of the other: in their order first, then those that went elsewhere. */
export function align<T extends TextItem>(before: readonly T[], after: readonly T[]): readonly Pair<T>[] {
  const pairs: Pair<T>[] = [];
  let gap: { before: T[]; after: T[] } = { before: [], after: [] };
  let [i, j] = [0, 0];
  const flush = (): void => {
    pairs.push(...alignGap(gap.before, gap.after));
    gap = { before: [], after: [] };
  };
  for (const { added, removed, count } of diffArrays([...before], [...after], { comparator: sameBody })) {
    if (added) gap.after.push(...after.slice(j, j + count));
    else if (removed) gap.before.push(...before.slice(i, i + count));
    else {
      flush();
      for (let at = 0; at < count; at++) pairs.push(...both(before[i + at], after[j + at], false));
    }
    if (!added) i += count;
    if (!removed) j += count;
  }
  flush();
  return findReordered(pairs);
}

function both<T>(before: T | undefined, after: T | undefined, reordered: boolean): readonly Pair<T>[] {
  return before === undefined || after === undefined ? [] : [{ kind: 'both', before, after, reordered }];
}

function sameBody(a: TextItem, b: TextItem): boolean {
  return isHeading(a) === isHeading(b) && withoutYears(a.body) === withoutYears(b.body);
}

function isHeading({ noun }: TextItem): boolean {
  return noun === 'mục';
}

/** How well two items go together; 0: not at all. */
function fit(a: TextItem, featuresA: Features, b: TextItem, featuresB: Features): number {
  if (isHeading(a) !== isHeading(b)) return 0;
  const alike = similarity(featuresA, featuresB);
  if (a.id === b.id) return alike >= rewordedSameIdFrom ? alike + sameIdBonus : 0;
  return alike >= rewordedFrom ? alike : 0;
}

/** Between two texts that stayed: the pairing in order that fits best. */
function alignGap<T extends TextItem>(before: readonly T[], after: readonly T[]): readonly Pair<T>[] {
  const featuresBefore = before.map((item) => featuresOf([item.body]));
  const featuresAfter = after.map((item) => featuresOf([item.body]));
  const fits = before.map((a, i) => after.map((b, j) => fit(a, featuresBefore[i] ?? new Set(), b, featuresAfter[j] ?? new Set())));
  const best = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const fitting = fits[i]?.[j] ?? 0;
      const together = fitting > 0 ? fitting + at(i + 1, j + 1) : 0;
      const row = best[i];
      if (row !== undefined) row[j] = Math.max(together, at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Pair<T>[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [a, b] = [before[i], after[j]];
    if (a === undefined && b === undefined) return pairs;
    const fitting = fits[i]?.[j] ?? 0;
    if (a !== undefined && b !== undefined && fitting > 0 && at(i, j) === fitting + at(i + 1, j + 1)) {
      pairs.push({ kind: 'both', before: a, after: b, reordered: false });
      i++;
      j++;
    } else if (a !== undefined && (b === undefined || at(i, j) === at(i + 1, j))) {
      pairs.push({ kind: 'dropped', before: a });
      i++;
    } else if (b !== undefined) {
      pairs.push({ kind: 'added', after: b });
      j++;
    }
  }
}

/** Dropped here and added there, almost word for word: the same item at another place, shown where it stands now. */
function findReordered<T extends TextItem>(pairs: readonly Pair<T>[]): readonly Pair<T>[] {
  const loose = new Map(pairs.flatMap((pair) => (pair.kind === 'dropped' ? [[pair.before, featuresOf([pair.before.body])] as const] : [])));
  const found = pairs.map((pair): Pair<T> => {
    if (pair.kind !== 'added') return pair;
    const features = featuresOf([pair.after.body]);
    let best: { readonly item: T; readonly alike: number } | undefined;
    for (const [item, other] of loose) {
      const alike = isHeading(item) === isHeading(pair.after) ? similarity(features, other) : 0;
      if (alike >= reorderedFrom && alike > (best?.alike ?? 0)) best = { item, alike };
    }
    if (best === undefined) return pair;
    loose.delete(best.item);
    return { kind: 'both', before: best.item, after: pair.after, reordered: true };
  });
  return found.filter((pair) => pair.kind !== 'dropped' || loose.has(pair.before));
}

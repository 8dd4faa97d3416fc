import type { Features } from '../content/similarity.js';

/** A task as the search for splits sees it. */
export interface Candidate {
  readonly id: string;
  readonly features: Features;
}

/** A task of one year whose words are in several tasks of the other. */
export interface Split {
  readonly whole: string;
  /** At least two. */
  readonly parts: readonly string[];
  /** Share of the whole's words that its parts have together. */
  readonly share: number;
}

/**
 * When a task counts as split (read from the other year: merged). Words weigh less the more tasks of a year have them, so
 * that "Ban hành Kế hoạch … tỉnh" makes nothing a part of anything.
 */
export const splitFrom = {
  /** So much of each part is the whole's. */
  part: 0.6,
  /** So much of the whole is in its parts together. */
  whole: 0.6,
  /** So much of the whole is in each part and in no other. */
  own: 0.1,
} as const;

/**
 * Tasks that were split.
 * @param wholes tasks of one year that may be split
 * @param same the task of the same id in the other year, where there is one: it may be one of the parts
 * @param loose tasks of the other year that have no other self
 */
export function findSplits(wholes: readonly Candidate[], same: ReadonlyMap<string, Features>, loose: readonly Candidate[], weigh: (feature: string) => number): readonly Split[] {
  const free = new Map(loose.map((one) => [one.id, one]));
  const found: Split[] = [];
  for (const { id, features } of wholes) {
    const kept = same.get(id);
    const source = kept === undefined ? features : without(features, kept);
    const heirs = [...free.values()].filter((one) => shareOf(one.features, source, weigh) >= splitFrom.part);
    const parts = [...(kept === undefined ? [] : [{ id, features: kept }]), ...heirs].filter((part, _, all) => ownShare(part, all, features, weigh) >= splitFrom.own);
    const share = shareOf(features, union(parts), weigh);
    if (parts.length < 2 || share < splitFrom.whole || (kept !== undefined && (parts[0]?.id !== id || shareOf(kept, features, weigh) < splitFrom.part))) continue;
    found.push({ whole: id, parts: parts.map((part) => part.id), share });
    for (const part of parts) free.delete(part.id);
  }
  return found;
}

/** What a word weighs: 1 where one task of a year has it, less the more have it. */
export function weightsOf(years: readonly (readonly Candidate[])[]): (feature: string) => number {
  const most = new Map<string, number>();
  for (const year of years) {
    const counts = new Map<string, number>();
    for (const { features } of year) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    for (const [feature, count] of counts) most.set(feature, Math.max(count, most.get(feature) ?? 1));
  }
  return (feature) => 1 / (most.get(feature) ?? 1);
}

/** How much of `part` is in `whole`. */
function shareOf(part: Features, whole: Features, weigh: (feature: string) => number): number {
  let [common, all] = [0, 0];
  for (const feature of part) {
    all += weigh(feature);
    if (whole.has(feature)) common += weigh(feature);
  }
  return all === 0 ? 0 : common / all;
}

/** How much of the whole is in one part and in no other. */
function ownShare(part: Candidate, parts: readonly Candidate[], whole: Features, weigh: (feature: string) => number): number {
  const others = union(parts.filter((other) => other !== part));
  return shareOf(whole, new Set([...part.features].filter((feature) => !others.has(feature))), weigh);
}

function union(parts: readonly Candidate[]): Features {
  return new Set(parts.flatMap((part) => [...part.features]));
}

function without(features: Features, others: Features): Features {
  return new Set([...features].filter((feature) => !others.has(feature)));
}

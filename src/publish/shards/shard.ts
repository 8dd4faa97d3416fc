/** One of `count` shares of a set's documents, counted from 1, so that machines can make it together. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The share of a list: every n-th. */
export function shareOf<T>(all: readonly T[], { index, count }: Shard): readonly T[] {
  return all.filter((_, place) => place % count === index - 1);
}

/** Where the share of a year's set is published, below `output/`. */
export function shardFolder(year: number, { index, count }: Shard): string {
  return `${year}-phan-${index}-${count}`;
}

/** Year, index and count of a share's folder; undefined for any other name. */
export function shardFolderParts(name: string): ({ readonly year: number } & Shard) | undefined {
  const [, year, index, count] = /^(\d{4})-phan-([1-9]\d*)-([1-9]\d*)$/u.exec(name) ?? [];
  return year === undefined ? undefined : { year: Number(year), index: Number(index), count: Number(count) };
}

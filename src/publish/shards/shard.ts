/** One of `count` shares of a set's documents, counted from 1, so that machines can make it together. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The share of a list: every n-th. */
export function shareOf<T>(all: readonly T[], { index, count }: Shard): readonly T[] {
  return all.filter((_, place) => place % count === index - 1);
}

/** Where a share of a set is published, below `output/`. */
export function shardFolder(set: string, { index, count }: Shard): string {
  return `${set}-phan-${index}-${count}`;
}

/** Whether a folder below `output/` bears the name of a share of a set. */
export function isShardFolder(name: string, set: string): boolean {
  return name.startsWith(`${set}-phan-`) && /^[1-9]\d*-[1-9]\d*$/u.test(name.slice(`${set}-phan-`.length));
}

/** Into how many shares a set was divided, by the name of the folder of one. */
export function countNamed(name: string, set: string): number {
  return Number(name.slice(`${set}-phan-`.length).split('-').at(-1));
}

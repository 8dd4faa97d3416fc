import { copyFormOf, isAppendixHead, isNumberLine, isRecipientsHead, isSigningAuthority, isSigningInformation, isStateName, isStateNameOver, isDraftMark, urgencyOf, isCirculation } from './signs.js';
import type { Item, Spot, TextKind } from './types.js';
import { typeNamed } from './vocabulary.js';
import { isCapitals } from './words.js';

/** The items of one document in a file, and by what it was known. */
export interface Share {
  readonly items: readonly Item[];
  readonly from: number;
  readonly to: number;
  readonly begins: TextKind;
}

/** Blocks of a file, each with its items. */
function byBlock(items: readonly Item[]): Item[][] {
  const blocks: Item[][] = [];
  for (const item of items) {
    const last = blocks.at(-1);
    if (last?.[0]?.block === item.block) last.push(item);
    else blocks.push([item]);
  }
  return blocks;
}

function spotsOf(block: readonly Item[]): readonly Spot[] {
  return block.filter((item) => item.kind === 'spot');
}

function hasStateName(block: readonly Item[], next: readonly Item[] | undefined): boolean {
  const here = spotsOf(block);
  const following = here.length === 1 ? spotsOf(next ?? []).slice(0, 1) : [];
  const all = [...here, ...following];
  return here.some((spot, i) => isStateName(spot.words) || isStateNameOver(spot.words, all[i + 1]?.words ?? ''));
}

/** Each head, appendix and type of document begins a text of its own; what stands above a head on its page belongs to it. */
export function splitTexts(items: readonly Item[], sectionStarts: readonly number[]): readonly Share[] {
  const blocks = byBlock(items);
  const starts: { at: number; begins: TextKind }[] = [];
  let footSeen = false;
  blocks.forEach((block, at) => {
    const begins = beginning(block, blocks[at + 1], footSeen);
    if (begins !== undefined) {
      const least = starts.at(-1)?.at ?? -1;
      const start = Math.max(reachUp(blocks, at, sectionStarts), least + 1);
      if (starts.length === 0 && start > 0 && blocks.slice(0, start).every((b) => spotsOf(b).length === 0)) starts.push({ at: 0, begins });
      else starts.push({ at: start, begins });
      footSeen = false;
    }
    if (spotsOf(block).some((spot) => isRecipientsHead(spot.words) || isSigningAuthority(spot.words))) footSeen = true;
  });
  const first = starts[0];
  if (first === undefined || first.at > 0) {
    const before = blocks.slice(0, first?.at ?? blocks.length);
    const worth = before.some((block) => block.some((item) => item.kind !== 'rule'));
    if (first === undefined || worth) starts.unshift({ at: 0, begins: 'khac' });
  }
  return starts.map(({ at, begins }, i): Share => {
    const mine = blocks.slice(at, starts[i + 1]?.at ?? blocks.length).flat();
    return { items: mine, from: mine[0]?.block ?? 0, to: (mine.at(-1)?.block ?? -1) + 1, begins };
  });
}

function beginning(block: readonly Item[], next: readonly Item[] | undefined, footSeen: boolean): TextKind | undefined {
  if (hasStateName(block, next)) return 'van-ban';
  const [first] = spotsOf(block);
  if (first === undefined) return undefined;
  if (isAppendixHead(first)) return 'phu-luc';
  if (!footSeen) return undefined;
  if (first.column === undefined) return isCapitals(first.words) && typeNamed(first.words) !== undefined && first.align !== 'left' && first.align !== 'justify' ? 'kem-theo' : undefined;
  const isCopy = spotsOf(block).some((spot) => copyFormOf(spot.words) !== undefined);
  return !isCopy && spotsOf(block).some((spot) => isNumberLine(spot.words)) && !spotsOf(block).some((spot) => isRecipientsHead(spot.words)) ? 'van-ban' : undefined;
}

/** Marks and signing information above a head belong to it; so do the lines of a letterhead that is not in columns. */
function reachUp(blocks: readonly (readonly Item[])[], at: number, sectionStarts: readonly number[]): number {
  let start = at;
  while (start > 0) {
    if (sectionStarts.includes(blocks[start]?.[0]?.block ?? -1)) break;
    const above = blocks[start - 1] ?? [];
    const [spot] = spotsOf(above);
    const belongs =
      above.length > 0 &&
      above.every((item) => item.kind === 'spot') &&
      spot !== undefined &&
      spot.column === undefined &&
      (isSigningInformation(spot) || isDraftMark(spot.words) || urgencyOf(spot.words) !== undefined || isCirculation(spot.words) || (spot.words.length < 50 && isCapitals(spot.words) && start <= 6));
    if (!belongs) break;
    start -= 1;
  }
  return start;
}

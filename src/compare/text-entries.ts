import { align, type Pair, type TextItem } from './align.js';
import { explainWords, sentences, withReason, type Reasons } from './explain.js';
import { printed, type ItemList } from './items.js';
import { markAgainst, markLines, type Difference } from './mark.js';
import type { Entry, Kind, Line, Part, Side } from './types.js';
import type { YearMove } from './years.js';

/** What comparing one part of the plan found. */
export interface Found {
  readonly entries: readonly Entry[];
  /** Place ids of the later year. */
  readonly unchanged: readonly string[];
}

/** Compares lists of paragraphs, the n-th of one year with the n-th of the other. */
export function compareLists(before: readonly ItemList[], after: readonly ItemList[], part: Part, move: YearMove, reasons: Reasons): Found {
  const pairs = before.flatMap(({ items, single }, at) => {
    const others = after[at]?.items ?? [];
    return single ? singlePair(items, others) : align(items, others);
  });
  return comparePairs(pairs, part, move, reasons);
}

function singlePair([before]: readonly TextItem[], [after]: readonly TextItem[]): readonly Pair<TextItem>[] {
  return before === undefined || after === undefined ? [] : [{ kind: 'both', before, after, reordered: false }];
}

/** An entry for each pair that differs. */
export function comparePairs(pairs: readonly Pair<TextItem>[], part: Part, move: YearMove, reasons: Reasons): Found {
  const successors = new Map(pairs.flatMap((pair) => (pair.kind === 'both' ? [[pair.before.id, pair.after.id] as const] : [])));
  const entries: Entry[] = [];
  const unchanged: string[] = [];
  for (const pair of pairs) {
    const entry = entryOf(pair, part, successors, move, reasons);
    if (entry !== undefined) entries.push(entry);
    else if (pair.kind === 'both') unchanged.push(pair.after.id);
  }
  return { entries, unchanged };
}

/**
 * Place id of an entry. Ids of paragraphs count what stands before them, so that a dropped one may share its id with
 * another that took its place: it is told apart by its year, "2023/can-cu.2".
 */
export function entryId(pair: Pair<TextItem>, { from }: YearMove): string {
  return pair.kind === 'dropped' ? `${from}/${pair.before.id}` : pair.after.id;
}

function entryOf(pair: Pair<TextItem>, part: Part, successors: ReadonlyMap<string, string>, move: YearMove, reasons: Reasons): Entry | undefined {
  const id = entryId(pair, move);
  if (pair.kind === 'added') {
    const { after } = pair;
    return { id, part, kinds: ['added'], before: [], after: [side(after, markAgainst([printed(after)], [], 'added'))], explanation: withReason([sentences.added(after.noun)], id, reasons) };
  }
  if (pair.kind === 'dropped') {
    const { before } = pair;
    return { id, part, kinds: ['dropped'], before: [side(before, markAgainst([printed(before)], [], 'removed'))], after: [], explanation: withReason([sentences.droppedText(before.noun)], id, reasons) };
  }
  const { before, after, reordered } = pair;
  const { difference } = markLines([before.body], [after.body], move);
  const place = placeChange(before, after, reordered, successors);
  const found: readonly Kind[] = [...(place === undefined ? [] : [place.kind]), ...(difference === 'none' ? [] : ['changed' as const])];
  if (found.length === 0) return undefined;
  const marked = markLines([printed(before)], [printed(after)], move);
  return {
    id,
    part,
    kinds: found,
    before: [side(before, marked.before)],
    after: [side(after, marked.after)],
    explanation: withReason([place?.words, explainText(difference, before, after, move)], id, reasons),
  };
}

/** Another parent, another place in the order, or another number; where a parent is renumbered its children are not. */
function placeChange(before: TextItem, after: TextItem, reordered: boolean, successors: ReadonlyMap<string, string>): { readonly kind: Kind; readonly words: string } | undefined {
  const sameParent = before.parent === after.parent || successors.get(before.parent) === after.parent;
  if (!sameParent) return { kind: 'moved', words: sentences.moved(before.ref, after.ref) };
  if (before.label !== after.label) return { kind: 'renumbered', words: sentences.renumbered(before.ref, after.ref) };
  if (reordered && before.label === '' && before.ref !== after.ref) return { kind: 'moved', words: sentences.reordered(before.ref, after.ref) };
  return undefined;
}

function explainText(difference: Difference, before: TextItem, after: TextItem, move: YearMove): string | undefined {
  const what = after.what ?? `lời của ${after.noun}`;
  if (difference !== 'none' && after.body === '') return sentences.leftOpen(what);
  if (difference !== 'none' && before.body === '') return sentences.filledIn(what);
  return explainWords(difference, what, move);
}

function side({ id, ref }: TextItem, lines: readonly Line[]): Side {
  return { id, ref, fields: [{ name: 'text', changed: true, lines }] };
}

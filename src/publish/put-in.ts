import { placedTexts, type PlacedText } from '../content/places.js';
import type { Plan } from '../content/plan.js';
import { readPlan } from '../content/read.js';
import type { Place } from '../diagnostics/diagnostic.js';
import { placesOf } from '../register/fingerprint.js';
import type { SourceText } from '../source/source-text.js';

/** Words of a place that give way to others. */
export interface Edit {
  readonly place: string;
  readonly words: string;
  readonly becomes: string;
}

/** Content with edits in it: the plan as it then reads, and the new text of each file that changed. */
export interface PutIn {
  readonly plan: Plan;
  readonly changed: ReadonlyMap<string, string>;
}

/**
 * Puts texts in the place of others in the content of a plan. Read back, the plan differs in those texts and in nothing else; all are read
 * back at once, for a plan of thousands of tasks is long to read, and one by one only where that does not hold. Where an edit cannot be
 * made (the words are not there just once or cannot be told apart in the file), gives its index.
 */
export function putIn(root: string, plan: Plan, edits: readonly Edit[]): { readonly ok: true; readonly value: PutIn } | { readonly ok: false; readonly index: number } {
  const stands = placesOf(plan);
  const texts = placedTexts(plan);
  const spots = edits.map((edit) => spotsOf(edit, plan, stands.get(edit.place)));
  const wanted = edits.reduce<readonly PlacedText[] | undefined>((now, edit) => (now === undefined ? undefined : edited(now, edit)), texts);
  const likely = spots.flatMap(([first]) => first ?? []);
  const at = wanted === undefined || likely.length < edits.length ? undefined : readBack(root, plan, likely, wanted);
  if (at !== undefined) return { ok: true, value: at };
  const chosen: Spot[] = [];
  let now = texts;
  let last: PutIn = { plan, changed: new Map() };
  for (const [index, edit] of edits.entries()) {
    const next = edited(now, edit);
    let found: PutIn | undefined;
    for (const spot of next === undefined ? [] : (spots[index] ?? [])) {
      found = readBack(root, plan, [...chosen, spot], next ?? []);
      if (found === undefined) continue;
      chosen.push(spot);
      break;
    }
    if (found === undefined || next === undefined) return { ok: false, index };
    [now, last] = [next, found];
  }
  return { ok: true, value: last };
}

/** Where in a file words may stand that give way, and what is typed there instead. */
interface Spot {
  readonly source: SourceText;
  readonly from: number;
  readonly to: number;
  readonly typed: string;
}

/** Every spot of an edit's words, from where its place stands on first. */
function spotsOf({ words, becomes }: Edit, { sources: { decision, text, tasks } }: Plan, stands: Place | undefined): readonly Spot[] {
  const isFirst = ({ source, from }: Spot): boolean => source.file === stands?.file && from >= offsetOf(source.text, stands);
  const all = [decision, text, tasks].flatMap((source) => {
    const typed = source === tasks ? jsonTyped : asTyped;
    return occurrences(source.text, typed(words)).map((from): Spot => ({ source, from, to: from + typed(words).length, typed: typed(becomes) }));
  });
  return [...all.filter(isFirst), ...all.filter((spot) => !isFirst(spot))];
}

function occurrences(text: string, words: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

function offsetOf(text: string, { line, column }: Place): number {
  let at = 0;
  for (let i = 1; i < line; i += 1) at = text.indexOf('\n', at) + 1;
  return at + column - 1;
}

/** The texts of a plan with an edit made; undefined where its words are not there just once. */
function edited(texts: readonly PlacedText[], { place, words, becomes }: Edit): readonly PlacedText[] | undefined {
  const holding = texts.flatMap((t, index) => (t.place === place && t.text.includes(words) ? [index] : []));
  const [at = -1] = holding;
  const old = texts[at];
  if (old === undefined || holding.length > 1 || old.text.split(words).length !== 2) return undefined;
  return texts.with(at, { ...old, text: old.text.replace(words, () => becomes) });
}

/** The plan with spots filled in, where it then reads as it should. */
function readBack(root: string, plan: Plan, spots: readonly Spot[], wanted: readonly PlacedText[]): PutIn | undefined {
  const changed = new Map<string, string>();
  for (const source of new Set(spots.map((spot) => spot.source))) {
    const here = spots.filter((spot) => spot.source === source).sort((one, other) => one.from - other.from);
    if (here.some(({ from }, i) => from < (here[i - 1]?.to ?? 0))) return undefined;
    changed.set(source.file, `${here.map(({ from, typed }, i) => `${source.text.slice(here[i - 1]?.to ?? 0, from)}${typed}`).join('')}${source.text.slice(here.at(-1)?.to)}`);
  }
  const read = readPlan(root, plan.year, changed).plan;
  return read !== undefined && same(placedTexts(read), wanted) ? { plan: read, changed } : undefined;
}

function asTyped(words: string): string {
  return words;
}

function jsonTyped(words: string): string {
  return JSON.stringify(words).slice(1, -1);
}

function same(one: readonly PlacedText[], other: readonly PlacedText[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

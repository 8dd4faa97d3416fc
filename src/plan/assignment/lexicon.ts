import type { AgenciesFile } from '../../content/schema.js';
import { groupBy } from '../group-by.js';
import { keysOf, keysStandAt, tokensOf, type Token } from './tokens.js';
import { districtHeads, placeLevels, type Family } from './vocabulary.js';

/** What a phrase in the words of an assignment stands for. */
export type Meaning =
  | { readonly kind: 'agency'; readonly id: string; readonly family: Family | undefined }
  | { readonly kind: 'group'; readonly id: string; readonly open: boolean }
  | { readonly kind: 'not-assignee' };

interface Entry {
  readonly keys: readonly string[];
  readonly meaning: Meaning;
  /** A symbol (STC) counts only as it is written. */
  readonly exactly?: string;
}

/** A name that stands for an agency only after one of its family: "Tài chính" after "các Sở:". */
export interface BareName {
  readonly keys: readonly string[];
  readonly id: string;
  readonly family: Family;
}

export interface Lexicon {
  /** Phrases by their first key, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly Entry[]>;
  /** The longest first. */
  readonly bareNames: readonly BareName[];
  /** The province's own name, which may follow a name of the register: "tỉnh Khánh Hòa", "Khánh Hòa". */
  readonly homes: readonly (readonly string[])[];
}

/** The phrases of a register, ready to be found in a text. */
export function lexiconOf(file: AgenciesFile): Lexicon {
  const entries: Entry[] = [];
  const bareNames: BareName[] = [];
  for (const { id, name, shortForms, listName = [], symbol } of file.agencies) {
    const names = [name, ...shortForms].map(keysOf);
    const districts = names.flatMap(districtNames);
    const family = listName.length > 0 || name.startsWith('Sở ') ? 'so' : districts.length > 0 ? 'ubnd' : undefined;
    for (const keys of names) entries.push({ keys, meaning: { kind: 'agency', id, family } });
    if (symbol !== undefined) entries.push({ keys: keysOf(symbol), meaning: { kind: 'agency', id, family: undefined }, exactly: symbol });
    for (const phrase of listName) bareNames.push({ keys: keysOf(phrase), id, family: 'so' });
    for (const keys of districts) bareNames.push({ keys, id, family: 'ubnd' });
  }
  for (const { id, phrases, open } of file.groups) {
    for (const phrase of phrases) entries.push({ keys: keysOf(phrase), meaning: { kind: 'group', id, open: open !== undefined } });
  }
  for (const { phrase } of file.notAssignees) entries.push({ keys: keysOf(phrase), meaning: { kind: 'not-assignee' } });
  return {
    phrases: groupBy(entries.sort(longestFirst), ({ keys }) => keys[0] ?? ''),
    bareNames: bareNames.sort(longestFirst),
    homes: file.agencies.flatMap(({ name }) => homesIn(name)).sort((a, b) => b.length - a.length),
  };
}

/** The longest phrase of the register that stands at an index. */
export function phraseAt(text: string, tokens: readonly Token[], at: number, { phrases }: Lexicon): Entry | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  return phrases.get(first.key)?.find(({ keys, exactly }) => keysStandAt(tokens, at, keys) && (exactly === undefined || text.startsWith(exactly, first.start)));
}

const [province = ''] = keysOf('tỉnh');

function longestFirst(a: { readonly keys: readonly string[] }, b: { readonly keys: readonly string[] }): number {
  return b.keys.length - a.keys.length;
}

/** "UBND thành phố Nha Trang" is also "thành phố Nha Trang" and "Nha Trang" in a list; "UBND tỉnh" is no district. */
function districtNames(keys: readonly string[]): (readonly string[])[] {
  const head = districtHeads.find((h) => h.every((key, i) => keys[i] === key));
  if (head === undefined) return [];
  const place = keys.slice(head.length);
  const level = placeLevels.find((l) => l.every((key, i) => place[i] === key));
  return level === undefined || place[0] === province || place.length === level.length ? [] : [place, place.slice(level.length)];
}

function homesIn(name: string): (readonly string[])[] {
  const tokens = tokensOf(name);
  const at = tokens.findIndex((t, i) => t.key === province && tokens[i + 1]?.capital === true);
  const keys = tokens.slice(at).map((t) => t.key);
  return at < 0 ? [] : [keys, keys.slice(1)];
}

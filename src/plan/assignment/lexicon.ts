import type { AgenciesFile } from '../../content/schema.js';

/** What a phrase in the words of an assignment stands for. */
export type Meaning =
  | { readonly kind: 'party'; readonly id: string }
  | { readonly kind: 'not-assignee' };

interface Entry {
  readonly phrase: string;
  readonly meaning: Meaning;
}

/** Phrases by their first word in lower case, the longest first. */
export interface Lexicon {
  readonly phrases: ReadonlyMap<string, readonly Entry[]>;
  /** What may follow "Các Sở:", the longest first. */
  readonly listNames: readonly { readonly phrase: string; readonly id: string }[];
}

export function lexiconOf(file: AgenciesFile): Lexicon {
  const entries: Entry[] = [];
  const listNames: { phrase: string; id: string }[] = [];
  for (const agency of file.agencies) {
    for (const phrase of new Set([agency.name, ...agency.shortForms])) entries.push({ phrase, meaning: { kind: 'party', id: agency.id } });
    for (const phrase of agency.listName ?? []) listNames.push({ phrase, id: agency.id });
  }
  for (const group of file.groups) {
    for (const phrase of group.phrases) entries.push({ phrase, meaning: { kind: 'party', id: group.id } });
  }
  for (const { phrase } of file.notAssignees) entries.push({ phrase, meaning: { kind: 'not-assignee' } });

  const phrases = new Map<string, Entry[]>();
  for (const entry of entries.sort((a, b) => b.phrase.length - a.phrase.length)) {
    const key = firstWord(entry.phrase, 0);
    const list = phrases.get(key);
    if (list === undefined) phrases.set(key, [entry]);
    else list.push(entry);
  }
  return { phrases, listNames: listNames.sort((a, b) => b.phrase.length - a.phrase.length) };
}

const word = /[\p{L}\p{M}\p{N}]+/uy;

/** The word that begins at an offset, in lower case; empty where none does. */
export function firstWord(text: string, offset: number): string {
  word.lastIndex = offset;
  return word.exec(text)?.[0].toLocaleLowerCase('vi') ?? '';
}

/** Does `phrase` stand in `text` at `offset`, as whole words, whatever the case of its first letter? */
export function standsAt(text: string, offset: number, phrase: string): boolean {
  if (!text.startsWith(phrase.slice(1), offset + 1)) return false;
  const first = text[offset];
  const wanted = phrase[0];
  if (first === undefined || wanted === undefined) return false;
  if (first !== wanted && first.toLocaleLowerCase('vi') !== wanted.toLocaleLowerCase('vi')) return false;
  const after = text[offset + phrase.length];
  return after === undefined || !/[\p{L}\p{M}\p{N}]/u.test(after);
}

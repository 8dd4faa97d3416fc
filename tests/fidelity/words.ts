/** A place in a file, line from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** One word of a text, or a mark that begins a paragraph or a cell. */
export interface Word extends Place {
  readonly text: string;
  /** Which part of the document, as `errata.json` names it; only words of the seed know it. */
  readonly where: string;
  /** Other places that made it: the mend that put it there, the second text of a word printed from two. */
  readonly also?: readonly Place[];
}

/** Begins a paragraph; inside a cell it stands between paragraphs. */
export const paragraphMark = '¶';
/** Begins a cell of the table. */
export const cellMark = '│';

export function isMark(word: Word): boolean {
  return word.text === paragraphMark || word.text === cellMark;
}

export function splitWords(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

export function joinWords(words: readonly Word[]): string {
  return words.map((word) => word.text).join(' ');
}

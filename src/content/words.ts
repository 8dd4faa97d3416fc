/** A word or a mark of punctuation, with the space typed before it. Between two lines stands the word "\n". */
export interface Word {
  readonly text: string;
  readonly gap: string;
}

export const lineEnd = '\n';

/** Punctuation is a word of its own, so that "2023;" and "2023." share their year; "./." ends a text (R42). */
const parts = /^(["“([]*)(.*?)(\.\/\.|[.,;:!?)\]”"…]*)$/u;

/** What stands before the year of a deadline: "I/2023", "6/2023", "30/06/2023". */
const beforeYear = /(?<=^(?:[IVX]+|\d{1,2}|\d{1,2}\/\d{1,2})\/)(?=20\d{2}$)/u;

/** The words of lines, in order. */
export function wordsOf(lines: readonly string[]): readonly Word[] {
  return lines.flatMap((line, index) => [...(index === 0 ? [] : [{ text: lineEnd, gap: '' }]), ...wordsOfLine(line)]);
}

function wordsOfLine(line: string): readonly Word[] {
  return [...line.matchAll(/(\s*)(\S+)/gu)].flatMap(([, gap = '', typed = '']) => {
    const pieces = (parts.exec(typed)?.slice(1) ?? [typed]).flatMap((piece) => piece.split(beforeYear)).filter((piece) => piece !== '');
    return pieces.map((text, at) => ({ text, gap: at === 0 ? gap : '' }));
  });
}

/** The same words in the same lines: how they are spaced does not matter. */
export function sameWords(a: readonly Word[], b: readonly Word[]): boolean {
  return a.length === b.length && a.every((word, at) => word.text === b[at]?.text);
}

import { readContent } from './content.js';
import { readErrata } from './errata.js';
import { contentFiles, textOf, type Files } from './files.js';
import { LocatedJson, type Located } from './located.js';

/** A word of content as it stands in its file. */
export interface WordInFile {
  readonly text: string;
  readonly file: string;
  readonly line: number;
  readonly start: number;
}

export type Change = 'delete' | 'add' | 'change';

/**
 * Every typed word of `content/2023` that stands for words of the document, numbers apart: once each, though it may
 * print twice. Of `errata.json` not `why` and `ask`, which are the writer's own, nor what a question quotes, which may
 * be shorter.
 */
export function wordsOf(files: Files): readonly WordInFile[] {
  const plan = new LocatedJson(contentFiles.plan, textOf(files, contentFiles.plan));
  const errata = readErrata(files);
  const texts: readonly Located[] = [
    ...readContent(files).used,
    plan.at('issuer', 'fullName'),
    ...errata.mends.flatMap((mend) => [mend.where, mend.asRead, mend.asMended]),
    ...errata.questions.map((question) => question.where),
  ];
  const found = new Map<string, WordInFile>();
  for (const { file, text, start, lineOf } of texts) {
    for (const match of text.matchAll(/\S+/gu)) {
      const word = { text: match[0], file, line: lineOf(match.index), start: start + match.index };
      found.set(`${file}@${word.start}`, word);
    }
  }
  return [...found.values()];
}

/** The files with one word deleted, put in after another, or put in its stead. */
export function changed(files: Files, word: WordInFile, change: Change, other: string): Files {
  const text = textOf(files, word.file);
  const end = word.start + word.text.length;
  const instead = { delete: '', add: `${word.text} ${other}`, change: other }[change];
  return new Map(files).set(word.file, text.slice(0, word.start) + instead + text.slice(end));
}

import { diffArrays } from 'diff';
import { contentFiles, seedFile, textOf, type Files } from './files.js';
import { LocatedJson, type Located } from './located.js';
import { isMark, joinWords, splitWords, type Place, type Word } from './words.js';

export interface Complaint {
  readonly places: readonly Place[];
  readonly message: string;
}

interface Erratum {
  readonly where: Located;
  readonly line: Located;
}

export interface Mend extends Erratum {
  readonly asRead: Located;
  readonly asMended: Located;
}

export interface Question extends Erratum {
  readonly words: Located;
}

export interface Errata {
  readonly mends: readonly Mend[];
  readonly questions: readonly Question[];
}

export function readErrata(files: Files): Errata {
  const json = new LocatedJson(contentFiles.errata, textOf(files, contentFiles.errata));
  const list = <T>(key: string, read: (at: (field: string) => Located) => T): readonly T[] =>
    Array.from({ length: json.count(key) }, (_, i) => read((field) => json.at(key, i, field)));
  return {
    mends: list('mends', (at) => ({ where: at('where'), line: at('line'), asRead: at('asRead'), asMended: at('asMended') })),
    questions: list('questions', (at) => ({ where: at('where'), line: at('line'), words: at('words') })),
  };
}

function placeOf({ file, lineOf }: Located): Place {
  return { file, line: lineOf(0) };
}

function complain(at: Located, message: string, ...others: readonly Located[]): Complaint {
  return { places: [at, ...others].map(placeOf), message: `${at.file}:${at.lineOf(0)}: ${message}` };
}

/** The seed with every mend made. A mend must fit exactly once, at its line and part, and mend one thing. */
export function mendSeed(seed: readonly Word[], mends: readonly Mend[]): { readonly words: readonly Word[]; readonly complaints: readonly Complaint[] } {
  const words = [...seed];
  const complaints: Complaint[] = [];
  for (const mend of mends) {
    const read = splitWords(mend.asRead.text);
    const mended = splitWords(mend.asMended.text);
    const line = Number(mend.line.text);
    const fits = startsAt(words, read, line);
    const [start] = fits;
    const found = start === undefined ? undefined : words[start];
    if (start === undefined || found === undefined || fits.length > 1) {
      complaints.push(complain(mend.asRead, `"${mend.asRead.text}" stands ${fits.length} times at line ${line} of the seed, not once`));
      continue;
    }
    if (found.where !== mend.where.text) complaints.push(complain(mend.where, `"${mend.where.text}" is "${found.where}"`));
    const things = regions(read, mended);
    if (things !== 1) complaints.push(complain(mend.asRead, `"${mend.asRead.text}" to "${mend.asMended.text}" mends ${things} things, not one`, mend.asMended));
    const at = { ...placeOf(mend.asMended), where: found.where, also: [placeOf(mend.asRead), placeOf(mend.asMended)] };
    words.splice(start, read.length, ...mended.map((text) => ({ text, ...at })));
  }
  return { words, complaints };
}

/** Where in the text a run of words begins, of those of that line. */
function startsAt(text: readonly Word[], run: readonly string[], line: number): readonly number[] {
  const found: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    if (text[i]?.line === line && text[i]?.file === seedFile && run.length > 0 && run.every((word, k) => text[i + k]?.text === word)) found.push(i);
  }
  return found;
}

/** In how many places two texts differ. */
function regions(before: readonly string[], after: readonly string[]): number {
  const alike = diffArrays([...before], [...after]).map(({ added, removed }) => !added && !removed);
  return alike.filter((same, i) => !same && alike[i - 1] !== false).length;
}

/** What is asked about must stand in the seed, at its line and part, and still stand after the mends. */
export function checkQuestions(seed: readonly Word[], mended: readonly Word[], questions: readonly Question[]): Complaint[] {
  return questions.flatMap(({ where, line, words }) => {
    const before = wordsIn(seed, where.text);
    if (before.length === 0) return [complain(where, `the seed has no part "${where.text}"`)];
    if (!startsOf(words.text, before).some((word) => String(word.line) === line.text)) return [complain(words, `"${words.text}" does not stand at line ${line.text} of the seed`, where, line)];
    if (startsOf(words.text, wordsIn(mended, where.text)).length === 0) return [complain(words, `"${words.text}" no longer stands after the mends`)];
    return [];
  });
}

function wordsIn(text: readonly Word[], where: string): readonly Word[] {
  return text.filter((word) => word.where === where && !isMark(word));
}

/** The words at which a quotation begins. */
function startsOf(quotation: string, text: readonly Word[]): readonly Word[] {
  const length = splitWords(quotation).length;
  return text.filter((_, i) => joinWords(text.slice(i, i + length)).startsWith(quotation));
}

import { diffArrays } from 'diff';
import { readContent } from './content.js';
import { checkQuestions, mendSeed, readErrata, type Complaint } from './errata.js';
import { contentFiles, seedFile, textOf, type Files } from './files.js';
import { LocatedJson } from './located.js';
import { readSeed } from './seed.js';
import { joinWords, type Word } from './words.js';

/** Words that one side has and the other has not, and the words beside them. */
export interface Difference {
  readonly seed: readonly Word[];
  readonly content: readonly Word[];
  readonly seedBefore: Word | undefined;
  readonly seedAfter: Word | undefined;
  readonly contentBefore: Word | undefined;
}

export function differences(seed: readonly Word[], content: readonly Word[]): Difference[] {
  const found: Difference[] = [];
  let i = 0;
  let j = 0;
  let open: { seed: Word[]; content: Word[]; seedBefore: Word | undefined; seedAfter: Word | undefined; contentBefore: Word | undefined } | undefined;
  for (const { added, removed, count } of diffArrays([...seed], [...content], { comparator: (a, b) => a.text === b.text })) {
    if (!added && !removed) {
      open = undefined;
      i += count;
      j += count;
      continue;
    }
    if (open === undefined) found.push((open = { seed: [], content: [], seedBefore: seed[i - 1], seedAfter: undefined, contentBefore: content[j - 1] }));
    if (removed) open.seed.push(...seed.slice(i, (i += count)));
    else open.content.push(...content.slice(j, (j += count)));
    open.seedAfter = seed[i];
  }
  return found;
}

/** Walks seed and content word by word, both ways. Empty: they differ by the errata, each used once, and by nothing else. */
export function walk(files: Files): readonly Complaint[] {
  const seed = readSeed(textOf(files, seedFile));
  const content = readContent(files);
  const errata = readErrata(files);
  const mended = mendSeed(seed, errata.mends);
  return [
    ...mended.complaints,
    ...checkQuestions(seed, mended.words, errata.questions),
    ...differences(mended.words, content.words).map(complaint),
    ...fullNameDiffers(files),
  ];
}

/** The one text of content that the seed does not show in its own form: the authority line is its capitals. */
function fullNameDiffers(files: Files): readonly Complaint[] {
  const plan = new LocatedJson(contentFiles.plan, textOf(files, contentFiles.plan));
  const fullName = plan.at('issuer', 'fullName');
  if (fullName.text.toLocaleUpperCase('vi') === plan.at('issuer', 'authority').text) return [];
  const place = { file: fullName.file, line: fullName.lineOf(0) };
  return [{ places: [place], message: `${place.file}:${place.line}: "${fullName.text}" is not the authority line in lower case` }];
}

/** Named by its place in the content and in the seed, and by the mend it touches, if any: that may be what is wrong. */
function complaint({ seed, content, seedBefore, seedAfter, contentBefore }: Difference): Complaint {
  const inSeed = seed[0] ?? seedBefore;
  const beside = [seedBefore, ...seed, seedAfter, ...content].flatMap((word) => word?.also ?? []);
  const places = [...content, contentBefore, inSeed, ...beside].filter((place) => place !== undefined);
  const at = [...new Set(places.map(({ file, line }) => `${file}:${line}`))].join(', ');
  return {
    places,
    message: `${at} (${inSeed?.where ?? ''}): the seed says "${joinWords(seed)}", the content "${joinWords(content)}", after "${contentBefore?.text ?? ''}"`,
  };
}

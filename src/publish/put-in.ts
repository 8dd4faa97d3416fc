import { placedTexts, type PlacedText } from '../content/places.js';
import type { Plan } from '../content/plan.js';
import { readPlan } from '../content/read.js';
import type { SourceText } from '../source/source-text.js';

/**
 * The content file in which words at a place give way to others, with its new text; undefined where the words are not there
 * just once or cannot be told apart in the file. Read back, the plan differs in that one text and in nothing else.
 * @param instead texts that take the place of files already, by path from the root
 */
export function putIn(root: string, plan: Plan, { place, words, becomes }: { readonly place: string; readonly words: string; readonly becomes: string }, instead: ReadonlyMap<string, string>): SourceText | undefined {
  const texts = placedTexts(plan);
  const holding = texts.flatMap((t, index) => (t.place === place && t.text.includes(words) ? [index] : []));
  const [at] = holding;
  if (at === undefined || holding.length > 1 || (texts[at]?.text.split(words).length ?? 0) !== 2) return undefined;
  const wanted = texts.map((t, index) => (index === at ? { ...t, text: t.text.replace(words, () => becomes) } : t));
  const { sources } = plan;
  for (const source of [sources.decision, sources.text, sources.tasks]) {
    const typed = source === sources.tasks ? jsonTyped : asTyped;
    for (const text of replacedOnce(source.text, typed(words), typed(becomes))) {
      const read = readPlan(root, plan.year, new Map([...instead, [source.file, text]])).plan;
      if (read !== undefined && same(placedTexts(read), wanted)) return { file: source.file, text };
    }
  }
  return undefined;
}

/** A text with each occurrence of some words in turn replaced, the others left alone. */
function* replacedOnce(text: string, words: string, becomes: string): Generator<string> {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) yield `${text.slice(0, at)}${becomes}${text.slice(at + words.length)}`;
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

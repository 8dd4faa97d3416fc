import { isProposal } from './proposal.js';
import type { PlacedText } from './places.js';
import type { Question } from './schema.js';
import { featuresOf, similarity, type Features } from './similarity.js';

/** Texts this alike are one text that was edited; unrelated ones of one field reach about 0.25. */
const alike = 0.5;

/**
 * Where what each question asks about stands now, in the order of the questions; undefined: it is gone. A place of the decision or of the plan is a
 * number that moves when something is put in or taken out before it, so the paragraph is known by its words as they were asked about; a task by its id,
 * the tờ trình by being the proposal.
 */
export function placesNow(questions: readonly Question[], placed: readonly PlacedText[]): readonly (string | undefined)[] {
  const asked = new Set(questions.flatMap(({ text }) => (text === undefined ? [] : [text])));
  const places = new Set(placed.map(({ place }) => place));
  const sorts = new Map<string, readonly PlacedText[]>();
  const features = makeFeatures();
  return questions.map((question) => {
    const sort = sortOf(question.place);
    if (sort === undefined) return places.has(question.place) ? question.place : undefined;
    const known = sorts.get(sort) ?? placed.filter(({ place }) => sortOf(place) === sort);
    sorts.set(sort, known);
    return placeNow(question, known, asked, features);
  });
}

/** The paragraphs among which a place may move; undefined where its name stays with it. */
function sortOf(place: string): string | undefined {
  if (place.includes('/')) return undefined;
  return /^(?:can-cu|dieu|phu-luc)(?=\.)/u.exec(place)?.[0] ?? (/^[IVXLC]+(?:\.|$)/u.test(place) ? 'ke-hoach' : undefined);
}

/** The features of texts, each found once: many questions may ask about paragraphs that are no more as they were. */
function makeFeatures(): (text: string) => Features {
  const known = new Map<string, Features>();
  return (text) => {
    const found = known.get(text) ?? featuresOf([text]);
    known.set(text, found);
    return found;
  };
}

function placeNow(question: Question, sort: readonly PlacedText[], asked: ReadonlySet<string>, features: (text: string) => Features): string | undefined {
  const { kind, place, words, text } = question;
  const among = kind === 'to-trinh' ? sort.filter((t) => isProposal(t.text)) : kind === 'can-cu' ? sort.filter((t) => !isProposal(t.text)) : sort;
  if (text === undefined) {
    const holding = among.filter((t) => t.text.includes(words));
    return (holding.find((t) => t.place === place) ?? holding[0] ?? among.find((t) => t.place === place) ?? (kind === 'to-trinh' ? among[0] : undefined))?.place;
  }
  const same = among.filter((t) => t.text === text);
  if (same.length > 0) return (same.find((t) => t.place === place) ?? same[0])?.place;
  // A paragraph that another question asked about, word for word, is that one's.
  const free = among.filter((t) => !asked.has(t.text));
  const least = kind === 'to-trinh' ? 0 : alike;
  const ranked = free
    .map((t) => ({ place: t.place, score: similarity(features(text), features(t.text)) + (t.place === place ? 0.05 : 0) }))
    .sort((a, b) => b.score - a.score);
  const best = ranked[0];
  return best !== undefined && best.score >= least ? best.place : undefined;
}

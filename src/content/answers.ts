import type { PlacedText } from './places.js';
import type { Question } from './schema.js';

/** Why an answer does not hold for the words that are there. */
export type AnswerFault = 'nothing-proposed' | 'advice' | 'not-as-proposed' | 'unchanged' | 'edited' | 'no-reason';

/** What an answer needs to be judged: the question with the state it is to have. */
export type Answered = Pick<Question, 'kind' | 'place' | 'words' | 'proposed' | 'becomes' | 'state' | 'note'>;

/**
 * Holds the answer of a question against the words of the plan; undefined: it holds, or nothing is answered.
 * Accepted: the proposal stands there. Changed: what was asked about does not stand there any more. Kept: it does, and a
 * note says why.
 */
export function answerFault(question: Answered, texts: readonly PlacedText[]): AnswerFault | undefined {
  const { kind, place, words, proposed, becomes, state, note } = question;
  const here = texts.filter((t) => t.place === place).map((t) => t.text);
  const stands = (sought: string): boolean => here.some((text) => text.includes(sought));
  switch (state) {
    case 'mo':
      return undefined;
    case 'chap-nhan':
      if (becomes === undefined) return proposed === null ? 'nothing-proposed' : 'advice';
      // What is proposed of a task is that it stays; its words may be bettered all the same.
      return stands(becomes) || (kind === 'nhiem-vu' && here.length > 0) ? undefined : 'not-as-proposed';
    case 'da-doi':
      return staleWords(question).some((stale) => sameSort(texts, place).some((text) => text.includes(stale))) ? 'unchanged' : undefined;
    case 'giu-nguyen':
      if (note === undefined || isBlank(note)) return 'no-reason';
      return stands(words) ? undefined : 'edited';
  }
}

/** Nothing, or what a message leaves to be filled in. */
function isBlank(note: string): boolean {
  return /^(?:\s*|lý do|…|\.+|<.*>)$/iu.test(note.trim());
}

/** A căn cứ is known by its words: taking one out moves the numbers of those behind it. */
function sameSort(texts: readonly PlacedText[], place: string): readonly string[] {
  return texts.filter((t) => t.place === place || (isBasis(place) && isBasis(t.place))).map((t) => t.text);
}

function isBasis(place: string): boolean {
  return place.startsWith('can-cu.');
}

/** What must be gone once words are changed: of a tờ trình the day as well, which no two years share. */
function staleWords({ kind, words }: Pick<Question, 'kind' | 'words'>): readonly string[] {
  return [words, ...(kind === 'to-trinh' ? (words.match(/ngày \d{1,2}(?:\/\d{1,2}\/| tháng \d{1,2} năm )\d{4}/gu) ?? []) : [])];
}

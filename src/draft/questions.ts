import type { PlacedText } from '../content/places.js';
import type { Question, QuestionKind, ReviewFile } from '../content/schema.js';
import { groupBy } from '../plan/group-by.js';

export type Asked = Pick<Question, 'kind' | 'place' | 'words' | 'ask' | 'proposed' | 'becomes'>;

/** Gathers the questions of a draft; the same question is asked once. */
export class Questions {
  readonly #asked = new Map<string, Asked>();

  ask(question: Asked): void {
    const key = keyOf(question);
    if (!this.#asked.has(key)) this.#asked.set(key, question);
  }

  /**
   * All of them, numbered within their kind, with the answers and notes of an earlier draft's questions that still hold.
   * @param texts the texts that are asked about: a question keeps all of the text, to be found again by, and to know whether it asks about all of it
   */
  numbered(texts: readonly PlacedText[], earlier: ReviewFile | undefined): Question[] {
    const answers = new Map((earlier?.questions ?? []).map((q) => [keyOf(q), q]));
    const counts = new Map<QuestionKind, number>();
    const byPlace = groupBy(texts, ({ place }) => place);
    return [...this.#asked.values()].map((asked) => {
      const count = (counts.get(asked.kind) ?? 0) + 1;
      counts.set(asked.kind, count);
      const answer = answers.get(keyOf(asked));
      const { kind, place, words, ask, proposed, becomes } = asked;
      const note = answer?.note;
      const text = byPlace.get(place)?.find((t) => t.text.includes(words))?.text;
      return { id: `${kind}-${count}`, kind, place, ...(text === undefined ? {} : { text }), words, ask, proposed, ...(becomes === undefined ? {} : { becomes }), state: stateAgain(answer, asked), ...(note === undefined ? {} : { note }) };
    });
  }
}

/** An earlier answer to words that are drafted anew: it stands where it left the words as they are, else it is asked again. */
function stateAgain(answer: Question | undefined, { words, becomes }: Asked): Question['state'] {
  if (answer?.state === 'giu-nguyen') return 'giu-nguyen';
  return answer?.state === 'chap-nhan' && becomes === words ? 'chap-nhan' : 'mo';
}

/** An answer belongs to the same words of the same place, asked the same; the number of a question may change. */
function keyOf({ kind, place, words, ask }: Asked): string {
  return JSON.stringify([kind, place, words, ask]);
}

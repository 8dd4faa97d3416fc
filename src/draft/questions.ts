import type { Question, QuestionKind, ReviewFile } from '../content/schema.js';

export type Asked = Pick<Question, 'kind' | 'place' | 'words' | 'ask' | 'proposed'>;

/** Gathers the questions of a draft; the same question is asked once. */
export class Questions {
  readonly #asked = new Map<string, Asked>();

  ask(question: Asked): void {
    const key = keyOf(question);
    if (!this.#asked.has(key)) this.#asked.set(key, question);
  }

  /** All of them, numbered within their kind, with the answers that an earlier draft's questions have. */
  numbered(earlier: ReviewFile | undefined): Question[] {
    const answers = new Map((earlier?.questions ?? []).map((q) => [keyOf(q), q]));
    const counts = new Map<QuestionKind, number>();
    return [...this.#asked.values()].map((asked) => {
      const count = (counts.get(asked.kind) ?? 0) + 1;
      counts.set(asked.kind, count);
      const answer = answers.get(keyOf(asked));
      const { kind, place, words, ask, proposed } = asked;
      const note = answer?.note;
      return { id: `${kind}-${count}`, kind, place, words, ask, proposed, state: answer?.state ?? 'mo', ...(note === undefined ? {} : { note }) };
    });
  }
}

/** An answer belongs to the same words of the same place, asked the same; the number of a question may change. */
function keyOf({ kind, place, words, ask }: Asked): string {
  return JSON.stringify([kind, place, words, ask]);
}

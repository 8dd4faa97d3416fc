import type { PlacedText } from '../content/places.js';
import type { CellPart, ReviewFile, Task } from '../content/schema.js';
import { partText } from '../plan/words.js';
import type { Questions } from './questions.js';
import { moveDeadline } from './years/move-deadline.js';
import { moveYears, type MovedPhrase } from './years/move-years.js';

/** Moves the years of a plan's texts, records each, and asks where no rule decides or a period has ended. */
export class Mover {
  readonly #records: ReviewFile['years'] = [];
  readonly #texts: PlacedText[] = [];

  constructor(
    readonly fromYear: number,
    readonly toYear: number,
    readonly questions: Questions,
  ) {}

  text(place: string, text: string): string {
    const moved = moveYears(text, this.fromYear, this.toYear, 'text');
    this.#record(place, moved.phrases);
    this.#texts.push({ place, text: moved.text });
    return moved.text;
  }

  cell(place: string, parts: readonly CellPart[]): CellPart[] {
    return parts.map((part) => (typeof part === 'string' ? this.text(place, part) : { item: this.text(place, part.item) }));
  }

  deadline(place: string, deadline: Task['deadline']): Task['deadline'] {
    const moved = moveDeadline(deadline, this.fromYear, this.toYear);
    for (const phrases of moved.phrases) this.#record(place, phrases);
    for (const part of moved.deadline.words) this.#texts.push({ place, text: partText(part) });
    return moved.deadline;
  }

  /** Every year of the plan, in the order met. */
  records(): ReviewFile['years'] {
    return this.#records;
  }

  /** Every text that was moved, as it now stands. */
  texts(): readonly PlacedText[] {
    return this.#texts;
  }

  #record(place: string, phrases: readonly MovedPhrase[]): void {
    for (const { words, class: kind, reason, moved, becomes, ends } of phrases) {
      this.#records.push({ place, words, kind, becomes: moved ? becomes : null, reason });
      if (kind === 'undecided') {
        this.questions.ask({ kind: 'nam', place, words, ask: 'Không quy tắc nào quyết định năm này chuyển hay giữ; viết thế nào?', proposed: null });
      }
      if (kind === 'period' && ends !== undefined && ends < this.toYear) {
        this.questions.ask({ kind: 'giai-doan', place, words, ask: `Giai đoạn này kết thúc năm ${ends}, trước năm kế hoạch ${this.toYear}; thay bằng giai đoạn nào?`, proposed: null });
      }
    }
  }
}

import type { MarkedContent, MarkedPart } from './element.js';

/** What a piece of marked content is called in the page; the structure tree says what it is. */
const tags: Readonly<Record<MarkedPart, string>> = { label: 'Lbl', text: 'P', underline: 'Span', strike: 'Span', note: 'Reference' };

/** Why something drawn is no part of the text (ISO 32000-1, 14.8.2.2). */
export type ArtifactType = 'Layout' | 'Pagination';

/** Gathers the operators of a page so that each that draws stands in exactly one marked content or artifact. */
export class Marking {
  readonly contents: MarkedContent[] = [];
  readonly #operators: string[] = [];
  readonly #marks: boolean;
  /** What is open now. */
  #open: ArtifactType | MarkedContent | undefined;

  /** @param marks false: operators only */
  constructor(marks: boolean) {
    this.#marks = marks;
  }

  /** An operator that draws nothing. */
  state(operator: string): void {
    this.#close();
    this.#operators.push(operator);
  }

  artifact(type: ArtifactType, operators: readonly string[]): void {
    if (this.#marks && this.#open !== type) this.#begin(type, `/Artifact <</Type /${type}>> BDC`);
    for (const operator of operators) this.#operators.push(operator);
  }

  content(content: MarkedContent, operators: string): void {
    if (operators === '') return;
    const { key, part } = content;
    const last = this.#open;
    const goesOn = typeof last === 'object' && last.key === key && last.part === part && part !== 'note';
    if (this.#marks && !goesOn) {
      this.#begin(content, `/${tags[part]} <</MCID ${this.contents.length}>> BDC`);
      this.contents.push(content);
    }
    this.#operators.push(operators);
  }

  /** The whole page. */
  end(): string {
    this.#close();
    return this.#operators.join('\n');
  }

  #begin(what: ArtifactType | MarkedContent, opening: string): void {
    this.#close();
    this.#operators.push(opening);
    this.#open = what;
  }

  #close(): void {
    if (this.#open === undefined) return;
    this.#operators.push('EMC');
    this.#open = undefined;
  }
}

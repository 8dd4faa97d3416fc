import type { Verb } from './verbs.js';

/** A body in the words. */
export interface Body {
  readonly kind: 'body';
  /** Undefined where it stands for nobody in particular: unknown, or a part of a group. */
  readonly id: string | undefined;
  readonly words: string;
  readonly offset: number;
  /** It belongs to somebody else's part of the sentence ("theo ý kiến của Sở A"). */
  readonly apart: boolean;
  /** "với" stands before it. */
  readonly afterWith: boolean;
}

/** What the words of an assignment are made of, once read. */
export type Item =
  | Body
  | { readonly kind: 'verb'; readonly verb: Verb; readonly negated: boolean; readonly label: boolean }
  | { readonly kind: 'comma' | 'and' | 'stop' | 'word' };

/** Words that are told to the user, and why. */
export interface Note {
  readonly code: 'unknown-body-in-words' | 'words-not-understood' | 'words-negated' | 'group-limited';
  readonly words: string;
  readonly offset: number;
}

import { blankIn } from './blanks.js';
import { citedIn, isSamePaper } from './cited.js';
import type { PlacedText } from './places.js';
import { unended } from './plain-words.js';
import { proposalOf, type ProposalFrame } from './proposal.js';
import type { Question } from './schema.js';

/** Why an answer does not hold for the words that are there. */
export type AnswerFault =
  | 'nothing-proposed' | 'advice' | 'not-as-proposed' | 'unchanged' | 'edited' | 'no-reason' | 'blank-left'
  | 'never-kept' | 'proposal-unfinished' | 'proposal-unreal-day' | 'proposal-last-number' | 'proposal-last-day' | 'proposal-day';

/** What an answer needs to be judged: the question with the state it is to have, and where it stands now; undefined: what it asks about is gone. */
export type Answered = Pick<Question, 'kind' | 'place' | 'text' | 'words' | 'proposed' | 'becomes' | 'state' | 'note'> & { readonly at: string | undefined };

/** What answers are held against: the words of the plan, and when its tờ trình can have been signed. */
export interface AnsweredWords {
  readonly texts: readonly PlacedText[];
  readonly frame: ProposalFrame;
}

/**
 * Holds the answer of a question against the words of the plan; undefined: it holds, or nothing is answered.
 * Accepted: the proposal stands there. Changed: what was asked about does not stand there any more, and nothing is left to
 * be filled in. Kept: it stands there, and a note says why; a tờ trình of an earlier decision is never kept.
 */
export function answerFault(question: Answered, { texts, frame }: AnsweredWords): AnswerFault | undefined {
  const { kind, words, text: asked, proposed, becomes, state, note, at } = question;
  const here = texts.filter((t) => t.place === at).map((t) => t.text);
  // Words put behind a whole text make it another; a part of a text may stand in any.
  const stands = (sought: string, among: readonly string[] = here): boolean => {
    const isWhole = asked !== undefined && unended(asked) === unended(sought);
    return among.some((text) => (isWhole ? unended(text) === unended(sought) : text.includes(sought)));
  };
  switch (state) {
    case 'mo':
      return undefined;
    case 'chap-nhan':
      if (becomes === undefined) return proposed === null ? 'nothing-proposed' : 'advice';
      // What is proposed of a task is that it stays; its words may be bettered all the same.
      return stands(becomes) || (kind === 'nhiem-vu' && here.length > 0) ? undefined : 'not-as-proposed';
    case 'da-doi':
      // A căn cứ may stand anywhere among them: what was asked about is gone only where none has it.
      if (stands(words, kind === 'can-cu' || kind === 'to-trinh' ? basesOf(texts) : here)) return 'unchanged';
      if (kind === 'to-trinh') return [...here.map((text) => proposalFault(text, question, frame)), ...basesOf(texts).map((text) => proposalFault(text, question, undefined))].find((fault) => fault !== undefined);
      return here.some((text) => blankIn(text) !== undefined) ? 'blank-left' : undefined;
    case 'giu-nguyen':
      if (kind === 'to-trinh') return 'never-kept';
      if (!isReason(note)) return 'no-reason';
      return stands(words) ? undefined : 'edited';
  }
}

/** The day that no calendar has, as a tờ trình that answers a question writes it. */
export function unrealDay({ at }: Answered, { texts }: Pick<AnsweredWords, 'texts'>): string | undefined {
  return texts.filter((t) => t.place === at).flatMap((t) => proposalOf(t.text)?.unreal ?? [])[0];
}

/** Why a căn cứ cannot stand: the old tờ trình is named in it, or, in the place of the new one, number and full day are not both given, both new, the day where such a day can be. */
function proposalFault(text: string, { words, text: asked, note }: Answered, frame: ProposalFrame | undefined): AnswerFault | undefined {
  const old = citedIn(asked ?? words);
  const again = citedIn(text).papers.filter((paper) => old.papers.some((before) => before.proposes && isSamePaper(paper, before)));
  const now = frame === undefined ? undefined : proposalOf(text);
  if (now !== undefined && now.unreal.length > 0) return 'proposal-unreal-day';
  if (now !== undefined && (!now.isWhole || blankIn(text) !== undefined)) return 'proposal-unfinished';
  if ([...again.map(({ day }) => day), ...(now?.days ?? [])].some((day) => day !== undefined && old.days.includes(day))) return 'proposal-last-day';
  if (again.some(({ day }) => day === undefined || !isReason(note))) return 'proposal-last-number';
  return frame === undefined || now === undefined || now.days.every((day) => day >= frame.first && day <= frame.last) ? undefined : 'proposal-day';
}

function basesOf(texts: readonly PlacedText[]): readonly string[] {
  return texts.filter(({ place }) => place.startsWith('can-cu.')).map(({ text }) => text);
}

/** Something said, and not what a message or the README leaves to be filled in. */
function isReason(note: string | undefined): boolean {
  return note !== undefined && !/^(?:lý do|vì sao|…|\.+|<.*>|)$/iu.test(note.trim());
}

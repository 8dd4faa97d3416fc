import type { Question } from './schema.js';

/** A proposal that the program can put in place of the words asked about; any other is advice, for a person to write out. */
export function canBePutIn({ becomes }: Pick<Question, 'becomes'>): boolean {
  return becomes !== undefined;
}

/** "Đề xuất: Giữ nguyên.", "Ý kiến: Bỏ căn cứ này."; undefined where nothing is proposed. */
export function proposedWords(question: Pick<Question, 'proposed' | 'becomes'>): string | undefined {
  const { proposed } = question;
  return proposed === null ? undefined : `${canBePutIn(question) ? 'Đề xuất' : 'Ý kiến'}: ${proposed}.`;
}

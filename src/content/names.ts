/**
 * Whether words can be the name of a person who signs (R52): letters of two words or more, and not the words of a form to
 * fill in ("Họ và tên", "…", "<tên>").
 */
export function isPersonName(words: string): boolean {
  return /^\p{L}[\p{L}\p{M}'.’-]*(?: \p{L}[\p{L}\p{M}'.’-]*)+$/u.test(words) && !/^(?:họ và tên|họ tên|tên người ký|họ tên người ký|họ và tên người ký|người ký)$/iu.test(words.normalize('NFC'));
}

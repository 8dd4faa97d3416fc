/** Words of a form to fill in where the name of a person belongs: "Họ và tên", "<tên người ký>", "…". */
export function isPlaceholderName(words: string): boolean {
  return /^(?:(?:họ và tên|họ tên|tên)(?: (?:của )?người ký)?|người ký|<.*>|\(.*\)|[.…_-]*)$/iu.test(words.normalize('NFC').trim());
}

/** Whether words can be the name of a person who signs (R52): two words of letters or more, and none of a form to fill in. */
export function isPersonName(words: string): boolean {
  return /^\p{L}[\p{L}\p{M}'.’-]*(?: \p{L}[\p{L}\p{M}'.’-]*)+$/u.test(words) && !isPlaceholderName(words);
}

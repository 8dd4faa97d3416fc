/** Words that stand where a name belongs, copied from instructions. */
const placeholders = /^[<[(«"']*(?:ghi )?(?:họ (?:và )?tên(?: thật)?(?: (?:của )?người ký)?|tên người ký|người ký)[>\])»"'.… ]*$/iu;

/** Is a name none at all: "Họ và tên", empty, dots? */
export function isPlaceholder(name: string): boolean {
  const words = name.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  return !/\p{L}/u.test(words) || placeholders.test(words);
}

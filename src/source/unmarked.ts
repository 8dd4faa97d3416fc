/** Words without the marks of Vietnamese, in small letters: "Sở Y tế" is "so y te". */
export function unmarked(words: string): string {
  return words.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/gu, 'd').toLowerCase();
}

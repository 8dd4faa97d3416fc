import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { stringsOf } from '../../source/json.js';
import type { Plan } from '../plan.js';
import type { AgenciesFile } from '../schema.js';

/** Nơi nhận of the decision and of what is sent and reported with it (R55): the archive is văn thư's, and names that agencies.json has keep their small letters. */
export function checkRecipients({ agencies, sources: { plan } }: Plan): Diagnostic[] {
  const writings = writingsOf(agencies);
  return [...stringsOf(plan)].flatMap(({ path, text, placeOfIndex }) => {
    const [first, second] = path;
    if (path.at(-1) === 'archive') return /(?<!\p{L})(?:VT(?!\p{L})|văn thư)/iu.test(text) ? [] : [diagnose('archive-without-vt', placeOfIndex(0), { words: text })];
    if (first !== 'recipients' && !((first === 'report' || first === 'dispatch') && second === 'recipients')) return [];
    const slip = capitalSlip(text, writings);
    return slip === undefined ? [] : [diagnose('recipient-capitals', placeOfIndex(slip.index), slip)];
  });
}

/** The ways in which texts write an agency, the longest first. */
function writingsOf({ agencies }: AgenciesFile): readonly string[] {
  return agencies.flatMap(({ name, shortForms, listName = [] }) => [name, ...shortForms, ...listName]).sort((a, b) => b.length - a.length);
}

/** A name that is written as agencies.json has it but for capitals too many: "Bộ Nội Vụ" has "Nội Vụ" for "Nội vụ". Words all in capitals are none. */
function capitalSlip(text: string, writings: readonly string[]): { readonly index: number; readonly words: string; readonly meant: string } | undefined {
  const small = text.toLocaleLowerCase('vi');
  for (const meant of writings) {
    const sought = meant.toLocaleLowerCase('vi');
    for (let index = small.indexOf(sought); index !== -1; index = small.indexOf(sought, index + 1)) {
      const words = text.slice(index, index + meant.length);
      if (/\p{L}$/u.test(text.slice(0, index)) || /^\p{L}/u.test(text.slice(index + meant.length))) continue;
      if (writings.includes(words)) continue;
      if (words !== words.toLocaleUpperCase('vi') && hasCapitalTooMany(words, meant)) return { index, words, meant };
    }
  }
  return undefined;
}

function hasCapitalTooMany(words: string, meant: string): boolean {
  return Array.from(words).some((letter, at) => at > 0 && letter !== meant[at] && letter.toLocaleLowerCase('vi') === meant[at]);
}

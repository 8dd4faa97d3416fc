import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.js';
import { isPersonName, isPlaceholderName, nameFault } from '../names.js';

/**
 * What is wrong with the name of a person who signs (R52).
 * @param typed in a command: what is doubtful is refused there, and taken from the content, where it was written with care; so are words of
 * an unusual shape
 */
export function checkPersonName(name: string, place: Place, typed: boolean): readonly Diagnostic[] {
  const fault = nameFault(name);
  switch (fault?.kind) {
    case undefined: return [];
    case 'no-name': return typed || isPlaceholderName(name) ? [diagnose('name-implausible', place, { name })] : [];
    case 'small-letter': return [diagnose('name-small-letter', place, { name, word: fault.word, meant: fault.meant })];
    case 'titled': {
      const meant = isPersonName(fault.name) ? fault.name : undefined;
      const told = { name, title: fault.title, meant };
      if (!fault.doubtful) return [diagnose('name-titled', place, told)];
      return [typed ? diagnose('name-maybe-titled', place, told) : diagnose('name-looks-titled', place, told)];
    }
  }
}

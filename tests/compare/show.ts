import type { Comparison, Entry, Line, Piece } from '../../src/compare/types.js';

/** A comparison as text: [-removed-], {+added+}, an entry's sides and its explanation. */
export function show({ groups }: Comparison): string {
  return groups.flatMap(({ number, title, entries }) => [`${number === '' ? '' : `${number}. `}${title}`, ...entries.flatMap(entryLines)]).join('\n');
}

function entryLines({ id, kinds, before, after, explanation }: Entry): readonly string[] {
  const side = (sign: string, sides: Entry['before']): readonly string[] =>
    sides.flatMap(({ ref, fields }) => fields.filter(({ name, changed }) => changed || name === 'text').map(({ name, lines }) => `  ${sign} ${ref}${name === 'text' ? '' : ` ${name}`}: ${lines.map(lineText).join(' ⏎ ')}`));
  return [`${kinds.join(', ')} ${id}`, ...side('<', before), ...side('>', after), ...explanation.map((words) => `  ! ${words}`)];
}

function lineText(line: Line): string {
  return line.map(pieceText).join('');
}

function pieceText({ text, mark }: Piece): string {
  if (mark === undefined) return text;
  return mark === 'removed' ? `[-${text}-]` : `{+${text}+}`;
}

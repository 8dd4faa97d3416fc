import type { Observed, ObservedLine, ObservedParagraph, ObservedRun } from '../observed.js';
import type { Item, Spot } from './types.js';
import { appendixHead } from './signs.js';
import { typeNamed } from './vocabulary.js';
import { plainSpaces } from './words.js';

/** Everything of a file in order, lines of columns one column after the other; paragraphs without words are left out. */
export function itemsOf(observed: Observed): readonly Item[] {
  return observed.blocks.flatMap((block, at): Item[] => {
    if (block.kind === 'table') return [{ kind: 'table', table: block, block: at }];
    if (block.kind !== 'columns') return linesOf([block], at, undefined);
    const width = Math.max(0, ...block.rows.map((row) => row.length));
    return Array.from({ length: width }, (_, index) => index).flatMap((index) =>
      block.rows.flatMap((row, r) => linesOf(row[index] ?? [], at, { row: r, index, of: row.length })),
    );
  });
}

function linesOf(lines: readonly ObservedLine[], block: number, column: Spot['column']): Item[] {
  const at = column === undefined ? { block } : { block, column };
  return lines.flatMap((line): Item[] => {
    if (line.kind === 'rule') return [{ kind: 'rule', rule: line, ...at }];
    const runs = withoutNoteMarks(line.runs);
    const pieces = column === undefined && !titleOverBreak(line) ? [runs] : splitAtBreaks(runs);
    return pieces.map((runs, i) => spotOf(line, runs, at, i === 0, i === pieces.length - 1)).filter((spot) => spot.words !== '');
  });
}

function spotOf(line: ObservedParagraph, runs: readonly ObservedRun[], at: Pick<Spot, 'block' | 'column'>, isFirst: boolean, isLast: boolean): Spot {
  const { spaceBefore, spaceAfter, lines, lastLineWidth, ...same } = line;
  const whole = isFirst && isLast;
  return {
    ...same,
    ...at,
    kind: 'spot',
    runs,
    words: plainSpaces(runs.map((run) => run.text).join('')).trim(),
    ...(isFirst && spaceBefore !== undefined ? { spaceBefore } : {}),
    ...(isLast && spaceAfter !== undefined ? { spaceAfter } : {}),
    ...(whole && lines !== undefined ? { lines } : {}),
    ...(isLast && lastLineWidth !== undefined ? { lastLineWidth } : {}),
  };
}

/** Numbers of notes beside the words are not the document's own text ("[3]" in a draft, a footnote's number). */
function withoutNoteMarks(runs: readonly ObservedRun[]): readonly ObservedRun[] {
  const usual = Math.max(0, ...runs.map((run) => run.looks.size ?? 0));
  return runs.filter((run) => !(/^\s*(?:\[\d{1,3}\]|\d{1,2})+\s*$/u.test(run.text) && (run.looks.size ?? usual) <= usual * 0.7));
}

/** "QUYẾT ĐỊNH", a line break, and its subject. */
function titleOverBreak(line: ObservedParagraph): boolean {
  const [first = '', ...more] = line.runs.map((run) => run.text).join('').split('\n');
  return more.length > 0 && (typeNamed(first) !== undefined || appendixHead(first.trim()) !== undefined);
}

function splitAtBreaks(runs: readonly ObservedRun[]): (readonly ObservedRun[])[] {
  const pieces: ObservedRun[][] = [[]];
  for (const run of runs) {
    run.text.split('\n').forEach((text, i) => {
      if (i > 0) pieces.push([]);
      if (text !== '') pieces.at(-1)?.push({ ...run, text });
    });
  }
  return pieces;
}

function sameColumn(a: Spot['column'], b: Spot['column']): boolean {
  return a?.index === b?.index;
}

/** A drawn line belongs to the paragraph directly above it in its column; those that have none stay as they are. */
export function attachRules(items: readonly Item[]): readonly Item[] {
  const out: Item[] = [];
  for (const item of items) {
    const above = out.at(-1);
    const near = item.kind === 'rule' && above?.kind === 'spot' && above.rule === undefined && sameColumn(above.column, item.column) && (above.column === undefined || above.block === item.block);
    if (near) out[out.length - 1] = { ...above, rule: item.rule };
    else out.push(item);
  }
  return out;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Observed, ObservedBlock, ObservedLine, ObservedParagraph, ObservedRule } from '../../../src/inspect/observed.js';

/**
 * A golden case: a sentence of why; the document; the parts it has; what is told of it; divided by "---".
 *
 * A line of the document is a paragraph with marks of its looks at the end in braces; `a || b` stands in two columns,
 * lines of columns that follow each other are rows. Marks: a size ("14"), b, i, u (bold, italic, underlined), c, l, r, j
 * (alignment), `>28` (first line in points), `^6` (space above and below), `*1.5` (line spacing), `n3` (three lines),
 * `_0.4` (a drawn line under it, as a share of its words), `box30x8` (a frame in millimetres), `#FF0000`.
 * Without marks: 14, justified, first line 36, 6 pt, lines 1.2 apart. `===` begins a new page set-up with numbers from 1.
 * `| a | b |` is a table's row.
 */
export interface GoldenCase {
  readonly name: string;
  readonly why: string;
  readonly observed: Observed;
  readonly parts: readonly string[];
  readonly told: readonly string[];
}

const mm = 72 / 25.4;

export function goldenCases(folder: string): readonly GoldenCase[] {
  return readdirSync(folder).filter((file) => file.endsWith('.txt')).sort().map((file) => {
    const [why = '', document = '', parts = '', told = ''] = readFileSync(join(folder, file), 'utf8').split(/^---$/mu).map((text) => text.replace(/^\n|\n$/gu, ''));
    return { name: file.replace('.txt', ''), why: why.trim(), observed: observedOf(document), parts: linesIn(parts), told: linesIn(told) };
  });
}

function linesIn(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

function observedOf(text: string): Observed {
  const blocks: ObservedBlock[] = [];
  const starts = [0];
  let count = 0;
  const next = (): number => (count += 1);
  let columns: (readonly (readonly ObservedLine[])[])[] | undefined;
  let rows: { header: boolean; cells: { span: number; lines: ObservedLine[] }[] }[] | undefined;
  for (const line of text.split('\n').filter((l) => l.trim() !== '')) {
    const isColumns = line.includes('||');
    const isRow = !isColumns && /^\|.*\|$/u.test(line);
    if (!isColumns) columns = undefined;
    if (!isRow) rows = undefined;
    if (line === '===') starts.push(blocks.length);
    else if (isColumns) {
      if (columns === undefined) blocks.push({ kind: 'columns', rows: (columns = []) });
      columns.push(line.split('||').map((cell) => (cell.trim() === '' ? [] : cell.split(' / ').flatMap((l) => lineOf(l, next(), { align: 'center', firstLine: 0 })))));
    } else if (isRow) {
      if (rows === undefined) blocks.push({ kind: 'table', rows: (rows = []) });
      rows.push({ header: rows.length === 0, cells: line.slice(1, -1).split('|').map((cell) => ({ span: 1, lines: lineOf(cell, next(), { align: 'left', firstLine: 0 }) })) });
    } else blocks.push(...lineOf(line, next(), { align: 'justify', firstLine: 36 }));
  }
  const margins = { top: 20 * mm, right: 20 * mm, bottom: 20 * mm, left: 30 * mm };
  return { format: 'docx', blocks, sections: starts.map((from) => ({ width: 210 * mm, height: 297 * mm, margins, from, pageNumber: { at: 'top', align: 'center', looks: { size: 13, italic: false }, arabic: true, onFirstPage: false, start: 1 } })) };
}

function lineOf(text: string, paragraph: number, usual: Pick<ObservedParagraph, 'align' | 'firstLine'>): ObservedLine[] {
  const [, words = '', marks = ''] = /^(.*?)\s*(?:\{([^}]*)\})?\s*$/u.exec(text) ?? [];
  const all = marks.split(/\s+/u).filter((mark) => mark !== '');
  const has = (mark: string): boolean => all.includes(mark);
  const number = (sign: string): number | undefined => {
    const found = all.find((mark) => mark.startsWith(sign) && /\d/u.test(mark));
    return found === undefined ? undefined : Number(found.slice(sign.length));
  };
  const size = Number(all.find((mark) => /^\d+(?:\.\d+)?$/u.test(mark)) ?? 14);
  const align = has('c') ? 'center' : has('l') ? 'left' : has('r') ? 'right' : has('j') ? 'justify' : usual.align;
  const box = /box(\d+)x(\d+)/u.exec(marks);
  const width = words.length * size * 0.5;
  const ratio = number('_');
  const space = number('^') ?? (usual.firstLine === 0 ? 0 : 6);
  const made: ObservedParagraph = {
    kind: 'paragraph',
    runs: [{ text: words.trim(), looks: { family: 'Times New Roman', size, bold: has('b'), italic: has('i'), underline: has('u'), color: all.find((m) => m.startsWith('#'))?.slice(1) ?? '000000' } }],
    ...(align === undefined ? {} : { align }),
    firstLine: number('>') ?? (align === 'center' ? 0 : (usual.firstLine ?? 0)),
    left: 0,
    spaceBefore: space,
    spaceAfter: space,
    lineSpacing: number('*') ?? 1.2,
    lines: number('n') ?? 1,
    lastLineWidth: width,
    ...(box === null ? {} : { box: { width: Number(box[1]) * mm, height: Number(box[2]) * mm } }),
    place: { paragraph },
  };
  const rule: ObservedRule[] = ratio === undefined ? [] : [{ kind: 'rule', length: width * ratio, solid: !has('dashed'), place: { paragraph } }];
  return words.trim() === '' ? rule : [made, ...rule];
}

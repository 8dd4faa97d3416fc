import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import type { Document, Paragraph, Table } from '../document/types.js';
import { linesOf, tablesOf, textOf } from '../document/walk.js';
import { placeOf } from '../source/json.js';
import { placeAt } from '../source/source-text.js';
import type { Faces } from '../typeset/faces.js';
import { breakLines } from '../typeset/lines.js';
import { makeMemory } from '../typeset/memory.js';
import { cellTextWidth, columnWidths, textWidth } from '../typeset/heights.js';
import type { Job } from './jobs.js';
import { sourcesOf } from './manifest.js';
import type { Looks } from './project.js';

/** What can only be seen once a document is composed: characters without a glyph, columns too narrow for a word. */
export function checkDocument(document: Document, job: Job, looks: Looks): Diagnostic[] {
  return [...checkGlyphs(document, job, looks), ...[...tablesOf(document)].flatMap(({ table, page }) => checkColumns(table, page, looks))];
}

function checkGlyphs(document: Document, job: Job, looks: Looks): Diagnostic[] {
  const missing = new Set<string>();
  for (const line of linesOf(document)) {
    if (line.kind === 'paragraph') for (const character of missingIn(line, looks.faces)) missing.add(character);
  }
  return [...missing].map((character) => {
    const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return diagnose('character-not-in-font', placeOfCharacter(character, job, looks), { character, codePoint });
  });
}

/** What is found of a paragraph once for all documents that have it. */
const remembered = 20_000;
const missingOf = makeMemory<Faces, Paragraph, readonly string[]>(remembered);
const widestOf = makeMemory<Faces, Paragraph, { readonly em: number }>(remembered);

/** Characters that not every face can draw. */
function missingIn(paragraph: Paragraph, faces: Faces): readonly string[] {
  return missingOf(faces, paragraph, () => {
    const missing: string[] = [];
    for (const character of textOf(paragraph)) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (character !== '\n' && !(faces.regular.has(codePoint) && faces.bold.has(codePoint) && faces.italic.has(codePoint) && faces.boldItalic.has(codePoint))) missing.push(character);
    }
    return missing;
  });
}

/** Width of its widest word as regular or bold: only where it is wider than the box can a line be overfull. */
function widestWordEm(paragraph: Paragraph, faces: Faces): number {
  return widestOf(faces, paragraph, () => ({ em: Math.max(...textOf(paragraph).split(/[ \n]/u).map((word) => Math.max(faces.bold.width(word, 1), faces.regular.width(word, 1)))) })).em;
}

function placeOfCharacter(character: string, job: Job, looks: Looks): Place {
  const sources = sourcesOf(job, looks);
  const source = sources.find((s) => s.text.includes(character)) ?? sources[0];
  return source === undefined ? { file: job.template, line: 1, column: 1 } : placeAt(source, Math.max(0, source.text.indexOf(character)));
}

/** A word wider than its column would be cut in the middle. One complaint a column, with its widest word. */
function checkColumns(table: Table, page: string, looks: Looks): Diagnostic[] {
  const { format, faces } = looks;
  const tableLooks = format.tables[table.role];
  const pageFormat = format.pages[page];
  if (tableLooks === undefined || pageFormat === undefined) return [];
  const widths = columnWidths(table, textWidth(pageFormat));
  const cut = new Map<number, string>();
  for (const row of [table.header, ...table.rows]) {
    let column = 0;
    for (const cell of row.cells) {
      const width = cellTextWidth(widths, column, cell.span, tableLooks);
      for (const paragraph of cell.paragraphs) {
        if (cut.has(column)) break;
        if (width <= 0 || widestWordEm(paragraph, faces) * (format.paragraphs[paragraph.role]?.sizePt ?? 0) > width) {
          const line = width <= 0 ? undefined : breakLines(paragraph, format, faces, width).find((l) => l.overfull);
          if (width <= 0 || line !== undefined) cut.set(column, line?.pieces.map((p) => p.text).join('') ?? textOf(paragraph));
        }
      }
      column += cell.span;
    }
  }
  return [...cut].map(([column, word]) => diagnose('word-too-wide', placeOfColumn(table, column, looks), { word, column: headerText(table, column) }));
}

function headerText(table: Table, column: number): string {
  return table.header.cells[column]?.paragraphs.map(textOf).join(' ') ?? '';
}

function placeOfColumn(table: Table, column: number, { templates }: Looks): Place {
  for (const { template, source } of templates.tables.values()) {
    const same = template.columns.length === table.columns.length && template.columns.every((c, i) => c.header === headerText(table, i));
    if (same) return placeOf(source, ['columns', column, 'widthPercent']);
  }
  return { file: 'templates/bang', line: 1, column: 1 };
}

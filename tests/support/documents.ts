import { readFileSync } from 'node:fs';
import type { Block, ColumnCell, Columns, Document, Inline, Paragraph, Rule, Section, Table, TableRow } from '../../src/document/types.js';
import { format as shape, type Format } from '../../src/format/types.js';
import { loadFaces, type Faces } from '../../src/typeset/faces.js';

/** The repository's own format. */
export const nd30: Format = shape.parse(JSON.parse(readFileSync('templates/nd30-2020.json', 'utf8')));

const loaded = loadFaces();
if (!loaded.ok) throw new Error('fonts are missing');
export const faces: Faces = loaded.faces;

export function p(role: string, ...inlines: readonly (string | Inline)[]): Paragraph {
  return { kind: 'paragraph', role, inlines: inlines.map((i) => (typeof i === 'string' ? { kind: 'text', text: i } : i)) };
}

export function rule(role: string): Rule {
  return { kind: 'rule', role };
}

export function columns(role: string, ...rows: readonly (readonly ColumnCell[])[]): Columns {
  return { kind: 'columns', role, rows };
}

export function row(role: string, ...cells: readonly (string | readonly string[])[]): TableRow {
  return { role, cells: cells.map((c) => ({ span: 1, paragraphs: (typeof c === 'string' ? [c] : c).map((t) => p('o-bang', t)) })) };
}

export function sectionRow(number: string, title: string, span: number): TableRow {
  return { role: 'muc', cells: [{ span: 1, paragraphs: [p('muc-bang-so', number)] }, { span, paragraphs: [p('muc-bang', title)] }] };
}

export function table(widths: readonly number[], rows: readonly TableRow[]): Table {
  return {
    kind: 'table',
    role: 'bang-nhiem-vu',
    columns: widths.map((widthPercent) => ({ widthPercent })),
    header: { role: 'dau', cells: widths.map((_, i) => ({ span: 1, paragraphs: [p('dau-bang', `Cột ${i + 1}`)] })) },
    rows,
  };
}

export function section(page: string, ...blocks: readonly Block[]): Section {
  return { page, restartNumbering: true, blocks };
}

export function document(...sections: readonly Section[]): Document {
  return { meta: { title: 'Tựa <&>', subject: 'Trích yếu', author: 'Ủy ban nhân dân tỉnh Mẫu', language: 'vi-VN', date: '2029-12-05' }, sections };
}

/** Words that fill about `lines` lines of body text. */
export function lorem(lines: number): string {
  return Array.from({ length: lines }, (_, i) => `dòng thứ ${i + 1} nói về cải cách hành chính của tỉnh trong năm kế hoạch này`).join(' ');
}

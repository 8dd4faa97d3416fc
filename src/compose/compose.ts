import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Document, Table } from '../document/types.js';
import type { Read } from '../source/json.js';
import { nearest } from '../source/shape.js';
import type { Context } from './context.js';
import type { Filler } from './fill.js';
import { parseFilled, TemplateFault } from './parse.js';
import type { TableTemplate } from './table-shape.js';
import { makeTable, MissingField, type TableGroup } from './tables.js';
import type { Templates } from './templates.js';
import { makeTokens } from './tokens.js';

/** What a document's properties say besides its title: the same for every document of a plan. */
export interface Imprint {
  readonly author: string;
  readonly language: string;
  readonly date: string;
}

/** Fills a template with a context and reads the result into a Document. */
export function compose(name: string, fill: Filler, templates: Templates, context: Context, imprint: Imprint): Read<Document> {
  const tokens = makeTokens();
  const filled = fill(tokens.seal(context.values));
  if (!filled.ok) return filled;
  const tableOf = (role: string, columns: string, rows: string, heads: ReadonlyMap<string, string>): Table => {
    const table = templates.tables.get(columns);
    if (table === undefined) throw new TemplateFault(`không có bảng "${columns}" trong templates/bang`, columns);
    const sections = context.tables.get(rows);
    if (sections === undefined) {
      const near = nearest(rows, context.tables.keys());
      throw new TemplateFault(`nguồn "${rows}" không có${near === undefined ? '' : `; có phải "${near}"`}`, rows);
    }
    return filledTable(role, columns, withHeads(columns, table.template, heads), sections);
  };
  try {
    const { title, subject, sections } = parseFilled(tokens.inOrder(filled.value), tokens, tableOf);
    return { ok: true, value: { meta: { title, subject, ...imprint }, sections } };
  } catch (failure) {
    if (failure instanceof TemplateFault) return { ok: false, diagnostics: [faultPlace(name, failure, templates)] };
    throw failure;
  }
}

function withHeads(columns: string, template: TableTemplate, heads: ReadonlyMap<string, string>): TableTemplate {
  for (const field of heads.keys()) {
    if (!template.columns.some((c) => c.field === field)) throw new TemplateFault(`bảng "${columns}" không có cột "${field}" để đặt đầu cột`, `dau-${field}`);
  }
  return { ...template, columns: template.columns.map((c) => ({ ...c, header: heads.get(c.field) ?? c.header })) };
}

function filledTable(role: string, columns: string, template: TableTemplate, groups: readonly TableGroup[]): Table {
  try {
    return makeTable(role, template, groups);
  } catch (failure) {
    if (failure instanceof MissingField) throw new TemplateFault(`bảng "${columns}" có cột "${failure.field}" mà nguồn không có (nguồn có: ${failure.known.join(', ')})`, columns);
    throw failure;
  }
}

function faultPlace(name: string, fault: TemplateFault, templates: Templates): Diagnostic {
  const main = templates.documents.get(name);
  const sources = [...(main === undefined ? [] : [main]), ...templates.partials.values()];
  for (const source of sources) {
    const lines = source.text.split('\n');
    const line = lines.findIndex((text) => text.includes(fault.near));
    if (line !== -1) {
      const column = (lines[line] ?? '').indexOf(fault.near) + 1;
      return diagnose('template-structure', { file: source.file, line: line + 1, column }, { reason: fault.reason });
    }
  }
  return diagnose('template-structure', { file: `templates/${name}.hbs`, line: 1, column: 1 }, { reason: fault.reason });
}

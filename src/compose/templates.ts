import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { readText } from '../source/files.js';
import { placeOf, readJson, type Read } from '../source/json.js';
import type { SourceText } from '../source/source-text.js';
import { tableShape, type TableTemplate } from './table-shape.js';

const folder = 'templates';
const partialFolder = `${folder}/phan`;
const tableFolder = `${folder}/bang`;

/** Everything an office may reword, as read from `templates/`. */
export interface Templates {
  /** By name without ending: "quyet-dinh". */
  readonly documents: ReadonlyMap<string, SourceText>;
  /** Parts that several documents share, by name. */
  readonly partials: ReadonlyMap<string, SourceText>;
  /** Column data of tables, by name. */
  readonly tables: ReadonlyMap<string, { readonly template: TableTemplate; readonly source: SourceText }>;
}

/** Reads all templates; table data is checked for its shape, and that the widths add up to 100. */
export function readTemplates(root: string): Read<Templates> {
  const diagnostics: Diagnostic[] = [];
  const texts = (dir: string, ending: string): Map<string, SourceText> => {
    const found = new Map<string, SourceText>();
    for (const name of namesIn(root, dir, ending)) {
      const read = readText(root, `${dir}/${name}${ending}`);
      if (read.ok) found.set(name, read.value);
      else diagnostics.push(...read.diagnostics);
    }
    return found;
  };
  const documents = texts(folder, '.hbs');
  const partials = texts(partialFolder, '.hbs');
  const tables = new Map<string, { template: TableTemplate; source: SourceText }>();
  for (const [name, source] of texts(tableFolder, '.json')) {
    const read = readJson(source, tableShape);
    if (!read.ok) {
      diagnostics.push(...read.diagnostics);
      continue;
    }
    const sum = read.value.columns.reduce((total, c) => total + c.widthPercent, 0);
    if (Math.abs(sum - 100) > 0.01) {
      diagnostics.push(diagnose('table-columns', placeOf(source, ['columns']), { reason: `tổng widthPercent là ${sum}, phải là 100` }));
    }
    tables.set(name, { template: read.value, source });
  }
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, value: { documents, partials, tables } };
}

function namesIn(root: string, dir: string, ending: string): string[] {
  try {
    return readdirSync(join(root, dir))
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length))
      .sort();
  } catch {
    return [];
  }
}

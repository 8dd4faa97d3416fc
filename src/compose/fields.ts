import Handlebars from 'handlebars';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../source/shape.js';
import type { SourceText } from '../source/source-text.js';
import type { Context } from './context.js';
import type { Templates } from './templates.js';

interface Use {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** The fields, parts and parameters that a template mentions, found without filling it. */
class Uses extends Handlebars.Visitor {
  readonly fields: Use[] = [];
  readonly partials: Use[] = [];
  readonly parameters: string[] = [];

  override PathExpression(path: hbs.AST.PathExpression): void {
    if (path.data) return;
    const { line, column } = path.loc.start;
    for (const part of path.parts) {
      if (typeof part === 'string') this.fields.push({ name: part, line, column: column + Math.max(0, path.original.lastIndexOf(part)) + 1 });
    }
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    block.params.forEach((param) => { this.accept(param); });
    // The types promise an inverse; at run time there is one only after {{else}}.
    const branches: readonly (hbs.AST.Program | undefined)[] = [block.program, block.inverse];
    for (const branch of branches) if (branch !== undefined) this.accept(branch);
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    const { name, hash } = partial;
    if ('original' in name) this.partials.push({ name: name.original, line: partial.loc.start.line, column: partial.loc.start.column + 1 });
    const pairs: hbs.AST.HashPair[] | undefined = (hash as hbs.AST.Hash | undefined)?.pairs;
    for (const pair of pairs ?? []) {
      this.parameters.push(pair.key);
      this.accept(pair.value);
    }
  }
}

/**
 * Fields that a template or one of its parts names and no context has, even in branches that this year's content does
 * not reach, and parts that do not exist; all of them at once. Syntax errors are left to the filling.
 */
export function checkFields(name: string, templates: Templates, context: Context): Diagnostic[] {
  const known = keysOf(context.values);
  context.itemFields?.forEach((field) => known.add(field));
  const found: Diagnostic[] = [];
  const seen = new Set<string>();
  const read: { readonly source: SourceText; readonly uses: Uses }[] = [];
  const open = [templates.documents.get(name)];
  for (let source = open.pop(); source !== undefined; source = open.pop()) {
    if (seen.has(source.file)) continue;
    seen.add(source.file);
    const uses = usesOf(source);
    read.push({ source, uses });
    uses.parameters.forEach((parameter) => known.add(parameter));
    for (const use of uses.partials) {
      const partial = templates.partials.get(use.name);
      if (partial !== undefined) open.push(partial);
      else found.push(diagnose('missing-template', { file: source.file, line: use.line, column: use.column }, { name: use.name }));
    }
  }
  for (const { source, uses } of read) {
    for (const use of uses.fields) {
      if (!known.has(use.name)) found.push(diagnose('template-unknown-field', { file: source.file, line: use.line, column: use.column }, { name: use.name, near: nearest(use.name, known) }));
    }
  }
  return found;
}

function usesOf(source: SourceText): Uses {
  const uses = new Uses();
  try {
    uses.accept(Handlebars.parse(source.text));
  } catch {
    return new Uses();
  }
  return uses;
}

function keysOf(value: unknown, keys = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const inner of value) keysOf(inner, keys);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      keys.add(key);
      keysOf(inner, keys);
    }
  }
  return keys;
}

import Handlebars from 'handlebars';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Place } from '../diagnostics/diagnostic.js';
import type { Read } from '../source/json.js';
import { nearest } from '../source/shape.js';
import type { SourceText } from '../source/source-text.js';
import type { Templates } from './templates.js';

/** A template that is ready to be filled. */
export type Filler = (context: unknown) => Read<string>;

/**
 * Compiles one document template with the shared parts. A field that the context does not have, a part that does not
 * exist or broken syntax is a diagnostic at its place in the template.
 */
export function makeFiller(name: string, templates: Templates): Read<Filler> {
  const source = templates.documents.get(name);
  if (source === undefined) {
    return { ok: false, diagnostics: [diagnose('missing-template', { file: `templates/${name}.hbs`, line: 1, column: 1 }, { name })] };
  }
  const found = engineOf(templates);
  if (!found.ok) return found;
  const engine = found.value;
  const sources = [source, ...templates.partials.values()];
  try {
    const run = engine.compile(engine.parse(source.text, { srcName: '' }), options);
    return {
      ok: true,
      value: (context) => {
        try {
          return { ok: true, value: run(context, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false }) };
        } catch (failure) {
          return { ok: false, diagnostics: [explain(failure, source, sources, context)] };
        }
      },
    };
  } catch (failure) {
    return { ok: false, diagnostics: [explain(failure, source, sources, {})] };
  }
}

type Engine = ReturnType<typeof Handlebars.create>;

const options = { strict: true, noEscape: true, preventIndent: true };
const engines = new WeakMap<Templates, Read<Engine>>();

/** The shared parts, parsed and compiled once for all documents. */
function engineOf(templates: Templates): Read<Engine> {
  const known = engines.get(templates) ?? makeEngine(templates);
  engines.set(templates, known);
  return known;
}

function makeEngine({ partials }: Templates): Read<Engine> {
  const engine = Handlebars.create();
  for (const [part, text] of partials) {
    try {
      engine.registerPartial(part, engine.compile(engine.parse(text.text, { srcName: part }), options));
    } catch (failure) {
      return { ok: false, diagnostics: [explain(failure, text, [text], {})] };
    }
  }
  return { ok: true, value: engine };
}

function explain(failure: unknown, main: SourceText, sources: readonly SourceText[], context: unknown): ReturnType<typeof diagnose> {
  const message = failure instanceof Error ? failure.message : String(failure);
  const unknownField = /"([^"]+)" not defined in/u.exec(message)?.[1];
  const unknownPart = /The partial (\S+) could not be found/u.exec(message)?.[1];
  const place = placeIn(failure, message, unknownField ?? unknownPart, main, sources);
  if (unknownField !== undefined) return diagnose('template-unknown-field', place, { name: unknownField, near: nearest(unknownField, keysOf(context)) });
  if (unknownPart !== undefined) return diagnose('missing-template', place, { name: unknownPart });
  const reason = message.split('\n')[0] ?? message;
  return diagnose('template-syntax', place, { reason });
}

/** Handlebars gives line and column, but not the part; the word itself tells which part has it there. */
function placeIn(failure: unknown, message: string, word: string | undefined, main: SourceText, sources: readonly SourceText[]): Place {
  const given = failure instanceof Error && 'lineNumber' in failure && typeof failure.lineNumber === 'number' ? failure.lineNumber : undefined;
  const line = given ?? Number(/(?:line |- )(\d+)/u.exec(message)?.[1] ?? 1);
  const has = (s: SourceText): boolean => word !== undefined && (s.text.split('\n')[line - 1] ?? '').includes(word);
  const source = sources.find(has) ?? main;
  const text = source.text.split('\n')[line - 1] ?? '';
  const column = word === undefined ? 1 : Math.max(0, text.indexOf(word)) + 1;
  return { file: source.file, line, column };
}

function keysOf(context: unknown): string[] {
  if (typeof context !== 'object' || context === null) return [];
  return Object.entries(context).flatMap(([key, value]) => [key, ...(Array.isArray(value) ? keysOf(value[0]) : keysOf(value))]);
}

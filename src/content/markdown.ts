import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { diagnose, hasErrors } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { placeAt, type SourceText } from '../source/source-text.js';
import { shapeDiagnostics } from '../source/shape.js';
import { checkCharacters } from './characters.js';

/** Everything of Markdown but headings, paragraphs and front matter is switched off: content is text, not markup. */
const switchedOff = [
  'attention', 'autolink', 'blockQuote', 'characterEscape', 'characterReference', 'codeFenced', 'codeIndented',
  'codeText', 'definition', 'hardBreakEscape', 'htmlFlow', 'htmlText', 'labelEnd', 'labelStartImage',
  'labelStartLink', 'list', 'setextUnderline', 'thematicBreak',
];

export interface MarkdownBlock {
  readonly kind: 'heading' | 'paragraph';
  readonly text: string;
  readonly place: Place;
}

export interface MarkdownFile<T> {
  readonly frontMatter: T | undefined;
  readonly blocks: readonly MarkdownBlock[];
  readonly diagnostics: readonly Diagnostic[];
}

function plainMarkdown(this: Processor): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push({ disable: { null: switchedOff } });
}

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(plainMarkdown).freeze();

/** Reads a content file: its front matter, checked against `shape`, and its headings and paragraphs with their places. */
export function readMarkdown<T>(source: SourceText, shape: z.ZodType<T>): MarkdownFile<T> {
  const diagnostics: Diagnostic[] = [];
  const blocks: MarkdownBlock[] = [];
  let frontMatter: T | undefined;
  let sawFrontMatter = false;
  for (const node of parser.parse(source.text).children) {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    const place = placeAt(source, start);
    if (node.type === 'yaml') {
      sawFrontMatter = true;
      const read = readFrontMatter(source, node.value, start + 4, shape);
      frontMatter = read.value;
      diagnostics.push(...read.diagnostics, ...frontMatterCharacters(source, node.value, start + 4));
    } else if (node.type === 'heading') {
      if (node.depth !== 1) diagnostics.push(diagnose('heading-level', place, {}));
      const raw = source.text.slice(start, end);
      const mark = /^#+[ \t]*/u.exec(raw)?.[0].length ?? 0;
      blocks.push({ kind: 'heading', text: oneLine(raw.slice(mark)), place: placeAt(source, start + mark) });
    } else if (node.type === 'paragraph') {
      blocks.push({ kind: 'paragraph', text: oneLine(source.text.slice(start, end)), place });
    } else {
      diagnostics.push(diagnose('unsupported-markdown', place, { what: node.type }));
    }
  }
  if (!sawFrontMatter) diagnostics.push(diagnose('front-matter-missing', placeAt(source, 0), {}));
  return { frontMatter, blocks, diagnostics };
}

function frontMatterCharacters(source: SourceText, yaml: string, offset: number): Diagnostic[] {
  let lineStart = offset;
  return yaml.split('\n').flatMap((line) => {
    const start = lineStart;
    lineStart += line.length + 1;
    return checkCharacters(line.trim(), (index) => placeAt(source, start + index));
  });
}

function oneLine(raw: string): string {
  return raw.replace(/[ \t]*\r?\n[ \t]*/gu, ' ');
}

function readFrontMatter<T>(
  source: SourceText,
  yaml: string,
  offset: number,
  shape: z.ZodType<T>,
): { readonly value: T | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = parseDocument(yaml, { lineCounter: new LineCounter(), prettyErrors: false, uniqueKeys: true, schema: 'failsafe' });
  const at = (range: readonly number[] | null | undefined): Place => placeAt(source, offset + (range?.[0] ?? 0));
  const diagnostics = parsed.errors.map((e) => diagnose('front-matter', at(e.pos), { reason: e.code }));
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const raw: unknown = parsed.toJS();
  const result = shape.safeParse(raw);
  if (result.success) return { value: result.data, diagnostics };
  const locate = (path: readonly (string | number)[], key?: string): Place => {
    const wanted = key ?? path[0];
    const pair = isMap(parsed.contents) ? parsed.contents.items.find((item) => String(item.key) === String(wanted)) : undefined;
    return at(isScalar(pair?.key) ? pair.key.range : undefined);
  };
  return { value: undefined, diagnostics: [...diagnostics, ...shapeDiagnostics(result.error.issues, raw, locate)] };
}

/** Where the n-th character of a block stands; exact on the block's first line. */
export function placeInBlock(block: MarkdownBlock, index: number): Place {
  return { ...block.place, column: block.place.column + index };
}

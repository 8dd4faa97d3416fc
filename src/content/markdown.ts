import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import type { z } from 'zod';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { readFrontMatterLines } from '../source/front-matter.js';
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
      const read = readFrontMatter(source, start, end, shape);
      frontMatter = read.value;
      diagnostics.push(...read.diagnostics);
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

function oneLine(raw: string): string {
  return raw.replace(/[ \t]*\r?\n[ \t]*/gu, ' ');
}

/** The front matter between two offsets: each line as it looks, each value's characters, and the whole's shape. */
function readFrontMatter<T>(
  source: SourceText,
  start: number,
  end: number,
  shape: z.ZodType<T>,
): { readonly value: T | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const at = (offset: number): Place => placeAt(source, start + offset);
  const { fields, faults } = readFrontMatterLines(source.text.slice(start, end));
  const diagnostics = fields.flatMap(({ value, offsetOf }) => checkCharacters(value, (index) => at(offsetOf(index))));
  for (const { kind, what, offset } of faults) {
    if (kind === 'repeated-key') diagnostics.push(diagnose('repeated-key', at(offset), { key: what }));
    else if (kind === 'syntax') diagnostics.push(diagnose('front-matter', at(offset), { reason: what }));
    else diagnostics.push(diagnose('front-matter-plain', at(offset), { what }));
  }
  if (faults.length > 0) return { value: undefined, diagnostics };
  const raw = Object.fromEntries(fields.map(({ key, value }) => [key, value]));
  const result = shape.safeParse(raw);
  if (result.success) return { value: result.data, diagnostics };
  const locate = (path: readonly (string | number)[], key?: string): Place =>
    at(fields.find((f) => f.key === String(key ?? path[0]))?.keyOffset ?? 0);
  return { value: undefined, diagnostics: [...diagnostics, ...shapeDiagnostics(result.error.issues, raw, locate)] };
}

/** Where the n-th character of a block stands; exact on the block's first line. */
export function placeInBlock(block: MarkdownBlock, index: number): Place {
  return { ...block.place, column: block.place.column + index };
}

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
  /** The lines it was typed in; at least one. */
  readonly lines: readonly MarkdownLine[];
}

/** A line of a block: where it begins in the block's text, and in the file. */
export interface MarkdownLine {
  readonly index: number;
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
      const mark = /^#+[ \t]*/u.exec(source.text.slice(start, end))?.[0].length ?? 0;
      blocks.push(blockOf('heading', source, start + mark, end));
    } else if (node.type === 'paragraph') {
      blocks.push(blockOf('paragraph', source, start, end));
    } else {
      diagnostics.push(diagnose('unsupported-markdown', place, { what: node.type }));
    }
  }
  if (!sawFrontMatter) diagnostics.push(diagnose('front-matter-missing', placeAt(source, 0), {}));
  return { frontMatter, blocks, diagnostics };
}

/** A block's lines joined by spaces, each without the white space around its line ends. */
function blockOf(kind: MarkdownBlock['kind'], source: SourceText, start: number, end: number): MarkdownBlock {
  const typed = source.text.slice(start, end).split('\n');
  const lines: MarkdownLine[] = [];
  let at = start;
  let index = 0;
  for (const [i, line] of typed.entries()) {
    const isLast = i === typed.length - 1;
    const body = !isLast && line.endsWith('\r') ? line.slice(0, -1) : line;
    const from = i === 0 ? 0 : spacesFrom(body);
    const text = body.slice(from, isLast ? undefined : Math.max(from, endOfWords(body)));
    lines.push({ index, text, place: placeAt(source, at + from) });
    at += line.length + 1;
    index += text.length + 1;
  }
  return { kind, text: lines.map((l) => l.text).join(' '), place: placeAt(source, start), lines };
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function spacesFrom(line: string): number {
  let at = 0;
  while (isBlank(line[at])) at += 1;
  return at;
}

function endOfWords(line: string): number {
  let at = line.length;
  while (at > 0 && isBlank(line[at - 1])) at -= 1;
  return at;
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
  return { value: undefined, diagnostics: [...diagnostics, ...shapeDiagnostics(result.error.issues, raw, shape, locate)] };
}

/** Where the n-th character of a block's text stands, on whichever of its lines. */
export function placeInBlock(block: MarkdownBlock, index: number): Place {
  const line = block.lines.findLast((l) => l.index <= index);
  return line === undefined ? block.place : { ...line.place, column: line.place.column + index - line.index };
}

/** Where a character of a paragraph stands whose text begins at `start`: its lines are joined as `readMarkdown` joins them. */
export function placeInParagraph(source: SourceText, start: Place, index: number): Place {
  const lines = source.text.split('\n').slice(start.line - 1);
  let left = index;
  for (const [i, line] of lines.entries()) {
    const from = i === 0 ? start.column - 1 : spacesFrom(line);
    const length = Math.max(0, endOfWords(line.endsWith('\r') ? line.slice(0, -1) : line) - from);
    if (left <= length || (lines[i + 1] ?? '').trim() === '') return { ...start, line: start.line + i, column: from + left + 1 };
    left -= length + 1;
  }
  return start;
}

import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { Block, ColumnCell, Columns, Inline, Line, Paragraph, Section, SignatureField, Table } from '../document/types.js';
import type { Tokens } from './tokens.js';

/** What a filled template says, before a table's data and the document's properties are put in. */
export interface Parsed {
  readonly title: string;
  readonly subject: string;
  readonly sections: readonly Section[];
}

/** A fault in a template, with the word of the template that shows where. */
export class TemplateFault extends Error {
  constructor(
    readonly reason: string,
    readonly near: string,
  ) {
    super(reason);
  }
}

/** @param heads words over columns, by field, in place of those of the columns' own data */
export type MakeTable = (role: string, columns: string, rows: string, heads: ReadonlyMap<string, string>) => Table;

/** Role of plain paragraphs and of headings written in a template without a directive. */
const plainRoles = { paragraph: 'doan', heading: 'muc' } as const;

function plainInline(this: Processor): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push({
    disable: {
      null: ['attention', 'autolink', 'blockQuote', 'characterReference', 'codeFenced', 'codeIndented', 'codeText', 'definition', 'htmlFlow', 'htmlText', 'labelEnd', 'labelStartImage', 'labelStartLink', 'list', 'setextUnderline', 'thematicBreak'],
    },
  });
}

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkDirective).use(plainInline).freeze();
const oneLine = z.string().regex(/^[^\p{Cc}]*$/u);
const properties = z.object({ title: oneLine, subject: oneLine });

/**
 * Reads a filled template: directives are blocks of a role (`::can-cu[…]`), a leaf without a label is a rule, `::trang`
 * begins a section, `:::hai-cot` sets columns side by side, `::bang` asks `makeTable` for a table.
 * Throws TemplateFault.
 */
export function parseFilled(text: string, tokens: Tokens, makeTable: MakeTable): Parsed {
  const sections: { page: string; restartNumbering: boolean; blocks: Block[] }[] = [];
  const { front, children } = treeOf(text);
  for (const node of children) {
    if (node.type === 'leafDirective' && node.name === 'trang') {
      withoutWords(node);
      sections.push({ page: attribute(node, 'kieu'), restartNumbering: node.attributes?.['danh-so-lai'] !== undefined, blocks: [] });
    } else {
      const open = sections.at(-1);
      if (open === undefined) throw new TemplateFault('thiếu ::trang trước phần nội dung đầu tiên', 'trang');
      open.blocks.push(block(node, tokens, makeTable));
    }
  }
  if (sections.length === 0) throw new TemplateFault('mẫu không có ::trang nào', 'trang');
  return { title: tokens.open(front.title), subject: tokens.open(front.subject), sections };
}

/** A filled template, its contents still tokens. */
interface Tree {
  readonly front: z.infer<typeof properties>;
  readonly children: readonly RootContent[];
}

/** The last trees by their text: the extracts of most agencies differ in nothing but what their tokens stand for. */
const trees = new Map<string, Tree>();
const keptTrees = 32;

function treeOf(text: string): Tree {
  const known = trees.get(text);
  if (known !== undefined) return known;
  let front: Tree['front'] = { title: '', subject: '' };
  const children: RootContent[] = [];
  for (const node of parser.parse(text).children) {
    if (node.type === 'yaml') front = readProperties(node.value);
    else children.push(node);
  }
  const [oldest] = trees.keys();
  if (oldest !== undefined && trees.size >= keptTrees) trees.delete(oldest);
  const tree = { front, children };
  trees.set(text, tree);
  return tree;
}

function readProperties(yaml: string): z.infer<typeof properties> {
  try {
    return properties.parse(parseYaml(yaml, { schema: 'failsafe', maxAliasCount: 0 }));
  } catch {
    throw new TemplateFault('phần đầu tệp phải có title và subject, mỗi trường trên một dòng', '---');
  }
}

/** Words here would be printed nowhere. */
function withoutWords(node: { readonly name: string; readonly children: readonly unknown[] }): void {
  if (node.children.length > 0) throw new TemplateFault(`"${node.name}" không nhận chữ trong [ ]; chữ này sẽ bị mất`, node.name);
}

function attribute(node: LeafDirective | ContainerDirective, name: string): string {
  const value = node.attributes?.[name];
  if (value === undefined || value === null || value === '') throw new TemplateFault(`"${node.name}" thiếu thuộc tính ${name}`, node.name);
  return value;
}

function block(node: RootContent, tokens: Tokens, makeTable: MakeTable): Block {
  if (node.type === 'containerDirective' && node.name === 'hai-cot') return columns(node, tokens);
  if (node.type === 'leafDirective' && node.name === 'bang') {
    withoutWords(node);
    return makeTable(attribute(node, 'vai'), attribute(node, 'cot'), attribute(node, 'nguon'), headsOf(node, tokens));
  }
  return line(node, tokens);
}

const headPrefix = 'dau-';

/** `dau-before="Năm 2023"`: what stands over a column. */
function headsOf(node: LeafDirective, tokens: Tokens): ReadonlyMap<string, string> {
  const given = Object.entries(node.attributes ?? {}).filter(([name]) => name.startsWith(headPrefix));
  return new Map(given.map(([name]) => [name.slice(headPrefix.length), tokens.open(attribute(node, name))]));
}

/** `:::trai` begins a row, `:::phai` continues it. */
function columns(node: ContainerDirective, tokens: Tokens): Columns {
  const rows: ColumnCell[][] = [];
  for (const child of node.children) {
    if (child.type !== 'containerDirective' || (child.name !== 'trai' && child.name !== 'phai')) {
      throw new TemplateFault('trong hai-cot chỉ có các khối trai và phai', node.name);
    }
    const cell = child.children.map((inner) => line(inner, tokens));
    const row = rows.at(-1);
    if (child.name === 'trai') rows.push([cell]);
    else if (row === undefined) throw new TemplateFault('khối phai phải đứng sau khối trai', child.name);
    else if (row.length === 1) row.push(cell);
    else throw new TemplateFault('mỗi hàng của hai-cot chỉ có một khối trai và một khối phai', child.name);
  }
  if (rows.some((row) => row.length !== 2)) throw new TemplateFault('mỗi hàng của hai-cot cần một khối trai và một khối phai', node.name);
  return { kind: 'columns', role: attribute(node, 'vai'), rows };
}

function line(node: Nodes, tokens: Tokens): Line {
  switch (node.type) {
    case 'leafDirective':
      if (node.name === 'o-ky') return field(node, tokens);
      return node.children.length === 0 ? { kind: 'rule', role: node.name } : paragraph(node.name, node.children, tokens);
    case 'paragraph':
      notDirective(node.children);
      return paragraph(plainRoles.paragraph, node.children, tokens);
    case 'heading':
      return paragraph(plainRoles.heading, node.children, tokens);
    case 'containerDirective':
      throw new TemplateFault(`khối "${node.name}" không dùng được ở đây`, node.name);
    default:
      throw new TemplateFault(`phần Markdown "${node.type}" không dùng được trong mẫu`, node.type);
  }
}

/** `::o-ky[words]{vai=… ten=…}`: the words say what is signed there. */
function field(node: LeafDirective, tokens: Tokens): SignatureField {
  const name = attribute(node, 'ten');
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(name)) throw new TemplateFault(`tên ô ký "${name}" chỉ gồm chữ thường không dấu, số và gạch nối`, name);
  const label = node.children.map((child) => tokens.open(rawText(child))).join('');
  if (label.trim() === '') throw new TemplateFault('"o-ky" phải nói ô này ký gì, trong [ ]', node.name);
  return { kind: 'field', role: attribute(node, 'vai'), name, label };
}

/** A paragraph that begins like a block of a role was meant as one: its signs would be printed. */
function notDirective(children: readonly PhrasingContent[]): void {
  const [first] = children;
  const begins = first?.type === 'text' ? /^\s*(?::{2,}|:\s*[a-z-]+\s*\[|[a-z]+(?:-[a-z]+)+\s*\[)/u.exec(first.value)?.[0] : undefined;
  const near = (first?.type === 'text' ? first.value.trim() : '').split(/[\n\u{E000}]/u)[0]?.slice(0, 24) ?? '';
  if (begins !== undefined) throw new TemplateFault(`"${begins.trim()}…" giống một khối nhưng viết sai: đúng là "::tên-vai[chữ]", không có dấu cách, ngoặc vuông đóng đủ`, near);
}

function paragraph(role: string, children: readonly PhrasingContent[], tokens: Tokens): Paragraph {
  const id = children.map((child) => tokens.idIn(rawText(child))).find((found) => found !== undefined);
  const inlines = children.flatMap((child) => inline(child, tokens));
  return { kind: 'paragraph', role, inlines, ...(id === undefined ? {} : { id }) };
}

function rawText(node: PhrasingContent): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(rawText).join('') : '';
}

function inline(node: PhrasingContent, tokens: Tokens): Inline[] {
  if (node.type === 'text') return [{ kind: 'text', text: tokens.open(node.value.replace(/\n/gu, ' ')) }];
  if (node.type === 'textDirective') {
    if (node.name === 'xuong-dong') {
      withoutWords(node);
      return [{ kind: 'line-break' }];
    }
    return [{ kind: 'text', text: tokens.open(rawText(node)), role: node.name }];
  }
  throw new TemplateFault(`phần Markdown "${node.type}" không dùng được trong mẫu`, node.type);
}

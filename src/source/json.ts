import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { z } from 'zod';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { placeAt, type SourceText } from './source-text.js';
import { shapeDiagnostics } from './shape.js';

export type JsonPath = readonly (string | number)[];

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

interface Tree {
  readonly root: Node | undefined;
  readonly errors: readonly ParseError[];
}

/** Only weakly: once a file is read its tree, ten times its size, is wanted again for complaints alone. */
const trees = new WeakMap<SourceText, WeakRef<Tree>>();

function treeOf(source: SourceText): Tree {
  const known = trees.get(source)?.deref();
  if (known !== undefined) return known;
  const errors: ParseError[] = [];
  const root = deepest(source.text) > maxDepth ? undefined : parseTree(source.text, errors, { disallowComments: true, allowTrailingComma: false });
  const made = { root, errors };
  trees.set(source, new WeakRef(made));
  return made;
}

/** What the parser found, in Vietnamese, by its own name. */
const syntaxReasons: Readonly<Record<string, string>> = {
  InvalidSymbol: 'có chữ nằm ngoài ngoặc kép',
  InvalidNumberFormat: 'con số viết sai',
  PropertyNameExpected: 'thiếu tên trường, hoặc thừa dấu phẩy trước ngoặc đóng',
  ValueExpected: 'thiếu giá trị, hoặc thừa dấu phẩy trước ngoặc đóng',
  ColonExpected: 'thiếu dấu hai chấm sau tên trường',
  CommaExpected: 'thiếu dấu phẩy ở cuối mục đứng trước',
  CloseBraceExpected: 'thiếu dấu } đóng',
  CloseBracketExpected: 'thiếu dấu ] đóng',
  EndOfFileExpected: 'thừa chữ sau dấu đóng cuối cùng',
  InvalidCommentToken: 'có ghi chú (// hoặc /* */), tệp này không dùng được ghi chú',
  UnexpectedEndOfComment: 'ghi chú không có chỗ kết thúc',
  UnexpectedEndOfString: 'thiếu dấu ngoặc kép đóng',
  UnexpectedEndOfNumber: 'con số viết dở',
  InvalidUnicode: 'mã \\u viết sai',
  InvalidEscapeCharacter: 'sau dấu \\ có ký tự không dùng được; dấu \\ viết là \\\\',
  InvalidCharacter: 'có ký tự không dùng được, ví dụ xuống dòng trong ngoặc kép',
};

/** No file of ours is deeper; the parser calls itself for every level. */
const maxDepth = 200;

/** The most brackets that are open at once; brackets inside strings count too, which does no harm. */
function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  for (const sign of text) {
    if (sign === '[' || sign === '{') most = Math.max(most, ++depth);
    else if (sign === ']' || sign === '}') depth -= 1;
  }
  return most;
}

/**
 * Reads a JSON source and checks its shape. All syntax errors, repeated keys or departures from the shape are
 * reported at once, each at its own line and column; the value is given only where there are none.
 */
export function readJson<T>(source: SourceText, shape: z.ZodType<T>): Read<T> {
  if (source.text.trim() === '') return { ok: false, diagnostics: [diagnose('json-empty', placeAt(source, 0), {})] };
  const { root, errors } = treeOf(source);
  const syntax = errors.map((error) =>
    diagnose('json-syntax', placeAt(source, error.offset), { reason: syntaxReasons[printParseErrorCode(error.error)] ?? printParseErrorCode(error.error) }),
  );
  if (root === undefined && syntax.length === 0) return { ok: false, diagnostics: [diagnose('json-too-deep', placeAt(source, 0), { most: maxDepth })] };
  if (root === undefined || syntax.length > 0) return { ok: false, diagnostics: syntax };
  const repeated = repeatedKeys(source, root);
  const value: unknown = getNodeValue(root);
  const parsed = shape.safeParse(value);
  if (parsed.success && repeated.length === 0) return { ok: true, value: parsed.data };
  const departures = parsed.success
    ? []
    : shapeDiagnostics(parsed.error.issues, value, shape, (path, key) => placeOf(source, path, key));
  return { ok: false, diagnostics: [...repeated, ...departures] };
}

/** Keys that stand twice in one object: JSON would keep the last in silence. */
function repeatedKeys(source: SourceText, root: Node): Diagnostic[] {
  const found: Diagnostic[] = [];
  const open: Node[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const seen = new Set<string>();
    for (const child of node.children ?? []) {
      if (node.type === 'object') {
        const keyNode = child.children?.[0];
        const key = String(keyNode?.value);
        if (keyNode !== undefined && seen.has(key)) {
          found.push(diagnose('repeated-key', placeAt(source, keyNode.offset), { key }));
        }
        seen.add(key);
      }
      open.push(child);
    }
  }
  return found;
}

/**
 * Where the value at `path` stands, or the nearest value above it that exists. With `key`, the place of that property's
 * name inside the object at `path`.
 */
export function placeOf(source: SourceText, path: JsonPath, key?: string): Place {
  const { root } = treeOf(source);
  if (root === undefined) return placeAt(source, 0);
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? root : findNodeAtLocation(root, path.slice(0, length));
    if (node === undefined) continue;
    const named = length === path.length && key !== undefined ? keyNode(node, key) : undefined;
    return placeAt(source, (named ?? node).offset);
  }
  return placeAt(source, 0);
}

/** Where the n-th character of the text at `path` stands; of an object, of its only text. */
export function placeInText(source: SourceText, path: JsonPath, index: number): Place {
  const { root } = treeOf(source);
  const node = root === undefined ? undefined : findNodeAtLocation(root, [...path]);
  const text = node?.type === 'object' ? node.children?.[0]?.children?.[1] : node;
  if (text?.type !== 'string') return placeOf(source, path);
  return placeAt(source, offsetInString(source.text, text.offset + 1, index));
}

function keyNode(object: Node, key: string): Node | undefined {
  for (const property of object.children ?? []) {
    const name = property.children?.[0];
    if (name?.value === key) return name;
  }
  return undefined;
}

/** Every string value of a JSON source with its path, and the place of any character in it. */
export function* stringsOf(source: SourceText): Generator<{
  readonly path: JsonPath;
  readonly text: string;
  readonly placeOfIndex: (index: number) => Place;
}> {
  const { root } = treeOf(source);
  const open: { node: Node; path: JsonPath }[] = root === undefined ? [] : [{ node: root, path: [] }];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const { node, path } = top;
    if (node.type === 'string' && typeof node.value === 'string') {
      yield {
        path,
        text: node.value,
        placeOfIndex: (index) => placeAt(source, offsetInString(source.text, node.offset + 1, index)),
      };
      continue;
    }
    const children = node.children ?? [];
    for (let i = children.length - 1; i >= 0; i -= 1) {
      const child = children[i];
      if (child === undefined) continue;
      if (node.type === 'object') {
        const [name, value] = child.children ?? [];
        if (name !== undefined && value !== undefined) open.push({ node: value, path: [...path, String(name.value)] });
      } else {
        open.push({ node: child, path: [...path, i] });
      }
    }
  }
}

/** The offset in the file of the n-th UTF-16 unit of a JSON string whose first character is at `start`. */
function offsetInString(text: string, start: number, index: number): number {
  let offset = start;
  for (let units = 0; units < index; units += 1) {
    offset += text[offset] !== '\\' ? 1 : text[offset + 1] === 'u' ? 6 : 2;
  }
  return offset;
}

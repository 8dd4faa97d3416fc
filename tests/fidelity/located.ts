import { findNodeAtLocation, parseTree, type Node, type ParseError } from 'jsonc-parser';

/** Text of content exactly as it stands in its file. */
export interface Located {
  readonly file: string;
  readonly text: string;
  /** Offset in the file of its first character. */
  readonly start: number;
  /** Line, from 1, of its n-th character. */
  readonly lineOf: (index: number) => number;
}

export type JsonPath = readonly (string | number)[];

function lineFinder(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\n/gu)].map((match) => match.index);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/** A JSON file whose values know where they stand. It remembers which of its strings were asked for. */
export class LocatedJson {
  readonly used: Located[] = [];
  readonly #root: Node;
  readonly #line: (offset: number) => number;

  constructor(
    readonly file: string,
    readonly source: string,
  ) {
    const errors: ParseError[] = [];
    const root = parseTree(source, errors);
    if (root === undefined || errors.length > 0) throw new Error(`${file} is not JSON`);
    this.#root = root;
    this.#line = lineFinder(source);
  }

  /** The text of a string or a number, as typed. */
  at(...path: JsonPath): Located {
    const node = this.#node(path);
    if (node === undefined) throw new Error(`${this.file} has no ${path.join('.')}`);
    const located = this.#locate(node);
    if (node.type === 'string') this.used.push(located);
    return located;
  }

  has(...path: JsonPath): boolean {
    return this.#node(path) !== undefined;
  }

  count(...path: JsonPath): number {
    return this.#node(path)?.children?.length ?? 0;
  }

  /** Every string of the file, with the keys that lead to it. */
  *strings(node: Node = this.#root, keys: JsonPath = []): Generator<{ readonly keys: JsonPath; readonly located: Located }> {
    if (node.type === 'string') {
      yield { keys, located: this.#locate(node) };
      return;
    }
    for (const [index, child] of (node.children ?? []).entries()) {
      if (node.type === 'array') yield* this.strings(child, [...keys, index]);
      const [name, value] = node.type === 'object' ? (child.children ?? []) : [];
      if (name !== undefined && value !== undefined) yield* this.strings(value, [...keys, String(name.value)]);
    }
  }

  #node(path: JsonPath): Node | undefined {
    return findNodeAtLocation(this.#root, [...path]);
  }

  #locate(node: Node): Located {
    const quote = node.type === 'string' ? 1 : 0;
    const start = node.offset + quote;
    const text = this.source.slice(start, node.offset + node.length - quote);
    const line = this.#line;
    if (text !== String(node.value)) throw new Error(`${this.file}:${line(start)}: write the characters themselves, without \\`);
    return { file: this.file, text, start, lineOf: (index) => line(start + index) };
  }
}

export interface LocatedMarkdown {
  readonly frontMatter: ReadonlyMap<string, Located>;
  /** Headings without their mark, and paragraphs. */
  readonly blocks: readonly Located[];
}

/** A Markdown file of content: `---`, `key: value` lines, `---`, then blocks parted by blank lines. */
export function readMarkdown(file: string, source: string): LocatedMarkdown {
  const line = lineFinder(source);
  const locate = (start: number, text: string): Located => ({ file, text, start, lineOf: (index) => line(start + index) });
  const head = /^---\n(.*?)\n---\n/su.exec(source);
  if (head?.[1] === undefined) throw new Error(`${file} has no front matter`);
  const frontMatter = new Map<string, Located>();
  for (const match of head[1].matchAll(/^([a-z]+): (.*)$/gmu)) {
    const [whole, key = '', value = ''] = match;
    frontMatter.set(key, locate('---\n'.length + match.index + whole.length - value.length, value));
  }
  const blocks: Located[] = [];
  for (const match of source.slice(head[0].length).matchAll(/(?:^[^\n]*\S[^\n]*\n?)+/gmu)) {
    const mark = /^# /u.exec(match[0])?.[0].length ?? 0;
    blocks.push(locate(head[0].length + match.index + mark, match[0].slice(mark).trimEnd()));
  }
  return { frontMatter, blocks };
}

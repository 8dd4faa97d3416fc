import { DOMParser, type Element as DomElement } from '@xmldom/xmldom';
import { canonicalName } from './names.js';
import { scanTags, type Tags, type XmlFault } from './tags.js';

/** An element as plain data. */
export interface XmlNode {
  /** Our own prefix and the local name: "w:p". */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** Of an element without children. */
  readonly text: string;
  /** Its number in the order of start tags, as in `Tags`. */
  readonly tag: number;
  /** Of a `w:p`: its number among all of the part, from 1. Else 0. */
  readonly paragraph: number;
}

export interface XmlPart {
  readonly root: XmlNode;
  readonly tags: Tags;
  readonly text: string;
}

export type ParsedXml = { readonly ok: true; readonly part: XmlPart } | { readonly ok: false; readonly fault: XmlFault };

/** Units parsed at a time: the library's DOM takes fifty times the memory of its text. */
const pieceSize = 128 * 1024;

/** Parses a part with the library, piece by piece, in time and memory linear in its length. */
export function parseXml(text: string): ParsedXml {
  const tags = scanTags(text);
  if (typeof tags === 'string') return { ok: false, fault: tags };
  const fault = { ok: false, fault: 'broken' } as const;
  try {
    // What stands around the root is the library's to judge too.
    const around = text.slice(0, tags.ends[0] ?? 0).replace(/^\u{FEFF}/u, '');
    parseWhole(tags.closeEnds[0] === tags.ends[0] ? around : `${around}${text.slice(tags.closeStarts[0] ?? 0)}`);
    const [root] = new Builder(text, tags).elements(0, 1, '');
    return root === undefined ? fault : { ok: true, part: { root, tags, text } };
  } catch {
    return fault;
  }
}

function parseWhole(xml: string): DomElement {
  const parser = new DOMParser({
    locator: false,
    onError: (level, message) => {
      // The text itself may hold U+FFFD; everything else that the library forgives is broken to us.
      if (level !== 'warning' || !message.startsWith('Unicode replacement character')) throw new Error(message);
    },
  });
  const root = parser.parseFromString(xml, 'application/xml').documentElement;
  if (root === null) throw new Error('no root');
  return root;
}

class Builder {
  private paragraphs = 0;

  constructor(
    private readonly text: string,
    private readonly tags: Tags,
  ) {}

  /** The sibling elements from `first` up to `end`, inside the declarations of those around them. */
  elements(first: number, end: number, declarations: string): XmlNode[] {
    const { starts, closeEnds, after } = this.tags;
    const out: XmlNode[] = [];
    for (let element = first; element < end; ) {
      const from = at(starts, element);
      if (at(closeEnds, element) - from > pieceSize && at(after, element) > element + 1) {
        out.push(this.opened(element, declarations));
        element = at(after, element);
        continue;
      }
      let past = at(after, element);
      let to = at(closeEnds, element);
      while (past < end && at(closeEnds, past) - from <= pieceSize) {
        to = at(closeEnds, past);
        past = at(after, past);
      }
      out.push(...this.piece(this.text.slice(from, to), element, declarations));
      element = past;
    }
    return out;
  }

  /** An element too large to be parsed at once: its start tag, then its children in pieces. */
  private opened(element: number, declarations: string): XmlNode {
    const { starts, ends, after } = this.tags;
    const tag = this.text.slice(at(starts, element), at(ends, element));
    const [shell] = this.piece(`${tag.slice(0, -1)}/>`, element, declarations);
    if (shell === undefined) throw new Error('no element');
    const own = [...tag.matchAll(/\sxmlns(?::[^\s=]+)?\s*=\s*(?:"[^"]*"|'[^']*')/gu)].map(([declaration]) => declaration);
    return { ...shell, children: this.elements(element + 1, at(after, element), `${kept(declarations, own)}${own.join('')}`) };
  }

  private piece(xml: string, first: number, declarations: string): XmlNode[] {
    // The wrapper counts as the element before the first.
    let tag = first - 1;
    const convert = (element: DomElement): XmlNode => {
      const own = tag++;
      const name = canonicalName(element.namespaceURI, element.localName ?? element.nodeName);
      const paragraph = name === 'w:p' ? ++this.paragraphs : 0;
      const children: XmlNode[] = [];
      for (let child = element.firstChild; child !== null; child = child.nextSibling) if (isElement(child)) children.push(convert(child));
      return { name, attributes: attributesOf(element), children, text: children.length === 0 ? textOf(element) : '', tag: own, paragraph };
    };
    return [...convert(parseWhole(`<pieces${declarations}>${xml}</pieces>`)).children];
  }
}

function at(list: readonly number[], index: number): number {
  return list[index] ?? 0;
}

/** Declarations that an inner element does not make anew: a prefix may stand once in a tag. */
function kept(declarations: string, own: readonly string[]): string {
  const names = new Set(own.map(prefixOf));
  return [...declarations.matchAll(/\s[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*')/gu)].map(([declaration]) => declaration).filter((declaration) => !names.has(prefixOf(declaration))).join('');
}

function prefixOf(declaration: string): string {
  return declaration.slice(0, declaration.indexOf('=')).trim();
}

function isElement(node: { readonly nodeType: number }): node is DomElement {
  return node.nodeType === 1;
}

/** Of an element without elements inside: its texts, without the comments between. */
function textOf(element: DomElement): string {
  let text = '';
  for (let child = element.firstChild; child !== null; child = child.nextSibling) if (child.nodeType === 3 || child.nodeType === 4) text += child.nodeValue ?? '';
  return text;
}

const none: ReadonlyMap<string, string> = new Map();

/** Without what only Word's own merging of files needs: it is half of a file that Word wrote. */
function attributesOf(element: DomElement): ReadonlyMap<string, string> {
  if (element.attributes.length === 0) return none;
  const out = new Map<string, string>();
  for (const { namespaceURI, localName, name, value } of element.attributes) {
    const key = canonicalName(namespaceURI, localName ?? name);
    if (!key.startsWith('?:') && !key.startsWith('w:rsid')) out.set(key, value);
  }
  return out;
}

/** The first child of a name. */
export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child) => child.name === name);
}

/** All children of a name. */
export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

/** The value of an attribute, of the element itself or of its child on the way. */
export function valueOf(node: XmlNode | undefined, attribute = 'w:val'): string | undefined {
  return node?.attributes.get(attribute);
}

/** All elements of a name below, in order, however deep. */
export function allOf(node: XmlNode, name: string): readonly XmlNode[] {
  const found: XmlNode[] = [];
  const visit = (inner: XmlNode): void => {
    for (const child of inner.children) {
      if (child.name === name) found.push(child);
      visit(child);
    }
  };
  visit(node);
  return found;
}

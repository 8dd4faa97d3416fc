import XmlBuilder from 'fast-xml-builder';

/** An XML element as plain data: built by the writers, turned into XML by the library. */
export interface Element {
  /** With its prefix: "w:p". */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | Fragment | string)[];
}

/** XML that was written before, to stand in a part as it is. */
export interface Fragment {
  readonly xml: string;
}

type Child = Element | Fragment | string | undefined | false | readonly Child[];

/** An element; attributes and children that are undefined or false are left out, lists are flattened. */
export function el(name: string, attributes: Readonly<Record<string, string | number | undefined>> = {}, ...children: readonly Child[]): Element {
  const given: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) given[key] = String(value);
  const flat: (Element | Fragment | string)[] = [];
  append(flat, children);
  return { name, attributes: given, children: flat };
}

function append(to: (Element | Fragment | string)[], children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined || child === false) continue;
    if (isList(child)) append(to, child);
    else to.push(child);
  }
}

function isList(child: Element | Fragment | string | readonly Child[]): child is readonly Child[] {
  return Array.isArray(child);
}

const namespaces = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  cp: 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

/** The attributes that declare some prefixes at a root element. */
export function declare(...prefixes: readonly (keyof typeof namespaces)[]): Readonly<Record<string, string>> {
  return Object.fromEntries(prefixes.map((prefix) => [`xmlns:${prefix}`, namespaces[prefix]]));
}

const builder = new XmlBuilder({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', suppressEmptyNode: true });

/** A whole part as text. Throws where a text holds a character that XML cannot carry as it stands: it would vanish in silence. */
export function serialize(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${written(root)}`;
}

/** An element as XML, to be put into many parts. Throws as `serialize` does. */
export function fragment(element: Element): Fragment {
  return { xml: written(element) };
}

/** The library knows no finished XML: a mark that no text can hold (see `check`) stands for each fragment until all is written. */
const openMark = '\u{FFFE}';
const closeMark = '\u{FFFF}';
const marks = /\u{FFFE}(\d+)\u{FFFF}/gu;

function written(root: Element): string {
  const fragments: Fragment[] = [];
  const xml = builder.build([ordered(root, fragments)]);
  return fragments.length === 0 ? xml : xml.replace(marks, (_, index: string) => fragments[Number(index)]?.xml ?? '');
}

/** The shape the library writes in order: an element is a key with its children, ":@" its attributes, "#text" a text. */
function ordered({ name, attributes, children }: Element, fragments: Fragment[]): Readonly<Record<string, unknown>> {
  for (const value of Object.values(attributes)) check(value);
  const inner = children.map((child) => {
    if (typeof child === 'string') return { '#text': check(child) };
    return 'xml' in child ? { '#text': `${openMark}${fragments.push(child) - 1}${closeMark}` } : ordered(child, fragments);
  });
  return { [name]: inner, ':@': attributes };
}

/** Control characters, halves of surrogate pairs, and what XML 1.0 has no place for. Tabs and line ends are elements in Word. */
const illegal = /[^\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

function check(text: string): string {
  const found = illegal.exec(text);
  if (found !== null) throw new Error(`U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} cannot stand in a document`);
  return text;
}

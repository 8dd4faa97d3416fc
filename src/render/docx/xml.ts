import { DOMImplementation, XMLSerializer, type Document as XmlDocument, type Element as XmlElement } from '@xmldom/xmldom';

/** An XML element as plain data: built by the writers, turned into XML by the library. */
export interface Element {
  /** With its prefix: "w:p". */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

type Child = Element | string | undefined | false | readonly Child[];

/** An element; children that are undefined or false are left out, lists are flattened. */
export function el(name: string, attributes: Readonly<Record<string, string | number | undefined>> = {}, ...children: readonly Child[]): Element {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)] as const]));
  return { name, attributes: Object.fromEntries(given), children: flat(children) };
}

function flat(children: readonly Child[]): (Element | string)[] {
  return children.flatMap((child) => (child === undefined || child === false ? [] : isList(child) ? flat(child) : [child]));
}

function isList(child: Element | string | readonly Child[]): child is readonly Child[] {
  return Array.isArray(child);
}

const namespaces: Readonly<Record<string, string>> = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  cp: 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  xml: 'http://www.w3.org/XML/1998/namespace',
};

/** The attributes that declare some prefixes at a root element. */
export function declare(...prefixes: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(prefixes.map((prefix) => [`xmlns:${prefix}`, namespaceOf(prefix)]));
}

function namespaceOf(prefix: string): string {
  const uri = namespaces[prefix];
  if (uri === undefined) throw new Error(`unknown XML prefix ${prefix}`);
  return uri;
}

const xmlns = 'http://www.w3.org/2000/xmlns/';
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** A whole part as text. Throws where a text holds a character that XML cannot carry: it would vanish in silence. */
export function serialize(root: Element): string {
  const document = new DOMImplementation().createDocument(null, '', null);
  document.appendChild(build(root, document, root.attributes['xmlns'] ?? null));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${new XMLSerializer().serializeToString(document)}`;
}

function build(element: Element, document: XmlDocument, defaultNamespace: string | null): XmlElement {
  const made = document.createElementNS(spaceOf(element.name) ?? defaultNamespace, element.name);
  for (const [name, value] of Object.entries(element.attributes)) {
    check(value);
    made.setAttributeNS(name === 'xmlns' || name.startsWith('xmlns:') ? xmlns : spaceOf(name), name, value);
  }
  for (const child of element.children) {
    if (typeof child === 'string') {
      check(child);
      made.appendChild(document.createTextNode(child));
    } else {
      made.appendChild(build(child, document, defaultNamespace));
    }
  }
  return made;
}

function spaceOf(name: string): string | null {
  const colon = name.indexOf(':');
  return colon === -1 ? null : namespaceOf(name.slice(0, colon));
}

function check(text: string): void {
  const found = illegal.exec(text);
  if (found !== null) throw new Error(`U+${(found[0].codePointAt(0) ?? 0).toString(16)} cannot stand in XML`);
}

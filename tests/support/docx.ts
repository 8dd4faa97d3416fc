import { DOMParser, type Document as XmlDocument, type Element as XmlElement } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';

export type { XmlElement };

/** A part of a DOCX, parsed. */
export function part(bytes: Uint8Array, name: string): XmlDocument {
  const found = unzipSync(bytes)[name];
  if (found === undefined) throw new Error(`no part ${name}`);
  return new DOMParser().parseFromString(strFromU8(found), 'application/xml');
}

export function all(root: XmlDocument | XmlElement, name: string): XmlElement[] {
  return [...root.getElementsByTagName(name)];
}

export function first(root: XmlDocument | XmlElement, name: string): XmlElement {
  const found = root.getElementsByTagName(name).item(0);
  if (found === null) throw new Error(`no ${name}`);
  return found;
}

export function has(root: XmlElement, name: string): boolean {
  return root.getElementsByTagName(name).length > 0;
}

/** The words of each paragraph, a line break as a line end. */
export function paragraphTexts(document: XmlDocument): string[] {
  return all(document, 'w:p').map((paragraph) =>
    all(paragraph, 'w:r')
      .map((r) => (has(r, 'w:br') ? '\n' : all(r, 'w:t').map((t) => t.textContent).join('')))
      .join(''),
  );
}

export function value(element: XmlElement, attribute = 'w:val'): string | null {
  return element.getAttribute(attribute);
}

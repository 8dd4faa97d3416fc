import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject, type PDFPage } from '@cantoo/pdf-lib';
import { contentOf } from './content.js';

const name = (key: string): PDFName => PDFName.of(key);

/** A PDF taken apart, to break one thing of it. */
export class Patient {
  constructor(readonly document: PDFDocument) {}

  get catalog(): PDFDict {
    return this.document.catalog;
  }

  get root(): PDFDict {
    return this.catalog.lookup(name('StructTreeRoot'), PDFDict);
  }

  page(index: number): PDFPage {
    return this.document.getPage(index);
  }

  /** The n-th element of a type, in the order of their numbers. */
  element(type: string, n = 0): PDFDict {
    const found = this.document.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict && object.lookupMaybe(name('S'), PDFName)?.decodeText() === type && object.has(name('P')) ? [object] : []))[n];
    if (found === undefined) throw new Error(`no ${type} ${n}`);
    return found;
  }

  /** Kids of an element, to be changed in place. */
  kids(element: PDFDict): PDFArray {
    return element.lookup(name('K'), PDFArray);
  }

  parent(element: PDFDict): PDFDict {
    return element.lookup(name('P'), PDFDict);
  }

  /** What the parent tree has for a page, by MCID. */
  back(page: number): PDFArray {
    const numbers = this.root.lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray);
    const key = this.page(page).node.lookup(name('StructParents'), PDFNumber).asNumber();
    const at = numbers.asArray().findIndex((entry, i) => i % 2 === 0 && entry instanceof PDFNumber && entry.asNumber() === key);
    return numbers.lookup(at + 1, PDFArray);
  }

  /** Rewrites the operators of a page; throws where nothing changes. */
  rewrite(index: number, change: (content: string) => string): void {
    const page = this.page(index);
    const before = contentOf(this.document, page);
    const after = change(before);
    if (after === before) throw new Error('nothing changed');
    page.node.set(name('Contents'), this.document.context.register(this.document.context.flateStream(after)));
  }

  set(dict: PDFDict, key: string, value: PDFObject): void {
    dict.set(name(key), value);
  }

  drop(dict: PDFDict, key: string): void {
    if (!dict.delete(name(key))) throw new Error(`no ${key}`);
  }
}

/** The bytes of a PDF with one thing changed. */
export async function mutated(bytes: Uint8Array, change: (patient: Patient) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  change(new Patient(document));
  return document.save({ useObjectStreams: false, updateFieldAppearances: false });
}

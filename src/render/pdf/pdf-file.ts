import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import type { DocumentMeta } from '../../document/types.js';
import { infoXml } from './metadata.js';

/** An indirect object of the file. */
export type Reference = PDFKit.PDFKitReference;

/**
 * The file that pdfkit writes, with what it gets wrong put right: its XMP values are not escaped, its default dates come
 * from the clock, its file id from the document's properties only.
 */
export class PdfFile extends PDFDocument {
  declare readonly _root: { readonly data: Record<string, unknown> };
  declare _id: Uint8Array;
  readonly #meta: DocumentMeta;
  readonly #date: Date;
  readonly #contents = createHash('sha256');

  constructor(meta: DocumentMeta) {
    const date = new Date(`${meta.date}T00:00:00Z`);
    super({
      pdfVersion: '1.7',
      compress: true,
      autoFirstPage: false,
      font: '',
      lang: meta.language,
      displayTitle: true,
      info: { Title: meta.title, Author: meta.author, Subject: meta.subject, Creator: producer, Producer: producer, CreationDate: date, ModDate: date },
    });
    this.#meta = meta;
    this.#date = date;
    this.#contents.update(JSON.stringify(meta));
  }

  /** Adds a page whose content is given whole; y runs down from its top edge. */
  writePage(size: { readonly width: number; readonly height: number }, content: string, fonts: Readonly<Record<string, Reference>>): Reference {
    this.addPage({ size: [size.width, size.height], margin: 0 });
    this.addContent(content);
    Object.assign(this.page.fonts, fonts);
    this.#contents.update(content);
    return this.page.dictionary;
  }

  write(data: object): Reference {
    const reference = this.ref(data);
    reference.end(undefined);
    return reference;
  }

  writeStream(bytes: Uint8Array): Reference {
    const reference = this.ref({ ...(bytes.length > 0 ? {} : { Length: 0 }) });
    reference.end(bytes);
    this.#contents.update(bytes);
    return reference;
  }

  setCatalog(key: string, value: unknown): void {
    this._root.data[key] = value;
  }

  /** Ends the file and gives its bytes. */
  async finish(): Promise<Uint8Array> {
    this._id = this.#contents.digest().subarray(0, 16);
    this.end();
    const chunks: Uint8Array[] = [];
    for await (const chunk of this) if (chunk instanceof Uint8Array) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** In place of pdfkit's own. */
  _addInfo(): void {
    this.appendXML(infoXml(this.#meta, this.#date, producer));
  }
}

const producer = 'Kế hoạch';

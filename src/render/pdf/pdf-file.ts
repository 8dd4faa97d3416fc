import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import type { DocumentMeta } from '../../document/types.js';
import { writeField } from './fields.js';
import { infoXml } from './metadata.js';
import type { FieldItem } from './page.js';

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
  readonly #fields: Reference[] = [];

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
  writePage(size: { readonly width: number; readonly height: number }, content: string, fonts: Readonly<Record<string, Reference>>, fields: readonly FieldItem[] = []): Reference {
    this.addPage({ size: [size.width, size.height], margin: 0 });
    this.addContent(content);
    Object.assign(this.page.fonts, fonts);
    this.#contents.update(content);
    const page: Reference & { data: Record<string, unknown> } = this.page.dictionary;
    const widgets = fields.map((field) => writeField(this, field, page, size.height));
    if (widgets.length > 0) page.data.Annots = widgets;
    this.#fields.push(...widgets);
    return page;
  }

  /** Adds a page that draws a stream shared by many pages, after what is its own. */
  writeSharedPage(size: { readonly width: number; readonly height: number }, own: string, shared: Reference | undefined, fonts: Readonly<Record<string, Reference>>): Reference {
    const page = this.writePage(size, own, fonts);
    const data: Record<string, unknown> = page.data;
    if (shared !== undefined) data['Contents'] = [data['Contents'], shared];
    return page;
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

  /** The signature fields of all pages, where there are any; after the last page. */
  writeForm(): void {
    const signaturesExist = 1;
    if (this.#fields.length > 0) this.setCatalog('AcroForm', this.write({ Fields: this.#fields, SigFlags: signaturesExist }));
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

  /** Ours is whole already; pdfkit's own needs a font of its own form. */
  override endAcroForm(): this {
    return this;
  }

  /** In place of pdfkit's own. */
  _addInfo(): void {
    this.appendXML(infoXml(this.#meta, this.#date, producer));
  }
}

const producer = 'Kế hoạch';

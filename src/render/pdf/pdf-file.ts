import { createHash } from 'node:crypto';
import { zlibSync } from 'fflate';
import PDFDocument from 'pdfkit';
import type { DocumentMeta } from '../../document/types.js';
import { deflateLevel } from '../deflate.js';
import { writeField } from './fields.js';
import { infoXml } from './metadata.js';
import { writePacked, type PackedObject } from './packed.js';
import type { FieldItem } from './page.js';
import { listOf, type Syntax } from './syntax.js';

/** An indirect object that is packed with others. pdfkit writes what is no plain object by its `toString`. */
export class PackedReference {
  readonly [Symbol.toStringTag] = 'PackedReference';

  constructor(readonly id: number) {}

  toString(): string {
    return `${this.id} 0 R`;
  }
}

/** An indirect object of the file. */
export type Reference = PDFKit.PDFKitReference;

/** The level of PDF/A that a file keeps to: 2a is tagged, 2b only looks the same for ever. */
export type ArchiveLevel = 'PDF/A-2a' | 'PDF/A-2b';

/** A page as it was written, and its number in the tree that leads from pages to the structure. */
export interface WrittenPage {
  readonly reference: Reference;
  readonly structParent: number;
  readonly widgets: readonly WrittenWidget[];
}

export interface WrittenWidget {
  readonly field: FieldItem;
  readonly reference: Reference;
  readonly structParent: number;
}

/**
 * The file that pdfkit writes, with what it gets wrong put right: its XMP values are not escaped, its default dates come
 * from the clock, its file id from the document's properties only.
 */
export class PdfFile extends PDFDocument {
  declare readonly _root: { readonly id: number; readonly data: Record<string, unknown> };
  declare _id: Uint8Array;
  /** Where each object begins; null: not written yet. */
  declare readonly _offsets: (number | null)[];
  /** Objects that are not written yet. */
  declare _waiting: number;
  declare readonly _offset: number;
  declare readonly _info: Reference;
  /** Its content begins with the turn of the page that pdfkit makes. */
  declare page: PDFKit.PDFPage & { readonly content: Reference & { buffer: Uint8Array[]; readonly data: object } };
  declare readonly _write: (data: string | Uint8Array) => void;
  readonly #meta: DocumentMeta;
  readonly #date: Date;
  readonly #contents = createHash('sha256');
  readonly #fields: Reference[] = [];
  readonly #level: ArchiveLevel;
  readonly #packed: PackedObject[] = [];
  #packedTable: Reference | undefined;
  #structParents = 0;

  constructor(meta: DocumentMeta, level: ArchiveLevel) {
    const date = new Date(`${meta.date}T00:00:00Z`);
    super({
      pdfVersion: '1.7',
      subset: level,
      compress: false,
      autoFirstPage: false,
      font: '',
      lang: meta.language,
      displayTitle: true,
      info: { Title: meta.title, Author: meta.author, Subject: meta.subject, Creator: producer, Producer: producer, CreationDate: date, ModDate: date },
    });
    this.#meta = meta;
    this.#level = level;
    this.#date = date;
    this.#contents.update(JSON.stringify(meta));
  }

  /** Adds a page whose content is given whole; y runs down from its top edge. */
  writePage(size: { readonly width: number; readonly height: number }, content: string, fonts: Readonly<Record<string, Reference>>, fields: readonly FieldItem[] = []): WrittenPage {
    this.addPage({ size: [size.width, size.height], margin: 0 });
    this.page.write(Buffer.from(`${content}\n`, 'latin1'));
    const stream = this.page.content;
    stream.buffer = [deflate(Buffer.concat(stream.buffer))];
    Object.assign(stream.data, deflated);
    Object.assign(this.page.fonts, fonts);
    this.#contents.update(content);
    const reference: Reference & { data: Record<string, unknown> } = this.page.dictionary;
    const structParent = this.#structParents++;
    const widgets = fields.map((field): WrittenWidget => {
      const own = this.#structParents++;
      return { field, reference: writeField(this, field, reference, size.height, own), structParent: own };
    });
    if (this.#level === 'PDF/A-2a') reference.data['StructParents'] = structParent;
    if (widgets.length > 0) Object.assign(reference.data, { Annots: widgets.map((widget) => widget.reference), Tabs: 'S' });
    this.#fields.push(...widgets.map((widget) => widget.reference));
    return { reference, structParent, widgets };
  }

  /** Adds a page that draws a stream shared by many pages, after what is its own. */
  writeSharedPage(size: { readonly width: number; readonly height: number }, own: string, shared: Reference | undefined, fonts: Readonly<Record<string, Reference>>): Reference {
    const { reference } = this.writePage(size, own, fonts);
    const data: Record<string, unknown> = reference.data;
    if (shared !== undefined) data['Contents'] = [data['Contents'], shared];
    return reference;
  }

  write(data: object): Reference {
    const reference = this.ref(data);
    reference.end(undefined);
    return reference;
  }

  /** @param data what else its dictionary says */
  writeStream(bytes: Uint8Array, data: object = {}): Reference {
    const reference = this.ref({ ...data, ...deflated });
    reference.end(deflate(bytes));
    this.#contents.update(bytes);
    return reference;
  }

  /** A number for an object that is packed with others; one that never gets a body is free. */
  reserve(): PackedReference {
    return new PackedReference(this._offsets.push(null));
  }

  /** Gives a reserved object its body. */
  pack({ id }: PackedReference, body: Syntax): void {
    this.#packed.push({ id, body });
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
    if (this.#packed.length > 0) this.#packedTable = writePacked(this, this.#packed);
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

  /** Ours is whole already; see `structure/write.ts`. */
  override endMarkings(): void {
    return;
  }

  /** In place of pdfkit's own, which knows no packed objects: to its table they are free, a second, empty one leads to them, as Word does it. */
  _finalize(): void {
    const at = this._offset;
    const size = this._offsets.length + 1;
    const free = [0, ...this._offsets.flatMap((offset, index) => (offset === null ? [index + 1] : []))];
    const next = new Map(free.map((id, index) => [id, free[index + 1] ?? 0]));
    const line = (first: number, rest: string): string => `${String(first).padStart(10, '0')} ${rest} `;
    const table = [null, ...this._offsets].map((offset, id) => (offset === null ? line(next.get(id) ?? 0, '65535 f') : line(offset, '00000 n')));
    this._write(Buffer.from(`xref\n0 ${size}\n${table.join('\n')}\n`, 'latin1'));
    const id = `<${Buffer.from(this._id).toString('hex')}>`;
    const end = (more: Syntax, start: number): void => { this._write(`trailer\n<</Size ${size}/Root ${this._root.id} 0 R/Info ${this._info.id} 0 R/ID ${listOf([id, id])}${more}>>\nstartxref\n${start}\n%%EOF`); };
    end('', at);
    if (this.#packedTable !== undefined) {
      const second = this._offset;
      this._write('xref\n0 0');
      end(`/Prev ${at}/XRefStm ${this._offsets[this.#packedTable.id - 1] ?? 0}`, second);
    }
    this.push(null);
  }

  /** In place of pdfkit's own. */
  _addInfo(): void {
    this.appendXML(infoXml(this.#meta, this.#date, producer, this.#level === 'PDF/A-2a'));
  }
}

const producer = 'Kế hoạch';

const deflated = { Filter: 'FlateDecode' };

/** By a library and not by Node's zlib, which packs the same bytes otherwise from one version or processor to the next. */
function deflate(bytes: Uint8Array): Uint8Array {
  return zlibSync(bytes, { level: deflateLevel });
}

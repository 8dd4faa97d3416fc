import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Document } from '../document/types.js';
import type { Format } from '../format/types.js';
import { renderDocx } from '../render/docx/render.js';
import { renderPdf } from '../render/pdf/render.js';
import type { Read } from '../source/json.js';
import { sha256 } from '../source/sha256.js';
import type { Faces } from '../typeset/faces.js';
import type { Rendered } from './cache/entry.js';
import type { Kind, Store } from './cache/store.js';
import type { RecordFile } from './journal.js';
import type { Output } from './output.js';
import { publishSet, turn, type PublishSetOptions } from './publish-set.js';
import { makeStopwatch, type Stopwatch } from './stopwatch.js';

/** A document to be published in both formats. */
export interface ToPublish {
  /** Below the set's folder, without ending, with "/": "trich/so-noi-vu". */
  readonly path: string;
  readonly document: Document;
  /** Where the PDF has pages of its own, such as the questions of a draft; absent: the same document. */
  readonly pdfDocument?: Document;
}

/** One published file of a document. */
export interface PublishedFile {
  /** Of `ToPublish`. */
  readonly document: string;
  /** Below the set's folder. */
  readonly path: string;
  readonly size: number;
  readonly pages: number;
  readonly sha256: string;
}

/** How many files were made, and how many were taken unchanged from earlier builds. */
export interface Counts {
  readonly made: number;
  readonly taken: number;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The file being made, below the set's folder. */
  readonly file: string;
}

/** How documents look: what rendering needs. */
export interface RenderLooks {
  readonly format: Format;
  readonly faces: Faces;
}

export interface RenderOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly watch?: Stopwatch;
  /** Files of earlier builds, and where those of this one go; absent: every file is made. */
  readonly store?: Store | undefined;
  /** Told when all files are there. */
  readonly onRendered?: (counts: Counts) => void;
}

export interface PublishOptions extends PublishSetOptions, RenderOptions {
  /** Texts that stand beside the documents, by path, made when these are known. */
  readonly also?: (files: readonly PublishedFile[]) => readonly (readonly [string, string])[];
  /** What is wrong with the files made; an error stops them from being published. */
  readonly judge?: (files: readonly PublishedFile[]) => readonly Diagnostic[];
  /** Registers that change together with the set. */
  readonly records?: (files: readonly PublishedFile[]) => readonly RecordFile[];
}

/** Renders documents as DOCX and PDF into `output/<name>/`: all of them take the place of what was there, or none does. */
export async function publishDocuments(root: string, name: string, documents: readonly ToPublish[], looks: RenderLooks, { also, judge, records, ...options }: PublishOptions = {}): Promise<Read<readonly PublishedFile[]>> {
  return publishSet(
    root,
    name,
    async (write) => {
      const value = await renderAll(documents, looks, write, options);
      for (const [path, text] of also?.(value) ?? []) write(path, text);
      return { value, diagnostics: judge?.(value) ?? [], records: records?.(value) ?? [] };
    },
    options,
  );
}

/** Renders documents in both formats and writes each file as soon as it is made. */
export async function renderAll(documents: readonly ToPublish[], { format, faces }: RenderLooks, write: Output['write'], { onProgress, signal, watch = makeStopwatch(), store, onRendered }: RenderOptions): Promise<PublishedFile[]> {
  const files: PublishedFile[] = [];
  let taken = 0;
  const rendered = async (kind: Kind, document: Document, make: () => Rendered | Promise<Rendered>): Promise<Rendered> => {
    if (store === undefined) return make();
    const file = await store.rendered(kind, document, format, make);
    if (file.taken) taken += 1;
    return file;
  };
  const total = documents.length * 2;
  for (const { path: name, document, pdfDocument = document } of documents) {
    const keep = (ending: string, bytes: Uint8Array, pages: number): void => {
      const path = `${name}.${ending}`;
      watch.time('write', () => {
        write(path, bytes);
      });
      files.push({ document: name, path, size: bytes.length, pages, sha256: sha256(bytes) });
    };
    await turn(signal);
    onProgress?.({ done: files.length, total, file: `${name}.pdf` });
    const pdf = await watch.timeAsync('pdf', () => rendered('pdf', pdfDocument, () => renderPdf(pdfDocument, format, faces)));
    onProgress?.({ done: files.length + 1, total, file: `${name}.docx` });
    const docx = await watch.timeAsync('docx', () => rendered('docx', document, () => ({ bytes: renderDocx(document, format, faces), pages: 0 })));
    keep('docx', docx.bytes, pdf.pages);
    keep('pdf', pdf.bytes, pdf.pages);
  }
  onProgress?.({ done: total, total, file: 'xong' });
  onRendered?.({ made: files.length - taken, taken });
  return files;
}

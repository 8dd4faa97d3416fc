import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Document } from '../document/types.js';
import type { Format } from '../format/types.js';
import type { Read } from '../source/json.js';
import { sha256 } from '../source/sha256.js';
import type { Faces } from '../typeset/faces.js';
import type { RecordFile } from './journal.js';
import type { Output } from './output.js';
import { publishSet, turn, type PublishSetOptions } from './publish-set.js';
import { chooseRenderer, type Workers } from './render/choose.js';
import type { Renderer } from './render/renderer.js';
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

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The file just made, below the set's folder. */
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
  /** Threads that render; absent: this one. */
  readonly workers?: Workers | undefined;
  /** Who renders, in place of `workers`; it is closed at the end. */
  readonly renderer?: Renderer;
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

/**
 * Renders documents in both formats and writes each file as soon as it is made. What is given back is in the order of the
 * documents, whoever renders them.
 */
export async function renderAll(documents: readonly ToPublish[], { format, faces }: RenderLooks, write: Output['write'], { onProgress, signal, watch = makeStopwatch(), workers = 0, renderer = chooseRenderer(documents.map((d) => d.document), faces, workers) }: RenderOptions): Promise<PublishedFile[]> {
  const files: (readonly PublishedFile[])[] = documents.map(() => []);
  const total = documents.length * 2;
  let done = 0;
  const make = async ({ path: name, document, pdfDocument = document }: ToPublish): Promise<readonly PublishedFile[]> => {
    const { docx, pdf, took } = await renderer.render(name, { docx: document, pdf: pdfDocument }, format);
    watch.add('pdf', took.pdf);
    watch.add('docx', took.docx);
    if (docx === undefined || pdf === undefined) throw new Error(`${name} was not rendered in both formats`);
    const keep = (ending: string, bytes: Uint8Array): PublishedFile => {
      const path = `${name}.${ending}`;
      watch.time('write', () => {
        write(path, bytes);
      });
      done++;
      onProgress?.({ done, total, file: path });
      return { document: name, path, size: bytes.length, pages: pdf.pages, sha256: sha256(bytes) };
    };
    return [keep('docx', docx), keep('pdf', pdf.bytes)];
  };
  const queue = documents.entries();
  const work = async (): Promise<void> => {
    for (const [index, document] of queue) {
      await turn(signal);
      files[index] = await make(document);
    }
  };
  try {
    await Promise.all(Array.from({ length: renderer.width }, work));
    return files.flat();
  } finally {
    await renderer.close();
  }
}

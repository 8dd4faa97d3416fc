import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Document } from '../document/types.js';
import type { Format } from '../format/types.js';
import type { Read } from '../source/json.js';
import { sha256 } from '../source/sha256.js';
import type { Faces } from '../typeset/faces.js';
import type { Store } from './cache/store.js';
import type { RecordFile } from './journal.js';
import type { Output } from './output.js';
import { publishSet, turn, type PublishSetOptions } from './publish-set.js';
import { chooseRenderer, type Workers } from './render/choose.js';
import type { Rendered, Renderer } from './render/renderer.js';
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
 * documents, whoever renders them; what the store has and proves is not rendered.
 */
export async function renderAll(documents: readonly ToPublish[], { format, faces }: RenderLooks, write: Output['write'], { onProgress, signal, watch = makeStopwatch(), store, onRendered, workers = 0, renderer = chooseRenderer(documents.map((d) => d.document), faces, workers) }: RenderOptions): Promise<PublishedFile[]> {
  const wanted = documents.flatMap(({ path, document, pdfDocument = document }) => [{ path, kind: 'pdf', document: pdfDocument } as const, { path, kind: 'docx', document } as const]);
  const made = new Map<string, Omit<PublishedFile, 'document'>>();
  let taken = 0;
  const make = async ({ path: name, kind, document }: (typeof wanted)[number]): Promise<void> => {
    const path = `${name}.${kind}`;
    const render = async (): Promise<Rendered> => {
      const { took, ...file } = await renderer.render(name, kind, document, format);
      watch.add(kind, took);
      return file;
    };
    const file = store === undefined ? { ...(await render()), taken: false } : await store.rendered(kind, document, format, render);
    if (file.taken) taken += 1;
    watch.time('write', () => {
      write(path, file.bytes);
    });
    made.set(path, { path, size: file.bytes.length, pages: file.pages, sha256: sha256(file.bytes) });
  };
  const queue = wanted.entries();
  const work = async (): Promise<void> => {
    for (const [begun, file] of queue) {
      await turn(signal);
      onProgress?.({ done: begun, total: wanted.length, file: `${file.path}.${file.kind}` });
      await make(file);
    }
  };
  try {
    await Promise.all(Array.from({ length: renderer.width }, work));
  } finally {
    await renderer.close();
  }
  onProgress?.({ done: wanted.length, total: wanted.length, file: 'xong' });
  onRendered?.({ made: wanted.length - taken, taken });
  // How many pages it has on paper is known of a document by its PDF.
  return documents.flatMap(({ path: document }) => {
    const [docx, pdf] = [made.get(`${document}.docx`), made.get(`${document}.pdf`)];
    return docx === undefined || pdf === undefined ? [] : [{ ...docx, document, pages: pdf.pages }, { ...pdf, document }];
  });
}

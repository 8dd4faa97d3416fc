import type { Document } from '../../document/types.js';
import type { Format } from '../../format/types.js';
import { renderDocx } from '../../render/docx/render.js';
import { renderPdf } from '../../render/pdf/render.js';
import type { Faces } from '../../typeset/faces.js';
import type { Stage } from '../stopwatch.js';

/** A document to be rendered, in the formats for which one is given. */
export interface ToRender {
  readonly docx?: Document;
  readonly pdf?: Document;
}

export interface Rendered {
  readonly docx?: Uint8Array;
  readonly pdf?: { readonly bytes: Uint8Array; readonly pages: number };
  /** Milliseconds that each format took. */
  readonly took: Readonly<Record<Extract<Stage, 'docx' | 'pdf'>, number>>;
}

/** Who renders: this thread, or others. The bytes are the same. */
export interface Renderer {
  /** How many documents it works on at a time. */
  readonly width: number;
  /** @param name of the document, for messages */
  readonly render: (name: string, documents: ToRender, format: Format) => Promise<Rendered>;
  readonly close: () => Promise<void>;
}

/** Renders a document in this thread. */
export async function renderHere({ docx, pdf }: ToRender, format: Format, faces: Faces): Promise<Rendered> {
  const start = performance.now();
  const pdfFile = pdf === undefined ? undefined : await renderPdf(pdf, format, faces);
  const between = performance.now();
  const docxFile = docx === undefined ? undefined : renderDocx(docx, format, faces);
  return { ...(docxFile === undefined ? {} : { docx: docxFile }), ...(pdfFile === undefined ? {} : { pdf: { bytes: pdfFile.bytes, pages: pdfFile.pages } }), took: { pdf: between - start, docx: performance.now() - between } };
}

export function rendererHere(faces: Faces): Renderer {
  return { width: 1, render: (_, documents, format) => renderHere(documents, format, faces), close: async () => Promise.resolve() };
}

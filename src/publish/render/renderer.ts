import type { Document } from '../../document/types.js';
import type { Format } from '../../format/types.js';
import { renderDocx } from '../../render/docx/render.js';
import { renderPdf } from '../../render/pdf/render.js';
import type { Faces } from '../../typeset/faces.js';
import type { Stage } from '../stopwatch.js';

export type Kind = Extract<Stage, 'docx' | 'pdf'>;

/** One rendered file. */
export interface Rendered {
  readonly bytes: Uint8Array;
  /** 0 where the kind of file does not tell. */
  readonly pages: number;
}

export interface TimedRendered extends Rendered {
  /** Milliseconds. */
  readonly took: number;
}

/** Who renders: this thread, or others. The bytes are the same. */
export interface Renderer {
  /** How many files it works on at a time. */
  readonly width: number;
  /** @param name of the document, for messages */
  readonly render: (name: string, kind: Kind, document: Document, format: Format) => Promise<TimedRendered>;
  readonly close: () => Promise<void>;
}

/** Renders a file in this thread. */
export async function renderHere(kind: Kind, document: Document, format: Format, faces: Faces): Promise<TimedRendered> {
  const start = performance.now();
  const { bytes, pages } = kind === 'pdf' ? await renderPdf(document, format, faces) : { bytes: renderDocx(document, format, faces), pages: 0 };
  return { bytes, pages, took: performance.now() - start };
}

export function rendererHere(faces: Faces): Renderer {
  return { width: 1, render: async (_, kind, document, format) => renderHere(kind, document, format, faces), close: async () => Promise.resolve() };
}

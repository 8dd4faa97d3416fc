import type { Format } from '../../format/types.js';
import type { Rendered } from './renderer.js';
import type { SentDocument } from './rows.js';

/** What a rendering thread is told: the looks of what follows, or a document; `same`: as the PDF's. */
export type ToWorker =
  | { readonly kind: 'format'; readonly format: Format }
  | { readonly kind: 'render'; readonly docx?: SentDocument | 'same'; readonly pdf?: SentDocument };

export type FromWorker = { readonly ok: true; readonly rendered: Rendered } | { readonly ok: false; readonly message: string };

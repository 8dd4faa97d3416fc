import type { Format } from '../../format/types.js';
import type { Kind, TimedRendered } from './renderer.js';
import type { SentDocument } from './rows.js';

/** What a rendering thread is told: the looks of what follows, or a document. */
export type ToWorker =
  | { readonly kind: 'format'; readonly format: Format }
  | { readonly kind: 'render'; readonly as: Kind; readonly document: SentDocument };

export type FromWorker = { readonly ok: true; readonly rendered: TimedRendered } | { readonly ok: false; readonly message: string };

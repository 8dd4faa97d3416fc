import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Read } from '../source/json.js';
import { readDocx } from './docx/read.js';
import type { Observed } from './observed.js';
import { findParts } from './parts/find.js';
import { readPdfDocument } from './pdf/read.js';
import type { Found } from './parts/types.js';
import { checkRules, unsure } from './rules/check.js';
import { hintsOf } from './rules/hints.js';
import type { Hint, RuleResult } from './rules/types.js';

/** All that is said of one file. */
export interface Inspection {
  readonly file: string;
  readonly format: 'docx' | 'pdf';
  readonly found: Found;
  /** Every rule of the catalogue, in its order. */
  readonly rules: readonly RuleResult[];
  /** Never departures. */
  readonly hints: readonly Hint[];
  /** What the reader could not see. */
  readonly remarks: readonly Diagnostic[];
}

/** A PDF says what it is within its first kilobyte; everything else goes to the reader of DOCX, which names what it is not. */
export function looksLikePdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes('%PDF-');
}

/** Reads a DOCX or PDF by its content and holds it against Nghị định 30 (R01–R82). `file` is its name in messages. */
export async function inspectFile(bytes: Uint8Array, file: string): Promise<Read<Inspection>> {
  const read = await (looksLikePdf(bytes) ? readPdfDocument(bytes, file) : readDocx(bytes, file));
  return read.ok ? { ok: true, value: inspectObserved(read.value, file) } : read;
}

/** The same of a document that was read already. */
export function inspectObserved(observed: Observed, file: string): Inspection {
  const found = findParts(observed);
  return { file, format: observed.format, found, rules: observed.scanned === true ? unsure(checkRules(found)) : checkRules(found), hints: observed.scanned === true ? [] : hintsOf(found), remarks: observed.remarks ?? [] };
}

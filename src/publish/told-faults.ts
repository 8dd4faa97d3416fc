import { diagnose } from '../diagnostics/catalogue.js';
import type { Place } from '../diagnostics/diagnostic.js';
import type { Read } from '../source/json.js';
import { reasonInWords } from '../source/system-reasons.js';
import { OutputFault } from './faults.js';

/** Does work on a year's content; a fault of the disk or of who else is at work is told at its place. */
export function toldFaults<T>(place: Place, work: () => Read<T>): Read<T> {
  try {
    return work();
  } catch (failure) {
    if (failure instanceof OutputFault) return { ok: false, diagnostics: [failure.diagnosticAt(place)] };
    if (failure instanceof Error && 'syscall' in failure) return { ok: false, diagnostics: [diagnose('content-unwritable', place, { reason: reasonInWords(failure) })] };
    throw failure;
  }
}

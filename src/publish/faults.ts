import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';

/** A reason not to publish, in words for the user; what was published before is as it was. */
export class OutputFault extends Error {
  constructor(readonly diagnosticAt: (place: Place) => Diagnostic) {
    super('output fault');
  }
}

/** Another build is at work. */
export class OutputBusy extends OutputFault {}

import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { exitCodes } from './exit-codes.js';
import { countLine, diagnosticLines } from './messages.js';

/** Prints why a command stopped; gives back the exit code it is to end with. */
export function reportFailure(diagnostics: readonly Diagnostic[], json: boolean, exitCode: number): number {
  if (json) {
    console.log(JSON.stringify({ ok: false, diagnostics }, null, 2));
    return exitCode;
  }
  for (const d of diagnostics) console.error(diagnosticLines(d));
  console.error(`\n${countLine(diagnostics)}.`);
  return exitCode;
}

/** The exit code where publishing failed: the disk's fault or the content's. */
export function failureCode(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.some((d) => d.code === 'output-unwritable' || d.code === 'output-busy') ? exitCodes.outputFault : exitCodes.contentFault;
}

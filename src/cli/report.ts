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

const usageCodes: readonly string[] = ['no-year', 'year-alone', 'no-content', 'draft-not-later', 'draft-exists', 'question-unknown', 'no-review', 'no-amendment'];

/** The exit code for what stopped a command: how it was called, the disk, or content and templates. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): number {
  const has = (codes: readonly string[]): boolean => diagnostics.some((d) => codes.includes(d.code));
  if (has(usageCodes)) return exitCodes.usage;
  return diagnostics.some((d) => d.code.startsWith('output-') || d.code === 'content-unwritable') ? exitCodes.outputFault : exitCodes.contentFault;
}

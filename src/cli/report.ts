import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { exitCodes } from './exit-codes.js';
import { countLine, diagnosticLines } from './messages.js';

/** Another command is at work on the same set; nothing was changed or told yet, so that this one may be run again from its beginning. */
export class Busy extends Error {
  constructor(
    readonly json: boolean,
    /** Tells it after all; gives back the exit code. */
    readonly report: () => number,
  ) {
    super('busy');
  }
}

/** Prints why a command stopped; gives back the exit code it is to end with. Throws Busy where another command is in its way. */
export function reportFailure(diagnostics: readonly Diagnostic[], json: boolean, exitCode: number): number {
  if (diagnostics.some((d) => d.code === 'output-busy')) throw new Busy(json, () => tellFailure(diagnostics, json, exitCode));
  return tellFailure(diagnostics, json, exitCode);
}

function tellFailure(diagnostics: readonly Diagnostic[], json: boolean, exitCode: number): number {
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

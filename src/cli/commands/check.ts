import { hasErrors, sortDiagnostics } from '../../diagnostics/catalogue.js';
import { composeYear } from '../../publish/build.js';
import { checkRecords } from '../../publish/check-records.js';
import { exitCodes } from '../exit-codes.js';
import { countLine, diagnosticLines } from '../messages.js';
import { reportFailure } from '../report.js';
import { chooseYear } from '../year.js';

export interface CheckArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly json: boolean;
}

/** `kehoach check [year]`: the exit code. */
export function check({ root, year: asked, json }: CheckArguments): number {
  const year = chooseYear(root, asked);
  if (!year.ok) return reportFailure(year.diagnostics, json, exitCodes.usage);
  const diagnostics = sortDiagnostics([...composeYear(root, year.value).diagnostics, ...checkRecords(root, year.value)]);
  if (hasErrors(diagnostics)) return reportFailure(diagnostics, json, exitCodes.contentFault);
  if (json) console.log(JSON.stringify({ ok: true, year: year.value, diagnostics }, null, 2));
  else {
    for (const d of diagnostics) console.log(diagnosticLines(d));
    console.log(`Năm ${year.value}: ${countLine(diagnostics)}.`);
  }
  return exitCodes.ok;
}

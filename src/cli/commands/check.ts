import { hasErrors } from '../../diagnostics/catalogue.js';
import { checkYear } from '../../publish/check-year.js';
import { contentName } from '../../publish/issued-folder.js';
import { exitCodes } from '../exit-codes.js';
import { interruptible } from '../interrupt.js';
import { countLine, diagnosticLines } from '../messages.js';
import { reportFailure } from '../report.js';
import { chooseEdition } from '../year.js';

export interface CheckArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly json: boolean;
}

/** `kehoach check [year]`: the exit code. */
export async function check({ root, year: asked, json }: CheckArguments): Promise<number> {
  const edition = chooseEdition({ root, asked, usual: 'newest', json });
  if (!edition.ok) return reportFailure(edition.diagnostics, json, exitCodes.usage);
  const diagnostics = await interruptible((signal) => checkYear(root, edition.value, signal));
  const name = contentName(edition.value);
  if (hasErrors(diagnostics)) return reportFailure(diagnostics, json, exitCodes.contentFault);
  if (json) console.log(JSON.stringify({ ok: true, year: edition.value.year, decision: edition.value.decision, diagnostics }, null, 2));
  else {
    for (const d of diagnostics) console.log(diagnosticLines(d));
    console.log(`Năm ${name}: ${countLine(diagnostics)}.`);
  }
  return exitCodes.ok;
}

import type { DocumentForm } from '../../content/schema.js';
import { buildYear } from '../../publish/build.js';
import { buildRemembering } from '../../publish/cache/remembered-build.js';
import { tellBuild } from '../build-summary.js';
import { exitCodes } from '../exit-codes.js';
import { interruptible } from '../interrupt.js';
import { progressLine } from '../progress.js';
import { chooseYear } from '../year.js';
import { exitCodeOf, reportFailure } from '../report.js';

export interface BuildArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly json: boolean;
  readonly forms: readonly DocumentForm[] | undefined;
  /** False: every file is made anew, and none is kept for later builds. */
  readonly cache: boolean;
}

/** `kehoach build [year]`: the exit code. */
export async function build({ root, year: asked, json, forms, cache }: BuildArguments): Promise<number> {
  const start = performance.now();
  const year = chooseYear(root, asked);
  if (!year.ok) return reportFailure(year.diagnostics, json, exitCodes.usage);
  const line = progressLine(json ? 'none' : process.stderr.isTTY ? 'bar' : 'lines');
  const make = cache ? buildRemembering : buildYear;
  const result = await interruptible((signal) => make(root, year.value, { forms, onProgress: line.show, signal })).finally(line.end);
  if (result.manifest === undefined) return reportFailure(result.diagnostics, json, exitCodeOf(result.diagnostics));
  tellBuild(year.value, result, performance.now() - start, json);
  return exitCodes.ok;
}

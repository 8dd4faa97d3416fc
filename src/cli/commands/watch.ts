import { join, relative } from 'node:path';
import pc from 'picocolors';
import { hasErrors } from '../../diagnostics/catalogue.js';
import type { BuildResult } from '../../publish/build.js';
import { inputFolders } from '../../publish/cache/inputs.js';
import { runningProgram } from '../../publish/cache/program.js';
import { buildRemembering } from '../../publish/cache/remembered-build.js';
import { outputFolder } from '../../publish/folders.js';
import type { Workers } from '../../publish/render/choose.js';
import { quietly } from '../../publish/quietly.js';
import { buildOnChange, type WatchEvent } from '../../publish/watch/build-on-change.js';
import { watchFiles } from '../../publish/watch/files.js';
import { listenForAsks } from '../../publish/watch/listen.js';
import { exitCodes } from '../exit-codes.js';
import { interruptible, Interrupted } from '../interrupt.js';
import { countLine, diagnosticLines, seconds } from '../messages.js';
import { reportFailure } from '../report.js';
import { chooseYear } from '../year.js';

export interface WatchArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly json: boolean;
  readonly workers: Workers;
}

/** `kehoach watch [year]`: builds on every save until it is stopped; the exit code. */
export async function watch({ root, year: asked, json, workers }: WatchArguments): Promise<number> {
  const year = chooseYear({ root, asked, usual: 'newest', json });
  if (!year.ok) return reportFailure(year.diagnostics, json, exitCodes.usage);
  if (!json) console.log(`Theo dõi ${inputFolders.map((folder) => `${folder}/`).join(' và ')}: lưu tệp nào là làm lại bộ văn bản năm ${year.value}. Ctrl-C để dừng.`);
  const program = quietly(runningProgram);
  try {
    await interruptible(async (signal) => {
      const unwatchable = new AbortController();
      await buildOnChange({
        watch: async (onChange) => watchFiles(inputFolders.map((folder) => join(root, folder)), (path) => { onChange(relative(root, path)); }, (fault) => { unwatchable.abort(fault); }),
        // A program that cannot tell what it is cannot be asked by its name.
        listen: program === undefined ? undefined : async (ask) => listenForAsks(root, year.value, program.hash, ask),
        build: async (stop) => buildRemembering(root, year.value, { signal: stop, workers, program }),
        tell: json ? tellJson : teller(year.value),
        signal: AbortSignal.any([signal, unwatchable.signal]),
      });
      unwatchable.signal.throwIfAborted();
      signal.throwIfAborted();
    });
  } catch (failure) {
    if (!(failure instanceof Interrupted)) throw failure;
    if (!json) console.log('\nĐã thôi theo dõi.');
  }
  return exitCodes.ok;
}

function teller(year: number): (event: WatchEvent) => void {
  let told = false;
  return (event) => {
    if (event.kind === 'built') tellResult(event.result, event.milliseconds, year);
    if (event.kind === 'building' && event.files.length > 0 && !told) console.log(`Đã lưu ${event.files.slice(0, 3).join(', ')}${event.files.length > 3 ? ` và ${event.files.length - 3} tệp nữa` : ''}; đang làm lại …`);
    told = event.kind === 'outdated';
  };
}

function tellResult({ manifest, diagnostics, made }: BuildResult, milliseconds: number, year: number): void {
  for (const d of diagnostics) console.log(diagnosticLines(d));
  if (manifest === undefined) console.log(pc.red(`Chưa làm lại được: ${countLine(diagnostics)}. Bộ cũ giữ nguyên; sửa rồi lưu là làm lại.`));
  else console.log(pc.green(`Xong sau ${seconds(milliseconds)}: ${outputFolder}/${year}/, làm mới ${made} trong ${manifest.files.length} tệp, ${countLine(diagnostics)}.`));
}

/** One line of JSON an event. */
function tellJson(event: WatchEvent): void {
  if (event.kind !== 'built') console.log(JSON.stringify(event));
  else console.log(JSON.stringify({ kind: 'built', ok: !hasErrors(event.result.diagnostics), diagnostics: event.result.diagnostics, milliseconds: Math.round(event.milliseconds) }));
}

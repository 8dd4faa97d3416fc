import type { DocumentForm } from '../../content/schema.js';
import { buildShard, buildYear, type BuildResult } from '../../publish/build.js';
import { buildRemembering } from '../../publish/cache/remembered-build.js';
import { contentName, setName } from '../../publish/issued-folder.js';
import { outputFolder } from '../../publish/folders.js';
import type { Workers } from '../../publish/render/choose.js';
import { shardFolder, type Shard } from '../../publish/shards/shard.js';
import { doneLine, tellBuild } from '../build-summary.js';
import { exitCodes } from '../exit-codes.js';
import { interruptible } from '../interrupt.js';
import { progressLine } from '../progress.js';
import { chooseEdition } from '../year.js';
import { exitCodeOf, reportFailure } from '../report.js';

export interface BuildArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly json: boolean;
  readonly forms: readonly DocumentForm[] | undefined;
  /** False: every file is made anew, and none is kept for later builds. */
  readonly cache: boolean;
  readonly workers: Workers;
  readonly shard: Shard | undefined;
}

/** `kehoach build [year]`: the exit code. */
export async function build({ root, year: asked, json, forms, cache, workers, shard }: BuildArguments): Promise<number> {
  const start = performance.now();
  const edition = chooseEdition({ root, asked, usual: 'newest', json });
  if (!edition.ok) return reportFailure(edition.diagnostics, json, exitCodes.usage);
  const line = progressLine(json ? 'none' : process.stderr.isTTY ? 'bar' : 'lines');
  const making = (signal: AbortSignal): Promise<BuildResult> => {
    const given = { forms, onProgress: line.show, signal, workers };
    if (shard !== undefined) return buildShard(root, edition.value, shard, given);
    return cache && edition.value.decision === undefined ? buildRemembering(root, edition.value.year, given) : buildYear(root, edition.value, given);
  };
  const result = await interruptible(making).finally(line.end);
  if (result.manifest === undefined) return reportFailure(result.diagnostics, json, exitCodeOf(result.diagnostics));
  const [name, set] = [contentName(edition.value), setName(edition.value)];
  const done = shard === undefined ? doneLine(name, set) : `Đã làm xong phần ${shard.index}/${shard.count} của bộ văn bản năm ${name}: ${outputFolder}/${shardFolder(set, shard)}/`;
  tellBuild(done, result, performance.now() - start, json);
  return exitCodes.ok;
}

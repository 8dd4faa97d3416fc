import pc from 'picocolors';
import type { DocumentForm } from '../../content/schema.js';
import { buildShard, buildYear, type BuildResult } from '../../publish/build.js';
import { contentName, setName } from '../../publish/issued-folder.js';
import { outputFolder } from '../../publish/publish-set.js';
import type { Workers } from '../../publish/render/choose.js';
import { shardFolder, type Shard } from '../../publish/shards/shard.js';
import { exitCodes } from '../exit-codes.js';
import { interruptible } from '../interrupt.js';
import { countLine, diagnosticLines, kilobytes, seconds } from '../messages.js';
import { progressLine } from '../progress.js';
import { chooseEdition } from '../year.js';
import { exitCodeOf, reportFailure } from '../report.js';

export interface BuildArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly json: boolean;
  readonly forms: readonly DocumentForm[] | undefined;
  readonly workers: Workers;
  readonly shard: Shard | undefined;
}

/** `kehoach build [year]`: the exit code. */
export async function build({ root, year: asked, json, forms, workers, shard }: BuildArguments): Promise<number> {
  const start = performance.now();
  const edition = chooseEdition({ root, asked, usual: 'newest', json });
  if (!edition.ok) return reportFailure(edition.diagnostics, json, exitCodes.usage);
  const line = progressLine(json ? 'none' : process.stderr.isTTY ? 'bar' : 'lines');
  const making = (signal: AbortSignal): Promise<BuildResult> => {
    const given = { forms, onProgress: line.show, signal, workers };
    return shard === undefined ? buildYear(root, edition.value, given) : buildShard(root, edition.value, shard, given);
  };
  const result = await interruptible(making).finally(line.end);
  if (result.manifest === undefined) return reportFailure(result.diagnostics, json, exitCodeOf(result.diagnostics));
  const took = performance.now() - start;
  const [name, set] = [contentName(edition.value), setName(edition.value)];
  if (json) console.log(JSON.stringify({ ok: true, diagnostics: result.diagnostics, kept: result.kept, timings: result.timings, milliseconds: Math.round(took), manifest: result.manifest }, null, 2));
  else summary(shard === undefined ? `Đã làm xong bộ văn bản năm ${name}: ${outputFolder}/${set}/` : `Đã làm xong phần ${shard.index}/${shard.count} của bộ văn bản năm ${name}: ${outputFolder}/${shardFolder(set, shard)}/`, result, took);
  return exitCodes.ok;
}

function summary(done: string, { manifest, diagnostics, kept, timings }: BuildResult, took: number): void {
  if (manifest === undefined) return;
  for (const d of diagnostics) console.log(diagnosticLines(d));
  const { files } = manifest;
  const pdfs = files.filter((f) => f.path.endsWith('.pdf'));
  const pages = pdfs.reduce((n, f) => n + f.pages, 0);
  const size = files.reduce((n, f) => n + f.size, 0);
  console.log(pc.green(done));
  console.log(`  ${files.length} tệp (${files.length - pdfs.length} DOCX, ${pdfs.length} PDF), ${pages} trang, ${kilobytes(size)}`);
  console.log(`  ${manifest.tasks.length} nhiệm vụ, ${manifest.agencies.length} cơ quan có bản trích`);
  if (kept.length > 0) console.log(`  giữ nguyên ${kept.length} tệp không do chương trình làm ra: ${kept.slice(0, 5).join(', ')}${kept.length > 5 ? ', …' : ''}`);
  console.log(`  ${countLine(diagnostics)}`);
  const stages = [
    ['đọc', timings.read],
    ['soạn', timings.compose],
    ['PDF', timings.pdf],
    ['DOCX', timings.docx],
    ['ghi', timings.write],
  ] as const;
  console.log(`  ${seconds(took)} (${stages.map(([name, ms]) => `${name} ${seconds(ms)}`).join(', ')})`);
}

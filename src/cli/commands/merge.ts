import pc from 'picocolors';
import { contentName, setName } from '../../publish/issued-folder.js';
import { outputFolder } from '../../publish/folders.js';
import { mergeShards } from '../../publish/shards/merge.js';
import { exitCodes } from '../exit-codes.js';
import { interruptible } from '../interrupt.js';
import { countLine, diagnosticLines } from '../messages.js';
import { exitCodeOf, reportFailure } from '../report.js';
import { chooseEdition } from '../year.js';

export interface MergeArguments {
  readonly root: string;
  readonly year: string;
  readonly folders: readonly string[];
  readonly json: boolean;
}

/** `kehoach merge <year> [folders]`: the exit code. */
export async function merge({ root, year: asked, folders, json }: MergeArguments): Promise<number> {
  const edition = chooseEdition({ root, asked, usual: 'newest', json });
  if (!edition.ok) return reportFailure(edition.diagnostics, json, exitCodes.usage);
  const merged = await interruptible((signal) => mergeShards(root, edition.value, folders, { signal }));
  if (!merged.ok) return reportFailure(merged.diagnostics, json, exitCodeOf(merged.diagnostics));
  const { manifest, diagnostics, folders: joined } = merged.value;
  if (json) console.log(JSON.stringify({ ok: true, diagnostics, folders: joined, manifest }, null, 2));
  else {
    for (const d of diagnostics) console.log(diagnosticLines(d));
    console.log(pc.green(`Đã ghép ${joined.length} phần thành bộ văn bản năm ${contentName(edition.value)}: ${outputFolder}/${setName(edition.value)}/`));
    console.log(`  ${manifest.files.length} tệp, đúng từng byte như đã làm ở các phần`);
    console.log(`  ${countLine(diagnostics)}`);
  }
  return exitCodes.ok;
}

import pc from 'picocolors';
import { collectAnswers } from '../../publish/collect.js';
import { exitCodes } from '../exit-codes.js';
import { countLine, diagnosticLines } from '../messages.js';
import { exitCodeOf, reportFailure } from '../report.js';
import { chooseEdition } from '../year.js';

export interface CollectArguments {
  readonly root: string;
  /** As typed; undefined: the year that the workbooks name. */
  readonly year: string | undefined;
  readonly json: boolean;
  readonly paths: readonly string[];
  /** Numbers of tasks that may go back from being finished, to older answers, and to those of another agency. */
  readonly back: readonly string[] | undefined;
}

/** `kehoach collect <files or folders…>`: the exit code. */
export async function collect({ root, year: asked, json, paths, back }: CollectArguments): Promise<number> {
  const edition = asked === undefined ? undefined : chooseEdition({ root, asked, usual: 'newest', json });
  if (edition?.ok === false) return reportFailure(edition.diagnostics, json, exitCodes.usage);
  const collected = await collectAnswers(root, { year: edition?.value, paths, back });
  if (!collected.ok) return reportFailure(collected.diagnostics, json, exitCodeOf(collected.diagnostics));
  const { year, file, changed, same, fresh, answered, silent, notTaken, older, differing, workbooks, ignored, names, diagnostics } = collected.value;
  if (json) {
    console.log(JSON.stringify({ ok: true, year, file, workbooks, ignored, changed, same, fresh, answered, silent, notTaken, older, differing, diagnostics }, null, 2));
    return exitCodes.ok;
  }
  for (const d of diagnostics) console.log(diagnosticLines(d));
  const list = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? id).join('; ');
  console.log(pc.green(`Đã đọc ${workbooks.length} bảng tính: ${fresh} trả lời mới ở ${changed.length} nhiệm vụ; ${same.length} nhiệm vụ trả lời như cũ.`));
  if (changed.length > 0) console.log(`  Đã ghi vào ${file}; xem bằng: kehoach status ${year}`);
  console.log(`  Lần này lấy trả lời của ${answered.length} cơ quan${answered.length > 0 ? `: ${list(answered)}` : ''}`);
  console.log(`  Cả năm còn ${silent.length} cơ quan chưa có trả lời nào được ghi${silent.length > 0 ? `: ${list(silent)}` : ''}`);
  if (notTaken.length > 0) console.log(pc.yellow(`  Không lấy ${notTaken.length} trả lời của cơ quan không phải điền: ${notTaken.map(({ ref, agency }) => `${ref} (${names.get(agency) ?? agency})`).join(', ')}`));
  if (older.length > 0) console.log(pc.yellow(`  Không lấy ${older.length} trả lời cũ hơn kết quả đang ghi: ${older.map(({ ref, agency }) => `${ref} (${names.get(agency) ?? agency})`).join(', ')}`));
  if (differing.length > 0) console.log(pc.yellow(`  Chưa lấy ${differing.length} trả lời khác với kết quả đang ghi của cơ quan cùng trả lời: ${differing.map(({ ref, agency }) => `${ref} (${names.get(agency) ?? agency})`).join(', ')}`));
  if (ignored.length > 0) console.log(`  Bỏ qua ${ignored.length} tệp không phải bảng tính: ${ignored.slice(0, 5).join(', ')}${ignored.length > 5 ? ', …' : ''}`);
  console.log(`  ${countLine(diagnostics)}`);
  return exitCodes.ok;
}

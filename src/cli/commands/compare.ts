import pc from 'picocolors';
import { parts, type Counts, type Part } from '../../compare/types.js';
import { diagnose } from '../../diagnostics/catalogue.js';
import { compareYears, type CompareResult } from '../../publish/compare-years.js';
import { contentName } from '../../publish/issued-folder.js';
import { outputFolder } from '../../publish/folders.js';
import { exitCodes } from '../exit-codes.js';
import { interruptible } from '../interrupt.js';
import { diagnosticLines, kilobytes } from '../messages.js';
import { progressLine } from '../progress.js';
import { exitCodeOf, reportFailure } from '../report.js';
import { table } from '../table.js';
import { chooseEdition } from '../year.js';

export interface CompareArguments {
  readonly root: string;
  readonly before: string;
  readonly after: string;
  readonly json: boolean;
}

/** `kehoach compare <before> <after>`: the exit code. */
export async function compare({ root, before: askedBefore, after: askedAfter, json }: CompareArguments): Promise<number> {
  const [before, after] = [askedBefore, askedAfter].map((asked) => chooseEdition({ root, asked, usual: 'newest', json }));
  if (before === undefined || after === undefined) return exitCodes.usage;
  if (!before.ok) return reportFailure(before.diagnostics, json, exitCodes.usage);
  if (!after.ok) return reportFailure(after.diagnostics, json, exitCodes.usage);
  if (before.value.year > after.value.year) {
    const place = { file: 'content', line: 1, column: 1 };
    return reportFailure([diagnose('years-reversed', place, { before: askedBefore, after: askedAfter })], json, exitCodes.usage);
  }
  const line = progressLine(json ? 'none' : process.stderr.isTTY ? 'bar' : 'lines');
  const { made, diagnostics } = await interruptible((signal) => compareYears(root, before.value, after.value, { onProgress: line.show, signal })).finally(line.end);
  if (made === undefined) return reportFailure(diagnostics, json, exitCodeOf(diagnostics));
  if (json) console.log(JSON.stringify({ ok: true, diagnostics, ...made }, null, 2));
  else {
    for (const d of diagnostics) console.log(diagnosticLines(d));
    summary(made, contentName(before.value), contentName(after.value));
  }
  return exitCodes.ok;
}

const partNames: Readonly<Record<Part, string>> = { decision: 'Quyết định', plan: 'Kế hoạch', sections: 'Mục của phụ lục', tasks: 'Nhiệm vụ' };

const columns: readonly { readonly header: string; readonly count: keyof Counts }[] = [
  { header: 'Giữ nguyên', count: 'unchanged' },
  { header: 'Bổ sung', count: 'added' },
  { header: 'Không còn', count: 'dropped' },
  { header: 'Sửa lời', count: 'changed' },
  { header: 'Chuyển', count: 'moved' },
  { header: 'Đổi số', count: 'renumbered' },
  { header: 'Tách', count: 'split' },
  { header: 'Gộp', count: 'merged' },
];

function summary({ comparison, folder, files }: NonNullable<CompareResult['made']>, before: string, after: string): void {
  const { counts, groups } = comparison;
  if (groups.length === 0) console.log(`Năm ${after} so với năm ${before}: không có khác biệt nào.`);
  const rows = parts.map((part) => [partNames[part], String(counts[part].before), String(counts[part].after), ...columns.map(({ count }) => String(counts[part][count]))]);
  console.log(table(['Phần', `Năm ${before}`, `Năm ${after}`, ...columns.map(({ header }) => header)], rows));
  console.log(pc.green(`Đã làm bảng so sánh: ${outputFolder}/${folder}/`));
  for (const file of files) console.log(`  ${file.path}, ${file.pages} trang, ${kilobytes(file.size)}`);
}

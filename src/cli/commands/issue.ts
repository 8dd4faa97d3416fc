import pc from 'picocolors';
import { slashed, type Day } from '../../content/dates.js';
import type { DocumentForm } from '../../content/schema.js';
import { symbolOf } from '../../content/numbers.js';
import { issueYear, type IssueResult } from '../../publish/issue.js';
import { outputFolder } from '../../publish/folders.js';
import type { Workers } from '../../publish/render/choose.js';
import { exitCodes } from '../exit-codes.js';
import { interruptible } from '../interrupt.js';
import { countLine, diagnosticLines } from '../messages.js';
import { progressLine } from '../progress.js';
import { exitCodeOf, reportFailure } from '../report.js';
import { chooseYear } from '../year.js';

export interface IssueArguments {
  readonly root: string;
  readonly year: string;
  readonly json: boolean;
  readonly number: number;
  readonly date: Day;
  readonly forms: readonly DocumentForm[];
  readonly workers: Workers;
  readonly signer: string | undefined;
  readonly late: boolean;
  readonly disordered: boolean;
}

const formNames: Readonly<Record<DocumentForm, string>> = { giay: 'bản giấy', 'dien-tu': 'bản điện tử' };

/** `kehoach issue <year> --number --date`: the exit code. */
export async function issue({ root, year: asked, json, number, date, forms, signer, late, disordered, workers }: IssueArguments): Promise<number> {
  const year = chooseYear({ root, asked, usual: 'newest', json });
  if (!year.ok) return reportFailure(year.diagnostics, json, exitCodes.usage);
  const line = progressLine(json ? 'none' : process.stderr.isTTY ? 'bar' : 'lines');
  const result = await interruptible((signal) => issueYear(root, year.value, { number, date, forms, signer, late, disordered }, { onProgress: line.show, signal, workers })).finally(line.end);
  const { entry, manifest, diagnostics, again } = result;
  if (entry === undefined || manifest === undefined) return reportFailure(diagnostics, json, exitCodeOf(diagnostics));
  if (json) console.log(JSON.stringify({ ok: true, again, entry, signer: result.signer, diagnostics }, null, 2));
  else summary(result, entry);
  return exitCodes.ok;
}

function summary({ diagnostics, signer, again }: IssueResult, { year, number, symbol, date, forms, files }: NonNullable<IssueResult['entry']>): void {
  for (const d of diagnostics) console.log(diagnosticLines(d));
  const decision = `Quyết định số ${symbolOf({ number, symbol })} ngày ${slashed(date)}`;
  console.log(pc.green(again ? `${decision} đã ban hành từ trước; ${files.length} tệp vẫn đúng như đã ban hành: ${outputFolder}/${year}/` : `Đã ghi sổ và khóa ${decision}: ${outputFolder}/${year}/`));
  console.log(`  số ${symbolOf({ number, symbol })}, ngày ${slashed(date)}, người ký: ${signer ?? 'để trống'}`);
  console.log(`  ${files.length} tệp (${forms.map((form) => formNames[form]).join(', ')}); sổ: content/issued.json`);
  console.log(`  ${countLine(diagnostics)}`);
  if (!again) console.log(`  Từ nay nội dung năm ${year} không sửa được nữa; muốn sửa thì ra quyết định mới: kehoach amend ${year} --kind thay-the (hoặc --kind sua-doi)`);
}

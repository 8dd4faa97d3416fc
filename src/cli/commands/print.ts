import pc from 'picocolors';
import { printDecision, type PrintRequest } from '../../publish/print.js';
import { exitCodes } from '../exit-codes.js';
import { interruptible } from '../interrupt.js';
import { countLine, diagnosticLines } from '../messages.js';
import { exitCodeOf, reportFailure } from '../report.js';
import { chooseEdition } from '../year.js';

export interface PrintArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly json: boolean;
  readonly request: PrintRequest;
}

/** `kehoach print [year]`: the exit code. */
export async function print({ root, year: asked, json, request }: PrintArguments): Promise<number> {
  const edition = chooseEdition({ root, asked, usual: 'issued', json });
  if (!edition.ok) return reportFailure(edition.diagnostics, json, exitCodes.usage);
  const printed = await interruptible((signal) => printDecision(root, edition.value, request, { signal }));
  if (!printed.ok) return reportFailure(printed.diagnostics, json, exitCodeOf(printed.diagnostics));
  const { folder, order, pages, diagnostics } = printed.value;
  if (json) {
    console.log(JSON.stringify({ ok: true, folder, pages, pagesEach: order.pages, sheetsEach: order.sheets, copies: order.copies, diagnostics }, null, 2));
    return exitCodes.ok;
  }
  for (const d of diagnostics) console.log(diagnosticLines(d));
  console.log(pc.green(`Đã làm bản in ${order.copies.length} bản: ${folder}/in.pdf`));
  console.log(`  mỗi bản ${order.pages} trang, ${order.sheets} tờ; cộng ${order.copies.length * order.sheets} tờ (${order.bothSides ? 'in hai mặt' : 'in một mặt'}), ${pages} trang trong tệp`);
  console.log(`  lệnh in: ${folder}/lenh-in.pdf, ${folder}/lenh-in.docx; ${countLine(diagnostics)}`);
  return exitCodes.ok;
}

import pc from 'picocolors';
import { sendPackages, type SendRequest } from '../../publish/send/send.js';
import { exitCodes } from '../exit-codes.js';
import { interruptible } from '../interrupt.js';
import { countLine, diagnosticLines } from '../messages.js';
import { progressLine } from '../progress.js';
import { exitCodeOf, reportFailure } from '../report.js';
import { table } from '../table.js';
import { chooseYear } from '../year.js';

export interface SendArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly json: boolean;
  readonly request: SendRequest;
}

/** `kehoach send <year>`: the exit code. */
export async function send({ root, year: asked, json, request }: SendArguments): Promise<number> {
  const year = chooseYear({ root, asked, usual: 'issued', json });
  if (!year.ok) return reportFailure(year.diagnostics, json, exitCodes.usage);
  const line = progressLine(json ? 'none' : process.stderr.isTTY ? 'bar' : 'lines');
  const made = await interruptible((signal) => sendPackages(root, year.value, request, { onProgress: line.show, signal })).finally(line.end);
  if (!made.ok) return reportFailure(made.diagnostics, json, exitCodeOf(made.diagnostics));
  const { folder, sent, unchanged, lines, diagnostics } = made.value;
  if (json) {
    console.log(JSON.stringify({ ok: true, folder, sent, unchanged, diagnostics, register: lines }, null, 2));
    return exitCodes.ok;
  }
  for (const d of diagnostics) console.log(diagnosticLines(d));
  console.log(table(
    ['Cơ quan', 'Số công văn', 'Chủ trì', 'Nêu tên', 'Giao chung', 'Tệp', 'Lần gửi'],
    lines.map(({ name, entry, times }) => [name, entry.number === null ? '…' : `${entry.number}/${entry.symbol}`, ...[entry.counts.lead, entry.counts.named, entry.counts.group, entry.files.length, times].map(String)]),
  ));
  console.log(pc.green(`\nĐã làm ${sent.length} gói mới, ${unchanged.length} gói giữ nguyên: ${folder}/`));
  console.log(`  sổ gửi: ${folder}/so-gui.xlsx; ${countLine(diagnostics)}`);
  return exitCodes.ok;
}

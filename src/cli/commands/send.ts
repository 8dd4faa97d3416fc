import pc from 'picocolors';
import { slashed } from '../../content/dates.js';
import { diagnose } from '../../diagnostics/catalogue.js';
import { contentName } from '../../publish/issued-folder.js';
import { markSent, type MarkRequest } from '../../publish/send/mark-sent.js';
import { sendPackages, type Difference, type SendRequest, type SendResult } from '../../publish/send/send.js';
import { packedFiles, sentStates, type SentLine } from '../../workbook/sent-sheet.js';
import { exitCodes } from '../exit-codes.js';
import { interruptible } from '../interrupt.js';
import { countLine, diagnosticLines } from '../messages.js';
import { progressLine } from '../progress.js';
import { exitCodeOf, reportFailure } from '../report.js';
import { table } from '../table.js';
import { chooseEdition } from '../year.js';

export interface SendArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly json: boolean;
  readonly request: SendRequest;
  /** Tell of each package that differs, not of all together. */
  readonly details: boolean;
}

/** `kehoach send <year>`: the exit code. */
export async function send({ root, year: asked, json, request, details }: SendArguments): Promise<number> {
  const edition = chooseEdition({ root, asked, usual: 'issued', json });
  if (!edition.ok) return reportFailure(edition.diagnostics, json, exitCodes.usage);
  const line = progressLine(json ? 'none' : process.stderr.isTTY ? 'bar' : 'lines');
  const made = await interruptible((signal) => sendPackages(root, edition.value, request, { onProgress: line.show, signal })).finally(line.end);
  if (made.ok) {
    return show(made.value, json, `Đã làm ${made.value.sent.length} gói mới, ${made.value.unchanged.length} gói giữ nguyên: ${made.value.folder}/`, `gửi xong thì ghi: kehoach send ${contentName(edition.value)} --sent all --date <ngày gửi>`);
  }
  if (json) {
    console.log(JSON.stringify({ ok: false, diagnostics: made.diagnostics, differing: made.differing }, null, 2));
    return exitCodeOf(made.diagnostics);
  }
  if (details && made.differing.length > 0) console.error(differenceTable(made.differing));
  return reportFailure(made.diagnostics, json, exitCodeOf(made.diagnostics));
}

export interface MarkArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly json: boolean;
  /** When the packages went out; undefined: not said. */
  readonly request: Omit<MarkRequest, 'date'> & { readonly date: MarkRequest['date'] | undefined };
  /** No other option of sending was given. */
  readonly alone: boolean;
}

/** `kehoach send <year> --sent …`: the exit code. */
export async function sent({ root, year: asked, json, request: { agencies, date }, alone }: MarkArguments): Promise<number> {
  const edition = chooseEdition({ root, asked, usual: 'issued', json });
  if (!edition.ok) return reportFailure(edition.diagnostics, json, exitCodes.usage);
  if (date === undefined || !alone) return reportFailure([diagnose('send-mark-options', { file: `content/${contentName(edition.value)}/sent.json`, line: 1, column: 1 }, {})], json, exitCodes.usage);
  const marked = await interruptible((signal) => markSent(root, edition.value, { agencies, date }, { signal }));
  if (!marked.ok) return reportFailure(marked.diagnostics, json, exitCodeOf(marked.diagnostics));
  return show(marked.value, json, `Đã ghi sổ ${marked.value.sent.length} gói là đã gửi.`);
}

function show({ folder, sent: done, unchanged, lines, diagnostics }: SendResult, json: boolean, said: string, next?: string): number {
  if (json) {
    console.log(JSON.stringify({ ok: true, folder, sent: done, unchanged, diagnostics, register: lines }, null, 2));
    return exitCodes.ok;
  }
  for (const d of diagnostics) console.log(diagnosticLines(d));
  console.log(table(
    ['Cơ quan', 'Số công văn', 'Chủ trì', 'Nêu tên', 'Giao chung', 'Số tệp', 'Tình trạng'],
    lines.map(({ name, entry }) => [name, numberOf(entry), ...[entry.counts.lead, entry.counts.named, entry.counts.group, packedFiles(entry).length].map(String), stateOf(entry)]),
  ));
  console.log(pc.green(`\n${said}`));
  console.log(`  sổ gửi: ${folder}/so-gui.xlsx; ${countLine(diagnostics)}`);
  if (next !== undefined && lines.some(({ entry }) => entry.state === 'cho-gui')) console.log(`  ${next}`);
  return exitCodes.ok;
}

function numberOf({ number, symbol, state }: SentLine['entry']): string {
  if (number !== null) return `${number}/${symbol}`;
  return state === 'chuan-bi' ? '…' : 'không có';
}

function stateOf({ state, sentOn }: SentLine['entry']): string {
  return sentOn === undefined ? sentStates[state] : `${sentStates[state]} ${slashed(sentOn)}`;
}

function differenceTable(differing: readonly Difference[]): string {
  return table(['Cơ quan', 'Tệp khác', 'Vì đổi'], differing.map(({ name, files, why }) => [name, files.join(', '), why.join(', ')]));
}

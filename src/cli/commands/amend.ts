import { basename } from 'node:path';
import pc from 'picocolors';
import { slashed } from '../../content/dates.js';
import type { CorrectionKind } from '../../draft/amend.js';
import { amendYear, dropAmendment } from '../../publish/amend.js';
import { symbolOf } from '../../content/numbers.js';
import { exitCodes } from '../exit-codes.js';
import { exitCodeOf, reportFailure } from '../report.js';
import { chooseYear } from '../year.js';

export interface AmendArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly kind: CorrectionKind;
  readonly json: boolean;
}

/** `kehoach amend <year> --kind`: the exit code. */
export function amend({ root, year: asked, kind, json }: AmendArguments): number {
  const year = chooseYear({ root, asked, usual: 'issued', json });
  if (!year.ok) return reportFailure(year.diagnostics, json, exitCodes.usage);
  const amended = amendYear(root, year.value, kind);
  if (!amended.ok) return reportFailure(amended.diagnostics, json, exitCodeOf(amended.diagnostics));
  const { content, files, questions } = amended.value;
  if (json) {
    console.log(JSON.stringify({ ok: true, year: year.value, content, files: files ?? null, questions }, null, 2));
    return exitCodes.ok;
  }
  console.log(pc.green(`Đã mở dự thảo quyết định ${kind === 'thay-the' ? 'thay thế' : 'sửa đổi, bổ sung'} trong content/${year.value}/.`));
  console.log(`  Bản đã ban hành giữ nguyên ở ${content}/${files === undefined ? '' : ` và ${files}/`}`);
  console.log(`  Quyết định đó vẫn in, sao, gửi, so sánh được: kehoach print ${basename(content)}; kết quả thực hiện ghi ở ${content}/progress.json; bỏ dự thảo này: kehoach amend ${year.value} --drop`);
  console.log(`  Đã thêm căn cứ và câu viện dẫn; còn ${questions} câu hỏi: kehoach review ${year.value}`);
  return exitCodes.ok;
}

export interface DropArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly force: boolean;
  readonly json: boolean;
}

/** `kehoach amend <year> --drop`: the exit code. */
export function drop({ root, year: asked, force, json }: DropArguments): number {
  const year = chooseYear({ root, asked, usual: 'issued', json });
  if (!year.ok) return reportFailure(year.diagnostics, json, exitCodes.usage);
  const dropped = dropAmendment(root, year.value, { force });
  if (!dropped.ok) return reportFailure(dropped.diagnostics, json, exitCodeOf(dropped.diagnostics));
  const { draft, files, decision } = dropped.value;
  if (json) {
    console.log(JSON.stringify({ ok: true, year: year.value, draft, files: files ?? null, decision: { number: decision.number, symbol: decision.symbol, date: decision.date } }, null, 2));
    return exitCodes.ok;
  }
  console.log(pc.green(`Đã bỏ dự thảo; nội dung và tệp của Quyết định số ${symbolOf(decision)} ngày ${slashed(decision.date)} đã trở về content/${year.value}/ và output/${year.value}/.`));
  console.log(`  Dự thảo chuyển sang ${draft}/${files === undefined ? '' : ` và ${files}/`}, không xóa gì.`);
  return exitCodes.ok;
}

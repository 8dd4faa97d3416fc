import pc from 'picocolors';
import type { CorrectionKind } from '../../draft/amend.js';
import { amendYear } from '../../publish/amend.js';
import { exitCodes } from '../exit-codes.js';
import { exitCodeOf, reportFailure } from '../report.js';
import { chooseYear } from '../year.js';

export interface AmendArguments {
  readonly root: string;
  readonly year: string;
  readonly kind: CorrectionKind;
  readonly json: boolean;
}

/** `kehoach amend <year> --kind`: the exit code. */
export function amend({ root, year: asked, kind, json }: AmendArguments): number {
  const year = chooseYear(root, asked);
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
  console.log(`  Đã thêm căn cứ và câu viện dẫn; còn ${questions} câu hỏi: kehoach review ${year.value}`);
  return exitCodes.ok;
}

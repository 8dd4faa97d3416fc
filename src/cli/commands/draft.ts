import pc from 'picocolors';
import { openQuestions } from '../../content/checks/review.js';
import type { Plan } from '../../content/plan.js';
import { placedTasks } from '../../plan/distribution.js';
import { cellText } from '../../plan/words.js';
import { draftYear, type DraftResult } from '../../publish/draft-year.js';
import { exitCodes } from '../exit-codes.js';
import { diagnosticLines, shortened } from '../messages.js';
import { exitCodeOf, reportFailure } from '../report.js';
import { table } from '../table.js';

export interface DraftArguments {
  readonly root: string;
  readonly year: number;
  readonly from: number;
  readonly force: boolean;
  readonly json: boolean;
}

/** `kehoach draft <year> --from <year>`: the exit code. */
export function draft({ root, year, from, force, json }: DraftArguments): number {
  const result = draftYear(root, from, year, { force });
  if (!result.ok) return reportFailure(result.diagnostics, json, exitCodeOf(result.diagnostics));
  const { content, movedAside, diagnostics } = result.value;
  if (json) console.log(JSON.stringify({ ok: true, year, from, movedAside: movedAside ?? null, review: content.review, diagnostics }, null, 2));
  else summary(year, from, result.value);
  return exitCodes.ok;
}

const kindNames = { recurring: 'làm hằng năm', continuing: 'làm tiếp', 'one-off': 'làm một lần', undecided: 'chưa rõ' } as const;

function summary(year: number, from: number, { content, before, movedAside, diagnostics }: DraftResult): void {
  for (const d of diagnostics) console.log(diagnosticLines(d));
  const { years, tasks, questions } = content.review;
  console.log(pc.green(`Đã soạn dự thảo năm ${year} từ kế hoạch năm ${from}: content/${year}/`));
  if (movedAside !== undefined) console.log(`  Bản cũ chuyển sang ${movedAside}/, không xóa gì.`);
  console.log(
    table(
      ['Nhiệm vụ', 'Giữ', 'Bỏ'],
      Object.entries(kindNames).map(([kind, name]) => [name, ...(['giu', 'bo'] as const).map((fate) => String(tasks.filter((t) => t.kind === kind && t.fate === fate).length))]),
    ),
  );
  for (const { was, id, reason } of tasks.filter((t) => t.fate === 'bo')) console.log(`  Bỏ ${was} ${shortened(wordsOf(before, id))}: ${reason}`);
  const moved = years.filter((y) => y.becomes !== null).length;
  console.log(`  ${moved} chỗ chuyển năm, ${years.length - moved} chỗ giữ nguyên`);
  const open = openQuestions(content.review).length;
  console.log(`  ${questions.length} câu hỏi, ${open} còn mở. Xem và trả lời: kehoach review ${year}`);
}

function wordsOf(plan: Plan, id: string): string {
  const task = placedTasks(plan).find((placed) => placed.task.id === id)?.task;
  return task === undefined ? id : cellText(task.task);
}

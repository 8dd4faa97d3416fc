import pc from 'picocolors';
import { readPlan } from '../../content/read.js';
import { openQuestions } from '../../content/checks/review.js';
import { ownerOf, placedTexts } from '../../content/places.js';
import type { Question } from '../../content/schema.js';
import { placedTasks } from '../../plan/distribution.js';
import { answerReview, type ReviewAnswer, type ReviewResult } from '../../publish/answer-review.js';
import { exitCodes } from '../exit-codes.js';
import { shortened } from '../messages.js';
import { exitCodeOf, reportFailure } from '../report.js';
import { chooseYear } from '../year.js';

export interface ReviewArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly answer: ReviewAnswer | undefined;
  readonly all: boolean;
  readonly json: boolean;
}

const stateNames = { mo: 'còn mở', 'chap-nhan': 'chấp nhận', 'da-doi': 'đã đổi', 'giu-nguyen': 'giữ nguyên' } as const;
const didNames = { mo: 'Đã mở lại', 'chap-nhan': 'Đã chấp nhận đề xuất của', 'da-doi': 'Đã ghi nhận lời văn mới của', 'giu-nguyen': 'Đã ghi nhận giữ nguyên lời văn của' } as const;

/** `kehoach review [year]`: lists the questions of a draft, or answers some of them; the exit code. */
export function review({ root, year: asked, answer, all, json }: ReviewArguments): number {
  const year = chooseYear({ root, asked, usual: 'newest', json });
  if (!year.ok) return reportFailure(year.diagnostics, json, exitCodes.usage);
  const answered = answerReview(root, year.value, answer);
  if (!answered.ok) return reportFailure(answered.diagnostics, json, exitCodeOf(answered.diagnostics));
  const { review: { questions }, edited } = answered.value;
  const open = openQuestions(answered.value.review);
  if (json) console.log(JSON.stringify({ ok: true, year: year.value, open: open.length, answered: answered.value.answered.map((q) => q.id), edited: Object.fromEntries(edited), questions }, null, 2));
  else {
    list(root, year.value, all ? questions : open);
    if (answer !== undefined) tell(answer, answered.value);
    console.log(open.length === 0 ? pc.green(`Đã trả lời hết ${questions.length} câu hỏi.`) : `Còn ${open.length} câu hỏi mở trong ${questions.length} câu.`);
  }
  return exitCodes.ok;
}

/** What the command did, after what is left to do. */
function tell({ state, which }: ReviewAnswer, { answered, edited }: ReviewResult): void {
  if (answered.length === 0) {
    console.log(pc.yellow(`Không có câu hỏi nào còn mở thuộc loại ${which.join(', ')}; chưa ghi gì.`));
    return;
  }
  const moved = [...edited].map(([id, where]) => `\n  ${id}: đã thay lời văn ở ${where}`).join('');
  console.log(pc.green(`${didNames[state]} ${answered.length} câu hỏi: ${answered.map((q) => q.id).join(', ')}.${moved}`));
}

/** In the order of the documents, under the part that each question is about. */
function list(root: string, year: number, questions: readonly Question[]): void {
  const { plan } = readPlan(root, year);
  const order = new Map(plan === undefined ? [] : placedTexts(plan).map(({ place }, index) => [place, index]));
  const refs = new Map(plan === undefined ? [] : placedTasks(plan).map(({ task, ref }) => [task.id, ref]));
  const sorted = [...questions].sort((a, b) => (order.get(a.place) ?? Infinity) - (order.get(b.place) ?? Infinity));
  let part = '';
  for (const question of sorted) {
    const here = partOf(question.place, refs);
    if (here !== part) console.log(pc.bold(here));
    part = here;
    console.log(`  ${pc.cyan(question.id)} [${stateNames[question.state]}] ${placeName(question.place, refs)}: "${shortened(question.words)}"`);
    console.log(`      ${question.ask}${question.proposed === null ? '' : ` Đề xuất: ${question.proposed}.`}`);
    if (question.note !== undefined) console.log(`      Ghi chú: ${question.note}`);
  }
}

function partOf(place: string, refs: ReadonlyMap<string, string>): string {
  if (/^(?:subject|can-cu|dieu)/u.test(place)) return 'Quyết định';
  const ref = refs.get(ownerOf(place));
  if (ref !== undefined) return `Phụ lục, mục ${ref.split('.')[0] ?? ''}`;
  return place.startsWith('phu-luc') ? 'Phụ lục' : `Kế hoạch${/^[IVX]+/u.test(place) ? `, mục ${place.split('.')[0] ?? ''}` : ''}`;
}

function placeName(place: string, refs: ReadonlyMap<string, string>): string {
  const [id = '', field] = place.split('/');
  const ref = refs.get(id);
  return ref === undefined || field === undefined ? place : `${ref} (${fieldNames[field] ?? field})`;
}

const fieldNames: Readonly<Record<string, string>> = { task: 'nhiệm vụ', outputs: 'kết quả', deadline: 'tiến độ', assignment: 'phân công' };

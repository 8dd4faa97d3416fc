import pc from 'picocolors';
import { readPlan } from '../../content/read.js';
import { openQuestions } from '../../content/checks/review.js';
import { ownerOf, placedTexts } from '../../content/places.js';
import type { Plan, StandingQuestion } from '../../content/plan.js';
import { canBePutIn, proposedWords } from '../../content/proposed-words.js';
import type { Question, ReviewFile } from '../../content/schema.js';
import { placedTasks } from '../../plan/distribution.js';
import { answerReview, type ReviewAnswer, type ReviewResult } from '../../publish/answer-review.js';
import { restoreReview } from '../../publish/restore-review.js';
import { placeInDocuments } from '../../register/place-in-words.js';
import type { Restored } from '../../draft/restore.js';
import { exitCodes } from '../exit-codes.js';
import { shortened } from '../messages.js';
import { exitCodeOf, reportFailure } from '../report.js';
import { chooseYear } from '../year.js';

export interface ReviewArguments {
  readonly root: string;
  readonly year: string | undefined;
  readonly answer: ReviewAnswer | undefined;
  /** Questions that were taken out or altered are put back first. */
  readonly restore: boolean;
  readonly all: boolean;
  readonly json: boolean;
}

const stateNames = { mo: 'còn mở', 'chap-nhan': 'chấp nhận', 'da-doi': 'đã đổi', 'giu-nguyen': 'giữ nguyên' } as const;
const didNames = { mo: 'Đã mở lại', 'chap-nhan': 'Đã chấp nhận đề xuất của', 'da-doi': 'Đã ghi nhận lời văn mới của', 'giu-nguyen': 'Đã ghi nhận giữ nguyên lời văn của' } as const;

/** `kehoach review [year]`: lists the questions of a draft, or answers some of them; the exit code. */
export function review({ root, year: asked, answer, restore, all, json }: ReviewArguments): number {
  const year = chooseYear({ root, asked, usual: 'newest', json });
  if (!year.ok) return reportFailure(year.diagnostics, json, exitCodes.usage);
  const restored = restore ? restoreReview(root, year.value) : undefined;
  if (restored?.ok === false) return reportFailure(restored.diagnostics, json, exitCodeOf(restored.diagnostics));
  const answered = answerReview(root, year.value, answer);
  if (!answered.ok) return reportFailure(answered.diagnostics, json, exitCodeOf(answered.diagnostics));
  const { review: { questions, tasks }, edited } = answered.value;
  const open = openQuestions(answered.value.review);
  if (json) console.log(JSON.stringify({ ok: true, year: year.value, open: open.length, answered: answered.value.answered.map((q) => q.id), edited: Object.fromEntries(edited), ...(restored === undefined ? {} : { restored: restored.value.back, reopened: restored.value.reopened }), leftOut: leftOut(tasks), questions }, null, 2));
  else {
    const { plan } = readPlan(root, year.value);
    const now = new Map(plan?.review?.questions.map((question) => [question.id, question.at]));
    list(plan, (all ? questions : open).map((question) => ({ ...question, at: now.get(question.id) })));
    if (answer === undefined) listLeftOut(answered.value.review);
    else tell(answer, answered.value, now);
    if (restored !== undefined) tellRestored(restored.value);
    console.log(open.length === 0 ? pc.green(`Đã trả lời hết ${questions.length} câu hỏi.`) : `Còn ${open.length} câu hỏi mở trong ${questions.length} câu.`);
  }
  return exitCodes.ok;
}

/** What the command did, after what is left to do. */
function tell({ state, which }: ReviewAnswer, { answered, edited }: ReviewResult, now: ReadonlyMap<string, string | undefined>): void {
  if (answered.length === 0) {
    console.log(pc.yellow(`Không có câu hỏi nào còn mở thuộc loại ${which.join(', ')}; chưa ghi gì.`));
    return;
  }
  const moved = [...edited].map(([id, where]) => `\n  ${id}: đã thay lời văn ở ${where}`).join('');
  const gone = state === 'da-doi' ? answered.filter(({ id }) => now.get(id) === undefined) : [];
  const there = answered.filter((question) => !gone.includes(question));
  if (there.length > 0) console.log(pc.green(`${didNames[state]} ${there.length} câu hỏi: ${there.map((q) => q.id).join(', ')}.${moved}`));
  if (gone.length > 0) console.log(pc.green(`Đã ghi nhận ${gone.length} chỗ được hỏi không còn trong nội dung:${gone.map(goneWords).join('')}`));
}

/** A task is known by its id; a paragraph by its words, so that one written anew is not told from one taken out. */
function goneWords({ id, place, words }: Question): string {
  return `\n  ${id}: ${place.includes('/') ? 'đã bỏ nhiệm vụ' : 'đã bỏ (hoặc viết lại hẳn) đoạn'} "${shortened(words)}"`;
}

function tellRestored({ back, reopened }: Restored): void {
  console.log(pc.green(back.length === 0 ? 'Không thiếu câu hỏi nào; đã ghi lại phần kiểm tra của dự thảo.' : `Đã đưa lại ${back.length} câu hỏi như lúc hỏi: ${back.join(', ')}.`));
  if (reopened.length > 0) console.log(pc.yellow(`Hỏi lại ${reopened.length} câu vì câu trả lời không đúng với lời văn: ${reopened.join(', ')}.`));
}

/** Tasks of the year before that the draft does not have, and why; nobody is asked about them, so this is where they are seen. */
function listLeftOut({ from, tasks }: ReviewFile): void {
  const out = leftOut(tasks);
  if (out.length === 0) return;
  console.log(pc.bold(`Nhiệm vụ năm ${from} không đưa vào dự thảo`));
  for (const { was, id, words, reason } of out) console.log(`  ${was} ${shortened(words ?? id)}\n      ${reason}`);
}

function leftOut(tasks: ReviewFile['tasks']): ReviewFile['tasks'] {
  return tasks.filter(({ fate }) => fate === 'bo');
}

/** In the order of the documents, under the part that each question is about. */
function list(plan: Plan | undefined, questions: readonly StandingQuestion[]): void {
  const order = new Map(plan === undefined ? [] : placedTexts(plan).map(({ place }, index) => [place, index]));
  const refs = new Map(plan === undefined ? [] : placedTasks(plan).map(({ task, ref }) => [task.id, ref]));
  const at = (question: StandingQuestion): number => (question.at === undefined ? undefined : order.get(question.at)) ?? order.size;
  let part = '';
  for (const question of [...questions].sort((a, b) => at(a) - at(b))) {
    const here = question.at === undefined ? 'Chỗ được hỏi không còn trong nội dung' : partOf(question.at, refs);
    if (here !== part) console.log(pc.bold(here));
    part = here;
    const place = plan === undefined || question.at === undefined ? question.place : placeInDocuments(plan, question.at);
    console.log(`  ${pc.cyan(question.id)} [${stateNames[question.state]}] ${place}: "${shortened(question.words)}"`);
    console.log(`      ${[question.ask, ...proposalLine(question)].join(' ')}`);
    if (question.note !== undefined) console.log(`      Ghi chú: ${question.note}`);
  }
}

/** What is proposed; of advice, that --accept does not take it. */
function proposalLine(question: Question): readonly string[] {
  const words = proposedWords(question);
  if (words === undefined) return [];
  return canBePutIn(question) ? [words] : [words, '(không dùng --accept được: tự sửa lời văn rồi trả lời --change, hoặc --keep kèm lý do)'];
}

function partOf(place: string, refs: ReadonlyMap<string, string>): string {
  if (/^(?:subject|can-cu|dieu)/u.test(place)) return 'Quyết định';
  const ref = refs.get(ownerOf(place));
  if (ref !== undefined) return `Phụ lục, mục ${ref.split('.')[0] ?? ''}`;
  return place.startsWith('phu-luc') ? 'Phụ lục' : `Kế hoạch${/^[IVX]+/u.test(place) ? `, mục ${place.split('.')[0] ?? ''}` : ''}`;
}

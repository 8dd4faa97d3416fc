import { dayWords, monthWords, parseDay } from '../content/dates.js';
import { recordOf, type DraftRecord } from '../content/draft-record.js';
import { readDecision } from '../content/decision.js';
import { symbolOf } from '../content/numbers.js';
import { placedTexts } from '../content/places.js';
import type { Paragraph, Plan } from '../content/plan.js';
import type { PlanFile, ReviewFile } from '../content/schema.js';
import { proposalQuestion } from './decision.js';
import { Questions } from './questions.js';

export type Correction = NonNullable<PlanFile['replaces']>;
export type CorrectionKind = Correction['kind'];
type DecisionKey = Omit<Correction, 'kind'>;

/** What a new decision that corrects an issued one begins with; its own words are the issued ones but for these. */
export interface Amended {
  /** `decision.md` with the căn cứ and the sentence on what becomes of the issued decision. */
  readonly decision: string;
  readonly replaces: Correction;
  readonly review: ReviewFile;
  readonly draft: DraftRecord;
}

const verbs: Readonly<Record<CorrectionKind, string>> = { 'thay-the': 'thay thế', 'sua-doi': 'sửa đổi, bổ sung' };

/**
 * Prepares a decision that replaces or amends an issued one: its citation as a căn cứ before the last one (R31), a sentence
 * in Điều 1, and a question about each, about the tờ trình and about what else speaks of decisions no longer in force. What an
 * earlier correction had put in gives way: a decision that was replaced is no căn cứ any more, one that was amended still is.
 * @param plan the issued plan; its decision has a number and a day
 * @param inForce the decisions in force, oldest first: the issued one, before it those that it amends
 */
export function amendPlan(plan: Plan, kind: CorrectionKind, inForce: readonly [...DecisionKey[], DecisionKey]): Amended {
  const { decision, head, year, sources } = plan;
  const gone = head.replaces?.kind === 'thay-the' ? head.replaces : undefined;
  const cite = (key: DecisionKey): string => `${nameOf(key)} ngày ${dayInWords(key.date)} của ${head.issuer.fullName}`;
  const issued = inForce[inForce.length - 1] ?? inForce[0];
  const bases = inForce.flatMap((key) => {
    if (key === issued) return [`Căn cứ ${cite(key)} ${lowered(decision.subject)};`];
    return decision.legalBases.some(({ text }) => text.includes(nameOf(key))) ? [] : [`Căn cứ ${cite(key)};`];
  });
  const sentence = sentenceOf(kind, inForce.map(cite));
  const [first, second] = decision.articles;
  const lastBasis = decision.legalBases.at(-1);
  const dropped = [
    ...decision.legalBases.filter(({ text }) => gone !== undefined && text.startsWith(`Căn cứ ${nameOf(gone)} `)),
    ...(first?.paragraphs ?? []).filter(({ text }) => head.replaces !== undefined && /^Kế hoạch này (?:thay thế|sửa đổi, bổ sung) Kế hoạch /u.test(text) && text.includes(nameOf(head.replaces))),
  ];
  const text = edited(sources.decision.text, dropped, [
    ...(second === undefined ? [] : [{ line: second.place.line, texts: [sentence] }]),
    ...(lastBasis === undefined ? [] : [{ line: lastBasis.place.line, texts: bases }]),
  ]);

  const questions = new Questions();
  const ask = (place: string, words: string, question: string): void => { questions.ask({ kind: 'quyet-dinh-truoc', place, words, ask: question, proposed: 'Giữ nguyên', becomes: words }); };
  const placed = placedTexts({ ...plan, decision: readDecision({ file: sources.decision.file, text }).decision });
  for (const { place, text: words } of placed) {
    if (place.startsWith('can-cu.') && bases.includes(words)) ask(place, words, `${gone === undefined ? '' : `Không còn dẫn ${nameOf(gone)} vì đã bị thay thế. `}Dẫn quyết định đã ban hành như vậy đã đúng chưa?`);
    else if (words === sentence) ask(place, words, sentenceQuestion(kind, inForce));
    else if (place === 'subject') ask(place, words, `Trích yếu có cần nêu việc ${verbs[kind]} không?`);
    else if (gone !== undefined && words.includes(nameOf(gone).replace('Quyết định ', ''))) {
      questions.ask({ kind: 'quyet-dinh-truoc', place, words, ask: `Chỗ này còn nhắc ${nameOf(gone)}, đã bị thay thế; viết thế nào?`, proposed: null });
    }
    const proposal = place.startsWith('can-cu.') ? proposalQuestion(place, words, `Số, ngày của tờ trình (công văn) đề nghị ban hành quyết định ${verbs[kind]} này?`) : undefined;
    if (proposal !== undefined) questions.ask(proposal);
  }
  const { number, symbol, date } = issued;
  const review = { ...(plan.review ?? { year, from: year, years: [], tasks: [] }), questions: questions.numbered(placed, undefined) };
  return { decision: text, replaces: { kind, number, symbol, date }, review, draft: recordOf(review) };
}

/** An amendment of what was amended before says so; a replacement takes the place of all that is in force. */
function sentenceOf(kind: CorrectionKind, cited: readonly string[]): string {
  const [first = '', ...later] = cited;
  const plan = (decision: string): string => `Kế hoạch ban hành kèm theo ${decision}`;
  if (kind === 'thay-the') return `Kế hoạch này thay thế ${cited.map(plan).join(' và ')}.`;
  return `Kế hoạch này sửa đổi, bổ sung ${plan(first)}${later.length === 0 ? '' : `, đã được sửa đổi, bổ sung theo ${later.join(' và ')}`}.`;
}

function sentenceQuestion(kind: CorrectionKind, inForce: readonly DecisionKey[]): string {
  if (inForce.length === 1) return `Câu về việc ${verbs[kind]} đã đúng chưa, có cần nói rõ phần nào không?`;
  const names = inForce.map(nameOf);
  return `${names.join(' và ')} đều còn hiệu lực (quyết định sau sửa đổi quyết định trước); câu này dẫn tất cả như vậy đã đúng chưa, có cần nói rõ phần nào không?`;
}

/** A text without some paragraphs and with others put in before some lines, a blank line after each. */
function edited(text: string, dropped: readonly Paragraph[], inserts: readonly { readonly line: number; readonly texts: readonly string[] }[]): string {
  const lines = text.split('\n');
  const edits = [...dropped.map(({ place }) => ({ line: place.line, texts: undefined })), ...inserts].sort((a, b) => b.line - a.line);
  for (const { line, texts } of edits) {
    if (texts !== undefined) lines.splice(line - 1, 0, ...texts.flatMap((one) => [one, '']));
    else lines.splice(line - 1, lengthOf(lines, line - 1));
  }
  return lines.join('\n');
}

/** How many lines a paragraph and the blank lines behind it take. */
function lengthOf(lines: readonly string[], from: number): number {
  const isBlank = (at: number): boolean => (lines[at] ?? '').trim() === '';
  let at = from;
  while (at < lines.length && !isBlank(at)) at += 1;
  while (at < lines.length && isBlank(at)) at += 1;
  return at - from;
}

function nameOf(decision: DecisionKey): string {
  return `Quyết định số ${symbolOf(decision)}`;
}

/** "ngày 28 tháng 12 năm 2022" without its first word, as a citation writes it. */
function dayInWords(iso: string): string {
  const day = parseDay(iso);
  return day === undefined ? iso : `${dayWords(day)} tháng ${monthWords(day)} năm ${day.year}`;
}

/** A subject inside a sentence: "Ban hành …" is "về việc ban hành …". */
function lowered(subject: string): string {
  return `về việc ${subject.charAt(0).toLowerCase()}${subject.slice(1)}`;
}

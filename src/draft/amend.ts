import { dayWords, monthWords, parseDay } from '../content/dates.js';
import type { Plan } from '../content/plan.js';
import type { PlanFile, ReviewFile } from '../content/schema.js';

export type Correction = NonNullable<PlanFile['replaces']>;
export type CorrectionKind = Correction['kind'];

/** What a new decision that corrects an issued one begins with; its own words are the issued ones but for these. */
export interface Amended {
  /** `decision.md` with the căn cứ and the sentence on what becomes of the issued decision. */
  readonly decision: string;
  readonly replaces: Correction;
  readonly review: ReviewFile;
}

const verbs: Readonly<Record<CorrectionKind, string>> = { 'thay-the': 'thay thế', 'sua-doi': 'sửa đổi, bổ sung' };

/**
 * Prepares a decision that replaces or amends an issued one: its citation as a căn cứ before the last one (R31), a sentence
 * in Điều 1, and a question about each.
 * @param plan the issued plan; its decision has a number and a day
 */
export function amendPlan(plan: Plan, kind: CorrectionKind, issued: Omit<Correction, 'kind'>): Amended {
  const { decision, head, year, sources } = plan;
  const number = `${String(issued.number).padStart(2, '0')}/${issued.symbol}`;
  const cited = `Quyết định số ${number} ngày ${dayInWords(issued.date)} của ${head.issuer.fullName}`;
  const basis = `Căn cứ ${cited} ${lowered(decision.subject)};`;
  const sentence = `Kế hoạch này ${verbs[kind]} Kế hoạch ban hành kèm theo ${cited}.`;
  const lastBasis = decision.legalBases.at(-1);
  const second = decision.articles[1];
  const inserts = [
    ...(second === undefined ? [] : [{ line: second.place.line, text: sentence }]),
    ...(lastBasis === undefined ? [] : [{ line: lastBasis.place.line, text: basis }]),
  ];
  const lines = sources.decision.text.split('\n');
  for (const { line, text } of inserts) lines.splice(line - 1, 0, text, '');
  const [first] = decision.articles;
  const questions: ReviewFile['questions'] = [
    ...(lastBasis === undefined ? [] : [ask(1, `can-cu.${decision.legalBases.length}`, basis, 'Dẫn quyết định đã ban hành như vậy đã đúng chưa?')]),
    ...(second === undefined || first === undefined ? [] : [ask(2, `dieu.${first.number}.p${first.paragraphs.length + 1}`, sentence, `Câu về việc ${verbs[kind]} đã đúng chưa, có cần nói rõ phần nào không?`)]),
    ask(3, 'subject', decision.subject, `Trích yếu có cần nêu việc ${verbs[kind]} không?`),
  ];
  return {
    decision: lines.join('\n'),
    replaces: { kind, ...issued },
    review: { ...(plan.review ?? { year, from: year, years: [], tasks: [] }), questions },
  };
}

function ask(index: number, place: string, words: string, question: string): ReviewFile['questions'][number] {
  return { id: `quyet-dinh-truoc-${index}`, kind: 'quyet-dinh-truoc', place, words, ask: question, proposed: 'Giữ nguyên', becomes: words, state: 'mo' };
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

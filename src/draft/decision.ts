import { slashed } from '../content/dates.js';
import type { Plan } from '../content/plan.js';
import type { PlanFile } from '../content/schema.js';
import type { Questions } from './questions.js';

/** The head of next year's decision: number, day and signature open (R82), all else carried over. */
export function draftHead(head: PlanFile, toYear: number): PlanFile {
  return { ...head, year: toYear, state: 'du-thao', decision: { ...head.decision, number: null, date: null }, signer: { ...head.signer, name: null } };
}

/** Each căn cứ is asked about; the proposal ("Xét đề nghị") needs the number and day of the new one. */
export function askLegalBases(bases: readonly string[], questions: Questions): void {
  for (const [index, words] of bases.entries()) {
    const place = `can-cu.${index + 1}`;
    if (/^(?:Xét|Theo) đề nghị/u.test(words)) {
      if (/\bsố \d/u.test(words)) questions.ask({ kind: 'to-trinh', place, words, ask: 'Số, ngày của tờ trình (công văn) đề nghị ban hành kế hoạch năm nay?', proposed: null });
    } else {
      questions.ask({ kind: 'can-cu', place, words, ask: 'Căn cứ này còn hiệu lực, có văn bản sửa đổi hoặc thay thế không?', proposed: 'Giữ nguyên' });
    }
  }
}

/** "Quyết định số 3604/QĐ-UBND ngày 28/12/2022 của UBND tỉnh …", as another text would cite it; undefined for a draft. */
export function citationOf({ head }: Pick<Plan, 'head'>): string | undefined {
  const { number, symbol, date } = head.decision;
  if (number === null || date === null) return undefined;
  return `Quyết định số ${String(number).padStart(2, '0')}/${symbol} ngày ${slashed(date)} của ${head.issuer.name}`;
}

/** Where a new text speaks of the plan in force or of the one before it, the decision that promulgated it is offered. */
export function askForCitation(place: string, text: string, from: Plan, beforeIt: Plan | undefined, questions: Questions): void {
  const citation = citationOf(from);
  if (citation === undefined) return;
  const ask = `Có dẫn quyết định ban hành kế hoạch năm ${from.year} không?`;
  const symbol = beforeIt === undefined ? undefined : `${beforeIt.head.decision.number ?? ''}/${beforeIt.head.decision.symbol}`;
  if (symbol !== undefined && beforeIt?.head.decision.number !== null && text.includes(symbol)) {
    questions.ask({ kind: 'quyet-dinh-truoc', place, words: symbol, ask: `Số hiệu này là của quyết định ban hành kế hoạch năm ${from.year - 1}; thay bằng quyết định năm ${from.year}?`, proposed: citation });
    return;
  }
  const named = new RegExp(`(?:Kế hoạch|công tác) (?:CCHC|cải cách hành chính)(?: [^.;,]{0,60}?)? năm ${from.year}(?!\\d)`, 'u').exec(text)?.[0];
  if (named !== undefined) questions.ask({ kind: 'quyet-dinh-truoc', place, words: named, ask, proposed: citation });
}

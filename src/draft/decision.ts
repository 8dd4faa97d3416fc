import { slashed } from '../content/dates.js';
import { symbolOf } from '../content/numbers.js';
import { isProposal, proposalWords } from '../content/proposal.js';
import type { Plan } from '../content/plan.js';
import type { PlanFile } from '../content/schema.js';
import type { Asked, Questions } from './questions.js';

/** The head of next year's decision: number, day and signature open (R82), no other decision corrected; all else carried over. */
export function draftHead(head: PlanFile, toYear: number): PlanFile {
  return { ...head, replaces: undefined, year: toYear, state: 'du-thao', decision: { number: null, symbol: head.decision.symbol, date: null }, signer: { ...head.signer, name: null } };
}

/** Each căn cứ is asked about; the proposal ("Xét đề nghị") needs the number and day of the new one. One that `askAboutCorrection` asks about is left to it. */
export function askLegalBases(bases: readonly string[], from: Plan, questions: Questions): void {
  for (const [index, words] of bases.entries()) {
    if (correctedIn(words, from) !== undefined) continue;
    const place = `can-cu.${index + 1}`;
    if (!isProposal(words)) {
      questions.ask({ kind: 'can-cu', place, words, ask: 'Căn cứ này còn hiệu lực, có văn bản sửa đổi hoặc thay thế không?', proposed: 'Giữ nguyên', becomes: words });
      continue;
    }
    const asked = proposalQuestion(place, words, 'Số, ngày của tờ trình (công văn) đề nghị ban hành kế hoạch năm nay?');
    if (asked !== undefined) questions.ask(asked);
  }
}

/** The question about the number and day of a tờ trình, at just these words; undefined where the text names none. */
export function proposalQuestion(place: string, text: string, ask: string): Asked | undefined {
  const words = proposalWords(text);
  return words === undefined ? undefined : { kind: 'to-trinh', place, words, ask, proposed: null };
}

/** What a decision of the year before says of those that it replaced or amended is no matter of next year's: whether it was asked about. */
export function askAboutCorrection(place: string, words: string, from: Plan, questions: Questions): boolean {
  const corrected = correctedIn(words, from);
  if (corrected === undefined) return false;
  const did = from.head.replaces?.kind === 'thay-the' ? 'thay thế' : 'sửa đổi, bổ sung';
  const by = citationOf(from) ?? 'quyết định năm trước';
  const isItsOwn = words.startsWith(`Căn cứ Quyết định số ${corrected}`) || correction.test(words);
  questions.ask({
    kind: 'quyet-dinh-truoc',
    place,
    words,
    ask: `Lời văn này dẫn Quyết định số ${corrected} là để ${by} ${did}; năm nay bỏ hay viết thế nào?`,
    proposed: isItsOwn ? `Bỏ ${place.startsWith('can-cu.') ? 'căn cứ' : 'câu'} này` : null,
  });
  return true;
}

/** The sentence by which a decision says what becomes of an earlier one. */
const correction = /^Kế hoạch này (?:thay thế|sửa đổi, bổ sung) Kế hoạch /u;

/** The symbol in a text of a decision that the plan's own replaces or amends: the one before it, or one that its sentence names. */
function correctedIn(text: string, { head: { replaces }, decision }: Plan): string | undefined {
  if (replaces === undefined) return undefined;
  const sentences = decision.articles.flatMap(({ paragraphs }) => paragraphs.filter((p) => correction.test(p.text)));
  const named = sentences.flatMap((p) => [...p.text.matchAll(/Quyết định số (\d+\p{L}?\/[\p{L}\d/-]+)/gu)].map(([, symbol = '']) => symbol));
  const cited = new Set([...text.matchAll(/(?<![\d/])\d+\p{L}?\/[\p{L}\d/-]+/gu)].map(([symbol]) => symbol));
  return [symbolOf(replaces), ...named].find((symbol) => cited.has(symbol));
}

/** "Quyết định số 3604/QĐ-UBND ngày 28/12/2022 của UBND tỉnh …", as another text would cite it; undefined for a draft. */
export function citationOf({ head }: Pick<Plan, 'head'>): string | undefined {
  const { number, symbol, date } = head.decision;
  if (number === null || date === null) return undefined;
  return `Quyết định số ${symbolOf({ number, symbol })} ngày ${slashed(date)} của ${head.issuer.name}`;
}

/** Where a new text speaks of the plan in force or of the one before it, the decision that promulgated it is offered. */
export function askForCitation(place: string, text: string, from: Plan, beforeIt: Plan | undefined, questions: Questions): void {
  const citation = citationOf(from);
  if (citation === undefined) return;
  const symbol = beforeIt === undefined ? undefined : `${beforeIt.head.decision.number ?? ''}/${beforeIt.head.decision.symbol}`;
  if (symbol !== undefined && beforeIt?.head.decision.number !== null && text.includes(symbol)) {
    const ask = `Số hiệu này là của quyết định ban hành kế hoạch năm ${from.year - 1}; thay bằng quyết định năm ${from.year}?`;
    const cited = wholeCitation(text, symbol, from);
    questions.ask({ kind: 'quyet-dinh-truoc', place, words: cited ?? symbol, ask, proposed: citation, ...(cited === undefined ? {} : { becomes: citation }) });
    return;
  }
  const named = new RegExp(`(?:Kế hoạch|công tác) (?:CCHC|cải cách hành chính)(?: [^.;,]{0,60}?)? năm ${from.year}(?!\\d)`, 'u').exec(text)?.[0];
  // Where a citation goes into the sentence only its writer knows: the whole text is asked about, and any edit answers.
  if (named !== undefined) questions.ask({ kind: 'quyet-dinh-truoc', place, words: text, ask: `Lời văn nhắc "${named}": có dẫn quyết định ban hành kế hoạch năm ${from.year} không?`, proposed: citation });
}

/** "Quyết định số 3604/QĐ-UBND ngày … của …", where a text writes all of it and only once: what another citation can take the place of. */
function wholeCitation(text: string, symbol: string, { head: { issuer } }: Plan): string | undefined {
  const start = `Quyết định số ${symbol} ngày `;
  const parts = text.split(start);
  const day = /^\d{1,2}(?:\/\d{1,2}\/| tháng \d{1,2} năm )\d{4}/u.exec(parts[1] ?? '')?.[0];
  if (parts.length !== 2 || day === undefined) return undefined;
  const by = [issuer.name, issuer.fullName].map((name) => `${start}${day} của ${name}`).find((cited) => text.includes(cited));
  return by;
}

import { isoOf, isRealDay, writtenDays } from './dates.js';
import type { PlanFile } from './schema.js';

/** The tờ trình or công văn that a căn cứ "Xét đề nghị …" names: only what is really given. */
export interface Proposal {
  /** "4046/SNV-CCHC"; none where only the place for it is there. */
  readonly numbers: readonly string[];
  /** ISO, full and real days only. */
  readonly days: readonly string[];
  /** Full days that no calendar has, as they are written: "31 tháng 11 năm 2023". */
  readonly unreal: readonly string[];
}

/** The opening words of a căn cứ that says who proposed the decision: "Xét đề nghị", "Theo Tờ trình"; undefined for any other. */
export function proposalStart(text: string): string | undefined {
  return /^(?:Xét \S+(?: nghị)?|(?:Theo|Căn cứ|Trên cơ sở) (?:đề nghị|ý kiến đề nghị|tờ trình))(?!\p{L})/iu.exec(text)?.[0];
}

export function isProposal(text: string): boolean {
  return proposalStart(text) !== undefined;
}

/** What a proposal names; undefined where it names no document at all ("Theo đề nghị của Giám đốc Sở Nội vụ."). */
export function proposalOf(text: string): Proposal | undefined {
  if (!/(?<!\p{L})(?:tờ trình|công văn|phiếu trình|văn bản|báo cáo|ngày)(?!\p{L})|(?<!\p{L})số\s*[:\d…._/]/iu.test(text)) return undefined;
  const numbers = [...text.matchAll(/(?<!\p{L})số (0*[1-9]\d*\p{L}?(?:\/[\p{L}\d-]+)*)(?=[\s;,.)]|$)/gu)].map(([, number = '']) => number);
  const written = writtenDays(text);
  const days = written.flatMap(({ day }) => (isRealDay(day) ? [isoOf(day)] : []));
  const unreal = written.flatMap(({ words, day }) => (isRealDay(day) ? [] : [words]));
  return { numbers, days, unreal };
}

/** Whether each document that is named has its number and its full day. */
export function isWhole({ numbers, days }: Proposal): boolean {
  return numbers.length > 0 && days.length >= numbers.length;
}

/** Between which days a tờ trình is signed that proposes a decision: in the year of the plan or the one before, and not before what the decision corrects. */
export interface ProposalFrame {
  readonly first: string;
  readonly last: string;
}

export function proposalFrame({ year, replaces }: Pick<PlanFile, 'year' | 'replaces'>): ProposalFrame {
  return { first: replaces?.date ?? `${year - 1}-01-01`, last: `${year}-12-31` };
}

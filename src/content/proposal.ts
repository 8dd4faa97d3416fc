import { citedIn, law, proposingPaper } from './cited.js';
import type { PlanFile } from './schema.js';

/** The tờ trình or công văn that a căn cứ "Xét đề nghị …" names: only what is really given. */
export interface Proposal {
  /** "4046/SNV-CCHC"; none where only the place for it is there. */
  readonly numbers: readonly string[];
  /** ISO, full and real days only. */
  readonly days: readonly string[];
  /** Full days that no calendar has, as they are written: "31 tháng 11 năm 2023". */
  readonly unreal: readonly string[];
  /** Whether there is a number, and each has its full day. */
  readonly isWhole: boolean;
}

/** The opening words of a căn cứ that says who proposed the decision: "Xét đề nghị", "Theo Tờ trình"; undefined for any other. */
export function proposalStart(text: string): string | undefined {
  return /^(?:Xét\s\S+(?:\snghị)?|(?:Theo|Căn cứ|Trên cơ sở|Thực hiện)\s(?:đề nghị|ý kiến đề nghị|tờ trình))(?!\p{L})/iu.exec(text)?.[0];
}

/** Whether a căn cứ says who proposed the decision: it opens so, or names a tờ trình or proposes otherwise, and not in the words of a law. */
export function isProposal(text: string): boolean {
  if (proposalStart(text) !== undefined) return true;
  const at = text.search(/(?<!\p{L})(?:tờ trình|TTr|phiếu trình)(?!\p{L})|đề nghị (?:[^;,.]{0,60} )?(?:ban hành|phê duyệt)/iu);
  if (at < 0) return false;
  const ofLaw = text.search(law);
  return ofLaw < 0 || at < ofLaw;
}

/** What a proposal names; undefined where it names no document at all ("Theo đề nghị của Giám đốc Sở Nội vụ."). */
export function proposalOf(text: string): Proposal | undefined {
  const { papers, days, unreal } = citedIn(text);
  const own = papers.filter(({ proposes }) => proposes);
  if (own.length === 0 && text.search(proposingPaper) < 0 && !/(?<!\p{L})ngày(?!\p{L})|(?<!\p{L})số\s*[:\d…._/]/iu.test(text)) return undefined;
  return { numbers: own.map(({ number }) => number), days, unreal, isWhole: own.length > 0 && own.every(({ day }) => day !== undefined) };
}

/** Number and day of the tờ trình, in just the words of the text: "số 4046/SNV-CCHC ngày 26 tháng 12 năm 2022"; undefined where none is given. */
export function proposalWords(text: string): string | undefined {
  const paper = isProposal(text) ? citedIn(text).papers.find(({ proposes }) => proposes) : undefined;
  return paper === undefined ? undefined : text.slice(paper.start, paper.end);
}

/** Between which days a tờ trình is signed that proposes a decision: in the year of the plan or the one before, and not before what the decision corrects. */
export interface ProposalFrame {
  readonly first: string;
  readonly last: string;
}

export function proposalFrame({ year, replaces }: Pick<PlanFile, 'year' | 'replaces'>): ProposalFrame {
  return { first: replaces?.date ?? `${year - 1}-01-01`, last: `${year}-12-31` };
}

import type { Place } from '../diagnostics/diagnostic.js';
import type { SourceText } from '../source/source-text.js';
import type { AgenciesFile, PlanFile, Question, ReviewFile, TaskProgress, TasksFile } from './schema.js';

/** One year's content, checked, each text with the place it came from. */
export interface Plan {
  readonly year: number;
  /** ISO: the day of the year's first decision, since which its tasks are carried out; undefined while it is open or not real. */
  readonly began: string | undefined;
  readonly head: PlanFile;
  readonly decision: Decision;
  readonly text: PlanText;
  readonly appendix: TasksFile;
  readonly agencies: AgenciesFile;
  /** What drafting asked and recorded; undefined where the year was not drafted. */
  readonly review: Review | undefined;
  /** Undefined where nobody has reported yet. */
  readonly progress: Progress | undefined;
  readonly sources: PlanSources;
}

export interface Review extends Omit<ReviewFile, 'questions'> {
  readonly questions: readonly StandingQuestion[];
}

/** A question and where the paragraph that it asks about stands now; undefined: it is gone. */
export interface StandingQuestion extends Question {
  readonly at: string | undefined;
}

/** The files a plan was read from, for places and for the manifest. */
export interface PlanSources {
  readonly agencies: SourceText;
  readonly plan: SourceText;
  readonly decision: SourceText;
  readonly text: SourceText;
  readonly tasks: SourceText;
  readonly review?: SourceText;
  readonly progress?: SourceText;
}

/** What happened to the tasks, each at most once as a whole and once by each agency; a task that is not there has not been reported on. */
export interface Progress {
  readonly tasks: readonly Readonly<TaskProgress>[];
}

export interface Paragraph {
  readonly text: string;
  readonly place: Place;
}

export interface Decision {
  /** Trích yếu (R19). */
  readonly subject: string;
  /** Căn cứ, and "Xét đề nghị" (R31). */
  readonly legalBases: readonly Paragraph[];
  readonly articles: readonly Article[];
}

export interface Article {
  readonly number: number;
  /** "Điều 1." */
  readonly label: string;
  /** What follows the label on its line. */
  readonly text: string;
  readonly place: Place;
  readonly paragraphs: readonly Paragraph[];
}

export interface PlanText {
  /** Under "KẾ HOẠCH" (R19): "Cải cách hành chính tỉnh … năm 2023". */
  readonly title: string;
  /** As a sentence names it: "Kế hoạch cải cách hành chính tỉnh … năm 2023". */
  readonly name: string;
  readonly sections: readonly PlanSection[];
}

export interface PlanSection {
  /** Roman (R39). */
  readonly number: string;
  /** As typed: "I. MỤC TIÊU TRỌNG TÂM NĂM 2023". */
  readonly heading: string;
  readonly place: Place;
  readonly blocks: readonly PlanBlock[];
}

export interface PlanBlock {
  readonly kind: 'khoan' | 'diem' | 'doan';
  /** "I.2.đ"; an unnumbered paragraph counts on from what it follows: "I.3.p1". */
  readonly id: string;
  /** As typed, with its number. */
  readonly text: string;
  readonly place: Place;
}

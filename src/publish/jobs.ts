import { electronicContext, extractContext, questionsContext, type Context } from '../compose/context.js';
import type { Distribution, PlacedTask, Portion } from '../plan/distribution.js';
import type { Mark } from '../document/annotate.js';
import type { Document } from '../document/types.js';
import { marksOf } from './draft-marks.js';
import type { Imprint } from '../compose/compose.js';
import type { Plan } from '../content/plan.js';
import type { DocumentForm } from '../content/schema.js';
import { referenceDate } from '../plan/roster.js';
import type { SourceText } from '../source/source-text.js';
import type { Project } from './project.js';

/** One document to be made. */
export interface Job {
  /** Below the set's folder, without ending, with "/": "trich/so-noi-vu". */
  readonly path: string;
  readonly template: string;
  readonly context: () => Context;
  readonly imprint: Imprint;
  /** The content it is made from. */
  readonly content: readonly SourceText[];
  /** Open questions of a draft, and the list of those that a document has, for the end of its PDF. */
  readonly questions?: { readonly marks: readonly Mark[]; readonly list: (noted: Document) => Job };
}

/** The files of a document, below the set's folder, in the order of the manifest. */
export function filesOf({ path }: Pick<Job, 'path'>): readonly string[] {
  return [`${path}.docx`, `${path}.pdf`];
}

/** Every document of a plan: the decision, the appendix alone, and an extract for each agency that has tasks. */
export function jobsOf(project: Project, forms: readonly DocumentForm[]): readonly Job[] {
  return [...(forms.includes('giay') ? paperJobsOf(project) : []), ...(forms.includes('dien-tu') ? electronicJobsOf(project) : [])];
}

/** The template and the file of the decision on paper. */
export const paperTemplate = 'quyet-dinh';

/** The template of an agency's extract. */
const extractTemplate = 'trich';

/** The templates of what is held against what was issued before anything is made of it. */
export const heldTemplates = [paperTemplate, extractTemplate] as const;

/** The decision with plan and appendix, on paper. */
export function decisionJobOf({ plan, context }: Project): Job {
  return { path: paperTemplate, template: paperTemplate, context: () => context, ...sharedOf({ plan, context }) };
}

function sharedOf({ plan, context }: Pick<Project, 'plan' | 'context'>): Pick<Job, 'imprint' | 'content' | 'questions'> {
  const plain = { imprint: imprintOf(plan), content: contentOf(plan) };
  const list = (noted: Document): Job => ({ path: 'cau-hoi', template: 'cau-hoi', context: () => questionsContext(context, noted.notes ?? []), ...plain });
  return { ...plain, questions: { marks: marksOf(plan), list } };
}

/** The document templates of the electronic form, by the file each makes below "dien-tu/": attached texts are files of their own (R61, R64). */
export const electronicTemplates = { 'quyet-dinh': 'quyet-dinh-dien-tu', 'ke-hoach': 'ke-hoach-dien-tu', 'phu-luc': 'phu-luc-dien-tu' } as const;

function electronicJobsOf(project: Project): readonly Job[] {
  const shared = sharedOf(project);
  return Object.entries(electronicTemplates).map(([path, template]) => ({ path: `dien-tu/${path}`, template, context: () => electronicContext(project.context), ...shared }));
}

function paperJobsOf(project: Project): readonly Job[] {
  const { context, distribution } = project;
  const shared = sharedOf(project);
  return [
    decisionJobOf(project),
    { path: 'phu-luc', template: 'phu-luc', context: () => context, ...shared },
    ...distribution.portions.map((portion) => extractJobOf(project, portion, shared)),
  ];
}

/** The extract of an agency. */
export function extractJobOf({ plan, context, distribution }: Project, portion: Portion, shared = sharedOf({ plan, context })): Job {
  return {
    path: `trich/${portion.agency.id}`,
    template: extractTemplate,
    context: () => extractContext(context, portion, unnamedFor(portion.agency.id, distribution)),
    ...shared,
  };
}

/** What the properties of a plan's documents say. */
export function imprintOf(plan: Plan): Imprint {
  return { author: plan.head.issuer.fullName, language: 'vi-VN', date: referenceDate(plan) };
}

/** The content files of a plan's documents; what became of its tasks is told by reports alone. */
export function contentOf({ sources }: Plan): readonly SourceText[] {
  return Object.values<SourceText>({ ...sources }).filter((source) => source !== sources.progress);
}

/** Tasks that an agency does not receive and that are given, besides, to bodies which the words do not name. */
function unnamedFor(agency: string, { receipts }: Distribution): readonly PlacedTask[] {
  return receipts.filter((r) => r.open.length > 0 && !r.receipts.some((one) => one.agency === agency)).map((r) => r.task);
}

import { extractContext, questionsContext, type Context } from '../compose/context.js';
import type { Document } from '../document/types.js';
import type { Distribution, PlacedTask } from '../plan/distribution.js';
import type { Project, templateNames } from './project.js';

/** One document of a build. */
export interface Job {
  /** Below the year's folder, without ending, with "/": "trich/so-noi-vu". */
  readonly path: string;
  readonly template: (typeof templateNames)[number];
  readonly context: () => Context;
}

/** Every document of a plan: the decision, the appendix alone, and an extract for each agency that has tasks. */
export function jobsOf({ context, distribution }: Project): readonly Job[] {
  return [
    { path: 'quyet-dinh', template: 'quyet-dinh', context: () => context },
    { path: 'phu-luc', template: 'phu-luc', context: () => context },
    ...distribution.portions.map((portion) => ({
      path: `trich/${portion.agency.id}`,
      template: 'trich' as const,
      context: () => extractContext(context, portion, unnamedFor(portion.agency.id, distribution)),
    })),
  ];
}

/** The list of a document's open questions, which its PDF has at its end. */
export function questionsJob({ context }: Project, path: string, document: Document): Job {
  return { path, template: 'cau-hoi', context: () => questionsContext(context, document.notes ?? []) };
}

/** Tasks that an agency does not receive and that are given, besides, to bodies which the words do not name. */
function unnamedFor(agency: string, { receipts }: Distribution): readonly PlacedTask[] {
  return receipts.filter((r) => r.open.length > 0 && !r.receipts.some((one) => one.agency === agency)).map((r) => r.task);
}

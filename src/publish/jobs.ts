import { extractContext, type Context } from '../compose/context.js';
import type { Distribution, PlacedTask } from '../plan/distribution.js';
import type { Imprint } from '../compose/compose.js';
import type { Project } from './project.js';

/** One document to be made. */
export interface Job {
  /** Below the set's folder, without ending, with "/": "trich/so-noi-vu". */
  readonly path: string;
  /** A template's name without ending. */
  readonly template: string;
  readonly context: () => Context;
  /** Where the document's properties differ from those of the decision. */
  readonly imprint?: Partial<Imprint>;
  readonly readsProgress?: true;
}

/** Every document of a plan: the decision, the appendix alone, and an extract for each agency that has tasks. */
export function jobsOf({ context, distribution }: Project): readonly Job[] {
  return [
    { path: 'quyet-dinh', template: 'quyet-dinh', context: () => context },
    { path: 'phu-luc', template: 'phu-luc', context: () => context },
    ...distribution.portions.map((portion) => ({
      path: `trich/${portion.agency.id}`,
      template: 'trich',
      context: () => extractContext(context, portion, unnamedFor(portion.agency.id, distribution)),
    })),
  ];
}

/** Tasks that an agency does not receive and that are given, besides, to bodies which the words do not name. */
function unnamedFor(agency: string, { receipts }: Distribution): readonly PlacedTask[] {
  return receipts.filter((r) => r.open.length > 0 && !r.receipts.some((one) => one.agency === agency)).map((r) => r.task);
}

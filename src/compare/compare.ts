import type { Plan } from '../content/plan.js';
import type { TaskSection } from '../content/schema.js';
import type { Pair } from './align.js';
import { noReasons, type Reasons } from './explain.js';
import { decisionItems, planItems, single, type ItemList } from './items.js';
import { matchSections, sectionItems, type SectionItem } from './sections.js';
import { compareTasks, tasksOf, type TaskAt } from './tasks.js';
import { compareLists, comparePairs, entryId, type Found } from './text-entries.js';
import type { Comparison, Counts, Entry, Group, Kind } from './types.js';

/** What stands over all that changed in the appendix. */
export const appendixHeading = 'Phụ lục';

/**
 * What changed from one year's plan to a later one: decision, plan text, sections and tasks of the appendix.
 * @param reasons why, as recorded, by the ids of entries (`Entry.id`); they join the explanations that follow from the kind
 * of change, before the task's own note
 */
export function comparePlans(before: Plan, after: Plan, reasons: Reasons = noReasons): Comparison {
  const move = { from: before.year, to: after.year };
  const decision = compareLists(decisionItems(before), decisionItems(after), 'decision', move, reasons);
  const plan = compareLists(planItems(before), planItems(after), 'plan', move, reasons);
  const pairs = matchSections(sectionItems(before.appendix.sections), sectionItems(after.appendix.sections));
  const title = compareLists(appendixTitle(before), appendixTitle(after), 'sections', move, reasons);
  const sections = comparePairs(pairs, 'sections', move, reasons);
  const sameSection = (a: TaskSection, b: TaskSection): boolean => pairs.some((pair) => pair.kind === 'both' && pair.before.section === a && pair.after.section === b);
  const tasks = compareTasks(before, after, sameSection, move, reasons);
  const sectionsAll: Found = { entries: [...title.entries, ...sections.entries], unchanged: [...title.unchanged, ...sections.unchanged] };
  return {
    before: before.year,
    after: after.year,
    groups: [
      { number: '', title: 'Quyết định', entries: decision.entries },
      { number: '', title: 'Kế hoạch', entries: plan.entries },
      { number: '', title: appendixHeading, entries: title.entries },
      ...sectionGroups(pairs, (pair) => sections.entries.filter(({ id }) => id === entryId(pair, move)), tasks.entries, tasksOf(before), tasksOf(after)),
    ].filter(({ entries }) => entries.length > 0),
    unchanged: { decision: decision.unchanged, plan: plan.unchanged, sections: sectionsAll.unchanged, tasks: tasks.unchanged },
    counts: { decision: countsOf(decision), plan: countsOf(plan), sections: countsOf(sectionsAll), tasks: countsOf(tasks) },
  };
}

function appendixTitle({ appendix }: Plan): readonly ItemList[] {
  return [single('phu-luc', 'Phụ lục', 'tên phụ lục', appendix.title)];
}

/** Each section with its own entry first, then its tasks in the order of their numbers, the dropped where they stood. */
function sectionGroups(pairs: readonly Pair<SectionItem>[], own: (pair: Pair<SectionItem>) => readonly Entry[], tasks: readonly Entry[], old: ReadonlyMap<string, TaskAt>, fresh: ReadonlyMap<string, TaskAt>): readonly Group[] {
  return pairs.map((pair) => {
    const { section } = pair.kind === 'dropped' ? pair.before : pair.after;
    const [was, is] = [pair.kind === 'added' ? undefined : pair.before.section, pair.kind === 'dropped' ? undefined : pair.after.section];
    const order = new Map<Entry, number>();
    for (const entry of tasks) {
      const at = placeOf(entry, old, fresh);
      if (at === undefined) continue;
      if (entry.after.length > 0 && at.section === is) order.set(entry, at.task.number);
      if (entry.after.length === 0 && at.section === was) order.set(entry, numberAmong(at, fresh, is));
    }
    const sorted = [...order].sort(([, a], [, b]) => a - b).map(([entry]) => entry);
    return { number: section.number, title: section.title, entries: [...own(pair), ...sorted] };
  });
}

function placeOf({ before, after }: Entry, old: ReadonlyMap<string, TaskAt>, fresh: ReadonlyMap<string, TaskAt>): TaskAt | undefined {
  const [first] = after.length > 0 ? after : before;
  return first === undefined ? undefined : (after.length > 0 ? fresh : old).get(first.id);
}

/** A dropped task stands right after the nearest task before it that is still in the section. */
function numberAmong({ task, section }: TaskAt, fresh: ReadonlyMap<string, TaskAt>, later: TaskSection | undefined): number {
  const above = section.tasks.filter((other) => other.number < task.number).reverse();
  for (const [at, { id }] of above.entries()) {
    const now = fresh.get(id);
    if (now !== undefined && now.section === later) return now.task.number + (at + 1) / (above.length + 2);
  }
  return task.number / (section.tasks.length + 2);
}

function countsOf({ entries, unchanged }: Found): Counts {
  const count = (kind: Kind): number => entries.filter((entry) => entry.kinds.includes(kind)).length;
  const sides = (side: 'before' | 'after'): number => unchanged.length + entries.reduce((sum, entry) => sum + entry[side].length, 0);
  return {
    before: sides('before'),
    after: sides('after'),
    unchanged: unchanged.length,
    differences: entries.length,
    added: count('added'),
    dropped: count('dropped'),
    changed: count('changed'),
    moved: count('moved'),
    renumbered: count('renumbered'),
    split: count('split'),
    merged: count('merged'),
  };
}

import type { TaskSection } from '../content/schema.js';
import type { Pair, TextItem } from './align.js';
import { item } from './items.js';

/** A section of the appendix, with its place as a text. */
export interface SectionItem extends TextItem {
  readonly section: TaskSection;
}

export function sectionItems(sections: readonly TaskSection[]): readonly SectionItem[] {
  return sections.map((section) => ({ ...item(`phu-luc.${section.number}`, `Mục ${section.number}`, 'mục', `${section.number}.`, section.title), section }));
}

/** A title of its own speaks for a section more than any number of tasks. */
const sameTitle = 1000;

/**
 * Sections have no id: the same one has the same title, or else the most tasks in common. In the order of the later year,
 * a dropped section where it stood.
 */
export function matchSections(before: readonly SectionItem[], after: readonly SectionItem[]): readonly Pair<SectionItem>[] {
  const fits = before.flatMap((a) => after.map((b) => ({ a, b, fit: fit(a, b) }))).filter(({ fit: one }) => one > 0);
  const partner = new Map<SectionItem, SectionItem>();
  for (const { a, b } of fits.sort((x, y) => y.fit - x.fit)) {
    if (partner.has(a) || partner.has(b)) continue;
    partner.set(a, b);
    partner.set(b, a);
  }
  const pairs: Pair<SectionItem>[] = after.map((b) => {
    const a = partner.get(b);
    return a === undefined ? { kind: 'added', after: b } : { kind: 'both', before: a, after: b, reordered: false };
  });
  for (const [at, a] of before.entries()) {
    if (!partner.has(a)) pairs.splice(pairs.findIndex((pair) => pair.kind !== 'added' && pair.before === before[at - 1]) + 1, 0, { kind: 'dropped', before: a });
  }
  return pairs;
}

function fit(a: SectionItem, b: SectionItem): number {
  const ids = new Set(a.section.tasks.map((task) => task.id));
  const common = b.section.tasks.filter((task) => ids.has(task.id)).length;
  return common + (a.section.title === b.section.title ? sameTitle : 0);
}

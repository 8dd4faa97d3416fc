import type { Plan } from '../content/plan.js';
import { placedTasks, type PlacedTask } from './distribution.js';

export interface Selection {
  /** In the order of the appendix, each once. */
  readonly tasks: readonly PlacedTask[];
  /** Patterns that name no task. */
  readonly unknown: readonly string[];
}

/** Tasks by their numbers in the appendix: "III.5", "VII.*" (a whole section), "II.3-6" (a span of one, both ends in it). */
export function selectTasks(plan: Plan, patterns: readonly string[]): Selection {
  const all = placedTasks(plan);
  const refs = new Set(all.map(({ ref }) => ref));
  const chosen = new Set<string>();
  const unknown: string[] = [];
  for (const pattern of patterns) {
    const found = matching([...refs], pattern.trim());
    if (found.length === 0) unknown.push(pattern);
    for (const ref of found) chosen.add(ref);
  }
  return { tasks: all.filter(({ ref }) => chosen.has(ref)), unknown };
}

function matching(refs: readonly string[], pattern: string): readonly string[] {
  if (pattern.endsWith('.*')) return refs.filter((ref) => ref.startsWith(pattern.slice(0, -1)));
  const span = /^([IVXLC]+)\.(\d+)-(\d+)$/u.exec(pattern);
  if (span === null) return refs.filter((ref) => ref === pattern);
  const [, section = '', from = '', to = ''] = span;
  const [start, end] = [refs.indexOf(`${section}.${Number(from)}`), refs.indexOf(`${section}.${Number(to)}`)];
  return start === -1 || end === -1 ? [] : refs.slice(start, end + 1);
}

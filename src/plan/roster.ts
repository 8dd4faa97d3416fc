import type { AgenciesFile, Agency, Group } from '../content/schema.js';
import type { Plan } from '../content/plan.js';

/** The agencies and groups of one day, looked up by id. */
export interface Roster {
  readonly date: string;
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly groups: ReadonlyMap<string, Group>;
  /** Members of each group that exist on that day, in the order of the register; open groups have none. */
  readonly members: ReadonlyMap<string, readonly Agency[]>;
}

/** The day that decides which agencies exist: the decision's, or the first of the plan's year while it is a draft. */
export function referenceDate(plan: Plan): string {
  return plan.head.decision.date ?? `${plan.year}-01-01`;
}

/** Does a body exist on an ISO day? `until` is the first day on which it no longer does. */
export function existsOn(body: Agency | Group, date: string): boolean {
  return (body.from === undefined || body.from <= date) && (body.until === undefined || date < body.until);
}

export function rosterOf(file: AgenciesFile, date: string): Roster {
  const groups = new Map(file.groups.map((g) => [g.id, g]));
  const alive = file.agencies.filter((a) => existsOn(a, date));
  const members = new Map<string, readonly Agency[]>();
  for (const group of file.groups) {
    const within = closure(group.id, groups);
    members.set(group.id, alive.filter((agency) => agency.groups.some((g) => within.has(g))));
  }
  return { date, agencies: new Map(file.agencies.map((a) => [a.id, a])), groups, members };
}

function closure(id: string, groups: ReadonlyMap<string, Group>): ReadonlySet<string> {
  const within = new Set<string>([id]);
  for (const reached of within) {
    for (const included of groups.get(reached)?.includes ?? []) within.add(included);
  }
  return within;
}

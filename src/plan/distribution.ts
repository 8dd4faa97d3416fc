import type { Plan } from '../content/plan.js';
import type { Agency, Role, Task } from '../content/schema.js';
import type { Roster } from './roster.js';

/** Why an agency receives a task: it leads, it is named in another role, or it belongs to a group that is. */
export type Share = 'lead' | 'named' | 'group';

export interface PlacedTask {
  readonly task: Task;
  /** Its number in the appendix: "III.5". */
  readonly ref: string;
}

export interface Receipt {
  readonly agency: string;
  readonly share: Share;
  readonly roles: readonly Role[];
  /** The groups through which it comes, where share is "group". */
  readonly groups: readonly string[];
}

/** One agency and all that is its own, each task once, in the order of the appendix. */
export interface Portion {
  readonly agency: Agency;
  readonly lead: readonly PlacedTask[];
  readonly named: readonly PlacedTask[];
  readonly group: readonly PlacedTask[];
}

export interface Distribution {
  /** Agencies with at least one task, in the order of the register. */
  readonly portions: readonly Portion[];
  /** For each task of the appendix, in order, who receives it. */
  readonly receipts: readonly { readonly task: PlacedTask; readonly receipts: readonly Receipt[]; readonly open: readonly string[] }[];
}

export function placedTasks(plan: Plan): readonly PlacedTask[] {
  return plan.appendix.sections.flatMap((s) => s.tasks.map((task) => ({ task, ref: `${s.number}.${task.number}` })));
}

/** Who receives what. An agency that is named in a task does not receive it a second time through its group. */
export function distribute(plan: Plan, roster: Roster): Distribution {
  const receipts = placedTasks(plan).map((placed) => ({ task: placed, ...receiptsOf(placed.task, roster) }));
  const byAgency = new Map<string, Record<Share, PlacedTask[]>>();
  for (const { task, receipts: who } of receipts) {
    for (const { agency, share } of who) {
      let shares = byAgency.get(agency);
      if (shares === undefined) byAgency.set(agency, (shares = { lead: [], named: [], group: [] }));
      shares[share].push(task);
    }
  }
  const portions = plan.agencies.agencies.flatMap((agency) => {
    const shares = byAgency.get(agency.id);
    return shares === undefined ? [] : [{ agency, ...shares }];
  });
  return { portions, receipts };
}

function receiptsOf(task: Task, roster: Roster): { readonly receipts: readonly Receipt[]; readonly open: readonly string[] } {
  const named = new Map<string, Role[]>();
  const through = new Map<string, { roles: Role[]; groups: string[] }>();
  const open: string[] = [];
  for (const { who, role } of task.assignment.assignees) {
    if (roster.agencies.has(who)) {
      named.set(who, [...(named.get(who) ?? []), role]);
      continue;
    }
    const members = roster.members.get(who) ?? [];
    if (members.length === 0) open.push(who);
    for (const member of members) {
      const known = through.get(member.id) ?? { roles: [], groups: [] };
      through.set(member.id, { roles: [...new Set([...known.roles, role])], groups: [...known.groups, who] });
    }
  }
  const receipts: Receipt[] = [];
  for (const id of roster.agencies.keys()) {
    const roles = named.get(id);
    const group = through.get(id);
    if (roles !== undefined) receipts.push({ agency: id, share: roles.includes('chu-tri') ? 'lead' : 'named', roles, groups: [] });
    else if (group !== undefined) receipts.push({ agency: id, share: 'group', ...group });
  }
  return { receipts, open };
}

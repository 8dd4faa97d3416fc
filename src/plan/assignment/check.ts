import { slashed } from '../../content/dates.js';
import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.js';
import type { Plan } from '../../content/plan.js';
import type { Agency, Group, Role, Task } from '../../content/schema.js';
import { placeInText, placeOf, type JsonPath } from '../../source/json.js';
import { nearest } from '../../source/shape.js';
import { groupBy } from '../group-by.js';
import { existsOn, type Roster } from '../roster.js';
import { hasEnded, standIns } from '../succession.js';
import { partText } from '../words.js';
import { lexiconOf, type Lexicon } from './lexicon.js';
import type { Mention } from './give-roles.js';
import { readWords } from './read-words.js';
import { roleNames } from './roles.js';

/** Words against structure, both ways, for every task: who is named, and in which role. */
export function checkAssignments(plan: Plan, roster: Roster): Diagnostic[] {
  const lexicon = lexiconOf(plan.agencies);
  const found: Diagnostic[] = [];
  for (const [i, section] of plan.appendix.sections.entries()) {
    for (const [j, task] of section.tasks.entries()) {
      const ref = `${section.number}.${task.number}`;
      const path = ['sections', i, 'tasks', j, 'assignment'];
      const places = {
        at: (rest: JsonPath) => placeOf(plan.sources.tasks, [...path, ...rest]),
        inWords: (part: number, index: number) => placeInText(plan.sources.tasks, [...path, 'words', part], index),
      };
      found.push(...checkTask(task, ref, lexicon, roster, places));
    }
  }
  return found;
}

/** Where a value of a task's assignment stands, and where a character of its words. */
interface Places {
  readonly at: (path: JsonPath) => Place;
  readonly inWords: (part: number, index: number) => Place;
}

function checkTask(task: Task, ref: string, lexicon: Lexicon, roster: Roster, { at, inWords }: Places): Diagnostic[] {
  const found: Diagnostic[] = [];
  const { assignees, words, withoutLead } = task.assignment;
  const named: (Mention & { readonly part: number })[] = [];
  for (const [part, cell] of words.entries()) {
    const read = readWords(partText(cell), lexicon);
    for (const mention of read.mentions) {
      const instead = hasEnded(mention.id, roster) ? standIns(mention.id, roster) : [];
      if (instead.length === 0) named.push({ ...mention, part });
      else {
        const successors = instead.map((id) => nameOf(id, roster)).join(', ');
        found.push(diagnose('ended-body-in-words', inWords(part, mention.offset), { words: mention.words, task: ref, successors }));
        for (const id of instead) named.push({ ...mention, id, part });
      }
    }
    for (const note of read.notes) {
      const near = nearest(note.words, [...roster.agencies.values()].flatMap((a) => [a.name, ...a.shortForms]));
      found.push(diagnose(note.code, inWords(part, note.offset), { words: note.words, task: ref, near }));
    }
    for (const { role, words: who, offset } of read.mentions) {
      if (role === undefined) found.push(diagnose('role-unclear', inWords(part, offset), { who, task: ref }));
    }
  }

  const said = groupBy(named, (m) => m.id);
  const given = groupBy(assignees.entries(), ([, a]) => a.who);
  for (const [id, mentions] of said) {
    const [first] = mentions;
    if (first !== undefined && !given.has(id)) found.push(diagnose('assignee-missing', inWords(first.part, first.offset), { who: id, words: first.words, task: ref }));
  }
  for (const [who, entries] of given) {
    for (const [index, assignee] of entries) {
      const place = at(['assignees', index, 'who']);
      if (entries.some(([other, a]) => other < index && a.role === assignee.role)) found.push(diagnose('assignee-repeated', place, { who, task: ref }));
      found.push(...checkWho(who, place, roster));
      if (!roster.agencies.has(who) && !roster.groups.has(who)) continue;
      const mentions = said.get(who);
      if (mentions === undefined) {
        found.push(diagnose('assignee-not-in-words', place, { who: nameOf(who, roster), task: ref }));
      } else if (!mayHave(assignee.role, mentions, entries.map(([, a]) => a.role))) {
        const expected = [...clearRoles(mentions)].map((r) => roleNames[r]).join(', ');
        found.push(diagnose('role-mismatch', at(['assignees', index, 'role']), { who: nameOf(who, roster), task: ref, expected, found: roleNames[assignee.role] }));
      }
    }
    for (const mention of said.get(who) ?? []) {
      const roles = new Set<Role>(entries.map(([, a]) => a.role));
      if (mention.role !== undefined && !roles.has(mention.role) && entries.every(([, a]) => said.get(who)?.some((m) => m.role === a.role))) {
        found.push(diagnose('role-mismatch', inWords(mention.part, mention.offset), { who: nameOf(who, roster), task: ref, expected: roleNames[mention.role], found: [...roles].map((r) => roleNames[r]).join(', ') }));
      }
    }
  }
  const lead = assignees.some((a) => a.role === 'chu-tri');
  if (!lead && withoutLead !== true) found.push(diagnose('without-lead', at(['assignees']), { task: ref }));
  if (lead && withoutLead === true) found.push(diagnose('lead-marked-absent', at(['withoutLead']), { task: ref }));
  return found;
}

function clearRoles(mentions: readonly Mention[]): ReadonlySet<Role> {
  return new Set(mentions.flatMap(({ role }) => role ?? []));
}

/** A role that the words give; where they are unclear (and say so), one besides those that they do give. */
function mayHave(role: Role, mentions: readonly Mention[], given: readonly Role[]): boolean {
  const clear = clearRoles(mentions);
  return clear.has(role) || (mentions.some((m) => m.role === undefined) && [...clear].every((r) => given.includes(r)));
}

function nameOf(id: string, roster: Roster): string {
  return roster.agencies.get(id)?.name ?? roster.groups.get(id)?.name ?? id;
}

/** Is it known, and does it exist on the plan's day? */
function checkWho(who: string, place: Place, roster: Roster): Diagnostic[] {
  const agency = roster.agencies.get(who);
  if (agency === undefined) {
    const group = roster.groups.get(who);
    if (group !== undefined) {
      if (!existsOn(group, roster.date)) return [diagnose('expired-agency', place, { name: group.name, date: slashed(roster.date), successors: successorNames(group, roster) })];
      const reachesSomebody = group.open !== undefined || (roster.members.get(who) ?? []).length > 0;
      return reachesSomebody ? [] : [diagnose('group-without-members', place, { name: group.name, date: slashed(roster.date) })];
    }
    return [diagnose('unknown-agency', place, { id: who, near: nearest(who, [...roster.agencies.keys(), ...roster.groups.keys()]) })];
  }
  if (existsOn(agency, roster.date)) return [];
  return [diagnose('expired-agency', place, { name: agency.name, date: slashed(roster.date), successors: successorNames(agency, roster) })];
}

function successorNames(body: Agency | Group, roster: Roster): string {
  return standIns(body.id, roster).map((id) => nameOf(id, roster)).join(', ');
}

import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.js';
import { placeOf, type JsonPath } from '../../source/json.js';
import { nearest } from '../../source/shape.js';
import type { SourceText } from '../../source/source-text.js';
import { parseDay } from '../dates.js';
import type { AgenciesFile, Agency, Group } from '../schema.js';

/** The register of agencies against itself: ids, groups, lifetimes, and no writing that means two bodies. */
export function checkAgencies(file: AgenciesFile, source: SourceText): Diagnostic[] {
  const at = (path: JsonPath) => placeOf(source, path);
  const found: Diagnostic[] = [];
  const groupIds = new Set(file.groups.map((g) => g.id));
  const bodies = new Map<string, Agency | Group>([...file.agencies, ...file.groups].map((b) => [b.id, b]));
  const ids = new Set<string>();
  const phrases = new Map<string, string>();
  const claim = (phrase: string, owner: string, path: JsonPath): void => {
    const key = phrase.toLocaleLowerCase('vi');
    const other = phrases.get(key);
    if (other !== undefined && other !== owner) found.push(diagnose('duplicate-phrase', at(path), { words: phrase, other }));
    phrases.set(key, owner);
  };

  for (const [i, agency] of file.agencies.entries()) {
    const path = ['agencies', i];
    if (ids.has(agency.id)) found.push(diagnose('duplicate-id', at([...path, 'id']), { id: agency.id }));
    ids.add(agency.id);
    claim(agency.name, agency.id, [...path, 'name']);
    for (const [j, phrase] of agency.shortForms.entries()) claim(phrase, agency.id, [...path, 'shortForms', j]);
    for (const [j, group] of agency.groups.entries()) {
      const place = at([...path, 'groups', j]);
      if (!groupIds.has(group)) found.push(diagnose('unknown-group', place, { id: group, near: nearest(group, groupIds) }));
      else if (file.groups.some((g) => g.id === group && g.open !== undefined)) found.push(diagnose('open-group-members', place, { id: group }));
    }
    found.push(...checkLifetime(agency, bodies, (rest) => at([...path, ...rest])));
  }

  for (const [i, group] of file.groups.entries()) {
    const path = ['groups', i];
    if (ids.has(group.id)) found.push(diagnose('duplicate-id', at([...path, 'id']), { id: group.id }));
    ids.add(group.id);
    for (const [j, phrase] of group.phrases.entries()) claim(phrase, group.id, [...path, 'phrases', j]);
    for (const [j, included] of (group.includes ?? []).entries()) {
      if (!groupIds.has(included)) found.push(diagnose('unknown-group', at([...path, 'includes', j]), { id: included, near: nearest(included, groupIds) }));
    }
    found.push(...checkLifetime(group, bodies, (rest) => at([...path, ...rest])));
    if (includesItself(group.id, file)) found.push(diagnose('group-circle', at([...path, 'includes']), { id: group.id }));
    if (group.open !== undefined && (group.includes ?? []).length > 0) found.push(diagnose('open-group-members', at([...path, 'open']), { id: group.id }));
  }
  return found;
}

/** From before until, on real days; successors that exist and do not lead back. */
function checkLifetime(body: Agency | Group, bodies: ReadonlyMap<string, Agency | Group>, at: (path: JsonPath) => Place): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [j, successor] of (body.successors ?? []).entries()) {
    if (!bodies.has(successor)) found.push(diagnose('unknown-agency', at(['successors', j]), { id: successor, near: nearest(successor, bodies.keys()) }));
  }
  if (reaches(body.id, (id) => bodies.get(id)?.successors ?? [])) found.push(diagnose('successor-circle', at(['successors']), { id: body.id }));
  for (const key of ['from', 'until'] as const) {
    const iso = body[key];
    if (iso !== undefined && parseDay(iso) === undefined) found.push(diagnose('impossible-date', at([key]), { found: iso }));
  }
  if (body.from !== undefined && body.until !== undefined && body.until <= body.from) found.push(diagnose('lifetime', at(['until']), { id: body.id }));
  return found;
}

function includesItself(id: string, file: AgenciesFile): boolean {
  return reaches(id, (group) => file.groups.find((g) => g.id === group)?.includes ?? []);
}

/** Does a way along `next` lead back to where it began? */
function reaches(id: string, next: (id: string) => readonly string[]): boolean {
  const seen = new Set<string>();
  const open = [id];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    for (const further of next(here)) {
      if (further === id) return true;
      if (!seen.has(further)) open.push(further);
      seen.add(further);
    }
  }
  return false;
}

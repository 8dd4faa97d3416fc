import { diagnose } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { placeOf, type JsonPath } from '../../source/json.js';
import { nearest } from '../../source/shape.js';
import type { SourceText } from '../../source/source-text.js';
import { parseDay } from '../dates.js';
import type { AgenciesFile } from '../schema.js';

/** The register of agencies against itself: ids, groups, lifetimes, and no writing that means two bodies. */
export function checkAgencies(file: AgenciesFile, source: SourceText): Diagnostic[] {
  const at = (path: JsonPath) => placeOf(source, path);
  const found: Diagnostic[] = [];
  const groupIds = new Set(file.groups.map((g) => g.id));
  const agencyIds = new Set(file.agencies.map((a) => a.id));
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
    for (const [j, successor] of (agency.successors ?? []).entries()) {
      if (!agencyIds.has(successor)) found.push(diagnose('unknown-agency', at([...path, 'successors', j]), { id: successor, near: nearest(successor, agencyIds) }));
    }
    for (const key of ['from', 'until'] as const) {
      const iso = agency[key];
      if (iso !== undefined && parseDay(iso) === undefined) found.push(diagnose('impossible-date', at([...path, key]), { found: iso }));
    }
    if (agency.from !== undefined && agency.until !== undefined && agency.until <= agency.from) {
      found.push(diagnose('lifetime', at([...path, 'until']), { id: agency.id }));
    }
  }

  for (const [i, group] of file.groups.entries()) {
    const path = ['groups', i];
    if (ids.has(group.id)) found.push(diagnose('duplicate-id', at([...path, 'id']), { id: group.id }));
    ids.add(group.id);
    for (const [j, phrase] of group.phrases.entries()) claim(phrase, group.id, [...path, 'phrases', j]);
    for (const [j, included] of (group.includes ?? []).entries()) {
      if (!groupIds.has(included)) found.push(diagnose('unknown-group', at([...path, 'includes', j]), { id: included, near: nearest(included, groupIds) }));
    }
    if (includesItself(group.id, file)) found.push(diagnose('group-circle', at([...path, 'includes']), { id: group.id }));
    if (group.open !== undefined && (group.includes ?? []).length > 0) found.push(diagnose('open-group-members', at([...path, 'open']), { id: group.id }));
  }
  return found;
}

function includesItself(id: string, file: AgenciesFile): boolean {
  const seen = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const included of file.groups.find((g) => g.id === next)?.includes ?? []) {
      if (included === id) return true;
      if (!seen.has(included)) open.push(included);
      seen.add(included);
    }
  }
  return false;
}

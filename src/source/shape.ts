import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';

type Issue = z.core.$ZodIssue;
type Locate = (path: readonly (string | number)[], key?: string) => Place;

const typeNames: Readonly<Record<string, string>> = {
  string: 'chữ (trong ngoặc kép)',
  number: 'số',
  int: 'số nguyên',
  boolean: 'true hoặc false',
  array: 'danh sách [ ]',
  object: 'nhóm { }',
  record: 'nhóm { }',
  null: 'null',
};

function nameOfType(type: string): string {
  return typeNames[type] ?? type;
}

/** A value as a message shows it. */
function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function pathOf(issue: Issue): (string | number)[] {
  return issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = Reflect.get(here, step);
  }
  return here;
}

/** The candidate nearest to a misspelt word, where one is near enough to be meant. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const d = distance(word, candidate);
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best;
}

/** Turns a validator's issues into located Vietnamese diagnostics. */
export function shapeDiagnostics(issues: readonly Issue[], value: unknown, locate: Locate): Diagnostic[] {
  return issues.flatMap((issue) => one(issue, value, locate));
}

function one(issue: Issue, value: unknown, locate: Locate): Diagnostic[] {
  const path = pathOf(issue);
  const field = path.map(String).join('.');
  const place = locate(path);
  const found = valueAt(value, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => diagnose('extra-field', locate(path, key), { field: key }));
    case 'invalid_type':
      if (found === undefined) return [diagnose('missing-field', locate(path.slice(0, -1)), { field })];
      return [diagnose('wrong-type', place, { field, expected: nameOfType(issue.expected) })];
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (found === undefined) return [diagnose('missing-field', locate(path.slice(0, -1)), { field })];
      return [diagnose('wrong-value', place, { field, found: shown(found), allowed, near: nearest(shown(found), allowed) })];
    }
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return [diagnose('empty-text', place, { field })];
      return [diagnose('out-of-range', place, { field, range: `từ ${String(issue.minimum)} trở lên` })];
    case 'too_big':
      return [diagnose('out-of-range', place, { field, range: `đến ${String(issue.maximum)}` })];
    case 'invalid_format':
      return [diagnose('wrong-pattern', place, { field, found: shown(found) })];
    case 'invalid_union': {
      if (found === undefined) return [diagnose('missing-field', locate(path.slice(0, -1)), { field })];
      const branch = closestBranch(issue.errors);
      if (branch === undefined) {
        const allowed = 'options' in issue ? issue.options.map(String) : [];
        return [diagnose('wrong-value', place, { field, found: shown(found), allowed, near: nearest(shown(found), allowed) })];
      }
      return branch.flatMap((inner) => one({ ...inner, path: [...issue.path, ...inner.path] }, value, locate));
    }
    default:
      return [diagnose('wrong-value', place, { field, found: shown(found), allowed: [], near: undefined })];
  }
}

/** Of the alternatives of a union, the one that the value comes nearest to: its complaints lie deepest. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (issues: readonly Issue[]): number => Math.max(0, ...issues.map((i) => (i.code === 'unrecognized_keys' ? i.path.length + 1 : i.path.length)));
  return [...branches].sort((a, b) => depth(b) - depth(a))[0];
}

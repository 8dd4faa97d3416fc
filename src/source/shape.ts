import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { unmarked } from './unmarked.js';
import { memberOf, ownersOf, shapeField, type Path, type ShapeField } from './shape-field.js';

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

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce(memberOf, value);
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

/** Turns a validator's issues into located Vietnamese diagnostics that name the field as a reader of the file finds it. */
export function shapeDiagnostics(issues: readonly Issue[], value: unknown, shape: z.ZodType, locate: Locate): Diagnostic[] {
  return issues.flatMap((issue) => one(issue, { value, shape, locate }));
}

interface Context {
  readonly value: unknown;
  readonly shape: z.ZodType;
  readonly locate: Locate;
}

function one(issue: Issue, context: Context): Diagnostic[] {
  const { value, shape, locate } = context;
  const path = pathOf(issue);
  const place = locate(path);
  const found = valueAt(value, path);
  const known = shapeField(shape, path, found);
  const field = fieldWords(path, value, known);
  const missing = (): Diagnostic[] => [diagnose('missing-field', locate(path.slice(0, -1)), { field, nullable: known.nullable })];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const open = known.names.filter((name) => name !== '$schema' && memberOf(found, name) === undefined);
      const missing = known.required.filter((name) => open.includes(name));
      // One field too many where one is missing: it is most likely that one under another name.
      const instead = missing.length === 1 && issue.keys.length === 1 ? missing[0] : undefined;
      return issue.keys.map((key) => diagnose('extra-field', locate(path, key), { field: `"${key}"${ownersOf([...path, key], value)}`, near: nearest(key.toLowerCase(), open) ?? instead, open }));
    }
    case 'invalid_type':
      if (found === undefined) return missing();
      return [diagnose('wrong-type', place, { field, expected: nameOfType(issue.expected), rewritten: rewritten(found, issue.expected), nullable: known.nullable })];
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (found === undefined) return missing();
      return [diagnose('wrong-value', place, { field, found: shown(found), allowed, near: nearest(plain(shown(found)), allowed) })];
    }
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return [diagnose('empty-text', place, { field, nullable: known.nullable })];
      return [diagnose('out-of-range', place, { field, range: `từ ${String(issue.minimum)} trở lên` })];
    case 'too_big':
      return [diagnose('out-of-range', place, { field, range: `đến ${String(issue.maximum)}` })];
    case 'invalid_format':
      return [diagnose('wrong-pattern', place, { field, found: shown(found), near: isoLike(shown(found)) })];
    case 'invalid_union': {
      if (found === undefined) return missing();
      const branch = closestBranch(issue.errors);
      if (branch === undefined) {
        const allowed = 'options' in issue ? issue.options.map(String) : [];
        return [diagnose('wrong-value', place, { field, found: shown(found), allowed, near: nearest(shown(found), allowed) })];
      }
      return branch.flatMap((inner) => one({ ...inner, path: [...issue.path, ...inner.path] }, context));
    }
    default:
      return [diagnose('wrong-value', place, { field, found: shown(found), allowed: [], near: undefined })];
  }
}

/** `"state" (Còn mở, …) của câu hỏi "can-cu-1"`, `"decision.date"`; of an item of a list, which one. */
function fieldWords(path: Path, value: unknown, { meaning }: ShapeField): string {
  const last = path.at(-1);
  const list = typeof last === 'number' ? path.at(-2) : undefined;
  const named = list === undefined ? path : path.slice(0, -1);
  const within = named.slice(named.findLastIndex((step) => typeof step === 'number') + 1).join('.');
  const name = list === undefined ? `"${within}"` : `"${within}", mục thứ ${Number(last) + 1}`;
  return `${name}${meaning === undefined ? '' : ` (${meaning})`}${ownersOf(named, value)}`;
}

/** "chủ trì" as ids are written: "chu-tri". */
function plain(words: string): string {
  return unmarked(words).replaceAll(/\s+/gu, '-');
}

/** "28/12/2023" as a date is written: "2023-12-28"; undefined for what is none. */
function isoLike(words: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(words) ?? [];
  return year === '' ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The value written as it must be, where that is plain. */
function rewritten(found: unknown, expected: string): string | undefined {
  if (typeof found === 'string' && ['number', 'int'].includes(expected) && /^\d{1,15}$/u.test(found)) return String(Number(found));
  if (typeof found === 'number' && expected === 'string') return JSON.stringify(String(found));
  if (expected === 'array' && typeof found === 'string') return `[${JSON.stringify(found)}]`;
  return undefined;
}

/** Of the alternatives of a union, the one that the value comes nearest to: its complaints lie deepest. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (issues: readonly Issue[]): number => Math.max(0, ...issues.map((i) => (i.code === 'unrecognized_keys' ? i.path.length + 1 : i.path.length)));
  return [...branches].sort((a, b) => depth(b) - depth(a))[0];
}

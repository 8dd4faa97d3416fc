import { bodyNames } from '../content/body-names.js';
import type { Plan } from '../content/plan.js';
import type { Task, TaskSection } from '../content/schema.js';
import { cellLines } from '../plan/words.js';
import { explainWords, sentences, withReason, type Reasons } from './explain.js';
import { markAgainst, markLines } from './mark.js';
import { featuresOf } from '../content/similarity.js';
import { findSplits, splitFrom, weightsOf, type Candidate, type Split } from './splits.js';
import { fieldNames, type Entry, type Field, type FieldName, type Kind, type Mark, type Side } from './types.js';
import type { YearMove } from './years.js';

/** A task where it stands in its year. */
export interface TaskAt {
  readonly task: Task;
  readonly section: TaskSection;
  /** "II.4". */
  readonly ref: string;
}

export interface FoundTasks {
  readonly entries: readonly Entry[];
  /** Ids. */
  readonly unchanged: readonly string[];
}

/** What the fields of a task are called where their change is told. */
const fieldWords: Readonly<Record<FieldName, string>> = { text: 'lời nhiệm vụ', outputs: 'kết quả/sản phẩm', deadline: 'tiến độ', assignment: 'phân công' };

export function tasksOf({ appendix }: Plan): ReadonlyMap<string, TaskAt> {
  return new Map(appendix.sections.flatMap((section) => section.tasks.map((task) => [task.id, { task, section, ref: `${section.number}.${task.number}` }] as const)));
}

/**
 * Compares tasks by id. Each task of each year is in one entry, or unchanged.
 * @param sameSection are these the same section of the two years?
 */
export function compareTasks(before: Plan, after: Plan, sameSection: (before: TaskSection, after: TaskSection) => boolean, move: YearMove, reasons: Reasons): FoundTasks {
  const [old, fresh] = [tasksOf(before), tasksOf(after)];
  const { splits, merges } = splitsAndMerges(old, fresh);
  const told = new Set<TaskAt>();
  const entries: Entry[] = [];
  const unchanged: string[] = [];
  const regroup = (kind: 'split' | 'merged', { whole, parts, share }: Split): void => {
    const wholes = pick([whole], kind === 'split' ? old : fresh);
    const others = pick(parts, kind === 'split' ? fresh : old);
    entries.push(kind === 'split' ? splitEntry(wholes, others, share, reasons) : mergedEntry(others, wholes, share, reasons));
    for (const one of [...wholes, ...others]) told.add(one);
  };
  for (const split of splits) regroup('split', split);
  for (const merge of merges) regroup('merged', merge);
  for (const [id, here] of fresh) {
    if (told.has(here)) continue;
    const was = old.get(id);
    if (was === undefined) {
      entries.push({ id, part: 'tasks', kinds: ['added'], before: [], after: [whole(here, [], 'added')], explanation: withReason([sentences.added('nhiệm vụ')], id, reasons, here.task.note) });
      continue;
    }
    const entry = changedEntry(was, here, sameSection(was.section, here.section), { before, after }, move, reasons);
    if (entry === undefined) unchanged.push(id);
    else entries.push(entry);
  }
  for (const [id, was] of old) {
    if (told.has(was) || fresh.has(id)) continue;
    entries.push({ id, part: 'tasks', kinds: ['dropped'], before: [whole(was, [], 'removed')], after: [], explanation: withReason([sentences.droppedTask()], id, reasons) });
  }
  return { entries, unchanged };
}

function pick(ids: readonly string[], tasks: ReadonlyMap<string, TaskAt>): readonly TaskAt[] {
  return ids.flatMap((id) => tasks.get(id) ?? []);
}

function splitsAndMerges(old: ReadonlyMap<string, TaskAt>, fresh: ReadonlyMap<string, TaskAt>): { readonly splits: readonly Split[]; readonly merges: readonly Split[] } {
  const candidates = (tasks: ReadonlyMap<string, TaskAt>): readonly Candidate[] => [...tasks].map(([id, { task }]) => ({ id, features: featuresOf(cellLines(task.task)) }));
  const [before, after] = [candidates(old), candidates(fresh)];
  const weigh = weightsOf([before, after]);
  const features = (list: readonly Candidate[]): ReadonlyMap<string, Candidate['features']> => new Map(list.map((one) => [one.id, one.features]));
  const splits = findSplits(before, features(after), after.filter(({ id }) => !old.has(id)), weigh);
  const used = new Set(splits.flatMap(({ whole: id, parts }) => [id, ...parts]));
  const rest = (list: readonly Candidate[]): readonly Candidate[] => list.filter(({ id }) => !used.has(id));
  return { splits, merges: findSplits(rest(after), features(before), rest(before).filter(({ id }) => !fresh.has(id)), weigh) };
}

function linesIn(task: Task, field: FieldName): readonly string[] {
  switch (field) {
    case 'text':
      return cellLines(task.task);
    case 'outputs':
      return cellLines(task.outputs);
    case 'deadline':
      return cellLines(task.deadline.words);
    case 'assignment':
      return cellLines(task.assignment.words);
    default:
      return field satisfies never;
  }
}

/** A task with a mark on all that none of the others has. */
function whole({ task, ref }: TaskAt, others: readonly TaskAt[], mark: Mark): Side {
  return { id: task.id, ref, fields: fieldNames.map((name) => ({ name, changed: true, lines: markAgainst(linesIn(task, name), others.map((other) => linesIn(other.task, name)), mark) })) };
}

function splitEntry(from: readonly TaskAt[], into: readonly TaskAt[], share: number, reasons: Reasons): Entry {
  const words = sentences.split(from.map((one) => one.ref).join(), into.map((one) => one.ref), share, splitFrom.whole);
  return regrouped('split', from, into, words, into, reasons);
}

function mergedEntry(from: readonly TaskAt[], into: readonly TaskAt[], share: number, reasons: Reasons): Entry {
  const words = sentences.merged(from.map((one) => one.ref), into.map((one) => one.ref).join(), share, splitFrom.whole);
  return regrouped('merged', from, into, words, into, reasons);
}

function regrouped(kind: Kind, from: readonly TaskAt[], into: readonly TaskAt[], words: string, told: readonly TaskAt[], reasons: Reasons): Entry {
  const said = told.flatMap(({ task }) => [reasons.get(task.id), task.note]);
  return {
    id: into[0]?.task.id ?? '',
    part: 'tasks',
    kinds: [kind],
    before: from.map((one) => whole(one, into, 'removed')),
    after: into.map((one) => whole(one, from, 'added')),
    explanation: withReason([words, ...from.map(({ task }) => reasons.get(task.id)), ...said], '', reasons),
  };
}

function changedEntry(was: TaskAt, here: TaskAt, sameSection: boolean, plans: { readonly before: Plan; readonly after: Plan }, move: YearMove, reasons: Reasons): Entry | undefined {
  const { id, note } = here.task;
  const fields = fieldNames.map((name) => ({ name, ...markLines(linesIn(was.task, name), linesIn(here.task, name), move, name === 'deadline') }));
  const changed = fields.some(({ difference }) => difference !== 'none');
  const place: 'moved' | 'renumbered' | undefined = sameSection ? (was.task.number === here.task.number ? undefined : 'renumbered') : 'moved';
  const found: readonly Kind[] = [...(place === undefined ? [] : [place]), ...(changed ? ['changed' as const] : [])];
  if (found.length === 0) return undefined;
  const sides = (side: 'before' | 'after'): readonly Field[] => fields.map(({ name, difference, [side]: lines }) => ({ name, changed: difference !== 'none', lines }));
  return {
    id,
    part: 'tasks',
    kinds: found,
    before: [{ id, ref: was.ref, fields: sides('before') }],
    after: [{ id, ref: here.ref, fields: sides('after') }],
    explanation: withReason(
      [
        place === undefined ? undefined : explainPlace(place, was, here),
        ...fields.map(({ name, difference }) => explainWords(difference, fieldWords[name], move)),
        fields.some(({ name, difference }) => name === 'assignment' && difference === 'words') ? explainLead(was.task, here.task, plans) : undefined,
      ],
      id,
      reasons,
      note,
    ),
  };
}

function explainPlace(place: 'moved' | 'renumbered', was: TaskAt, here: TaskAt): string {
  if (place === 'moved') return sentences.moved(`mục ${was.section.number} (số ${was.ref})`, `mục ${here.section.number} (số ${here.ref})`);
  return sentences.renumbered(was.ref, here.ref);
}

function explainLead(was: Task, here: Task, { before, after }: { readonly before: Plan; readonly after: Plan }): string | undefined {
  const [from, to] = [leadOf(was, before), leadOf(here, after)];
  return from === to || from === '' || to === '' ? undefined : sentences.leadChanged(from, to);
}

function leadOf({ assignment }: Task, { agencies }: Plan): string {
  const names = bodyNames(agencies);
  return assignment.assignees
    .filter(({ role }) => role === 'chu-tri')
    .map(({ who }) => names.get(who) ?? who)
    .join(', ');
}

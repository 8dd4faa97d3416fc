import type { Plan } from '../content/plan.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placeOf } from '../source/json.js';
import { nearest } from '../source/shape.js';
import { referenceDate, rosterOf, type Roster } from './roster.js';

/** A body that a line of the recipients reaches. */
export interface Receiver {
  /** Undefined: a body that is not in the register of agencies. */
  readonly id: string | undefined;
  readonly name: string;
}

/** A line of Nơi nhận (R55), and the copies that go out by it. */
export interface CopyLine {
  /** From 1; the archive is the last. */
  readonly number: number;
  readonly words: string;
  readonly receivers: readonly Receiver[];
  /** Copies for each of them. */
  readonly each: number;
}

/** One printed copy. */
export interface PrintedCopy {
  /** From 1, over all lines. */
  readonly number: number;
  readonly line: number;
  readonly receiver: Receiver;
}

export interface Copies {
  readonly lines: readonly CopyLine[];
  readonly all: readonly PrintedCopy[];
  /** The number of copies that stands after the typist's mark (R57); undefined: none. */
  readonly stated: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Who gets how many copies of a plan's decision: groups are their members on the day of the decision. */
export function copiesOf(plan: Plan): Copies {
  const { head, sources } = plan;
  const roster = rosterOf(plan.agencies, referenceDate(plan));
  const diagnostics: Diagnostic[] = [];
  const words = [...head.recipients, `Lưu: ${head.archive}`];
  const given = new Map<string, NonNullable<typeof head.copies>[number]>();
  for (const [i, entry] of (head.copies ?? []).entries()) {
    const place = placeOf(sources.plan, ['copies', i, 'for']);
    if (!head.recipients.includes(entry.for) && entry.for !== head.archive) diagnostics.push(diagnose('copies-unknown-line', place, { words: entry.for, near: nearest(entry.for, [...head.recipients, head.archive]) }));
    if (given.has(entry.for)) diagnostics.push(diagnose('copies-repeated', place, { words: entry.for }));
    given.set(entry.for, entry);
    for (const [j, id] of (entry.to ?? []).entries()) {
      if (!roster.agencies.has(id) && !roster.groups.has(id)) diagnostics.push(diagnose('unknown-agency', placeOf(sources.plan, ['copies', i, 'to', j]), { id, near: nearest(id, [...roster.agencies.keys(), ...roster.groups.keys()]) }));
    }
  }
  const lines = words.map((line, i): CopyLine => {
    const entry = given.get(i < head.recipients.length ? line : head.archive);
    const receivers = entry?.to === undefined && entry?.names === undefined ? [{ id: undefined, name: line }] : reached(entry, roster);
    if (receivers.length === 0) diagnostics.push(diagnose('copies-nobody', placeOf(sources.plan, ['copies']), { words: line }));
    return { number: i + 1, words: line, receivers, each: entry?.each ?? 1 };
  });
  const all: PrintedCopy[] = [];
  for (const { number: line, receivers, each } of lines) {
    for (const receiver of receivers) for (let n = 0; n < each; n += 1) all.push({ number: all.length + 1, line, receiver });
  }
  diagnostics.push(...receivedTwice(plan, lines));
  const stated = /(?<!\d)(\d{1,4})$/u.exec(/[A-ZĐ]{1,5}\.\s*\d{1,4}$/u.exec(head.archive)?.[0] ?? '')?.[1];
  if (stated !== undefined && Number(stated) !== all.length) diagnostics.push(diagnose('copies-stated', placeOf(sources.plan, ['archive']), { stated: Number(stated), total: all.length }));
  return { lines, all, stated: stated === undefined ? undefined : Number(stated), diagnostics };
}

/** Bodies of a line, each once, in the order of the register within a group. */
function reached({ to = [], names = [] }: { readonly to?: readonly string[] | undefined; readonly names?: readonly string[] | undefined }, { agencies, members }: Roster): readonly Receiver[] {
  const bodies = to.flatMap((id) => members.get(id) ?? [agencies.get(id)].filter((agency) => agency !== undefined));
  const unique = new Map(bodies.map((agency) => [agency.id, { id: agency.id, name: agency.name }]));
  return [...unique.values(), ...names.map((name) => ({ id: undefined, name }))];
}

function receivedTwice(plan: Plan, lines: readonly CopyLine[]): readonly Diagnostic[] {
  const places = new Map<string, string[]>();
  for (const { words, receivers } of lines) for (const { name } of receivers) places.set(name, [...(places.get(name) ?? []), words]);
  return [...places].filter(([, where]) => where.length > 1).map(([name, where]) => diagnose('copies-twice', placeOf(plan.sources.plan, ['copies']), { name, lines: where }));
}

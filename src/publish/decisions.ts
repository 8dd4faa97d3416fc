import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { yearsOf } from '../content/read.js';
import { planShape, type IssuedEntry, type PlanFile } from '../content/schema.js';
import { isSame, lastIssued, readIssued } from '../register/issued.js';
import { readText } from '../source/files.js';
import { readJson, type Read } from '../source/json.js';
import { contentName, type Edition } from './issued-folder.js';
import { quietly } from './quietly.js';

/**
 * What a decision is: a draft, by itself or of a correction; signed and not in the register; in force; in force with what
 * a later one amends of it; no longer in force.
 */
export type DecisionState = 'du-thao' | 'du-thao-thay-the' | 'du-thao-sua-doi' | 'chua-ghi-so' | 'hieu-luc' | 'da-sua-doi' | 'het-hieu-luc' | 'khong-doc-duoc';

/** A decision of a year, as `kehoach list years` tells it. */
export interface ListedDecision extends Edition {
  /** What commands that take a year take. */
  readonly ref: string;
  readonly number: number | null;
  readonly symbol: string;
  readonly date: string | null;
  readonly state: DecisionState;
}

/** The numbers of a year's decisions that lie aside, ascending. */
export function decisionsAside(root: string, year: number): readonly number[] {
  const names = quietly(() => readdirSync(join(root, 'content'), { withFileTypes: true })) ?? [];
  return names.flatMap((entry) => {
    const [, of, number] = /^(\d{4})\.qd-([1-9]\d*)$/u.exec(entry.name) ?? [];
    return entry.isDirectory() && Number(of) === year ? [Number(number)] : [];
  }).sort((a, b) => a - b);
}

/** Every decision of every year, in the order in which they were issued; what `content/<year>` holds last. */
export function listDecisions(root: string): Read<readonly ListedDecision[]> {
  const years = yearsOf(root);
  if (!years.ok) return years;
  const register = readIssued(root);
  const entries = register.ok ? register.value.chain.entries : [];
  return { ok: true, value: years.value.flatMap((year) => decisionsOf(root, year, entries.filter((e) => e.year === year), register.ok ? lastIssued(register.value, year) : undefined)) };
}

function decisionsOf(root: string, year: number, entries: readonly IssuedEntry[], last: IssuedEntry | undefined): readonly ListedDecision[] {
  const heads = new Map([...decisionsAside(root, year).map((number) => [number, headOf(root, { year, decision: number })] as const)]);
  const live = headOf(root, { year });
  if (live !== undefined && last !== undefined && isSame(live.decision, last)) heads.set(last.number, live);
  const inForce = numbersInForce(heads, last);
  const order = (number: number): number => entries.findIndex((e) => e.number === number);
  const aside = [...decisionsAside(root, year)].sort((a, b) => order(a) - order(b)).map((number): ListedDecision => {
    const head = heads.get(number);
    const state = !inForce.includes(number) ? 'het-hieu-luc' : inForce.at(-1) === number ? 'hieu-luc' : 'da-sua-doi';
    return { year, decision: number, ref: contentName({ year, decision: number }), number, symbol: head?.decision.symbol ?? '', date: head?.decision.date ?? null, state };
  });
  const own = live === undefined ? { number: null, symbol: '', date: null } : live.decision;
  return [...aside, { year, ref: String(year), number: own.number, symbol: own.symbol, date: own.date, state: liveState(live, last) }];
}

/** From the last that was issued back over what it amends; oldest first. */
function numbersInForce(heads: ReadonlyMap<number, PlanFile | undefined>, last: IssuedEntry | undefined): readonly number[] {
  const found: number[] = [];
  for (let number = last?.number; number !== undefined && !found.includes(number); ) {
    found.unshift(number);
    const replaces: PlanFile['replaces'] = heads.get(number)?.replaces;
    number = replaces?.kind === 'sua-doi' ? replaces.number : undefined;
  }
  return found;
}

function liveState(head: PlanFile | undefined, last: IssuedEntry | undefined): DecisionState {
  if (head === undefined) return 'khong-doc-duoc';
  if (last !== undefined && isSame(head.decision, last)) return 'hieu-luc';
  if (head.state === 'da-ban-hanh') return 'chua-ghi-so';
  return head.replaces === undefined ? 'du-thao' : `du-thao-${head.replaces.kind}`;
}

function headOf(root: string, edition: Edition): PlanFile | undefined {
  const text = readText(root, `content/${contentName(edition)}/plan.json`);
  const head = text.ok ? readJson(text.value, planShape) : undefined;
  return head?.ok === true ? head.value : undefined;
}

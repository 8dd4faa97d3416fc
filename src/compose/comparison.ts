import { appendixHeading } from '../compare/compare.js';
import { kinds, type Comparison, type Counts, type Entry, type Field, type FieldName, type Line, type Mark, type Part, type Side } from '../compare/types.js';
import { slashed } from '../content/dates.js';
import { symbolOf } from '../content/numbers.js';
import type { Plan } from '../content/plan.js';
import type { Inline } from '../document/types.js';
import { countValue, planContext, type Context } from './context.js';
import { plain, type CellLine, type TableGroup, type TableRowData } from './tables.js';
import type { Value } from './tokens.js';

/** Keys of `inlines` in the format file. */
const markRoles: Readonly<Record<Mark, string>> = { removed: 'bo', added: 'them' };
const labelRole = 'nhan-o';

/** What stands before a field of a task; its words need none. */
const labels: Readonly<Record<Exclude<FieldName, 'text'>, string>> = { outputs: 'Kết quả/sản phẩm:', deadline: 'Tiến độ:', assignment: 'Phân công:' };

/** What a comparison may say: the fields of the later plan, the earlier plan's under `before`, counts, and its rows as `changes`. */
export function comparisonContext(before: Plan, after: Plan, comparison: Comparison): Context {
  const shared = planContext(after);
  const parts = Object.values(comparison.counts);
  return {
    values: {
      ...shared.values,
      before: planContext(before).values,
      sameYear: before.year === after.year,
      sides: { before: sideValue(before, after), after: sideValue(after, before) },
      differences: countValue(parts.reduce((sum, { differences }) => sum + differences, 0)),
      changes: changesValue(comparison.counts),
    },
    tables: new Map([...shared.tables, ['changes', groupsOf(comparison)]]),
  };
}

const corrections = { 'thay-the': 'thay thế', 'sua-doi': 'sửa đổi, bổ sung' } as const;

/** What one of two plans is called beside the other: by its year, or, of one year, by its decision. */
function sideValue({ year, head: { decision, replaces } }: Plan, other: Plan): Readonly<Record<'head' | 'name' | 'plan', string>> {
  if (year !== other.year) return { head: `Năm ${year}`, name: `năm ${year}`, plan: `Kế hoạch năm ${year}` };
  const { number, symbol, date } = decision;
  const name = number === null ? `dự thảo quyết định${replaces === undefined ? '' : ` ${corrections[replaces.kind]}`}` : `Quyết định số ${symbolOf({ number, symbol })}${date === null ? '' : ` ngày ${slashed(date)}`}`;
  return { head: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, name, plan: `Kế hoạch theo ${name}` };
}

/** The sections of the appendix stand under a heading of their own, as decision and plan do. */
function groupsOf({ groups }: Comparison): readonly TableGroup[] {
  const made = groups.map(({ number, title, entries }): TableGroup => ({ id: '', number, title, rows: entries.map(entryRow) }));
  const first = made.findIndex(({ number }) => number !== '');
  if (first === -1 || made.some(({ title, number }) => number === '' && title === appendixHeading)) return made;
  return made.toSpliced(first, 0, { id: '', number: '', title: appendixHeading, rows: [] });
}

function changesValue({ decision, plan, sections, tasks }: Readonly<Record<Part, Counts>>): Value {
  return { decision: countsValue(decision), plan: countsValue(plan), sections: countsValue(sections), tasks: countsValue(tasks) };
}

function countsValue(counts: Counts): Value {
  const names: readonly (keyof Counts)[] = ['before', 'after', 'unchanged', 'differences', ...kinds];
  return Object.fromEntries(names.map((name) => [name, countValue(counts[name])]));
}

function entryRow(entry: Entry): TableRowData {
  return {
    id: entry.id,
    fields: {
      ref: refLines(entry),
      before: entry.before.flatMap((side) => sideLines(side, entry.before.length > 1)),
      after: entry.after.flatMap((side) => sideLines(side, entry.after.length > 1)),
      explanation: entry.explanation.map(plain),
    },
  };
}

/** Where an item stands: once where both years agree, else the old place struck and the new one underlined. */
function refLines({ before, after }: Entry): readonly CellLine[] {
  const [old, fresh] = [before.map(({ ref }) => whole(ref)), after.map(({ ref }) => whole(ref))];
  if (old.join() === fresh.join()) return fresh.map(plain);
  return [...old.map((ref) => inline({ text: ref, mark: 'removed' })), ...fresh.map((ref) => inline({ text: ref, mark: 'added' }))].map((one) => [one]);
}

/** A narrow column parts no number from its word: "Mục I, đoạn 1 sau khoản 12". */
function whole(ref: string): string {
  return ref.replace(/(?<=\p{L}) (?=(?:\d+|[IVXLC]+)(?:,| |$))/gu, '\u{A0}');
}

/** @param named several items in one cell are told apart by their numbers */
function sideLines({ ref, fields }: Side, named: boolean): readonly CellLine[] {
  const lines = fields.flatMap(fieldLines);
  return named ? [[label(`${ref}.`)], ...lines] : lines;
}

/** Words always; another field, under its label, where it changed. */
function fieldLines({ name, changed, lines }: Field): readonly CellLine[] {
  if (name === 'text') return lines.map(cellLine);
  if (!changed) return [];
  const [first = [], ...rest] = lines;
  const isList = first[0]?.text.startsWith('- ') ?? false;
  if (isList) return [[label(labels[name])], ...lines.map(cellLine)];
  return [[label(labels[name]), ...plain(' '), ...cellLine(first)], ...rest.map(cellLine)];
}

function cellLine(line: Line): CellLine {
  return line.map(inline);
}

function inline({ text, mark }: Line[number]): Inline {
  return { kind: 'text', text, ...(mark === undefined ? {} : { role: markRoles[mark] }) };
}

function label(text: string): Inline {
  return { kind: 'text', text, role: labelRole };
}

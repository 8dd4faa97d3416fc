import type { CopyLine, PrintedCopy } from '../plan/copies.js';
import type { Context } from './context.js';
import { padded } from '../content/numbers.js';
import { figure } from './figures.js';
import { plain, type TableRowData } from './tables.js';
import type { Value } from './tokens.js';

export interface PrintOrder {
  readonly lines: readonly CopyLine[];
  /** Those that are printed this time. */
  readonly copies: readonly PrintedCopy[];
  /** Of one copy. */
  readonly pages: number;
  readonly sheets: number;
  /** As asked: "1-2,5"; absent: all pages. */
  readonly range?: string | undefined;
  readonly bothSides: boolean;
  /** The number of copies in the decision itself (R57). */
  readonly stated: number | undefined;
}

/** So many names stand in the table; those of a longer line stand under it. */
const mostNames = 6;
/** Key of `inlines` in the format. */
const totalLooks = 'tong-cong';

/** What a print order may say besides what every document of its plan may. */
export function printContext(shared: Context, order: PrintOrder): Context {
  const { copies, pages, sheets, range, bothSides, stated } = order;
  return {
    values: {
      ...shared.values,
      print: { pages: figure(pages), sheetsEach: figure(sheets), copies: figure(copies.length), sheets: figure(sheets * copies.length), range: range ?? '', bothSides, stated: stated === undefined || stated === copies.length ? '' : String(stated), long: longLines(order) },
    },
    itemFields: ['line', 'names'],
    tables: new Map([...shared.tables, ['print', [{ id: '', number: '', title: '', rows: [...order.lines.flatMap((line) => lineRow(line, order)), totalRow(order)] }]]]),
  };
}

/** Lines that reach many: each name with the numbers of its copies. */
function longLines({ lines, copies }: PrintOrder): Value {
  return lines.flatMap(({ number }) => {
    const mine = copies.filter((c) => c.line === number);
    const names = namesOf(mine);
    return names.length > mostNames ? [{ line: String(number), names: names.map((name) => kept(spans(mine.filter((c) => c.receiver.name === name).map((c) => c.number)), name)).join('; ') }] : [];
  });
}

/** The number of a copy never ends a line: it goes with the first word of its name. */
function kept(numbers: string, name: string): string {
  return `${numbers}\u{A0}${name}`;
}

function namesOf(copies: readonly PrintedCopy[]): readonly string[] {
  return [...new Set(copies.map((c) => c.receiver.name))];
}

function lineRow({ number, words }: CopyLine, { copies, sheets }: PrintOrder): readonly TableRowData[] {
  const mine = copies.filter((c) => c.line === number);
  if (mine.length === 0) return [];
  const names = namesOf(mine);
  const who = names.length === 1 && names[0] === words ? [] : names.length > mostNames ? [`${names.length} nơi, ghi ở dưới`] : names;
  return [{ id: '', fields: { number: [plain(String(number))], recipient: [plain(words)], who: who.map(plain), copies: [plain(String(mine.length))], copyNumbers: [plain(spans(mine.map((c) => c.number)))], sheets: [plain(String(mine.length * sheets))] } }];
}

function totalRow({ copies, sheets }: PrintOrder): TableRowData {
  const bold = (text: string) => [[{ kind: 'text' as const, text, role: totalLooks }]];
  return { id: '', fields: { number: [], recipient: bold('Cộng'), who: [], copies: bold(String(copies.length)), copyNumbers: [], sheets: bold(String(copies.length * sheets)) } };
}

/** "01–30, 42". */
export function spans(numbers: readonly number[]): string {
  const parts: (readonly [from: number, to: number])[] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last !== undefined && last[1] + 1 === number) parts[parts.length - 1] = [last[0], number];
    else parts.push([number, number]);
  }
  return parts.map(([from, to]) => (from === to ? padded(from) : `${padded(from)}–${padded(to)}`)).join(', ');
}

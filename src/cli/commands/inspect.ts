import pc from 'picocolors';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { diagnose } from '../../diagnostics/catalogue.js';
import type { Inspection } from '../../inspect/inspect.js';
import type { ObservedPlace } from '../../inspect/observed.js';
import type { Departure, RuleState } from '../../inspect/rules/types.js';
import { departuresOf, filesOf, inspectPath, writeAnnotated, type Inspected } from '../../publish/inspect-files.js';
import { exitCodes } from '../exit-codes.js';
import { diagnosticLines, shortened } from '../messages.js';
import { reportFailure } from '../report.js';
import { table } from '../table.js';

export interface InspectArguments {
  /** Paths are relative to it. */
  readonly root: string;
  readonly paths: readonly string[];
  readonly all: boolean;
  readonly json: boolean;
  readonly annotate: string | undefined;
}

/** `kehoach inspect <files or folders…>`: the exit code. */
export async function inspect({ root, paths, all, json, annotate }: InspectArguments): Promise<number> {
  const files = filesOf(root, paths);
  const place = { file: paths[0] ?? '.', line: 1, column: 1 };
  if (files.length === 0) return reportFailure([diagnose('inspect-nothing', place, {})], json, exitCodes.usage);
  if (annotate !== undefined && files.length > 1) return reportFailure([diagnose('inspect-annotate-several', place, {})], json, exitCodes.usage);
  const answers: unknown[] = [];
  let unreadable = false;
  let departed = false;
  let notWritten: readonly Diagnostic[] = [];
  // One after the other: files may be large, and each is said as soon as it is known.
  for (const file of files) {
    const inspected = await inspectPath(root, file);
    if (!inspected.read.ok) unreadable = true;
    else if (departuresOf(inspected.read.value).length > 0) departed = true;
    if (annotate !== undefined) notWritten = await writeAnnotated(root, inspected, annotate);
    if (json) answers.push(answerOf(inspected));
    else say(inspected, all, annotate !== undefined && notWritten.length === 0 ? annotate : undefined);
  }
  if (json) console.log(JSON.stringify({ ok: !unreadable && !departed && notWritten.length === 0, files: answers, diagnostics: notWritten }, null, 2));
  else for (const d of notWritten) console.error(diagnosticLines(d));
  if (notWritten.length > 0) return notWritten.some((d) => d.code === 'output-unwritable') ? exitCodes.outputFault : exitCodes.usage;
  if (unreadable) return exitCodes.unreadable;
  return departed ? exitCodes.departures : exitCodes.ok;
}

const states: Readonly<Record<RuleState, string>> = { broken: 'trái', holds: 'đúng', 'not-applicable': 'không có phần này', 'cannot-tell': 'không rõ' };

function say({ file, read }: Inspected, all: boolean, annotated: string | undefined): void {
  if (!read.ok) {
    for (const d of read.diagnostics) console.error(diagnosticLines(d));
    return;
  }
  const { value } = read;
  const departures = departuresOf(value);
  console.log(`\n${pc.bold(file)}: ${value.found.texts.map((text) => text.type?.name.toLocaleLowerCase('vi') ?? kinds[text.kind]).join(', ')}`);
  for (const d of value.remarks) console.log(diagnosticLines(d));
  if (departures.length > 0) console.log(table(['Quy tắc', 'Điều khoản', 'Ở đâu', 'Chữ', 'Nội dung', 'Đang là', 'Phải là'], rowsOf(departures, all)));
  if (all) console.log(table(['Quy tắc', 'Nội dung', 'Kết quả', 'Ghi chú'], value.rules.map((rule) => [rule.rule, rule.title, states[rule.state], rule.remarks.slice(0, 3).join('; ')])));
  const hints = all ? value.hints : value.hints.slice(0, 10);
  for (const hint of hints) console.log(`${pc.dim('gợi ý')} ${hint.hint} ${whereOf(hint.place)}: ${hint.what}: ${hint.found} → ${hint.wanted} ("${shortened(hint.words)}")`);
  if (hints.length < value.hints.length) console.log(`  và ${value.hints.length - hints.length} gợi ý nữa (--all)`);
  console.log(summary(value, departures.length));
  if (annotated !== undefined) console.log(`Đã ghi bản có ghi chú: ${annotated}`);
}

const kinds = { 'van-ban': 'công văn', 'kem-theo': 'văn bản kèm theo', 'phu-luc': 'phụ lục', khac: 'không thấy phần đầu văn bản' } as const;

/** The same departure at many places is one row, unless all are asked for. */
function rowsOf(departures: readonly Departure[], all: boolean): readonly (readonly string[])[] {
  const same = new Map<string, Departure[]>();
  for (const d of departures) {
    const key = all ? String(same.size) : [d.rule, d.what, d.found, d.wanted].join('\n');
    same.set(key, [...(same.get(key) ?? []), d]);
  }
  return [...same.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [[first.rule, first.clause, `${whereOf(first.place)}${more.length > 0 ? ` và ${more.length} chỗ nữa` : ''}`, first.words === '' ? '' : `"${shortened(oneLine(first.words))}"`, first.what, shortened(oneLine(first.found)), first.wanted]],
  );
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}

function whereOf(place: ObservedPlace | undefined): string {
  if (place === undefined) return 'cả tệp';
  return place.page === undefined ? `đoạn ${place.paragraph}` : `trang ${place.page}`;
}

function summary({ rules }: Inspection, departures: number): string {
  const count = (state: RuleState): number => rules.filter((rule) => rule.state === state).length;
  const head = departures === 0 ? pc.green('Không có chỗ nào trái quy định') : pc.red(`${departures} chỗ trái ${count('broken')} quy tắc`);
  return `${head}; ${count('holds')} quy tắc đúng, ${count('not-applicable')} không có phần này, ${count('cannot-tell')} không rõ (xem bằng mắt; --all kể hết).`;
}

/** Stable: docs/inspect.md. */
function answerOf({ file, read }: Inspected): unknown {
  if (!read.ok) return { file, ok: false, diagnostics: read.diagnostics };
  const { format, found, rules, hints, remarks } = read.value;
  return {
    file,
    ok: rules.every((rule) => rule.state !== 'broken'),
    format,
    texts: found.texts.map(({ kind, type, parts }) => ({ kind, type: type?.name ?? null, parts: parts.map(({ name, spot }) => ({ part: name, words: spot.words, ...spot.place })) })),
    rules,
    hints,
    remarks,
  };
}

import { isoOf, isRealDay, parseDay, slashed } from '../content/dates.js';
import { checkCharacters } from '../content/characters.js';
import type { CompletionSpan } from '../content/checks/progress.js';
import type { TaskProgress } from '../content/schema.js';
import { diagnose, hasErrors } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { stateNames } from '../plan/progress/states.js';
import { cellName, placeOfCell, type AnswerCell, type ReturnedRow } from './read-returned.js';
import type { AnswerField } from './layout.js';
import { chosenStates } from './task-workbook.js';

/** As the workbook's own check of what is typed has it: a number that lost its way into the column of days reads as 1900. */
const earliest = '2000-01-01';

export interface ReadAnswer {
  /** Undefined: the row says nothing, or what it says is wrong. */
  readonly progress: TaskProgress | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What a row of a returned workbook says of its task; everything that does not hold is told at its cell. There is no clock
 * to hold a day of completion against: the plan's years are.
 */
export function readAnswer(row: ReturnedRow, span: CompletionSpan): ReadAnswer {
  const { answers, task } = row;
  const diagnostics: Diagnostic[] = [];
  const fault = (cell: AnswerCell | undefined, what: string): void => {
    const at = cell?.at ?? row.at;
    diagnostics.push(diagnose('workbook-answer', placeOfCell(at), { cell: cellName(at), what }));
  };
  const done = (progress: TaskProgress | undefined): ReadAnswer => ({ progress: hasErrors(diagnostics) ? undefined : progress, diagnostics });
  const given = Object.values(answers);
  if (given.length === 0) return done(undefined);
  const words = answers.state === undefined ? '' : textOf(answers.state).replaceAll(/\s+/gu, ' ').toLowerCase();
  const state = chosenStates.find((s) => stateNames[s].toLowerCase() === words);
  if (answers.state === undefined || state === undefined) {
    if (answers.state === undefined) fault(given[0], 'có trả lời nhưng chưa chọn Tình hình');
    else fault(answers.state, `Tình hình "${textOf(answers.state)}" không có trong danh sách: ${chosenStates.map((s) => stateNames[s]).join(', ')}`);
    return done(undefined);
  }

  const text = (field: AnswerField): string | undefined => {
    const cell = answers[field];
    if (cell === undefined) return undefined;
    const lines = textOf(cell).split('\n').map((line) => line.replaceAll(/[ \u00a0]+/gu, ' ').trim());
    for (const found of lines.flatMap((line) => checkCharacters(line, () => placeOfCell(cell.at)))) diagnostics.push({ ...found, message: `Ô ${cellName(cell.at)}: ${found.message}` });
    return lines.join('\n');
  };
  const unwanted = (field: AnswerField, what: string): void => {
    if (answers[field] !== undefined) fault(answers[field], `${what} không đi với Tình hình "${stateNames[state]}"`);
  };
  const date = answers.date === undefined ? undefined : dayOf(answers.date);
  if (answers.date !== undefined && date === undefined) fault(answers.date, `không phải ngày có thật: ${textOf(answers.date)}; ghi dạng ngày/tháng/năm`);
  if (date !== undefined && answers.date !== undefined) {
    const { from, expected, to } = span;
    if (date < earliest) fault(answers.date, `ngày ${slashed(date)} trước năm 2000; xem lại ngày`);
    else if (date < from) fault(answers.date, `ngày hoàn thành ${slashed(date)} trước ngày ban hành quyết định (${slashed(from)}); xem lại ngày, nhất là năm`);
    else if (date > to) fault(answers.date, `ngày hoàn thành ${slashed(date)} sau ${slashed(to)}, quá xa thời gian thực hiện kế hoạch; xem lại ngày, nhất là năm`);
    else if (date > expected) diagnostics.push(diagnose('workbook-date-late', placeOfCell(answers.date.at), { cell: cellName(answers.date.at), date: slashed(date), expected: slashed(expected) }));
  }
  const evidenceLines = (text('evidence') ?? '').split('\n').filter((line) => line !== '');
  const evidence = evidenceLines.length > 0 ? { evidence: evidenceLines } : {};
  const note = text('note')?.replaceAll(/\n+/gu, ' ');
  switch (state) {
    case 'hoan-thanh': {
      if (answers.percent !== undefined && numberOf(answers.percent) !== 100) unwanted('percent', `Tỷ lệ % khác 100 (đang ghi "${shownPercent(answers.percent)}")`);
      if (answers.date === undefined) fault(answers.state, 'Hoàn thành thì phải ghi Ngày hoàn thành');
      return done(date === undefined ? undefined : { task, state, date, ...evidence, ...(note === undefined ? {} : { note }) });
    }
    case 'dang-thuc-hien': {
      unwanted('date', 'Ngày hoàn thành');
      const percent = answers.percent === undefined ? undefined : numberOf(answers.percent);
      if (percent === undefined || percent < 1 || percent > 99) fault(answers.percent ?? answers.state, `Đang thực hiện thì phải ghi Tỷ lệ %, số nguyên từ 1 đến 99${answers.percent === undefined ? '' : `; đang ghi "${shownPercent(answers.percent)}"`}`);
      if (note === undefined) fault(answers.state, 'Đang thực hiện thì phải ghi việc đã làm, vướng mắc ở cột ghi chú');
      return done(percent === undefined || note === undefined ? undefined : { task, state, percent, note, ...evidence });
    }
    case 'chua-thuc-hien': {
      unwanted('date', 'Ngày hoàn thành');
      unwanted('percent', 'Tỷ lệ %');
      unwanted('evidence', 'Minh chứng');
      return done({ task, state, ...(note === undefined ? {} : { note }) });
    }
    case 'khong-thuc-hien': {
      unwanted('date', 'Ngày hoàn thành');
      unwanted('percent', 'Tỷ lệ %');
      if (note === undefined) fault(answers.state, 'Không thực hiện thì phải ghi lý do ở cột ghi chú');
      return done(note === undefined ? undefined : { task, state, reason: note, ...evidence });
    }
    default:
      return state satisfies never;
  }
}

/** The words of a cell, as content has them: NFC, no spaces at the ends. */
function textOf({ value }: AnswerCell): string {
  if (value instanceof Date) return slashed(isoOfDate(value));
  return String(value).replaceAll('\r\n', '\n').normalize('NFC').trim();
}

/** A date, or a text that can be read in one way only: day, month and a year of four digits, or the year first as in ISO. */
function dayOf(cell: AnswerCell): string | undefined {
  if (cell.value instanceof Date) return isoOfDate(cell.value);
  const iso = /^(\d{4}-\d{2}-\d{2})(?:T00:00(?::00(?:\.0+)?)?Z?)?$/u.exec(textOf(cell))?.[1];
  if (iso !== undefined) return parseDay(iso) === undefined ? undefined : iso;
  const match = /^(?:ngày )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(textOf(cell));
  if (match === null) return undefined;
  const day = { day: Number(match[1]), month: Number(match[2]), year: Number(match[3]) };
  return isRealDay(day) ? isoOf(day) : undefined;
}

/** Excel's days carry no zone; the library gives them at midnight UTC. */
function isoOfDate(value: Date): string {
  return value.toISOString().slice(0, 10);
}

/** A whole number of per cent; a share is taken as it is shown, but for the last digits that no binary number holds. */
function numberOf(cell: AnswerCell): number | undefined {
  if (cell.percent && typeof cell.value === 'number') {
    const whole = Math.round(cell.value * 100);
    return Math.abs(whole - cell.value * 100) < 1e-9 && whole >= 0 ? whole : undefined;
  }
  const text = textOf(cell).replace(/\s*%$/u, '');
  return /^\d{1,3}$/u.test(text) ? Number(text) : undefined;
}

/** A percentage as the cell shows it, in Vietnamese writing: "150", "12,5 %". */
function shownPercent(cell: AnswerCell): string {
  if (typeof cell.value !== 'number') return textOf(cell);
  return cell.percent ? `${Math.round(cell.value * 1e8) / 1e6} %`.replace('.', ',') : String(cell.value).replace('.', ',');
}

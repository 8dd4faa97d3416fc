import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { progressShape, type TaskProgress } from '../../src/content/schema.js';
import { said } from '../../src/workbook/age.js';
import { answeringOf } from '../../src/plan/progress/answerable.js';
import { referenceDate, rosterOf } from '../../src/plan/roster.js';
import { collectAnswers } from '../../src/publish/collect.js';
import { issue2023 } from '../support/issued-2023.js';
import { openDesk, sentTo } from '../support/workbooks.js';
import { has, hasCalc, output, soffice } from './tools.js';

const ready = hasCalc();
const reason = ready ? '' : ' — bỏ qua: máy không có LibreOffice Calc (gói Debian libreoffice-calc)';
const decision = '3604/QĐ-UBND';

/** An answer of each state by turns, with what cells may hold of words: lines, quotes, signs, letters with two marks. */
function answerOf(task: string, index: number): TaskProgress {
  const words = `${index + 1}. "Đã trình" UBND tỉnh; <chờ> ý kiến & ký, =1+1, +84, -1, @a, 50 %, ề ỡ ự`;
  switch (index % 4) {
    case 0:
      return { task, state: 'hoan-thanh', date: `2023-0${(index % 9) + 1}-28`, evidence: [`Quyết định số ${index}/QĐ-UBND`, '=SUM(A1)', '- Báo cáo số 5/BC-SNV "về việc"'], note: words };
    case 1:
      return { task, state: 'dang-thuc-hien', percent: (index % 99) + 1, note: words, evidence: ['0123', '1/2/2023', 'TRUE', '#N/A', '_x0041_'] };
    case 2:
      return index % 8 === 2 ? { task, state: 'chua-thuc-hien' } : { task, state: 'chua-thuc-hien', note: words };
    default:
      return { task, state: 'khong-thuc-hien', reason: `${words} ${'dài '.repeat(300).trim()}`, evidence: ['Công văn số 7'] };
  }
}

describe.skipIf(!ready)(`workbooks that LibreOffice has opened and saved${reason}`, async () => {
  const project = ready ? await issue2023() : undefined;
  const scratch = mkdtempSync(join(tmpdir(), 'kehoach-calc-'));
  afterAll(() => {
    project?.remove();
    rmSync(scratch, { recursive: true, force: true });
  });
  const root = project?.root ?? '';
  const progressFile = join(root, 'content/2023/progress.json');

  /** What progress.json holds after only these files are collected. */
  const collected = async (folder: string): Promise<{ readonly tasks: readonly TaskProgress[]; readonly complaints: readonly string[]; readonly silent: readonly string[] }> => {
    rmSync(progressFile, { force: true });
    const read = await collectAnswers(root, { year: 2023, paths: [folder] });
    if (!read.ok) return { tasks: [], complaints: read.diagnostics.map((d) => `${d.file} ${d.message}`), silent: [] };
    return { tasks: progressShape.parse(JSON.parse(readFileSync(progressFile, 'utf8'))).tasks.map(said), complaints: read.value.diagnostics.filter((d) => !d.file.startsWith('content/')).map((d) => `${d.file} ${d.message}`), silent: read.value.silent };
  };

  it('all packages of 2023, filled in, are collected without loss', async () => {
    rmSync(progressFile, { force: true });
    const { plan, distribution } = openDesk(root, 2023).project;
    // V.1 names only a group of nobody in particular: it is in no agency's package.
    const given = new Set(distribution.portions.flatMap(({ lead, named, group }) => [...lead, ...named, ...group].map(({ task }) => task.id)));
    const ids = plan.appendix.sections.flatMap((s) => s.tasks.map((t) => t.id)).filter((id) => given.has(id));
    expect(ids.length).toBe(63);
    const roster = rosterOf(plan.agencies, referenceDate(plan));
    const tasksOfPlan = plan.appendix.sections.flatMap((s) => s.tasks).filter((t) => given.has(t.id));
    const answers = tasksOfPlan.flatMap((task, index): readonly TaskProgress[] => {
      const { agencies, each } = answeringOf(task, roster);
      return each ? agencies.map((by, i) => ({ ...answerOf(task.id, index + i), by })) : [answerOf(task.id, index)];
    });
    writeFileSync(progressFile, JSON.stringify({ tasks: answers }));
    const desk = openDesk(root, 2023);
    const folder = join(scratch, 'gui');
    mkdirSync(folder);
    const files: string[] = [];
    for (const { agency } of desk.project.distribution.portions) {
      files.push(join(folder, `${agency.id}.xlsx`));
      writeFileSync(join(folder, `${agency.id}.xlsx`), await sentTo(desk, agency.id, decision));
    }
    expect(files.length).toBe(35);
    const saved = soffice('xlsx', files);
    const { tasks, complaints, silent } = await collected(saved);
    expect(complaints).toEqual([]);
    expect(tasks).toEqual(answers);
    expect(silent).toEqual([]);
    // What makes it a form is still there: filtered, checked, repeated on paper (without a window it keeps no frozen panes).
    const [sheet] = (await readXlsx(readFileSync(join(saved, 'so-noi-vu.xlsx')), { readStyles: true })).sheets;
    expect(sheet?.autoFilter?.range).toMatch(/^A3:M/u);
    expect(sheet?.dataValidations?.map((v) => v.type).sort()).toEqual(['date', 'list', 'whole']);
    expect(sheet?.pageSetup).toMatchObject({ orientation: 'landscape', printTitlesRow: '$3:$3' });
    rmSync(saved, { recursive: true });
  });

  it('one that is filled in within LibreOffice is collected as it was typed', async () => {
    rmSync(progressFile, { force: true });
    const desk = openDesk(root, 2023);
    const [portion] = desk.project.distribution.portions.filter((p) => p.agency.id === 'so-noi-vu');
    const path = join(scratch, 'so-noi-vu.xlsx');
    writeFileSync(path, await sentTo(desk, 'so-noi-vu', decision));
    const opened = soffice('fods', [path]);
    // As LibreOffice keeps cells that were typed into: with their kinds, a paragraph a line.
    const text = (words: string): string => `office:value-type="string">${words.split('\n').map((line) => `<text:p>${line}</text:p>`).join('')}`;
    const typed: readonly (readonly string[])[] = [
      [text('Hoàn thành'), 'office:value-type="date" office:date-value="2023-03-28"><text:p>28/03/2023</text:p>', '>', text('Quyết định số 1/QĐ-UBND ngày 05/3/2023\nBáo cáo số 2/BC-SNV'), '>'],
      [text('Đang thực hiện'), '>', 'office:value-type="float" office:value="35"><text:p>35</text:p>', '>', text('Đang lấy ý kiến; vướng mắc: chưa có hướng dẫn')],
      [text('Đang thực hiện'), '>', text('40 %'), '>', text('Đã trình')],
      [text('Chưa thực hiện'), '>', '>', '>', '>'],
      [text('Không thực hiện'), '>', '>', '>', text('Trung ương đã bãi bỏ nhiệm vụ này')],
    ];
    const filled = fillIn(readFileSync(join(opened, 'so-noi-vu.fods'), 'utf8'), typed);
    const folder = join(scratch, 'dien');
    mkdirSync(folder);
    writeFileSync(join(folder, 'so-noi-vu.fods'), filled);
    const saved = soffice('xlsx', [join(folder, 'so-noi-vu.fods')]);
    const { tasks, complaints } = await collected(saved);
    expect(complaints).toEqual([]);
    const ids = portion?.lead.map(({ task }) => task.id) ?? [];
    expect(tasks).toEqual([
      { task: ids[0], state: 'hoan-thanh', date: '2023-03-28', evidence: ['Quyết định số 1/QĐ-UBND ngày 05/3/2023', 'Báo cáo số 2/BC-SNV'] },
      { task: ids[1], state: 'dang-thuc-hien', percent: 35, note: 'Đang lấy ý kiến; vướng mắc: chưa có hướng dẫn' },
      { task: ids[2], state: 'dang-thuc-hien', percent: 40, note: 'Đã trình' },
      { task: ids[3], state: 'chua-thuc-hien' },
      { task: ids[4], state: 'khong-thuc-hien', reason: 'Trung ương đã bãi bỏ nhiệm vụ này' },
    ]);
    for (const one of [opened, saved]) rmSync(one, { recursive: true });
  });

  it.skipIf(!has('pdftotext'))('prints with the header on every page of tasks, and the guide whole on one', async () => {
    rmSync(progressFile, { force: true });
    const path = join(scratch, 'in.xlsx');
    writeFileSync(path, await sentTo(openDesk(root, 2023), 'so-noi-vu', decision));
    const printed = soffice('pdf', [path]);
    const pages = output('pdftotext', ['-layout', join(printed, 'in.pdf'), '-']).split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages.slice(0, -1)) expect(page).toMatch(/Nhiệm vụ.*Kết quả\/sản phẩm.*Tiến độ/u);
    expect(pages.at(-1)?.replaceAll(/\s+/gu, ' ')).toContain('Không sửa chữ ở đầu cột, không thêm, bớt cột.');
    rmSync(printed, { recursive: true });
  });
});

/** Types answers into the last five columns of the first rows of tasks of a flat spreadsheet. */
function fillIn(fods: string, typed: readonly (readonly string[])[]): string {
  const table = /<table:table table:name="Nhiệm vụ".*?<\/table:table>/su.exec(fods)?.[0] ?? '';
  const rows = table.match(/<table:table-row .*?<\/table:table-row>/gsu) ?? [];
  const header = rows.findIndex((row) => row.includes('Mã nhiệm vụ'));
  if (header === -1) throw new Error('no header');
  let changed = table;
  for (const [i, cells] of typed.entries()) {
    const row = rows[header + 1 + i] ?? '';
    let column = 0;
    const filled = row.replaceAll(/<table:table-cell([^>]*?)(?:\/>|>.*?<\/table:table-cell>)/gsu, (cell: string, attributes: string) => {
      const repeated = Number(/number-columns-repeated="(\d+)"/u.exec(attributes)?.[1] ?? '1');
      const own = attributes.replaceAll(/ (?:table:number-columns-repeated|office:[\w-]+|calcext:[\w-]+)="[^"]*"/gu, '');
      const from = column;
      column += repeated;
      if (from + repeated <= 8 || from > 12) return cell;
      return Array.from({ length: repeated }, (_, k) => (from + k > 12 ? `<table:table-cell${own}/>` : `<table:table-cell${own} ${cells[from + k - 8] ?? '>'}</table:table-cell>`)).join('');
    });
    if (filled === row) throw new Error(`no cells to fill in row ${i}`);
    changed = changed.replace(row, () => filled);
  }
  return fods.replace(table, () => changed);
}

import { readXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { taskWorkbook } from '../../src/workbook/task-workbook.js';
import { cellLimit } from '../../src/workbook/write.js';
import { sample, sampleFiles, sampleYear, writeProject, type Sample, type SampleFolder } from '../support/sample-project.js';
import { openDesk, Parts, portionOf, sentTo } from '../support/workbooks.js';

const made: SampleFolder[] = [];
afterAll(() => { for (const { remove } of made) remove(); });

function deskOf(change: (s: Sample) => void = () => undefined): ReturnType<typeof openDesk> {
  const data = sample();
  change(data);
  const project = writeProject(sampleFiles(data));
  made.push(project);
  return openDesk(project.root, sampleYear);
}

const decision = '07/QĐ-UBND';
const desk = deskOf();
const bytes = await sentTo(desk, 'so-tai-chinh', decision);
const parts = new Parts(bytes);
const sheet = parts.text('xl/worksheets/sheet1.xml');
const workbook = parts.text('xl/workbook.xml');
type Sheet = Awaited<ReturnType<typeof readXlsx>>['sheets'][number];
const fillOf = (of: Sheet | undefined, row: number, column: number): string | undefined => {
  const fill = of?.cells?.get(`${row},${column}`)?.style?.fill;
  return fill?.type === 'pattern' ? fill.fgColor?.rgb?.slice(-6) : undefined;
};
const [tasks, guide, key] = (await readXlsx(bytes, { readStyles: true })).sheets;

describe('the workbook of an agency', () => {
  it('has a row a task, those that it leads first, with the ids in a hidden column', () => {
    expect(tasks?.rows.slice(3).map((row) => row.slice(0, 2))).toEqual([['ra-soat-quy-che', 'I.2'], ['ke-hoach-thanh-tra', 'I.1']]);
    expect(sheet).toMatch(/<col min="1" max="1" [^>]*hidden="(?:1|true)"/u);
  });
  it('says whose it is on a sheet that no menu of Excel shows', () => {
    expect(key?.rows).toEqual([['kehoach-nhiem-vu', 1], ['year', sampleYear], ['agency', 'so-tai-chinh'], ['decision', decision]]);
    expect(workbook).toMatch(/<sheet name="kehoach"[^>]*state="veryHidden"/u);
  });
  it('tells the role, who leads, and the words of the plan', () => {
    expect(tasks?.rows[3]?.slice(2, 8)).toEqual(['Rà soát quy chế', 'Quy chế được rà soát', '15/06/2030', new Date('2030-06-15T00:00:00Z'), 'Chủ trì\n(trả lời cho cả nhiệm vụ)', 'Sở Tài chính']);
  });
  it('is told to be a list to fill in by the decision, not what was issued with it', () => {
    expect(tasks?.rows[1]?.[1]).toBe('Theo Quyết định số 07/QĐ-UBND ngày 05/12/2029 của UBND tỉnh Mẫu. Chỉ điền các ô màu vàng, rồi gửi lại tệp này; cách điền xem trang Hướng dẫn.');
    for (const row of [...(tasks?.rows ?? []), ...(guide?.rows ?? [])]) expect(row.join(' ')).not.toMatch(/ban hành kèm theo/iu);
  });
  it('only what is to be filled in is yellow; what is not is grey', () => {
    const fills = (row: number): readonly (string | undefined)[] => [7, 8, 9, 10, 11, 12].map((column) => fillOf(tasks, row, column));
    expect(fills(3)).toEqual([undefined, ...Array<string>(5).fill('FFFBEF')]);
    expect(fills(4)).toEqual([undefined, ...Array<string>(5).fill('F2F2F2')]);
    expect(fillOf(tasks, 2, 8)).toBe('FFF2CC');
  });
  it('who has nothing to fill in is told so, and sees no yellow', async () => {
    const [sheetOf] = (await readXlsx(await sentTo(desk, 'so-y-te', decision), { readStyles: true })).sheets;
    expect(sheetOf?.rows[1]?.[1]).toBe('Theo Quyết định số 07/QĐ-UBND ngày 05/12/2029 của UBND tỉnh Mẫu. Bảng để theo dõi, không phải điền.');
    expect([fillOf(sheetOf, 2, 8), fillOf(sheetOf, 3, 8)]).toEqual(['E7E6E6', 'F2F2F2']);
  });
  it('who answers because nobody in particular carries the task out is told why, and the guide says the same', async () => {
    const [sheetOf, guideOf] = (await readXlsx(await sentTo(deskOf((s) => {
      const [task] = s.tasks.sections[0]?.tasks ?? [];
      if (task !== undefined) task.assignment = { words: [{ item: 'Các cơ quan liên quan đề xuất' }, { item: 'Sở Y tế phối hợp' }], assignees: [{ who: 'co-quan-lien-quan', role: 'thuc-hien' }, { who: 'so-y-te', role: 'phoi-hop' }], withoutLead: true };
    }), 'so-y-te', decision), { readStyles: true })).sheets;
    expect(sheetOf?.rows.slice(3).map((row) => row[6])).toEqual(['Phối hợp\n(trả lời, vì không nêu tên cơ quan thực hiện)', 'Phối hợp\n(không phải điền)']);
    expect([3, 4].map((row) => fillOf(sheetOf, row, 8))).toEqual(['FFFBEF', 'F2F2F2']);
    expect(guideOf?.rows.map((row) => row[0])).toContainEqual(expect.stringContaining('không nêu tên'));
  });
  it('keeps header, number and task in sight: rows and columns are frozen', () => {
    expect(sheet).toMatch(/<pane xSplit="3" ySplit="3" topLeftCell="D4" state="frozen" activePane="bottomRight"/u);
  });
  it('filters by the header, in LibreOffice too, which looks for a name of the range', () => {
    expect(sheet).toContain('<autoFilter ref="A3:M5"/>');
    expect(workbook).toContain('<definedName name="_xlnm._FilterDatabase" localSheetId="0">\'Nhiệm vụ\'!$A$3:$M$5</definedName>');
  });
  it('prints on A4 landscape, as wide as the sheet, with the header on every page; the name of the sheet is quoted', () => {
    expect(sheet).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/u);
    expect(sheet).toContain('fitToPage="1"');
    expect(workbook).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="0">\'Nhiệm vụ\'!$3:$3</definedName>');
  });
  it('offers the states as a list, and takes only days and whole numbers from 1 to 99', () => {
    expect(sheet).toMatch(/type="list" sqref="I4:I5".*?<formula1>"Hoàn thành,Đang thực hiện,Chưa thực hiện,Không thực hiện"<\/formula1>/u);
    expect(sheet).toMatch(/type="date" sqref="J4:J5" operator="greaterThan"/u);
    expect(sheet).toMatch(/type="whole" sqref="K4:K5" operator="between".*?<formula1>1<\/formula1><formula2>99<\/formula2>/u);
  });
  it('holds deadlines as dates, shown as day/month/year', () => {
    expect(sheet).toMatch(/<c r="F4" s="\d+"><v>47649<\/v><\/c>/u);
    expect(tasks?.cells?.get('3,5')?.style?.numFmt).toBe('dd/mm/yyyy');
    expect(tasks?.cells?.get('3,9')?.style?.numFmt).toBe('dd/mm/yyyy');
  });
  it('no deadline, no date', async () => {
    const open = await sentTo(deskOf((s) => {
      const [task] = s.tasks.sections[0]?.tasks ?? [];
      if (task !== undefined) task.deadline = { words: ['Thường xuyên'], meaning: [{ kind: 'ongoing' }] };
    }), 'so-noi-vu', decision);
    expect((await readXlsx(open)).sheets[0]?.rows[3]?.slice(4, 6)).toEqual(['Thường xuyên', null]);
  });
  it('tells on a sheet of its own how to fill it in, as wide as a page', () => {
    expect(guide?.name).toBe('Hướng dẫn');
    expect(guide?.rows.length).toBeGreaterThan(5);
    expect(parts.text('xl/worksheets/sheet2.xml')).toMatch(/fitToPage="1".*<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/u);
  });
  it('is the same bytes every time', async () => {
    expect(Buffer.from(await sentTo(deskOf(), 'so-tai-chinh', decision)).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe('what is already known goes out with it', () => {
  const known: NonNullable<Sample['progress']>['tasks'] = [
    { task: 'ke-hoach-thanh-tra', state: 'dang-thuc-hien', percent: 40, note: 'Đang lấy ý kiến' },
    { task: 'ra-soat-quy-che', state: 'hoan-thanh', date: '2030-05-05', evidence: ['Quyết định số 1/QĐ-STC', 'Báo cáo số 2/BC-STC'] },
  ];
  it('to who answers for the task: state, day, percent, evidence line by line, note; to others nothing', async () => {
    const { rows } = (await readXlsx(await sentTo(deskOf((s) => { s.progress = { tasks: known }; }), 'so-tai-chinh', decision), { readStyles: true })).sheets[0] ?? { rows: [] };
    expect(rows.slice(3).map((row) => row.slice(8))).toEqual([
      ['Hoàn thành', new Date('2030-05-05T00:00:00Z'), null, 'Quyết định số 1/QĐ-STC\nBáo cáo số 2/BC-STC', null],
      [null, null, null, null, null],
    ]);
    const { rows: leading } = (await readXlsx(await sentTo(deskOf((s) => { s.progress = { tasks: known }; }), 'so-noi-vu', decision), { readStyles: true })).sheets[0] ?? { rows: [] };
    expect(leading[3]?.slice(8)).toEqual(['Đang thực hiện', null, 40, null, 'Đang lấy ý kiến']);
  });
});

describe('text stays text, whatever it begins with', () => {
  it.each([['equals', '=1+1'], ['plus', '+84 258'], ['minus', '-1'], ['at', '@SUM(A1)'], ['a command', '=cmd|\' /C calc\'!A0'], ['semicolons, commas, quotes', 'a;b,"c"\'d\''], ['markup', '<b>&amp;</b> ]]>'], ['an escape of Excel', '_x0041_ và _x000D_'], ['a number', '00123'], ['a day', '1/2/2030'], ['true', 'TRUE'], ['an error', '#N/A']])('%s', async (_, words) => {
    const odd = deskOf((s) => {
      // Marks of markup are told in a draft; what is issued may not have them.
      Object.assign(s.plan, { state: 'du-thao', decision: { ...s.plan.decision, number: null, date: null } });
      const [task] = s.tasks.sections[0]?.tasks ?? [];
      if (task !== undefined) task.task = [words];
      const agency = s.agencies.agencies.find((a) => a.id === 'so-noi-vu');
      if (agency !== undefined) Object.assign(agency, { name: words, shortForms: ['Sở Nội vụ'] });
      s.progress = { tasks: [{ task: 'ke-hoach-thanh-tra', state: 'hoan-thanh', date: '2030-05-05', evidence: [words, words], note: words }] };
    });
    const file = await sentTo(odd, 'so-noi-vu', decision);
    expect(new Parts(file).text('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/u);
    const { rows, cells } = (await readXlsx(file, { readStyles: true })).sheets[0] ?? { rows: [] };
    expect([rows[3]?.[2], rows[3]?.[7], rows[3]?.[11], rows[3]?.[12]]).toEqual([words, words, `${words}\n${words}`, words]);
    expect(rows[0]?.[1]).toBe(`Nhiệm vụ cải cách hành chính năm ${sampleYear} của ${words}`);
    for (const column of [2, 7, 11, 12]) expect(cells?.get(`3,${column}`)?.type).toBe('string');
  });
});

describe('a cell that Excel has no room for', () => {
  const longest = async (length: number) => {
    const odd = deskOf((s) => {
      const [task] = s.tasks.sections[0]?.tasks ?? [];
      if (task !== undefined) task.task = ['ă'.repeat(length)];
    });
    return taskWorkbook(odd.project.plan, odd.project.distribution, portionOf(odd, 'so-noi-vu'), odd.layout, decision, () => 6);
  };
  it('32,767 characters are written', async () => { expect((await longest(cellLimit)).ok).toBe(true); });
  it('one more is told, by task and column, and not cut', async () => {
    const result = await longest(cellLimit + 1);
    expect(result.ok ? [] : result.diagnostics.map((d) => [d.code, d.message])).toEqual([['workbook-cell-too-long', expect.stringContaining('nhiệm vụ I.1, cột "Nhiệm vụ"')]]);
  });
});

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../src/content/read.js';
import type { TaskProgress } from '../../src/content/schema.js';
import { planStatus } from '../../src/plan/progress/plan-status.js';
import { buildYear } from '../../src/publish/build.js';
import { readProject } from '../../src/publish/project.js';
import { composeReport, publishReport, type ReportRequest } from '../../src/publish/report.js';
import { all, has, part, type XmlElement } from '../support/docx.js';
import { readPdf, wordsOfPage } from '../support/pdf.js';
import { sample, sampleFiles, sampleYear, writeProject } from '../support/sample-project.js';
import { pieces, wordsOfDocument, wordsOfDocx } from './set-2023.js';

const request: ReportRequest = { period: '6-thang', asOf: { year: 2023, month: 6, day: 30 } };
const { plan } = readPlan('.', 2023);
if (plan === undefined) throw new Error('2023 is whole');
const tasks = plan.appendix.sections.flatMap((s) => s.tasks);

/** Every fourth task done, every fourth under way, two dropped; the rest not reported. */
const progress = tasks.flatMap(({ id: task }, i): readonly TaskProgress[] => {
  if (i % 4 === 0) return [{ task, state: 'hoan-thanh', date: '2023-03-20', evidence: [`Quyết định số ${500 + i}/QĐ-UBND ngày 20/3/2023`] }];
  if (i % 4 === 1) return [{ task, state: 'dang-thuc-hien', percent: i + 1, note: 'Đã trình UBND tỉnh' }];
  return i === 2 || i === 6 ? [{ task, state: 'khong-thuc-hien', reason: 'Trung ương dừng chủ trương' }] : [];
});

async function make(tasks: readonly TaskProgress[] | undefined) {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-bao-cao-'));
  for (const folder of ['content', 'templates']) cpSync(folder, join(root, folder), { recursive: true });
  if (tasks !== undefined) writeFileSync(join(root, 'content/2023/progress.json'), JSON.stringify({ tasks }));
  const { project, diagnostics } = readProject(root, 2023, ['bao-cao']);
  if (project === undefined) throw new Error(JSON.stringify(diagnostics));
  const published = await publishReport(root, project, request);
  if (!published.ok) throw new Error(JSON.stringify(published.diagnostics));
  const [composed] = composeReport(project, request).documents;
  if (composed === undefined) throw new Error('no report');
  const bytes = (ending: string): Uint8Array => readFileSync(join(root, 'output/bao-cao-2023-6-thang', `bao-cao.${ending}`));
  const made = { docx: bytes('docx'), pdf: bytes('pdf'), document: composed.document, plan: project.plan, files: published.value };
  rmSync(root, { recursive: true, force: true });
  return made;
}

const report = await make(progress);
const pdf = await readPdf(report.pdf);
const silent = await make(undefined);

const textOf = (element: XmlElement): string => all(element, 'w:t').map((t) => t.textContent).join('');
const rows = all(part(report.docx, 'word/document.xml'), 'w:tbl').map((table) =>
  all(table, 'w:tr').filter((r) => !has(r, 'w:tblHeader')).map((r) => all(r, 'w:tc').map((cell) => all(cell, 'w:p').map(textOf).join('\n'))),
);

describe('the report of six months of 2023', () => {
  const words = wordsOfDocx(report.docx).join(' ');
  it('is a báo cáo of Sở Nội vụ under UBND tỉnh, number, day and signer open', () => {
    expect(words).toMatch(/^UBND TỈNH KHÁNH HÒA SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: \/BC-SNV Khánh Hòa, ngày tháng năm 2023 BÁO CÁO Kết quả thực hiện Kế hoạch cải cách hành chính tỉnh Khánh Hòa năm 2023 \(6 tháng đầu năm 2023\) Thực hiện Quyết định số 3604\/QĐ-UBND ngày 28 tháng 12 năm 2022/u);
    expect(words).toContain('tính đến ngày 30 tháng 6 năm 2023');
    expect(words).toContain('báo cáo UBND tỉnh Khánh Hòa./. Nơi nhận: - UBND tỉnh Khánh Hòa (báo cáo); - Các cơ quan, đơn vị, địa phương (thực hiện); - Lưu: VT, CCHC. GIÁM ĐỐC Phụ lục I');
  });
  it('tells the totals', () => {
    expect(words).toContain('Kế hoạch giao 64 nhiệm vụ, trong đó: - Hoàn thành: 16 nhiệm vụ (25%); - Đang thực hiện: 16 nhiệm vụ (25%); - Chưa thực hiện: 0 nhiệm vụ (0%); - Không thực hiện: 02 nhiệm vụ (3,1%); - Chưa có báo cáo: 30 nhiệm vụ (46,9%).');
  });
  it('has in each table exactly its tasks, counts that add up, and every task with its result and evidence', () => {
    const status = planStatus(report.plan, request.asOf);
    const [, overdue, dueSoon, , sections, bodies, results] = rows;
    expect(overdue?.map((r) => r[0])).toEqual(status.overdue.map((t) => t.ref));
    expect(dueSoon?.map((r) => r[0])).toEqual(status.dueSoon.map((t) => t.ref));
    expect(bodies).toHaveLength(status.bodies.length);
    const sums = (sections ?? []).slice(0, -1).reduce<number[]>((sum, row) => row.slice(2).map((cell, i) => (sum[i] ?? 0) + Number.parseFloat(cell)), []);
    const total = (sections?.at(-1) ?? []).slice(2);
    for (const [i, cell] of total.entries()) if (!cell.endsWith('%')) expect(Number(cell)).toBe(sums[i]);
    expect(total).toEqual(['64', '16', '25%', '16', '0', '2', '30', String(status.overdue.length)]);
    const perTask = (results ?? []).filter((r) => r.length === 6);
    expect(perTask).toHaveLength(64);
    expect(perTask[0]?.slice(4)).toEqual(['Hoàn thành ngày 20/3/2023', 'Quyết định số 500/QĐ-UBND ngày 20/3/2023']);
    expect(perTask[1]?.slice(4)).toEqual(['Đang thực hiện, đạt 2%\nĐã trình UBND tỉnh', '']);
    expect(perTask[2]?.slice(4)).toEqual(['Không thực hiện\nLý do: Trung ương dừng chủ trương', '']);
  });
  it('tells why the agencies add up to more than there are tasks, and parts two agencies of a cell by ";"', () => {
    const [, , , , , bodies, results] = rows;
    const sum = (bodies ?? []).reduce((total, row) => total + Number(row[2]), 0);
    const many = (results ?? []).filter((row) => row[2]?.includes('; '));
    expect(sum).toBeGreaterThan(64);
    expect(words).toContain(`Có ${String(many.length).padStart(2, '0')} nhiệm vụ do nhiều cơ quan cùng chủ trì hoặc cùng thực hiện, được tính cho từng cơ quan; vì vậy cộng cột Tổng số được ${sum}, lớn hơn 64 nhiệm vụ của Kế hoạch.`);
    expect((results ?? []).map((row) => row[2]).filter((cell) => cell?.includes('\n'))).toEqual([]);
  });
  it('carries the same words in DOCX and PDF, with as many pages as it says', () => {
    expect(wordsOfDocx(report.docx)).toEqual(wordsOfDocument(report.document));
    const printed = new Map<string, number>();
    for (const word of pieces(pdf.pages.flatMap(wordsOfPage))) printed.set(word, (printed.get(word) ?? 0) + 1);
    for (const word of new Set(pieces(wordsOfDocument(report.document)))) expect(printed.get(word) ?? 0, word).toBeGreaterThanOrEqual(pieces(wordsOfDocument(report.document)).filter((w) => w === word).length);
    expect(report.files.map((f) => f.pages)).toEqual([pdf.pages.length, pdf.pages.length]);
  });
  it('keeps its foot on a page with text before it (R58), and begins each appendix on a page of its own', () => {
    const page = pdf.pages.find((p) => wordsOfPage(p).join(' ').includes('GIÁM ĐỐC'));
    expect(page === undefined ? '' : wordsOfPage(page).join(' ')).toMatch(/Khánh Hòa\.\/\. .*Nơi nhận:/u);
    const heads = pdf.pages.map((p) => wordsOfPage(p).slice(0, 3).join(' '));
    expect(heads.filter((h) => /^Phụ lục (?:I|II)$/u.test(h))).toEqual(['Phụ lục I', 'Phụ lục II']);
  });
  it('says who reports and the day it speaks of in its properties', () => {
    expect(pdf.info).toMatchObject({ Author: 'Sở Nội vụ', Title: 'Báo cáo kết quả thực hiện Kế hoạch cải cách hành chính tỉnh Khánh Hòa năm 2023 (6 tháng đầu năm 2023)' });
    expect(report.document.meta.date).toBe('2023-06-30');
  });
  it('is the same bytes each time', async () => {
    const again = await make(progress);
    expect([Buffer.compare(again.docx, report.docx), Buffer.compare(again.pdf, report.pdf)]).toEqual([0, 0]);
  });
});

describe('a report of a year in which nobody has reported', () => {
  it('says so, and lists every task as not reported', () => {
    const words = wordsOfDocx(silent.docx).join(' ');
    expect(words).toContain('Kế hoạch giao 64 nhiệm vụ, trong đó: - Hoàn thành: 0 nhiệm vụ (0%);');
    expect(words).toContain('- Chưa có báo cáo: 64 nhiệm vụ (100%). Đến ngày tính số liệu, chưa nhiệm vụ nào có báo cáo kết quả.');
  });
});

describe('what was reported', () => {
  async function manifestAndReport(progress: TaskProgress[] | undefined) {
    const { root, remove } = writeProject(sampleFiles({ ...sample(), ...(progress === undefined ? {} : { progress: { tasks: progress } }) }));
    const { manifest } = await buildYear(root, sampleYear);
    const { project } = readProject(root, sampleYear, ['bao-cao']);
    remove();
    if (project === undefined) throw new Error('the sample is whole');
    const content = composeReport(project, { period: 'nam', asOf: { year: sampleYear, month: 12, day: 31 } }).documents.flatMap(({ job }) => job.content.map((s) => s.file));
    return { manifest, content };
  }
  it('is a source of the report, and of nothing in the set of the year', async () => {
    const before = await manifestAndReport(undefined);
    const after = await manifestAndReport([{ task: 'ke-hoach-thanh-tra', state: 'hoan-thanh', date: '2030-03-20' }]);
    expect(after.manifest).toBeDefined();
    expect(after.manifest).toEqual(before.manifest);
    expect(after.content).toEqual([...before.content, `content/${sampleYear}/progress.json`]);
  });
});

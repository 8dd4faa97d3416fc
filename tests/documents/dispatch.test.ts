import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { amendYear } from '../../src/publish/amend.js';
import { answerReview } from '../../src/publish/answer-review.js';
import { sendPackages, type SendRequest } from '../../src/publish/send/send.js';
import { mm } from '../../src/typeset/units.js';
import { paragraphTexts, part } from '../support/docx.js';
import { issueSample, officeSample } from '../support/issued.js';
import { middleOf, readPdf, textAt, wordsOfPage, type ReadPdf } from '../support/pdf.js';
import { sampleFiles, sampleYear, writeProject, type Sample, type SampleFolder } from '../support/sample-project.js';

interface Letter {
  readonly pdf: ReadPdf;
  readonly words: string;
  /** Paragraphs of the DOCX. */
  readonly lines: readonly string[];
}

const projects: SampleFolder[] = [];
afterAll(() => {
  for (const project of projects) project.remove();
});

/** The letters of a sample that is issued and sent. */
async function lettersOf(change: (data: Sample) => void = () => undefined, request: Partial<SendRequest> = { number: 5, date: { year: 2029, month: 12, day: 20 } }): Promise<(agency: string) => Promise<Letter>> {
  const data = officeSample();
  change(data);
  const project = writeProject(sampleFiles(data));
  projects.push(project);
  const { root } = project;
  expect((await issueSample(root)).entry).toBeDefined();
  const sent = await sendPackages(root, sampleYear, { again: false, ...request });
  if (!sent.ok) throw new Error(JSON.stringify(sent.diagnostics));
  return async (agency) => {
    const folder = join(root, `output/${sampleYear}/gui`, agency);
    const pdf = await readPdf(readFileSync(join(folder, 'cong-van.pdf')));
    return { pdf, words: pdf.pages.flatMap(wordsOfPage).join(' '), lines: paragraphTexts(part(readFileSync(join(folder, 'cong-van.docx')), 'word/document.xml')).filter((line) => line !== '') };
  };
}

const letterTo = await lettersOf();

describe('the công văn to an agency of an invented province', () => {
  it('R13–R17, R21, R56: sender under its parent, number from the series with a leading 0, V/v in lines that end with sense, addressee', async () => {
    const { pdf, lines } = await letterTo('so-tai-chinh');
    const [page] = pdf.pages;
    expect(pdf.pages).toHaveLength(1);
    expect(textAt(page, 'UBND TỈNH MẪU').baseline).toBeLessThan(textAt(page, 'SỞ NỘI VỤ').baseline);
    expect(textAt(page, 'Số:').text).toBe('Số: 06/SNV-CCHC');
    expect(textAt(page, 'Mẫu, ngày').text).toBe('Mẫu, ngày 20 tháng 12 năm 2029');
    expect(lines).toContain('V/v triển khai thực hiện \nKế hoạch cải cách hành chính \nnăm 2030');
    expect(['V/v triển khai', 'Kế hoạch cải', 'năm 2030'].map((start) => Math.round(middleOf(textAt(page, start))))).toEqual(Array(3).fill(Math.round(middleOf(textAt(page, 'Số:')))));
    expect(lines).toContain('Kính gửi: Sở Tài chính.');
  });
  it('says of which kinds of tasks there are, and of no others', async () => {
    const both = await letterTo('so-tai-chinh');
    expect(both.words).toContain('gồm: 01 nhiệm vụ chủ trì; 01 nhiệm vụ được nêu tên để phối hợp.');
    const group = await letterTo('ubnd-huyen-a');
    expect(group.words).toContain('1. Tổ chức thực hiện 01 nhiệm vụ giao chung cho nhóm cơ quan tại Phụ lục Kế hoạch (danh mục gửi kèm).');
    expect(group.words).not.toMatch(/\b0 nhiệm vụ/u);
  });
  it('names the nearest deadlines with the agency’s part in each, and its items are numbered without a gap', async () => {
    const { lines } = await letterTo('so-tai-chinh');
    expect(lines.filter((line) => /^(?:\d\.|- Nhiệm vụ)/u.test(line)).map((line) => /^\d\. \S+ \S+|^[^:]*:/u.exec(line)?.[0])).toEqual(['1. Tổ chức', '2. Lưu ý', '- Nhiệm vụ I.1, hạn 31/3/2030 (phối hợp):', '- Nhiệm vụ I.2, hạn 15/6/2030 (chủ trì):', '3. Cập nhật']);
  });
  it('speaks of one task as of one, tells a part that comes through a group, and names the calendar', async () => {
    const { lines } = await letterTo('ubnd-huyen-a');
    expect(lines).toContain('2. Lưu ý thời hạn gần nhất (lịch đầy đủ gửi kèm: tệp lich.ics):');
    expect(lines.find((line) => line.startsWith('- Nhiệm vụ'))).toMatch(/^- Nhiệm vụ I\.1, hạn 31\/3\/2030 \(phối hợp, giao chung cho nhóm cơ quan\): .*\.$/u);
  });
  it('after the last day of its tasks names none, and still the calendar', async () => {
    const late = await lettersOf(undefined, { number: 5, date: { year: 2030, month: 12, day: 20 } });
    const { lines } = await late('so-tai-chinh');
    expect(lines.filter((line) => /^(?:\d\.|- Nhiệm vụ)/u.test(line)).slice(1)).toEqual(['2. Theo dõi thời hạn các nhiệm vụ theo lịch gửi kèm (tệp lich.ics).', expect.stringMatching(/^3\. Cập nhật/u)]);
  });
  it('where no task of the agency has a day, names none and numbers on', async () => {
    const withoutDays = await lettersOf(({ tasks }) => {
      for (const task of tasks.sections.flatMap((s) => s.tasks)) task.deadline = { words: ['Thường xuyên'], meaning: [{ kind: 'ongoing' }] };
    });
    const { lines } = await withoutDays('so-tai-chinh');
    expect(lines.filter((line) => /^(?:\d\.|- Nhiệm vụ)/u.test(line)).map((line) => line.slice(0, 11))).toEqual(['1. Tổ chức ', '2. Cập nhật']);
    expect(lines.join(' ')).not.toContain('lich.ics');
  });
  it('R50–R55: recipients left, signer right, room for the signature between office and name', async () => {
    const { pdf } = await letterTo('so-tai-chinh');
    const [page] = pdf.pages;
    const [office, name] = [textAt(page, 'GIÁM ĐỐC'), textAt(page, 'Trần Thị B')];
    expect(middleOf(office)).toBeCloseTo(middleOf(name), 0);
    expect(name.baseline - office.baseline).toBeGreaterThan(72);
    expect(textAt(page, 'Nơi nhận:').x).toBeCloseTo(mm(30), 0);
    expect(page?.texts.filter((t) => t.text.startsWith('- ') && t.size === 11).map((t) => t.text)).toEqual(['- Như trên;', '- Lưu: VT.']);
  });
  it('R82: without number and day both are left open, and so the clerk fills them in', async () => {
    const open = await lettersOf(undefined, {});
    const { lines } = await open('so-tai-chinh');
    expect(lines.find((line) => line.startsWith('Số:'))).toMatch(/^Số: {5,}\/SNV-CCHC$/u);
    expect(lines.find((line) => line.startsWith('Mẫu, ngày'))).toMatch(/^Mẫu, ngày {3,}tháng {3,}năm {3,}$/u);
  });
});

describe('an agency that only takes part, or that is not under the province', () => {
  const coordinating = (change: (data: Sample) => void = () => undefined) =>
    lettersOf((data) => {
      const [first] = data.tasks.sections[0]?.tasks ?? [];
      if (first !== undefined) first.assignment = { words: ['Sở Nội vụ chủ trì, phối hợp với Sở Y tế'], assignees: [{ who: 'so-noi-vu', role: 'chu-tri' }, { who: 'so-y-te', role: 'phoi-hop' }] };
      const [, second] = data.tasks.sections[0]?.tasks ?? [];
      if (second !== undefined) second.assignment = { words: ['Sở Tài chính chủ trì'], assignees: [{ who: 'so-tai-chinh', role: 'chu-tri' }] };
      change(data);
    });
  it('who is only named to coordinate is asked to do that, not to organise', async () => {
    const { lines } = await (await coordinating())('so-y-te');
    expect(lines).toContain('1. Phối hợp thực hiện 01 nhiệm vụ được nêu tên tại Phụ lục Kế hoạch (danh mục gửi kèm).');
    expect(lines).toContain('V/v triển khai thực hiện \nKế hoạch cải cách hành chính \nnăm 2030');
    expect(lines).toContain('Sở Nội vụ đề nghị Sở Y tế quan tâm triển khai thực hiện./.');
  });
  it.each(['khac', 'trung-uong', 'dang-doan-the'] as const)('one of the kind %s is asked for its help, and told nothing as a sở is', async (kind) => {
    const { lines } = await (await coordinating(({ agencies }) => { for (const agency of agencies.agencies) if (agency.id === 'so-y-te') Object.assign(agency, { kind }); }))('so-y-te');
    expect(lines).toContain('V/v phối hợp thực hiện \nKế hoạch cải cách hành chính \nnăm 2030');
    expect(lines.join(' ')).toContain('Sở Nội vụ trân trọng đề nghị Sở Y tế:');
    expect(lines).toContain('Sở Nội vụ rất mong Sở Y tế quan tâm phối hợp./.');
    expect(lines.join(' ')).not.toMatch(/[Tt]ổ chức thực hiện|triển khai thực hiện \n/u);
  });
});

describe('R56: an addressee with a long name', () => {
  const name = 'Người đại diện vốn nhà nước tại Công ty Cổ phần Môi trường Đô thị Nha Trang';
  it('takes two lines of about one length, at the same place in both files', async () => {
    const { pdf, lines } = await (await lettersOf(({ agencies }) => { for (const agency of agencies.agencies) if (agency.id === 'so-tai-chinh') Object.assign(agency, { name, shortForms: ['Sở Tài chính'] }); }))('so-tai-chinh');
    const [page] = pdf.pages;
    const [first, second] = [textAt(page, 'Kính gửi: Người'), textAt(page, 'Công ty Cổ phần Môi trường Đô thị Nha Trang.')];
    expect(first.width / second.width).toBeGreaterThan(0.7);
    expect(middleOf(first)).toBeCloseTo(middleOf(second), 0);
    expect(lines).toContain(`Kính gửi: ${name}.`);
  });
});

describe('what the công văn says of the workbook is what the workbook says', () => {
  it('an agency fills in what it answers for, not what it only takes part in', async () => {
    expect((await letterTo('so-tai-chinh')).words).toContain('Cập nhật vào bảng tính gửi kèm (tệp nhiem-vu.xlsx) kết quả thực hiện 01 nhiệm vụ có ô màu vàng, gửi về Sở Nội vụ theo kỳ báo cáo; các nhiệm vụ còn lại không phải điền.');
    expect((await letterTo('ubnd-huyen-a')).words).toContain('Theo dõi nhiệm vụ trong bảng tính gửi kèm (tệp nhiem-vu.xlsx), không phải điền; kết quả do cơ quan chủ trì, thực hiện báo cáo.');
  });
  it('one that answers for all its tasks fills in all', async () => {
    const letter = await (await lettersOf((data) => { for (const task of data.tasks.sections[0]?.tasks ?? []) task.assignment = { words: ['Sở Tài chính chủ trì'], assignees: [{ who: 'so-tai-chinh', role: 'chu-tri' }] }; }))('so-tai-chinh');
    expect(letter.words).toContain('Cập nhật vào bảng tính gửi kèm (tệp nhiem-vu.xlsx) kết quả thực hiện, gửi về Sở Nội vụ theo kỳ báo cáo.');
  });
});

describe('the công văn of a decision that corrects another', () => {
  it.each([
    ['sua-doi', 'sửa đổi, bổ sung'],
    ['thay-the', 'thay thế'],
  ] as const)('%s: says so, with the other decision, and that its files take the place of the earlier ones', async (kind, words) => {
    const data = officeSample();
    const project = writeProject(sampleFiles(data));
    projects.push(project);
    const { root } = project;
    expect((await issueSample(root)).entry).toBeDefined();
    expect((await sendPackages(root, sampleYear, { again: false, number: 5, date: { year: 2029, month: 12, day: 20 } })).ok).toBe(true);
    expect(amendYear(root, sampleYear, kind).ok).toBe(true);
    expect(answerReview(root, sampleYear, { which: ['quyet-dinh-truoc'], state: 'chap-nhan', note: undefined }).ok).toBe(true);
    expect((await issueSample(root, { number: 12, date: { year: 2029, month: 12, day: 22 } })).entry).toBeDefined();
    const sent = await sendPackages(root, sampleYear, { again: false, number: 20, date: { year: 2029, month: 12, day: 23 } });
    expect(sent.ok).toBe(true);
    const lines = paragraphTexts(part(readFileSync(join(root, `output/${sampleYear}/gui/so-tai-chinh/cong-van.docx`)), 'word/document.xml'));
    expect(lines).toContain(`V/v triển khai thực hiện \nKế hoạch cải cách hành chính \nnăm 2030 (${words})`);
    expect(lines.join(' ')).toContain(`ban hành Quyết định số 12/QĐ-UBND ${words} Quyết định số 07/QĐ-UBND ngày 05/12/2029 về việc ban hành Kế hoạch cải cách hành chính tỉnh Mẫu năm 2030 (sau đây gọi tắt là Kế hoạch). Danh mục nhiệm vụ, bảng tính, lịch thời hạn gửi kèm công văn này thay cho các tệp đã gửi theo Quyết định số 07/QĐ-UBND ngày 05/12/2029.`);
  });
});

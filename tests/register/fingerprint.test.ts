import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../src/content/read.js';
import { fingerprintOf, placesOf } from '../../src/register/fingerprint.js';
import { placeInDocuments, placeInWords } from '../../src/register/place-in-words.js';
import { sample, sampleFiles, sampleYear, writeProject, type Sample } from '../support/sample-project.js';
import { samplePlan } from '../support/sample-plan.js';

const issued = fingerprintOf(samplePlan());

/** The names that are not as issued. */
function changed(change: (data: Sample) => void): readonly string[] {
  const now = fingerprintOf(samplePlan(change));
  return [...new Set([...Object.keys(issued), ...Object.keys(now)])].filter((name) => issued[name] !== now[name]).sort();
}

/** The task at a place of the sample. */
function task(data: Sample, index = 0): Sample['tasks']['sections'][number]['tasks'][number] {
  const found = data.tasks.sections[0]?.tasks[index];
  if (found === undefined) throw new Error('no task');
  return found;
}

const word = (from: string, to: string) => ({ decision }: Sample): string => decision.replace(from, to);

describe('every value that a document prints changes its own name and no other', () => {
  it.each<[string, string, (data: Sample) => void]>([
    ['issuer', 'a line of the issuer', (d) => { d.plan.issuer.head = ['ỦY BAN NHÂN DÂN', 'TỈNH KHÁC']; }],
    ['issuer', 'the issuer above', (d) => { d.plan.issuer.parent = 'CHÍNH PHỦ'; }],
    ['issuer', 'the line of authority', (d) => { d.plan.issuer.authority = 'CHỦ TỊCH'; }],
    ['issuer', 'the short name', (d) => { d.plan.issuer.name = 'UBND tỉnh Khác'; }],
    ['issuer', 'the full name', (d) => { d.plan.issuer.fullName = 'Ủy ban nhân dân tỉnh Khác'; }],
    ['issuer', 'the place', (d) => { d.plan.issuer.place = 'Khác'; }],
    ['signer', 'the signer', (d) => { d.plan.signer.name = 'Nguyễn Văn Á'; }],
    ['signer', 'the office', (d) => { d.plan.signer.office = 'PHÓ CHỦ TỊCH'; }],
    ['signer', 'for whom', (d) => { d.plan.signer.authority = 'KT. CHỦ TỊCH'; }],
    ['recipients', 'one recipient', (d) => { d.plan.recipients = ['Như Điều 2', 'Bộ Nội Vụ']; }],
    ['recipients', 'the order of recipients', (d) => { d.plan.recipients.reverse(); }],
    ['archive', 'where it is kept', (d) => { d.plan.archive = 'VT, TH'; }],
    ['symbol', 'the symbol', (d) => { d.plan.decision.symbol = 'QĐ-CT'; }],
    ['subject', 'the subject', (d) => { d.decision = word('subject: Ban hành', 'subject: Phê duyệt')(d); }],
    ['can-cu.1', 'a căn cứ', (d) => { d.decision = word('Luật Tổ chức', 'Luật Tổ  chức')(d); }],
    ['can-cu.2', 'another', (d) => { d.decision = word('Xét đề nghị', 'Theo đề nghị')(d); }],
    ['dieu.1', 'an article', (d) => { d.decision = word('Quyết định này Kế hoạch', 'Quyết định này kế hoạch')(d); }],
    ['dieu.2', 'another', (d) => { d.decision = word('thi hành', 'thực hiện')(d); }],
    ['dieu.1.p1', 'a paragraph more in an article', (d) => { d.decision = word('Điều 2.', 'Thêm một câu.\n\nĐiều 2.')(d); }],
    ['title', 'the title', (d) => { d.text = d.text.replace('title: Cải cách', 'title: Cải Cách'); }],
    ['name', 'the name', (d) => { d.text = d.text.replace('name: Kế hoạch', 'name: Kế Hoạch'); }],
    ['I', 'a heading', (d) => { d.text = d.text.replace('# I. MỤC TIÊU', '# I. MỤC ĐÍCH'); }],
    ['I.1', 'a khoản', (d) => { d.text = d.text.replace('1. Tiếp tục', '1. Tiếp  tục'); }],
    ['I.1.a', 'a điểm', (d) => { d.text = d.text.replace('Ý thứ nhất', 'Ý thứ một'); }],
    ['I.1.b', 'another', (d) => { d.text = d.text.replace('Ý thứ hai', 'Ý thứ nhì'); }],
    ['I.2', 'another khoản', (d) => { d.text = d.text.replace('chất lượng.', 'chất lượng'); }],
    ['II.p1', 'a paragraph', (d) => { d.text = d.text.replace('Các cơ quan', 'Mọi cơ quan'); }],
    ['phu-luc', 'the title of the appendix', (d) => { d.tasks.title = 'CÁC NHIỆM VỤ'; }],
    ['phu-luc.I', 'a heading of the appendix', (d) => { for (const s of d.tasks.sections) s.title = 'CẢI CÁCH'; }],
    ['phu-luc.I', 'the order of tasks', (d) => { for (const s of d.tasks.sections) s.tasks = s.tasks.toReversed().map((t, i) => ({ ...t, number: i + 1 })); }],
    ['ke-hoach-thanh-tra/task', 'a task', (d) => { task(d).task = ['Ban hành Kế hoạch']; }],
    ['ra-soat-quy-che/task', 'a task in two paragraphs', (d) => { task(d, 1).task = ['Rà soát', 'quy chế']; }],
    ['ke-hoach-thanh-tra/outputs', 'the order of outputs', (d) => { task(d).outputs.reverse(); }],
    ['ra-soat-quy-che/outputs', 'an output that becomes an item of a list', (d) => { task(d, 1).outputs = [{ item: 'Quy chế được rà soát' }]; }],
    ['ke-hoach-thanh-tra/deadline', 'the words of a deadline', (d) => { task(d).deadline.words = ['Quý 1/2030']; }],
    ['ra-soat-quy-che/assignment', 'the words of an assignment', (d) => { task(d, 1).assignment.words = ['Sở Tài chính chủ trì, các sở, ban, ngành phối hợp']; }],
  ])('%s: %s', (name, _, change) => {
    expect(changed(change)).toEqual([name]);
  });

  it.each<[string, string, (data: Sample) => void]>([
    ['ke-hoach-thanh-tra/meaning', 'what a deadline means', (d) => { task(d).deadline.meaning = [{ kind: 'quarter', year: 2030, quarter: 2 }]; }],
    ['ke-hoach-thanh-tra/assignees', 'a role', (d) => { task(d).assignment.assignees = task(d).assignment.assignees.map((a) => (a.who === 'so-tai-chinh' ? { ...a, role: 'thuc-hien' } : a)); }],
    ['ra-soat-quy-che/assignees', 'an assignee less', (d) => { task(d, 1).assignment.assignees.pop(); }],
    ['replaces', 'the decision that it replaces', (d) => { d.plan.replaces = { kind: 'thay-the', number: 5, symbol: 'QĐ-UBND', date: '2029-11-05' }; }],
  ])('so does what decides who receives what and what is in force: %s (%s)', (name, _, change) => {
    expect(changed(change)).toEqual([name]);
  });

  it('a task that goes takes its own names along, and its place in the order', () => {
    expect(changed((d) => { for (const s of d.tasks.sections) s.tasks.pop(); })).toEqual(['phu-luc.I', ...['assignees', 'assignment', 'deadline', 'meaning', 'outputs', 'task'].map((f) => `ra-soat-quy-che/${f}`)]);
  });
  it('a task under another id is another task', () => {
    expect(changed((d) => { task(d, 1).id = 'ra-soat'; })).toHaveLength(13);
  });
});

describe('what no document of the set prints changes no name', () => {
  it.each<[string, (data: Sample) => void]>([
    ['a note for the comparison', (d) => { task(d).note = 'Vì sao đổi'; }],
    ['who reports', (d) => { delete d.plan.report; }],
    ['the progress', (d) => { d.progress = { tasks: [{ task: 'ra-soat-quy-che', state: 'hoan-thanh', date: '2030-06-01' }] }; }],
    ['number and day, which the register has in its own words', (d) => { d.plan.decision = { ...d.plan.decision, number: 8, date: '2029-12-06' }; }],
    ['an agency more, which the bytes of the files tell', (d) => { d.agencies.agencies.push({ id: 'so-moi', name: 'Sở Mới', kind: 'so-ban-nganh', shortForms: [], groups: [] }); }],
  ])('%s', (_, change) => {
    expect(changed(change)).toEqual([]);
  });
  it('the mends of the scan', () => {
    const files = sampleFiles(sample());
    files.set('content/2030/errata.json', JSON.stringify({ mends: [], questions: [{ where: 'I.1', line: 1, words: 'x', ask: 'y' }] }));
    const { root, remove } = writeProject(files);
    const { plan } = readPlan(root, sampleYear);
    remove();
    expect(plan === undefined ? undefined : fingerprintOf(plan)).toEqual(issued);
  });
});

describe('each name of the decision of 2023', () => {
  const { plan } = readPlan('.', 2023);
  if (plan === undefined) throw new Error('2023 cannot be read');
  const names = Object.keys(fingerprintOf(plan));
  const places = placesOf(plan);
  const texts = new Map(readdirSync('content/2023').map((name) => [`content/2023/${name}`, readFileSync(`content/2023/${name}`, 'utf8').split('\n')]));

  it('is there once, for every text, cell and list of assignees', () => {
    const tasks = plan.appendix.sections.flatMap((s) => s.tasks);
    expect(tasks).toHaveLength(64);
    expect(names.filter((n) => n.includes('/'))).toHaveLength(tasks.length * 6);
    expect(new Set(names).size).toBe(names.length);
  });
  it('has a place in a file of the year, and is said in words', () => {
    for (const name of names) {
      const place = places.get(name);
      expect(place, name).toBeDefined();
      if (place === undefined) continue;
      expect(texts.get(place.file)?.[place.line - 1]?.slice(place.column - 1), `${name} at ${place.file}:${place.line}:${place.column}`).toMatch(/\S/u);
      expect(placeInWords(plan, name), name).not.toMatch(/undefined|\/|^\s|\s$/u);
    }
  });
  it.each([
    ['can-cu.2', 'căn cứ 2'],
    ['dieu.3', 'Điều 3'],
    ['I.2', 'mục I.2'],
    ['can-cu.4', 'căn cứ "Xét đề nghị …"'],
    ['can-cu.9', 'căn cứ 9'],
    ['dieu.1.p1', 'Điều 1, đoạn 2'],
    ['I.12.p1', 'Mục I, đoạn 1 sau khoản 12'],
    ['phu-luc.II', 'mục II của Phụ lục'],
    ['phu-luc', 'tên phụ lục'],
    ['signer', 'người ký'],
    ['replaces', 'quyết định được thay thế, sửa đổi'],
    ['chuong-trinh-xuc-tien-dau-tu/deadline', 'nhiệm vụ I.2 (tiến độ)'],
    ['khong-con/assignees', 'nhiệm vụ "khong-con" (cơ quan được phân công)'],
  ])('%s: "%s"', (name, words) => {
    expect(placeInWords(plan, name)).toBe(words);
  });
  it.each([
    ['can-cu.2', 'Căn cứ 2'],
    ['subject', 'Trích yếu'],
    ['I', 'Kế hoạch, mục I'],
    ['I.2', 'Kế hoạch, mục I.2'],
    ['I.p2', 'Kế hoạch, mục I, đoạn 2'],
    ['I.2.đ.p1', 'Kế hoạch, mục I, đoạn 1 sau điểm đ khoản 2'],
    ['phu-luc.II', 'Mục II của Phụ lục'],
    ['chuong-trinh-xuc-tien-dau-tu/task', 'Phụ lục I.2'],
    ['chuong-trinh-xuc-tien-dau-tu/deadline', 'Phụ lục I.2 (tiến độ)'],
  ])('%s, to a reader of the documents: "%s"', (name, words) => {
    expect(placeInDocuments(plan, name)).toBe(words);
  });
});

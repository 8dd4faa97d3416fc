import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { draftSample, edit, withSenders } from '../support/issued.js';
import { sample, sampleFiles, writeProject, type Sample } from '../support/sample-project.js';
import { writeTwoYears } from '../support/two-years.js';

const program = join(import.meta.dirname, '../../dist/bin/kehoach.js');

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function kehoach(...args: readonly string[]): Answer {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  return { code: status, out: stdout, err: stderr };
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}

const project = writeProject(sampleFiles(sample()));
const spoilt = sampleFiles(draftSample());
spoilt.set('content/2030/plan.md', (spoilt.get('content/2030/plan.md') ?? '').replace('2. Nâng', '4. Nâng'));
const broken = writeProject(spoilt);
afterAll(() => {
  project.remove();
  broken.remove();
});

/** The sample with I.2 as a task that is done once and for all. */
function withDoneTask(): Sample {
  const data = sample();
  const task = data.tasks.sections[0]?.tasks[1];
  if (task === undefined) throw new Error('the sample is whole');
  task.task = ['Ban hành quy chế'];
  return { ...data, progress: { tasks: [{ task: task.id, state: 'hoan-thanh', date: '2030-05-06' }] } };
}

describe('kehoach build', () => {
  it('makes the set and sums it up', () => {
    const { code, out, err } = kehoach('build', '--root', project.root);
    expect({ code, err: err.includes('trich/so-noi-vu.docx') }).toEqual({ code: 0, err: true });
    expect(out).toContain('Đã làm xong bộ văn bản năm 2030');
    expect(out).toMatch(/12 tệp \(6 DOCX, 6 PDF\), \d+ trang/u);
    expect(out).toContain('0 lỗi, 0 cảnh báo');
    expect(readdirSync(join(project.root, 'output/2030')).sort()).toEqual(['manifest.json', 'phu-luc.docx', 'phu-luc.pdf', 'quyet-dinh.docx', 'quyet-dinh.pdf', 'trich']);
  });
  it('answers programs in JSON, and nothing else on standard output', () => {
    const { code, out, err } = kehoach('build', '2030', '--json', '--root', project.root);
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(parsed(out)).toMatchObject({ ok: true, manifest: { year: 2030, tasks: [{ ref: 'I.1' }, { ref: 'I.2' }] } });
  });
  it('stops at bad content with exit code 1, every complaint located', () => {
    const { code, err } = kehoach('build', '--root', broken.root);
    expect(code).toBe(1);
    expect(err).toContain('content/2030/plan.md:14:1 error numbering Khoản của mục I đánh số không liên tục: cần "2", đang là "4" (R43).');
    expect(err).toContain('1 lỗi, 0 cảnh báo');
    expect(existsSync(join(broken.root, 'output'))).toBe(false);
  });
  it('tells that the output cannot be written, with exit code 3', () => {
    const files = writeProject(sampleFiles(sample()));
    writeFileSync(join(files.root, 'output'), 'a file where a folder belongs');
    const { code, err } = kehoach('build', '--root', files.root);
    files.remove();
    expect(code).toBe(3);
    expect(err).toContain('output-not-folder');
    expect(err).toContain('một tệp');
    expect(err).not.toMatch(/^\s+at /mu);
  });
});

describe('a font that is not there', () => {
  /** Hides one file of the font package from the program. */
  const hidden = `data:text/javascript,${encodeURIComponent(`
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const read = fs.readFileSync;
fs.readFileSync = (path, ...rest) => {
  if (String(path).endsWith('Tinos_700Bold.ttf')) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall: 'open' });
  return read(path, ...rest);
};
syncBuiltinESMExports();
`)}`;
  it('stops the build and is named, with what to do', () => {
    const files = writeProject(sampleFiles(sample()));
    const { status, stderr } = spawnSync(process.execPath, ['--import', hidden, program, 'build', '--root', files.root], { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
    expect(existsSync(join(files.root, 'output'))).toBe(false);
    files.remove();
    expect(status).toBe(1);
    expect(stderr).toContain('Tinos_700Bold.ttf');
    expect(stderr).toContain('error missing-font');
    expect(stderr).toContain('npm ci');
  });
});

describe('kehoach check', () => {
  it('says that all is well and writes nothing', () => {
    const files = writeProject(sampleFiles(draftSample()));
    const { code, out } = kehoach('check', '--root', files.root);
    expect(existsSync(join(files.root, 'output'))).toBe(false);
    files.remove();
    expect({ code, out }).toEqual({ code: 0, out: 'Năm 2030: 0 lỗi, 0 cảnh báo.\n' });
  });
  it('names a plan that says it is issued and that no register knows', () => {
    const { code, out } = kehoach('check', '--root', project.root);
    expect(code).toBe(0);
    expect(out).toContain('warning issued-unregistered Kế hoạch năm 2030 ghi là đã ban hành (Quyết định số 07/QĐ-UBND) nhưng không có sổ ban hành content/issued.json');
    expect(out).toContain('kehoach issue 2030 --number 7 --date 2029-12-05');
  });
  it('gives diagnostics as JSON', () => {
    const { code, out } = kehoach('check', '--json', '--root', broken.root);
    expect(code).toBe(1);
    expect(parsed(out)).toMatchObject({ ok: false, diagnostics: [{ code: 'numbering', level: 'error', file: 'content/2030/plan.md', line: 14, column: 1 }] });
  });
});

describe('kehoach list', () => {
  it('years', () => {
    expect(kehoach('list', 'years', '--root', project.root).out).toMatch(/^Gõ .*\n2030 +07\/QĐ-UBND +05\/12\/2029 +ghi là đã ban hành, chưa có trong sổ ban hành\n$/u);
  });
  it('agencies with their counts', () => {
    expect(parsed(kehoach('list', 'agencies', '--json', '--root', project.root).out)).toContainEqual({ id: 'so-tai-chinh', name: 'Sở Tài chính', symbol: '', lead: 1, named: 1, group: 0 });
  });
  it('tasks, as a table for people', () => {
    const { out } = kehoach('list', 'tasks', '--root', project.root);
    expect(out).toContain('I.1');
    expect(out).toContain('quý I/2030');
    expect(out).toContain('so-noi-vu (chủ trì)');
  });
});

describe('kehoach draft and review', () => {
  const drafting = writeProject(sampleFiles(sample()));
  afterAll(() => { drafting.remove(); });

  it('drafts the next year, sums it up, and refuses to do so twice', () => {
    const { code, out } = kehoach('draft', '2031', '--from', '2030', '--root', drafting.root);
    expect(code).toBe(0);
    expect(out).toContain('Đã soạn dự thảo năm 2031 từ kế hoạch năm 2030: content/2031/');
    expect(out).toMatch(/\d+ chỗ chuyển năm, \d+ chỗ giữ nguyên/u);
    expect(readdirSync(join(drafting.root, 'content/2031')).sort()).toEqual(['decision.md', 'plan.json', 'plan.md', 'review.json', 'tasks.json']);
    const again = kehoach('draft', '2031', '--from', '2030', '--root', drafting.root);
    expect([again.code, again.err.includes('error draft-exists')]).toEqual([2, true]);
    expect(kehoach('check', '2031', '--root', drafting.root).code).toBe(0);
  });
  it('lists the open questions under their parts, and how many remain', () => {
    const { code, out } = kehoach('review', '2031', '--root', drafting.root);
    expect(code).toBe(0);
    expect(out).toContain('Quyết định');
    expect(out).toContain('can-cu-1 [còn mở] Căn cứ 1: "');
    expect(out).toMatch(/Còn \d+ câu hỏi mở trong \d+ câu\./u);
  });
  it('tells a proposal that --accept takes from advice that a person must write out', () => {
    const file = join(drafting.root, 'content/2031/review.json');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('"questions": [', `"questions": [${JSON.stringify({ id: 'muc-9', kind: 'muc', place: 'dieu.1', words: 'Ban hành', ask: 'Có cần câu này không?', proposed: 'Bỏ câu này', state: 'mo' })},`));
    const { out } = kehoach('review', '2031', '--root', drafting.root);
    writeFileSync(file, before);
    expect(out).toContain('Có cần câu này không? Ý kiến: Bỏ câu này. (không dùng --accept được: tự sửa lời văn rồi trả lời --change, hoặc --keep kèm lý do)\n');
    expect(out).toContain('thay thế không? Đề xuất: Giữ nguyên.\n');
  });
  it('answers one by id, many by kind, with a note, and opens again', () => {
    const answered = kehoach('review', '2031', '--accept', 'can-cu', '--note', 'Đã tra cứu', '--json', '--root', drafting.root);
    expect(answered.code).toBe(0);
    const review = (): string => readFileSync(join(drafting.root, 'content/2031/review.json'), 'utf8');
    expect(review()).toContain('"state": "chap-nhan",\n      "note": "Đã tra cứu"');
    expect(kehoach('review', '2031', '--reopen', 'can-cu-1', '--root', drafting.root).out).toContain('can-cu-1 [còn mở]');
    const before = review();
    const wrong = kehoach('review', '2031', '--change', 'can-cu-77', '--root', drafting.root);
    expect([wrong.code, wrong.err.includes('Không có câu hỏi nào có mã "can-cu-77"')]).toEqual([2, true]);
    expect(review()).toBe(before);
  });
  it('lists the tasks that were left out, and why, also when all is answered', () => {
    const left = writeProject(sampleFiles(withDoneTask()));
    expect(kehoach('draft', '2031', '--from', '2030', '--root', left.root).code).toBe(0);
    expect(kehoach('review', '2031', '--root', left.root).out).toMatch(/Nhiệm vụ năm 2030 không đưa vào dự thảo\n {2}I\.2 Ban hành quy chế\n {6}Đã hoàn thành ngày 06\/5\/2030; chỉ thực hiện một lần/u);
    expect(JSON.parse(kehoach('review', '2031', '--json', '--root', left.root).out)).toMatchObject({ leftOut: [{ id: 'ra-soat-quy-che', was: 'I.2', words: 'Ban hành quy chế' }] });
    left.remove();
  });
  it('what was asked about and taken out is told as taken out, what was edited as edited', () => {
    const { root, remove: removeIt } = writeProject(sampleFiles({ ...sample(), progress: { tasks: [{ task: 'ra-soat-quy-che', state: 'khong-thuc-hien', reason: 'Luật mới thay thế' }] } }));
    kehoach('draft', '2031', '--from', '2030', '--root', root);
    const tasks = join(root, 'content/2031/tasks.json');
    const decision = join(root, 'content/2031/decision.md');
    const asked = (JSON.parse(readFileSync(join(root, 'content/2031/review.json'), 'utf8')) as { questions: { id: string; kind: string; place: string; words: string }[] }).questions;
    const [task, basis] = [asked.find((q) => q.place === 'ra-soat-quy-che/task'), asked.find((q) => q.kind === 'can-cu')];
    const content = JSON.parse(readFileSync(tasks, 'utf8')) as { sections: { tasks: { id: string }[] }[] };
    for (const section of content.sections) section.tasks = section.tasks.filter(({ id }) => id !== 'ra-soat-quy-che');
    writeFileSync(tasks, JSON.stringify(content));
    writeFileSync(decision, readFileSync(decision, 'utf8').replace(basis?.words ?? '-', `${basis?.words.replace(/;$/u, '') ?? ''} (sửa đổi năm 2030);`));
    const { code, out } = kehoach('review', '2031', '--change', task?.id ?? '', basis?.id ?? '', '--root', root);
    removeIt();
    expect([code, out.split('\n').filter((line) => line.includes('Đã ghi nhận') || line.includes('đã bỏ'))]).toEqual([0, [`Đã ghi nhận lời văn mới của 1 câu hỏi: ${basis?.id}.`, 'Đã ghi nhận 1 chỗ được hỏi không còn trong nội dung:', `  ${task?.id}: đã bỏ nhiệm vụ "Rà soát quy chế"`]]);
  });
  it('a review.json that was deleted is missed, and put back by --restore', () => {
    const file = join(drafting.root, 'content/2031/review.json');
    const before = readFileSync(file, 'utf8');
    rmSync(file);
    expect(kehoach('check', '2031', '--root', drafting.root).err).toContain('error review-missing');
    expect(kehoach('review', '2031', '--root', drafting.root).err).toContain('--restore');
    expect(kehoach('review', '2031', '--restore', '--root', drafting.root).out).toMatch(/Đã đưa lại \d+ câu hỏi như lúc hỏi: can-cu-1/u);
    expect(kehoach('check', '2031', '--root', drafting.root).code).toBe(0);
    writeFileSync(file, before);
    expect(kehoach('review', '2031', '--restore', '--root', drafting.root).out).toContain('Không thiếu câu hỏi nào');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
  it.each([
    [['draft', '2031'], "Thiếu tùy chọn '--from <năm>'"],
    [['draft', 'sau', '--from', '2030'], "Giá trị 'sau' không dùng được"],
    [['draft', '2029', '--from', '2030'], 'Năm dự thảo 2029 không sau năm gốc 2030'],
    [['draft', '2032', '--from', '2019'], 'Không có kế hoạch năm 2019'],
    [['review', '2030'], 'Năm 2030 không có tệp review.json'],
    [['review', '2031', '--accept', 'a', '--change', 'b'], 'không dùng cùng nhau'],
  ])('%j exits with 2 and says so', (args, message) => {
    const { code, err } = kehoach(...args, '--root', drafting.root);
    expect([code, err.includes(message) ? message : err]).toEqual([2, message]);
  });
});

describe('kehoach compare', () => {
  const years = writeTwoYears((later) => {
    const task = later.tasks.sections[0]?.tasks[0];
    if (task !== undefined) task.task = ['Ban hành kế hoạch thanh tra'];
  });
  afterAll(() => { years.remove(); });

  it('makes the table of changes and sums it up', () => {
    const { code, out } = kehoach('compare', '2030', '2031', '--root', years.root);
    expect(code).toBe(0);
    expect(out).toMatch(/Phần +Năm 2030 +Năm 2031 +Giữ nguyên +Bổ sung +Không còn +Sửa lời +Chuyển +Đổi số +Tách +Gộp/u);
    expect(out).toMatch(/Nhiệm vụ +2 +2 +0 +0 +0 +2 +0 +0 +0 +0/u);
    expect(out).toContain('output/so-sanh-2030-2031/');
    expect(out).toMatch(/bang-so-sanh\.docx, \d+ trang/u);
    expect(readdirSync(join(years.root, 'output/so-sanh-2030-2031')).sort()).toEqual(['.danh-sach.json', 'bang-so-sanh.docx', 'bang-so-sanh.pdf']);
  });
  it('answers programs in JSON, and nothing else on standard output', () => {
    const { code, out, err } = kehoach('compare', '2030', '2031', '--json', '--root', years.root);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(parsed(out)).toMatchObject({ ok: true, comparison: { before: 2030, after: 2031, counts: { tasks: { before: 2, after: 2, changed: 2 } } }, folder: 'so-sanh-2030-2031', files: [{ path: 'bang-so-sanh.docx' }, { path: 'bang-so-sanh.pdf' }] });
  });
  it('says that a year does not differ from itself, with a document and exit code 0', () => {
    const { code, out } = kehoach('compare', '2031', '2031', '--root', years.root);
    expect(code).toBe(0);
    expect(out).toContain('Năm 2031 so với năm 2031: không có khác biệt nào.');
    expect(existsSync(join(years.root, 'output/so-sanh-2031-2031/bang-so-sanh.pdf'))).toBe(true);
  });
  it.each([
    [['2029', '2031'], 'Không có kế hoạch năm 2029'],
    [['2030', '2032'], 'Không có kế hoạch năm 2032'],
    [['2031', '2030'], 'Năm trước (2031) không được lớn hơn năm sau (2030)'],
    [['2030'], "Thiếu tham số 'năm sau'"],
  ])('%j exits with 2 and writes nothing', (args, message) => {
    const files = writeTwoYears();
    const { code, err } = kehoach('compare', ...args, '--root', files.root);
    expect(existsSync(join(files.root, 'output'))).toBe(false);
    files.remove();
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
  it('stops at a fault of either year with exit code 1, located', () => {
    const files = writeTwoYears((later) => { later.text = later.text.replace('2. Nâng', '4. Nâng'); });
    const { code, err } = kehoach('compare', '2030', '2031', '--root', files.root);
    expect(existsSync(join(files.root, 'output'))).toBe(false);
    files.remove();
    expect(code).toBe(1);
    expect(err).toContain('content/2031/plan.md:14:1 error numbering');
  });
  it('tells that the output cannot be written, with exit code 3', () => {
    const files = writeTwoYears();
    writeFileSync(join(files.root, 'output'), 'a file where a folder belongs');
    const { code, err } = kehoach('compare', '2030', '2031', '--root', files.root);
    files.remove();
    expect(code).toBe(3);
    expect(err).toContain('output-not-folder');
  });
});

describe('kehoach status', () => {
  const reported = sample();
  reported.progress = {
    tasks: [
      { task: 'ke-hoach-thanh-tra', state: 'hoan-thanh', date: '2030-03-20', evidence: ['Quyết định số 595/QĐ-UBND ngày 20/3/2030'] },
      { task: 'ra-soat-quy-che', state: 'dang-thuc-hien', percent: 40, note: 'Đã lấy ý kiến các sở' },
    ],
  };
  const files = writeProject(sampleFiles(reported));
  afterAll(files.remove);

  it('shows sections, agencies, what is late and what is due, on the day that is given', () => {
    const { code, out } = kehoach('status', '--as-of', '2030-06-16', '--root', files.root);
    expect(code).toBe(0);
    expect(out).toContain('tính đến ngày 16/6/2030');
    expect(out).toMatch(/^I\. CẢI CÁCH THỂ CHẾ +2 +1 +1 +0 +0 +0 +50% +1$/mu);
    expect(out).toMatch(/^Sở Tài chính +1 +0 +1 +0 +0 +0 +0% +1$/mu);
    expect(out).toMatch(/Quá hạn: 1 nhiệm vụ\n.+\nI\.2 +15\/6\/2030 +Đang thực hiện +Sở Tài chính +Rà soát quy chế/u);
    expect(out).toContain('Đến hạn trong 30 ngày tới: 0 nhiệm vụ');
    expect(existsSync(join(files.root, 'output'))).toBe(false);
  });
  it('answers programs in JSON; the day is the last of the year where none is given', () => {
    const { code, out } = kehoach('status', '2030', '--json', '--root', files.root);
    expect(code).toBe(0);
    expect(parsed(out)).toMatchObject({
      ok: true,
      year: 2030,
      asOf: '2030-12-31',
      total: { total: 2, byState: { 'hoan-thanh': 1, 'dang-thuc-hien': 1 }, percent: { 'hoan-thanh': 50 } },
      overdue: ['ra-soat-quy-che'],
      tasks: [{ id: 'ke-hoach-thanh-tra', state: 'hoan-thanh', due: '2030-03-31' }, { ref: 'I.2', progress: { percent: 40 } }],
    });
  });
  it('makes a report as of the last day of its period', () => {
    const { code, out } = kehoach('status', '--report', 'quy-2', '--json', '--root', files.root);
    expect(code).toBe(0);
    expect(parsed(out)).toMatchObject({ asOf: '2030-06-30', report: { folder: 'output/bao-cao-2030-quy-2', files: [{ path: 'bao-cao.docx' }, { path: 'bao-cao.pdf' }] } });
    expect(readdirSync(join(files.root, 'output/bao-cao-2030-quy-2')).sort()).toEqual(['.danh-sach.json', 'bao-cao.docx', 'bao-cao.pdf']);
  });
  it('says where progress is to be written, if nobody has reported', () => {
    expect(kehoach('status', '--root', project.root).out).toContain('Chưa có tệp content/2030/progress.json');
  });
  it('a report without a body that reports stops with exit code 1', () => {
    const silent = sample();
    delete silent.plan.report;
    const { root, remove } = writeProject(sampleFiles(silent));
    const { code, err } = kehoach('status', '--report', 'nam', '--root', root);
    const shown = kehoach('status', '--root', root);
    remove();
    expect({ code, shown: shown.code }).toEqual({ code: 1, shown: 0 });
    expect(err).toContain('content/2030/plan.json:1:1 error report-missing');
  });
  it('a missing or wrong template stops the report alone', () => {
    const { root, remove } = writeProject(sampleFiles(sample()));
    const template = join(root, 'templates/bao-cao.hbs');
    const text = readFileSync(template, 'utf8');
    writeFileSync(template, text.replace('{{done.count}}', '{{done.cuont}}'));
    const wrong = ['check', 'status', 'build'].map((command) => kehoach(command, ...(command === 'status' ? ['--report', 'nam'] : []), '--root', root));
    rmSync(template);
    const missing = [['status', '--report', 'nam'], ['status'], ['check'], ['build']].map((args) => kehoach(...args, '--root', root));
    remove();
    expect(wrong.map((a) => a.code)).toEqual([0, 1, 0]);
    expect(wrong[1]?.err).toMatch(/templates\/bao-cao\.hbs:\d+:\d+ error template-unknown-field Mẫu dùng trường không có: "cuont"/u);
    expect(missing.map((a) => a.code)).toEqual([1, 0, 0, 0]);
    expect(missing[0]?.err).toContain('templates/bao-cao.hbs:1:1 error missing-template');
  });
});

describe('wrong use', () => {
  it.each([
    [['buidl'], "Không có lệnh 'buidl'"],
    [['build', '--forse'], "Không có tùy chọn '--forse'"],
    [['list'], "Thiếu tham số 'gì'"],
    [['list', 'people'], "Giá trị 'people' không dùng được"],
    [['status', '--as-of', '2023-02-31', '--root', project.root], "Giá trị '2023-02-31' không dùng được. Ngày phải có thật, dạng 2023-06-30."],
    [['status', '--as-of', '30/06/2023', '--root', project.root], "Giá trị '30/06/2023' không dùng được."],
    [['status', '--report', 'quy-5', '--root', project.root], "Giá trị 'quy-5' không dùng được. Các giá trị dùng được: quy-1, quy-2, quy-3, quy-4, 6-thang, 9-thang, nam."],
    [['status', '--report'], "Tùy chọn '--report <kỳ>' thiếu giá trị."],
    [['status', '1999', '--root', project.root], 'Không có kế hoạch năm 1999'],
    [['build', '1999', '--root', project.root], 'Không có kế hoạch năm 1999'],
    [['build', '--root', join(project.root, 'nowhere')], 'Không tìm thấy thư mục content'],
  ])('%j exits with 2 and says so in Vietnamese', (args, message) => {
    const { code, err } = kehoach(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
  it('a folder of years that is empty', () => {
    const files = writeProject(new Map([['content/agencies.json', '{}']]));
    mkdirSync(join(files.root, 'content', 'khac'));
    const { code, err } = kehoach('check', '--root', files.root);
    files.remove();
    expect(code).toBe(2);
    expect(err).toContain('Chưa có năm nào');
  });
});

describe('help', () => {
  it.each([[['--help']], [['build', '--help']], [['check', '--help']], [['list', '--help']], [['draft', '--help']], [['review', '--help']], [['compare', '--help']], [['status', '--help']], [['help', 'list']]])('%j is in Vietnamese and tells the exit codes', (args) => {
    const { code, out } = kehoach(...args);
    expect(code).toBe(0);
    expect(out).toContain('Cách dùng:');
    expect(out).toContain('Mã kết thúc:');
    expect(out).not.toMatch(/Usage|options|Options:|Commands:|command|display help|default|choices/u);
  });
  it('no command at all shows the help', () => {
    const { code, err, out } = kehoach();
    expect(code).toBe(2);
    expect(out + err).toContain('Cách dùng:');
  });
});

describe('which year and decision a command works on', () => {
  const office = writeProject(sampleFiles(withSenders(draftSample())));
  afterAll(() => { office.remove(); });
  const run = (...args: readonly string[]): Answer => kehoach(...args, '--root', office.root);

  it('issue takes the name of who has signed, and no name that nobody has', () => {
    edit(office.root, 'content/2030/plan.json', '"name": "Nguyễn Văn A"', '"name": null');
    const open = run('issue', '2030', '--number', '7', '--date', '2029-12-05');
    expect(open.code).toBe(1);
    expect(open.err).toContain('Quyết định ban hành phải có họ và tên người ký');
    expect(open.err).toContain('kehoach issue 2030 … --signer');
    const placeholder = run('issue', '2030', '--number', '7', '--date', '2029-12-05', '--signer', 'Họ và tên');
    expect([placeholder.code, placeholder.err]).toEqual([2, expect.stringContaining("Giá trị 'Họ và tên' không dùng được. Ghi họ và tên thật của người ký")]);
    const titled = run('issue', '2030', '--number', '7', '--date', '2029-12-05', '--signer', 'Bà Lê Thị C');
    expect([titled.code, titled.err]).toEqual([2, expect.stringContaining('Chỉ ghi: "Lê Thị C".')]);
    const small = run('issue', '2030', '--number', '7', '--date', '2029-12-05', '--signer', 'lê thị C');
    expect([small.code, small.err]).toEqual([2, expect.stringContaining('Ghi: "Lê Thị C".')]);
    expect(run('issue', '2030', '--number', '7', '--date', '2029-12-05', '--signer', 'Lê Thị C').code).toBe(0);
    expect(readFileSync(join(office.root, 'content/2030/plan.json'), 'utf8')).toContain('"name": "Lê Thị C"');
    const other = run('issue', '2030', '--number', '7', '--date', '2029-12-05', '--signer', 'Trần Văn D');
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('đã ghi người ký Lê Thị C, lệnh lại ghi Trần Văn D')]);
  });
  it('a draft of a later year is not what print, copy, status and send take; review and check take it; each says so', () => {
    expect(run('draft', '2031', '--from', '2030').code).toBe(0);
    const issued = 'Lệnh không ghi năm: lấy năm 2030, năm mới nhất đã ban hành (Quyết định số 07/QĐ-UBND ngày 05/12/2029).';
    for (const args of [['print'], ['copy', '--form', 'sao-y', '--for', 'so-y-te', '--date', '2029-12-10'], ['send'], ['status']]) {
      const { code, err } = run(...args);
      expect([args[0], code, err]).toEqual([args[0], 0, expect.stringContaining(issued)]);
    }
    for (const name of ['check', 'review']) expect(run(name).err).toContain('lấy năm 2031, năm mới nhất trong content');
    const { err } = run('status', '--json');
    expect(err).toBe('');
  });
  it('list years shows the decisions of a year, and a decision that lies aside is named by its folder', () => {
    expect(run('amend', '--kind', 'sua-doi').code).toBe(0);
    const { out } = run('list', 'years');
    expect(out).toMatch(/^2030\.qd-7 +07\/QĐ-UBND +05\/12\/2029 +đang có hiệu lực$/mu);
    expect(out).toMatch(/^2030 +dự thảo, để sửa đổi, bổ sung quyết định đang có hiệu lực$/mu);
    expect(run('print', '2030.qd-7').out).toContain('output/2030-qd-7/in/in.pdf');
    expect(run('check', '2030.qd-7').out).toContain('Năm 2030.qd-7: 0 lỗi');
    expect(run('status', '2030.qd-7').code).toBe(0);
    const unknown = run('print', '2030.qd-8');
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('Các năm, quyết định đang có: 2030, 2030.qd-7, 2031.')]);
    const alone = run('review', '2030.qd-7');
    expect([alone.code, alone.err]).toEqual([2, expect.stringContaining('không dùng được với 2030.qd-7')]);
    const open = run('print', '2030');
    expect([open.code, open.err]).toEqual([1, expect.stringContaining('Quyết định đang có hiệu lực của kế hoạch năm 2030 là số 07/QĐ-UBND')]);
    const without = run('amend', '2030');
    expect([without.code, without.err]).toEqual([2, expect.stringContaining("Thiếu tùy chọn '--kind thay-the' (hoặc sua-doi, hoặc --drop).")]);
    expect(run('amend', '2030', '--drop').out).toContain('đã trở về content/2030/ và output/2030/');
  });
});

describe('a draft that leaves tasks out', () => {
  it('names each, with the reason', () => {
    const files = writeProject(sampleFiles(withDoneTask()));
    const { code, out } = kehoach('draft', '2031', '--from', '2030', '--root', files.root);
    files.remove();
    expect([code, out]).toEqual([0, expect.stringContaining('Bỏ I.2 Ban hành quy chế: Đã hoàn thành ngày 06/5/2030; chỉ thực hiện một lần')]);
  });
});

describe('a slip of typing', () => {
  it.each([
    [['chek'], `Không có lệnh 'chek'. Có phải ý là "check"?`],
    [['check', '--jsn'], `Không có tùy chọn '--jsn'. Có phải ý là "--json"?`],
    [['list', 'yeras'], `Có phải ý là "years"?`],
    [['check', '2030', 'Sở', 'Y tế'], `Thừa tham số: 'Sở', 'Y tế'.`],
    [['copy', '2030', '--form', 'sao-y', '--for', 'so-y-te', '--date', '2029-12-10', '--signer', '<họ tên>'], `Giá trị '<họ tên>' không dùng được.`],
    [['amend', '2030', '--drop', '--kind', 'sua-doi'], 'không dùng cùng nhau'],
  ])('%j: what is meant, or what is too much, is said', (args, message) => {
    const { code, err } = kehoach(...args, '--root', project.root);
    expect([code, err.includes(message) ? message : err]).toEqual([2, message]);
  });
});

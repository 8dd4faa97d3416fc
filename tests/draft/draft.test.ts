import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { placedTexts } from '../../src/content/places.js';
import type { Plan } from '../../src/content/plan.js';
import { readPlan } from '../../src/content/read.js';
import { checkPlan } from '../../src/plan/check.js';
import { draftPlan } from '../../src/draft/draft.js';
import { answerReview } from '../../src/publish/answer-review.js';
import { buildYear } from '../../src/publish/build.js';
import { draftYear, type DraftResult } from '../../src/publish/draft-year.js';
import { all, part } from '../support/docx.js';
import { readPdf, wordsOfPage } from '../support/pdf.js';

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

/** A project of its own with the real content of 2023. */
function project(): string {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-draft-'));
  roots.push(root);
  for (const folder of ['content', 'templates']) cpSync(folder, join(root, folder), { recursive: true });
  return root;
}

function drafted(root: string, from: number, to: number, force = false): DraftResult {
  const result = draftYear(root, from, to, { force });
  if (!result.ok) throw new Error(result.diagnostics.map((d) => `${d.code} ${d.message}`).join('\n'));
  return result.value;
}

function planOf(root: string, year: number): Plan {
  const { plan, diagnostics } = readPlan(root, year);
  const errors = [...diagnostics, ...(plan === undefined ? [] : checkPlan(plan))].filter((d) => d.level === 'error');
  if (plan === undefined || errors.length > 0) throw new Error(errors.map((d) => `${d.file}:${d.line} ${d.code} ${d.message}`).join('\n'));
  return plan;
}

const textsOf = (plan: Plan): readonly string[] => placedTexts(plan).map((t) => t.text);

/** Numbers and days of cited documents, by their own look, not by the rules on years. */
const citations = /\d+\/(?:\d{4}\/)?[\p{Lu}]+(?:-[\p{Lu}]+)*|(?:Luật|Nghị quyết|Nghị định|Quyết định|Kế hoạch|Kết luận|Công văn)[^.;]{0,80}? ngày \d{1,2}(?:\/| tháng )\d{1,2}(?:\/| năm )\d{4}|ISO \d+:\d{4}/gu;
const citationsOf = (plan: Plan): readonly string[] => textsOf(plan).flatMap((text) => text.match(citations) ?? []);

describe('2024, drafted from 2023', () => {
  const root = project();
  const before = readFileSync(join(root, 'content/2023/tasks.json'), 'utf8');
  const { content } = drafted(root, 2023, 2024);
  const from = planOf(root, 2023);
  const plan = planOf(root, 2024);

  it('never touches 2023', () => {
    expect(readFileSync(join(root, 'content/2023/tasks.json'), 'utf8')).toBe(before);
  });
  it('accounts for each of 64 tasks once, with the same ids in the same order', () => {
    const ids = from.appendix.sections.flatMap((s) => s.tasks.map((t) => t.id));
    expect(content.review.tasks.map((t) => t.id)).toEqual(ids);
    expect(plan.appendix.sections.flatMap((s) => s.tasks.map((t) => t.id))).toEqual(ids);
  });
  it('changes no citation of a law, decision or day', () => {
    expect(citationsOf(from).length).toBeGreaterThan(15);
    expect(citationsOf(plan)).toEqual(citationsOf(from));
  });
  it('records every year, and changes nothing but years', () => {
    const years = textsOf(from).flatMap((text) => text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/gu) ?? []);
    const recorded = content.review.years.flatMap((y) => y.words.match(/(?<!\d)(?:19|20)\d\d(?!\d)/gu) ?? []);
    expect([...recorded].sort()).toEqual([...years].sort());
    const bare = (texts: readonly string[]): readonly string[] => texts.map((text) => text.replaceAll(/(?:19|20)\d\d/gu, '####'));
    expect(bare(textsOf(plan))).toEqual(bare(textsOf(from)));
    expect(content.review.years.filter((y) => y.kind === 'undecided')).toEqual([]);
  });
  it.each([
    ['I.2', 'Ban hành Chương trình Xúc tiến đầu tư tỉnh Khánh Hòa năm 2025', 'Quý II/2024'],
    ['VII.1', 'Ban hành Kế hoạch CCHC tỉnh Khánh Hòa năm 2024', 'Tháng 12/2023'],
    ['VII.4', 'Tổ chức Hội nghị tổng kết công tác CCHC tỉnh năm 2023, triển khai Kế hoạch CCHC tỉnh năm 2024', 'Quý I/2024'],
    ['VI.2', 'Xây dựng Trung tâm Điều hành thông minh tỉnh Khánh Hòa', 'Năm 2023 - 2024'],
    ['V.5', 'Thoái vốn nhà nước tại Công ty Cổ phần Môi trường Đô thị Nha Trang tạo điều kiện để doanh nghiệp hoạt động hiệu quả hơn, cạnh tranh hơn', '30/06/2024'],
  ])('%s', (ref, task, deadline) => {
    const [section, number] = ref.split('.');
    const found = plan.appendix.sections.find((s) => s.number === section)?.tasks.find((t) => t.number === Number(number));
    expect([found?.task, found?.deadline.words]).toEqual([[task], [deadline]]);
  });
  it('number, day and signature are open; each căn cứ is asked about', () => {
    expect(plan.head).toMatchObject({ year: 2024, state: 'du-thao', decision: { number: null, date: null }, signer: { name: null } });
    expect(plan.review?.questions.filter((q) => q.kind === 'can-cu' || q.kind === 'to-trinh').map((q) => q.place)).toEqual(['can-cu.1', 'can-cu.2', 'can-cu.3', 'can-cu.4']);
  });
  it('offers the decision of 2023 where the text speaks of its plan', () => {
    const offered = plan.review?.questions.filter((q) => q.kind === 'quyet-dinh-truoc') ?? [];
    for (const q of offered) expect(q.proposed).toBe('Quyết định số 3604/QĐ-UBND ngày 28/12/2022 của UBND tỉnh Khánh Hòa');
    expect(offered.length).toBeGreaterThan(0);
  });
});

describe('a draft looks like a draft', async () => {
  const root = project();
  drafted(root, 2023, 2024);
  const built = await buildYear(root, 2024);
  const bytes = (path: string): Uint8Array => readFileSync(join(root, 'output/2024', path));
  const plan = planOf(root, 2024);
  it('builds at once, with "DỰ THẢO" at the head of each part', async () => {
    expect(built.diagnostics.filter((d) => d.level === 'error')).toEqual([]);
    const { pages } = await readPdf(bytes('quyet-dinh.pdf'));
    const heads = pages.filter((page) => page.texts.some((t) => ['QUYẾT ĐỊNH', 'KẾ HOẠCH', 'Phụ lục'].includes(t.text)));
    expect(heads).toHaveLength(3);
    for (const page of heads) expect(page.texts.map((t) => t.text)).toContain('DỰ THẢO');
  });
  it('R82: over an appendix "DỰ THẢO" stands to the left and clear of its title, as at the head of the decision', async () => {
    const { pages } = await readPdf(bytes('quyet-dinh.pdf'));
    const texts = pages.find((page) => page.texts.some((t) => t.text === 'Phụ lục'))?.texts ?? [];
    const [mark, title] = ['DỰ THẢO', 'Phụ lục'].map((words) => texts.find((t) => t.text === words));
    if (mark === undefined || title === undefined) throw new Error('no draft mark or no title');
    expect(mark.x + mark.width).toBeLessThan(title.x);
    expect(title.baseline - mark.baseline).toBeGreaterThan(20);
  });
  it('has each open question, in reading order, as a comment at its words and in the list at the end of the PDF', async () => {
    const order = placedTexts(plan).map((t) => t.place);
    const open = [...(plan.review?.questions ?? [])].sort((a, b) => order.indexOf(a.place) - order.indexOf(b.place));
    const comments = all(part(bytes('quyet-dinh.docx'), 'word/comments.xml'), 'w:comment').map((c) => c.textContent);
    expect(comments.map((c) => /\(([a-z0-9-]+)\)$/u.exec(c ?? '')?.[1])).toEqual(open.map((q) => q.id));
    const { pages } = await readPdf(bytes('quyet-dinh.pdf'));
    const text = pages.flatMap(wordsOfPage).join(' ');
    const list = text.indexOf('CÂU HỎI CÒN MỞ CỦA DỰ THẢO');
    expect(list).toBeGreaterThan(0);
    const told = open.map((question) => text.indexOf(`(${question.id})`));
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told[0]).toBeGreaterThan(list);
  });
  it('says first in words where a question is, and quotes without the mark that ends the quoted line', async () => {
    const { pages } = await readPdf(bytes('quyet-dinh.pdf'));
    const text = pages.flatMap(wordsOfPage).join(' ');
    expect(text).toMatch(/\[1\] Căn cứ 1: “Căn cứ Luật [^”]* năm 2019”\. Căn cứ này còn hiệu lực[^?]*\? Đề xuất: Giữ nguyên\. \(can-cu-1\)/u);
    expect(text).toMatch(/\[\d+\] Phụ lục II\.5: “Sửa đổi quy trình giải quyết TTHC/u);
    expect(text).not.toMatch(/[;.]”/u);
  });
  it('calls advice what the program cannot put in', async () => {
    const { pages } = await readPdf(bytes('quyet-dinh.pdf'));
    const text = pages.flatMap(wordsOfPage).join(' ');
    const advised = (plan.review?.questions ?? []).filter((q) => q.proposed !== null && q.becomes === undefined);
    expect(advised.map(({ id }) => id)).toContain('quyet-dinh-truoc-1');
    for (const { id, proposed } of advised) expect(text).toContain(`Ý kiến: ${proposed ?? ''}. (${id})`);
    expect([...text.matchAll(/Ý kiến: /gu)]).toHaveLength(advised.length);
  });
  it('cannot be issued while questions are open, and carries no mark once they are answered', async () => {
    const head = join(root, 'content/2024/plan.json');
    writeFileSync(head, readFileSync(head, 'utf8').replace('"du-thao"', '"da-ban-hanh"').replace('"number": null', '"number": 12').replace('"date": null', '"date": "2023-12-28"').replace('"name": null', '"name": "Nguyễn Văn A"'));
    const refused = await buildYear(root, 2024);
    expect(refused.manifest).toBeUndefined();
    expect(refused.diagnostics.find((d) => d.code === 'open-questions')).toMatchObject({ level: 'error', file: 'content/2024/plan.json' });
    const kinds = [...new Set(plan.review?.questions.map((q) => q.kind))];
    replace(root, 'content/2024/decision.md', 'số 4046/SNV-CCHC ngày 26 tháng 12 năm 2022', 'số 5120/SNV-CCHC ngày 18 tháng 12 năm 2023');
    expect(answerReview(root, 2024, { which: ['to-trinh'], state: 'da-doi', note: undefined }).ok).toBe(true);
    expect(answerReview(root, 2024, { which: kinds.filter((kind) => kind !== 'to-trinh'), state: 'giu-nguyen', note: 'Đã xem' }).ok).toBe(true);
    expect((await buildYear(root, 2024)).manifest).toBeDefined();
    const { pages } = await readPdf(bytes('quyet-dinh.pdf'));
    expect(pages.flatMap((page) => page.texts.map((t) => t.text)).join(' ')).not.toMatch(/DỰ THẢO|CÂU HỎI|\[1\]/u);
    expect(() => part(bytes('quyet-dinh.docx'), 'word/comments.xml')).toThrow();
  });
});

describe('drafting again', () => {
  it('refuses a year that is there; with force it moves it aside and keeps the answers, but asks again, with the note, where words were edited', () => {
    const root = project();
    drafted(root, 2023, 2024);
    expect(draftYear(root, 2023, 2024)).toMatchObject({ ok: false, diagnostics: [{ code: 'draft-exists' }] });
    replace(root, 'content/2024/decision.md', 'Nghị quyết số 76/NQ-CP', 'Nghị quyết số 77/NQ-CP');
    expect(answerReview(root, 2024, { which: ['can-cu-2'], state: 'da-doi', note: 'Thay bằng nghị quyết mới' }).ok).toBe(true);
    expect(answerReview(root, 2024, { which: ['can-cu-1'], state: 'chap-nhan', note: 'Đã tra cứu' }).ok).toBe(true);
    const again = drafted(root, 2023, 2024, true);
    expect(again.movedAside).toBe('content/2024.cu-1');
    expect(readdirSync(join(root, 'content/2024.cu-1')).sort()).toEqual(['decision.md', 'plan.json', 'plan.md', 'review.json', 'tasks.json']);
    expect(again.content.review.questions.find((q) => q.id === 'can-cu-1')).toMatchObject({ state: 'chap-nhan', note: 'Đã tra cứu' });
    expect(again.content.review.questions.find((q) => q.id === 'can-cu-2')).toMatchObject({ state: 'mo', note: 'Thay bằng nghị quyết mới' });
    expect(again.content.review.questions.filter((q) => q.state !== 'mo')).toHaveLength(1);
  });
  it('the same input gives the same files', () => {
    const [one, two] = [project(), project()];
    drafted(one, 2023, 2024);
    drafted(two, 2023, 2024);
    for (const file of readdirSync(join(one, 'content/2024'))) expect(readFileSync(join(one, 'content/2024', file), 'utf8')).toBe(readFileSync(join(two, 'content/2024', file), 'utf8'));
  });
});

describe('2024, 2025, 2026, each from the one before', () => {
  const root = project();
  for (const year of [2024, 2025, 2026]) drafted(root, year - 1, year);
  const first = planOf(root, 2023);
  const last = planOf(root, 2026);
  it('keeps ids and citations, and every text but its years', () => {
    expect(last.appendix.sections.flatMap((s) => s.tasks.map((t) => t.id))).toEqual(first.appendix.sections.flatMap((s) => s.tasks.map((t) => t.id)));
    expect(citationsOf(last)).toEqual(citationsOf(first));
    expect(textsOf(last).map((t) => t.replaceAll(/(?:19|20)\d\d/gu, '####'))).toEqual(textsOf(first).map((t) => t.replaceAll(/(?:19|20)\d\d/gu, '####')));
  });
  it('names each agency that was merged, at every place that names it', () => {
    const asked = last.review?.questions.filter((q) => q.kind === 'co-quan') ?? [];
    const names = ['Sở Kế hoạch và Đầu tư', 'Sở Giao thông vận tải', 'Sở Tài nguyên và Môi trường', 'Sở Thông tin và Truyền thông', 'Lao động'];
    for (const name of names) expect(asked.some((q) => q.ask.includes(name)), name).toBe(true);
    const touched = placedTexts(first).filter(({ text }) => text.includes('Sở Thông tin và Truyền thông')).map((t) => t.place);
    expect(touched.length).toBeGreaterThan(10);
    for (const place of touched) expect(asked.some((q) => q.place === place && q.words.includes('Thông tin và Truyền thông')), place).toBe(true);
    expect(asked.some((q) => q.proposed === 'Nay là Ủy ban nhân dân các xã, phường, đặc khu')).toBe(true);
  });
  it('gives their tasks to the successors', () => {
    const who = new Set(last.appendix.sections.flatMap((s) => s.tasks.flatMap((t) => t.assignment.assignees.map((a) => a.who))));
    for (const ended of ['so-ke-hoach-va-dau-tu', 'so-giao-thong-van-tai', 'so-tai-nguyen-va-moi-truong', 'so-thong-tin-va-truyen-thong', 'ubnd-cap-huyen']) expect(who).not.toContain(ended);
    for (const successor of ['so-tai-chinh', 'so-xay-dung', 'so-nong-nghiep-va-moi-truong', 'so-khoa-hoc-va-cong-nghe', 'ubnd-cap-xa']) expect(who).toContain(successor);
  });
  it('asks about the periods that have ended by then', () => {
    const ended = last.review?.questions.filter((q) => q.kind === 'giai-doan').map((q) => q.words) ?? [];
    expect(ended.some((words) => words.includes('2022-2025'))).toBe(true);
    expect(ended.some((words) => words.includes('2021-2030'))).toBe(false);
  });
});

describe('bad input leaves everything as it was', () => {
  const cases: readonly { readonly name: string; readonly from: number; readonly to: number; readonly code: string; readonly spoil?: (root: string) => void }[] = [
    { name: 'a missing source year', from: 2019, to: 2024, code: 'no-year' },
    { name: 'a target before the source', from: 2023, to: 2022, code: 'draft-not-later' },
    { name: 'the same year', from: 2023, to: 2023, code: 'draft-not-later' },
    { name: 'a source with an error', from: 2023, to: 2024, code: 'json-syntax', spoil: (root) => { writeFileSync(join(root, 'content/2023/tasks.json'), '{'); } },
    { name: 'a broken review of the year', from: 2023, to: 2024, code: 'json-syntax', spoil: (root) => { mkdirSync(join(root, 'content/2024')); writeFileSync(join(root, 'content/2024/review.json'), '{'); } },
    { name: 'an agency without successor', from: 2023, to: 2026, code: 'agency-without-successor', spoil: (root) => { replace(root, 'content/agencies.json', '"successors": ["so-xay-dung"]', '"successors": []'); } },
    { name: 'a circle of successors', from: 2023, to: 2026, code: 'successor-circle', spoil: (root) => { replace(root, 'content/agencies.json', '"listName": ["Xây dựng"],', '"listName": ["Xây dựng"], "until": "2025-04-01", "successors": ["so-giao-thong-van-tai"],'); } },
  ];
  it.each(cases)('$name: $code', ({ from, to, code, spoil }) => {
    const root = project();
    spoil?.(root);
    const there = readdirSync(join(root, 'content'));
    const result = draftYear(root, from, to, { force: true });
    expect(result.ok ? [] : result.diagnostics.map((d) => d.code)).toContain(code);
    expect(readdirSync(join(root, 'content'))).toEqual(there);
  });
  it('a content file edited while drafting', () => {
    const root = project();
    const result = draftYear(root, 2023, 2024, {
      disk: {
        mkdir: (path) => void mkdirSync(path, { recursive: true }),
        writeFile: (path, bytes) => {
          writeFileSync(path, bytes);
          if (path.endsWith('tasks.json')) replace(root, 'content/2023/plan.md', 'Tiếp tục thực hiện tinh giản', 'Thực hiện tinh giản');
        },
        rename: () => { throw new Error('nothing is to be published'); },
      },
    });
    expect(result).toMatchObject({ ok: false, diagnostics: [{ code: 'content-changed-meanwhile', file: 'content/2023/plan.md' }] });
    expect(existsSync(join(root, 'content/2024'))).toBe(false);
  });
  it('an answer to a question that is not there', () => {
    const root = project();
    drafted(root, 2023, 2024);
    const before = readFileSync(join(root, 'content/2024/review.json'), 'utf8');
    expect(answerReview(root, 2024, { which: ['can-cu-1', 'can-cu-99'], state: 'chap-nhan', note: undefined })).toMatchObject({ ok: false, diagnostics: [{ code: 'question-unknown' }] });
    expect(readFileSync(join(root, 'content/2024/review.json'), 'utf8')).toBe(before);
  });
  it.each([
    ['two answers to one question', 'question-repeated', (review: string) => review.replace('"questions": [', `"questions": [${question('can-cu-90')}, ${question('can-cu-91')},`)],
    ['a question about a task that is gone', 'question-place-unknown', (review: string) => review.replace(/"place": "[a-z0-9-]+\/task"/u, '"place": "khong-co/task"')],
    ['an unknown state', 'wrong-value', (review: string) => review.replace('"state": "mo"', '"state": "xong"')],
  ])('%s in review.json: %s', (_, code, change) => {
    const root = project();
    drafted(root, 2023, 2024);
    const file = join(root, 'content/2024/review.json');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    expect(readPlan(root, 2024).diagnostics).toMatchObject([{ code, file: 'content/2024/review.json' }]);
  });
});

function question(id: string): string {
  return JSON.stringify({ id, kind: 'can-cu', place: 'dieu.1', words: 'Ban hành', ask: 'x', proposed: null, state: 'giu-nguyen', note: 'x' });
}

function replace(root: string, file: string, from: string, to: string): void {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

describe('a draft from a decision that replaces one that was amended', () => {
  const root = project();
  const file = join(root, 'content/2023/decision.md');
  const cited = (number: string): string => `Quyết định số ${number}/QĐ-UBND ngày 05 tháng 01 năm 2023 của Ủy ban nhân dân tỉnh Khánh Hòa`;
  writeFileSync(file, readFileSync(file, 'utf8')
    .replace('Xét đề nghị', `Căn cứ ${cited('15')};\n\nCăn cứ ${cited('115')};\n\nCăn cứ ${cited('27')};\n\nXét đề nghị`)
    .replace('Điều 2.', `Kế hoạch này thay thế Kế hoạch ban hành kèm theo ${cited('15')} và Kế hoạch ban hành kèm theo ${cited('27')}.\n\nĐiều 2.`));
  const plan = join(root, 'content/2023/plan.json');
  writeFileSync(plan, readFileSync(plan, 'utf8').replace('"decision": {', '"replaces": { "kind": "thay-the", "number": 27, "symbol": "QĐ-UBND", "date": "2023-01-05" }, "decision": {'));
  const { plan: from } = readPlan(root, 2023);
  if (from === undefined) throw new Error('2023 is whole');
  const { review } = draftPlan({ from, toYear: 2024, beforeIt: undefined, earlier: undefined });
  it('asks once about each căn cứ; of what is replaced it proposes to leave it out, whether it is named last or before', () => {
    expect(review.questions.filter((q) => q.place.startsWith('can-cu.') && Number(q.place.slice(7)) >= 4).map((q) => [q.place, q.kind, q.proposed])).toEqual([
      ['can-cu.5', 'can-cu', 'Giữ nguyên'], ['can-cu.7', 'to-trinh', null], ['can-cu.4', 'quyet-dinh-truoc', 'Bỏ căn cứ này'], ['can-cu.6', 'quyet-dinh-truoc', 'Bỏ căn cứ này'],
    ]);
  });
});

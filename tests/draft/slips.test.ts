import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tasksShape, type Task } from '../../src/content/schema.js';
import { issueYear } from '../../src/publish/issue.js';
import { readCheckedPlan } from '../../src/publish/project.js';
import { answeredDrafts } from '../support/answered-draft.js';
import { edit, treeOf } from '../support/issued.js';

const { prepare, ready: answered, remove } = answeredDrafts();
beforeAll(prepare);
afterAll(remove);

/** The draft of 2024, ready to be issued, with changes. */
function ready(...changes: readonly Change[]): string {
  const root = answered();
  for (const [file, from, to] of changes) edit(root, file, from, to);
  return root;
}

type Change = readonly [file: string, from: string | RegExp, to: string];
const decision = 'content/2024/decision.md';
const plan = 'content/2024/plan.md';
const tasks = 'content/2024/tasks.json';
const name = 'Kế hoạch cải cách hành chính tỉnh Khánh Hòa năm 2024';
const lastYears = name.replace('2024', '2023');

/** What is said of a year, each as "level code: the words of the line from the place on". */
function told(root: string, year = 2024): readonly string[] {
  return readCheckedPlan(root, year).diagnostics.map(({ level, code, file, line, column }) => {
    const text = readFileSync(join(root, file), 'utf8').split('\n')[line - 1] ?? '';
    return `${level} ${code}: ${text.slice(column - 1, column + 19)}`;
  });
}

const resolution = 'Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021-2030;';
const proposal = 'Xét đề nghị của Giám đốc Sở Nội vụ tại Công văn số 5120/SNV-CCHC ngày 18 tháng 12 năm 2023.';
/** One more căn cứ before the proposal. */
const basis = (text: string): Change => [decision, 'Xét đề nghị', `${text}\n\nXét đề nghị`];

const issue = (root: string): ReturnType<typeof issueYear> => issueYear(root, 2024, { number: 3700, date: { year: 2023, month: 12, day: 28 }, forms: ['giay'], signer: 'Nguyễn Văn A' });

it('nothing is said of the draft as it was made, nor of the plan that it was made from', () => {
  const root = ready();
  expect(told(root)).toEqual([]);
  expect(told(root, 2023)).toEqual([]);
});

async function isNotIssued(root: string, code: string): Promise<void> {
  const before = treeOf(root);
  const { entry, diagnostics } = await issue(root);
  expect(entry).toBeUndefined();
  expect(diagnostics.filter((d) => d.level === 'error').map((d) => d.code)).toContain(code);
  expect(treeOf(root)).toEqual(before);
}

describe('the decision promulgates the plan of its folder', () => {
  const subject: Change = [decision, `subject: Ban hành ${name}`, `subject: Ban hành ${lastYears}`];
  const article: Change = [decision, `Quyết định này ${name}`, `Quyết định này ${lastYears}`];
  it.each<{ what: string; changes: readonly Change[]; said: readonly string[] }>([
    { what: 'trích yếu and Điều 1 of last year', changes: [subject, article], said: ['error decision-names-other-year: 2023', 'error decision-names-other-year: 2023.'] },
    { what: 'trích yếu of last year, in short', changes: [[decision, `subject: Ban hành ${name}`, 'subject: Ban hành Kế hoạch CCHC tỉnh năm 2023']], said: ['error decision-names-other-year: 2023'] },
    { what: 'Điều 1 of last year, over two lines', changes: [[decision, `Quyết định này ${name}`, `Quyết định này\n${lastYears}`]], said: ['error decision-names-other-year: 2023.'] },
    { what: 'trích yếu and Điều of last year, and the plan too', changes: [subject, article, [plan, 'title: Cải cách hành chính tỉnh Khánh Hòa năm 2024', 'title: Cải cách hành chính tỉnh Khánh Hòa năm 2023'], [plan, `name: ${name}`, `name: ${lastYears}`]], said: ['error plan-name-year: 2023'] },
    { what: 'other words for it', changes: [[decision, `Quyết định này ${name}`, 'Quyết định này Kế hoạch CCHC tỉnh năm 2024']], said: ['warning decision-names-otherwise: Ban hành kèm theo Qu'] },
    { what: 'the same name with another province', changes: [[decision, `subject: Ban hành ${name}`, `subject: Ban hành ${name.replace('Khánh Hòa', 'Phú Yên')}`]], said: ['warning decision-names-otherwise: Ban hành Kế hoạch cả'] },
    { what: 'a name of the same beginning', changes: [[decision, `subject: Ban hành ${name}`, `subject: Ban hành ${name}-2025`]], said: ['warning decision-names-otherwise: Ban hành Kế hoạch cả'] },
    { what: 'capitals of the name', changes: [[decision, `Quyết định này ${name}`, `Quyết định này ${name.replace('cải', 'Cải')}`]], said: [] },
    { what: 'the name over two lines', changes: [[decision, 'Kế hoạch cải cách hành chính tỉnh Khánh Hòa năm 2024.', 'Kế hoạch cải cách\nhành chính tỉnh Khánh Hòa năm 2024.']], said: [] },
    { what: 'last year\'s plan named where nothing is promulgated', changes: [[decision, 'Điều 2. Giám đốc', `Điều 2. Quyết định này thay thế quyết định ban hành ${lastYears}. Giám đốc`]], said: [] },
  ])('$what', ({ changes, said }) => {
    expect(told(ready(...changes))).toEqual(said);
  });
  it('is not issued with the name of another year\'s plan', async () => {
    await isNotIssued(ready(subject, article), 'decision-names-other-year');
  });
});

describe('a year that drafting moved and that stands again is told', () => {
  it.each<{ what: string; changes: readonly Change[]; said: readonly string[] }>([
    { what: 'a heading', changes: [[plan, 'TRỌNG TÂM NĂM 2024', 'TRỌNG TÂM NĂM 2023']], said: ['warning year-moved-back: NĂM 2023'] },
    { what: 'a heading with another year', changes: [[plan, 'TRỌNG TÂM NĂM 2024', 'TRỌNG TÂM NĂM 2022']], said: ['warning heading-other-year: NĂM 2022'] },
    { what: 'a heading with a span', changes: [[plan, 'TRỌNG TÂM NĂM 2024', 'TRỌNG TÂM GIAI ĐOẠN 2021-2025']], said: [] },
    { what: 'a title of the appendix', changes: [[tasks, '"title": "CẢI CÁCH THỂ CHẾ"', '"title": "CẢI CÁCH THỂ CHẾ NĂM 2023"']], said: ['warning heading-other-year: NĂM 2023",'] },
    { what: 'a task', changes: [[tasks, 'Chương trình Phát triển nhân lực tỉnh năm 2024', 'Chương trình Phát triển nhân lực tỉnh năm 2023']], said: ['warning year-moved-back: năm 2023"'] },
    { what: 'a task that looks to the year after', changes: [[tasks, 'Xúc tiến đầu tư tỉnh Khánh Hòa năm 2025', 'Xúc tiến đầu tư tỉnh Khánh Hòa năm 2024']], said: ['warning year-moved-back: năm 2024"'] },
    { what: 'a khoản', changes: [[plan, 'ngay trong năm 2024', 'ngay trong năm 2023']], said: ['warning year-moved-back: ngay trong năm 2023.'] },
    { what: 'one of two years of a paragraph', changes: [[plan, 'trong năm 2023, trong năm 2024 cần', 'trong năm 2023, trong năm 2023 cần']], said: ['warning year-moved-back: trong năm 2023 cần t'] },
    { what: 'a task put in other words, of the year before', changes: [[tasks, 'Tổ chức Hội nghị tổng kết công tác CCHC tỉnh năm 2023, triển khai Kế hoạch CCHC tỉnh năm 2024', 'Hội nghị tổng kết công tác CCHC tỉnh năm 2023']], said: [] },
    { what: 'a khoản put in before, of last year\'s results', changes: [[plan, '1. Kinh phí đảm bảo', 'Kết quả đạt được trong năm 2023 là cơ sở để bố trí kinh phí.\n\n1. Kinh phí đảm bảo']], said: [] },
    { what: 'last year\'s result beside this year\'s goal', changes: [[plan, 'ngay trong năm 2024', 'ngay trong năm 2024, tăng so với năm 2023']], said: [] },
  ])('$what', ({ changes, said }) => {
    expect(told(ready(...changes)).filter((line) => !/answer-does-not-hold|question/u.test(line))).toEqual(said);
  });
});

describe('the căn cứ exist when the decision is signed, each stands once, and before the proposal', () => {
  const later = 'Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 3 năm 2025 của Chính phủ về cải cách hành chính;';
  it.each<{ what: string; changes: readonly Change[]; said: readonly string[] }>([
    { what: 'a document of the year after the plan\'s', changes: [basis(later)], said: ['error legal-basis-later: ngày 15 tháng 3 năm '] },
    { what: 'the second law of one căn cứ, of the year after', changes: [[decision, 'ngày 22 tháng 11 năm 2019', 'ngày 22/11/2029']], said: ['error answer-does-not-hold: "chap-nhan"', 'error legal-basis-later: ngày 22/11/2029;'] },
    { what: 'a number of the year after', changes: [basis('Căn cứ Nghị định số 45/2025/NĐ-CP của Chính phủ;')], said: ['error legal-basis-later: 45/2025/NĐ-CP của Ch'] },
    { what: 'a document of the plan\'s year, while the day is open', changes: [basis(later.replace('2025', '2024').replace('76', '77'))], said: [] },
    { what: 'days in a title and of force', changes: [basis('Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024 (có hiệu lực từ ngày 01 tháng 01 năm 2025);'), basis('Căn cứ Nghị quyết số 12/NQ-CP ngày 05/01/2024 về mục tiêu đến ngày 31/12/2025;')], said: [] },
    { what: 'the same căn cứ twice', changes: [basis(resolution)], said: ['error legal-basis-repeated: Căn cứ Nghị quyết số'] },
    { what: 'the same number in other words', changes: [basis('Căn cứ Nghị quyết số 76/NQ-CP của Chính phủ;')], said: ['warning legal-basis-twice: số 76/NQ-CP của Chín'] },
    { what: 'the same law twice', changes: [basis('Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;')], said: ['warning legal-basis-twice: Luật Tổ chức chính q'] },
    { what: 'the same number of another year', changes: [basis('Căn cứ Nghị quyết số 76/NQ-CP ngày 02 tháng 6 năm 2022 của Chính phủ;')], said: [] },
    { what: 'a document named in the title of another', changes: [basis('Căn cứ Nghị quyết số 80/NQ-CP ngày 02 tháng 6 năm 2022 của Chính phủ sửa đổi Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021;')], said: [] },
    { what: 'a căn cứ after the proposal', changes: [[decision, proposal, `${proposal.replace(/\.$/u, ';')}\n\nCăn cứ Nghị quyết số 5/NQ-CP ngày 02 tháng 6 năm 2022 của Chính phủ.`]], said: ['warning legal-basis-after-proposal: Căn cứ Nghị quyết số'] },
    { what: 'two proposals', changes: [[decision, proposal, `${proposal.replace(/\.$/u, ';')}\n\nTheo đề nghị của Giám đốc Sở Tư pháp.`]], said: [] },
  ])('$what', ({ changes, said }) => {
    expect(told(ready(...changes))).toEqual(said);
  });
  it('is not issued on a day before that of a căn cứ', async () => {
    await isNotIssued(ready(basis(later.replace('15 tháng 3 năm 2025', '15 tháng 3 năm 2024'))), 'legal-basis-later');
  });
});

describe('a document is cited with one day', () => {
  const slip: Change = [plan, '76/NQ-CP ngày 15/7/2021', '76/NQ-CP ngày 15/7/2012'];
  it('another day in the plan than in the decision is told there, and is not issued', async () => {
    expect(told(ready(slip))).toEqual(['error cited-two-days: số 76/NQ-CP ngày 15/']);
    await isNotIssued(ready(slip), 'cited-two-days');
  });
});

describe('a space before a sign, where a figure was lost, is told', () => {
  it.each<{ what: string; changes: readonly Change[]; said: readonly string[] }>([
    { what: 'in a khoản', changes: [[plan, 'đạt trên 84%,', 'đạt trên ,']], said: ['warning space-in-draft:  , đối'] },
    { what: 'in a task', changes: [[tasks, 'tỉnh năm 2024', 'tỉnh năm ;']], said: ['warning space-in-draft:  ;'] },
    { what: 'among the recipients', changes: [['content/2024/plan.json', '"Bộ Nội vụ"', '"Bộ Nội vụ (để báo cáo )"']], said: ['warning space-in-draft:  )'] },
  ])('$what', ({ changes, said }) => {
    const found = told(ready(...changes)).filter((line) => line.includes('space-in-draft'));
    expect(found.map((line, i) => line.slice(0, said[i]?.length))).toEqual(said);
  });
  it('and is not issued', async () => {
    await isNotIssued(ready([plan, 'đạt trên 84%,', 'đạt trên ,']), 'space-in-issued');
  });
});

describe('marks of Markdown and HTML are told where they stand, and are not issued', () => {
  it.each<{ what: string; changes: readonly Change[]; said: readonly string[] }>([
    { what: 'bold in an Điều', changes: [[decision, 'Điều 2. Giám đốc Sở Nội vụ', 'Điều 2. Giám đốc **Sở Nội vụ**']], said: ['warning mark-in-draft: **Sở Nội vụ** có trá'] },
    { what: 'a note in a khoản of two lines', changes: [[plan, '10. Xây dựng Trung tâm Điều hành', '10. Xây dựng Trung tâm\nĐiều hành <!-- xem lại -->']], said: ['warning mark-in-draft: <!-- xem lại --> thô'] },
    { what: 'a note between two paragraphs', changes: [[plan, '10. Xây dựng Trung tâm Điều hành', '<!-- hỏi lại -->\n\n10. Xây dựng Trung tâm Điều hành']], said: ['warning mark-in-draft: <!-- hỏi lại -->'] },
    { what: 'italics in a heading', changes: [[plan, '# III. KINH PHÍ', '# III. *KINH PHÍ*']], said: ['warning mark-perhaps: *KINH PHÍ* THỰC HIỆN'] },
    { what: 'a tag in a task', changes: [[tasks, 'Chương trình Phát triển nhân lực tỉnh', 'Chương trình <b>Phát triển nhân lực</b> tỉnh']], said: ['warning mark-in-draft: <b>Phát triển nhân l', 'warning mark-in-draft: </b> tỉnh năm 2024"'] },
    { what: 'bold in the trích yếu', changes: [[decision, /subject: Ban hành (.*)/u, 'subject: "Ban hành **$1**"']], said: ['warning mark-in-draft: **Kế hoạch cải cách '] },
    { what: 'bold among the recipients', changes: [['content/2024/plan.json', '"Bộ Nội vụ"', '"**Bộ Nội vụ**"']], said: ['warning mark-in-draft: **Bộ Nội vụ**",'] },
    { what: 'a table', changes: [[plan, '10. Xây dựng Trung tâm Điều hành', '| STT | Nhiệm vụ |\n|-----|-----|\n| 1 | Thu |\n\n10. Xây dựng Trung tâm Điều hành']], said: ['warning mark-perhaps: | STT | Nhiệm vụ |'] },
    { what: 'a star of a footnote', changes: [[decision, 'Điều 2. Giám đốc Sở Nội vụ', 'Điều 2. Giám đốc Sở Nội vụ* (dưới <10 người)']], said: [] },
  ])('$what', ({ changes, said }) => {
    expect(told(ready(...changes))).toEqual(said);
  });
  it('bold is not issued', async () => {
    await isNotIssued(ready([decision, 'Giám đốc Sở Nội vụ, Thủ trưởng', 'Giám đốc **Sở Nội vụ**, Thủ trưởng']), 'mark-in-issued');
  });
});

describe('a deadline says what it means', () => {
  const deadline = (words: string): Change => [tasks, /"Quý I\/2024"/u, `"${words}"`];
  it.each<{ what: string; changes: readonly Change[]; said: readonly string[] }>([
    { what: 'a year that is not the meaning\'s', changes: [deadline('Hết quý 1 năm 2025')], said: ['error deadline-contradicts: "Hết quý 1 năm 2025"'] },
    { what: 'a quarter that is not the meaning\'s', changes: [deadline('Hết quý 2 năm 2024')], said: ['error deadline-contradicts: "Hết quý 2 năm 2024"'] },
    { what: 'the same quarter, in words that no rule knows', changes: [deadline('Hết quý 1 năm 2024')], said: ['warning deadline-unclear: "Hết quý 1 năm 2024"'] },
    { what: 'O for 0', changes: [deadline('Quý I/2O24')], said: ['warning letter-among-digits: 2O24"'] },
    { what: 'O for 0 in another year', changes: [deadline('Quý I/2O25')], said: ['error deadline-mismatch: [', 'warning letter-among-digits: 2O25"'] },
    { what: 'Qúy', changes: [deadline('Qúy I/2024')], said: ['warning quarter-mistyped: Qúy I/2024"'] },
    { what: 'O for 0 elsewhere', changes: [[plan, 'ngay trong năm 2024', 'ngay trong năm 2O24'], [decision, 'Nghị quyết số 76/NQ-CP ngày 15', 'Nghị quyết số 76/NQ-CP ngày l5']], said: ['error answer-does-not-hold: "chap-nhan"', 'warning letter-among-digits: 2O24.', 'warning letter-among-digits: l5 tháng 7 năm 2021 '] },
  ])('$what', ({ changes, said }) => {
    expect(told(ready(...changes)).toSorted()).toEqual(said);
  });
});

describe('a task that was copied', () => {
  const copied = (change: (copy: Task) => void): string => {
    const root = ready();
    const path = join(root, tasks);
    const file = tasksShape.parse(JSON.parse(readFileSync(path, 'utf8')));
    const [section, other] = file.sections;
    const task = section?.tasks[0];
    if (task === undefined || other === undefined) throw new Error('the draft has tasks');
    const copy: Task = { ...structuredClone(task), id: 'ban-chep', number: other.tasks.length + 1 };
    change(copy);
    other.tasks.push(copy);
    writeFileSync(path, JSON.stringify(file, null, 2));
    return root;
  };
  it.each<{ what: string; change: (copy: Task) => void; said: readonly string[] }>([
    { what: 'under a new id', change: () => undefined, said: ['warning task-copied: "ban-chep",'] },
    { what: 'with other spaces and the assignees in another order', change: (copy) => { copy.task = copy.task.map((part) => (typeof part === 'string' ? `${part};` : part)); copy.assignment.assignees.reverse(); }, said: ['warning task-copied: "ban-chep",'] },
    { what: 'and given another deadline', change: (copy) => { copy.deadline = { words: ['Quý II/2024'], meaning: [{ kind: 'quarter', year: 2024, quarter: 2 }] }; }, said: [] },
    { what: 'and given other words', change: (copy) => { copy.task = ['Xây dựng Chương trình khác']; }, said: [] },
  ])('$what', ({ change, said }) => {
    expect(told(copied(change))).toEqual(said);
  });
  it('the other is named', () => {
    expect(readCheckedPlan(copied(() => undefined), 2024).diagnostics[0]?.message).toContain('giống hệt nhiệm vụ I.1 ("chuong-trinh-phat-trien-nhan-luc")');
  });
});

describe('nơi nhận', () => {
  const head = 'content/2024/plan.json';
  it.each<{ what: string; changes: readonly Change[]; said: readonly string[] }>([
    { what: 'the archive without văn thư', changes: [[head, '"archive": "VT, DL. 42"', '"archive": "DL. 42"']], said: ['warning archive-without-vt: DL. 42",'] },
    { what: 'of a công văn', changes: [[head, '"archive": "VT, CCHC"', '"archive": "CCHC"']], said: ['warning archive-without-vt: CCHC"'] },
    { what: 'a capital too many in a ministry', changes: [[head, '"Bộ Nội vụ"', '"Bộ Nội Vụ"']], said: ['warning recipient-capitals: Bộ Nội Vụ",'] },
    { what: 'a capital too many in a sở', changes: [[head, '"Bộ Nội vụ"', '"Bộ Nội vụ; Sở Y Tế"']], said: ['warning recipient-capitals: Sở Y Tế",'] },
    { what: 'all in capitals, in small letters, and as agencies.json has it', changes: [[head, '"Bộ Nội vụ"', '"BỘ NỘI VỤ", "Phòng nội vụ", "Báo Xây dựng", "Trường Du lịch", "Kho bạc nhà nước"']], said: [] },
  ])('$what', ({ changes, said }) => {
    expect(told(ready(...changes)).filter((line) => !line.includes('copies-stated'))).toEqual(said);
  });
});

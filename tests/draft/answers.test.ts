import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlan } from '../../src/content/read.js';
import type { Question } from '../../src/content/schema.js';
import type { Read } from '../../src/source/json.js';
import { answerReview, type ReviewResult } from '../../src/publish/answer-review.js';
import { composeYear } from '../../src/publish/build.js';
import { draftYear } from '../../src/publish/draft-year.js';
import { issueYear } from '../../src/publish/issue.js';
import { failingDisk } from '../support/failing-disk.js';
import { edit, treeOf } from '../support/issued.js';

const made: string[] = [];
let drafted = '';
beforeAll(() => {
  drafted = scratch();
  for (const folder of ['content', 'templates']) cpSync(folder, join(drafted, folder), { recursive: true });
  expect(draftYear(drafted, 2023, 2024).ok).toBe(true);
});
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

function scratch(): string {
  const root = mkdtempSync(join(tmpdir(), 'kehoach-answers-'));
  made.push(root);
  return root;
}

/** The draft of 2024, nobody has answered yet. */
function draft(): string {
  const root = scratch();
  cpSync(drafted, root, { recursive: true });
  return root;
}

type State = Question['state'];

function answer(root: string, state: State, which: string, note?: string): Read<ReviewResult> {
  return answerReview(root, 2024, { which: [which], state, note });
}

function stateOf(root: string, id: string): State | undefined {
  return readPlan(root, 2024).plan?.review?.questions.find((q) => q.id === id)?.state;
}

/** Message and hint of what was refused. */
function refusal(result: Read<unknown>): string {
  return result.ok ? 'taken' : result.diagnostics.map((d) => `${d.code}: ${d.message} ${d.hint}`).join('\n');
}

const decision = 'content/2024/decision.md';
const lastProposal = 'số 4046/SNV-CCHC ngày 26 tháng 12 năm 2022';
const newProposal = (root: string): void => { edit(root, decision, 'Công văn số 4046/SNV-CCHC ngày 26 tháng 12 năm 2022', 'Công văn số 5120/SNV-CCHC ngày 18 tháng 12 năm 2023'); };
/** Puts the citation that is proposed at the end of the words asked about. */
const citedAtTheEnd = (root: string): void => {
  const words = readPlan(root, 2024).plan?.review?.questions.find((q) => q.id === 'quyet-dinh-truoc-1')?.words ?? '';
  edit(root, 'content/2024/tasks.json', words, `${words} theo Quyết định số 3604/QĐ-UBND ngày 28/12/2022 của UBND tỉnh Khánh Hòa`);
};
/** Adds a sentence to task VII.4 that cites the decision of 2023 in full, and asks to put another in its place. */
const citing = (root: string, proposed = 'Quyết định số 3604/QĐ-UBND ngày 28/12/2022 của UBND tỉnh Khánh Hòa'): void => {
  edit(root, 'content/2024/tasks.json', 'Tổ chức Hội nghị tổng kết công tác CCHC tỉnh năm 2023', 'Tổ chức Hội nghị tổng kết \\"Quyết định số 3311/QĐ-UBND ngày 30/12/2021 của UBND tỉnh Khánh Hòa\\"');
  const words = 'Quyết định số 3311/QĐ-UBND ngày 30/12/2021 của UBND tỉnh Khánh Hòa';
  edit(root, 'content/2024/review.json', '"questions": [', `"questions": [${JSON.stringify({ id: 'quyet-dinh-truoc-9', kind: 'quyet-dinh-truoc', place: 'hoi-nghi-tong-ket-cchc/task', words, ask: 'x', proposed, becomes: proposed, state: 'mo' })},`);
};

describe('an answer that does not hold is refused, says what to do, and writes nothing', () => {
  it.each<{ what: string; state: State; which: string; note?: string; says: readonly string[]; first?: (root: string) => void }>([
    { what: 'accepting where nothing is proposed: the tờ trình of last year', state: 'chap-nhan', which: 'to-trinh-1', says: ['không có đề xuất nào để chấp nhận', 'content/2024/decision.md:', '--change to-trinh-1'] },
    { what: 'accepting all of a kind where nothing is proposed', state: 'chap-nhan', which: 'to-trinh', says: ['không có đề xuất nào để chấp nhận'] },
    { what: 'accepting what is advice: VII.4', state: 'chap-nhan', which: 'quyet-dinh-truoc-1', says: ['không có đề xuất, chỉ có ý kiến ("', 'Hãy tự sửa lời văn ở content/2024/tasks.json:', '--change quyet-dinh-truoc-1'] },
    { what: 'changed, and the words are unchanged', state: 'da-doi', which: 'to-trinh-1', note: 'đã xem', says: ['vẫn còn nguyên', '--change to-trinh-1'] },
    { what: 'changed, and only the number of the công văn is new, not its day', state: 'da-doi', which: 'to-trinh-1', first: (r) => { edit(r, decision, '4046/SNV', '5120/SNV'); }, says: ['vẫn còn nguyên'] },
    { what: 'changed, and another căn cứ was taken out before it', state: 'da-doi', which: 'can-cu-2', first: (r) => { edit(r, decision, /Căn cứ Luật[^\n]*\n\n/u, ''); }, says: ['vẫn còn nguyên'] },
    { what: 'kept without a reason', state: 'giu-nguyen', which: 'can-cu-1', says: ['phải nêu lý do', '--keep can-cu-1 --note'] },
    { what: 'kept, with the words of the hint for a reason', state: 'giu-nguyen', which: 'can-cu-1', note: 'lý do', says: ['phải nêu lý do'] },
    { what: 'kept, with the words of the README for a reason', state: 'giu-nguyen', which: 'can-cu-1', note: 'vì sao', says: ['phải nêu lý do'] },
    { what: 'kept, and the words were edited', state: 'giu-nguyen', which: 'can-cu-1', note: 'đúng', first: (r) => { edit(r, decision, 'Căn cứ Luật Tổ chức', 'Căn cứ Luật tổ chức'); }, says: ['không còn ở chỗ đó', '--change can-cu-1'] },
    { what: 'changed, and the new words are left open', state: 'da-doi', which: 'can-cu-2', first: (r) => { edit(r, decision, 'Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021', 'Nghị quyết số …/NQ-CP ngày … tháng … năm 2023'); }, says: ['còn chỗ để trống', '--change can-cu-2'] },
    { what: 'kept, the tờ trình of last year, whatever the reason', state: 'giu-nguyen', which: 'to-trinh-1', note: 'Dùng lại công văn cũ theo ý kiến lãnh đạo', says: ['không dùng lại được', 'content/2024/decision.md:11', 'Tờ trình số 512/TTr-SNV ngày 18 tháng 12 năm 2023', '--change to-trinh-1'] },
    ...[
      ['its number still open', 'số …/TTr-SNV ngày 18 tháng 12 năm 2023', 'chưa ghi đủ số và ngày'],
      ['its number blank', 'số /TTr-SNV ngày 18 tháng 12 năm 2023', 'chưa ghi đủ số và ngày'],
      ['its day still open', 'số 512/TTr-SNV ngày … tháng 12 năm 2023', 'chưa ghi đủ số và ngày'],
      ['no day', 'số 512/TTr-SNV', 'chưa ghi đủ số và ngày'],
      ['a month and a year only', 'số 512/TTr-SNV tháng 12 năm 2023', 'chưa ghi đủ số và ngày'],
      ['a day that is not', 'số 512/TTr-SNV ngày 31 tháng 11 năm 2023', 'ngày 31 tháng 11 năm 2023, ngày này không có trong lịch'],
      ['no number', 'ngày 18 tháng 12 năm 2023', 'chưa ghi đủ số và ngày'],
      ['only the year of the day moved', 'số 4046/SNV-CCHC ngày 26 tháng 12 năm 2023', 'số của tờ trình (công văn) cũ'],
      ['a comma put in', 'số 4046/SNV-CCHC, ngày 26 tháng 12 năm 2022', 'ngày của tờ trình (công văn) cũ'],
      ['the same day written with slashes', 'số 512/SNV-CCHC ngày 26/12/2022', 'ngày của tờ trình (công văn) cũ'],
      ['a day of the year before the last', 'số 512/TTr-SNV ngày 18 tháng 12 năm 2022', 'phải từ 01/01/2023 đến 31/12/2024'],
      ['such a day with strokes', 'số 512/TTr-SNV ngày 29/02/2023', 'ngày 29/02/2023, ngày này không có trong lịch'],
      ['a day after the year', 'số 512/TTr-SNV ngày 18 tháng 12 năm 2025', 'phải từ 01/01/2023 đến 31/12/2024'],
      ['the old number and a colon', 'số: 4046/SNV-CCHC ngày 26 tháng 12 năm 2022', 'ngày của tờ trình (công văn) cũ'],
      ['the old number, no "số", and dots in its day', 'TTr 4046/SNV-CCHC, 26.12.2022', 'ngày của tờ trình (công văn) cũ'],
      ['the old number alone', '4046 / SNV – CCHC, 20.12.2023', 'số của tờ trình (công văn) cũ'],
      ['the day of another paper', 'số 77/TTr-SNV theo Nghị quyết ban hành ngày 20 tháng 12 năm 2023', 'chưa ghi đủ số và ngày'],
      ['a second one beside it that has no day', 'số 77/TTr-SNV và Tờ trình số 78/TTr-SNV ngày 20 tháng 12 năm 2023', 'chưa ghi đủ số và ngày'],
    ].map(([what = '', words = '', says = '']) => ({ what: `changed, the tờ trình with ${what}`, state: 'da-doi' as const, which: 'to-trinh-1', first: (r: string) => { edit(r, decision, lastProposal, words); }, says: [says, '--change to-trinh-1'] })),
    { what: 'changed, the same công văn in a căn cứ of another wording', state: 'da-doi', which: 'to-trinh-1', first: (r) => { edit(r, decision, `Xét đề nghị của Giám đốc Sở Nội vụ tại Công văn ${lastProposal}`, 'Căn cứ văn bản của Sở Nội vụ (Công văn số 4046/SNV-CCHC ngày 26/12/2022)'); }, says: ['công văn) cũ'] },
    ...[
      ['the same công văn on the ground of which', 'Trên cơ sở Công văn số: 4046/SNV-CCHC, ngày 26-12-2022 của Sở Nội vụ.', 'ngày của tờ trình (công văn) cũ'],
      ['the same công văn without its symbol', 'Theo Công văn số 4046 ngày 26/12/2022 của Sở Nội vụ.', 'ngày của tờ trình (công văn) cũ'],
      ['a tờ trình without its day, carried out', 'Thực hiện Tờ trình số 77/TTr-SNV của Sở Nội vụ.', 'chưa ghi đủ số và ngày'],
      ['a tờ trình to come', 'Thực hiện Tờ trình của Sở Nội vụ trình UBND tỉnh (chưa có số, ngày).', 'chưa ghi đủ số và ngày'],
      ['a new one, and the old one in a căn cứ of its own', 'Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 77/TTr-SNV ngày 20 tháng 12 năm 2023;\n\nTheo Văn bản 4046/SNV-CCHC ngày 26/12/2022 của Sở Nội vụ.', 'ngày của tờ trình (công văn) cũ'],
      ['a new one, and the old number in a căn cứ of its own', 'Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 77/TTr-SNV ngày 20 tháng 12 năm 2023;\n\nTheo Văn bản 4046/SNV-CCHC của Sở Nội vụ.', 'số của tờ trình (công văn) cũ'],
    ].map(([what = '', words = '', says = '']) => ({ what: `changed: ${what}`, state: 'da-doi' as const, which: 'to-trinh-1', first: (r: string) => { edit(r, decision, /Xét đề nghị[^\n]*/u, words); }, says: [says, '--change to-trinh-1'] })),
    { what: '"Giữ nguyên" accepted, and words were put behind them', state: 'chap-nhan', which: 'can-cu-2', first: (r) => { edit(r, decision, 'cải cách hành chính nhà nước giai đoạn 2021-2030;', 'cải cách hành chính nhà nước giai đoạn 2021-2030 và các văn bản hướng dẫn;'); }, says: ['không đúng như đề xuất', '--change can-cu-2'] },
    { what: 'kept, and words were put behind them', state: 'giu-nguyen', which: 'quyet-dinh-truoc-1', note: 'đúng', first: citedAtTheEnd, says: ['không còn ở chỗ đó', '--change quyet-dinh-truoc-1'] },
    { what: 'changed, and only the sign at the end is another', state: 'da-doi', which: 'can-cu-2', first: (r) => { edit(r, decision, 'cải cách hành chính nhà nước giai đoạn 2021-2030;', 'cải cách hành chính nhà nước giai đoạn 2021-2030.'); }, says: ['vẫn còn nguyên'] },
    { what: '"Giữ nguyên" accepted, and the words were edited', state: 'chap-nhan', which: 'can-cu-1', first: (r) => { edit(r, decision, 'Căn cứ Luật Tổ chức', 'Căn cứ Luật tổ chức'); }, says: ['không đúng như đề xuất', '--change can-cu-1'] },
    { what: 'a proposal whose place was edited so that it cannot be put in', state: 'chap-nhan', which: 'quyet-dinh-truoc-9', first: (r) => { citing(r); edit(r, 'content/2024/tasks.json', 'số 3311/QĐ-UBND ngày', 'số 3311/QĐ-UBND, ngày'); }, says: ['không đưa được đề xuất vào content/2024/tasks.json:', '--change quyet-dinh-truoc-9'] },
  ])('$what', ({ state, which, note, says, first }) => {
    const root = draft();
    first?.(root);
    const before = treeOf(root);
    const said = refusal(answer(root, state, which, note));
    for (const words of says) expect(said).toContain(words);
    expect(treeOf(root)).toEqual(before);
  });
  it('one that does not hold among several: none is taken', () => {
    const root = draft();
    const before = treeOf(root);
    expect(refusal(answerReview(root, 2024, { which: ['can-cu', 'to-trinh'], state: 'chap-nhan', note: undefined }))).toContain('to-trinh-1');
    expect(treeOf(root)).toEqual(before);
  });
});

describe('an answer that holds is taken', () => {
  it.each<{ what: string; state: State; which: string; note?: string; first?: (root: string) => void }>([
    { what: '"Giữ nguyên" of a căn cứ whose words stand', state: 'chap-nhan', which: 'can-cu-1' },
    { what: 'a tờ trình with new number and day', state: 'da-doi', which: 'to-trinh-1', first: newProposal },
    { what: 'a citation added beside the words asked about', state: 'da-doi', which: 'quyet-dinh-truoc-1', first: (r) => { edit(r, 'content/2024/tasks.json', 'tổng kết công tác CCHC tỉnh năm 2023', 'tổng kết công tác CCHC tỉnh năm 2023 theo Quyết định số 3604/QĐ-UBND'); } },
    { what: 'a citation put at the end of the words asked about', state: 'da-doi', which: 'quyet-dinh-truoc-1', first: citedAtTheEnd },
    { what: 'a căn cứ that goes on', state: 'da-doi', which: 'can-cu-2', first: (r) => { edit(r, decision, 'cải cách hành chính nhà nước giai đoạn 2021-2030;', 'cải cách hành chính nhà nước giai đoạn 2021-2030 (đã được sửa đổi, bổ sung);'); } },
    { what: 'words that are right, with a reason', state: 'giu-nguyen', which: 'can-cu-1', note: 'Còn hiệu lực, đã tra cứu' },
    { what: 'a tờ trình of the same number by chance, with a reason', state: 'da-doi', which: 'to-trinh-1', note: 'Trùng số với năm trước, đã đối chiếu sổ công văn', first: (r) => { edit(r, decision, lastProposal, 'số 4046/SNV-CCHC ngày 18 tháng 12 năm 2023'); } },
    { what: 'a tờ trình of the same day of the year', state: 'da-doi', which: 'to-trinh-1', first: (r) => { edit(r, decision, lastProposal, 'số 512/TTr-SNV ngày 26 tháng 12 năm 2023'); } },
    { what: 'a tờ trình, another căn cứ put in before it', state: 'da-doi', which: 'to-trinh-1', first: (r) => { newProposal(r); edit(r, decision, 'Căn cứ Chương trình cải cách', 'Căn cứ Luật Viên chức ngày 15 tháng 11 năm 2010;\n\nCăn cứ Chương trình cải cách'); } },
    ...[
      'số: 77/TTr-SNV ngày 20 tháng 12 năm 2023',
      'số\u00a077/TTr-SNV ngày 20 tháng 12 năm 2023',
      'số 77/TTr-SNV ngày 20-12-2023',
      'số 77/TTr-SNV, số 78/TTr-SNV ngày 20 tháng 12 năm 2023',
      'số 77/TTr-SNV ngày 20 tháng 12 năm 2023 về Kế hoạch thực hiện Nghị quyết số 76/NQ-CP',
      'số 77/TTr-SNV ngày 20 tháng 12 năm 2023 về thực hiện Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021',
    ].map((words) => ({ what: `a tờ trình ${words}`, state: 'da-doi' as const, which: 'to-trinh-1', first: (r: string) => { edit(r, decision, lastProposal, words); } })),
    { what: 'a law of the day of the old tờ trình beside the new one', state: 'da-doi', which: 'to-trinh-1', first: (r) => { newProposal(r); edit(r, decision, 'Căn cứ Chương trình cải cách', 'Căn cứ Nghị quyết số 9/NQ-HĐND ngày 26 tháng 12 năm 2022;\n\nCăn cứ Chương trình cải cách'); } },
    { what: 'a proposal that names no document', state: 'da-doi', which: 'to-trinh-1', first: (r) => { edit(r, decision, ` tại Công văn ${lastProposal}`, ''); } },
    { what: 'a proposal worded another way', state: 'da-doi', which: 'to-trinh-1', first: (r) => { edit(r, decision, /Xét đề nghị[^\n]*/u, 'Xét Tờ trình số 512/TTr-SNV ngày 18/12/2023 của Giám đốc Sở Nội vụ.'); } },
    { what: 'a task that stays, whose words are bettered later', state: 'chap-nhan', which: 'nhiem-vu-16', first: (r) => { edit(r, 'content/2024/tasks.json', 'Xây dựng Nền tảng số hóa tỉnh Khánh Hòa', 'Hoàn thiện Nền tảng số hóa tỉnh Khánh Hòa'); } },
    { what: 'a task that was taken out: its place is gone', state: 'da-doi', which: 'nhiem-vu-19', first: (r) => {
      const file = join(r, 'content/2024/tasks.json');
      const tasks = JSON.parse(readFileSync(file, 'utf8')) as { sections: { tasks: { id: string }[] }[] };
      for (const s of tasks.sections) s.tasks = s.tasks.filter((t) => t.id !== 'chuong-trinh-hanh-dong-ket-luan-91-kl-tu').map((t, i) => ({ ...t, number: i + 1 }));
      writeFileSync(file, JSON.stringify(tasks, null, 2));
    } },
  ])('$what', ({ state, which, note, first }) => {
    const root = draft();
    first?.(root);
    expect(refusal(answer(root, state, which, note))).toBe('taken');
    expect(stateOf(root, which)).toBe(state);
    expect(composeYear(root, 2024).diagnostics.filter((d) => d.file.endsWith('review.json') && d.code.startsWith('answer'))).toEqual([]);
  });
  it('a proposal that is a text takes the place of the words asked about, and of nothing else', () => {
    const root = draft();
    citing(root);
    const before = readFileSync(join(root, 'content/2024/tasks.json'), 'utf8');
    const taken = answer(root, 'chap-nhan', 'quyet-dinh-truoc-9');
    expect(taken).toMatchObject({ ok: true, value: { answered: [{ id: 'quyet-dinh-truoc-9', state: 'chap-nhan' }] } });
    expect(taken.ok && taken.value.edited.get('quyet-dinh-truoc-9')).toMatch(/^content\/2024\/tasks\.json:\d+$/u);
    expect(readFileSync(join(root, 'content/2024/tasks.json'), 'utf8')).toBe(before.replace('số 3311/QĐ-UBND ngày 30/12/2021', 'số 3604/QĐ-UBND ngày 28/12/2022'));
    const after = treeOf(root);
    expect(refusal(answer(root, 'chap-nhan', 'quyet-dinh-truoc-9')), 'accepting once more changes nothing').toBe('taken');
    expect(treeOf(root)).toEqual(after);
  });
  it('several at once: two in one text, the later first, one that another question asks for as well, one whose words stand elsewhere too', () => {
    const root = draft();
    citing(root);
    const also = (id: string, place: string, words: string, becomes: string): void => { edit(root, 'content/2024/review.json', '"questions": [', `"questions": [${JSON.stringify({ id, kind: 'quyet-dinh-truoc', place, words, ask: 'x', proposed: becomes, becomes, state: 'mo' })},`); };
    also('quyet-dinh-truoc-10', 'hoi-nghi-tong-ket-cchc/task', 'Tổ chức Hội nghị tổng kết', 'Tổ chức tốt Hội nghị tổng kết');
    also('quyet-dinh-truoc-11', 'hoi-nghi-tong-ket-cchc/task', 'Tổ chức Hội nghị tổng kết', 'Tổ chức tốt Hội nghị tổng kết');
    also('quyet-dinh-truoc-12', 'ke-hoach-khao-sat-muc-do-hai-long/task', 'Kế hoạch', 'Kế hoạch chi tiết');
    const before = readFileSync(join(root, 'content/2024/tasks.json'), 'utf8');
    const which = [9, 10, 11, 12].map((n) => `quyet-dinh-truoc-${n}`);
    const taken = answerReview(root, 2024, { which, state: 'chap-nhan', note: undefined });
    expect(refusal(taken)).toBe('taken');
    expect(taken.ok && [...taken.value.edited.keys()].sort()).toEqual([...which].sort());
    const now = before.replace('số 3311/QĐ-UBND ngày 30/12/2021', 'số 3604/QĐ-UBND ngày 28/12/2022').replace('Tổ chức Hội nghị tổng kết', 'Tổ chức tốt Hội nghị tổng kết');
    const at = now.indexOf('Kế hoạch', now.indexOf('"ke-hoach-khao-sat-muc-do-hai-long"'));
    expect(readFileSync(join(root, 'content/2024/tasks.json'), 'utf8')).toBe(`${now.slice(0, at)}Kế hoạch chi tiết${now.slice(at + 'Kế hoạch'.length)}`);
  });
  it('a proposal with quotes and backslashes in JSON is put in as it is', () => {
    const root = draft();
    citing(root, 'Quyết định "a\\b" số 3604/QĐ-UBND');
    expect(refusal(answer(root, 'chap-nhan', 'quyet-dinh-truoc-9'))).toBe('taken');
    const task = readPlan(root, 2024).plan?.appendix.sections.flatMap((s) => s.tasks).find((t) => t.id === 'hoi-nghi-tong-ket-cchc');
    expect(JSON.stringify(task?.task)).toContain(JSON.stringify('Quyết định "a\\b" số 3604/QĐ-UBND').slice(1, -1));
  });
  it('where a call of the disk fails, content and answer are both as before', () => {
    const counting = failingDisk(Infinity);
    const whole = draft();
    citing(whole);
    const ask = { which: ['quyet-dinh-truoc-9'], state: 'chap-nhan', note: undefined } as const;
    expect(answerReview(whole, 2024, ask, counting.disk).ok).toBe(true);
    expect(counting.calls()).toBeGreaterThan(5);
    for (let good = 0; good < counting.calls(); good += 1) {
      const root = draft();
      citing(root);
      const before = treeOf(root, ['content']);
      const result = answerReview(root, 2024, ask, failingDisk(good).disk);
      expect(result.ok, `call ${good}`).toBe(false);
      if (refusal(result).startsWith('output-unfinished')) continue;
      expect(treeOf(root, ['content']), `call ${good}`).toEqual(before);
    }
  });
});

describe('an answer written by hand into review.json is held against the words as well', () => {
  const byHand = (root: string, id: string, state: State): void => { edit(root, 'content/2024/review.json', new RegExp(`("id": "${id}",[^}]*"state": )"mo"`, 'u'), `$1"${state}"`); };
  it.each<{ what: string; id: string; state: State; first?: (root: string) => void; code: string | undefined }>([
    { what: 'the tờ trình is said to be changed and is not', id: 'to-trinh-1', state: 'da-doi', code: 'answer-does-not-hold' },
    { what: 'it is changed', id: 'to-trinh-1', state: 'da-doi', first: newProposal, code: undefined },
    { what: 'a question without a proposal is accepted', id: 'to-trinh-1', state: 'chap-nhan', code: 'answer-does-not-hold' },
    { what: 'advice is accepted', id: 'quyet-dinh-truoc-1', state: 'chap-nhan', code: 'answer-does-not-hold' },
    { what: 'words are kept without a reason', id: 'can-cu-1', state: 'giu-nguyen', code: 'answer-does-not-hold' },
  ])('$what', ({ id, state, first, code }) => {
    const root = draft();
    first?.(root);
    byHand(root, id, state);
    expect(readPlan(root, 2024).diagnostics.filter((d) => d.level === 'error').map((d) => d.code)).toEqual(code === undefined ? [] : [code]);
  });
  it('words that are edited after their answer: the answer is asked for again, and the plan is not issued', async () => {
    const root = draft();
    expect(refusal(answer(root, 'chap-nhan', 'can-cu-1'))).toBe('taken');
    edit(root, decision, 'Căn cứ Luật Tổ chức', 'Căn cứ Luật tổ chức');
    expect(readPlan(root, 2024).diagnostics).toMatchObject([{ code: 'answer-does-not-hold', level: 'error', file: 'content/2024/review.json' }]);
    const { entry } = await issueYear(root, 2024, { number: 3700, date: { year: 2023, month: 12, day: 28 }, forms: ['giay'] });
    expect(entry).toBeUndefined();
  });
});

describe('a question opened again', () => {
  it('in a draft is open', () => {
    const root = draft();
    answer(root, 'chap-nhan', 'can-cu-1', 'x');
    expect(refusal(answer(root, 'mo', 'can-cu-1'))).toBe('taken');
    expect(stateOf(root, 'can-cu-1')).toBe('mo');
  });
  it('in an issued year is refused, as is any other answer', async () => {
    const root = draft();
    newProposal(root);
    edit(root, 'content/2024/plan.json', '"name": null', '"name": "Nguyễn Văn A"');
    expect(refusal(answer(root, 'chap-nhan', 'can-cu'))).toBe('taken');
    expect(refusal(answer(root, 'chap-nhan', 'nhiem-vu'))).toBe('taken');
    expect(refusal(answer(root, 'da-doi', 'to-trinh'))).toBe('taken');
    expect(refusal(answer(root, 'giu-nguyen', 'quyet-dinh-truoc', 'Không cần dẫn'))).toBe('taken');
    const { entry } = await issueYear(root, 2024, { number: 3700, date: { year: 2023, month: 12, day: 28 }, forms: ['giay'] });
    expect(entry?.number).toBe(3700);
    const before = treeOf(root);
    for (const state of ['mo', 'giu-nguyen'] as const) expect(refusal(answer(root, state, 'can-cu-1', 'x'))).toContain('review-issued: Kế hoạch năm 2024 đã ban hành (Quyết định số 3700/QĐ-UBND)');
    expect(treeOf(root)).toEqual(before);
  });
});

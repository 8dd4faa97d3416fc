import { describe, expect, it } from 'vitest';
import { readPlan } from '../../src/content/read.js';
import type { TaskProgress } from '../../src/content/schema.js';
import { fateOf } from '../../src/draft/fate.js';
import { referenceDate, rosterOf } from '../../src/plan/roster.js';
import { sample, sampleFiles, sampleYear, withGroupTask, writeProject } from '../support/sample-project.js';

/** I.3 of the sample, carried out by three agencies each for itself; its words say that it comes again every year. */
const task = 'danh-gia-noi-bo';
function fateWith(tasks: readonly TaskProgress[]): readonly unknown[] {
  const { root, remove } = writeProject(sampleFiles({ ...withGroupTask(sample()), progress: { tasks: [...tasks] } }));
  const { plan } = readPlan(root, sampleYear);
  remove();
  const found = plan?.appendix.sections[0]?.tasks.find((t) => t.id === task);
  if (plan === undefined || found === undefined) throw new Error('the sample is whole');
  const once = { ...found, task: ['Ban hành Quy chế phối hợp'], outputs: ['Quyết định ban hành Quy chế'] };
  const roster = rosterOf(plan.agencies, referenceDate(plan));
  const { kind, fate, reason, question } = fateOf(once, plan, roster);
  return [kind, fate, reason, ...(question === undefined ? [] : [question])];
}
const done = (by: string): TaskProgress => ({ task, by, state: 'hoan-thanh', date: '2030-05-06', evidence: [`Quyết định của ${by}`] });

describe('a one-off task that each member of its groups answers for, next year', () => {
  it('is left out, with the evidence of each, once all are done', () => {
    expect(fateWith([done('so-tai-chinh'), done('so-y-te'), { task, by: 'ubnd-huyen-a', state: 'khong-thuc-hien', reason: 'Đã sáp nhập' }])).toEqual([
      'one-off', 'bo',
      'Đã hoàn thành: 2/3 cơ quan đã hoàn thành, 1 không thực hiện (Sở Tài chính: Quyết định của so-tai-chinh; Sở Y tế: Quyết định của so-y-te; Ủy ban nhân dân huyện A: không thực hiện, Đã sáp nhập); chỉ thực hiện một lần',
    ]);
  });
  it('is kept while one of them is not', () => {
    expect(fateWith([done('so-tai-chinh'), done('so-y-te')])).toEqual(['one-off', 'giu', 'Đang thực hiện: 2/3 cơ quan đã hoàn thành, 1 chưa báo cáo']);
  });
  it('is asked about as one that nobody has reported where one refused and the others are silent, and the refusal is told', () => {
    const told = '0/3 cơ quan đã hoàn thành, 1 không thực hiện, 2 chưa báo cáo (Sở Y tế: không thực hiện, Không thuộc phạm vi)';
    expect(fateWith([{ task, by: 'so-y-te', state: 'khong-thuc-hien', reason: 'Không thuộc phạm vi' }])).toEqual([
      'one-off', 'giu', expect.stringMatching(`; ${told.replaceAll(/[()]/gu, String.raw`\$&`)}$`), `Nhiệm vụ này chỉ thực hiện một lần và chưa có báo cáo kết quả: ${told}; còn thực hiện tiếp không?`,
    ]);
  });
  it('is left out where the officer has reported the whole as done', () => {
    expect(fateWith([{ task, by: 'so-y-te', state: 'chua-thuc-hien' }, { task, state: 'hoan-thanh', date: '2030-06-01' }])).toEqual(['one-off', 'bo', 'Đã hoàn thành ngày 01/6/2030; chỉ thực hiện một lần']);
  });
});

describe('a task that was not done, next year', () => {
  const notDone = (reason: string, words = ['Ban hành Quy chế phối hợp']): unknown => {
    const { root, remove } = writeProject(sampleFiles({ ...sample(), progress: { tasks: [{ task: 'ke-hoach-thanh-tra', state: 'khong-thuc-hien', reason }] } }));
    const { plan } = readPlan(root, sampleYear);
    remove();
    const found = plan?.appendix.sections[0]?.tasks[0];
    if (plan === undefined || found === undefined) throw new Error('the sample is whole');
    const { fate, question, isOpen } = fateOf({ ...found, task: words, outputs: ['Quyết định ban hành Quy chế'] }, plan, rosterOf(plan.agencies, referenceDate(plan)));
    return [fate, question?.includes(`"${reason}"`), isOpen === true ? 'nothing proposed' : 'to be kept'];
  };
  it.each([
    'Chưa có kinh phí, chuyển sang thực hiện năm 2031', 'Lùi sang năm 2031', 'Hoãn do chờ Nghị định', 'Dời sang quý I/2031', 'Đề nghị để lại kỳ sau', 'Thực hiện vào tháng 3/2031',
    'Sẽ làm trong năm sau', 'Tạm dừng theo Công văn số 1'.normalize('NFD'), 'CHUYỂN  SANG NĂM 2031',
  ])('%s: put off, kept and asked', (reason) => { expect(notDone(reason)).toEqual(['giu', true, 'to be kept']); });
  it.each(['Luật đã bãi bỏ', 'Đã có Quyết định số 12/2031/QĐ-TTg thay thế', 'Nghị quyết năm 2029 đã quy định', 'Chuyển sang Sở Y tế', 'Không còn kinh phí'])('%s: kept until a person decides, nothing proposed', (reason) => {
    expect(notDone(reason)).toEqual(['giu', true, 'nothing proposed']);
  });
  it('one that comes every year is kept and asked, whatever the reason', () => {
    expect(notDone('Không có kinh phí', ['Kiểm tra công tác cải cách hành chính'])).toEqual(['giu', true, 'to be kept']);
  });
  it('a part that was put off keeps a one-off task that is done but for it', () => {
    expect(fateWith([done('so-tai-chinh'), done('so-y-te'), { task, by: 'ubnd-huyen-a', state: 'khong-thuc-hien', reason: 'Lùi sang năm 2031' }]).slice(0, 2)).toEqual(['one-off', 'giu']);
  });
});

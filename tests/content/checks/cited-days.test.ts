import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkCitedDays } from '../../../src/content/checks/cited-days.js';
import type { Plan } from '../../../src/content/plan.js';
import { readPlan } from '../../../src/content/read.js';
import { sample, sampleFiles, sampleYear, writeProject } from '../../support/sample-project.js';

const file = (name: string): string => `content/${sampleYear}/${name}`;

/** The sample with citations in its căn cứ, a khoản of its plan and its first task. */
function planWith(basis: string, clause: string, task = ''): Plan {
  const s = sample();
  const [first] = s.tasks.sections[0]?.tasks ?? [];
  if (first === undefined) throw new Error('the sample has a task');
  if (task !== '') first.task = [task];
  const files = sampleFiles(s);
  files.set(file('decision.md'), (files.get(file('decision.md')) ?? '').replace('Căn cứ', `Căn cứ ${basis};\n\nCăn cứ`));
  files.set(file('plan.md'), (files.get(file('plan.md')) ?? '').replace('2. Nâng', `2. Thực hiện ${clause}. Nâng`));
  const { root, remove } = writeProject(files);
  const { plan } = readPlan(root, sampleYear);
  remove();
  if (plan === undefined) throw new Error('the sample is whole');
  return plan;
}

const told = (...texts: [string, string, string?]): readonly string[] => checkCitedDays(planWith(...texts)).map((d) => `${d.level} ${d.file.replace(/^.*\//u, '')}: ${d.message}`);
const nq76 = 'Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ';

describe('one paper cited with two days', () => {
  it('is told at the later place, with the earlier one', () => {
    const [found, ...more] = checkCitedDays(planWith(nq76, 'Nghị quyết số 76/NQ-CP ngày 15/7/2012 của Chính phủ'));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ level: 'error', code: 'cited-two-days', file: file('plan.md') });
    expect(found?.message).toMatch(/^Văn bản số 76\/NQ-CP ở đây ghi ngày 15\/7\/2012, ở content\/2030\/decision\.md:\d+ ghi ngày 15\/7\/2021\.$/u);
  });
  it('is told in the appendix too, and each place that differs at once; a right one after a wrong one is none', () => {
    expect(told(nq76, '76/NQ-CP ngày 15/7/2012', 'Thực hiện Nghị quyết số 76/NQ-CP ngày 15/6/2021').map((words) => words.slice(0, 17))).toEqual(['error plan.md: Vă', 'error tasks.json:']);
    expect(told(nq76, 'Nghị quyết số 76/NQ-CP ngày 15/7/2012', 'Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021')).toHaveLength(1);
  });
  it.each<[string, string, string]>([
    ['another month of the year', nq76, 'Nghị quyết số 76/NQ-CP ngày 15/6/2021'],
    ['another day, no kind named', nq76, 'văn bản 76/NQ-CP, ngày 16/7/2021'],
    ['a number with its year, another year', 'Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010', 'Nghị định số 63/2010/NĐ-CP ngày 09/5/2011'],
    ['a decision of the province, named by its name and not', 'Quyết định số 4831/QĐ-UBND ngày 24 tháng 12 năm 2021 của UBND tỉnh', 'Quyết định số 4831/QĐ-UBND ngày 25/12/2021'],
    ['the same issuer in short and in full', 'Quyết định số 4831/QĐ-UBND ngày 24 tháng 12 năm 2021 của Uỷ ban nhân dân tỉnh', 'Quyết định số 4831/QĐ-UBND ngày 25/12/2021 của UBND tỉnh'],
    ['leading zeros', 'Nghị quyết số 02/NQ-CP ngày 10/3/2022', 'Nghị quyết số 2/NQ-CP ngày 11/3/2022'],
  ])('%s', (_, basis, clause) => { expect(told(basis, clause)).toHaveLength(1); });
  it.each<[string, string, string]>([
    ['the same day in another spelling', nq76, 'Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ'],
    ['no day at one place', nq76, 'Nghị quyết số 76/NQ-CP của Chính phủ đến hết ngày 31/12/2030'],
    ['numbers of two years', 'Nghị quyết số 02/NQ-CP ngày 10/01/2022 của Chính phủ', 'Nghị quyết số 02/NQ-CP ngày 05/01/2024 của Chính phủ'],
    ['a paper of each January', 'Nghị quyết số 02/NQ-CP ngày 01/01/2020 của Chính phủ', 'Nghị quyết số 02/NQ-CP ngày 01/01/2021 của Chính phủ'],
    ['two provinces', 'Nghị quyết số 10/NQ-HĐND ngày 08/12/2021 của HĐND tỉnh Phú Yên', 'Nghị quyết số 10/NQ-HĐND ngày 10/12/2021 của HĐND tỉnh'],
    ['one of another province, the other nobody’s', 'Nghị quyết số 10/NQ-HĐND ngày 08/12/2021', 'Nghị quyết số 10/NQ-HĐND ngày 10/12/2021 của HĐND tỉnh Phú Yên'],
    ['two levels', 'Quyết định số 10/QĐ-UBND ngày 08/12/2021 của UBND tỉnh', 'Quyết định số 10/QĐ-UBND ngày 10/12/2021 của UBND huyện'],
    ['two kinds', 'Quyết định số 10/2021/UBND ngày 08/12/2021', 'Chỉ thị số 10/2021/UBND ngày 09/12/2021'],
    ['two symbols', 'Quyết định số 10/QĐ-TTg ngày 08/12/2021', 'Quyết định số 10/QĐ-BNV ngày 09/12/2021'],
    ['two numbers, the day behind the second', nq76, 'các Nghị quyết số 76/NQ-CP, số 77/NQ-CP ngày 20/7/2021'],
    ['the number alone', 'Công văn số 76 ngày 08/12/2021', 'Công văn số 76 ngày 09/12/2021'],
  ])('silent: %s', (_, basis, clause) => { expect(told(basis, clause)).toEqual([]); });
  it.each([
    ['papers', 'số 1/QĐ-UBND ngày 1/1/2022 của UBND tỉnh Phú Yên, '.repeat(1000)],
    ['spaces', `số 1/QĐ-UBND ngày 1/1/2022 của${' '.repeat(100_000)}x`],
    ['zeros', `số ${'0'.repeat(100_000)} ngày 1/1/2022`],
  ])('a text is read in one pass: %s', (_, text) => {
    const plan = planWith(nq76, 'x');
    const long = { ...plan, decision: { ...plan.decision, subject: text } };
    const start = performance.now();
    checkCitedDays(long);
    expect(performance.now() - start).toBeLessThan(3000);
  });
  it('silent on the plan of 2023', () => {
    const { plan } = readPlan('.', 2023);
    expect(plan === undefined ? undefined : checkCitedDays(plan)).toEqual([]);
    expect(readFileSync('content/2023/plan.md', 'utf8')).toContain('76/NQ-CP ngày 15/7/2021');
  });
});
